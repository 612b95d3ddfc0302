"""When what a statement speaks of took place, as far as its own words tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.matters.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.matters.words import Token

WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTH_NAMES = frozenset(MONTHS)
SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
UNITS = word_set("units")
DAY_PARTS = word_set("day_parts")
DEICTIC = frozenset({"last", "this", "next", "previous", "coming"})

Times = frozenset[tuple[str, str]]
"""Pairs of a grain (year, month, weekday, season, or a unit with "last", "this") and its value."""


def times(parts: Sequence[Token]) -> Times:
    """The times named among these words."""
    found = set(_ago(parts))
    for number, token in enumerate(parts):
        lower, before = token.lower, parts[number - 1].lower if number else ""
        if lower in WEEKDAYS:
            found.add(("weekday", lower))
        elif (
            lower in MONTH_NAMES and token.text[0].isupper() and (lower != "may" or before != "he")
        ):
            found.add(("month", lower))
        elif lower in SEASONS:
            found.add(("season", lower))
        elif lower in DAY_PARTS:
            found.add(("part of day", lower))
        elif lower in UNITS and before in DEICTIC:
            found.add((f"{lower} seen from the page", before))
        elif len(token.text) == 4 and token.text.isdigit() and 1900 <= int(token.text) <= 2099:
            found.add(("year", token.text))
        elif lower in {"yesterday", "today", "tomorrow", "tonight"}:
            found.add(("day", lower))
    return frozenset(found)


def _ago(parts: Sequence[Token]) -> Times:
    """How long ago: "a year ago" is last year, "two years ago" neither that nor this one."""
    found = set()
    for before, token, after in zip(parts, parts[1:], parts[2:], strict=False):
        if after.lower != "ago":
            continue
        unit = token.lower.removesuffix("s")
        if unit in UNITS:
            count = "last" if before.lower in {"a", "one"} else f"{before.lower} ago"
            found.add((f"{unit} seen from the page", count))
    return frozenset(found)


def apart(left: Times, right: Times) -> bool:
    """Whether both name times of one grain and none of them in common."""
    grains = {grain for grain, _ in left} & {grain for grain, _ in right}
    for grain in grains:
        ours = {value for name, value in left if name == grain}
        theirs = {value for name, value in right if name == grain}
        if not ours & theirs:
            return True
    return False


def order(left: Times, right: Times, grain: str) -> int:
    """-1 where all left times of a grain lie before the right ones, 1 after, 0 if not known."""
    ours = [_place(value) for name, value in left if name == grain]
    theirs = [_place(value) for name, value in right if name == grain]
    if not ours or not theirs:
        return 0
    if max(ours) < min(theirs):
        return -1
    return int(min(ours) > max(theirs))


def _place(value: str) -> int:
    return MONTHS.index(value) if value in MONTHS else int(value)
