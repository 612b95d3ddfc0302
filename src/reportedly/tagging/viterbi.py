"""The best sequence of labels that makes sense, and the fragments it draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.tagging.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

_OUTER = (Tag.O, Tag.B_SOURCE, Tag.B_CUE, Tag.B_CONTENT)
_INSIDES = ((Tag.I_SOURCE, 8), (Tag.I_CUE, 16), (Tag.I_CONTENT, 32))
"""Each inside label with its bit in a step back: whether it follows itself or its beginning."""

_BEST = 7
"""The bits of a step back that hold the best label of all."""

_ROWS = 4096
"""Rows turned to Python numbers at once: all of them would take 250 MB a million pieces."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """An unbroken run of pieces of one role: `role` is the label it begins with."""

    role: Tag
    first: int
    last: int


def best_labels(log_probs: NDArray[np.float32]) -> list[int]:
    """The likeliest labels (n,) in which an inside label follows its own role (Viterbi 1967)."""
    scores = [0.0, *([-1e9] * 6)]
    back = bytearray()
    for low in range(0, len(log_probs), _ROWS):
        for row in log_probs[low : low + _ROWS].tolist():
            best = max(range(7), key=scores.__getitem__)
            step, top, before = best, scores[best], scores
            scores = [0.0] * 7
            for label in _OUTER:
                scores[label] = top + row[label]
            for label, bit in _INSIDES:
                begun, inside = before[label - 1], before[label]
                scores[label] = max(begun, inside) + row[label]
                step |= bit if inside > begun else 0
            back.append(step)
    return _traced(scores, back)


def _traced(scores: list[float], back: bytearray) -> list[int]:
    """The labels on the best path, followed back from its end."""
    if not back:
        return []
    bits = {int(label): bit for label, bit in _INSIDES}
    label = max(range(7), key=scores.__getitem__)
    labels = [label]
    for step in reversed(back[1:]):
        stays = step & bits.get(label, 0)
        label = (label if stays else label - 1) if label in bits else step & _BEST
        labels.append(label)
    labels.reverse()
    return labels


def fragments(labels: Sequence[int]) -> list[Fragment]:
    """The runs the labels draw, in order."""
    found: list[Fragment] = []
    first = 0
    role = Tag.O
    for place, label in enumerate([*labels, Tag.O]):
        if role is not Tag.O and label != role + 1:
            found.append(Fragment(role, first, place - 1))
            role = Tag.O
        if label in (Tag.B_SOURCE, Tag.B_CUE, Tag.B_CONTENT):
            first, role = place, Tag(label)
    return found
