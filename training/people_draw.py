"""Draws sources without a name in PolNeAR train for a reader to label.

Usage: ``python -m training.people_draw ../shared OUT [SEED]``. One source an article, from
articles of which no source or role was labelled before. Sources are outermost attributions' (first
annotator's), of one piece and at most eight words, none of them capitalised but the first. Strata:
he or she; other pronouns and "both"; phrases that open with an article or possessive; any other
words. The first person and relative pronouns are left out. Writes one JSON object a line: the
source's place and the words around it, for the reader alone (articles do not go into the project).
`annotations/speakers-more.jsonl` was drawn while ties between strata still fell by chance, so a run
now draws another sample of the same make.
"""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.area import Row, read_rows
from reportedly.people.cuewords import words_of
from training.encoder.polnear import read_articles

if TYPE_CHECKING:
    from training.encoder.polnear import Article

SEED = 20261
WANTED = {"he or she": 48, "other pronoun": 12, "definite": 30, "other": 11}
"""Sources a stratum; he and she are about half of such sources, as in the development set."""

LONGEST = 8
ANNOTATIONS = Path(__file__).parent / "annotations"
LEFT_OUT = words_of("i we you my our us me who that which what whoever mine your this those these")
PRONOUNS = words_of("they it both them him her")
OPENERS = words_of("the his its their")


def known_articles() -> set[str]:
    """The articles of which something was labelled already."""
    files = ("speakers-train.jsonl", "plurals-train.jsonl", "roles.jsonl")
    rows = (row for name in files for row in read_rows(ANNOTATIONS / name))
    return {row["doc"].rpartition("/")[2] for row in rows}


def stratum(source: str) -> str | None:
    """The stratum of a source's words; None where they name somebody or are left out."""
    words = re.findall(r"[^\W\d_][\w'’.-]*", source)
    if not words or len(words) > LONGEST or any(word[0].isupper() for word in words[1:]):
        return None
    first = re.split(r"['’]", words[0].lower())[0]
    if first in LEFT_OUT:
        return None
    if len(words) == 1 and first in ("he", "she"):
        return "he or she"
    if len(words) == 1 and first in PRONOUNS:
        return "other pronoun"
    if first in OPENERS or (first == "her" and len(words) > 1):
        return "definite"
    return None if words[0][0].isupper() and first not in ("some", "many", "one") else "other"


def draw(articles: list[Article], seed: int) -> list[tuple[Article, int, int, str]]:
    """The sources to label, in the order of their articles' names."""
    chance = random.Random(seed)  # noqa: S311
    order = [article for article in articles if article.name not in known_articles()]
    chance.shuffle(order)
    wanted, drawn = dict(WANTED), []
    for article in order:
        found = [
            (*statement.source[0], kind)
            for statement in article.statements
            if len(statement.source) == 1
            and (kind := stratum(article.text[slice(*statement.source[0])]))
            and wanted[kind]
        ]
        if found:
            kinds = sorted({kind for _, _, kind in found}, key=lambda kind: (wanted[kind], kind))
            kind = chance.choices(kinds, [wanted[one] for one in kinds])[0]
            start, end, _ = chance.choice([one for one in found if one[2] == kind])
            wanted[kind] -= 1
            drawn.append((article, start, end, kind))
    return sorted(drawn, key=lambda one: one[0].name)


def sheet(number: int, article: Article, start: int, end: int, kind: str) -> Row:
    """What a reader sees of one source."""
    text = article.text
    return {
        "id": f"train-{number}",
        "doc": article.name,
        "start": start,
        "end": end,
        "stratum": kind,
        "words": text[:start] + "⟦" + text[start:end] + "⟧" + text[end:],
    }


def main() -> None:
    """Write the sheets of the drawn sources."""
    seed = int(sys.argv[3]) if len(sys.argv) > len(("", "shared", "out")) else SEED
    articles = read_articles(Path(sys.argv[1]) / "data/polnear/train")
    drawn = draw(articles, seed)
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        rows = (sheet(number, *one) for number, one in enumerate(drawn, start=100))
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    print(f"{len(drawn)} sources")


if __name__ == "__main__":
    main()
