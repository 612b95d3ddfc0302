"""Boosted trees in numpy: many small decision trees whose answers are added up.

They are grown by `training/labels/second.py`. Here all questions of all trees are asked of all rows
at once, and no tree is walked: each answer "no" rules out the leaves on the side of "yes", and the
first leaf that is left is where the walk would end (Lucchese et al. 2015, "QuickScorer: a fast
algorithm to rank documents with additive ensembles of regression trees").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

LEVELS = 6
"""Questions from the root of a tree to its leaves, at most."""

PARTS = ("feature", "threshold", "left", "right", "value", "root", "base")

AT_ONCE = 256
"""Rows asked at a time: what the questions need for these, some 3 MB, stays in a fast cache."""


@dataclass(frozen=True, slots=True)
class Trees:
    """All nodes of all trees, one after another; `root` numbers each tree's first.

    A node asks whether a row's `feature` is at most `threshold`. Its two entries in `following` are
    the numbers of the nodes that come next: first for no, then for yes. A leaf is next to itself,
    and `value` is what it adds to the log odds, which begin at `base`.
    """

    feature: NDArray[np.int64]
    threshold: NDArray[np.float32]
    following: NDArray[np.int64]
    value: NDArray[np.float32]
    root: NDArray[np.int64]
    base: float
    questions: Questions = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "questions", _questions(self))

    def chances(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The chance of yes for each row of features."""
        columns = np.ascontiguousarray(rows.T)
        odds = np.full(len(rows), self.base, dtype=np.float32)
        for start in range(0, len(rows), AT_ONCE):
            odds[start : start + AT_ONCE] += self.questions.answered(
                columns[:, start : start + AT_ONCE]
            )
        found: NDArray[np.float32] = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return found


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of trees, in rows of one for each tree, and the values of each tree's leaves.

    `ruled_out` are as bits the leaves, from the side of "yes" on, that an answer of no rules out. A
    tree with fewer questions than others has some that are always answered with yes.
    """

    feature: NDArray[np.int64]
    threshold: NDArray[np.float32]
    ruled_out: NDArray[np.unsignedinteger[Any]]
    values: NDArray[np.float32]

    def answered(self, columns: NDArray[np.float32]) -> NDArray[np.float32]:
        """The sum of all trees' answers, given one row a feature and one column a row."""
        trees, leaves = self.values.shape
        no = columns.take(self.feature, axis=0) > self.threshold
        gone = np.bitwise_or.reduce((no * self.ruled_out).reshape(-1, trees, no.shape[1]), axis=0)
        ends = _lowest_free(gone)
        ends += np.arange(0, trees * leaves, leaves, dtype=ends.dtype)[:, None]
        found: NDArray[np.float32] = self.values.ravel().take(ends).sum(axis=0)
        return found


def _lowest_free(bits: NDArray[np.unsignedinteger[Any]]) -> NDArray[np.int32]:
    """The place of the lowest bit that is not set: the exponent of it as a number with a point."""
    alone = (bits + bits.dtype.type(1)) & ~bits
    found: NDArray[np.int32] = (alone.astype(np.float32).view(np.int32) >> 23) - 127
    return found


def _questions(trees: Trees) -> Questions:
    asked = [_walked(trees, int(root)) for root in trees.root]
    most, leaves = (max(1, *(len(tree[part]) for tree in asked)) for part in (0, 1))
    feature = np.zeros((most, len(asked)), dtype=np.int64)
    threshold = np.full((most, len(asked)), np.inf, dtype=np.float32)
    ruled_out = np.zeros((most, len(asked)), dtype=np.min_scalar_type((1 << leaves) - 1))
    values = np.zeros((len(asked), leaves), dtype=np.float32)
    for number, (nodes, ends) in enumerate(asked):
        own = [node for node, _ in nodes]
        feature[: len(own), number] = trees.feature[own]
        threshold[: len(own), number] = trees.threshold[own]
        ruled_out[: len(own), number] = [out for _, out in nodes]
        values[number, : len(ends)] = trees.value[ends]
    return Questions(feature.ravel(), threshold.reshape(-1, 1), ruled_out.reshape(-1, 1), values)


def _walked(trees: Trees, root: int) -> tuple[list[tuple[int, int]], list[int]]:
    """A tree's questions, each with the leaves that a no rules out, and its leaves from yes on."""
    questions: list[tuple[int, int]] = []
    leaves: list[int] = []

    def walk(node: int) -> int:
        """The leaves below a node, as bits."""
        no, yes = trees.following[2 * node : 2 * node + 2].tolist()
        if no == node:
            leaves.append(node)
            return 1 << (len(leaves) - 1)
        below = walk(yes)
        questions.append((node, below))
        return below | walk(no)

    walk(root)
    return questions, leaves


def stored(trees: Trees) -> dict[str, NDArray[np.generic]]:
    """The arrays of trees in the smallest types that hold them; children as steps ahead."""
    own = np.arange(len(trees.feature))
    return {
        "feature": trees.feature.astype(np.uint8),
        "threshold": trees.threshold.astype(np.float32),
        "left": (trees.following[1::2] - own).astype(np.uint8),
        "right": (trees.following[::2] - own).astype(np.uint8),
        "value": trees.value.astype(np.float16),
        "root": trees.root.astype(np.uint16),
        "base": np.array(trees.base, dtype=np.float32),
    }


def restored(arrays: Mapping[str, NDArray[Any]]) -> Trees:
    """The trees of their stored arrays. Raises `KeyError` where a part is missing."""
    feature, threshold, left, right, value, root, base = (arrays[name] for name in PARTS)
    own = np.arange(len(feature))
    return Trees(
        feature.astype(np.int64),
        threshold.astype(np.float32),
        np.stack([right + own, left + own], axis=1).astype(np.int64).ravel(),
        value.astype(np.float32),
        root.astype(np.int64),
        float(base.astype(np.float64)),
    )
