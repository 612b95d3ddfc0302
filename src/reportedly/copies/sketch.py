"""A small picture of a text that pictures of its copies have much in common with.

It holds every n-th of the text's n-grams (skeleton 4-grams and pairs of content stems, see
`views`), the same ones for every text, so that the share two pictures have in common estimates the
share two texts have in common, a passage in a longer text included (Broder 1997, "mod p" sketches).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.copies.views import skeleton_grams, stem_grams, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

ONE_IN = 4
"""Of so many n-grams one is kept. On ../shared/eval/copies 5 of 2,085 copies and no excerpt are
lost against keeping all; with 2 as many are, at twice the store (see docs/quality/copies.md)."""

MOST = 300
"""n-grams of each sort kept of one text, so that no text fills the store: those of 2,400 words."""

COMMONEST = 30
"""An n-gram of more texts than this is a turn of speech; it also bounds the work it makes."""

SKELETON_SHARE = 0.04
STEM_SHARE = 0.06
LEAST_COMMON = 2
"""Shares and counts of common n-grams that make a candidate. Loose: alignment decides. Chosen on
../shared/eval/copies so that no more than one copy in a hundred is lost before alignment."""

MOST_CANDIDATES = 40
"""Texts a new one is compared with, those with most in common first: each takes under a
millisecond, and 50 ms a page is the goal."""

STEMS = 1 << 32
"""Marks n-grams of stems among those of the skeleton."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The kept n-grams of a text; stems are marked, so that the two sorts never meet."""

    skeleton: frozenset[int]
    stems: frozenset[int]

    @property
    def grams(self) -> frozenset[int]:
        """All of them."""
        return self.skeleton | self.stems

    @property
    def sizes(self) -> tuple[int, int]:
        """How many of each sort."""
        return len(self.skeleton), len(self.stems)


def sketch(text: str) -> Sketch:
    """The sketch of a text.

    >>> len(sketch("The mayor said that the harbour of Selme was shut and the ships out.").grams)
    2
    """
    found = words(text)
    skeleton, stems = _kept(skeleton_grams(found)), _kept(stem_grams(found))
    return Sketch(skeleton, frozenset(gram | STEMS for gram in stems))


def _kept(grams: Iterable[int]) -> frozenset[int]:
    """Every n-th n-gram by its hash, and of those the smallest `MOST`."""
    return frozenset(sorted(gram for gram in grams if gram % ONE_IN == 0)[:MOST])


def promising(
    new: Sketch,
    holders: Mapping[int, Collection[int]],
    sizes: Mapping[int, tuple[int, int]],
) -> list[int]:
    """Numbers of the texts worth comparing with a new one, most in common first.

    `holders` are the texts that have each n-gram, `sizes` how many n-grams those texts have.
    """
    found: dict[int, float] = {}
    for number, skeleton, stems in common(holders):
        theirs = sizes.get(number, (0, 0))
        shares = _share(skeleton, new.sizes[0], theirs[0]), _share(stems, new.sizes[1], theirs[1])
        if shares[0] >= SKELETON_SHARE or shares[1] >= STEM_SHARE:
            found[number] = sum(shares)
    return sorted(found, key=lambda number: (-found[number], number))[:MOST_CANDIDATES]


def common(holders: Mapping[int, Collection[int]]) -> Iterator[tuple[int, int, int]]:
    """Texts with enough n-grams in common: number, n-grams of the skeleton, and of stems."""
    skeleton: Counter[int] = Counter()
    stems: Counter[int] = Counter()
    for gram, numbers in holders.items():
        if len(numbers) <= COMMONEST:
            (stems if gram & STEMS else skeleton).update(numbers)
    for number in skeleton.keys() | stems.keys():
        if max(skeleton[number], stems[number]) >= LEAST_COMMON:
            yield number, skeleton[number], stems[number]


def _share(count: int, ours: int, theirs: int) -> float:
    return count / min(ours, theirs) if count >= LEAST_COMMON and ours and theirs else 0.0
