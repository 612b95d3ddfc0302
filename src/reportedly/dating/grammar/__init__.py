"""The grammar of English time expressions: recognisers over tokens that compose into forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.grammar import (
    amounts,
    clock,
    in_year,
    parts,
    points,
    relative,
    sets,
    told,
    vague,
)
from reportedly.dating.grammar.match import Match, longest
from reportedly.dating.lexicon import (
    DAY_PARTS,
    DAY_WORDS,
    LONG_UNITS,
    MANY,
    MONTHS,
    PARTS,
    SMALL_NUMBERS,
    TENS,
    UNITS,
    WEEKDAYS,
)
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.dating.grammar.match import Recogniser
    from reportedly.dating.tokens import Tokens

__all__ = ["Match", "read"]

_COUNTS: tuple[Recogniser, ...] = (
    relative.read_ago,
    amounts.read_duration,
    sets.read_rate,
    clock.read_clock,
)


def _starters() -> dict[str, tuple[Recogniser, ...]]:
    table = dict(points.STARTERS)

    def add(words: Iterable[str], *recognisers: Recogniser) -> None:
        for word in words:
            known = table.get(word, ())
            table[word] = known + tuple(r for r in recognisers if r not in known)

    add(PARTS, parts.read_part)
    add(
        ("the",),
        parts.read_part,
        parts.read_nth,
        parts.read_week_of,
        parts.read_year_end,
        relative.read_stretch,
        relative.read_year_ago,
        amounts.read_duration,
        clock.read_day_part,
        clock.read_part_of_day,
        clock.read_day_clock,
        told.read_from_text,
        told.read_beyond,
        vague.read_vague,
    )
    add(("that",), told.read_from_text)
    add(("a", "two", *WEEKDAYS), told.read_week_on)
    add(
        (
            "last",
            "past",
            "next",
            "coming",
            "following",
            "previous",
            "preceding",
            "latest",
            "recent",
        ),
        relative.read_stretch,
        clock.read_day_part,
        parts.read_nth,
    )
    day_parts = ("early", "late", "earlier", "later", "mid", "this", "that", "tonight", "overnight")
    add(day_parts, clock.read_day_part)
    add(("all",), relative.read_all)
    add(("early", "small", "wee"), clock.read_part_of_day)
    days = (*DAY_WORDS, *MONTHS, *WEEKDAYS)
    add(days, clock.read_day_part, clock.read_day_clock)
    add(("first", "second", "third", "fourth", "final"), parts.read_nth, amounts.read_duration)
    add(("the", "first", "second", "latter"), parts.read_half)
    add(("the", "day"), parts.read_day_beside)
    add(("week", "weekend"), parts.read_week_of)
    add(DAY_PARTS, clock.read_part_of_day)
    add(("noon", "midnight", "midday", "around", "about", "quarter"), clock.read_clock)
    add(("last",), relative.read_year_ago)
    add(("the", "first", "last", "final"), in_year.read_months_of_year)
    add(("year", "month"), parts.read_year_end, relative.read_year_ago)
    add(("between", "from"), parts.read_between)
    add((*SMALL_NUMBERS, *TENS, *MANY, "a", "an", "another", "half"), *_COUNTS)
    add(("once", "twice", "thrice"), sets.read_rate)
    add(LONG_UNITS, amounts.read_bare_units)
    add((*amounts.HEDGE_WORDS, "single"), *_COUNTS)
    add(UNITS, relative.read_ago, amounts.read_bare_units)
    add(("every", "each", "per", *sets.FREQUENCIES, *WEEKDAYS), sets.read_set)
    add(vague.FIRST_WORDS, vague.read_vague)
    return table


_STARTERS = _starters()
_NUMERIC = (*points.NUMERIC, *_COUNTS, clock.read_day_clock)
# After "the" and "a", the commonest words of all, a look at the next word saves most readings.
_AFTER_ARTICLE = frozenset(_STARTERS) | word_list(
    "very couple dozen few full whole single half further additional entire prior same flat "
    "latest outset rest remainder close near hundred future past corresponding comparable quarter "
    "other long extra roaring swinging small wee time foreseeable distant immediate present not"
)
_DEIXIS = frozenset({"this", "last", "next"})
_QUOTES = frozenset("\"“‘'`«")


def _opens_title(tokens: Tokens, at: int) -> bool:
    """Whether the words are the name of a work: "This Week", in quotes and with capitals."""
    is_name = tokens.is_capital(at) and tokens.is_capital(at + 1) and tokens.words[at + 1] in UNITS
    return is_name and tokens.before(at) in _QUOTES


def read(tokens: Tokens, at: int) -> Match | None:
    """The longest time expression that starts at token `at`."""
    word = tokens.words[at]
    readers = _STARTERS.get(word)
    if readers is None:
        if not word[:1].isdigit():
            return None
        readers = _NUMERIC
    elif word in {"the", "a", "an"}:
        following = tokens.words[at + 1]
        if following not in _AFTER_ARTICLE and not following[:1].isdigit():
            return None
    elif word in _DEIXIS and _opens_title(tokens, at):
        return None
    return longest(tokens, at, readers)
