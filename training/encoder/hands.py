"""Channels, addressees and relays as this project's readers marked them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks._roles import read_annotation
from training.encoder.polnear import read_articles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.area import Row
    from training.encoder.labels import Mark
    from training.encoder.polnear import Range

CHECKED_EVERY = 6
"""Every 6th article marked for its hands is kept from training: the check is fitted there."""


def read_hands(shared: Path) -> dict[str, list[Mark]]:
    """The marks of each article to train on, by its name."""
    found = {
        doc.split("/", 1)[1]: [mark for row in rows for mark in _of_roles(row)]
        for doc, rows in read_annotation("roles.jsonl").items()
        if rows[0]["part"] == "development"
    }
    cues = {
        article.name: [one.cue for one in article.statements]
        for article in read_articles(shared / "data" / "polnear" / "train")
    }
    for name, marks in read_marks(kept_back=False).items():
        found[name] = [(kind, span, cues[name][number]) for kind, span, number in marks]
    return found


def read_marks(*, kept_back: bool) -> dict[str, list[tuple[str, Range, int]]]:
    """The articles read for their hands alone, to train on or kept back; each with its marks.

    A mark is a kind, a place and the number of its statement.
    """
    found = {}
    for number, (doc, rows) in enumerate(read_annotation("hands-development.jsonl").items()):
        if (number % CHECKED_EVERY == 0) == kept_back:
            found[doc.split("/", 1)[1]] = [
                (row["field"], (row["span"][0], row["span"][1]), row["statement"])
                for row in rows
                if "field" in row
            ]
    return found


def _of_roles(row: Row) -> Iterator[Mark]:
    """The hands of a statement whose every role was marked."""
    cue = tuple((start, end) for start, end in row["cue"])
    spans = {
        "channel": [row["channel"]["span"]] if row["channel"] else [],
        "addressee": [row["addressee"]] if row["addressee"] else [],
        "relay": row["relays"],
    }
    for kind, given in spans.items():
        for start, end in given:
            yield kind, (start, end), cue
