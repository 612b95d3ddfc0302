"""Lengths of time: two weeks, nearly an hour, 2 years and 3 months."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.dating.direction import direction_of
from reportedly.dating.expressions import (
    Amount,
    Closeness,
    Direction,
    Duration,
    Every,
    Offset,
    Unit,
)
from reportedly.dating.grammar.match import DASHES, Match, skip
from reportedly.dating.lexicon import (
    LONG_UNITS,
    PLURAL_UNITS,
    SHORT_UNITS,
    UNITS,
)
from reportedly.dating.numbers import Number, read_number
from reportedly.dating.values import set_value
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

_HEDGES = (
    (("more", "than"), Closeness.OVER),
    (("at", "least"), Closeness.OVER),
    (("less", "than"), Closeness.ALMOST),
    (("fewer", "than"), Closeness.ALMOST),
    (("up", "to"), Closeness.ALMOST),
    (("just", "over"), Closeness.OVER),
    (("well", "over"), Closeness.OVER),
    (("slightly", "over"), Closeness.OVER),
    (("slightly", "more", "than"), Closeness.OVER),
    (("just", "under"), Closeness.ALMOST),
    (("over",), Closeness.OVER),
    (("under",), Closeness.ALMOST),
    (("close", "to"), Closeness.ALMOST),
    (("exactly",), Closeness.EXACT),
    (("precisely",), Closeness.EXACT),
    (("some",), Closeness.ABOUT),
    (("almost",), Closeness.ALMOST),
    (("nearly",), Closeness.ALMOST),
    (("about",), Closeness.ABOUT),
    (("around",), Closeness.ABOUT),
    (("roughly",), Closeness.ABOUT),
    (("approximately",), Closeness.ABOUT),
)
HEDGE_WORDS = frozenset(words[0] for words, _ in _HEDGES)


class AmountMatch(NamedTuple):
    """A length of time and the token after it."""

    form: Duration
    end: int


def read_amount(tokens: Tokens, at: int) -> AmountMatch | None:
    """[Nearly|more than] two weeks, 2 years and 3 months, several days, an hour, two-year."""
    closeness, start = _hedge(tokens, at)
    first = _part(tokens, start) or _least(tokens, start)
    if first is None:
        return None
    parts, end = [first[0]], first[1]
    words = tokens.words
    if words[end] in {"and", ","} and words[end - 1] in UNITS:
        if words[end : end + 3] == ["and", "a", "half"]:
            count, unit = parts[0]
            return AmountMatch(
                Duration(Amount(((None if count is None else count + 0.5, unit),), closeness)),
                end + 3,
            )
        second = _part(tokens, end + 1)
        if second is not None and _order(second[0][1]) < _order(parts[0][1]):
            parts.append(second[0])
            end = second[1]
    if words[end] == "or" and words[end + 1] in {"so", "more", "two"}:
        if words[end + 1] == "two":
            parts[-1] = None, parts[-1][1]  # "a year or two"
        end += 2
    return AmountMatch(Duration(Amount(tuple(parts), closeness)), end)


def _order(unit: Unit) -> int:
    return list(Unit).index(unit)


def _hedge(tokens: Tokens, at: int) -> tuple[Closeness, int]:
    words = tokens.words
    if words[at] not in HEDGE_WORDS:
        return Closeness.EXACT, at
    if words[at] == "some" and read_number(tokens, at + 1) is None:
        return Closeness.EXACT, at  # "some weeks" are a few
    for phrase, closeness in _HEDGES:
        if tuple(words[at : at + len(phrase)]) == phrase:
            return closeness, at + len(phrase)
    return Closeness.EXACT, at


def _part(tokens: Tokens, at: int) -> tuple[tuple[float | None, Unit], int] | None:
    """One count with its unit."""
    if (quarters := _quarter_century(tokens, at) or _quarters_of_hour(tokens, at)) is not None:
        return quarters
    number = Number(1, at + 1) if _is_single(tokens, at) else read_number(tokens, at)
    if number is None:
        return None
    words = tokens.words
    unit_at = skip(tokens, number.end, DASHES)
    unit_at = skip(tokens, unit_at, KINDS_OF_UNIT)
    if words[number.end] == "or" and (more := read_number(tokens, number.end + 1)) is not None:
        unit_at = skip(tokens, more.end, DASHES)
    unit = UNITS.get(words[unit_at]) or _short_unit(tokens, at, unit_at)
    is_named = words[unit_at] == "year" and (number.value or 0) >= _YEAR_NUMBER
    if unit is None or is_named:
        return None  # "the 1995 fiscal year"
    if unit is Unit.QUARTER and (unit_at > number.end or words[unit_at] == "quarter"):
        return None  # "three-quarters", "a quarter of": a share
    is_one = words[at] in {"a", "an"} and number.end == at + 1
    if unit in {Unit.SECOND, Unit.NIGHT} and is_one:
        # "a second bridge" is a rank, and "a night" seldom a length.
        return None
    is_rank = words[unit_at] == "second" and unit_at == number.end
    if is_rank and words[at] not in {"1", "one"}:
        return None
    return (number.value, unit), unit_at + 1


def _short_unit(tokens: Tokens, at: int, unit_at: int) -> Unit | None:
    """The unit of "20 mins"; "a sec" is none."""
    return None if tokens.words[at] in {"a", "an"} else SHORT_UNITS.get(tokens.words[unit_at])


KINDS_OF_UNIT = word_list(
    "fiscal financial calendar straight solid business working trading consecutive school"
)
_YEAR_NUMBER = 1000
"""From here on a number before "year" is its own."""
_QUARTERS = {"quarter": 15, "quarters": 45}


def _quarters_of_hour(tokens: Tokens, at: int) -> tuple[tuple[float | None, Unit], int] | None:
    """A quarter of an hour, three quarters of an hour."""
    words = tokens.words
    if words[at] not in {"a", "three"}:
        return None
    kind = skip(tokens, at + 1, DASHES)
    minutes = _QUARTERS.get(words[kind])
    if minutes is None or words[kind + 1 : kind + 4] != ["of", "an", "hour"]:
        return None
    return (minutes, Unit.MINUTE), kind + 4


def _least(tokens: Tokens, at: int) -> tuple[tuple[float | None, Unit], int] | None:
    """The 60 of "between 60 and 90 days", the two of "two to six days"."""
    number = read_number(tokens, at)
    if number is None or number.value is None or tokens.words[at] in {"a", "an"}:
        return None
    joints = {"and", "to"} if tokens.before(at) == "between" else {"to"}
    if tokens.words[number.end] not in joints:
        return None
    most = _part(tokens, number.end + 1)
    if most is None or most[0][0] is None or most[0][0] <= number.value:
        return None
    return (number.value, most[0][1]), number.end


def _quarter_century(tokens: Tokens, at: int) -> tuple[tuple[float | None, Unit], int] | None:
    """A quarter-century, a quarter of a century."""
    words = tokens.words
    if words[at] != "a" or words[at + 1] != "quarter":
        return None
    of_a = words[at + 2 : at + 4] == ["of", "a"]
    century = at + 4 if of_a else skip(tokens, at + 2, DASHES)
    return ((25, Unit.YEAR), century + 1) if words[century] == "century" else None


def _is_single(tokens: Tokens, at: int) -> bool:
    """Whether a length of one unit is written as in "the worst single-day fall"."""
    return tokens.words[at] == "single" and tokens.words[at + 1] in DASHES


def read_duration(tokens: Tokens, at: int) -> Match | None:
    """A length of time: an amount, with "the first", "the" or "its" before and "old" after."""
    words = tokens.words
    start = skip(tokens, at, {"the"})
    if words[start] in {"first", "final", "latest", "entire", "full", "whole"}:
        start += 1
    if start > at and words[start] in {"a", "an"}:
        return None
    amount = read_amount(tokens, start)
    if amount is None or (start > at and words[start] in UNITS):
        return None
    form, end = amount
    count, unit = form.amount.parts[0]
    if words[start] in {"a", "an"} and count == 1:
        if _is_rate(tokens, start):
            return Match(Every(set_value(1, unit)), end)
        if words[end] in {"when", "where"} or unit is Unit.QUARTER:
            return None  # "in a year when it rained", "a quarter of them"
    after = skip(tokens, end, DASHES)
    if _belongs_elsewhere(tokens, start, end):
        return None
    if _is_ahead(tokens, at, end, form.amount):
        return Match(Offset(form.amount, 1), end)
    return Match(form, after + 1 if after > end and words[after] == "long" else end)


def _belongs_elsewhere(tokens: Tokens, start: int, end: int) -> bool:
    """Whether an amount is an age, which tells of a person; or its article another noun's."""
    words = tokens.words
    after = skip(tokens, end, DASHES)
    if words[after] in {"old", "olds"} or words[end : end + 2] == ["of", "age"]:
        return True
    return words[start] in {"a", "an"} and after > end and words[after] == "long"


_RANKS = word_list("first only biggest largest worst best lowest highest most least sharpest")
_RANK_REACH = 7
"""Tokens before "in ten years" in which what is the first of them is named."""


def _is_ahead(tokens: Tokens, at: int, end: int, amount: Amount) -> bool:
    """Whether "in five years" tells when something will be, not how long it took."""
    if tokens.before(at) != "in" or tokens.words[end] == "of" or tokens.words[end - 1] == "more":
        return False
    if not _RANKS.isdisjoint(tokens.words[max(0, at - _RANK_REACH) : at]):
        return False  # "the first such book in ten years is being printed"
    _, unit = amount.parts[-1]
    if unit in {Unit.SECOND, Unit.MINUTE, Unit.HOUR}:
        return False
    return direction_of(tokens, at, end) is Direction.FUTURE


def _is_rate(tokens: Tokens, at: int) -> bool:
    """Whether "a year" is "per year": after a count or an amount of something."""
    before = tokens.before(at)
    return before in {"times", "twice", "once", "%", "percent", "million", "billion"} or (
        before[:1].isdigit()
    )


def read_bare_units(tokens: Tokens, at: int) -> Match | None:
    """Weeks, years, decades with no count: a length nobody knows; a day-long siege."""
    words = tokens.words
    if (length := LONG_UNITS.get(words[at])) is not None:
        return Match(Duration(Amount((length,))), at + 1)
    unit = UNITS.get(words[at])
    if unit is not None and words[at + 1] in DASHES and words[at + 2] == "long":
        count = None if words[at] in PLURAL_UNITS else 1
        return Match(Duration(Amount(((count, unit),))), at + 3)
    if unit is None or words[at] not in PLURAL_UNITS or unit is Unit.SECOND:
        return None
    if words[at] == "weekends":
        return Match(Every("XXXX-WXX-WE"), at + 1) if tokens.before(at) == "on" else None
    if words[at] in {"nights", "quarters"} or (
        words[at] == "minutes" and words[at + 1] in {"of", "dated"}
    ):
        return None
    is_early = unit is Unit.HOUR and tokens.before(at) in {"early", "late", "small", "wee"}
    is_age = words[at + 1] in {"old", "olds"} or words[at + 1 : at + 3] == ["of", "age"]
    if is_age or is_early:
        return None  # "52 years old", "the early hours"
    return Match(Duration(Amount(((None, unit),))), at + 1)
