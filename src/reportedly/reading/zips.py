"""Zip files: packed folders, packed web archives (WACZ) and Word documents, told by what is inside.

Nothing is written to the disk, so that no name in a zip can lead out of a folder. What comes out is
bounded by bytes, members, depth and expansion (`limits.py`, `allowance.py`).
"""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from reportedly.errors import NotReadable, TooLarge
from reportedly.page import Page, Skipped
from reportedly.reading.allowance import ENTRY, Allowance
from reportedly.reading.faults import kept_going
from reportedly.reading.formats import HEAD, NOTES, Format, Refusal, sniff
from reportedly.reading.limits import size
from reportedly.reading.member import Member

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zipfile import ZipFile, ZipInfo

    from reportedly.reading.limits import Limits

    Items = Iterator[Page | Skipped]

DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
STEP = 1 << 16
LOCKED = 1  # general purpose bit 0 (APPNOTE.TXT, 4.4.4)

WORD = "word/document.xml"
WACZ_PAGES = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)
"""Where a packed web archive keeps its records (WACZ 1.1.1, "Directory layout")."""

OTHERS = (
    ("xl/", "a table (.xlsx)"),
    ("ppt/", "slides (.pptx)"),
    ("META-INF/container.xml", "a book (.epub)"),
    ("content.xml", "OpenDocument (.odt)"),
    ("AndroidManifest.xml", "a program"),
    ("META-INF/MANIFEST.MF", "a program"),
)
"""What members of documents with no reader begin with."""


@dataclass(frozen=True, slots=True)
class Packed:
    """An open zip: where it lies, how deep, and what may still come out of it."""

    archive: ZipFile
    member: Member
    allowance: Allowance
    limits: Limits
    depth: int


class Bounded:
    """A file that no single read takes more than `most` bytes of.

    The directory of a zip is read at once, and its length stands in the file: this refuses one
    that would fill the memory before any member has been counted.
    """

    def __init__(self, stream: BinaryIO, most: int, where: str) -> None:
        self._stream, self._most, self._where = stream, most, where
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, count: int = -1) -> bytes:
        """At most `count` bytes. Raises `TooLarge` where more than the bound are asked for."""
        if count > self._most:
            raise TooLarge(
                f"the list of what is in the zip takes {size(count)}",
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


def read_zip(
    stream: BinaryIO, length: int, member: Member, *, limits: Limits, depth: int = 0
) -> Items:
    """The pages in a zip of `length` bytes; `member` says where it lies (its data is not used).

    Raises `NotReadable` where it is damaged or of a kind there is no reader for, `TooLarge` where
    it lies too deep in other files.
    """
    if depth >= limits.depth:
        raise TooLarge(
            f"more than {limits.depth} files inside one another",
            where=member.name,
            todo="Unpack it first",
        )
    with _opened(stream, member.name, limits) as archive:
        entries = sorted(
            (entry for entry in archive.infolist() if not entry.is_dir()),
            key=lambda entry: entry.filename,
        )
        names = {entry.filename for entry in entries}
        packed = Packed(archive, member, member.allowance or Allowance(length), limits, depth)
        if WORD in names:
            from reportedly.reading.word import read_word

            yield read_word(partial(_part, packed), names, member)
            return
        _refuse_others(names, member.name)
        if "datapackage.json" in names and any(map(WACZ_PAGES.fullmatch, names)):
            kept = [entry for entry in entries if WACZ_PAGES.fullmatch(entry.filename)]
        else:
            kept = [entry for entry in entries if not _is_hidden(entry.filename)]
        yield from _members(packed, kept)
        yield from _left_out(entries, kept, member.name)


@contextmanager
def _opened(stream: BinaryIO, where: str, limits: Limits) -> Iterator[ZipFile]:
    try:
        archive = zipfile.ZipFile(cast("BinaryIO", Bounded(stream, limits.page_bytes, where)))
    except (*DAMAGE, NotImplementedError) as error:
        raise NotReadable(
            f"the zip file is damaged or cut short ({error})",
            where=where,
            todo="Fetch the file again",
        ) from error
    with archive:
        yield archive


def _refuse_others(names: set[str], where: str) -> None:
    """Raise `NotReadable` where the zip is a document of a kind that has no reader."""
    if (
        "[Content_Types].xml" not in names
        and "mimetype" not in names
        and "META-INF" not in {name.split("/", 1)[0] for name in names}
    ):
        return
    for start, what in OTHERS:
        if any(name.startswith(start) for name in names):
            raise NotReadable(f"not read yet: {what}", where=where)


def _is_hidden(name: str) -> bool:
    """Whether a member is what folders hide: dot files and what one system packs for itself."""
    parts = [part for part in PurePosixPath(name).parts if part not in {".", ".."}]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _left_out(entries: Sequence[ZipInfo], kept: Sequence[ZipInfo], where: str) -> Items:
    """One line on the members that were not looked at, by the folder they lie in."""
    inside = {id(entry) for entry in kept}
    folders = Counter(
        entry.filename.rpartition("/")[0] or entry.filename
        for entry in entries
        if id(entry) not in inside
    )
    if folders:
        some = ", ".join(f"{number} in {name}" for name, number in folders.most_common(5))
        yield Skipped(where, f"members that are no pages: {folders.total()} ({some})")


def _members(packed: Packed, entries: Sequence[ZipInfo]) -> Items:
    """The pages of the members, in order, until a limit on all of them is met."""
    where, most = packed.member.name, packed.limits.members
    for number, entry in enumerate(entries):
        if number >= most:
            yield Skipped(where, f"only the first {most:,} members were read")
            return
        yield from kept_going(partial(_entry, packed, entry), f"{where}/{entry.filename}")
        if packed.allowance.is_spent:
            rest = len(entries) - number - 1
            if rest:
                yield Skipped(where, f"{rest:,} more members were not unpacked after that")
            return


def _entry(packed: Packed, entry: ZipInfo) -> Items:
    """The pages of one member; a web archive is read as it is unpacked, the rest at once."""
    from reportedly.reading.opening import WHOLE, open_data
    from reportedly.reading.warc import read_warc

    where, limits = f"{packed.member.name}/{entry.filename}", packed.limits
    packed.allowance.take(ENTRY, where)
    if entry.flag_bits & LOCKED:
        raise NotReadable("locked with a password", where=where, todo="Unpack it first")
    if NOTES.match(PurePosixPath(entry.filename).name):
        raise NotReadable("notes about the folder; unpack the zip to have it read", where=where)
    with _unpacked(packed, entry, where) as stream:
        head = stream.read(HEAD)
        kind = sniff(head, name=where)
        if isinstance(kind, Refusal):
            raise NotReadable(kind.reason, where=where)
        if kind is not Format.WARC:
            most = limits.page_bytes if kind in WHOLE else limits.container_bytes
            data = head + _rest(stream, most - len(head), where)
    if kind is Format.WARC:
        with _unpacked(packed, entry, where) as stream:
            ending = Ending(stream)
            yield from read_warc(cast("BinaryIO", ending), where=where, limits=limits)
            if ending.error is not None:
                raise ending.error
        return
    inner = Member(
        data,
        where,
        container=packed.member.name,
        part=entry.filename,
        allowance=packed.allowance,
    )
    yield from open_data(inner, limits=limits, depth=packed.depth + 1)


def _rest(stream: Counted, most: int, where: str) -> bytes:
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


@contextmanager
def _unpacked(packed: Packed, entry: ZipInfo | str, where: str) -> Iterator[Counted]:
    """The content of a member as a stream. Damage that shows as it is read is `NotReadable`."""
    try:
        with packed.archive.open(entry) as stream:
            yield Counted(cast("BinaryIO", stream), packed.allowance, where)
    except (NotImplementedError, RuntimeError) as error:  # a packing or a lock there is no code for
        raise NotReadable(f"it is packed in a way not read yet ({error})", where=where) from error
    except DAMAGE as error:
        raise NotReadable(
            f"its packed content is damaged ({error})", where=where, todo="Fetch the file again"
        ) from error


def _part(packed: Packed, name: str, where: str) -> bytes:
    """A part of a document, unpacked within the limits of a page."""
    with _unpacked(packed, name, where) as stream:
        return _rest(stream, packed.limits.page_bytes, where)
