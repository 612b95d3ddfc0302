"""Sets of days as sorted, disjoint stretches."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias

Stretches: TypeAlias = tuple[tuple[date, date], ...]
"""Stretches of days, first and last included, sorted, not touching one another's days."""

EVER: Stretches = ((date.min, date.max),)


def since(day: date) -> Stretches:
    """The day and all after it."""
    return ((day, date.max),)


def days_from(day: date, before: int, after: int) -> tuple[date, date]:
    """The stretch from `before` days before to `after` days after a day, inside the calendar."""
    at = (day - date.min).days
    first, last = max(at - before, 0), min(at + after, (date.max - date.min).days)
    return date.min + timedelta(first), date.min + timedelta(last)


def union(stretches: Stretches) -> Stretches:
    """The same days, sorted and joined."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(stretches):
        if first > last:
            continue
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def intersect(one: Stretches, other: Stretches) -> Stretches:
    """The days in both."""
    return union(
        tuple((max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) <= min(b, d))
    )


def count(stretches: Stretches) -> int:
    """How many days there are."""
    return sum((last - first).days + 1 for first, last in stretches)
