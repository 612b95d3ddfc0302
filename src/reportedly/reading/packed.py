"""What zip and tar have in common: members read one by one, under limits on all of them."""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from reportedly.errors import NotReadable, TooLarge
from reportedly.page import Page, Skipped
from reportedly.reading.allowance import Allowance
from reportedly.reading.formats import HEAD, NOTES, Format, Refusal, sniff
from reportedly.reading.limits import size
from reportedly.reading.member import Member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from reportedly.reading.limits import Limits

    Items = Iterator[Page | Skipped]

DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
)
STEP = 1 << 16


@dataclass(frozen=True, slots=True)
class Inside:
    """Where a packed file lies, how deep, and what may still come out of it."""

    member: Member
    allowance: Allowance
    limits: Limits
    depth: int


def within(member: Member, length: int, limits: Limits, depth: int) -> Inside:
    """What a file of `length` bytes is unpacked under. Raises `TooLarge` where it lies too deep."""
    if depth >= limits.depth:
        raise TooLarge(
            f"more than {limits.depth} files inside one another",
            where=member.name,
            todo="Unpack it first",
        )
    return Inside(member, member.allowance or Allowance(length), limits, depth)


class Bounded:
    """A file that no single read takes more than `most` bytes of.

    The directory of a zip and the long names of a tar are read at once, and their length stands in
    the file: this refuses one that would fill the memory before any member has been counted.
    """

    def __init__(self, stream: BinaryIO, most: int, where: str) -> None:
        self._stream, self._most, self._where = stream, most, where
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, count: int = -1) -> bytes:
        """At most `count` bytes. Raises `TooLarge` where more than the bound are asked for."""
        if count > self._most:
            raise TooLarge(
                f"the list of what is in it takes {size(count)}",
                where=self._where,
                todo="Split it",
            )
        return self._stream.read(count if count >= 0 else self._most)


class Counted:
    """The content of a member, each byte counted against the allowance as it is read."""

    def __init__(self, stream: BinaryIO, allowance: Allowance, where: str) -> None:
        self._stream, self._allowance, self._where = stream, allowance, where
        self._at = 0

    def read(self, count: int = STEP) -> bytes:
        """At most `count` bytes. Raises `TooLarge` where the allowance is spent."""
        data = self._stream.read(count if 0 <= count < STEP else STEP)
        self._at += len(data)
        self._allowance.take(len(data), self._where)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at


class Ending:
    """A stream that ends where another breaks, and keeps what broke it in `error`.

    The web archive library is not written in Python, and an exception within it ends the program.
    """

    def __init__(self, stream: Counted) -> None:
        self._stream, self.tell = stream, stream.tell
        self.error: Exception | None = None

    def read(self, count: int = STEP) -> bytes:
        """At most `count` bytes; none from the first error on."""
        if self.error is not None:
            return b""
        try:
            return self._stream.read(count)
        except (*DAMAGE, TooLarge) as error:
            self.error = error
            return b""


def is_hidden(name: str) -> bool:
    """Whether a member is what folders hide: dot files and what one system packs for itself."""
    parts = [part for part in PurePosixPath(name).parts if part not in {".", ".."}]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def left_out(names: Sequence[str], where: str) -> Items:
    """One line on the members that were not looked at, by the folder they lie in."""
    folders = Counter(name.rpartition("/")[0] or name for name in names)
    if folders:
        some = ", ".join(f"{number} in {name}" for name, number in folders.most_common(5))
        yield Skipped(where, f"members that are no pages: {folders.total()} ({some})")


def content(
    inside: Inside, part: str, opened: Callable[[], AbstractContextManager[Counted]]
) -> Items:
    """The pages of one member; a web archive is read as it is unpacked, the rest at once."""
    from reportedly.reading.opening import WHOLE, open_data
    from reportedly.reading.warc import read_warc

    where, limits = f"{inside.member.name}/{part}", inside.limits
    if NOTES.match(PurePosixPath(part).name):
        raise NotReadable("notes about the folder; unpack it to have it read", where=where)
    with opened() as stream:
        head = stream.read(HEAD)
        kind = sniff(head, name=where)
        if isinstance(kind, Refusal):
            raise NotReadable(kind.reason, where=where)
        if kind is not Format.WARC:
            most = limits.page_bytes if kind in WHOLE else limits.container_bytes
            data = head + rest(stream, most - len(head), where)
    if kind is Format.WARC:
        with opened() as stream:
            ending = Ending(stream)
            yield from read_warc(cast("BinaryIO", ending), where=where, limits=limits)
            if ending.error is not None:
                raise ending.error
        return
    inner = Member(data, where, container=inside.member.name, part=part, allowance=inside.allowance)
    yield from open_data(inner, limits=limits, depth=inside.depth + 1)


def rest(stream: Counted, most: int, where: str) -> bytes:
    """What a stream still holds. Raises `TooLarge` where that is more than `most` bytes."""
    parts: list[bytes] = []
    while part := stream.read():
        most -= len(part)
        if most < 0:
            raise TooLarge(
                "what it unpacks to is too much for one page", where=where, todo="Split it"
            )
        parts.append(part)
    return b"".join(parts)
