"""The line labeller's arithmetic: a small convolutional network over the lines of a page, in numpy.

Its weights are made by `training/labels`; what it was trained on and how good it is on unseen
domains is in `docs/quality/reading.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np

from reportedly.errors import ModelError
from reportedly.reading.features import BUCKETS, NUMBERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from reportedly.reading.features import Seen

    Matrix = NDArray[np.float32]

WEIGHTS = Path(__file__).with_name("labels.npz")
DILATIONS = (1, 2, 4, 8)
"""How far each step looks to both sides, in lines: together fifteen, a screen of a page."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The arrays of one network, by the names they were trained under."""

    arrays: Mapping[str, Matrix]

    def linear(self, name: str, values: Matrix) -> Matrix:
        """`values` through the linear step `name`."""
        product: Matrix = values @ self.arrays[f"{name}.weight"].T + self.arrays[f"{name}.bias"]
        return product


@lru_cache(maxsize=8)
def load(path: Path = WEIGHTS) -> tuple[Weights, ...]:
    """The networks of a weights file; several vote by their mean."""
    try:
        with np.load(path) as stored:
            arrays: dict[str, Matrix] = {n: stored[n].astype("f4") for n in stored.files}
    except (OSError, ValueError, EOFError, BadZipFile) as error:
        raise ModelError(
            f"the line labeller's weights cannot be read ({error})",
            where=str(path),
            todo="Install the package again",
        ) from error
    numbers = sorted({int(name.split(".", 1)[0]) for name in arrays})
    found = []
    for number in numbers:
        own = {n.split(".", 1)[1]: a for n, a in arrays.items() if n.startswith(f"{number}.")}
        own["table.weight"] = own["table.weight"] * own.pop("table.step", np.float32(1))
        if own["table.weight"].shape[0] != BUCKETS or own["mean"].shape[0] != NUMBERS:
            raise ModelError(
                "the line labeller's weights are of another version",
                where=str(path),
                todo="Install the package again",
            )
        found.append(Weights(own))
    return tuple(found)


def probabilities(seen: Seen, networks: tuple[Weights, ...]) -> Matrix:
    """The chance of each label (in the order of `Label`) for each line: rows sum to one."""
    total = sum(_softmax(_scores(seen, network)) for network in networks)
    return np.asarray(total / len(networks), dtype=np.float32)


def _scores(seen: Seen, network: Weights) -> Matrix:
    arrays, count = network.arrays, len(seen.numbers)
    table = arrays["table.weight"]
    entered = np.concatenate(
        [
            (seen.numbers - arrays["mean"]) / arrays["spread"],
            _mean_rows(table, seen.words, seen.word_rows, count),
            _mean_rows(table, seen.names, seen.name_rows, count),
        ],
        axis=1,
    )
    entered = np.maximum(network.linear("enter", entered), 0)
    hidden = entered
    for step, far in enumerate(DILATIONS):
        around = np.concatenate([_shift(hidden, far), hidden, _shift(hidden, -far)], axis=1)
        hidden = hidden + np.maximum(network.linear(f"steps.{step}", around), 0)
    page = np.concatenate([hidden.mean(axis=0), hidden.max(axis=0)])[None, :]
    whole = np.repeat(np.maximum(network.linear("page", page), 0), count, axis=0)
    joined = np.concatenate([hidden, entered, whole], axis=1)
    return network.linear("leave", np.maximum(network.linear("join", joined), 0))


def _mean_rows(
    table: Matrix, buckets: NDArray[np.int64], rows: NDArray[np.int64], count: int
) -> Matrix:
    """For each line the mean of the table rows of its words; zeros for a line without any."""
    found = np.zeros((count, table.shape[1]), dtype=np.float32)
    if len(buckets) == 0:
        return found
    firsts = np.flatnonzero(np.diff(rows, prepend=-1))
    sums = np.add.reduceat(table[buckets], firsts, axis=0)
    sizes = np.diff(np.append(firsts, len(rows)))
    found[rows[firsts]] = sums / sizes[:, None]
    return found


def _shift(hidden: Matrix, far: int) -> Matrix:
    """Each line's neighbour `far` lines before it (after, if negative); zeros beyond the page."""
    moved = np.zeros_like(hidden)
    if abs(far) < len(hidden):
        if far > 0:
            moved[far:] = hidden[:-far]
        else:
            moved[:far] = hidden[-far:]
    return moved


def _softmax(scores: Matrix) -> Matrix:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Matrix = raised / raised.sum(axis=1, keepdims=True)
    return chances
