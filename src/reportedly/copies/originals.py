"""Which of two documents came first, and why: a sum of cues, each told in a sentence.

Cues that anybody can plant (a line that names an outlet, swapped letters) add to others and decide
nothing alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from reportedly.copies.register import families

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportedly.copies.document import Document
    from reportedly.copies.register import Register
    from reportedly.copies.verdict import Verdict

Pair = tuple[str, str]

BY_DAY = 1.0
BY_CANONICAL = 4.0
BY_OTHERS = 10.0
BY_PATCHES = 3.0
BY_REGISTER = 1.0
BY_CREDIT = 2.0
BY_LETTERS = 1.0
"""Weights of an earlier day; of being named by the other's canonical link; of each unit of likeness
by which the family's other members are nearer; of the other holding parts of a third text; of the
more usual words; of being named by the other; of the other's letters being swapped. Chosen on
../shared/eval/copies without the last two, which its program planted; the canonical link, of which
it has none, and the letters are own judgement."""

PATCH_SCALE = 16.0
REGISTER_SCALE = 2.0
"""A sixteenth of a text from elsewhere, or half a logarithm, is the full weight; chosen
likewise."""

DECIDES = 0.2
"""Least sum that decides: under it nothing tells the two apart. Own judgement."""

STEEPNESS = 1.0
"""How fast confidence grows with the sum; see docs/quality/copies.md for what was right at each."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What speaks for one of two documents: above 0 the left, below the right; and in words."""

    weight: float
    told: str
    plantable: bool = False
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class Likely:
    """The id of the likely original, None where nothing tells, how sure (0.5 to 1), and why.

    `by_day_only` is true where at most the day tells the two apart.
    """

    id: str | None
    confidence: float
    evidence: tuple[str, ...]
    by_day_only: bool = False


class Family:
    """All pairs of a collection and its documents, to be asked for originals."""

    def __init__(
        self, documents: Mapping[str, Document], pairs: Mapping[Pair, Verdict], register: Register
    ) -> None:
        self.documents, self.pairs, self.register = documents, pairs, register
        self.near = families(pairs)

    def cover(self, one: str, other: str) -> float:
        """How like `other`'s sentences those of `one` are; 0 where the two are no pair."""
        if (one, other) in self.pairs:
            return self.pairs[one, other].covers[0]
        found = self.pairs.get((other, one))
        return found.covers[1] if found else 0.0

    def map(self, one: str, other: str) -> int:
        """Where in `one` what `other` repeats lies, in 64ths."""
        if (one, other) in self.pairs:
            return self.pairs[one, other].maps[0]
        found = self.pairs.get((other, one))
        return found.maps[1] if found else 0

    def likely(self, pair: Pair) -> Likely:
        """Which of a pair is the likely original."""
        return decide(pair, [cue for cue in self.cues(pair) if cue.weight])

    def cues(self, pair: Pair) -> Iterator[Cue]:
        """All that speaks for either of a pair."""
        a, b = pair
        verdict = self.pairs[pair]
        left, right = self.documents[a], self.documents[b]
        yield Cue(
            BY_DAY * (day := _earlier(left, right)),
            f"{_of(pair, day)} is dated earlier",
            is_day=True,
        )
        link = _links(right, left) - _links(left, right)
        yield Cue(
            BY_CANONICAL * link, f"the other's canonical link is the address of {_of(pair, link)}"
        )
        yield self._others(pair)
        yield self._patches(pair)
        lean = self.register.lean(verdict, self.near[a] | self.near[b])
        yield Cue(
            BY_REGISTER * _within(lean * REGISTER_SCALE),
            f"where the two differ, {_of(pair, lean)} has the more usual words",
        )
        credit = verdict.credit
        yield Cue(BY_CREDIT * credit, f"{_of(pair, credit)} is named by the other", plantable=True)
        swapped = bool(right.altered) - bool(left.altered)
        told = f"letters were swapped in {_of(pair, -swapped)}"
        yield Cue(BY_LETTERS * swapped, told, plantable=True)

    def _others(self, pair: Pair) -> Cue:
        """Copies of one text are all nearer to it than to each other."""
        a, b = pair
        others = (self.near[a] & self.near[b]) - {a, b}
        nearer = sum(self.cover(one, a) - self.cover(one, b) for one in sorted(others))
        noun = "copy is" if len(others) == 1 else "copies are"
        return Cue(BY_OTHERS * nearer, f"{len(others)} other {noun} nearer to {_of(pair, nearer)}")

    def _patches(self, pair: Pair) -> Cue:
        """A text that also holds parts of a third, which the other lacks, was put together."""
        a, b = pair
        foreign = self._foreign(b, a) - self._foreign(a, b)
        told = f"{_of(pair, -foreign)} also holds parts of texts that {_of(pair, foreign)} lacks"
        return Cue(BY_PATCHES * _within(foreign * PATCH_SCALE), told)

    def _foreign(self, one: str, other: str) -> float:
        """The share of `one`, outside what `other` repeats, that a third and unrelated text has."""
        shared = self.map(one, other)
        strangers = self.near[one] - self.near[other] - {one}
        extra = (self.map(one, third) & ~shared for third in strangers)
        return max((part.bit_count() for part in extra), default=0) / 64


def decide(pair: Pair, cues: list[Cue]) -> Likely:
    """The original by the sum of all cues; plantable ones count only beside one that agrees."""
    solid = sum(cue.weight for cue in cues if not cue.plantable)
    total = solid + sum(cue.weight for cue in cues if cue.plantable)
    evidence = tuple(cue.told for cue in sorted(cues, key=lambda cue: -abs(cue.weight)))
    by_day = abs(sum(cue.weight for cue in cues if not cue.is_day)) < DECIDES
    if solid * total <= 0:
        total = solid
    if abs(total) < DECIDES:
        return Likely(None, 0.5, evidence, by_day)
    confidence = round(1 / (1 + exp(-STEEPNESS * abs(total))), 2)
    return Likely(_of(pair, total), confidence, evidence, by_day)


def _of(pair: Pair, lean: float) -> str:
    return pair[0] if lean > 0 else pair[1]


def _within(value: float) -> float:
    return max(-1.0, min(1.0, value))


def _earlier(left: Document, right: Document) -> int:
    """1 where `left` is dated before `right`, -1 after, 0 on one day or not known."""
    if left.published is None or right.published is None:
        return 0
    return (right.published > left.published) - (right.published < left.published)


def _links(copy: Document, other: Document) -> int:
    """1 where the copy's canonical link is the other's address and not its own."""
    here, there, named = (_bare(one) for one in (copy.address, other.address, copy.canonical))
    return int(named is not None and named == there and named != here)


def _bare(address: str | None) -> str | None:
    """An address without its scheme, "www.", query and last slash."""
    if address is None:
        return None
    bare = address.lower().split("://")[-1].removeprefix("www.")
    return bare.split("#")[0].split("?")[0].rstrip("/") or None
