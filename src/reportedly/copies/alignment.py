"""Which sentence of one text became which sentence of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.copies.document import LEAST_WORDS, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.offsets import Span

ALIGNED = 55.0
"""Least similarity (rapidfuzz ratio, per cent) of two sentences taken for one reworded; chosen on
../shared/eval/copies (no training part exists), where 60 is the value in the literature notes."""

QUOTES = '"“”«»'

CUT = 40.0
"""Similarity below which two sentences share no more than letters do by chance; saves time."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence of each text, and how alike they are (0 to 1)."""

    left: Span
    right: Span
    likeness: float


@dataclass(frozen=True, slots=True)
class Sentences:
    """A text's sentences in lower case, with their places and weights.

    A weight is the length in characters, 0 for what says nothing about copying: very short
    sentences, and those that many documents share.
    """

    spans: tuple[Span, ...]
    lower: tuple[str, ...]
    weights: tuple[int, ...]

    @property
    def quotes(self) -> tuple[bool, ...]:
        """Which sentences quote somebody, by their marks."""
        return tuple(any(mark in one for mark in QUOTES) for one in self.lower)


def cut(text: str, common: frozenset[str] = frozenset()) -> Sentences:
    """The sentences of a text; those in `common` weigh nothing."""
    spans = tuple(sentences(text))
    lower = tuple(text[span.start : span.end].lower() for span in spans)
    weights = tuple(
        0 if one in common or one.count(" ") < LEAST_WORDS - 1 else len(one) for one in lower
    )
    return Sentences(spans, lower, weights)


def likeness(left: Sentences, right: Sentences) -> list[list[float]]:
    """Similarity of each sentence of `left` (row) to each of `right`, per cent; 0 below `CUT`."""
    from rapidfuzz import fuzz, process

    if not left.lower or not right.lower:
        return [[0.0] * len(right.lower) for _ in left.lower]
    table = process.cdist(left.lower, right.lower, scorer=fuzz.ratio, score_cutoff=CUT)
    rows: list[list[float]] = table.tolist()
    return rows


def align(left: str, right: str) -> tuple[Aligned, ...]:
    """The sentences of `left` that became sentences of `right`, best first pairing, in order.

    Each sentence is used once; pairs are taken from the most alike downwards.

    >>> [(one.left.start, one.right.start) for one in align("It rained. Ships left port at dawn.",
    ...     "Ships left the port at dawn. It rained.")]
    [(0, 29), (11, 0)]
    """
    ours, theirs = cut(left), cut(right)
    table = likeness(ours, theirs)
    scored = sorted(
        (
            (-value, row, column)
            for row, values in enumerate(table)
            for column, value in enumerate(values)
            if value >= ALIGNED
        )
    )
    rows: set[int] = set()
    columns: set[int] = set()
    found = []
    for value, row, column in scored:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            found.append(Aligned(ours.spans[row], theirs.spans[column], -value / 100))
    return tuple(sorted(found, key=lambda one: one.left))


def best(table: Sequence[Sequence[float]], right: Sentences) -> tuple[list[float], list[float]]:
    """The best likeness (per cent) of each sentence of the left (row), and of each of `right`."""
    ours = [max(row, default=0.0) for row in table]
    columns = zip(*table, strict=True) if table else ([0.0] for _ in right.lower)
    theirs = [max(column, default=0.0) for column in columns]
    return ours, theirs or [0.0] * len(right.lower)


def mean(values: Sequence[float], weights: Sequence[int]) -> float:
    """The mean of values, by weight; 0 where nothing weighs."""
    total = sum(weights)
    if not total:
        return 0.0
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) / total
