"""Grows the trees of the second look, and adds them to the weights of trained networks.

    python -m training.labels.second --folds 0 1 2 3 4 --out src/reportedly/reading/labels.npz

Every page is first read with a network that has not seen its registered domain, so that the trees
learn how far such an answer is to be trusted. The trees kept with a fold's network are grown on
the pages of the other folds alone. The networks that read those have seen the fold left out; with
`--pairs` (networks trained without two folds) they have not: `docs/quality/reading.md` says what
difference that makes.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from reportedly.page import Label
from reportedly.reading.network import first_look, load_networks
from reportedly.reading.second import GATE, evidence
from reportedly.reading.trees import LEVELS, Trees, stored
from training.labels.documents import UNKNOWN
from training.labels.folds import FOLDS, fold_weights, pair_weights
from training.labels.train import cached

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.labels.train import Page

BODY = tuple(Label).index(Label.BODY)

SETTINGS: dict[str, Any] = {
    "max_iter": 120,
    "learning_rate": 0.08,
    "max_leaf_nodes": 15,
    "max_depth": LEVELS,
    "min_samples_leaf": 40,
    "l2_regularization": 5.0,
    "early_stopping": False,
    "random_state": 0,
}
"""Taken at the first try and not tuned; early stopping is off because the notes on this data
(`../shared/notes/reading.md`, 3) measured that it stops at once and loses 1.5 to 3 points."""

MOST = 120_000
"""Lines trees are grown on: more, drawn at random, only took longer."""

Grown = dict[str, dict[str, "NDArray[np.generic]"]]
"""The arrays of the trees for lines with markup ("marked") and without ("plain")."""


def grow(pages: list[Page], chances: dict[int, NDArray[np.float32]]) -> Grown:
    """The trees for these pages; `chances` holds the first look at each, by the page's `id()`."""
    found: Grown = {}
    for name, marked in (("marked", True), ("plain", False)):
        own = [page for page in pages if (page.seen.groups is not None) is marked]
        found[name] = stored(_grown(own, chances))
    return found


def _grown(pages: list[Page], chances: dict[int, NDArray[np.float32]]) -> Trees:
    rows, answers, weights = [], [], []
    for page in pages:
        first = chances[id(page)]
        used = (first[:, BODY] >= GATE) & (page.labels != UNKNOWN)
        rows.append(evidence(page.seen, first)[used])
        answers.append(page.labels[used] == BODY)
        weights.append(np.full(int(used.sum()), 1 / np.sqrt(len(used))))
    every, yes, weight = (np.concatenate(parts) for parts in (rows, answers, weights))
    if len(yes) > MOST:
        drawn = np.random.default_rng(0).permutation(len(yes))[:MOST]
        every, yes, weight = every[drawn], yes[drawn], weight[drawn]
    return _taken(HistGradientBoostingClassifier(**SETTINGS).fit(every, yes, weight))


def _taken(grown: HistGradientBoostingClassifier) -> Trees:
    """The trees of a fitted model as arrays of nodes."""
    features, thresholds, following, values, roots = [], [], [], [], []
    start = 0
    for (tree,) in grown._predictors:  # noqa: SLF001 - there is no public way to the nodes
        nodes = tree.nodes
        own = np.arange(len(nodes))
        leaf = nodes["is_leaf"].astype(bool)
        features.append(np.where(leaf, 0, nodes["feature_idx"]))
        thresholds.append(np.where(leaf, 0.0, nodes["num_threshold"]))
        pairs = [np.where(leaf, own, nodes[side]) + start for side in ("right", "left")]
        following.append(np.stack(pairs, axis=1).ravel())
        values.append(np.where(leaf, nodes["value"], 0.0))
        roots.append(start)
        start += len(nodes)
    return Trees(
        np.concatenate(features).astype(np.int64),
        np.concatenate(thresholds).astype(np.float32),
        np.concatenate(following).astype(np.int64),
        np.concatenate(values).astype(np.float32),
        np.array(roots, dtype=np.int64),
        float(np.asarray(grown._baseline_prediction).ravel()[0]),  # noqa: SLF001
    )


def add(path: Path, grown: Grown) -> None:
    """Put trees into a weights file, in the place of those it may hold."""
    with np.load(path) as held:
        arrays = {name: held[name] for name in held.files if name[:1].isdigit()}
    for name, parts in grown.items():
        arrays |= {f"{name}.{part}": array for part, array in parts.items()}
    np.savez_compressed(path, **arrays)


def looks(
    pages: list[Page], fold: int | None, pairs: Path | None
) -> dict[int, NDArray[np.float32]]:
    """The first look at each page by a network blind to its fold; with `pairs` to `fold`, too."""
    networks = {
        own: load_networks(
            fold_weights(own) if fold is None or pairs is None else pair_weights(pairs, own, fold)
        )
        for own in range(FOLDS)
        if own != fold
    }
    return {id(page): first_look(page.seen, networks[page.fold]) for page in pages}


def main() -> int:
    """Read each page with a network blind to it, grow, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/eval/reading"))
    parser.add_argument("--folds", type=int, nargs="*", default=[], help="folds to leave out")
    parser.add_argument("--pairs", type=Path, help="networks without two folds")
    parser.add_argument("--out", type=Path, help="the weights for use, to which trees are added")
    parser.add_argument("--cache", type=Path, help="keep the arrays here between runs")
    options = parser.parse_args()
    pages = cached(options.data, options.cache)
    for fold in options.folds:
        started = time.monotonic()
        rest = [page for page in pages if page.fold != fold]
        add(fold_weights(fold), grow(rest, looks(rest, fold, options.pairs)))
        print(fold, f"{time.monotonic() - started:.0f} s", flush=True)
    if options.out:
        add(options.out, grow(pages, looks(pages, None, options.pairs)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
