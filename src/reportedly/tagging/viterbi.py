"""The best sequence of labels that makes sense, and the fragments it draws."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportedly.tagging.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """The likeliest labels (n,) in which an inside label follows its own role.

    Where the likeliest label of each piece makes sense they are the likeliest of all. Only the
    stretches in which it does not, as far as pieces surely of no role, are searched.
    """
    labels = log_probs.argmax(axis=1).astype(np.int8)
    before = np.concatenate([np.zeros(1, np.int8), labels[:-1]])
    is_inside = (labels > 0) & (labels % 2 == 0)
    broken = np.flatnonzero(is_inside & (before != labels) & (before != labels - 1)).tolist()
    found: list[int] = labels.tolist()
    sure = _surely_none(log_probs) if broken else []
    end = 0
    for place in broken:
        if place < end:
            continue
        after = bisect_left(sure, place)
        low = sure[after - 1] + 1 if after else 0
        end = sure[after] if after < len(sure) else len(found)
        found[low:end] = _searched(log_probs[low:end])
    return found


def _surely_none(log_probs: NDArray[np.float32]) -> list[int]:
    """Pieces of no role on every best path, in order.

    Another label there costs more than it can bring: that the next piece goes on with it.
    """
    costs = np.subtract(log_probs[:, Tag.O], log_probs[:, 1:].max(axis=1), dtype=np.float64)
    inside, begun = log_probs[1:, Tag.I_SOURCE :: 2], log_probs[1:, Tag.B_SOURCE :: 2]
    brings = np.subtract(inside, begun, dtype=np.float64).max(axis=1, initial=0)
    sure: list[int] = np.flatnonzero(costs > np.append(brings, 0)).tolist()
    return sure


def _searched(log_probs: NDArray[np.float32]) -> list[int]:
    """The likeliest labels that make sense by trying all (Viterbi 1967); none goes before them."""
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
    first = role = 0
    for place, label in enumerate([*labels, 0]):
        if role and label != role + 1:
            found.append(Fragment(Tag(role), first, place - 1))
            role = 0
        if label % 2:  # the labels that begin a role
            first, role = place, label
    return found
