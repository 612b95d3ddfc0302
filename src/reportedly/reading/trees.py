"""Boosted trees in numpy: many small decision trees whose answers are added up.

They are grown by `training/labels/second.py`; here they are only walked, all trees and all rows at
once, one level a step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

LEVELS = 6
"""Questions from the root of a tree to its leaves, at most: so many steps the walk takes."""

PARTS = ("feature", "threshold", "left", "right", "value", "root", "base")


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

    def chances(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The chance of yes for each row of features."""
        flat = rows.ravel()
        starts = (np.arange(len(rows)) * rows.shape[1])[:, None]
        at = np.broadcast_to(self.root, (len(rows), len(self.root)))
        for _ in range(LEVELS):
            seen = flat.take(starts + self.feature.take(at))  # half the time of indexing
            at = self.following.take(2 * at + (seen <= self.threshold.take(at)))
        odds = self.base + self.value.take(at).sum(axis=1)
        found: NDArray[np.float32] = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return found


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
