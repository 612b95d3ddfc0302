"""The labels that people gave to the lines of some pages: page and line numbers, no words.

`hand.tsv` has a page a line: its identifier, then runs of lines as `first-last:label`. They count
the lines of the page's `article` variant that are not blank, from zero. Every line the data does
not call body was looked at; what nobody could tell is "?". What each label means is in README.md.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("hand.tsv")


@lru_cache(maxsize=1)
def hand_labels() -> dict[str, dict[int, str]]:
    """For each labelled page the label ("?" for none) of each line that was looked at."""
    pages: dict[str, dict[int, str]] = {}
    for row in TABLE.read_text(encoding="utf-8").splitlines():
        page, runs = row.split("\t")
        pages[page] = {line: label for run in runs.split() for line, label in _lines(run)}
    return pages


def _lines(run: str) -> list[tuple[int, str]]:
    places, label = run.split(":")
    first, _, last = places.partition("-")
    return [(line, label) for line in range(int(first), int(last or first) + 1)]
