"""Any single time on the calendar: what parts, clocks and ranges are built on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.grammar import calendar, in_year, named, numeric, relative, years
from reportedly.dating.grammar.match import Match, longest
from reportedly.dating.lexicon import (
    DAY_WORDS,
    DECADE_WORDS,
    MONTHS,
    ORDINALS,
    SEASONS,
    SMALL_NUMBERS,
    TENS,
    WEEKDAYS,
)

if TYPE_CHECKING:
    from reportedly.dating.grammar.match import Recogniser
    from reportedly.dating.tokens import Tokens

NUMERIC: tuple[Recogniser, ...] = (
    numeric.read_digits,
    calendar.read_day_first,
    calendar.read_second_day,
    in_year.read_in_year,
    years.read_year,
    years.read_decade,
    named.read_quarter,
    named.read_quarter_of_year,
    named.read_short_quarter,
)
_MONTH: tuple[Recogniser, ...] = (calendar.read_month_first, in_year.read_in_year)
_WEEKDAY: tuple[Recogniser, ...] = (calendar.read_month_first, named.read_weekday)
_SEASON: tuple[Recogniser, ...] = (named.read_season,)
_WHICH: tuple[Recogniser, ...] = (
    named.read_weekday,
    named.read_month_named,
    named.read_season,
    named.read_holiday,
    named.read_quarter,
    named.read_quarter_of_year,
    relative.read_unit_from_now,
)
_THE: tuple[Recogniser, ...] = (
    calendar.read_day_first,
    years.read_decade,
    years.read_fiscal_year,
    *_WHICH,
    years.read_year_of_kind,
    relative.read_day_word,
    relative.read_unit_around,
    calendar.read_day_number,
)


def _starters() -> dict[str, tuple[Recogniser, ...]]:
    """The first word of a time, and who may read on from it."""
    table: dict[str, tuple[Recogniser, ...]] = {}

    def add(words: object, recognisers: tuple[Recogniser, ...]) -> None:
        for word in words:  # type: ignore[attr-defined]  # any iterable of words
            known = table.get(word, ())
            table[word] = known + tuple(r for r in recognisers if r not in known)

    add(MONTHS, _MONTH)
    add(WEEKDAYS, _WEEKDAY)
    add(SEASONS, _SEASON)
    add(named.WHICH, _WHICH)
    add(("the",), _THE)
    add(("that",), (relative.read_unit_from_now,))
    add((*DAY_WORDS, "day"), (relative.read_day_word,))
    fiscal = (years.read_fiscal_year, named.read_quarter, named.read_quarter_of_year)
    add(("fiscal", "financial"), fiscal)
    add(ORDINALS, (calendar.read_day_first, years.read_decade, named.read_quarter))
    add(("q", "h"), (named.read_short_quarter,))
    add(("fy",), (years.read_fiscal_year,))
    add(("final", "latter"), (named.read_quarter,))
    add(SMALL_NUMBERS, (years.read_year,))
    add(TENS, (years.read_decade, calendar.read_day_first))
    add(DECADE_WORDS, (years.read_decade,))
    add(("ad", "a.d."), (years.read_year,))
    add(("'", "’", "‘", "`"), (years.read_year, years.read_decade))
    add(named.HOLIDAY_FIRST, (named.read_holiday,))
    return table


STARTERS = _starters()


def read_point(tokens: Tokens, at: int) -> Match | None:
    """The longest single calendar time at token `at`."""
    word = tokens.words[at]
    readers = NUMERIC if word[:1].isdigit() else STARTERS.get(word)
    return None if readers is None else longest(tokens, at, readers)
