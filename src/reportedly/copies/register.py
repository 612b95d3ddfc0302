"""How usual the words of a reworded text are: a spinner's synonyms make odd neighbours.

"The former ambassador" stands in many pages, "the previous ambassador" in few. Of two versions of
one sentence the one whose word pairs other pages use more often is the likelier original. The other
pages are those at hand, so the cue grows with the collection and is silent in a small one.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from math import log1p
from typing import TYPE_CHECKING

from reportedly.copies.verdict import word_pairs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from reportedly.copies.document import Document
    from reportedly.copies.verdict import Verdict

LEAST_PAIRS = 5
"""Word pairs each side must have for their mean to say anything; own judgement."""

ENOUGH = 200
"""Documents below which no count says what is usual; own judgement."""

READ = 20_000
"""Documents read at most to learn what is usual: more change no mean by much, and time is
bounded."""

HOLDERS = 50
"""Holders of a word pair that are remembered: above that it is simply common."""


class Register:
    """In how many documents each of the word pairs asked for stands."""

    def __init__(self, wanted: Iterable[Verdict], documents: Iterable[Document]) -> None:
        self._holders: dict[int, list[str]] = defaultdict(list)
        self._documents = 0
        asked = {pair for verdict in wanted for side in verdict.odd for pair in side}
        for one in islice(documents if asked else (), READ):
            self._documents += 1
            for pair in word_pairs(one.text).keys() & asked:
                if len(self._holders[pair]) < HOLDERS:
                    self._holders[pair].append(one.id)

    def lean(self, verdict: Verdict, family: Collection[str]) -> float:
        """By how much the left side's word pairs are the more usual (log of documents), or 0.

        Documents of the `family` do not count: copies of one text would vote for its oddities.
        """
        left, right = verdict.odd
        if self._documents < ENOUGH or min(len(left), len(right)) < LEAST_PAIRS:
            return 0.0
        return self._usual(left, family) - self._usual(right, family)

    def _usual(self, pairs: Collection[int], family: Collection[str]) -> float:
        counts = (
            sum(holder not in family for holder in self._holders.get(pair, ())) for pair in pairs
        )
        return sum(map(log1p, counts)) / len(pairs)


def families(pairs: Mapping[tuple[str, str], object]) -> dict[str, set[str]]:
    """For each document those it is paired with, itself among them."""
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        found[a] |= {a, b}
        found[b] |= {a, b}
    return dict(found)
