"""Bytes to text, with the way back from every character to its bytes.

The text is never changed: line ends, spaces and odd characters stay. A byte that is no part of
a character becomes U+FFFD and keeps its place.
"""

from __future__ import annotations

import codecs
import re
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reportedly.offsets import MapBuilder, OffsetMap
from reportedly.reading.charset import (
    byte_order_mark,
    codec_of,
    declared_in_page,
    guess,
    wide_without_mark,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Lengths = np.ndarray[tuple[int], np.dtype[np.integer[Any]]]

_ESCAPED = re.compile("[\ud800-\udfff]")
_HIGH = re.compile(rb"[\x80-\xff]+")
_SIGNATURES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"%PDF", b"\x7fELF",
    b"MZ\x90", b"Rar!", b"7z\xbc\xaf", b"OggS", b"ID3", b"SQLite format 3", b"\xca\xfe\xba\xbe",
    b"RIFF", b"\x00\x00\x01\x00", b"BZh", b"\xfd7zXZ", b"(\xb5/\xfd", b"wOFF", b"wOF2",
)  # fmt: skip
_LOOKED_AT = 8192
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x08"))
_TOLERATED = 0.1
"""Share of control bytes, and of bad sequences, above which bytes are no text of that kind:
half of the 30 % that the `file` tradition (perl's -T) allows, and then halved for a decision
that cannot be taken back; text in a real encoding has none."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and the map from its characters to the bytes."""

    text: str
    encoding: str
    map: OffsetMap


def looks_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding: a known signature, zeros, control bytes."""
    if data.startswith(_SIGNATURES):
        return True
    head = data[:_LOOKED_AT]
    if not head or byte_order_mark(head)[0] or wide_without_mark(head):
        return False
    if b"\0" in head:  # the test of git (buffer_is_binary): no text in one-byte units has zeros
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > _TOLERATED * len(head)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`, never failing: by byte order mark, `declared`, UTF-8, then a guess.

    A declared one-byte encoding loses to UTF-8 where the bytes are valid UTF-8 beyond ASCII:
    text in another encoding is that only by a rare accident.
    """
    named, skip = byte_order_mark(data)
    encoding = named or _choose(data, codec_of(declared))
    return _decode_as(data, encoding, skip)


def decode_html(data: bytes, declared: str | None = None) -> Decoded:
    """As `decode`, with the page's own declaration where the carrier makes none."""
    return decode(data, declared if codec_of(declared) else declared_in_page(data))


def _choose(data: bytes, declared: str | None) -> str:
    if declared and declared.startswith(("utf-16", "utf-32", "iso2022")):
        return declared
    if _bad_share(data) == 0:
        return wide_without_mark(data) or "utf-8"
    if declared and declared != "utf-8" and _fits(data, declared):
        return declared
    if _bad_share(data) <= _TOLERATED:
        return "utf-8"
    return wide_without_mark(data) or guess(data) or declared or "cp1252"


def _bad_share(data: bytes) -> float:
    """Share of the runs of non-ASCII bytes that are not valid UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return 0.0
    text = data.decode("utf-8", "surrogateescape")
    bad = len(_ESCAPED.findall(text))
    return bad / max(1, sum(map(len, _HIGH.findall(data))))


def _fits(data: bytes, encoding: str) -> bool:
    text = data.decode(encoding, "replace")
    return text.count("\ufffd") <= _TOLERATED * max(
        1, len(data) - len(data.translate(None, _UPPER))
    )


_UPPER = bytes(range(128, 256))


def _decode_as(data: bytes, encoding: str, skip: int) -> Decoded:
    body = data[skip:] if skip else data
    if body.isascii() and not encoding.startswith(("utf-16", "utf-32", "iso2022")):
        builder = MapBuilder()
        builder.copy(len(body), skip)
        return Decoded(body.decode("ascii"), encoding, builder.build())
    valid = _valid_utf8(body, skip) if encoding == "utf-8" else None
    if valid is not None:
        return valid
    for attempt in (_by_escape, _by_steps):
        found = attempt(body, encoding)
        if found is not None:
            text, lengths = found
            return Decoded(text, encoding, _map_of(lengths, skip))
    raise AssertionError("stepwise decoding always ends")


def _valid_utf8(data: bytes, skip: int) -> Decoded | None:
    """Valid UTF-8 decoded, its map told by the few bytes beyond ASCII; None for other bytes.

    The first byte of a character says how many it has; behind those, ASCII goes on.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    units = np.frombuffer(data, dtype=np.uint8)
    first = (units >= 0xC0).nonzero()[0]
    kinds = units.take(first)
    sizes = 2 + (kinds >= 0xE0).astype(np.int64) + (kinds >= 0xF0)
    ends = first + sizes
    more = np.cumsum(sizes - 1)  # bytes beyond one a character, so far
    joined = (first[1:] == ends[:-1]) & (sizes[1:] == sizes[:-1])
    new = np.append(True, ~joined)
    plain = np.append(ends[:-1] != first[1:], ends[-1] < len(data))
    begin = np.zeros(int(first[0] > 0), dtype=np.int64)
    at = np.concatenate([begin, first[new], ends[plain]])
    ahead = np.concatenate([begin, (more - sizes + 1)[new], more[plain]])
    strides = np.concatenate([begin + 1, sizes[new], np.ones(int(plain.sum()), dtype=np.int64)])
    order = np.argsort(at, kind="stable")
    at = at[order]
    ends = np.append(at[1:], len(data))
    parts = (at - ahead[order], at + skip, ends + skip, strides[order])
    starts, froms, tos, steps = (array("q", part.tobytes()) for part in parts)
    return Decoded(text, "utf-8", OffsetMap(starts, froms, tos, steps, len(text)))


def _by_escape(data: bytes, encoding: str) -> tuple[str, Lengths] | None:
    """Text and byte length of each character, all at once; None where that cannot be exact."""
    try:
        text = data.decode(encoding, "surrogateescape")
    except (UnicodeError, LookupError):
        return None
    lengths = _lengths(text, encoding)
    if lengths is None or int(lengths.sum()) != len(data):
        return None
    return _ESCAPED.sub("\ufffd", text), lengths


def _lengths(text: str, encoding: str) -> Lengths | None:
    """Bytes each character takes in `encoding`; an escaped bad byte takes one."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    measure = _MEASURES.get(encoding)
    if measure is not None:
        return measure(points)
    distinct, where = np.unique(points, return_inverse=True)
    sizes = np.ones(len(distinct), dtype=np.int64)
    for number, point in enumerate(distinct.tolist()):
        if not 0xD800 <= point <= 0xDFFF:
            try:
                sizes[number] = len(chr(point).encode(encoding))
            except UnicodeEncodeError:
                return None
    return sizes[where]


def _utf8(points: np.ndarray[tuple[int], np.dtype[np.uint32]]) -> Lengths:
    escaped = (points >= 0xDC80) & (points <= 0xDCFF)
    size = (points > 0x7F).astype(np.int8)
    size += points > 0x7FF
    size += points > 0xFFFF
    size += 1
    size[escaped] = 1
    return size


_MEASURES: dict[str, Callable[[np.ndarray[tuple[int], np.dtype[np.uint32]]], Lengths]] = {
    "utf-8": _utf8
}


def _by_steps(data: bytes, encoding: str) -> tuple[str, Lengths]:
    """Text and byte lengths byte by byte: for encodings with states, and for broken wide ones."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    parts: list[str] = []
    lengths: list[int] = []
    waiting = 0
    for at in range(len(data)):
        waiting += 1
        try:
            got = decoder.decode(data[at : at + 1])
        except UnicodeError:
            decoder.reset()
            got = "\ufffd"
        if got:
            parts.append(got)
            lengths.extend([waiting] + [0] * (len(got) - 1))
            waiting = 0
    if waiting and _is_open(decoder):
        parts.append("\ufffd")
        lengths.append(waiting)
    elif waiting and lengths:  # a last change of state that shows nothing
        lengths[-1] += waiting
    text = _ESCAPED.sub("\ufffd", "".join(parts))
    return text, np.array(lengths, dtype=np.int64)


def _is_open(decoder: codecs.IncrementalDecoder) -> bool:
    """Whether a decoder stands within a character."""
    try:
        return bool(decoder.decode(b"", final=True))
    except UnicodeError:
        return True


def _map_of(lengths: Lengths, skip: int) -> OffsetMap:
    """The map in which character `i` stands for `lengths[i]` bytes, the first after `skip`."""
    count = len(lengths)
    if count == 0:
        return MapBuilder().build()
    if (lengths == 0).any():
        return _map_with_pairs(lengths.tolist(), skip)
    ends = np.cumsum(lengths, dtype=np.int64) + skip
    first = np.append(0, np.flatnonzero(lengths[1:] != lengths[:-1]) + 1)
    starts_at = (ends - lengths)[first]
    last = np.append(first[1:], count) - 1
    return OffsetMap(
        array("q", first.astype(np.int64).tobytes()),
        array("q", starts_at.astype(np.int64).tobytes()),
        array("q", ends[last].astype(np.int64).tobytes()),
        array("q", lengths[first].astype(np.int64).tobytes()),
        count,
    )


def _map_with_pairs(lengths: list[int], skip: int) -> OffsetMap:
    """The same where several characters come of one byte sequence: they stand for it as one."""
    builder = MapBuilder()
    at, number = skip, 0
    while number < len(lengths):
        size = 1
        while number + size < len(lengths) and lengths[number + size] == 0:
            size += 1
        if size == 1:
            builder.copy(1, at, lengths[number])
        else:
            builder.whole(size, at, at + lengths[number])
        at += lengths[number]
        number += size
    return builder.build()
