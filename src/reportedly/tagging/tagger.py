"""Runs the encoder over a text, window by window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reportedly.page import Label, Span
from reportedly.tagging.model import load_model
from reportedly.tagging.tags import NO_CUE, HandTag, Tag, Tags
from reportedly.tagging.windows import IN_QUOTES, Sequenced, sequence, windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from reportedly.page import Block
    from reportedly.tagging.model import Model, Scores
    from reportedly.tagging.wordpiece import WordPiece

TAGGED = frozenset({Label.HEADLINE, Label.BODY, Label.CAPTION})
"""Labels of blocks in which somebody may be reported to say something."""

MAY_BEGIN = float(np.log(0.02))
"""Links are kept of pieces that begin a fragment with this probability or more.

Of the pieces of the held-back train articles 16 % have links with it, 1.7 links a piece in all.
"""

_SHAPES = ((7,), (7,), (7,), (3, 3))
"""Of the layers' rows: roles, what is told inside, names, hands."""

_BEGINNINGS = [Tag.B_SOURCE, Tag.B_CUE, Tag.B_CONTENT]

Links = tuple["NDArray[np.int32]", "NDArray[np.int32]", "NDArray[np.float32]"]


def tag(text: str, blocks: Sequence[Block]) -> Tags:
    """The tags of the headline, body and caption blocks of a text.

    `text` is restored text and `blocks` count its positions. Time and memory grow with the
    length of these blocks. ModelError where the encoder's files are missing or damaged.
    """
    stretches = [block.span for block in blocks if block.label in TAGGED]
    return tag_stretches(text, stretches, load_model())


def tag_stretches(text: str, stretches: Sequence[Span], model: Model, *, depth: int = 0) -> Tags:
    """The tags of some stretches of a text, by the given model.

    Quotes of this `depth` count as quotes: 1 where the stretches are themselves quoted.
    """
    ordered = list(_in_order(stretches))
    pieces = sequence(text, ordered, model.tokenizer, depth=depth)
    ranges = windows(pieces.cuts.tolist(), len(pieces))
    layers = [np.zeros((len(pieces), *shape), np.float32) for shape in _SHAPES]
    links: list[Links] = []
    for start, end in ranges:
        ids, types = window_inputs(pieces, start, end, model.tokenizer)
        scores = model.run(ids, types)
        given = (scores.roles, scores.inner, scores.names, scores.hands)
        for layer, found in zip(layers, given, strict=True):
            layer[start:end] = found[1:-1]
        links.append(window_links(scores, start))
    return _gathered(pieces, layers, links, model.tokenizer)


def _in_order(stretches: Sequence[Span]) -> Iterator[Span]:
    """The stretches by start, without what lies in an earlier one."""
    end = 0
    for stretch in sorted(stretches):
        if stretch.end > end:
            yield Span(max(end, stretch.start), stretch.end)
            end = stretch.end


def window_inputs(
    pieces: Sequenced, start: int, end: int, tokenizer: WordPiece
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Piece numbers and types of one window, its start and end marks added."""
    ids = np.zeros(end - start + 2, np.int64)
    types = np.zeros(end - start + 2, np.int64)
    ids[0], ids[-1] = tokenizer.start, tokenizer.end
    ids[1:-1] = pieces.ids[start:end]
    types[1:-1] = pieces.types[start:end]
    return ids, types


def window_links(scores: Scores, offset: int) -> Links:
    """The links inside one window, from possible beginnings to possible cues of either layer.

    Hands begin, too.

    Probabilities are over all pieces of the window, place 0 (the start mark) standing for no cue.
    """
    either = np.maximum(scores.roles, scores.inner)[1:-1]
    begins = np.maximum(
        either[:, _BEGINNINGS].max(axis=1, initial=-np.inf),
        scores.hands[1:-1, :, HandTag.B].max(axis=1, initial=-np.inf),
    )
    froms = 1 + np.flatnonzero(begins > MAY_BEGIN)
    cues = 1 + np.flatnonzero(either[:, Tag.B_CUE] > MAY_BEGIN)
    targets = np.concatenate([[0], cues]).astype(np.int32)
    kept = scores.links[froms[:, None], targets]
    to = np.where(targets == 0, NO_CUE, targets - 1 + offset).astype(np.int32)
    return (
        np.repeat((froms - 1 + offset).astype(np.int32), len(to)),
        np.tile(to, len(froms)),
        kept.astype(np.float32).ravel(),
    )


def _gathered(
    pieces: Sequenced,
    layers: Sequence[NDArray[np.float32]],
    links: list[Links],
    tokenizer: WordPiece,
) -> Tags:
    """The record of all windows."""
    empty = (np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32))
    link_from, link_to, link_log_probs = (
        np.concatenate(column) for column in zip(*(links or [empty]), strict=True)
    )
    roles, inner, names, hands = layers
    begins = np.zeros(len(pieces), np.int32)
    begins[pieces.cuts] = 1
    return Tags(
        starts=pieces.starts,
        ends=pieces.ends,
        log_probs=roles,
        inner_log_probs=inner,
        name_log_probs=names,
        hand_log_probs=hands,
        sentences=np.cumsum(begins, dtype=np.int32) - 1,
        paragraphs=np.cumsum(pieces.ids == tokenizer.paragraph, dtype=np.int32) - 1,
        quoted=pieces.types >= IN_QUOTES,
        link_from=link_from,
        link_to=link_to,
        link_log_probs=link_log_probs,
    )
