"""Measures who "they" and "both" are on own labels.

Usage: ``python -m training.people_plurals ../shared``. `annotations/plurals-train.jsonl` holds
sources in PolNeAR train: document, place, and the words they go back to (null where the reader
could not tell). An answer is right if the last word of each of its parts is among those words.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.area import read_rows
from benchmarks.speakers import paragraphs
from reportedly.page import Span
from reportedly.people import resolve_source

LABELS = Path(__file__).parent / "annotations" / "plurals-train.jsonl"


def answer(text: str, start: int, end: int) -> str | None:
    """The words or names a source goes back to."""
    found = resolve_source(text, paragraphs(text), Span(start, end))
    if found.name is not None or found.anchor is None:
        return found.name
    return text[found.anchor.start : found.anchor.end]


def is_right(given: str, means: str | None) -> bool:
    """Whether the last word of each part of an answer is among the label's words."""
    words = set((means or "").lower().replace(",", "").split())
    return all(part.split()[-1].lower() in words for part in given.split(" and "))


def main() -> None:
    """Print how many are answered and how many of those are right."""
    texts = Path(sys.argv[1]) / "data/polnear/train/text"
    rows = list(read_rows(LABELS))
    answered = right = 0
    for row in rows:
        text = (texts / f"{row['doc']}.txt").read_bytes().decode("utf-8")
        given = answer(text, row["start"], row["end"])
        answered += given is not None
        right += given is not None and is_right(given, row["means"])
    print(f"{len(rows)} sources, {answered} answered, {right} right")


if __name__ == "__main__":
    main()
