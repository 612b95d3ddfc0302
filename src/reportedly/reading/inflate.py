"""Gzip and deflate opened with a bound on what comes out, so that no bomb fills the memory."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from reportedly.errors import NotReadable, TooLarge
from reportedly.reading.limits import size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.reading.allowance import Allowance

GZIP_MAGIC = b"\x1f\x8b"
STEP = 1 << 16
AUTO = zlib.MAX_WBITS | 32  # zlib's own flag for "gzip or zlib header, find out"


def gunzip(data: bytes, *, limit: int, where: str, allowance: Allowance | None = None) -> bytes:
    """What the gzip members in `data` hold.

    Raises `TooLarge` over `limit` bytes or what `allowance` has left, `NotReadable` where the data
    is cut short or damaged.
    """
    parts: list[bytes] = []
    total = 0
    for part in _members(data, where):
        total += len(part)
        if total > limit:
            raise TooLarge(
                f"the gzip file holds more than {size(limit)}",
                where=where,
                todo="Unpack and split it",
            )
        if allowance is not None:
            allowance.take(len(part), where)
        parts.append(part)
    return b"".join(parts)


def gunzip_head(data: bytes, count: int) -> bytes:
    """At most the first `count` bytes that gzip `data` holds; what is damaged is left out."""
    try:
        return zlib.decompressobj(AUTO).decompress(data, count)
    except zlib.error:
        return b""


def _members(data: bytes, where: str) -> Iterator[bytes]:
    """The content in steps of at most `STEP` bytes, gzip members one after the other."""
    while data:
        machine = zlib.decompressobj(AUTO)
        pending = data
        while not machine.eof:
            try:
                part = machine.decompress(pending, STEP)
            except zlib.error as error:
                raise NotReadable(
                    f"the gzip data is damaged ({error})", where=where, todo="Fetch the file again"
                ) from error
            pending = machine.unconsumed_tail
            if part:
                yield part
            elif not pending and not machine.eof:
                raise NotReadable(
                    "the gzip data is cut short", where=where, todo="Fetch the file again"
                )
        data = machine.unused_data.lstrip(b"\0")  # padding after the last member is allowed
        if not data.startswith(GZIP_MAGIC):
            return
