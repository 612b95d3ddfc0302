"""Parts of a time, numbered units inside a time, and times from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.expressions import (
    Amount,
    Between,
    Clock,
    Day,
    Form,
    Holiday,
    Month,
    Now,
    Nth,
    Offset,
    Part,
    PartOf,
    Same,
    Season,
    Unit,
    Weekday,
    Years,
)
from reportedly.dating.grammar.calendar import read_day_of_month
from reportedly.dating.grammar.match import DASHES, Match, skip
from reportedly.dating.grammar.points import read_point
from reportedly.dating.lexicon import DAY_PARTS, PARTS, SEASONS, UNITS
from reportedly.dating.numbers import read_ordinal

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens


def read_part(tokens: Tokens, at: int) -> Match | None:
    """Early next year, late in October, mid-November, earlier this week, the end of 1990."""
    words = tokens.words
    start = skip(tokens, at, {"the"})
    start = skip(tokens, start, {"very"})
    part = PARTS.get(words[start])
    if part is None:
        return None
    after = start + 1
    noun = words[start] in {
        "beginning",
        "start",
        "end",
        "middle",
        "rest",
        "close",
        "remainder",
        "outset",
        "turn",
    }
    if noun and words[after] != "of":
        return None
    after = skip(tokens, after, DASHES)
    after = skip(tokens, after, {"in", "of", "on"})
    point = read_point(tokens, after)
    if words[after] == "the" and words[after + 1] in {"day", "week", "month", "year"}:
        is_told = part in {Part.EARLIER, Part.LATER} and not noun
        if is_told and words[after - 1] == "in":
            return Match(PartOf(part, Same(UNITS[words[after + 1]])), after + 2)
    season = SEASONS.get(words[after])
    if point is None and season is not None and part in {Part.START, Part.MID, Part.END}:
        return Match(PartOf(part, Season(season)), after + 1)
    if point is None:
        return _part_of_unit(tokens, after, part) if noun else None
    if isinstance(point.form, Now | Weekday) and _is_single_day(point.form):
        time = DAY_PARTS.get(words[point.end])
        if time is not None and not noun:
            return Match(Clock(time, point.form), point.end + 1)
        return Match(point.form, point.end)
    return Match(PartOf(part, point.form), point.end)


_HALVES = {"first": Part.FIRST_HALF, "second": Part.SECOND_HALF, "latter": Part.SECOND_HALF}


def read_half(tokens: Tokens, at: int) -> Match | None:
    """The first half of the 20th century, the latter half of the 1980s."""
    words = tokens.words
    start = skip(tokens, at, {"the"})
    part = _HALVES.get(words[start])
    if part is None or words[start + 1 : start + 3] != ["half", "of"]:
        return None
    point = read_point(tokens, start + 3)
    if point is None or not isinstance(point.form, Years | Month):
        return None
    return Match(PartOf(part, point.form), point.end)


def _is_single_day(form: Form) -> bool:
    return isinstance(form, Weekday) or (isinstance(form, Now) and form.unit is Unit.DAY)


def _part_of_unit(tokens: Tokens, at: int, part: Part) -> Match | None:
    """The end of the year, the start of the day."""
    words = tokens.words
    if words[at] != "the":
        return None
    end = skip(tokens, at + 1, {"fiscal", "financial"})
    unit = UNITS.get(words[end])
    if unit not in {
        Unit.DAY,
        Unit.WEEK,
        Unit.MONTH,
        Unit.QUARTER,
        Unit.YEAR,
        Unit.DECADE,
        Unit.CENTURY,
    }:
        return None
    if words[end].endswith("s") or (words[at - 2] == "turn" and unit is not Unit.CENTURY):
        return None
    return Match(PartOf(part, Now(unit)), end + 1)


def read_day_beside(tokens: Tokens, at: int) -> Match | None:
    """The day before last Tuesday, the week after Christmas."""
    words = tokens.words
    start = skip(tokens, at, {"the"})
    sign = {"before": -1, "after": 1}.get(words[start + 1])
    if words[start] not in {"day", "week", "month"} or sign is None:
        return None
    point = read_point(tokens, start + 2)
    if point is None or not isinstance(point.form, Day | Weekday | Holiday):
        return None
    return Match(Offset(Amount(((1, UNITS[words[start]]),)), sign, anchor=point.form), point.end)


def read_year_end(tokens: Tokens, at: int) -> Match | None:
    """Year-end, year end, year's end, [the] month's end."""
    words = tokens.words
    start = skip(tokens, at, {"the"})
    if words[start] not in {"year", "month"}:
        return None
    after = skip(tokens, start + 1, DASHES | {"'s", "’s"})
    if words[after] != "end":
        return None
    unit = Unit.YEAR if words[start] == "year" else Unit.MONTH
    return Match(PartOf(Part.END, Now(unit)), after + 1)


def read_nth(tokens: Tokens, at: int) -> Match | None:
    """The last week of March, the first week of next month, the second day of the week."""
    words = tokens.words
    start = skip(tokens, at, {"the"})
    if words[start] in {"last", "final"}:
        number, after = -1, start + 1
    else:
        rank = read_ordinal(tokens, start)
        if rank is None or rank.value is None:
            return None
        number, after = int(rank.value), rank.end
    unit = UNITS.get(words[after])
    if unit not in {Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.MONTH} or words[after].endswith("s"):
        return None
    if words[after + 1] not in {"of", "in"}:
        return None
    whole = read_point(tokens, after + 2)
    if whole is None:
        return None
    return Match(Nth(number, unit, whole.form), whole.end)


def read_week_of(tokens: Tokens, at: int) -> Match | None:
    """The week of March 6."""
    words = tokens.words
    start = skip(tokens, at, {"the"})
    if words[start] not in {"week", "weekend"} or words[start + 1] != "of":
        return None
    point = read_point(tokens, start + 2)
    if point is None or not isinstance(point.form, Day):
        return None
    return Match(Nth(0, UNITS[words[start]], point.form), point.end)


def read_between(tokens: Tokens, at: int) -> Match | None:
    """Between 5 and 7 May, from 5 to 7 May: the days that share one month's name.

    Where both ends are times of their own ("between 2014 and 2016") each is an expression.
    """
    joint = {"between": "and", "from": "to"}.get(tokens.words[at])
    day = read_day_of_month(tokens, at + 1)
    if joint is None or day is None or tokens.words[at + 2] != joint:
        return None
    last = read_point(tokens, at + 3)
    if last is None or not isinstance(last.form, Day) or last.form.day <= day:
        return None
    return Match(Between(Day(last.form.year, last.form.month, day), last.form), last.end)
