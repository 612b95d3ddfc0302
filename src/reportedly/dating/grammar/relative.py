"""Times counted from the story date or from the time spoken of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.dating.expressions import (
    Amount,
    Closeness,
    Duration,
    Now,
    Offset,
    Same,
    Stretch,
    Then,
    Unit,
    Year,
)
from reportedly.dating.grammar.amounts import KINDS_OF_UNIT, read_amount
from reportedly.dating.grammar.match import DASHES, Match, skip
from reportedly.dating.lexicon import DAY_WORDS, MONTHS, PLURAL_UNITS, UNITS
from reportedly.dating.numbers import read_number, read_year_words
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

_FOUR_DIGITS = re.compile(r"\d{4}", re.ASCII)

_STEPS = {
    "last": -1,
    "past": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
}
_TEXT_STEPS = {"previous": -1, "preceding": -1, "prior": -1, "following": 1, "same": 0, "that": 0}
_AGO = {"ago": -1, "hence": 1}
_ANCHORS = {
    ("today",): Now(Unit.DAY),
    ("yesterday",): Now(Unit.DAY, -1),
    ("tomorrow",): Now(Unit.DAY, 1),
    ("this", "week"): Now(Unit.WEEK),
    ("this", "month"): Now(Unit.MONTH),
    ("next", "week"): Now(Unit.WEEK, 1),
    ("next", "month"): Now(Unit.MONTH, 1),
}
"""What an amount may be counted back from: "50 years ago today", "ten years ago this month"."""
_A_YEAR_AGO = {
    ("year", "ago"),
    ("year", "earlier"),
    ("year", "before"),
    ("last", "year"),
    ("previous", "year"),
    ("prior", "year"),
}
_FROM_TEXT = {
    "earlier": -1,
    "before": -1,
    "previously": -1,
    "later": 1,
    "after": 1,
    "afterwards": 1,
}
_BESIDE = {"before": -1, "previous": -1, "earlier": -1, "prior": -1, "after": 1, "following": 1}
_CALENDAR_UNITS = frozenset(
    {
        Unit.DAY,
        Unit.WEEK,
        Unit.WEEKEND,
        Unit.MONTH,
        Unit.QUARTER,
        Unit.YEAR,
        Unit.DECADE,
        Unit.CENTURY,
    }
)
_PAST_WORDS = frozenset({"last", "past", "previous", "preceding", "latest", "recent"})
_NEXT_WORDS = frozenset({"next", "coming", "following"})
_BEFORE_THE_DAY = word_list(
    "of on for during end ends ended ending close closes closed closing finish finishes finished "
    "finishing start starts started starting begin begins began beginning"
)
"""Before "the day" these make it a day told of, not one of many: "shares ended the day lower"."""
_OPENING, _CLOSING = frozenset("\"“‘'`«"), frozenset("\"”’'»")
_LONGEST_CLAUSE = 20
"""Tokens looked at for the end of a clause: longer than the clauses news puts after a time."""
_BEFORE_THAT_TIME = word_list("at by since until till during before after from around in")
_CLAUSE = word_list("he she they it we i you who that the a an its his her their this being having")


def read_day_word(tokens: Tokens, at: int) -> Match | None:
    """Today, yesterday, tomorrow; the day before yesterday, the day after tomorrow."""
    words = tokens.words
    word = words[at]
    if word in DAY_WORDS:
        if (
            _is_quoted(tokens, at)
            or _is_name(tokens, at)
            or tokens.before(at) in {"a", "better", "brighter"}
        ):
            return None
        return Match(Now(Unit.DAY, DAY_WORDS[word]), at + 1)
    after = skip(tokens, at, {"the"})
    if words[after] == "day":
        pair = words[after + 1], words[after + 2]
        if pair == ("before", "yesterday"):
            return Match(Now(Unit.DAY, -2), after + 3)
        if pair == ("after", "tomorrow"):
            return Match(Now(Unit.DAY, 2), after + 3)
    return None


def _is_quoted(tokens: Tokens, at: int) -> bool:
    """Whether the day is the name of a programme: “Today”."""
    stop = skip(tokens, at + 1, {".", ","})
    is_closed = tokens.words[stop] in _CLOSING and tokens.is_tight(stop - 1)
    return is_closed and tokens.is_capital(at) and tokens.before(at) in _OPENING


def _is_name(tokens: Tokens, at: int) -> bool:
    """Whether the day is part of a name in capitals, as a newspaper's, in other text."""
    raw = tokens.raw
    return raw(at).isupper() and raw(at - 1).isupper() and not raw(at + 1).isupper()


def read_unit_from_now(tokens: Tokens, at: int) -> Match | None:
    """Last week, this [fiscal] year, [the] next month, the current quarter, the past decade."""
    words = tokens.words
    after = skip(tokens, at, {"the"})
    if words[after] == "this" and words[after + 1] in {"past", "last", "coming", "next"}:
        after += 1
    step = _STEPS.get(words[after])
    if step is None:
        return _unit_from_text(tokens, at)
    end = skip(tokens, after + 1, {"fiscal", "financial", "calendar", "entire", "whole", "full"})
    unit = UNITS.get(words[end])
    if unit not in _CALENDAR_UNITS or words[end] in PLURAL_UNITS:
        return None
    if words[after] in {"coming", "past"} and after == at:
        return None
    if unit is Unit.DAY:
        if words[after] == "this" or step == 0:
            return Match(Now(Unit.DAY), end + 1)
        return Match(Same(unit, step), end + 1) if step == 1 else None
    if unit is Unit.YEAR and step == -1 and end == after + 1 and _is_compared(tokens, at):
        return Match(Offset(Amount(((1, Unit.YEAR),)), -1), end + 1)
    return Match(Now(unit, step), end + 1)


def _is_compared(tokens: Tokens, at: int) -> bool:
    """Whether "last year" is what figures are held against: the same part of the year before."""
    return tokens.before(at) == "from" or "compared" in tokens.words[max(0, at - 10) : at]


def _unit_from_text(tokens: Tokens, at: int) -> Match | None:
    """That year, the same day, the previous month, the following week."""
    words = tokens.words
    if words[at] == "that" and words[at + 1] == "time":
        is_then = tokens.before(at) in _BEFORE_THAT_TIME
        return Match(Then(), at + 2) if is_then else None
    after = at
    if words[at] in {"the", "that"} and words[at + 1] in _TEXT_STEPS:
        after = at + 1
    step = _TEXT_STEPS.get(words[after])
    if step is None or (after == at and words[at] != "that"):
        return None
    unit = UNITS.get(words[after + 1])
    if unit not in _CALENDAR_UNITS or words[after + 1] in PLURAL_UNITS:
        return None
    return Match(Same(unit, step), after + 2)


def read_unit_around(tokens: Tokens, at: int) -> Match | None:
    """The year, the day, the quarter, the weekend; the day before, the year after."""
    words = tokens.words
    if words[at] != "the":
        return None
    if words[at + 1] == "latest" and words[at + 2] == "period":
        return Match(Same(Unit.QUARTER), at + 3)
    after = skip(tokens, at + 1, _WHOLE)
    unit = UNITS.get(words[after])
    if unit is None or words[after] in PLURAL_UNITS:
        return None
    if words[after + 1] in _BESIDE:
        if words[after + 2].endswith("ing") or unit not in _CALENDAR_UNITS:
            return None  # "the day before returning home" is counted from what is told next
        sign = _BESIDE[words[after + 1]]
        if words[after + 1] in {"before", "after"} and _is_event(tokens, after + 2):
            counted = Offset(Amount(((1, unit),)), sign, from_text=True, event=True, named=True)
            return Match(counted, after + 1)
        return Match(Same(unit, sign), after + 2)
    return _unit_alone(tokens, at, after, unit)


def _is_event(tokens: Tokens, at: int) -> bool:
    """Whether the words from `at` on tell of an event: the vote, he left."""
    word, following = tokens.words[at], tokens.words[at + 1]
    if word in {"that", "this"} and not following.isalpha():
        return False
    return word in _CLAUSE or tokens.is_capital(at)


def _unit_alone(tokens: Tokens, at: int, after: int, unit: Unit) -> Match | None:
    """The one unit that is meant where none is named: the year, the weekend, the quarter."""
    words, following = tokens.words, tokens.words[after + 1]
    if unit is Unit.YEAR and (named := _year_named(tokens, after + 1)) is not None:
        return named
    if unit is Unit.YEAR and following in {"ended", "ending"}:
        # Twelve months up to a day that is told next, not the calendar's year.
        return Match(Duration(Amount(((1, unit),))), after + 1)
    if unit in {Unit.WEEKEND, Unit.YEAR}:
        is_whole = words[after - 1] in {"entire", "whole"}
        return Match(Same(unit) if is_whole else Now(unit), after + 1)
    if unit in {Unit.WEEK, Unit.MONTH} and _is_whole(tokens, at, after):
        return Match(Now(unit) if unit is Unit.WEEK else Same(unit), after + 1)
    if unit is Unit.DAY and tokens.before(at) in _BEFORE_THE_DAY and after == at + 1:
        return Match(Same(unit), after + 1)
    if unit is Unit.QUARTER and following != "of":
        return Match(Same(unit), after + 1)
    return None


def _is_whole(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the one week or month is meant: "during the month", "much of the week"."""
    before, following = tokens.before(at), tokens.words[end + 1]
    is_told = following in _WHAT_HAPPENED or following in {"'s", "’s"}
    is_share = before == "of" and tokens.before(at - 1) in _SHARES
    return not is_told and (is_share or before in _ALONG or before in _BEFORE_THE_DAY - {"of"})


_WHOLE = frozenset({"fiscal", "financial", "full", "latest", "entire", "whole"})
_SHARES = word_list("much most rest all part course half remainder")
_ALONG = word_list("during throughout within over")
_WHAT_HAPPENED = word_list("of that when after before since between leading to in until where")
"""After "the week" these go on to tell which week: "in the week that followed"."""


def read_all(tokens: Tokens, at: int) -> Match | None:
    """All week, all year: the whole of the one that is."""
    unit = UNITS.get(tokens.words[at + 1])
    if unit not in {Unit.WEEK, Unit.MONTH, Unit.YEAR} or tokens.words[at + 2] in {"long", "-"}:
        return None
    return None if tokens.words[at + 1] in PLURAL_UNITS else Match(Now(unit), at + 2)


def _year_named(tokens: Tokens, at: int) -> Match | None:
    """The year that "the year" goes on to name: 1998, two thousand."""
    word = tokens.words[at]
    if _FOUR_DIGITS.fullmatch(word) and int(word) > 0:
        return Match(Year(int(word)), at + 1)
    spelt = read_year_words(tokens, at)
    if spelt is None or spelt.value is None:
        return None
    return Match(Year(int(spelt.value)), spelt.end)


def read_ago(tokens: Tokens, at: int) -> Match | None:
    """Two weeks ago, nearly four years ago, a year earlier, six months later, a year before."""
    words = tokens.words
    if words[at] in PLURAL_UNITS and words[at + 1] == "ago" and tokens.before(at) != "of":
        return Match(Offset(Amount(((None, UNITS[words[at]]),)), -1), at + 2)
    if words[at] in PLURAL_UNITS and words[at + 1] in {"later", "earlier"}:
        unknown = Amount(((None, UNITS[words[at]]),))
        return Match(Offset(unknown, _FROM_TEXT[words[at + 1]], from_text=True), at + 2)
    amount = read_amount(tokens, at)
    if amount is None:
        return None
    following = words[amount.end]
    if following in _AGO:
        return _ago(tokens, amount.form.amount, _AGO[following], amount.end + 1)
    if following == "back" and not words[amount.end + 1].isalpha():
        return Match(Offset(amount.form.amount, -1), amount.end + 1)
    if following == "from" and words[amount.end + 1] in {"now", "today"}:
        return Match(Offset(amount.form.amount, 1), amount.end + 2)
    if following in {"'", "’"} and words[amount.end + 1] == "time" and tokens.before(at) == "in":
        return Match(Offset(amount.form.amount, 1), amount.end + 2)
    if following in {"'s", "’s"} and words[amount.end + 1] == "time" and tokens.before(at) == "in":
        return Match(Offset(amount.form.amount, 1), amount.end + 2)
    if following in _FROM_TEXT:
        return _counted_from(tokens, amount.form.amount, at, amount.end)
    return None


def _ago(tokens: Tokens, amount: Amount, sign: int, at: int) -> Match:
    """The amount from now, or from the day or month that is told right behind."""
    for phrase, anchor in _ANCHORS.items():
        if sign < 0 and tuple(tokens.words[at : at + len(phrase)]) == phrase:
            return Match(Offset(amount, -1, anchor=anchor), at + len(phrase))
    return Match(Offset(amount, sign), at)


def _counted_from(tokens: Tokens, amount: Amount, start: int, at: int) -> Match | None:
    """An amount before or after the time spoken of, or what the next words tell."""
    word = tokens.words[at]
    sign = _FROM_TEXT[word]
    following = tokens.words[at + 1]
    if word in {"before", "after"} and (following in _CLAUSE or tokens.is_capital(at + 1)):
        if _is_cut_off(tokens, at + 1) or tokens.before(start) == "for":
            return Match(Duration(amount), at)  # "suspended for a month after he wrote it"
        return Match(Offset(amount, sign, from_text=True, event=True), at)
    if word in {"before", "after"} and following.isalpha():
        return None
    return Match(Offset(amount, sign, from_text=True), at + 1)


def _is_cut_off(tokens: Tokens, at: int) -> bool:
    """Whether a comma ends the clause before any month, day or year that could date its event."""
    for here in range(at, min(tokens.count, at + _LONGEST_CLAUSE)):
        word = tokens.words[here]
        if word == ",":
            return tokens.words[here + 1] not in {"which", "who", "whose", "when"}
        if tokens.breaks_after(here) or word in MONTHS or (len(word) == 4 and word.isdigit()):
            return False
    return False


def read_year_ago(tokens: Tokens, at: int) -> Match | None:
    """The year-ago quarter, year-earlier, the same period last year, last year's quarter."""
    words = tokens.words
    after = skip(tokens, at, {"the"})
    kind = skip(tokens, after, {"same", "comparable", "corresponding"})
    if words[at] == "last" and words[at + 1] == "year" and words[at + 2] in {"'s", "’s"}:
        if words[at + 3] not in {"quarter", "period"}:
            return None
        return Match(Offset(Amount(((1, Unit.YEAR),)), -1, from_text=True), at + 4)
    if after > at and words[kind] in {"quarter", "period"}:
        year_at = skip(tokens, skip(tokens, kind + 1, {"of", "in"}), {"the", "a"})
        if tuple(words[year_at : year_at + 2]) in _A_YEAR_AGO:
            return Match(Offset(Amount(((1, Unit.YEAR),)), -1, from_text=True), year_at + 2)
    if words[after] != "year" or words[after + 1] not in DASHES:
        return None
    if words[after + 2] not in {"ago", "earlier"}:
        return None
    end = skip(tokens, after + 3, {"third", "first", "second", "fourth", "fiscal"})
    end = skip(tokens, end, {"period", "quarter"})
    return Match(Offset(Amount(((1, Unit.YEAR),)), -1, from_text=True), end)


def read_stretch(tokens: Tokens, at: int) -> Match | None:
    """The past two months, the last 24 hours, the next few days, the coming weeks."""
    words = tokens.words
    after = skip(tokens, at, {"the"})
    word = words[after]
    if word in _PAST_WORDS:
        sign = -1
    elif word in _NEXT_WORDS:
        sign = 1
    else:
        return None
    number = read_number(tokens, after + 1)
    value, unit_at = (number.value, number.end) if number is not None else (None, after + 1)
    if words[unit_at] == "to" and (most := read_number(tokens, unit_at + 1)) is not None:
        value, unit_at = None, most.end  # "the next 12 to 18 months"
    unit_at = skip(tokens, skip(tokens, unit_at, {"of", "-"}), KINDS_OF_UNIT)
    unit = UNITS.get(words[unit_at])
    if unit is None or (number is None and words[unit_at] not in PLURAL_UNITS):
        return None
    if number is not None and value == 1 and words[after + 1] in {"a", "an"}:
        return None
    end = unit_at + 1
    if words[end] == "or" and words[end + 1] == "so":
        end += 2
    return Match(Stretch(Amount(((value, unit),), Closeness.EXACT), sign), end)
