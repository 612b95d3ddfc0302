"""Web archives (WARC, plain or packed): every page that was fetched, record by record."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from reportedly.errors import InputError, NotReadable, TooLarge
from reportedly.page import Found, Page, Problem, Skipped
from reportedly.reading.formats import PACKED, Format, sniff
from reportedly.reading.identity import page_id
from reportedly.reading.inflate import gunzip
from reportedly.reading.limits import size
from reportedly.reading.member import Member

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from reportedly.reading.limits import Limits

PAGES = frozenset(
    {
        "application/atom+xml",
        "application/pdf",
        "application/rss+xml",
        "application/xhtml+xml",
        "application/xml",
        "text/html",
        "text/plain",
        "text/xml",
    }
)
"""Media types of records that may be pages; the rest (pictures, styles, scripts) is counted."""

CHUNK = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n")
"""How a chunked body begins (RFC 9112, 7.1); some crawlers store it joined, the header kept."""


def read_warc(stream: BinaryIO, *, where: str, limits: Limits) -> Iterator[Page | Skipped]:
    """The pages among the archive's responses and resources, one record in memory at a time.

    Damage ends the reading with a `Skipped`; what came before it stays. Raises `NotReadable` where
    no record can be read at all.
    """
    passed: Counter[str] = Counter()
    count = 0
    try:
        for record in _records(stream):
            count += 1
            if count > limits.members:
                yield Skipped(where, f"only the first {limits.members:,} records were read")
                break
            why = _unwanted(record)
            if why is not None:
                passed[why] += 1
                continue
            yield from _pages(record, where, limits)
    except OSError as error:
        if count == 0:
            raise NotReadable(
                f"the archive is damaged ({error})", where=where, todo="Fetch the file again"
            ) from error
        yield Skipped(where, f"damaged after record {count}; what follows was not read ({error})")
    if passed:
        counts = ", ".join(f"{number} {why}" for why, number in sorted(passed.items()))
        yield Skipped(where, f"records that are no pages: {counts}")


def _records(stream: BinaryIO) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    yield from ArchiveIterator(
        stream, record_types=kinds, parse_http=True, auto_decode="none", fsspec_args=False
    )


def _unwanted(record: Any) -> str | None:
    """Why a record is no page: its status or its type; None where it may be one."""
    status = record.http_headers.status_code if record.http_headers is not None else None
    if status is not None and status != 200:
        return f"answers with status {status}"
    kind = (media_type(record) or "").lower()
    if kind and kind not in PAGES:
        return f"of type {kind}"
    address = record.headers.get("WARC-Target-URI") or ""
    return "robots.txt" if address.endswith("/robots.txt") else None


def media_type(record: Any) -> str | None:
    """The type the server named, or for a resource record the record's own."""
    if record.http_headers is not None:
        return record.http_content_type or None
    kind = record.headers.get("Content-Type") or ""
    return kind.split(";")[0].strip().lower() or None


def _pages(record: Any, where: str, limits: Limits) -> Iterator[Page | Skipped]:
    """The page of one record (several where it holds a feed or a channel page)."""
    from reportedly.reading.opening import open_data

    address = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    number = record.record_id or f"record at byte {record.stream_pos}"
    name = address or f"{where}, {number}"
    try:
        data = _payload(record, name, limits.page_bytes)
    except InputError as error:
        yield Skipped(name, error.what)
        return
    member = Member(
        data,
        name,
        address=address,
        media_type=media_type(record),
        declared=record.http_charset or None if record.http_headers is not None else None,
        container=where,
        part=number,
    )
    kind = sniff(data, name=name, media_type=member.media_type)
    if kind is Format.WARC or kind in PACKED:
        yield Skipped(name, "an archive inside an archive")
        return
    try:
        for item in open_data(member, limits=limits, depth=1):
            yield _dated(item, record.record_date) if isinstance(item, Page) else item
    except InputError as error:
        yield Skipped(name, error.what)


def _payload(record: Any, name: str, limit: int) -> bytes:
    """The content of a record as the page's own bytes, its packing for the way undone.

    The library undoes it, too, but then one damaged record ends the reading of the archive.
    """
    data: bytes = record.reader.read(limit + 1)
    _check(data, limit, name)
    if len(data) < record.content_length:
        raise NotReadable("the record is cut short", where=name)
    headers = record.http_headers
    if headers is None:
        return data
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower() and CHUNK.match(data):
        data = _through("ChunkedReader", data, limit, name)
    packing = (headers.get("Content-Encoding") or "").strip().lower()
    if packing in {"gzip", "x-gzip", "deflate"} and data:
        return gunzip(data, limit=limit, where=name)
    return _through("BrotliReader", data, limit, name) if packing == "br" else data


def _through(reader: str, data: bytes, limit: int, name: str) -> bytes:
    """`data` as one of the archive library's readers unpacks it."""
    from fastwarc import stream_io

    try:
        unpacked: bytes = getattr(stream_io, reader)(BytesIO(data)).read(limit + 1)
    except OSError as error:
        raise NotReadable(f"the record is damaged ({error})", where=name) from error
    _check(unpacked, limit, name)
    return unpacked


def _check(data: bytes, limit: int, name: str) -> None:
    if len(data) > limit:
        raise TooLarge(f"larger than {size(limit)}", where=name)


def _dated(page: Page, archived: datetime | None) -> Page:
    """The page with the day it was archived: it cannot be younger."""
    page = replace(page, id=page_id(page.address, None, None, page.raw.data))
    if archived is None:
        return page
    found = Found("archived", archived.isoformat(), "WARC-Date", chosen=True)
    problems = page.problems
    if page.published is not None and page.published > archived.date():
        note = (
            f"it states {page.published.isoformat()} as its date but was archived before that, "
            f"on {archived.date().isoformat()}"
        )
        problems = (*problems, Problem("date after archiving", note))
    return replace(page, found=(*page.found, found), problems=problems)
