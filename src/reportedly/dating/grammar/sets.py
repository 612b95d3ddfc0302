"""Times that come again and again: daily, every other Tuesday, twice a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.expressions import Every
from reportedly.dating.grammar.amounts import read_amount
from reportedly.dating.grammar.match import Match, skip
from reportedly.dating.lexicon import DAY_PARTS, MONTHS, PLURAL_UNITS, SEASONS, UNITS, WEEKDAYS
from reportedly.dating.numbers import read_number
from reportedly.dating.values import set_value

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

FREQUENCIES = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "hourly": "PT1H",
}
_ORDER = {"other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_OFTEN = frozenset({"once", "twice", "thrice"})
_RATES = frozenset({"a", "an", "per", "each", "every"})


def read_set(tokens: Tokens, at: int) -> Match | None:
    """Daily, every year, each Thursday, Monday nights, once a week."""
    words = tokens.words
    if words[at] in FREQUENCIES:
        is_name = tokens.is_capital(at) and tokens.is_capital(at + 1)
        return None if is_name else Match(Every(FREQUENCIES[words[at]]), at + 1)
    if words[at] in {"every", "each"}:
        every = _every_amount(tokens, at + 1) if words[at] == "every" else None
        return _each(tokens, at + 1) or every
    if words[at] in {"per", "a"} and words[at] == "per" and words[at + 1] in UNITS:
        return Match(Every(set_value(1, UNITS[words[at + 1]])), at + 2)
    weekday = WEEKDAYS.get(words[at])
    if weekday is not None and tokens.is_capital(at):
        if words[at].endswith("days"):
            return Match(Every(f"XXXX-WXX-{weekday}"), at + 1)
        if words[at + 1] in {"mornings", "afternoons", "evenings", "nights"}:
            return Match(Every(f"XXXX-WXX-{weekday}T{DAY_PARTS[words[at + 1]]}"), at + 2)
    return None


def _each(tokens: Tokens, at: int) -> Match | None:
    words = tokens.words
    count = _ORDER.get(words[at], 1)
    at = skip(tokens, at, frozenset(_ORDER) | {"single"})
    word = words[at]
    if word in {"morning", "afternoon", "evening", "night"}:
        return Match(Every(f"XXXX-XX-XXT{DAY_PARTS[word]}"), at + 1)
    if word in UNITS and word not in PLURAL_UNITS and word != "second":
        return Match(Every(set_value(count, UNITS[word])), at + 1)
    if word in WEEKDAYS and tokens.is_capital(at):
        part = DAY_PARTS.get(words[at + 1])
        value = f"XXXX-WXX-{WEEKDAYS[word]}"
        return Match(Every(f"{value}T{part}" if part else value), at + 1 + bool(part))
    if word in MONTHS and tokens.is_capital(at):
        return Match(Every(f"XXXX-{MONTHS[word]:02d}"), at + 1)
    if word in SEASONS:
        return Match(Every(f"XXXX-{SEASONS[word]}"), at + 1)
    return None


def _every_amount(tokens: Tokens, at: int) -> Match | None:
    amount = read_amount(tokens, at)
    if amount is None:
        return None
    count, unit = amount.form.amount.parts[0]
    return Match(Every(set_value(count, unit)), amount.end)


def read_rate(tokens: Tokens, at: int) -> Match | None:
    """Once a week, twice daily, three times each year: how often, valued by the unit."""
    words = tokens.words
    if words[at] in _OFTEN:
        after = at + 1
    else:
        number = read_number(tokens, at)
        if number is None or words[number.end] != "times":
            return None
        after = number.end + 1
    if words[after] in FREQUENCIES:
        return Match(Every(FREQUENCIES[words[after]]), after + 1)
    unit = UNITS.get(words[after + 1]) if words[after] in _RATES else None
    if unit is None or words[after + 1] in PLURAL_UNITS or words[after + 2] in {"ago", "later"}:
        return None
    return Match(Every(set_value(1, unit)), after + 2)
