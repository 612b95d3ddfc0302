"""Which pages are called a synonym program's: honest ones (false alarms) and made ones (found).

Honest: PolNeAR dev and GUM (news and interviews), which the tables were not counted from. Made:
the copies of `eval/copies`; of their originals the tables do know the words, which makes them
harder to find. ``python -m training.neighbours ../shared --check`` keeps the two apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.area import Area, Row, Score, read_rows
from benchmarks.entities import read_document
from reportedly.copies.spun import LEAST_ALTERED, is_told, signals
from reportedly.restoration import restore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def predict(place: Path) -> Iterator[Row]:
    """The score of each page, None where it is too short to say, and whether it is told."""
    for name, sort, text in _texts(place):
        restored = restore(text)
        found = signals(restored.text)
        yield {
            "id": name,
            "sort": sort,
            "score": None if found is None else round(found.score, 4),
            "told": found is not None and is_told(found, altered=len(restored.alterations)),
            "letters": len(restored.alterations) >= LEAST_ALTERED,
        }


def _texts(place: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted((place / "data" / "polnear" / "dev" / "text").glob("*.txt")):
        yield path.stem, "PolNeAR dev", path.read_text(encoding="utf-8")
    for path in sorted((place / "data" / "gum-news").rglob("*.conllu")):
        yield path.stem, "GUM", read_document(path).text
    copies = place / "eval" / "copies"
    kinds = {row["copy"]: row["kind"] for row in read_rows(copies / "gold" / "originals.jsonl")}
    for row in read_rows(copies / "docs.jsonl"):
        if row["id"] in kinds:
            yield row["id"], kinds[row["id"]], row["text"]


def score(place: Path, predictions: Path) -> Score | None:
    """By sort of page, how many of those with a score are told, and the highest score.

    Those with swapped letters are counted apart.
    """
    del place
    sorts: dict[str, list[Row]] = {}
    for row in read_rows(predictions):
        if row["score"] is not None:
            letters = ", letters swapped" if row["letters"] else ""
            sorts.setdefault(row["sort"] + letters, []).append(row)
    return {
        sort: {
            "told": sum(row["told"] for row in some),
            "of": len(some),
            "highest": max(row["score"] for row in some),
        }
        for sort, some in sorted(sorts.items())
    }


AREA = Area(data=".", predict=predict, score=score)
