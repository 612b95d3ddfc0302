"""Feasts and public days, by name and by year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher algorithm)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, leap_rest = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    quarter, quarter_rest = divmod(rest, 4)
    day = (32 + 2 * leap_rest + 2 * quarter - moon - quarter_rest) % 7
    correction = (golden + 11 * moon + 22 * day) // 451
    month, offset = divmod(moon + day - 7 * correction + 114, 31)
    return date(year, month, offset + 1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, number: int) -> Callable[[int], date]:
    """The `number`-th weekday (1 is Monday) of a month, -1 for the last."""

    def day(year: int) -> date:
        if number > 0:
            first = date(year, month, 1)
            ahead = (weekday - first.isoweekday()) % 7
            return first + timedelta(ahead + 7 * (number - 1))
        last = date(year, month + 1, 1) - timedelta(1)
        return last - timedelta((last.isoweekday() - weekday) % 7)

    return day


def _easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def _election(year: int) -> date:
    """The Tuesday after the first Monday of November (United States Code, title 3, section 1)."""
    return _nth(11, 1, 1)(year) + timedelta(1)


_RULES: dict[str, Callable[[int], date]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "xmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's day": _fixed(1, 1),
    "new year's": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "valentine's day": _fixed(2, 14),
    "st. patrick's day": _fixed(3, 17),
    "halloween": _fixed(10, 31),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "victory day": _fixed(5, 9),
    "may day": _fixed(5, 1),
    "labor day": _nth(9, 1, 1),
    "labour day": _fixed(5, 1),
    "memorial day": _nth(5, 1, -1),
    "columbus day": _nth(10, 1, 2),
    "presidents day": _nth(2, 1, 3),
    "thanksgiving": _nth(11, 4, 4),
    "thanksgiving day": _nth(11, 4, 4),
    "black friday": lambda year: _nth(11, 4, 4)(year) + timedelta(1),
    "martin luther king day": _nth(1, 1, 3),
    "mother's day": _nth(5, 7, 2),
    "father's day": _nth(6, 7, 3),
    "election day": _election,
    "easter": _easter(0),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "good friday": _easter(-2),
    "palm sunday": _easter(-7),
    "ash wednesday": _easter(-46),
    "epiphany": _fixed(1, 6),
    "groundhog day": _fixed(2, 2),
    "april fools' day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "juneteenth": _fixed(6, 19),
}

_EVEN_YEARS = frozenset({"election day"})
"""Federal elections in the United States fall in even years."""
NAMES = frozenset(_RULES)
"""Every name this module knows, in lower case with straight apostrophes."""


def holiday(name: str, year: int) -> date | None:
    """The day a holiday falls on in a year; None outside the calendar's years or names."""
    rule = _RULES.get(name)
    if rule is None or not 1 <= year <= 9998 or (name in _EVEN_YEARS and year % 2):
        return None
    return rule(year)
