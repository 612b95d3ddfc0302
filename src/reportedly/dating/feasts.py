"""Feasts that move: by the moon, by Easter, by the Jewish calendar."""

from __future__ import annotations

from datetime import date, timedelta


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


def orthodox_easter(year: int) -> date | None:
    """Easter Sunday of the Orthodox churches, by the Gregorian calendar (Meeus, Julian Easter).

    None after 2099, when the two calendars drift apart by another day, and before 1900.
    """
    if not 1900 <= year <= 2099:
        return None
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return date(year, month, day + 1) + timedelta(_JULIAN_DAYS)


_JULIAN_DAYS = 13
"""Days the Julian calendar is behind from 1900 to 2099."""


def rosh_hashanah(year: int) -> date:
    """The Jewish New Year that falls in a year (Dershowitz and Reingold, Calendrical Calculations).

    The molad of Tishri is counted in parts of an hour from the epoch; four rules put the day off.
    """
    jewish = year + 3761
    before, day, after = (_elapsed(jewish + step) for step in (-1, 0, 1))
    if after - day == 356:
        day += 2
    elif day - before == 382:
        day += 1
    return date.fromordinal(day + _JEWISH_EPOCH)


_JEWISH_EPOCH = -1_373_427
"""What the days counted from the Jewish epoch differ by from a `date` ordinal."""


def _elapsed(jewish: int) -> int:
    months = (235 * jewish - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // 25_920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def lunar_new_year(year: int) -> date | None:
    """The new year of the Chinese calendar; None outside the table."""
    found = _LUNAR_NEW_YEARS.get(year)
    return None if found is None else date(year, found // 100, found % 100)


_LUNAR = (
    "127 215 204 123 210 131 219 207 128 216 205 124 212 201 122 209 129 218 207 126 214 203 123 "
    "210 131 219 208 128 216 205 125 212 201 122 210 129 217 206 126 213 203 123 211 131 219 208"
)
_LUNAR_NEW_YEARS = {1990 + step: int(day) for step, day in enumerate(_LUNAR.split())}
"""Month and day from 1990 to 2035, as published by the Hong Kong Observatory."""
