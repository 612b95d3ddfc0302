"""Zip files: packed folders, packed web archives (WACZ) and Word documents, told by what is inside.

Nothing is written to the disk, so that no name in a zip can lead out of a folder. What comes out is
bounded by bytes, members, depth and expansion (`limits.py`, `allowance.py`).
"""

from __future__ import annotations

import re
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, cast

from reportedly.errors import NotReadable
from reportedly.page import Page, Skipped
from reportedly.reading.allowance import ENTRY
from reportedly.reading.faults import kept_going
from reportedly.reading.packed import (
    DAMAGE,
    Bounded,
    Counted,
    Inside,
    content,
    is_hidden,
    left_out,
    rest,
    within,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zipfile import ZipFile, ZipInfo

    from reportedly.reading.limits import Limits
    from reportedly.reading.member import Member

    Items = Iterator[Page | Skipped]

LOCKED = 1  # general purpose bit 0 (APPNOTE.TXT, 4.4.4)

WORD = "word/document.xml"
OPENDOCUMENT = b"application/vnd.oasis.opendocument.text"
WACZ_PAGES = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)
"""Where a packed web archive keeps its records (WACZ 1.1.1, "Directory layout")."""

OTHERS = (
    ("xl/", "a table (.xlsx)"),
    ("ppt/", "slides (.pptx)"),
    ("META-INF/container.xml", "a book (.epub)"),
    ("content.xml", "OpenDocument that is no text"),
    ("AndroidManifest.xml", "a program"),
    ("META-INF/MANIFEST.MF", "a program"),
)
"""What members of documents with no reader begin with."""


@dataclass(frozen=True, slots=True)
class Packed:
    """An open zip, and what it is read under."""

    archive: ZipFile
    inside: Inside

    @property
    def member(self) -> Member:
        """The zip itself."""
        return self.inside.member


def read_zip(
    stream: BinaryIO, length: int, member: Member, *, limits: Limits, depth: int = 0
) -> Items:
    """The pages in a zip of `length` bytes; `member` says where it lies (its data is not used).

    Raises `NotReadable` where it is damaged or of a kind there is no reader for, `TooLarge` where
    it lies too deep in other files.
    """
    inside = within(member, length, limits, depth)
    with _opened(stream, member.name, limits) as archive:
        entries = sorted(
            (entry for entry in archive.infolist() if not entry.is_dir()),
            key=lambda entry: entry.filename,
        )
        names = {entry.filename for entry in entries}
        packed = Packed(archive, inside)
        if WORD in names:
            from reportedly.reading.word import read_word
            from reportedly.reading.word_notes import read_notes

            yield read_word(partial(_part, packed), names, member)
            yield from read_notes(partial(_part, packed), names, member)
            return
        if _is_opendocument(packed, names):
            from reportedly.reading.opendocument import read_opendocument

            yield read_opendocument(partial(_part, packed), member)
            return
        _refuse_others(names, member.name)
        if "datapackage.json" in names and any(map(WACZ_PAGES.fullmatch, names)):
            kept = [entry for entry in entries if WACZ_PAGES.fullmatch(entry.filename)]
        else:
            kept = [entry for entry in entries if not is_hidden(entry.filename)]
        yield from _members(packed, kept)
        left = set(map(id, entries)) - set(map(id, kept))
        yield from left_out([entry.filename for entry in entries if id(entry) in left], member.name)


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


def _is_opendocument(packed: Packed, names: set[str]) -> bool:
    """Whether the zip says that it is an OpenDocument text, or a template of one."""
    if not {"mimetype", "content.xml"} <= names:
        return False
    with _unpacked(packed, "mimetype", f"{packed.member.name}/mimetype") as stream:
        stated = stream.read(100).strip()
    return stated in {OPENDOCUMENT, OPENDOCUMENT + b"-template"}


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


def _members(packed: Packed, entries: Sequence[ZipInfo]) -> Items:
    """The pages of the members, in order, until a limit on all of them is met."""
    where, most = packed.member.name, packed.inside.limits.members
    for number, entry in enumerate(entries):
        if number >= most:
            yield Skipped(where, f"only the first {most:,} members were read")
            return
        yield from kept_going(partial(_entry, packed, entry), f"{where}/{entry.filename}")
        if packed.inside.allowance.is_spent:
            rest = len(entries) - number - 1
            if rest:
                yield Skipped(where, f"{rest:,} more members were not unpacked after that")
            return


def _entry(packed: Packed, entry: ZipInfo) -> Items:
    """The pages of one member."""
    where = f"{packed.member.name}/{entry.filename}"
    packed.inside.allowance.take(ENTRY, where)
    if entry.flag_bits & LOCKED:
        raise NotReadable("locked with a password", where=where, todo="Unpack it first")
    yield from content(packed.inside, entry.filename, partial(_unpacked, packed, entry, where))


@contextmanager
def _unpacked(packed: Packed, entry: ZipInfo | str, where: str) -> Iterator[Counted]:
    """The content of a member as a stream. Damage that shows as it is read is `NotReadable`."""
    try:
        with packed.archive.open(entry) as stream:
            yield Counted(cast("BinaryIO", stream), packed.inside.allowance, where)
    except (NotImplementedError, RuntimeError) as error:  # a packing or a lock there is no code for
        raise NotReadable(f"it is packed in a way not read yet ({error})", where=where) from error
    except DAMAGE as error:
        raise NotReadable(
            f"its packed content is damaged ({error})", where=where, todo="Fetch the file again"
        ) from error


def _part(packed: Packed, name: str, where: str) -> bytes:
    """A part of a document, unpacked within the limits of a page."""
    with _unpacked(packed, name, where) as stream:
        return rest(stream, packed.inside.limits.page_bytes, where)
