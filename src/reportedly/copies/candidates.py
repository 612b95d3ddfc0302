"""Pairs of documents worth a closer look, by an inverted index over their n-grams."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.copies.views import skeleton_grams, stem_grams, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COMMONEST = 30
"""An n-gram in more documents than this is a turn of speech; it also bounds the work it makes."""

SKELETON_SHARE = 0.04
STEM_SHARE = 0.06
LEAST_GRAMS = 6
"""Shares and counts of common n-grams that make a candidate. Loose: alignment decides. Chosen on
../shared/eval/copies so that no more than one copy in a hundred is lost before alignment."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two documents by number, first before second, and the shares of n-grams both have."""

    first: int
    second: int
    skeleton: float
    stems: float


def candidates(texts: Sequence[str]) -> list[Candidate]:
    """All pairs with enough in common, in order."""
    split = [words(text) for text in texts]
    by_skeleton = _shares(split, skeleton_grams)
    by_stems = _shares(split, stem_grams)
    found = [
        Candidate(first, second, skeleton, stems)
        for first, second in by_skeleton.keys() | by_stems.keys()
        if (skeleton := by_skeleton.get((first, second), 0.0)) >= SKELETON_SHARE
        or by_stems.get((first, second), 0.0) >= STEM_SHARE
        for stems in (by_stems.get((first, second), 0.0),)
    ]
    return sorted(found, key=lambda one: (one.first, one.second))


def _shares(
    split: Sequence[list[str]], grams_of: Callable[[list[str]], frozenset[int]]
) -> dict[tuple[int, int], float]:
    """For each pair with common n-grams, their share of the document with fewer of them."""
    index: dict[int, list[int]] = defaultdict(list)
    sizes = []
    for number, found in enumerate(split):
        grams = grams_of(found)
        sizes.append(len(grams))
        for gram in grams:
            index[gram].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for holders in index.values():
        if 1 < len(holders) <= COMMONEST:
            for at, first in enumerate(holders):
                common.update((first, second) for second in holders[at + 1 :])
    return {
        pair: count / min(sizes[pair[0]], sizes[pair[1]])
        for pair, count in common.items()
        if count >= LEAST_GRAMS
    }
