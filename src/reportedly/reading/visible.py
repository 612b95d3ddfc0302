"""Runs of HTML source to the text a reader sees, with the way back to every source character."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from reportedly.offsets import MapBuilder, OffsetMap, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHANGE = re.compile(
    r"[ \t\n\r\f]{2,}|[\t\n\r\f]|&(?:#[xX]?[0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?"
)
"""What is not shown as it is written: white space that is collapsed, and entities. The longest
entity name of the HTML Standard has 31 letters (13.5)."""

Part = tuple[str, int, int]
"""Some text and the source range it is shown for; of equal length where it is shown as written."""


def shown(source: str, runs: Sequence[tuple[int, int]]) -> list[Part]:
    """The parts of one visible line: entities resolved, white space collapsed and trimmed."""
    if len(runs) == 1 and _CHANGE.search(source, *runs[0]) is None:
        return _as_written(source, *runs[0])
    parts: list[Part] = []
    for start, end in runs:
        at = start
        for change in _CHANGE.finditer(source, start, end):
            low, high = change.span()
            _add(parts, source[at:low], at, low)
            written = change[0]
            _add(parts, unescape(written) if written[0] == "&" else " ", low, high)
            at = high
        _add(parts, source[at:end], at, end)
    if parts and parts[-1][0].endswith(" "):
        text, start, end = parts.pop()
        _add(parts, text[:-1], start, start + len(text) - 1)
    return parts


def _as_written(source: str, start: int, end: int) -> list[Part]:
    """The part of a line that is shown as it is written but for a space at its ends."""
    start += source[start] == " "
    end -= start < end and source[end - 1] == " "
    return [(source[start:end], start, end)] if start < end else []


def _add(parts: list[Part], text: str, start: int, end: int) -> None:
    """Add a part, less a space that follows another or begins the line."""
    if text[:1] == " " and (not parts or parts[-1][0][-1] == " "):
        text, start = text[1:], start + 1
    if text:
        parts.append((text, start, end))


class Assembly:
    """The visible text of a page, put together line by line."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._map = MapBuilder()
        self._parts: list[str] = []
        self._after = 0

    def add(self, runs: Sequence[tuple[int, int]]) -> Span | None:
        """Add a line; where it lies in the text, or None where it shows nothing."""
        parts = shown(self.source, runs)
        if all(text.isspace() for text, _, _ in parts):
            return None
        if self._parts:
            self._parts.append("\n")
            self._map.whole(1, self._after, self._after)
        begin = self._map.length
        for text, start, end in parts:
            self._parts.append(text)
            if end - start == len(text) and self.source.startswith(text, start):
                self._map.copy(len(text), start)
            else:
                self._map.whole(len(text), start, end)
            self._after = end
        return Span(begin, self._map.length)

    def build(self) -> tuple[str, OffsetMap]:
        """The text, and its map to the source."""
        return "".join(self._parts), self._map.build()
