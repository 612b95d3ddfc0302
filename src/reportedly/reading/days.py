"""Days as pages write them in tags, addresses and date lines. Text in sentences is for dating."""

from __future__ import annotations

import re
from datetime import date, timedelta

EARLIEST = date(1990, 12, 20)
"""The first page of the web went up on this day; an earlier date in a tag is a filler."""

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.년年]\s?(\d{1,2})[-/.월月]\s?(\d{1,2})(?!\d)")
_IN_ADDRESS = re.compile(
    r"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.?-]|$)"
)
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d\d)(?![\d.])")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: de| of)? ?-?([^\W\d_]{3,12})\.?,?"
    r"(?: de| del)?[ -]?((?:19|20)\d\d)"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)")

_MONTH_LINES = """
    jan januar january janvier enero gennaio januari janeiro ocak января stycznia
    feb februar february février fevrier febrero febbraio februari fevereiro şubat февраля lutego
    mar märz mär march mars marzo maart março mart марта marca
    apr april avril abril aprile nisan апреля kwietnia
    may mai mayo maggio mei maio mayıs мая maja maj
    jun june juni juin junio giugno junho haziran июня czerwca
    jul july juli juillet julio luglio julho temmuz июля lipca
    aug august août aout agosto augustus ağustos августа sierpnia augusti
    sep sept september septembre septiembre settembre setembro eylül сентября września
    oct okt october oktober octobre octubre ottobre outubro ekim октября października
    nov november novembre noviembre novembro kasım ноября listopada
    dec dez des december dezember desember décembre diciembre dicembre dezembro aralık декабря
"""
_MONTHS = {
    name: number
    for number, line in enumerate(_MONTH_LINES.strip().splitlines(), start=1)
    for name in line.split()
}
"""Months as fourteen languages of the data write them in date lines."""


def month_of(word: str) -> int | None:
    """The month a word names; also by its first three letters, as date lines shorten them."""
    word = word.lower()
    return _MONTHS.get(word) or _MONTHS.get(word[:3])


def day_of(value: str, *, today: date | None = None, month_first: bool = False) -> date | None:
    """The day a tag's value or a date line names first; None for none, a filler, or the future.

    `month_first` reads 3/4/2024 as American pages do. A value that reads only one way is read so.

    >>> day_of("2024-03-04T23:10:00-05:00"), day_of("4. März 2024, 10 Uhr")
    (datetime.date(2024, 3, 4), datetime.date(2024, 3, 4))
    """
    value = value[:200]
    for year, month, day in _readings(value, month_first):
        found = _day(year, month, day)
        if found and EARLIEST <= found <= (today or _today()):
            return found
    return None


def day_in_address(address: str, *, today: date | None = None) -> date | None:
    """The day an address carries as /2024/03/04/ or 2024-03-04; None for none."""
    for match in _IN_ADDRESS.finditer(address[:2000]):
        found = _day(int(match[1]), int(match[2]), int(match[3]))
        if found and EARLIEST <= found <= (today or _today()):
            return found
    return None


def _today() -> date:
    """Tomorrow of the machine's own day: a page may come from a time zone that is ahead."""
    return date.today() + timedelta(days=1)  # noqa: DTZ011 - zones are allowed for by the day more


def _readings(value: str, month_first: bool) -> list[tuple[int, int, int]]:
    """Year, month and day of every date written in `value`, in order of where they stand."""
    found: list[tuple[int, tuple[int, int, int]]] = []
    for pattern in (_ISO, _YEAR_FIRST):
        found += [(m.start(), (int(m[1]), int(m[2]), int(m[3]))) for m in pattern.finditer(value)]
    for match in _NUMBERS.finditer(value):
        one, two, year = int(match[1]), int(match[3]), int(match[4])
        swap = (month_first and match[2] != "." and one <= 12) or two > 12
        month, day = (one, two) if swap else (two, one)
        found.append((match.start(), (year, month, day)))
    for match in _SHORT.finditer(value):
        found.append((match.start(), (2000 + int(match[3]), int(match[2]), int(match[1]))))
    for match in _DAY_FIRST.finditer(value):
        month_named = month_of(match[2])
        if month_named:
            found.append((match.start(), (int(match[3]), month_named, int(match[1]))))
    for match in _MONTH_FIRST.finditer(value):
        month_named = month_of(match[1])
        if month_named:
            found.append((match.start(), (int(match[3]), month_named, int(match[2]))))
    return [day for _, day in sorted(found)]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
