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
from reportedly.reading.features import BUCKETS, MARKUPS, NUMBERS
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


Linear = tuple["Matrix", "Matrix"]
"""A linear step: its weights, one row for each number that comes in, and what it adds."""

Step = tuple["Matrix", "Matrix", "Matrix", "Matrix"]
"""A step over three lines: weights for the one before, the line and the one after; what it adds."""


@dataclass(frozen=True, slots=True)
class Network:
    """The steps of one network, its word table first.

    `plain` is the first linear step for lines without markup: of the numbers before the markup's,
    and of the words. `marked` is the same for lines with markup.
    """

    table: Matrix
    plain: Linear
    marked: Linear
    steps: tuple[Step, ...]
    page: Linear
    join: Linear
    whole: Matrix
    leave: Linear


@dataclass(frozen=True, slots=True)
class Model:
    """A trained labeller: networks that vote by their mean, and the trees of the second look.

    `marked` are those for lines with markup, `plain` for those without.
    """

    networks: tuple[Network, ...]
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


def load_networks(path: Path) -> tuple[Network, ...]:
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


def _networks(arrays: dict[str, NDArray[Any]], path: Path) -> tuple[Network, ...]:
    numbers = sorted({n.split(".", 1)[0] for n in arrays if n[:1].isdigit()}, key=int)
    if not numbers:
        raise _other_version(path)
    return tuple(_network(_named(arrays, number), path) for number in numbers)


def _named(arrays: Mapping[str, NDArray[Any]], start: str) -> dict[str, NDArray[Any]]:
    """The arrays whose names begin with a word and a dot, under the rest of their names."""
    return {n.split(".", 1)[1]: a for n, a in arrays.items() if n.split(".", 1)[0] == start}


def _network(arrays: dict[str, NDArray[Any]], path: Path) -> Network:
    """The network of stored arrays, its word table back in numbers of full size."""
    own: dict[str, Matrix] = {name: array.astype("f4") for name, array in arrays.items()}
    table = own["table.weight"] * own.pop("table.step", np.float32(1))
    if table.shape[0] != BUCKETS or own["mean"].shape[0] != NUMBERS:
        raise _other_version(path)
    width = len(own["enter.weight"])
    join, add = _linear(own, "join")
    plain, marked = _first_step(own, table.shape[1])
    return Network(
        table=table,
        plain=plain,
        marked=marked,
        steps=tuple(_beside(_linear(own, f"steps.{n}")) for n in range(len(DILATIONS))),
        page=_linear(own, "page"),
        join=(join[: 2 * width], add),
        whole=join[2 * width :],
        leave=_linear(own, "leave"),
    )


def _linear(arrays: Mapping[str, Matrix], name: str) -> Linear:
    return np.ascontiguousarray(arrays[f"{name}.weight"].T), arrays[f"{name}.bias"]


def _first_step(arrays: Mapping[str, Matrix], width: int) -> tuple[Linear, Linear]:
    """The first step without and with markup; the scale of the numbers is taken into its weights.

    Without markup its numbers are all zero and there are no names, so that they add the same to
    each line.
    """
    weights, add = (array.astype("f8") for array in _linear(arrays, "enter"))
    weights[:NUMBERS] /= arrays["spread"].astype("f8")[:, None]
    add -= arrays["mean"].astype("f8") @ weights[:NUMBERS]
    bare = np.concatenate([weights[: NUMBERS - MARKUPS], weights[NUMBERS : NUMBERS + width]])
    return (bare.astype("f4"), add.astype("f4")), (weights.astype("f4"), add.astype("f4"))


def _beside(step: Linear) -> Step:
    """A step over a line and those beside it, its weights for each of the three apart."""
    before, own, after = np.split(step[0], 3)
    return before, own, after, step[1]


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


def first_look(seen: Seen, networks: tuple[Network, ...]) -> Matrix:
    """The chances as the networks alone give them."""
    total = sum(_softmax(_scores(seen, network)) for network in networks)
    return np.asarray(total / len(networks), dtype=np.float32)


def _scores(seen: Seen, network: Network) -> Matrix:
    entered = _relu(_entered(seen, network))
    hidden = _among_others(entered, network)
    page = np.concatenate([hidden.mean(axis=0), hidden.max(axis=0)])
    join, add = network.join
    add = add + _relu(_through(page, network.page)) @ network.whole
    joined = _relu(_through(np.concatenate([hidden, entered], axis=1), (join, add)))
    return _through(joined, network.leave)


def _among_others(entered: Matrix, network: Network) -> Matrix:
    """Each line after the steps that look at those beside it; beyond the page there is nothing."""
    count, edge = len(entered), max(DILATIONS)
    padded = np.zeros((count + 2 * edge, entered.shape[1]), dtype=np.float32)
    hidden = padded[edge : edge + count]
    hidden[:] = entered
    for (before, own, after, add), far in zip(network.steps, DILATIONS, strict=True):
        moved = hidden @ own
        moved += padded[edge - far : edge - far + count] @ before
        moved += padded[edge + far : edge + far + count] @ after
        moved += add
        hidden += _relu(moved)
    return hidden


def _entered(seen: Seen, network: Network) -> Matrix:
    """The lines after the first step."""
    words = _mean_rows(network.table, seen.words, seen.word_rows, len(seen.numbers))
    if seen.groups is None:
        return _through(np.concatenate([seen.numbers[:, :-MARKUPS], words], axis=1), network.plain)
    names = _mean_rows(network.table, seen.names, seen.name_rows, len(seen.numbers))
    return _through(np.concatenate([seen.numbers, words, names], axis=1), network.marked)


def _through(values: Matrix, step: Linear) -> Matrix:
    found: Matrix = values @ step[0]
    found += step[1]
    return found


def _relu(values: Matrix) -> Matrix:
    return np.maximum(values, 0, out=values)


def _mean_rows(
    table: Matrix, buckets: NDArray[np.int64], rows: NDArray[np.int64], count: int
) -> Matrix:
    """For each line the mean of the table rows of its words; zeros for a line without any."""
    sizes = np.bincount(rows, minlength=count)
    some = sizes.nonzero()[0]
    found = np.zeros((count, table.shape[1]), dtype=np.float32)
    if len(some):
        firsts = np.cumsum(sizes) - sizes
        sums = np.add.reduceat(table.take(buckets, axis=0), firsts[some], axis=0)
        found[some] = sums / sizes[some, None]
    return found


def _softmax(scores: Matrix) -> Matrix:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Matrix = raised / raised.sum(axis=1, keepdims=True)
    return chances
