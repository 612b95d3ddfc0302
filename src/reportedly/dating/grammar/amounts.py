"""Lengths of time, and times that come again and again."""

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
    DAY_PARTS,
    MONTHS,
    PLURAL_UNITS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)
from reportedly.dating.numbers import Number, read_number

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

_HEDGES = (
    (("more", "than"), Closeness.OVER),
    (("at", "least"), Closeness.OVER),
    (("less", "than"), Closeness.ALMOST),
    (("fewer", "than"), Closeness.ALMOST),
    (("up", "to"), Closeness.ALMOST),
    (("just", "over"), Closeness.OVER),
    (("just", "under"), Closeness.ALMOST),
    (("over",), Closeness.OVER),
    (("almost",), Closeness.ALMOST),
    (("nearly",), Closeness.ALMOST),
    (("about",), Closeness.ABOUT),
    (("around",), Closeness.ABOUT),
    (("roughly",), Closeness.ABOUT),
    (("approximately",), Closeness.ABOUT),
)
HEDGE_WORDS = frozenset(words[0] for words, _ in _HEDGES)

FREQUENCIES = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "hourly": "PT1H",
}
_UNIT_LETTERS = {
    Unit.SECOND: "T{}S",
    Unit.MINUTE: "T{}M",
    Unit.HOUR: "T{}H",
    Unit.DAY: "{}D",
    Unit.NIGHT: "{}D",
    Unit.WEEK: "{}W",
    Unit.WEEKEND: "{}WE",
    Unit.MONTH: "{}M",
    Unit.QUARTER: "{}Q",
    Unit.YEAR: "{}Y",
}


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
    if words[at] not in HEDGE_WORDS and words[at] != "just":
        return Closeness.EXACT, at
    for phrase, closeness in _HEDGES:
        if tuple(words[at : at + len(phrase)]) == phrase:
            return closeness, at + len(phrase)
    return Closeness.EXACT, at


def _part(tokens: Tokens, at: int) -> tuple[tuple[float | None, Unit], int] | None:
    """One count with its unit."""
    if (end := _quarter_century(tokens, at)) is not None:
        return (25, Unit.YEAR), end
    number = Number(1, at + 1) if _is_single(tokens, at) else read_number(tokens, at)
    if number is None:
        return None
    words = tokens.words
    unit_at = skip(tokens, number.end, DASHES)
    unit_at = skip(tokens, unit_at, {"fiscal", "financial", "calendar", "straight", "solid"})
    if words[number.end] == "or" and (more := read_number(tokens, number.end + 1)) is not None:
        unit_at = skip(tokens, more.end, DASHES)
    unit = UNITS.get(words[unit_at])
    if unit is None:
        return None
    if unit is Unit.QUARTER and (unit_at > number.end or words[unit_at] == "quarter"):
        return None  # "three-quarters", "a quarter of": a share
    if unit in {Unit.SECOND, Unit.NIGHT} and words[at] in {"a", "an"}:
        # "a second bridge" is a rank, and "a night" seldom a length.
        return None
    is_rank = words[unit_at] == "second" and unit_at == number.end
    if is_rank and words[at] not in {"1", "one"}:
        return None
    return (number.value, unit), unit_at + 1


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


def _quarter_century(tokens: Tokens, at: int) -> int | None:
    """The token after "a quarter-century", "a quarter of a century"; None elsewhere."""
    words = tokens.words
    if words[at] != "a" or words[at + 1] != "quarter":
        return None
    of_a = words[at + 2 : at + 4] == ["of", "a"]
    century = at + 4 if of_a else skip(tokens, at + 2, DASHES)
    return century + 1 if words[century] == "century" else None


def _is_single(tokens: Tokens, at: int) -> bool:
    """Whether a length of one unit is written as in "the worst single-day fall"."""
    return tokens.words[at] == "single" and tokens.words[at + 1] in DASHES


def read_duration(tokens: Tokens, at: int) -> Match | None:
    """A length of time: an amount, with "the first", "the" or "its" before and "old" after."""
    words = tokens.words
    start = skip(tokens, at, {"the", "every"})
    if words[at] == "every":
        return _every_amount(tokens, at + 1)
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
            return Match(Every(every_value(1, unit)), end)
        if words[end] in {"when", "where"} or unit is Unit.QUARTER:
            return None  # "in a year when it rained", "a quarter of them"
    after = skip(tokens, end, DASHES)
    if words[after] in {"old", "olds"}:
        return None  # an age tells of a person, not of a time
    if _is_ahead(tokens, at, end, form.amount):
        return Match(Offset(form.amount, 1), end)
    return Match(form, after + 1 if after > end and words[after] == "long" else end)


def _is_ahead(tokens: Tokens, at: int, end: int, amount: Amount) -> bool:
    """Whether "in five years" tells when something will be, not how long it took."""
    if tokens.before(at) != "in" or tokens.words[end] == "of" or tokens.words[end - 1] == "more":
        return False
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


def _every_amount(tokens: Tokens, at: int) -> Match | None:
    amount = read_amount(tokens, at)
    if amount is None:
        return None
    count, unit = amount.form.amount.parts[0]
    return Match(Every(every_value(count, unit)), amount.end)


def every_value(count: float | None, unit: Unit) -> str:
    """The TIMEX3 value of something that comes every `count` units."""
    number = "X" if count is None else f"{count:g}"
    pattern = _UNIT_LETTERS.get(unit)
    if pattern is not None:
        return "P" + pattern.format(number)
    size = {Unit.FORTNIGHT: "2W", Unit.DECADE: "10Y", Unit.CENTURY: "100Y"}.get(unit, "1000Y")
    return f"P{size}" if count == 1 else f"PX{size[-1]}"


def read_bare_units(tokens: Tokens, at: int) -> Match | None:
    """Weeks, years, decades with no count: a length nobody knows; a day-long siege."""
    words = tokens.words
    unit = UNITS.get(words[at])
    if unit is not None and words[at + 1] in DASHES and words[at + 2] == "long":
        count = None if words[at] in PLURAL_UNITS else 1
        return Match(Duration(Amount(((count, unit),))), at + 3)
    if unit is None or words[at] not in PLURAL_UNITS or unit is Unit.SECOND:
        return None
    if words[at] in {"nights", "weekends", "quarters"}:
        return None
    is_early = unit is Unit.HOUR and tokens.before(at) in {"early", "late", "small", "wee"}
    if words[at + 1] in {"old", "olds"} or is_early:
        return None  # "52 years old", "the early hours"
    return Match(Duration(Amount(((None, unit),))), at + 1)


def read_set(tokens: Tokens, at: int) -> Match | None:
    """Daily, every year, each Thursday, Monday nights, once a week."""
    words = tokens.words
    if words[at] in FREQUENCIES:
        return Match(Every(FREQUENCIES[words[at]]), at + 1)
    if words[at] in {"every", "each"}:
        return _each(tokens, at + 1)
    if words[at] in {"per", "a"} and words[at] == "per" and words[at + 1] in UNITS:
        return Match(Every(every_value(1, UNITS[words[at + 1]])), at + 2)
    weekday = WEEKDAYS.get(words[at])
    if weekday is not None and tokens.is_capital(at):
        if words[at].endswith("days"):
            return Match(Every(f"XXXX-WXX-{weekday}"), at + 1)
        if words[at + 1] in {"mornings", "afternoons", "evenings", "nights"}:
            return Match(Every(f"XXXX-WXX-{weekday}T{DAY_PARTS[words[at + 1]]}"), at + 2)
    return None


def _each(tokens: Tokens, at: int) -> Match | None:
    words = tokens.words
    at = skip(tokens, at, {"single", "other"})
    word = words[at]
    if word in UNITS and word not in PLURAL_UNITS and word != "second":
        count = 2 if words[at - 1] == "other" else 1
        return Match(Every(every_value(count, UNITS[word])), at + 1)
    if word in WEEKDAYS and tokens.is_capital(at):
        part = DAY_PARTS.get(words[at + 1])
        value = f"XXXX-WXX-{WEEKDAYS[word]}"
        return Match(Every(f"{value}T{part}" if part else value), at + 1 + bool(part))
    if word in MONTHS and tokens.is_capital(at):
        return Match(Every(f"XXXX-{MONTHS[word]:02d}"), at + 1)
    if word in SEASONS:
        return Match(Every(f"XXXX-{SEASONS[word]}"), at + 1)
    if word in {"morning", "afternoon", "evening"}:
        return Match(Every(f"XXXX-XX-XXT{DAY_PARTS[word]}"), at + 1)
    return None
