"""The line labeller's arithmetic, in numpy: a small convolutional network over the lines of a page.

Boosted trees look at its answer a second time (`second.py`). The weights of both are made by
`training/labels`; what they were trained on and how good they are on unseen domains is in
`docs/quality/reading.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

from reportedly.errors import ModelError
from reportedly.page import Label
from reportedly.reading.features import BUCKETS, NUMBERS
from reportedly.reading.second import second_look
from reportedly.reading.trees import PARTS, Trees, restored

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


@dataclass(frozen=True, slots=True)
class Model:
    """A trained labeller: networks that vote by their mean, and the trees of the second look.

    `marked` are those for lines with markup, `plain` for those without.
    """

    networks: tuple[Weights, ...]
    marked: Trees
    plain: Trees


@lru_cache(maxsize=8)
def load(path: Path = WEIGHTS) -> Model:
    """The labeller of a weights file. Raises `ModelError` where it cannot be read."""
    arrays = _arrays(path)
    marked, plain = (_named(arrays, name) for name in ("marked", "plain"))
    if not all(name in part for part in (marked, plain) for name in PARTS):
        raise _other_version(path)
    return Model(_networks(arrays, path), restored(marked), restored(plain))


def load_networks(path: Path) -> tuple[Weights, ...]:
    """The networks of a weights file alone, as those who train the second look need them."""
    return _networks(_arrays(path), path)


def _arrays(path: Path) -> dict[str, NDArray[Any]]:
    try:
        with np.load(path) as stored:
            return {name: stored[name] for name in stored.files}
    except (OSError, ValueError, EOFError, BadZipFile) as error:
        raise ModelError(
            f"the line labeller's weights cannot be read ({error})",
            where=str(path),
            todo="Install the package again",
        ) from error


def _networks(arrays: dict[str, NDArray[Any]], path: Path) -> tuple[Weights, ...]:
    numbers = sorted({n.split(".", 1)[0] for n in arrays if n[:1].isdigit()}, key=int)
    if not numbers:
        raise _other_version(path)
    return tuple(_network(_named(arrays, number), path) for number in numbers)


def _named(arrays: Mapping[str, NDArray[Any]], start: str) -> dict[str, NDArray[Any]]:
    """The arrays whose names begin with a word and a dot, under the rest of their names."""
    return {n.split(".", 1)[1]: a for n, a in arrays.items() if n.split(".", 1)[0] == start}


def _network(arrays: dict[str, NDArray[Any]], path: Path) -> Weights:
    """The network of stored arrays, its word table back in numbers of full size."""
    own: dict[str, Matrix] = {name: array.astype("f4") for name, array in arrays.items()}
    own["table.weight"] = own["table.weight"] * own.pop("table.step", np.float32(1))
    if own["table.weight"].shape[0] != BUCKETS or own["mean"].shape[0] != NUMBERS:
        raise _other_version(path)
    return Weights(own)


def _other_version(path: Path) -> ModelError:
    return ModelError(
        "the line labeller's weights are of another version",
        where=str(path),
        todo="Install the package again",
    )


def probabilities(seen: Seen, model: Model) -> Matrix:
    """The chance of each label (in the order of `Label`) for each line: rows sum to one."""
    if not len(seen.numbers):
        return np.zeros((0, len(Label)), dtype=np.float32)
    trees = model.plain if seen.groups is None else model.marked
    return second_look(seen, first_look(seen, model.networks), trees)


def first_look(seen: Seen, networks: tuple[Weights, ...]) -> Matrix:
    """The chances as the networks alone give them."""
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
