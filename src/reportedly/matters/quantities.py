"""Amounts in a statement and what they count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.matters.lexicon import word_set
from reportedly.matters.words import STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.matters.words import Token
    from reportedly.offsets import Span

TO_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90, "dozen": 12, "no": 0}  # fmt: skip
NUMBERS = {word: number for number, word in enumerate(TO_TWENTY)} | TENS
SCALES = {"hundred": 100, "hundreds": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9,
          "trillion": 10**12}  # fmt: skip
AT_LEAST = frozenset({"least", "over", "than", "exceeded"})
AT_MOST = frozenset({"most", "under", "fewer", "less", "below"})
ROUGH = frozenset({"about", "around", "nearly", "almost", "roughly", "approximately", "some"})
ROUGHLY = 0.1
"""Two rough amounts within a tenth of each other are told as one in news (own judgement)."""

NOT_COUNTED = word_set("not_counted")
PLURALS = frozenset({"people", "men", "women", "children", "percent", "police"})
REACH = 4
"""Words after a number in which what it counts is looked for ("17 badly hurt young people")."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount between `low` and `high` (either side may be open) of things in `units`."""

    low: float | None
    high: float | None
    units: frozenset[str]
    span: Span
    words: str


def quantities(parts: Sequence[Token]) -> tuple[Quantity, ...]:
    """All amounts among these words, years and days left out."""
    found = []
    skip = -1
    for number, token in enumerate(parts):
        if number <= skip:
            continue
        value = _value(token.lower)
        if value is None:
            continue
        last = number
        while last + 1 < len(parts) and parts[last + 1].lower in SCALES:
            last += 1
            value *= SCALES[parts[last].lower]
        skip = last
        units = _units(parts, number, last)
        if units and not _is_date(parts, number, last):
            low, high = _bounds(parts, number, value)
            words = " ".join(part.text for part in parts[number : last + 1])
            found.append(Quantity(low, high, units, token.span, words))
    return tuple(found)


def differ(left: Quantity, right: Quantity) -> bool:
    """Whether two amounts of one thing cannot both be right."""
    if not left.units & right.units:
        return False
    if left.low is not None and right.high is not None and left.low > right.high:
        return True
    return right.low is not None and left.high is not None and right.low > left.high


def _value(lower: str) -> float | None:
    if lower[0].isdigit():
        try:
            return float(lower.replace(",", ""))
        except ValueError:
            return None
    return NUMBERS.get(lower) if lower not in {"one", "no"} else None


def _bounds(parts: Sequence[Token], number: int, value: float) -> tuple[float | None, float | None]:
    before = {part.lower for part in parts[max(0, number - 2) : number]}
    if before & AT_MOST:
        return None, value
    if before & AT_LEAST:
        return value, None
    if before & ROUGH:
        return value * (1 - ROUGHLY), value * (1 + ROUGHLY)
    return value, value


def _units(parts: Sequence[Token], first: int, last: int) -> frozenset[str]:
    after = [part for part in parts[last + 1 : last + 1 + REACH] if part.lower not in STOP]
    if after and not after[0].text[0].isupper():
        whole = after[0].lower.endswith("s") or after[0].lower in PLURALS
        return frozenset(part.key for part in after[: 1 if whole else 2])
    before = [part for part in parts[max(0, first - 8) : first] if part.lower not in STOP]
    return frozenset(part.key for part in before[:3])


def _is_date(parts: Sequence[Token], first: int, last: int) -> bool:
    near = (*parts[max(0, first - 1) : first], *parts[last + 1 : last + 2])
    if any(part.lower in NOT_COUNTED for part in near):
        return True
    text = parts[first].text
    return len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2099
