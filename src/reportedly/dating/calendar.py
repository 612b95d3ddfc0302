"""Days and stretches of days: arithmetic that never leaves the years 1 to 9999."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.dating.expressions import Unit

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season (meteorological, northern): three whole months each."""


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included; None is an open side."""

    begin: date | None
    end: date | None


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_days(day: date, count: int) -> date | None:
    """The day `count` days on, None outside the calendar."""
    try:
        return day + timedelta(count)
    except OverflowError:
        return None


def add_months(day: date, count: int) -> date | None:
    """The same day of the month `count` months on, or the month's last day."""
    total = day.year * 12 + day.month - 1 + count
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_units(day: date, count: float, unit: Unit) -> date | None:
    """The day `count` units on; a part of a month counts 30.44 days, the Gregorian mean."""
    if abs(count) > 4_000_000:
        return None
    months = _MONTHS_IN.get(unit)
    if months is None:
        return add_days(day, round(count * _DAYS_IN.get(unit, 0)))
    whole = int(count * months)
    moved = add_months(day, whole)
    rest = round((count * months - whole) * 30.44)
    return moved if moved is None or rest == 0 else add_days(moved, rest)


_MONTHS_IN = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
    Unit.MILLENNIUM: 12000,
}
_DAYS_IN = {
    Unit.HOUR: 1 / 24,
    Unit.DAY: 1,
    Unit.NIGHT: 1,
    Unit.WEEK: 7,
    Unit.WEEKEND: 7,
    Unit.FORTNIGHT: 14,
}


def month_days(year: int, month: int) -> Days:
    """All days of a month; open where the year is outside the calendar."""
    if not 1 <= year <= 9999:
        return Days(None, None)
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_days(first: int, size: int = 1) -> Days:
    """All days of `size` years."""
    if not 1 <= first <= 9999:
        return Days(None, None)
    return Days(date(first, 1, 1), date(min(9999, first + size - 1), 12, 31))


def quarter_days(year: int, number: int, of: int = 4) -> Days:
    """All days of a quarter (`of` 4) or half (`of` 2) of a year."""
    size = 12 // of
    first = month_days(year, (number - 1) * size + 1)
    return Days(first.begin, month_days(year, number * size).end)


def season_days(year: int, season: str) -> Days:
    """All days of a season; a winter runs into the next year."""
    first = _SEASON_MONTHS[season]
    later = year + (first == 12)
    return Days(month_days(year, first).begin, month_days(later, (first + 1) % 12 + 1).end)


def around(day: date, unit: Unit) -> Days:
    """The whole unit a day lies in; weeks run from Monday (ISO 8601)."""
    if unit is Unit.WEEK or unit is Unit.FORTNIGHT:
        return Days(add_days(day, 1 - day.isoweekday()), add_days(day, 7 - day.isoweekday()))
    if unit is Unit.WEEKEND:
        return Days(add_days(day, 6 - day.isoweekday()), add_days(day, 7 - day.isoweekday()))
    if unit is Unit.MONTH:
        return month_days(day.year, day.month)
    if unit is Unit.QUARTER:
        return quarter_days(day.year, (day.month - 1) // 3 + 1)
    if unit is Unit.YEAR:
        return year_days(day.year)
    if unit is Unit.DECADE:
        return year_days(day.year // 10 * 10 or 1, 10)
    if unit is Unit.CENTURY:
        return year_days(day.year // 100 * 100 or 1, 100)
    if unit is Unit.MILLENNIUM:
        return year_days(day.year // 1000 * 1000 or 1, 1000)
    return Days(day, day)
