"""Packs a text's sentences into the windows the encoder reads, with its two extra inputs.

A window is ``[CLS]``, whole sentences, ``[SEP]``; each paragraph begins with a paragraph mark.
Each piece has a *type*: how its word is written, and whether it stands inside quotation marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportedly.offsets import Span
from reportedly.tagging.quotes import find_quotes, paragraphs
from reportedly.tagging.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from reportedly.tagging.quotes import Quote
    from reportedly.tagging.wordpiece import WordPiece

MAX_PIECES = 190
"""Pieces in one window, its two end marks included. Longer ones cost more time a piece."""

IN_QUOTES = 4
TYPES = 8
"""Four ways of writing (`wordpiece.writing`), each outside (0-3) and inside (4-7) quotes."""


@dataclass(frozen=True, slots=True)
class Sequenced:
    """All pieces of the parts of a text that are to be tagged, paragraph marks among them.

    Arrays of one length n: `ids`, `types`, `starts`, `ends` (int32; a paragraph mark is an empty
    range at the start of its paragraph). `cuts` holds the first piece of each sentence.
    """

    ids: NDArray[np.int32]
    types: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    cuts: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)


def sequence(
    text: str, stretches: Iterable[Span], tokenizer: WordPiece, *, depth: int = 0
) -> Sequenced:
    """The pieces of these stretches of `text`, which are in order and do not overlap.

    Quotes of this `depth` count as quotes: 0 for the outermost, 1 for those inside them.
    """
    columns: list[list[NDArray[np.int32]]] = [[], [], [], []]
    cuts: list[int] = []
    length = 0
    quoted = quote_states(text, find_quotes(text), depth=depth)
    for stretch in stretches:
        for paragraph in _paragraphs_in(text, stretch):
            mark = np.array([paragraph.start], dtype=np.int32)
            _extend(columns, np.array([tokenizer.paragraph], np.int32), mark * 0, mark, mark)
            cuts.append(length)
            length += 1
            for number, sentence in enumerate(sentences(text, paragraph)):
                pieces = tokenizer.pieces(text, sentence.start, sentence.end)
                if number:
                    cuts.append(length)
                types = pieces.ways + IN_QUOTES * quoted[pieces.starts]
                _extend(columns, pieces.ids, types, pieces.starts, pieces.ends)
                length += len(pieces)
    joined = [np.concatenate(column) if column else np.zeros(0, np.int32) for column in columns]
    ids, types, starts, ends = joined
    return Sequenced(ids, types, starts, ends, np.array(cuts, dtype=np.int32))


def _extend(columns: list[list[NDArray[np.int32]]], *parts: NDArray[np.int32]) -> None:
    for column, part in zip(columns, parts, strict=True):
        column.append(part)


def _paragraphs_in(text: str, stretch: Span) -> Iterator[Span]:
    """The paragraphs of a stretch, in positions of `text`, without those that are blank."""
    part = text[stretch.start : stretch.end]
    for paragraph in paragraphs(part):
        if not part[paragraph.start : paragraph.end].isspace():
            yield Span(stretch.start + paragraph.start, stretch.start + paragraph.end)


def quote_states(text: str, quotes: Sequence[Quote], *, depth: int = 0) -> NDArray[np.int8]:
    """For each character of `text`, 1 inside a quote of this depth (marks not counted), else 0."""
    states = np.zeros(len(text) + 1, dtype=np.int8)
    for quote in quotes:
        if quote.depth == depth:
            states[quote.inner.start : quote.inner.end] = 1
    return states


def windows(cuts: Sequence[int], length: int, *, first: int = MAX_PIECES) -> list[tuple[int, int]]:
    """Ranges of pieces, each to be read as one window; all pieces are covered once.

    `cuts` are the first pieces of the sentences. A sentence too long for one window is cut
    wherever a window is full. `first` bounds the first window alone (training draws it anew in
    each pass, so that windows begin elsewhere).
    """
    room = max(1, min(first, MAX_PIECES) - 2)
    found: list[tuple[int, int]] = []
    start = end = 0
    for cut in [*cuts[1:], length]:
        if cut - start > room and end > start:
            found.append((start, end))
            start, room = end, MAX_PIECES - 2
        while cut - start > room:
            found.append((start, start + room))
            start, room = start + room, MAX_PIECES - 2
        end = cut
    if end > start:
        found.append((start, end))
    return found
