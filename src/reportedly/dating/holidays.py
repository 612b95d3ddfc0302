"""Feasts and public days, by name and by year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from reportedly.dating import feasts

if TYPE_CHECKING:
    from collections.abc import Callable


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
    return lambda year: feasts.easter(year) + timedelta(days)


def _election(year: int) -> date:
    """The Tuesday after the first Monday of November (United States Code, title 3, section 1)."""
    return _nth(11, 1, 1)(year) + timedelta(1)


def _thanksgiving(days: int) -> Callable[[int], date]:
    """So many days after the fourth Thursday of November."""
    return lambda year: _nth(11, 4, 4)(year) + timedelta(days)


def _inauguration(year: int) -> date | None:
    """20 January after a presidential election (United States Constitution, amendment XX)."""
    return date(year, 1, 20) if year % 4 == 1 and year > 1936 else None


_RULES: dict[str, Callable[[int], date | None]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "xmas": _fixed(12, 25),
    "orthodox christmas": _fixed(1, 7),
    "boxing day": _fixed(12, 26),
    "new year's day": _fixed(1, 1),
    "new year's": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "hogmanay": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "burns night": _fixed(1, 25),
    "australia day": _fixed(1, 26),
    "international holocaust remembrance day": _fixed(1, 27),
    "holocaust memorial day": _fixed(1, 27),
    "groundhog day": _fixed(2, 2),
    "waitangi day": _fixed(2, 6),
    "lincoln's birthday": _fixed(2, 12),
    "valentine's day": _fixed(2, 14),
    "st. david's day": _fixed(3, 1),
    "women's day": _fixed(3, 8),
    "international women's day": _fixed(3, 8),
    "st. patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1),
    "world health day": _fixed(4, 7),
    "earth day": _fixed(4, 22),
    "st. george's day": _fixed(4, 23),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "labour day": _fixed(5, 1),
    "international workers' day": _fixed(5, 1),
    "world press freedom day": _fixed(5, 3),
    "cinco de mayo": _fixed(5, 5),
    "victory day": _fixed(5, 9),
    "world environment day": _fixed(6, 5),
    "flag day": _fixed(6, 14),
    "juneteenth": _fixed(6, 19),
    "midsummer's day": _fixed(6, 24),
    "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "july fourth": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "feast of the assumption": _fixed(8, 15),
    "patriot day": _fixed(9, 11),
    "german unity day": _fixed(10, 3),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "day of the dead": _fixed(11, 2),
    "guy fawkes night": _fixed(11, 5),
    "guy fawkes day": _fixed(11, 5),
    "bonfire night": _fixed(11, 5),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "st. andrew's day": _fixed(11, 30),
    "world aids day": _fixed(12, 1),
    "pearl harbor day": _fixed(12, 7),
    "human rights day": _fixed(12, 10),
    "st. stephen's day": _fixed(12, 26),
    "martin luther king day": _nth(1, 1, 3),
    "martin luther king jr. day": _nth(1, 1, 3),
    "mlk day": _nth(1, 1, 3),
    "presidents day": _nth(2, 1, 3),
    "presidents' day": _nth(2, 1, 3),
    "president's day": _nth(2, 1, 3),
    "mother's day": _nth(5, 7, 2),
    "victoria day": lambda year: date(year, 5, 24) - timedelta(date(year, 5, 24).weekday()),
    "memorial day": _nth(5, 1, -1),
    "father's day": _nth(6, 7, 3),
    "labor day": _nth(9, 1, 1),
    "columbus day": _nth(10, 1, 2),
    "indigenous peoples' day": _nth(10, 1, 2),
    "remembrance sunday": _nth(11, 7, 2),
    "thanksgiving": _thanksgiving(0),
    "thanksgiving day": _thanksgiving(0),
    "black friday": _thanksgiving(1),
    "small business saturday": _thanksgiving(2),
    "cyber monday": _thanksgiving(4),
    "giving tuesday": _thanksgiving(5),
    "election day": _election,
    "inauguration day": _inauguration,
    "shrove tuesday": _easter(-47),
    "mardi gras": _easter(-47),
    "fat tuesday": _easter(-47),
    "ash wednesday": _easter(-46),
    "palm sunday": _easter(-7),
    "maundy thursday": _easter(-3),
    "holy thursday": _easter(-3),
    "good friday": _easter(-2),
    "holy saturday": _easter(-1),
    "easter": _easter(0),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "ascension day": _easter(39),
    "pentecost": _easter(49),
    "whit sunday": _easter(49),
    "whit monday": _easter(50),
    "orthodox easter": feasts.orthodox_easter,
    "rosh hashanah": feasts.rosh_hashanah,
    "yom kippur": lambda year: feasts.rosh_hashanah(year) + timedelta(9),
    "lunar new year": feasts.lunar_new_year,
    "chinese new year": feasts.lunar_new_year,
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
