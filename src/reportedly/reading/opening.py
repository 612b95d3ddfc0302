"""One content to its pages: told by its first bytes, checked against the limits, handed on."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from reportedly.errors import NotFound, NotReadable, TooLarge
from reportedly.page import Label, Page, Skipped
from reportedly.reading.allowance import Allowance
from reportedly.reading.formats import (
    HEAD,
    PACKED,
    Format,
    Refusal,
    begins_as_html,
    has_html,
    sniff,
)
from reportedly.reading.identity import page_id
from reportedly.reading.inflate import unpack
from reportedly.reading.limits import DEFAULT, Limits, size
from reportedly.reading.member import Member

if TYPE_CHECKING:
    from pathlib import Path

Items = Iterator[Page | Skipped]

WHOLE = frozenset({Format.HTML, Format.PLAIN})
"""Formats in which one file is one page."""

NAMED = WHOLE | {Format.PDF}
"""Formats whose pages are named by the bytes of their file."""


def open_text(text: str, *, limits: Limits = DEFAULT) -> Items:
    """A text as one page: HTML where it looks like HTML, else plain."""
    data = text.encode("utf-8", "replace")
    member = Member(data, "the text given", declared="utf-8")
    _check_size(len(data), limits.page_bytes, member.name)
    head = data[:HEAD]
    is_html = begins_as_html(head) or has_html(head)
    reader = _read_html if is_html else _read_plain
    return (_meant(page) for page in _named(reader(member, limits, 0), member))


def _meant(page: Page | Skipped) -> Page | Skipped:
    """A text somebody gave is meant to be read, however short it is for an article."""
    if isinstance(page, Skipped):
        return page
    if page.kind.endswith("empty shell"):
        problems = tuple(problem for problem in page.problems if problem.kind != "kind")
        page = replace(page, kind="text", problems=problems)
    if any(block.label is Label.BODY for block in page.blocks):
        return page
    blocks = tuple(replace(b, label=Label.BODY, reason="the text given") for b in page.blocks)
    return replace(page, blocks=blocks)


def open_file(path: Path, *, limits: Limits = DEFAULT) -> Items:
    """The pages of one file. Raises an `InputError` where the whole of it cannot be read."""
    where = str(path)
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise NotReadable("not a file", where=where, todo="Give a file or a folder")
        with path.open("rb") as stream:
            yield from _open_stream(stream, state.st_size, where, limits)
    except FileNotFoundError as error:
        raise NotFound("there is no such file", where=where, todo="Check the path") from error
    except OSError as error:
        raise NotReadable(
            f"it cannot be opened: {error.strerror or error}",
            where=where,
            todo="Check that you may read it",
        ) from error


def _open_stream(stream: BinaryIO, length: int, where: str, limits: Limits) -> Items:
    head = stream.read(HEAD)
    kind = _known(sniff(head, name=where), where)
    stream.seek(0)
    if kind is Format.WARC:
        from reportedly.reading.warc import read_warc

        yield from read_warc(stream, where=where, limits=limits)
        return
    if kind in {Format.ZIP, Format.TAR}:
        read_packed = _packed_reader(kind)
        yield from read_packed(stream, length, Member(b"", where, container=where), limits=limits)
        return
    limit = limits.page_bytes if kind in WHOLE else limits.container_bytes
    _check_size(length, limit, where)
    data = stream.read(limit + 1)
    _check_size(len(data), limit, where)
    yield from open_data(Member(data, where, container=where), limits=limits)


def open_data(member: Member, *, limits: Limits = DEFAULT, depth: int = 0) -> Items:
    """The pages of one content held in memory; `depth` counts the files it lay inside of."""
    kind = _known(sniff(member.data, name=member.name, media_type=member.media_type), member.name)
    limit = limits.page_bytes if kind in WHOLE else limits.container_bytes
    _check_size(len(member.data), limit, member.name)
    items = _READERS[kind](member, limits, depth)
    return _named(items, member) if kind in NAMED else items


def _known(found: Format | Refusal, where: str) -> Format:
    if isinstance(found, Format):
        return found
    todo = "Give a page: HTML, text, PDF, a feed, mail, a Telegram export or a web archive"
    raise NotReadable(found.reason, where=where, todo=todo if found.is_broken else None)


def _check_size(length: int, limit: int, where: str) -> None:
    if length > limit:
        raise TooLarge(
            f"{size(length)} is too much for one page (the limit is {size(limit)})",
            where=where,
            todo="Split it into its pages",
        )


def _named(items: Items, member: Member) -> Items:
    """The pages of a file of their own, named by address and bytes, not by where the file lies."""
    for item in items:
        if isinstance(item, Page):
            yield replace(item, id=page_id(item.address, None, None, member.data))
        else:
            yield item


def _read_html(member: Member, _limits: Limits, _depth: int) -> Items:
    from reportedly.reading.html import read_html

    yield read_html(
        member.data,
        address=member.address,
        declared=member.declared,
        container=member.container,
        part=member.part,
    )


def _read_plain(member: Member, _limits: Limits, _depth: int) -> Items:
    from reportedly.reading.plain import read_plain

    yield read_plain(
        member.data,
        address=member.address,
        declared=member.declared,
        container=member.container,
        part=member.part,
    )


def _read_channel(member: Member, limits: Limits, depth: int) -> Items:
    from reportedly.reading.channel import read_channel

    found = False
    for item in read_channel(member, limits=limits):
        found = True
        yield item
    if not found:  # a page about a channel, with no post on it
        yield from _read_html(member, limits, depth)


def _read_telegram(member: Member, limits: Limits, _depth: int) -> Items:
    from reportedly.reading.telegram import read_telegram

    return read_telegram(member, limits=limits)


def _read_feed(member: Member, limits: Limits, _depth: int) -> Items:
    from reportedly.reading.feed import read_feed

    return read_feed(member, limits=limits)


def _read_pdf(member: Member, limits: Limits, _depth: int) -> Items:
    from reportedly.reading.pdf import read_pdf

    yield read_pdf(member, limits=limits)


def _read_warc(member: Member, limits: Limits, _depth: int) -> Items:
    from reportedly.reading.warc import read_warc

    return read_warc(BytesIO(member.data), where=member.name, limits=limits)


def _read_unpacked(kind: Format, member: Member, limits: Limits, depth: int) -> Items:
    if depth >= limits.depth:
        raise TooLarge(
            f"more than {limits.depth} files inside one another",
            where=member.name,
            todo="Unpack it first",
        )
    allowance = member.allowance or Allowance(len(member.data))
    packing = PACKED[kind]
    data = unpack(
        member.data,
        packing,
        limit=limits.container_bytes,
        where=member.name,
        allowance=allowance,
    )
    is_named = member.name.lower().endswith(packing.suffix)
    name = member.name[: -len(packing.suffix)] if is_named else member.name
    inner = replace(member, data=data, name=name, allowance=allowance)
    yield from open_data(inner, limits=limits, depth=depth + 1)


def _packed_reader(kind: Format) -> Callable[..., Items]:
    """The reader of packed folders of this kind."""
    if kind is Format.TAR:
        from reportedly.reading.tars import read_tar

        return read_tar
    from reportedly.reading.zips import read_zip

    return read_zip


def _read_packed(kind: Format, member: Member, limits: Limits, depth: int) -> Items:
    stream = BytesIO(member.data)
    return _packed_reader(kind)(stream, len(member.data), member, limits=limits, depth=depth)


def _read_mail(member: Member, limits: Limits, depth: int) -> Items:
    from reportedly.reading.mail import read_mail

    return read_mail(member, limits=limits, depth=depth)


_READERS: dict[Format, Callable[[Member, Limits, int], Items]] = {
    Format.HTML: _read_html,
    Format.PLAIN: _read_plain,
    Format.CHANNEL: _read_channel,
    Format.TELEGRAM: _read_telegram,
    Format.FEED: _read_feed,
    Format.PDF: _read_pdf,
    Format.WARC: _read_warc,
    **{kind: partial(_read_unpacked, kind) for kind in PACKED},
    Format.ZIP: partial(_read_packed, Format.ZIP),
    Format.TAR: partial(_read_packed, Format.TAR),
    Format.MAIL: _read_mail,
}
