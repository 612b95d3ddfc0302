"""Weekdays, seasons, holidays and quarters: times that come again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating import holidays
from reportedly.dating.expressions import (
    Day,
    Every,
    Holiday,
    Month,
    Quarter,
    Season,
    Weekday,
    Which,
)
from reportedly.dating.grammar.calendar import after_month, read_day_of_month, read_year_number
from reportedly.dating.grammar.match import DASHES, Match, skip
from reportedly.dating.lexicon import MONTHS, SEASONS, SHORT_WEEKDAYS, WEEKDAYS
from reportedly.dating.numbers import read_ordinal
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

WHICH = {
    "last": Which.LAST,
    "past": Which.LAST,
    "previous": Which.LAST,
    "this": Which.THIS,
    "current": Which.THIS,
    "next": Which.NEXT,
    "coming": Which.NEXT,
    "upcoming": Which.NEXT,
}
_HOLIDAYS = {
    tuple(name.replace("'", " '").replace(".", " .").split()): name for name in holidays.NAMES
}
HOLIDAY_FIRST = frozenset(key[0] for key in _HOLIDAYS) | {"saint"}
_LONGEST_HOLIDAY = max(len(key) for key in _HOLIDAYS)
_FAMOUS = word_list("black bloody super good ash palm easter holy cyber fat")
"""Before a weekday these make it a name: Black Monday, Super Tuesday."""
_HALVES = {"first": 1, "second": 2, "latter": 2}


def read_weekday(tokens: Tokens, at: int) -> Match | None:
    """[last|this|next] Tuesday."""
    which, after = _which(tokens, at)
    word = tokens.words[after]
    weekday = WEEKDAYS.get(word)
    if weekday is None or not tokens.is_capital(after) or word.endswith("days"):
        return None
    if tokens.before(at) in _FAMOUS and tokens.is_capital(at - 1):
        return None
    if word in SHORT_WEEKDAYS:
        if tokens.words[after + 1] != ".":
            return None
        after += 1
    return Match(Weekday(weekday, which), after + 1)


def _which(tokens: Tokens, at: int) -> tuple[Which, int]:
    """The word that chooses among repeating times, and where what it chooses starts."""
    words = tokens.words
    after = skip(tokens, at, {"the"})
    if words[after] == "this" and words[after + 1] in {"past", "last"}:
        return Which.LAST, after + 2
    if words[after] == "this" and words[after + 1] in {"coming", "upcoming", "next"}:
        return Which.NEXT, after + 2
    is_bare = after == at and tokens.before(at) not in {"the", "this"}
    if words[after] in WHICH and not (is_bare and words[after] in {"past", "coming"}):
        return WHICH[words[after]], after + 1
    return Which.PLAIN, at


def read_month_named(tokens: Tokens, at: int) -> Match | None:
    """Last November, this September, next March, last Oct. 23."""
    which, after = _which(tokens, at)
    if which is Which.PLAIN:
        return None
    month = MONTHS.get(tokens.words[after])
    if month is None or not tokens.is_capital(after):
        return None
    end = after_month(tokens, after)
    day = read_day_of_month(tokens, end)
    if day is not None and tokens.words[end + 1] not in {"a.m.", "p.m.", "%", "percent"}:
        return Match(Day(None, month, day), end + 1)
    return Match(Month(month, which=which), end)


def read_season(tokens: Tokens, at: int) -> Match | None:
    """[Last|this|the] summer [of 1998]; "fall" only where it is no verb."""
    which, after = _which(tokens, at)
    start = after
    after = skip(tokens, after, {"the"})
    season = SEASONS.get(tokens.words[after])
    if season is None:
        return None
    end = after + 1
    year = read_year_number(tokens, skip(tokens, end, {"of", ",", "in"}))
    if year is not None:
        return Match(Season(season, year[0]), _end_of_winter(tokens, season, year))
    if tokens.words[after] in {"summers", "winters"}:
        if tokens.is_capital(after) and after and not tokens.breaks_after(after - 1):
            return None  # a surname
        return Match(Every(f"XXXX-{season}"), end)
    if season == "FA" and tokens.words[end] == "of" and tokens.words[after] == "fall":
        return None  # "the fall of Rome"
    is_bare = which is Which.PLAIN and after == start
    if is_bare and tokens.before(at) not in {"in", "by", "since"}:
        return None
    return Match(Season(season, which=which), end)


def _end_of_winter(tokens: Tokens, season: str, year: tuple[int, int]) -> int:
    """The token after the year, with the next year's of "the winter of 1946-47"."""
    named, end = year
    following = str(named + 1)
    is_next = tokens.words[end + 1] in {following, following[2:]} and tokens.words[end] in DASHES
    return end + 2 if is_next and season == "WI" else end


def read_holiday(tokens: Tokens, at: int) -> Match | None:
    """[Last|this] Thanksgiving [Day] [2004]; the Fourth of July."""
    which, after = _which(tokens, at)
    after = skip(tokens, after, {"the"})
    words = tokens.words
    if words[after] not in HOLIDAY_FIRST or not tokens.is_capital(after):
        return None
    if words[after] == "black" and words[after + 1] == "monday":
        return None
    straight = [word.replace("’", "'") for word in words[after : after + _LONGEST_HOLIDAY]]
    saint = 0
    if straight[0] in {"saint", "st"} and straight[1] != ".":
        straight, saint = ["st", ".", *straight[1:]], 1  # "Saint Patrick's", "St Patrick's"
    for size in range(_LONGEST_HOLIDAY, 0, -1):
        name = _HOLIDAYS.get(tuple(straight[:size]))
        if name is None:
            continue
        end = after + size - saint
        year = read_year_number(tokens, skip(tokens, end, {",", "of"}))
        if year is not None:
            return Match(Holiday(name, year[0]), year[1])
        return Match(Holiday(name, which=which), end)
    return None


def read_quarter(tokens: Tokens, at: int) -> Match | None:
    """[The] third[-]quarter [of 1990], fiscal second quarter, the first half, this quarter."""
    words = tokens.words
    at_first = at
    at = skip(tokens, at, {"the", "this"})
    at = skip(tokens, at, {"fiscal", "financial", "flat", "latest"})
    rank = read_ordinal(tokens, at)
    number = int(rank.value) if rank is not None and rank.value else None
    after = rank.end if rank is not None else at + 1
    if words[at] in {"final", "last"}:
        number = 4
    elif words[at] == "latter":
        number = 2
    after = skip(tokens, after, DASHES)
    kind = words[after]
    if kind == "half" and words[at] in _HALVES:
        return _of_year(tokens, after + 1, _HALVES[words[at]], 2, at_first)
    if kind != "quarter" or number is None or not 1 <= number <= 4:
        return None
    found = _of_year(tokens, after + 1, number, 4, at_first)
    if words[at] == "last" and found is not None and found.end == after + 1:
        return Match(Quarter(None, which=Which.LAST), found.end)
    return found


def read_short_quarter(tokens: Tokens, at: int) -> Match | None:
    """Q3 [2023], 3Q [2023], H1 [2023]."""
    words = tokens.words
    if words[at] in _SHORT_QUARTERS:
        number, of, end = int(words[at][0]), 4, at + 1
    elif tokens.raw(at) in {"Q", "H"} and tokens.is_tight(at) and words[at + 1] in {*"1234"}:
        number, of, end = int(words[at + 1]), 4 if words[at] == "q" else 2, at + 2
    else:
        return None
    if number > of or (tokens.is_tight(end - 1) and (words[end].isalnum() or words[end] == "-")):
        return None  # "H1N1", "H1-B"
    year = read_year_number(tokens, skip(tokens, end, {"of", ","}))
    if year is not None:
        return Match(Quarter(number, year[0], of=of), year[1])
    return Match(Quarter(number, of=of), end)


_SHORT_QUARTERS = frozenset({"1q", "2q", "3q", "4q"})


def _of_year(tokens: Tokens, at: int, number: int, of: int, start: int) -> Match | None:
    """The quarter or half with the year that may follow it."""
    words = tokens.words
    after = skip(tokens, at, {"of", "in", ","})
    after = skip(tokens, after, {"fiscal"})
    year = read_year_number(tokens, after)
    if year is not None and (after > at or words[after][:1].isdigit()):
        return Match(Quarter(number, year[0], of=of), year[1])
    if words[at] == "of":
        which, end = _which(tokens, at + 1)
        if words[end] == "year" and which is not Which.PLAIN:
            return Match(Quarter(number, which=which, of=of), end + 1)
        if words[at + 1] == "the" and words[at + 2] == "year":
            return Match(Quarter(number, of=of), at + 3)
    if of == 2 and (start == at or words[at] == "of"):
        return None
    return Match(Quarter(number, of=of), at)


def read_quarter_of_year(tokens: Tokens, at: int) -> Match | None:
    """Last year's fourth quarter, 2021 third quarter, fiscal 2021's first half."""
    words = tokens.words
    which, after = _which(tokens, at)
    if which is not Which.PLAIN and words[after] == "year" and words[after + 1] in {"'s", "’s"}:
        inner = read_quarter(tokens, after + 2)
        if inner is not None and isinstance(inner.form, Quarter):
            return Match(Quarter(inner.form.number, which=which, of=inner.form.of), inner.end)
    at = skip(tokens, at, {"fiscal", "financial"})
    if len(words[at]) == 4 and words[at].isascii() and words[at].isdigit():
        inner = read_quarter(tokens, skip(tokens, at + 1, {"'s", "’s"}))
        if inner is not None and isinstance(inner.form, Quarter) and inner.form.number:
            year = int(words[at])
            if year:
                return Match(Quarter(inner.form.number, year, of=inner.form.of), inner.end)
    return None
