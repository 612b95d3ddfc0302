"""The best sequence of labels that makes sense, and the fragments it draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.tagging.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

_INSIDES = (Tag.I_SOURCE, Tag.I_CUE, Tag.I_CONTENT)


@dataclass(frozen=True, slots=True)
class Fragment:
    """An unbroken run of pieces of one role: `role` is the label it begins with."""

    role: Tag
    first: int
    last: int


def best_labels(log_probs: NDArray[np.float32]) -> list[int]:
    """The likeliest labels (n,) in which an inside label follows its own role (Viterbi 1967)."""
    outer = (Tag.O, Tag.B_SOURCE, Tag.B_CUE, Tag.B_CONTENT)
    scores = [0.0, 0.0, -1e9, 0.0, -1e9, 0.0, -1e9]
    scores[1] = scores[3] = scores[5] = -1e9
    back: list[tuple[int, int, int, int]] = []
    for row in log_probs.tolist():
        best = max(range(7), key=scores.__getitem__)
        top = scores[best]
        inside = [
            beginning if scores[beginning] >= scores[beginning + 1] else beginning + 1
            for beginning in (1, 3, 5)
        ]
        back.append((best, inside[0], inside[1], inside[2]))
        new = [0.0] * 7
        for label in outer:
            new[label] = top + row[label]
        for label, before in zip(_INSIDES, inside, strict=True):
            new[label] = scores[before] + row[label]
        scores = new
    return _traced(scores, back)


def _traced(scores: list[float], back: list[tuple[int, int, int, int]]) -> list[int]:
    """The labels on the best path, followed back from its end."""
    if not back:
        return []
    label = max(range(7), key=scores.__getitem__)
    labels = [label]
    for best, source, cue, content in reversed(back[1:]):
        label = {2: source, 4: cue, 6: content}.get(label, best)
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
