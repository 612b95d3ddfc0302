"""Days and months in a year the words choose: last year, the same year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.expressions import Day, InYear, Month, Now, Same, Unit
from reportedly.dating.grammar import calendar, relative
from reportedly.dating.grammar.match import Match, skip
from reportedly.dating.lexicon import MONTHS

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
