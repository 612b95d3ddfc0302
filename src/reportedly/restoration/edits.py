"""Changes to a text, and the text and offset map they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.offsets import MapBuilder, identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportedly.offsets import OffsetMap
    from reportedly.page import AlterationKind


class Edit(NamedTuple):
    """`text[start:end]` becomes `new`; `backwards`: `new` is that range read from its end."""

    start: int
    end: int
    new: str
    kind: AlterationKind
    confidence: float
    reason: str
    backwards: bool = False


class Swaps:
    """Words put right, each with as many letters as it had: edits, made when they are asked for.

    `starts` are the places of `words`, each with its reading; in no order until applied.
    """

    __slots__ = ("_changes", "starts", "words")

    def __init__(self, changes: Callable[[int, str, str], Iterable[Edit]]) -> None:
        self._changes = changes
        self.starts: list[int] = []
        self.words: list[tuple[str, str]] = []

    def add(self, start: int, word: str, reading: str) -> None:
        """Put the word at `start` right, unless it is already."""
        if word != reading:
            self.starts.append(start)
            self.words.append((word, reading))

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Edit]:
        for start, (word, reading) in zip(self.starts, self.words, strict=True):
            yield from self._changes(start, word, reading)

    def apply(self, text: str) -> str:
        """The text with all words put right."""
        parts: list[str] = []
        at = 0
        for start, (word, reading) in sorted(zip(self.starts, self.words, strict=True)):
            parts += (text[at:start], reading)
            at = start + len(word)
        parts.append(text[at:])
        return "".join(parts)


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """The edits by place; one that overlaps an earlier one is left for the next round."""
    kept: list[Edit] = []
    end = 0
    for edit in sorted(edits):
        if edit.start >= end:
            kept.append(edit)
            end = edit.end
    return kept


def apply(text: str, edits: Sequence[Edit]) -> tuple[str, OffsetMap]:
    """The text after `edits` (in order, not overlapping), and its map to `text`."""
    parts: list[str] = []
    builder = MapBuilder()
    lockstep = True
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.new)
        lockstep = lockstep and not edit.backwards and len(edit.new) == edit.end - edit.start
        at = edit.end
    parts.append(text[at:])
    changed = "".join(parts)
    if lockstep:
        return changed, identity(len(text))
    at = 0
    for edit in edits:
        builder.copy(edit.start - at, at)
        _map_edit(builder, edit)
        at = edit.end
    builder.copy(len(text) - at, at)
    return changed, builder.build()


def _map_edit(builder: MapBuilder, edit: Edit) -> None:
    """Write the piece of one edit."""
    if edit.backwards:
        builder.reversed(len(edit.new), edit.start)
    elif len(edit.new) == edit.end - edit.start:
        builder.copy(len(edit.new), edit.start)
    else:
        builder.whole(len(edit.new), edit.start, edit.end)
