"""Gold statements as labels and links of word pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportedly.tagging.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from reportedly.tagging.windows import Sequenced
    from training.encoder.polnear import Article

IGNORED = -100
"""Label and link target that the losses pass over."""

BEGINNINGS = {"content": Tag.B_CONTENT, "source": Tag.B_SOURCE, "cue": Tag.B_CUE}
"""In the order of writing: where spans overlap, cue beats source beats content."""


@dataclass(frozen=True)
class Labelled:
    """One article as the encoder sees it, with its gold.

    `labels` (n,) int64; `links` pairs of piece numbers: a fragment's first piece and the first
    piece of the cue it belongs to (-1: it has none); a cue's later fragments link to its first.
    """

    name: str
    sequence: Sequenced
    labels: NDArray[np.int64]
    links: tuple[tuple[int, int], ...]


def label(article: Article, sequence: Sequenced) -> Labelled:
    """The labels and links of an article; discarded regions are passed over."""
    labels = np.full(len(sequence), Tag.O, dtype=np.int64)
    for role, beginning in BEGINNINGS.items():
        for statement in article.statements:
            for start, end in getattr(statement, role):
                inside = _inside(sequence, start, end)
                labels[inside] = beginning + 1
                if len(inside):
                    labels[inside[0]] = beginning
    for start, end in article.discarded:
        labels[_inside(sequence, start, end)] = IGNORED
    links = _links(article, sequence, labels)
    return Labelled(article.name, sequence, labels, links)


def _inside(sequence: Sequenced, start: int, end: int) -> NDArray[np.int64]:
    """The numbers of the pieces that lie in a character range (a mark: strictly inside it)."""
    return np.flatnonzero((sequence.starts < end) & (sequence.ends > start))


def _links(
    article: Article, sequence: Sequenced, labels: NDArray[np.int64]
) -> tuple[tuple[int, int], ...]:
    """One target a fragment; a fragment shared by statements goes to the nearest cue."""
    wanted: dict[int, list[int]] = {}
    for statement in article.statements:
        cues = _firsts(sequence, statement.cue)
        target = cues[0] if cues else -1
        for role in ("source", "content"):
            for first in _firsts(sequence, getattr(statement, role)):
                wanted.setdefault(first, []).append(target)
        for number, first in enumerate(cues):
            wanted.setdefault(first, []).append(-1 if number == 0 else target)
    marked = {*map(int, np.flatnonzero(np.isin(labels, list(BEGINNINGS.values()))))}
    return tuple((first, _nearest(first, wanted[first])) for first in sorted(marked & {*wanted}))


def _firsts(sequence: Sequenced, spans: Iterable[tuple[int, int]]) -> list[int]:
    found = (_inside(sequence, start, end) for start, end in spans)
    return [int(inside[0]) for inside in found if len(inside)]


def _nearest(first: int, targets: Sequence[int]) -> int:
    named = [target for target in targets if target >= 0]
    return min(named, key=lambda target: abs(target - first)) if named else -1
