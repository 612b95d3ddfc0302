"""Gzip, bzip2 and xz opened with a bound on what comes out, so that no bomb fills the memory."""

from __future__ import annotations

import bz2
import lzma
import zlib
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reportedly.errors import NotReadable, TooLarge
from reportedly.reading.limits import MIB, size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportedly.reading.allowance import Allowance

GZIP_MAGIC = b"\x1f\x8b"
STEP = 1 << 16
AUTO = zlib.MAX_WBITS | 32  # zlib's own flag for "gzip or zlib header, find out"

XZ_MEMORY = 80 * MIB
"""Bytes that xz may take to unpack: its strongest setting (-9) takes 65 MiB (its manual)."""


class Machine(Protocol):
    """What unpacks one member, as all three libraries have it."""

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""

    @property
    def unused_data(self) -> bytes:
        """What stands behind its end."""

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """At most so many bytes of what the data holds."""


class Packing(NamedTuple):
    """A way to pack one file: its name, its ending, what it begins with, and what unpacks it."""

    name: str
    suffix: str
    magic: bytes
    machine: Callable[[], Machine]


GZIP = Packing("gzip", ".gz", GZIP_MAGIC, partial(zlib.decompressobj, AUTO))
BZIP2 = Packing("bzip2", ".bz2", b"BZh", bz2.BZ2Decompressor)
XZ = Packing(
    "xz",
    ".xz",
    b"\xfd7zXZ\0",
    partial(lzma.LZMADecompressor, lzma.FORMAT_XZ, memlimit=XZ_MEMORY),
)
PACKINGS = (GZIP, BZIP2, XZ)


def gunzip(data: bytes, *, limit: int, where: str, allowance: Allowance | None = None) -> bytes:
    """What the gzip members in `data` hold, as `unpack` gives it."""
    return unpack(data, GZIP, limit=limit, where=where, allowance=allowance)


def unpack(
    data: bytes, packing: Packing, *, limit: int, where: str, allowance: Allowance | None = None
) -> bytes:
    """What packed data holds, all that is packed one behind the other together.

    Raises `TooLarge` over `limit` bytes or what `allowance` has left, `NotReadable` where the data
    is cut short or damaged.
    """
    parts: list[bytes] = []
    total = 0
    for part in _members(data, packing, where):
        total += len(part)
        if total > limit:
            raise TooLarge(
                f"the {packing.name} file holds more than {size(limit)}",
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


def _members(data: bytes, packing: Packing, where: str) -> Iterator[bytes]:
    """The content in steps of at most `STEP` bytes, packed members one after the other."""
    while data:
        machine = packing.machine()
        pending = data
        while not machine.eof:
            try:
                part = machine.decompress(pending, STEP)
            except (zlib.error, lzma.LZMAError, OSError, ValueError) as error:
                raise NotReadable(
                    f"the {packing.name} data is damaged ({error})",
                    where=where,
                    todo="Fetch the file again",
                ) from error
            pending = getattr(machine, "unconsumed_tail", b"")  # the others keep it themselves
            if part:
                yield part
            elif not pending and not machine.eof:
                raise NotReadable(
                    f"the {packing.name} data is cut short",
                    where=where,
                    todo="Fetch the file again",
                )
        data = machine.unused_data.lstrip(b"\0")  # padding after the last member is allowed
        if not data.startswith(packing.magic):
            return
