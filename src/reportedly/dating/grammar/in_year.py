"""Days and months in a year the words choose: last year, the same year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.dating.expressions import (
    Between,
    Day,
    InYear,
    Month,
    Now,
    Quarter,
    Same,
    Unit,
    Year,
)
from reportedly.dating.grammar import calendar, relative, years
from reportedly.dating.grammar.match import Match, skip
from reportedly.dating.lexicon import MONTHS, UNITS
from reportedly.dating.numbers import read_number

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens


def read_in_year(tokens: Tokens, at: int) -> Match | None:
    """October of next year, May 5 last year, 5 May this year, March the same year."""
    inner = _day_or_month(tokens, at)
    if inner is None or not isinstance(inner.form, Day | Month) or inner.form.year is not None:
        return None
    words = tokens.words
    year = relative.read_unit_from_now(tokens, skip(tokens, inner.end, {"of"}))
    if year is None or not isinstance(year.form, Now | Same) or year.form.unit is not Unit.YEAR:
        return None
    if words[year.end] in {"'s", "’s"} or words[year.end - 2] in {"fiscal", "financial"}:
        return None
    return Match(InYear(inner.form, year.form), year.end)


def _day_or_month(tokens: Tokens, at: int) -> Match | None:
    month = MONTHS.get(tokens.words[at])
    if month is None:
        return calendar.read_day_first(tokens, at)
    if not tokens.is_capital(at):
        return None
    # What is no month alone ("March", "May") is one before its year.
    alone = Match(Month(month), calendar.after_month(tokens, at))
    return calendar.read_month_first(tokens, at) or alone


_MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3}
_YEAR_MONTHS = 12


def read_months_of_year(tokens: Tokens, at: int) -> Match | None:
    """The first nine months of 1989, the last two quarters of this year: halves where they are."""
    words = tokens.words
    start = skip(tokens, at, {"the"})
    number = read_number(tokens, start + 1)
    if words[start] not in {"first", "last", "final"} or number is None or not number.value:
        return None
    size = _MONTHS_IN.get(UNITS.get(words[number.end], Unit.DAY))
    if size is None or words[number.end + 1] not in {"of", "in"}:
        return None
    months = number.value * size
    year = _year(tokens, number.end + 2)
    if year is None or not 1 < months < _YEAR_MONTHS or months % 1:
        return None
    named, end = year
    first = 1 if words[start] == "first" else _YEAR_MONTHS + 1 - int(months)
    if months * 2 == _YEAR_MONTHS:
        return Match(_within(Quarter(1 if first == 1 else 2, of=2), named), end)
    last = Month(first + int(months) - 1)
    return Match(Between(_within(Month(first), named), _within(last, named)), end)


def _year(tokens: Tokens, at: int) -> tuple[Year | Now | Same, int] | None:
    """2019, this year, last year, the same year, and the token after it."""
    found = years.read_year(tokens, at) or relative.read_unit_from_now(tokens, at)
    if found is None or tokens.words[found.end] in {"'s", "’s"}:
        return None
    form = found.form
    if isinstance(form, Year) or (isinstance(form, Now | Same) and form.unit is Unit.YEAR):
        return form, found.end
    return None


def _within(inner: Month | Quarter, year: Year | Now | Same) -> Month | Quarter | InYear:
    return replace(inner, year=year.year) if isinstance(year, Year) else InYear(inner, year)
