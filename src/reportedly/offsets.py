"""Where each character of a derived text came from.

Every step that changes text (decoding bytes, taking text out of markup, restoring letters) makes
an `OffsetMap` from its result back to what it read. Maps compose, so that a character a user sees
is traced to the bytes of the page in one look-up, and back.

A map is a list of pieces in the order of the derived text. A piece is

* lockstep, ``stride >= 1``: each derived unit stands for ``stride`` source units
  (1 for letters, 2 for Cyrillic letters in UTF-8 bytes);
* reversed, ``stride == -1``: lockstep, but running backwards (text under a bidi override);
* whole, ``stride == 0``: the piece as one unit stands for the source range as one unit
  (``&amp;`` for ``&``; an empty source range where the step wrote something of its own).

Source units that no piece names were dropped (tags, invisible characters).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WHOLE = 0
REVERSED = -1


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of positions, end exclusive; the unit is that of the text it belongs to."""

    start: int
    end: int

    def __len__(self) -> int:
        return max(0, self.end - self.start)


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a derived text and the source range it stands for."""

    start: int
    end: int
    source_start: int
    source_end: int
    stride: int

    def source_of(self, start: int, end: int) -> Span:
        """The source range of derived positions `start` to `end`, both inside this piece."""
        if self.stride == WHOLE:
            return Span(self.source_start, self.source_end)
        if self.stride == REVERSED:
            return Span(
                self.source_end - (end - self.start), self.source_end - (start - self.start)
            )
        return Span(
            self.source_start + (start - self.start) * self.stride,
            self.source_start + (end - self.start) * self.stride,
        )

    def derived_of(self, start: int, end: int) -> Span:
        """The derived range that touches source positions `start` to `end`, clipped to here."""
        if self.stride == WHOLE:
            return Span(self.start, self.end)
        low, high = max(start, self.source_start), min(end, self.source_end)
        if self.stride == REVERSED:
            return Span(self.start + self.source_end - high, self.start + self.source_end - low)
        return Span(
            self.start + (low - self.source_start) // self.stride,
            self.start - (self.source_start - high) // self.stride,
        )


@dataclass(frozen=True, slots=True, eq=False)
class OffsetMap:
    """From positions of a derived text to positions of its source. Make one with `MapBuilder`."""

    starts: array[int] = field(repr=False)
    source_starts: array[int] = field(repr=False)
    source_ends: array[int] = field(repr=False)
    strides: array[int] = field(repr=False)
    length: int
    forward: bool = True  # whether pieces come in source order

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OffsetMap):
            return NotImplemented
        return self.length == other.length and list(self.pieces()) == list(other.pieces())

    def __hash__(self) -> int:
        return hash((self.length, self.starts.tobytes(), self.source_starts.tobytes()))

    def piece(self, number: int) -> Piece:
        """The piece with this number, counted in the order of the derived text."""
        last = number + 1 == len(self.starts)
        return Piece(
            self.starts[number],
            self.length if last else self.starts[number + 1],
            self.source_starts[number],
            self.source_ends[number],
            self.strides[number],
        )

    def pieces(self) -> Iterator[Piece]:
        """All pieces, in the order of the derived text."""
        return (self.piece(number) for number in range(len(self.starts)))

    def is_identity(self) -> bool:
        """Whether every position stands for itself."""
        if self.length == 0:
            return True
        return len(self.starts) == 1 and self.source_starts[0] == 0 and self.strides[0] == 1

    def touching(self, span: Span) -> Iterator[Piece]:
        """The pieces that share a position with `span` of the derived text; none if it is empty."""
        if span.start >= span.end:
            return
        number = max(0, bisect_right(self.starts, span.start) - 1)
        while number < len(self.starts) and self.starts[number] < span.end:
            yield self.piece(number)
            number += 1

    def sources(self, span: Span) -> tuple[Span, ...]:
        """The source ranges `span` stands for, in text order, touching ranges joined."""
        found: list[Span] = []
        for piece in self.touching(span):
            part = piece.source_of(max(span.start, piece.start), min(span.end, piece.end))
            if part.start == part.end:
                continue
            if found and found[-1].end == part.start:
                found[-1] = Span(found[-1].start, part.end)
            elif found and part.end == found[-1].start:
                found[-1] = Span(part.start, found[-1].end)
            else:
                found.append(part)
        return tuple(found)

    def source(self, span: Span) -> Span:
        """The smallest single source range that holds all `span` stands for."""
        parts = self.sources(span)
        if parts:
            return Span(min(p.start for p in parts), max(p.end for p in parts))
        at = self.source_point(span.start)
        return Span(at, at)

    def source_point(self, position: int) -> int:
        """The source position at or before which derived `position` stands."""
        if not self.starts:
            return 0
        if position >= self.length:
            piece = self.piece(len(self.starts) - 1)
            return piece.source_start if piece.stride == REVERSED else piece.source_end
        piece = self.piece(max(0, bisect_right(self.starts, position) - 1))
        return piece.source_of(position, position + 1).start

    def derived(self, span: Span) -> Span | None:
        """The smallest derived range that shows source range `span`; None if it was dropped.

        An empty range gives the place it lies in, or the whole piece where that is one unit.
        """
        low: int | None = None
        high = 0
        for piece in self._over_source(span):
            part = piece.derived_of(span.start, span.end)
            low = part.start if low is None else min(low, part.start)
            high = max(high, part.end)
        return None if low is None else Span(low, high)

    def _over_source(self, span: Span) -> Iterator[Piece]:
        """The pieces whose source range meets `span`; source order need not be text order."""
        number = 0
        if self.forward:
            number = max(0, bisect_right(self.source_starts, span.start) - 1)
            while number and self.source_ends[number - 1] > span.start:
                number -= 1
        while number < len(self.starts):
            start, end = self.source_starts[number], self.source_ends[number]
            if start < end and start < span.end and end > span.start:
                yield self.piece(number)
            elif self.source_starts[number] >= span.end and self.forward:
                return
            number += 1

    def indices(self) -> list[int]:
        """For each derived position, the first source position it stands for."""
        found: list[int] = []
        for piece in self.pieces():
            size = piece.end - piece.start
            if piece.stride == WHOLE:
                found.extend([piece.source_start] * size)
            elif piece.stride == REVERSED:
                found.extend(range(piece.source_end - 1, piece.source_end - 1 - size, -1))
            else:
                found.extend(
                    range(
                        piece.source_start, piece.source_start + size * piece.stride, piece.stride
                    )
                )
        return found

    def then(self, deeper: OffsetMap) -> OffsetMap:
        """The map from this map's derived text to the source of `deeper`, its source's own map."""
        if deeper.is_identity():
            return self
        if self.is_identity() and self.length == deeper.length:
            return deeper
        builder = MapBuilder()
        for piece in self.pieces():
            _compose(builder, piece, deeper)
        return builder.build()


def _compose(builder: MapBuilder, piece: Piece, deeper: OffsetMap) -> None:
    """Write `piece`, its source range looked up in `deeper`, to `builder`."""
    size = piece.end - piece.start
    if piece.stride == WHOLE:
        hull = deeper.source(Span(piece.source_start, piece.source_end))
        builder.whole(size, hull.start, hull.end)
        return
    if piece.stride not in (1, REVERSED):
        raise ValueError("only a map of single units can stand on another map")
    inner = list(deeper.touching(Span(piece.source_start, piece.source_end)))
    if piece.stride == REVERSED:
        inner.reverse()
    for part in inner:
        low, high = max(part.start, piece.source_start), min(part.end, piece.source_end)
        found = part.source_of(low, high)
        if part.stride == WHOLE:
            builder.whole(high - low, found.start, found.end)
        elif piece.stride == REVERSED and part.stride == REVERSED:
            builder.copy(high - low, found.start)
        elif REVERSED in (piece.stride, part.stride) and part.stride in (1, REVERSED):
            builder.reversed(high - low, found.start)
        elif piece.stride == REVERSED:
            for unit in range(high - low - 1, -1, -1):
                at = found.start + unit * part.stride
                builder.whole(1, at, at + part.stride)
        else:
            builder.copy(high - low, found.start, part.stride)


class MapBuilder:
    """Builds an `OffsetMap` piece by piece, in the order of the derived text."""

    def __init__(self) -> None:
        self._starts = array("q")
        self._source_starts = array("q")
        self._source_ends = array("q")
        self._strides = array("q")
        self.length = 0
        self._forward = True

    def copy(self, size: int, source_start: int, stride: int = 1) -> None:
        """Add `size` units in lockstep with the source from `source_start` on."""
        if size <= 0:
            return
        end = source_start + size * stride
        if self._strides and self._strides[-1] == stride and self._source_ends[-1] == source_start:
            self._source_ends[-1] = end
            self.length += size
            return
        self._add(size, source_start, end, stride)

    def reversed(self, size: int, source_start: int) -> None:
        """Add `size` units that run backwards over the source from `source_start` on."""
        if size > 0:
            self._add(size, source_start, source_start + size, REVERSED)

    def whole(self, size: int, source_start: int, source_end: int) -> None:
        """Add `size` units that as one stand for a source range (empty: written by the step)."""
        if size > 0:
            self._add(size, source_start, source_end, WHOLE)

    def _add(self, size: int, source_start: int, source_end: int, stride: int) -> None:
        if self._source_ends and source_start < self._source_ends[-1]:
            self._forward = False
        self._starts.append(self.length)
        self._source_starts.append(source_start)
        self._source_ends.append(source_end)
        self._strides.append(stride)
        self.length += size

    def build(self) -> OffsetMap:
        """The finished map."""
        return OffsetMap(
            self._starts,
            self._source_starts,
            self._source_ends,
            self._strides,
            self.length,
            self._forward,
        )


def identity(length: int) -> OffsetMap:
    """The map of a text of `length` units onto itself."""
    builder = MapBuilder()
    builder.copy(length, 0)
    return builder.build()
