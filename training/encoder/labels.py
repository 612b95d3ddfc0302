"""What the encoder learns of an article: roles, links and names of its word pieces."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from reportedly.tagging.tags import HANDS, HandTag, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from reportedly.tagging.windows import Sequenced
    from training.encoder.polnear import Article, Gold

IGNORED = -100
"""Label and link target that the losses pass over."""

BEGINNINGS = {"content": Tag.B_CONTENT, "source": Tag.B_SOURCE, "cue": Tag.B_CUE}
"""In the order of writing: where spans overlap, cue beats source beats content."""


Mark = tuple[str, tuple[int, int], tuple[tuple[int, int], ...]]
"""A hand: its kind, its place, and the cue of the statement it belongs to."""

NAMED = {"person": 1, "organisation": 3, "place": 5}
"""The label a name of each kind begins with; the next one goes on with it."""


@dataclass(frozen=True)
class Labelled:
    """One article as the encoder sees it, with what it is to learn there; n pieces, m links.

    `roles` (n, 7) float32: the probability of each `Tag`; a row of zeros teaches nothing. `inner`
    (n, 7) float32: the same for what is told inside a content.
    `links` (m, 2) int64: a fragment's first piece and the first piece of the cue it belongs to
    (-1: it has none), a cue's later fragments linking to its first; `weights` (m,) float32.
    `names` (n,) int64: the label of names, `IGNORED` where it is not known. `hands` (n, 3) int64:
    the labels of channels, addressees and relays, `IGNORED` where they are not known.
    """

    name: str
    sequence: Sequenced
    roles: NDArray[np.float32]
    inner: NDArray[np.float32]
    links: NDArray[np.int64]
    weights: NDArray[np.float32]
    names: NDArray[np.int64]
    hands: NDArray[np.int64]


def label(article: Article, sequence: Sequenced) -> Labelled:
    """The roles and links of an article; discarded regions are passed over, names not known."""
    roles, links = taught_by(article.statements, sequence)
    for start, end in article.discarded:
        roles[_inside(sequence, start, end)] = 0
    weights = np.ones(len(links), np.float32)
    inner = np.zeros_like(roles)
    names, hands = _unknown(sequence)
    return Labelled(article.name, sequence, roles, inner, links, weights, names, hands)


def taught_by(
    statements: Sequence[Gold], sequence: Sequenced
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The roles and links of one layer of statements."""
    labels = np.full(len(sequence), Tag.O, dtype=np.int64)
    for role, beginning in BEGINNINGS.items():
        for statement in statements:
            for start, end in getattr(statement, role):
                inside = _inside(sequence, start, end)
                labels[inside] = beginning + 1
                labels[inside[:1]] = beginning
    links = np.array(_links(statements, sequence, labels), np.int64).reshape(-1, 2)
    return np.eye(len(Tag), dtype=np.float32)[labels], links


def unlabelled(article: Article, sequence: Sequenced) -> Labelled:
    """An article of which nothing is known yet."""
    roles = np.zeros((len(sequence), len(Tag)), np.float32)
    none = np.zeros((0, 2), np.int64)
    weights = np.zeros(0, np.float32)
    names, hands = _unknown(sequence)
    return Labelled(article.name, sequence, roles, roles, none, weights, names, hands)


def _unknown(sequence: Sequenced) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """No names and no hands known."""
    size = len(sequence)
    return np.full(size, IGNORED, np.int64), np.full((size, len(HANDS)), IGNORED, np.int64)


def with_names(
    labelled: Labelled,
    found: Iterable[tuple[int, int, str]],
    unsure: Iterable[tuple[int, int]] = (),
) -> Labelled:
    """The article with its names: no name where neither `found` nor `unsure` has a place."""
    sequence = labelled.sequence
    names = np.zeros(len(sequence), np.int64)
    for start, end in unsure:
        names[_inside(sequence, start, end)] = IGNORED
    for start, end, kind in found:
        inside = _inside(sequence, start, end)
        names[inside] = NAMED[kind] + 1
        names[inside[:1]] = NAMED[kind]
    return replace(labelled, names=names)


def with_hands(labelled: Labelled, marks: Iterable[Mark]) -> Labelled:
    """The article with all its channels, addressees and relays, linked to the nearest cue."""
    sequence = labelled.sequence
    hands = np.zeros((len(sequence), len(HANDS)), np.int64)
    wanted: dict[int, list[int]] = {}
    for kind, (start, end), cue in marks:
        inside = _inside(sequence, start, end)
        layer = HANDS.index(kind)
        hands[inside, layer] = HandTag.I
        hands[inside[:1], layer] = HandTag.B
        for first in inside[:1]:
            wanted.setdefault(int(first), []).extend(_firsts(sequence, cue)[:1])
    free = {*wanted} - {*labelled.links[:, 0].tolist()}  # a source's link stays its own
    pairs = [(first, _nearest(first, wanted[first])) for first in sorted(free) if wanted[first]]
    links = np.array(pairs, np.int64).reshape(-1, 2)
    return replace(
        labelled,
        hands=hands,
        links=np.concatenate([labelled.links, links]),
        weights=np.concatenate([labelled.weights, np.ones(len(links), np.float32)]),
    )


def with_inner(labelled: Labelled, statements: Sequence[Gold]) -> Labelled:
    """The article with the statements told inside its contents, all of them."""
    inner, links = taught_by(statements, labelled.sequence)
    return _with_layer(labelled, inner, links, np.ones(len(links), np.float32))


def with_inner_answers(labelled: Labelled, answers: Answers) -> Labelled:
    """The article with what a teacher finds inside its contents."""
    return _with_layer(labelled, answers.roles, answers.links, answers.weights)


def _with_layer(
    labelled: Labelled,
    inner: NDArray[np.float32],
    links: NDArray[np.int64],
    weights: NDArray[np.float32],
) -> Labelled:
    return replace(
        labelled,
        inner=inner,
        links=np.concatenate([labelled.links, links]),
        weights=np.concatenate([labelled.weights, weights]),
    )


def with_teacher(labelled: Labelled, answers: Answers, *, share: float) -> Labelled:
    """The article with a teacher's answers mixed in; they are all there is where no gold is."""
    is_known = labelled.roles.sum(1, keepdims=True) > 0
    has_gold = bool(is_known.any())
    share = share if has_gold else 1.0
    roles = (1 - share) * labelled.roles + share * answers.roles
    if has_gold:
        roles = roles * is_known
    return replace(
        labelled,
        roles=roles.astype(np.float32),
        links=np.concatenate([labelled.links, answers.links]),
        weights=np.concatenate([(1 - share) * labelled.weights, share * answers.weights]),
    )


@dataclass(frozen=True)
class Answers:
    """What a teacher says of an article: as in `Labelled`, weights being probabilities."""

    roles: NDArray[np.float32]
    links: NDArray[np.int64]
    weights: NDArray[np.float32]


def _inside(sequence: Sequenced, start: int, end: int) -> NDArray[np.int64]:
    """The numbers of the pieces that lie in a character range (a mark: strictly inside it)."""
    return np.flatnonzero((sequence.starts < end) & (sequence.ends > start))


def _links(
    statements: Sequence[Gold], sequence: Sequenced, labels: NDArray[np.int64]
) -> tuple[tuple[int, int], ...]:
    """One target a fragment; a fragment shared by statements goes to the nearest cue."""
    wanted: dict[int, list[int]] = {}
    for statement in statements:
        cues = _firsts(sequence, statement.cue)
        target = cues[0] if cues else -1
        for role in ("source", "content"):
            for first in _firsts(sequence, getattr(statement, role)):
                wanted.setdefault(first, []).append(target)
        for number, first in enumerate(cues):
            wanted.setdefault(first, []).append(-1 if number == 0 else target)
    marked = {*map(int, np.flatnonzero(np.isin(labels, list(BEGINNINGS.values()))))}
    return tuple((first, _nearest(first, wanted[first])) for first in sorted(marked & {*wanted}))


def _firsts(sequence: Sequenced, spans: Iterable[tuple[int, int]]) -> list[int]:
    found = (_inside(sequence, start, end) for start, end in spans)
    return [int(inside[0]) for inside in found if len(inside)]


def _nearest(first: int, targets: Sequence[int]) -> int:
    named = [target for target in targets if target >= 0]
    return min(named, key=lambda target: abs(target - first)) if named else -1
