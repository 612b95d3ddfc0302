"""Restoration of text of any length, a megabyte at a time, from bytes to bytes.

Lines in which nothing was altered leave as the bytes they came in: byte order mark, line ends,
bad bytes and all. The text is cut at blank lines, else at line ends, else at spaces. What one
piece shows of its scripts and swapped letters is no evidence for the next; a text shorter than
`SIZE` is one piece.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.restoration.restore import restore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from reportedly.page import Alteration
    from reportedly.restoration.record import Restoration
    from reportedly.restoration.report import Tally

SIZE = 1 << 20
"""Bytes of a piece: about 170,000 words, far more evidence than any page gives, and at 35 MB of
memory for each tampered megabyte (docs/quality/restore.md) small beside the interpreter's own."""

LOOK_BACK = 4
"""A blank line is looked for in the last quarter of a piece, so that pieces stay large."""

_ESCAPED = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a long text, restored.

    `raw` are its bytes (the first piece's with the byte order mark); `start` and `line` say how
    many characters and line feeds lie before it.
    """

    raw: bytes
    mark: int
    encoding: str
    start: int
    line: int
    restoration: Restoration

    def restored(self) -> bytes:
        """The bytes after restoration: those of altered lines written anew, all others kept."""
        if not self.restoration.attacked:
            return self.raw
        newline = "\n".encode(self.encoding)
        raw = _lines(self.raw[self.mark :], newline)
        old = self.restoration.original.split("\n")
        new = self.restoration.text.split("\n")
        if not len(raw) == len(old) == len(new):  # a line feed that is no character of its own
            return self.raw
        lines = map(self._line, raw, old, new)
        return self.raw[: self.mark] + newline.join(lines)

    def places(self) -> Iterator[dict[str, object]]:
        """Each alteration as plain values; span and line count from the start of all the text."""
        text, at, line = self.restoration.original, 0, self.line + 1
        for found in self.restoration.alterations:
            line += text.count("\n", at, found.span.start)
            at = max(at, found.span.start)
            yield {**_plain(found), "span": self._span(found), "line": line}

    def _span(self, found: Alteration) -> list[int]:
        """Where an alteration lies in all the text."""
        return [self.start + found.span.start, self.start + found.span.end]

    def _line(self, raw: bytes, old: str, new: str) -> bytes:
        """The bytes of one line; its own where it is unaltered or cannot be written so."""
        if old == new or _encode(old, self.encoding) != raw:
            return raw
        written = _encode(new, self.encoding)
        return raw if written is None else written


def restore_stream(
    source: BinaryIO,
    encoding_of: Callable[[bytes], tuple[str, int]],
    tally: Tally | None = None,
    *,
    size: int = SIZE,
) -> Iterator[Piece]:
    """The pieces of `source` in order; `tally`, if given, has counted those already yielded.

    `encoding_of` is asked once, for the codec and the length of the byte order mark of the whole
    lines in the first `size` bytes.
    """
    waiting = _read(source, size)
    head = waiting if len(waiting) < size else waiting.rpartition(b"\n")[0]
    encoding, mark = encoding_of(head or waiting)
    start = line = 0
    while waiting:
        more = _read(source, size) if len(waiting) <= size else b""
        waiting += more
        end = len(waiting) if len(waiting) <= size else _cut(waiting, size, encoding)
        raw, waiting = waiting[:end], waiting[end:]
        done = restore(_decode(raw[mark:], encoding))
        if tally is not None:
            tally.add(done)
        yield Piece(raw, mark, encoding, start, line, done)
        start += len(done.original)
        line += done.original.count("\n")
        mark = 0


def _read(source: BinaryIO, size: int) -> bytes:
    """The next `size` bytes, fewer only at the end: pipes give what they have."""
    parts = []
    while size > 0:
        part = source.read(size)
        if not part:
            break
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _cut(data: bytes, size: int, encoding: str) -> int:
    """Where a piece of about `size` bytes best ends."""
    newline, space = "\n".encode(encoding), " ".encode(encoding)
    blank = (newline * 2, newline + "\r\n".encode(encoding))
    late = size - size // LOOK_BACK
    for marks, low in ((blank, late), ((newline,), 0), ((space,), 0)):
        end = max(_last(data, mark, low, size, len(newline)) for mark in marks)
        if end:
            return end
    return _whole_characters(data[:size], encoding)


def _last(data: bytes, mark: bytes, low: int, high: int, unit: int) -> int:
    """The end of the last `mark` that begins at a multiple of `unit` bytes; 0 for none."""
    at = data.rfind(mark, low, high)
    while at > 0 and at % unit:
        at = data.rfind(mark, low, at + len(mark) - 1)
    return at + len(mark) if at >= 0 else 0


def _whole_characters(data: bytes, encoding: str) -> int:
    """How many bytes of `data` are whole characters; all of them where that cannot be told."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    decoder.decode(data)
    open_bytes = decoder.getstate()[0]
    return len(data) - len(open_bytes) or len(data)


def _lines(data: bytes, newline: bytes) -> list[bytes]:
    """The lines of `data`, cut only where a line feed is a character of its own."""
    unit = len(newline)
    if unit == 1:
        return data.split(newline)
    lines, start, at = [], 0, data.find(newline)
    while at >= 0:
        if at % unit:
            at = data.find(newline, at + 1)
            continue
        lines.append(data[start:at])
        start = at + unit
        at = data.find(newline, start)
    return [*lines, data[start:]]


def _decode(data: bytes, encoding: str) -> str:
    """The text of some bytes; bad ones become lone surrogates, from which they come back."""
    try:
        return data.decode(encoding, _errors(encoding))
    except UnicodeError:
        return data.decode(encoding, "replace")


def _encode(text: str, encoding: str) -> bytes | None:
    """The bytes of some text; None where the encoding has no place for a letter."""
    try:
        return text.encode(encoding, _errors(encoding))
    except UnicodeError:
        return None


def _errors(encoding: str) -> str:
    """The codec error handler that loses no byte: wide encodings can hold lone surrogates."""
    return "surrogatepass" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"


def _plain(found: Alteration) -> dict[str, object]:
    """What was altered, as plain values."""
    return {
        "kind": found.kind.value,
        "original": _ESCAPED.sub("\ufffd", found.original),
        "restored": _ESCAPED.sub("\ufffd", found.restored),
        "confidence": found.confidence,
        "reason": found.reason,
    }
