"""Tar files: packed folders, read member by member in the order they lie in.

Nothing is written to the disk and no link is followed. What comes out is bounded as it is for zip
(`packed.py`); a tar packed with gzip is unpacked first (`inflate.py`).
"""

from __future__ import annotations

import tarfile
from contextlib import contextmanager
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
    within,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from tarfile import TarFile, TarInfo

    from reportedly.reading.limits import Limits
    from reportedly.reading.member import Member

    Items = Iterator[Page | Skipped]


def read_tar(
    stream: BinaryIO, length: int, member: Member, *, limits: Limits, depth: int = 0
) -> Items:
    """The pages in a tar of `length` bytes; `member` says where it lies (its data is not used).

    Raises `NotReadable` where not even the first member can be read, `TooLarge` where it lies too
    deep in other files. One that breaks later gives the pages before, and a line that says so.
    """
    inside = within(member, length, limits, depth)
    with _opened(stream, member.name, limits) as archive:
        others: list[str] = []
        for number, entry in enumerate(_entries(archive, member.name)):
            if isinstance(entry, Skipped):
                yield entry
                break
            if number >= limits.members:
                yield Skipped(member.name, f"only the first {limits.members:,} members were read")
                break
            if entry.isdir():
                continue
            if not entry.isreg() or is_hidden(entry.name):
                others.append(entry.name)
                continue
            where = f"{member.name}/{entry.name}"
            yield from kept_going(partial(_entry, inside, archive, entry), where)
            if inside.allowance.is_spent:
                yield Skipped(member.name, "what follows was not unpacked after that")
                break
        yield from left_out(others, member.name)


@contextmanager
def _opened(stream: BinaryIO, where: str, limits: Limits) -> Iterator[TarFile]:
    """An open tar; that its first header is damaged shows here already."""
    try:
        bounded = cast("BinaryIO", Bounded(stream, limits.page_bytes, where))
        archive = tarfile.open(fileobj=bounded, mode="r:")  # noqa: SIM115 - closed below
    except (*DAMAGE, RecursionError) as error:
        raise NotReadable(
            f"the tar file is damaged or cut short ({error})",
            where=where,
            todo="Fetch the file again",
        ) from error
    with archive:
        yield archive


def _entries(archive: TarFile, where: str) -> Iterator[TarInfo | Skipped]:
    """The members in turn; a `Skipped` as the last where the list of them breaks."""
    while True:
        try:
            entry = archive.next()
        except (*DAMAGE, RecursionError) as error:
            yield Skipped(where, f"the tar file is damaged or cut short ({error})")
            return
        archive.members = []  # type: ignore[attr-defined]  # the list would grow with the file
        if entry is None:
            return
        if entry.size < 0:  # would lead back to members read already (CVE-2025-8194)
            yield Skipped(where, "the tar file is damaged (a member of a length below zero)")
            return
        yield entry


def _entry(inside: Inside, archive: TarFile, entry: TarInfo) -> Items:
    """The pages of one member."""
    where = f"{inside.member.name}/{entry.name}"
    inside.allowance.take(ENTRY, where)
    yield from content(inside, entry.name, partial(_unpacked, inside, archive, entry, where))


@contextmanager
def _unpacked(inside: Inside, archive: TarFile, entry: TarInfo, where: str) -> Iterator[Counted]:
    """The content of a member as a stream. Damage that shows as it is read is `NotReadable`."""
    try:
        stream = archive.extractfile(entry)
        if stream is None:
            raise NotReadable("no file", where=where)
        with stream:
            yield Counted(cast("BinaryIO", stream), inside.allowance, where)
    except DAMAGE as error:
        raise NotReadable(
            f"the tar file is damaged or cut short ({error})",
            where=where,
            todo="Fetch the file again",
        ) from error
