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


def cover(table: Sequence[Sequence[float]], left: Sentences, right: Sentences) -> float:
    """The mean likeness (0 to 1) of the shorter text's sentences, each at its best, by length."""
    return _mean(*_best(table, left, right))


def repeated(table: Sequence[Sequence[float]], left: Sentences, right: Sentences) -> float:
    """The share (0 to 1) of the shorter text that stands in sentences of the longer."""
    best, weights = _best(table, left, right)
    return _mean([100.0 * (one >= ALIGNED) for one in best], weights)


def _best(
    table: Sequence[Sequence[float]], left: Sentences, right: Sentences
) -> tuple[list[float], tuple[int, ...]]:
    """The best likeness of each sentence of the shorter text, and their weights."""
    if sum(left.weights) <= sum(right.weights):
        return [max(row, default=0.0) for row in table], left.weights
    return [max(column, default=0.0) for column in zip(*table, strict=True)], right.weights


def _mean(values: Sequence[float], weights: Sequence[int]) -> float:
    total = sum(weights)
    if not total:
        return 0.0
    return sum(value * weight for value, weight in zip(values, weights, strict=False)) / total / 100


def longest_passage(
    table: Sequence[Sequence[float]], left: Sentences, right: Sentences, *, least: float
) -> tuple[int, int]:
    """Sentences and characters of the longest passage both have in one order.

    Sentences count from `least` per cent on; one sentence of either text may lie between.
    """
    chains: dict[tuple[int, int], tuple[int, int]] = {}
    best = (0, 0)
    for row, values in enumerate(table):
        if not left.weights[row]:
            continue
        for column, value in enumerate(values):
            if value < least or not right.weights[column]:
                continue
            before = max(
                chains.get((row - up, column - back), (0, 0)) for up in (1, 2) for back in (1, 2)
            )
            chains[row, column] = before[0] + 1, before[1] + left.weights[row]
            best = max(best, chains[row, column])
    return best
