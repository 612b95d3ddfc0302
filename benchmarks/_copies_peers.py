"""datasketch and rensa as finders of copy pairs, each at the best of its swept settings.

Swept, on the same set and the same restored texts as ours: n-grams of 1 to 5 words, 128 and 256
permutations, likeness by Jaccard and by containment (of the shorter text, worked out from Jaccard
and the sizes), and every threshold from .04 to .95 in hundredths: 1,840 settings a peer. Signatures
are compared pair by pair, so no setting loses a pair to the buckets of an LSH index, as each would
in use. Absent packages are skipped.
"""

from __future__ import annotations

import re
import time
from importlib import import_module
from importlib.util import find_spec
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.area import Score, file_in, read_rows
from reportedly.restoration import restore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Array = np.ndarray[Any, Any]
    Grams = list[set[str]]
    Signer = Callable[[Grams, int], Array]

RUNS = (1, 2, 3, 4, 5)
PERMUTATIONS = (128, 256)
LOWEST, HIGHEST = 4, 95
"""Hundredths between which every threshold is tried."""

USUAL = {"run": 5, "permutations": 128, "measure": "jaccard", "threshold": 0.5}
"""What the tools' own examples begin with."""

GOAL = 0.98
"""Precision the goals ask for: each peer's best is told with and without it."""

BLOCK = 32
"""Documents compared with all others at once: 26 million values of signatures."""

NONE, COPY, REWRITE, EXCERPT, IGNORE = range(5)
"""What a pair is by the gold."""


def peers(place: Path) -> Score:
    """For each peer the settings with the best F1, those that keep the precision, the usual."""
    rows = list(read_rows(file_in(place, "docs.jsonl")))
    texts = [re.findall(r"\w+", restore(row["text"]).text.lower()) for row in rows]
    gold = _gold(place, {row["id"]: at for at, row in enumerate(rows)})
    return {name: _swept(signer, texts, gold) for name, signer in _installed().items()}


def _gold(place: Path, number: dict[str, int]) -> Array:
    """What each pair is, a square of which the part above the diagonal is read."""
    found = np.zeros((len(number), len(number)), dtype=np.uint8)
    sorts = {"copy": COPY, "excerpt": EXCERPT, "ignore": IGNORE}
    for row in read_rows(place / "gold" / "pairs.jsonl"):
        a, b = sorted((number[row["a"]], number[row["b"]]))
        rewritten = row["label"] == "copy" and row["kind"] == "rewrite"
        found[a, b] = REWRITE if rewritten else sorts[row["label"]]
    return found


def _installed() -> dict[str, Signer]:
    found = {"datasketch": _datasketch, "rensa": _rensa}
    return {name: signer for name, signer in found.items() if find_spec(name) is not None}


def _datasketch(grams: Grams, permutations: int) -> Array:
    make = import_module("datasketch").MinHash
    given = [[gram.encode() for gram in one] for one in grams]
    return np.array([one.hashvalues for one in make.bulk(given, num_perm=permutations)])


def _rensa(grams: Grams, permutations: int) -> Array:
    make = import_module("rensa").RMinHash
    signatures = []
    for one in grams:
        sketch = make(num_perm=permutations, seed=42)
        sketch.update(sorted(one))
        signatures.append(sketch.digest())
    return np.array(signatures, dtype=np.uint32)


def _swept(signer: Signer, texts: Sequence[list[str]], gold: Array) -> Score:
    tried: list[Score] = []
    for run, permutations in product(RUNS, PERMUTATIONS):
        grams = [
            {" ".join(one[at : at + run]) for at in range(len(one) - run + 1)} for one in texts
        ]
        started = time.process_time()
        signatures = signer(grams, permutations)
        speed = round(len(texts) / max(1e-9, time.process_time() - started))
        counted = _counted(signatures, np.array([max(1, len(one)) for one in grams]), gold)
        for measure, counts in counted.items():
            setting = {"run": run, "permutations": permutations, "measure": measure}
            for step in range(LOWEST, HIGHEST + 1):
                figures = _figures(counts[:, step:].sum(axis=1), counts.sum(axis=1))
                tried.append({**setting, "threshold": step / 100, **figures, "signed_a_s": speed})
    exact = [one for one in tried if one["precision"] >= GOAL]
    return {
        "settings": len(tried),
        "best": max(tried, key=lambda one: one["f1"]),
        f"best at precision {GOAL}": max(exact, key=lambda one: one["f1"], default=None),
        "usual": next(one for one in tried if USUAL.items() <= one.items()),
    }


def _counted(signatures: Array, sizes: Array, gold: Array) -> dict[str, Array]:
    """By each measure how many pairs of each sort have a likeness of so many hundredths."""
    found = {name: np.zeros((IGNORE + 1, 101), dtype=int) for name in ("jaccard", "containment")}
    for start in range(0, len(signatures), BLOCK):
        ours, theirs = signatures[start : start + BLOCK], signatures[start:]
        alike = np.count_nonzero(ours[:, None, :] == theirs[None, :, :], axis=2)
        share = alike / signatures.shape[1]
        some, all_ = sizes[start : start + BLOCK, None], sizes[None, start:]
        common = share * (some + all_) / (1 + share)
        within = np.minimum(1, common / np.minimum(some, all_))
        above = np.triu(np.ones(share.shape, dtype=bool), 1)
        sorts = gold[start : start + BLOCK, start:][above]
        for name, values in (("jaccard", share), ("containment", within)):
            steps = (values[above] * 100 + 1e-9).astype(int)
            np.add.at(found[name], (sorts, steps), 1)
    return found


def _figures(found: Array, all_: Array) -> Score:
    """Precision, recall and F1 of copies, recall of excerpts, as the set's scorer counts them."""
    right, copies = (int(one[COPY] + one[REWRITE]) for one in (found, all_))
    precision, recall = right / max(1, right + int(found[NONE])), right / max(1, copies)
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
        "excerpt": round(int(found[EXCERPT]) / max(1, int(all_[EXCERPT])), 3),
        "rewrite": round(int(found[REWRITE]) / max(1, int(all_[REWRITE])), 3),
    }
