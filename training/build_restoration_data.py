"""Makes the data files of `reportedly/restoration/data` from public tables.

    python -m training.build_restoration_data --confusables FILE --langdetect DIR --english FILE

* `--confusables`: look-alikes of the 52 ASCII letters drawn from the UTS #39 data
  (Unicode License v3), as a JSON object with a key ``latin_letters``;
* `--langdetect`: the folder ``profiles`` of the package langdetect 1.0.9 (Apache-2.0): counts of
  letter groups of one to three, with word borders as spaces, in each language's Wikipedia;
* `--english`: ``frequency_dictionary_en_82_765.txt`` of the package symspellpy 6.10 (MIT): words
  of SCOWL with their counts in Google Books (CC BY 3.0).

Nothing here looks at the development cases.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import unicodedata
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "reportedly" / "restoration" / "data"
LANGUAGES = {
    "LATIN": ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ro", "tr", "sv", "hr", "cs", "vi"],
    "CYRILLIC": ["ru", "uk", "bg", "mk", "hr"],
    "GREEK": ["el"],
}
LEAST = 2
"""Groups rarer than this per million are left out to keep the file small (chosen, not measured)."""

GAJ = str.maketrans("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")
"""Serbian and Croatian share one spelling by letter; two-letter signs come first (`VUK`)."""
VUK = {"lj": "љ", "nj": "њ", "dž": "џ"}


NUMERALS_AND_CAPITALS = {
    **dict(zip("ⅠⅤⅩⅬⅭⅮⅯⅰⅴⅹⅼⅽⅾⅿ", "IVXLCDMivxlcdm", strict=True)),
    **dict(zip("ƄЬᎥᏂᏏᏧ℮ꓲⵏᛁ𐌉𐊊׀⍴", "bbihbdeIlllllp", strict=True)),
    **dict.fromkeys("०০੦૦୦௦౦೦൦๐໐၀", "o"),
}
"""Look-alikes of UTS #39 that the table of ASCII letters leaves out: Roman numerals, capitals that
look like small letters, the estimated sign, zeros and strokes of
other scripts. Checked against the copy
of the data in the package confusable-homoglyphs 3.3.1 (MIT; data Unicode License v3)."""


def cyrillic_serbian(group: str) -> str:
    """A group of Croatian letters as Serbian Cyrillic writes it."""
    for pair, letter in VUK.items():
        group = group.replace(pair, letter)
    return group.translate(GAJ)


def groups(profile: Path, script: str) -> Counter[str]:
    """Lower-cased counts per million of one language's letter groups in `script`."""
    counts: Counter[str] = Counter()
    for group, count in json.loads(profile.read_text(encoding="utf-8"))["freq"].items():
        small = group.lower()
        if script == "CYRILLIC" and profile.name == "hr":
            small = cyrillic_serbian(small)
        letters = small.replace(" ", "")
        if letters and all(unicodedata.name(c, "").startswith(script) for c in letters):
            counts[small] += count
    total = sum(count for group, count in counts.items() if len(group) == 1)
    return Counter({group: round(count * 1e6 / total) for group, count in counts.items()})


def write_groups(profiles: Path) -> None:
    """The mean of the languages of each script, as one JSON object."""
    found = {}
    for script, languages in LANGUAGES.items():
        mean: Counter[str] = Counter()
        for language in languages:
            mean.update(groups(profiles / language, script))
        kept = {g: round(n / len(languages)) for g, n in mean.items()}
        found[script] = {g: n for g, n in sorted(kept.items()) if n >= LEAST and len(g) <= 3}
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    (DATA / "letter_groups.json").write_text(text, encoding="utf-8")


def write_lookalikes(table: Path) -> None:
    """Each look-alike character with the ASCII letters it may stand for, most likely first."""
    letters = json.loads(table.read_text(encoding="utf-8"))["latin_letters"]
    found: dict[str, str] = {}
    for letter, looks in letters.items():
        for character in looks:
            found[character] = found.get(character, "") + letter
    for character, letter in NUMERALS_AND_CAPITALS.items():
        found.setdefault(character, letter)
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (DATA / "lookalikes.json").write_text(text, encoding="utf-8")


def write_english(words: Path) -> None:
    """English words with ten times the natural logarithm of their share, negated."""
    rows = [line.split() for line in words.read_text(encoding="utf-8-sig").splitlines()]
    total = sum(int(count) for _, count in rows)
    lines = (f"{word} {round(-10 * math.log(int(count) / total))}" for word, count in rows)
    data = gzip.compress("\n".join(lines).encode(), mtime=0)
    (DATA / "english.txt.gz").write_bytes(data)


def main() -> None:
    """Write all three files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--confusables", type=Path, required=True)
    parser.add_argument("--langdetect", type=Path, required=True)
    parser.add_argument("--english", type=Path, required=True)
    options = parser.parse_args()
    DATA.mkdir(exist_ok=True)
    write_lookalikes(options.confusables)
    write_groups(options.langdetect)
    write_english(options.english)


if __name__ == "__main__":
    main()
