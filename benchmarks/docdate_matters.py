"""Dates told by pages of one matter, each of the hand-labelled articles without its date in turn.

The 122 articles of `training/annotations/matters.jsonl` (PolNeAR train, attributions given) are
joined by their matters as a ledger joins them; the one asked for has no day and is put to them
last. All are of one year, so that a page of another year's strike cannot be put among them: what is
told here is told of pages known to be of one time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING

from benchmarks._roles import read_annotation
from benchmarks.area import Area, Row, Score, read_rows
from benchmarks.matters import DAY, GOLD, judged
from reportedly.dating.neighbours import Around, date_from_others

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportedly.matters.told import Profile


def predict(place: Path) -> Iterator[Row]:
    """The interval other articles of its matters leave each article."""
    days = {doc: date.fromisoformat(found[1]) for doc in read_annotation(GOLD)
            if (found := DAY.search(doc))}  # fmt: skip
    profiles = [one for doc in days for one, _ in judged(place, doc)[0]]
    profiles.sort(key=lambda one: one.begin or date.max)
    for doc, day in days.items():
        found = date_from_others(None, (), _around(doc, profiles, days))
        yield {
            "id": doc,
            "day": day.isoformat(),
            "begin": found and found.story.begin and found.story.begin.isoformat(),
            "end": found and found.story.end and found.story.end.isoformat(),
        }


def _around(doc: str, profiles: list[Profile], days: dict[str, date]) -> Iterator[Around]:
    """The matters of an article among those of all others, and the days of these."""
    from reportedly.matters.across import choose, group, joined

    others = [one for one in profiles if one.page != doc]
    groups = group(others)
    wholes = [reduce(joined, [others[at] for at in members]) for members in groups]
    for one in (one for one in profiles if one.page == doc):
        number = choose(replace(one, begin=None, end=None), enumerate(wholes))
        if number is not None:
            pages = {others[at].page for at in groups[number]}
            yield Around(one.name, tuple(sorted(days[page] for page in pages)))


def score(_place: Path, predictions: Path) -> Score:
    """Articles told of, the share whose interval holds their day, and its median width in days."""
    rows = list(read_rows(predictions))
    told = [row for row in rows if row["begin"]]
    widths = sorted(
        (date.fromisoformat(row["end"]) - date.fromisoformat(row["begin"])).days for row in told
    )
    return {
        "articles": len(rows),
        "told": len(told),
        "holds": sum(row["begin"] <= row["day"] <= row["end"] for row in told) / max(1, len(told)),
        "median_days": widths[len(widths) // 2] if widths else None,
    }


AREA = Area(data="data", predict=predict, score=score)
