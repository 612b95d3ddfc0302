"""Makes `people/data/common-words.txt`: words the press writes without a capital.

Usage: ``python -m training.people_words ../shared/data/polnear/train/text``. A word is kept where
it stands in lower case at least `LEAST` times and in at least `SHARE` of its places inside
sentences. Only single words leave the corpus, no text.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

WORD = re.compile(r"(?<![\w.!?:;“\"‘'(\[-])(?<![.!?:;”\"’'—–] )(?<!\n)[^\W\d_]+(?![\w@])")
"""Words that do not open a sentence or a quotation, where a capital tells nothing."""

LEAST, SHARE = 4, 0.7
"""Chosen by eye on 50 words at the edge: below these, family names and places come in."""

SHIPPED = Path(__file__).parents[1] / "src/reportedly/people/data/common-words.txt"


def is_title_case(line: str) -> bool:
    """Whether most words of a line have capitals, so that they tell nothing."""
    words = re.findall(r"[^\W\d_]+", line)
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 0 and capitals > 0.5 * len(words)


def count(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands without and with a capital in the texts of `folder`."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if is_title_case(line):
                continue
            for word in WORD.findall(line):
                (lower if word.islower() else upper)[word.lower()] += 1
    return lower, upper


def main() -> None:
    """Write the table."""
    lower, upper = count(Path(sys.argv[1]))
    kept = sorted(
        word
        for word, times in lower.items()
        if times >= LEAST and times >= SHARE * (times + upper[word]) and len(word) > 1
    )
    head = (
        "# Words the press writes without a capital, counted in PolNeAR train by\n"
        "# training/people_words.py (single words only, no text).\n"
    )
    SHIPPED.write_text(head + "\n".join(kept) + "\n", encoding="utf-8")
    print(len(kept), "words")


if __name__ == "__main__":
    main()
