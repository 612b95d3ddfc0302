"""The longest passage two texts have in common, sentence by sentence in one order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.copies.alignment import Sentences

REWORDED = 75.0
VERBATIM = 97.0
"""Likeness (per cent) of a passage's sentences: taken over with small changes, and as they are."""

SENTENCES = 2
LENGTH = 220
OWN = 60
"""Least sentences of a passage, its characters, and those of sentences without quotation marks: two
outlets quote one press release word for word and copy nothing."""

VERBATIM_LENGTH = 180
VERBATIM_OWN = 140
"""The same for sentences taken over as they are, one right after the other; one of the two is
enough. All chosen on ../shared/eval/copies, which has no training part: see
docs/quality/copies.md."""


class Passage(NamedTuple):
    """Sentences of a passage, their characters, and characters of those that quote nobody."""

    sentences: int
    length: int
    own: int


def is_taken_over(table: Sequence[Sequence[float]], left: Sentences, right: Sentences) -> bool:
    """Whether a passage long enough stands in both."""
    return any(
        one.sentences >= SENTENCES and (one.own >= VERBATIM_OWN or one.length >= VERBATIM_LENGTH)
        for one in _passages(table, left, right, least=VERBATIM, gap=1)
    ) or any(
        one.sentences >= SENTENCES and one.length >= LENGTH and one.own >= OWN
        for one in _passages(table, left, right, least=REWORDED, gap=2)
    )


def _passages(
    table: Sequence[Sequence[float]], left: Sentences, right: Sentences, *, least: float, gap: int
) -> Iterator[Passage]:
    """Passages that end at each pair of like sentences; `gap` is how far apart the next may lie."""
    chains: dict[tuple[int, int], Passage] = {}
    none = Passage(0, 0, 0)
    for row, values in enumerate(table):
        weight = left.weights[row]
        if max(values, default=0.0) < least:
            continue
        for column, value in enumerate(values):
            if value < least or (gap > 1 and not (weight and right.weights[column])):
                continue
            count, length, own = max(
                chains.get((row - up, column - back), none)
                for up in range(1, gap + 1)
                for back in range(1, gap + 1)
            )
            own += 0 if left.quotes[row] else weight
            chains[row, column] = Passage(count + 1, length + weight, own)
            yield chains[row, column]
