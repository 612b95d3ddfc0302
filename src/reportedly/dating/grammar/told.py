"""Times counted from another: the following Monday, that summer, Tuesday week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.expressions import (
    Amount,
    FromText,
    Month,
    Now,
    Offset,
    Season,
    Unit,
    Weekday,
    Which,
)
from reportedly.dating.grammar.calendar import after_month
from reportedly.dating.grammar.match import Match, skip
from reportedly.dating.lexicon import MONTHS, SEASONS, SHORT_WEEKDAYS, UNITS, WEEKDAYS
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

_STEPS = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "same": 0}
_TIMES_BEFORE = word_list("on in by until till since during from before after")
_ENDS_PHRASE = word_list("in at when with by after before and to for on but as") | frozenset(
    {"", ".", ",", ";", ")", ":"}
)
"""What may follow "that March" and "that Monday" where "that" does not open a clause."""
_BEYOND = {("before", "last"): -2, ("after", "next"): 2}
_BEYOND_UNITS = frozenset({"week", "weekend", "month", "quarter", "year"})
_WEEKS = {"week": 1, "fortnight": 2}
_ONE_WEEK = Amount(((1, Unit.WEEK),))


def read_from_text(tokens: Tokens, at: int) -> Match | None:
    """The following Monday, the next March, the previous winter; that summer, on that Tuesday."""
    words = tokens.words
    if words[at] == "that":
        inner = _inner(tokens, at + 1)
        return inner if inner is not None and _is_pointed_at(tokens, at, inner.end) else None
    step = _STEPS.get(words[at + 1]) if words[at] == "the" else None
    return None if step is None else _inner(tokens, at + 2, step)


def _inner(tokens: Tokens, at: int, steps: int = 0) -> Match | None:
    word = tokens.words[at]
    if word in SEASONS and not word.endswith("s"):
        return Match(FromText(Season(SEASONS[word]), steps), at + 1)
    if not tokens.is_capital(at):
        return None
    if word in MONTHS:
        return Match(FromText(Month(MONTHS[word]), steps), after_month(tokens, at))
    if word in WEEKDAYS and word not in SHORT_WEEKDAYS and not word.endswith("days"):
        return Match(FromText(Weekday(WEEKDAYS[word]), steps), at + 1)
    return None


def _is_pointed_at(tokens: Tokens, at: int, end: int) -> bool:
    """Whether "that" points at a time, and does not open a clause: "said that Monday was"."""
    is_led = at == 0 or tokens.before(at) in _TIMES_BEFORE or tokens.breaks_after(at - 1)
    is_season = tokens.words[at + 1] in SEASONS
    return (is_led or is_season or tokens.words[end] in _ENDS_PHRASE) and (
        tokens.words[end] not in {"'s", "’s"} or is_led
    )


def read_beyond(tokens: Tokens, at: int) -> Match | None:
    """The year before last, the week after next."""
    words = tokens.words
    unit_at = skip(tokens, at, {"the"})
    steps = _BEYOND.get((words[unit_at + 1], words[unit_at + 2]))
    if steps is None or words[unit_at] not in _BEYOND_UNITS or unit_at == at:
        return None
    return Match(Now(UNITS[words[unit_at]], steps), unit_at + 3)


def read_week_on(tokens: Tokens, at: int) -> Match | None:
    """Tuesday week, Friday fortnight; a week on Thursday, two weeks from Monday."""
    words = tokens.words
    weekday = WEEKDAYS.get(words[at])
    if weekday is not None:
        weeks = _WEEKS.get(words[at + 1]) if tokens.is_capital(at) else None
        if weeks is None or words[at].endswith("days") or words[at + 2] not in _ENDS_PHRASE:
            return None
        return Match(_weeks_after(Weekday(weekday, Which.NEXT), weeks), at + 2)
    if words[at] not in {"a", "two"} or words[at + 1] not in {"week", "weeks", "fortnight"}:
        return None
    weeks = 2 if words[at] == "two" or words[at + 1] == "fortnight" else 1
    if words[at + 2] == "tomorrow":
        return Match(_weeks_after(Now(Unit.DAY, 1), weeks), at + 3)
    weekday = WEEKDAYS.get(words[at + 3]) if words[at + 2] in {"on", "from"} else None
    if weekday is None or not tokens.is_capital(at + 3):
        return None
    return Match(_weeks_after(Weekday(weekday, Which.NEXT), weeks), at + 4)


def _weeks_after(anchor: Weekday | Now, weeks: int) -> Offset:
    amount = _ONE_WEEK if weeks == 1 else Amount(((weeks, Unit.WEEK),))
    return Offset(amount, 1, anchor=anchor)
