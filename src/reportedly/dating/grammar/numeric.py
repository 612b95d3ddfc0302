"""Days written in digits: 2007-07-08, 7/8/07, 22.11.2017, 5-Apr-2011."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.dating.expressions import Clock, Day
from reportedly.dating.grammar.calendar import century_of, is_day
from reportedly.dating.grammar.match import Match
from reportedly.dating.lexicon import MONTHS

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})", re.ASCII)
_YEAR_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_TWO = re.compile(r"\d{2}", re.ASCII)
_DAY = re.compile(r"\d{1,2}", re.ASCII)
_STAMP = re.compile(r"(\d\d):(\d\d)(?:[:.]\d+)*(z?)", re.ASCII)


def read_digits(tokens: Tokens, at: int) -> Match | None:
    """A day in digits; month first with slashes unless it cannot be, day first with stops."""
    word = tokens.words[at]
    if word == "9/11":
        return Match(Day(2001, 9, 11), at + 1)
    if len(word) <= 4:
        return _hyphened(tokens, at)
    if (found := _SLASHED.fullmatch(word)) is not None:
        first, second = int(found[1]), int(found[2])
        month, day = (first, second) if first <= 12 else (second, first)
        return _day(_year(found[3]), month, day, at + 1)
    if (found := _YEAR_SLASHED.fullmatch(word)) is not None:
        return _day(int(found[1]), int(found[2]), int(found[3]), at + 1)
    if (found := _DOTTED.fullmatch(word)) is not None:
        return _day(int(found[3]), int(found[2]), int(found[1]), at + 1)
    return None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else century_of(int(digits))


def _day(year: int, month: int, day: int, end: int) -> Match | None:
    return Match(Day(year, month, day), end) if year and is_day(month, day) else None


def _hyphened(tokens: Tokens, at: int) -> Match | None:
    """2007-07-08, 2007-07-08T16:08Z, 5-Apr-2011, 5-Apr-11."""
    first, dash, second, other, third = tokens.words[at : at + 5]
    if not dash == other == "-" or not all(tokens.is_tight(place) for place in range(at, at + 4)):
        return None
    month = MONTHS.get(second)
    if month is not None and _DAY.fullmatch(first):
        is_year = _YEAR.fullmatch(third) or _TWO.fullmatch(third)
        return _day(_year(third), month, int(first), at + 5) if is_year else None
    day, clock = third[:2], third[2:]
    if not (_YEAR.fullmatch(first) and _TWO.fullmatch(second) and _TWO.fullmatch(day)):
        return None
    found = _day(int(first), int(second), int(day), at + 5)
    if found is None or clock not in {"", "t"}:
        return None
    stamp = _STAMP.fullmatch(tokens.words[at + 5]) if clock and tokens.is_tight(at + 4) else None
    if stamp is None:
        return found
    return Match(Clock(f"{stamp[1]}:{stamp[2]}{stamp[3].upper()}", found.form), at + 6)
