"""The same quotation told by several documents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.copies.views import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

RUN = 3
"""Words of a run: two are any idiom, four break at each edit (Smith et al. 2015, passim, use 5
for long texts)."""

COVERED = 0.6
"""Least share of the shorter quotation's words in runs the other has too. The labels of
../shared/eval/copies draw the line at the same share."""

COMMONEST = 200
"""A run in more quotations than this is an idiom ("I think that")."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words quoted in a document."""

    id: str
    document: str
    text: str


def same_quotes(quotations: Iterable[Quotation]) -> tuple[tuple[str, str], ...]:
    """Ids of all pairs of quotations, of different documents, that tell the same words."""
    given = tuple(quotations)
    split = [[_plain(word) for word in words(one.text)] for one in given]
    runs = [frozenset(_runs(one)) for one in split]
    return tuple(
        (given[a].id, given[b].id)
        for a, b in sorted(_joined(given, runs))
        if covered(split[a], split[b]) >= COVERED
    )


def covered(left: Sequence[str], right: Sequence[str]) -> float:
    """Share of the shorter row's words that stand in runs the longer has too."""
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if not short:
        return 0.0
    theirs = frozenset(_runs(long))
    hit: set[int] = set()
    for at, run in enumerate(_runs(short)):
        if run in theirs:
            hit.update(range(at, at + len(run)))
    return len(hit) / len(short)


def _plain(word: str) -> str:
    return word.lower().replace("'", "")


def _runs(row: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All runs of `RUN` words; a shorter row is one run."""
    for at in range(max(1, len(row) - RUN + 1)):
        yield tuple(row[at : at + RUN])


def _joined(
    given: Sequence[Quotation], runs: Sequence[frozenset[tuple[str, ...]]]
) -> set[tuple[int, int]]:
    """Pairs of quotations of different documents with a run in common."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, found in enumerate(runs):
        for run in found:
            index[run].append(number)
    return {
        (first, second)
        for holders in index.values()
        if len(holders) <= COMMONEST
        for at, first in enumerate(holders)
        for second in holders[at + 1 :]
        if given[first].document != given[second].document
    }
