"""Whether a ledger is whole: every page comes back, and every column says what it should."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from reportedly.ledger import homes, joining, matter_counts, persons, rows, tallies, writing
from reportedly.ledger import person_tables as p
from reportedly.ledger import tables as t
from reportedly.ledger.alike import sighting
from reportedly.ledger.backend import explained
from reportedly.spans import turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from reportedly.ledger.store import Ledger
    from reportedly.offsets import Span
    from reportedly.statement import Report

ELSEWHERE = {"speaker_name", "who"}
"""Columns that hang on people merged in the whole ledger, checked by themselves."""


def faults(ledger: Ledger) -> Iterator[str]:
    """What is wrong with the ledger, one sentence each; nothing where it is whole."""
    with explained(ledger.backend), ledger.reader.connect() as connection:
        yield from ledger.backend.faults(connection)
        shown = {row.name: row.shown for row in connection.execute(_shown())}
        for page in connection.scalars(select(t.pages.c.id).order_by(t.pages.c.number)).all():
            yield from (f"page {page}: {told}" for told in _page(connection, page, shown))
        yield from joining.faults(connection)
        yield from homes.faults(connection)
        yield from tallies.faults(connection)
        yield from matter_counts.faults(connection)


def waiting(ledger: Ledger) -> Iterator[str]:
    """Corrections about words that no statement has any more; no fault, but to be known."""
    pages = {row["page"] for row in ledger.corrections() if row["page"] and row["stands"]}
    for page in sorted(page for page in pages if ledger.has(page)):
        for row in ledger.corrected(page).waiting:
            if row["page"] == page:
                words = (row["anchor"] or {}).get("content", "")
                yield f"page {page}: “{words}” ({row['action']} by {row['who']}, {row['id'][:8]})"


def _shown() -> Any:
    n = t.names.c
    return select(n.name, n.shown).where(n.kind == "speaker", n.shown.is_not(None))


def _page(connection: Connection, page: str, shown: Mapping[str, str]) -> Iterator[str]:
    try:
        report = rows.stored_report(connection, page, "")
    except Exception as error:  # noqa: BLE001 - whatever a damaged row raises is the finding
        yield f"it does not come back: {type(error).__name__}: {error}"
        return
    yield from _bytes(connection, page)
    yield from _spans(report)
    yield from _blocks(connection, report)
    yield from _statements(connection, report, shown)
    yield from _people(connection, page)


def _bytes(connection: Connection, page: str) -> Iterator[str]:
    stored = (
        select(t.raws.c.sha256, t.raws.c.data)
        .join(t.pages, t.pages.c.raw == t.raws.c.sha256)
        .where(t.pages.c.id == page)
    )
    row = connection.execute(stored).first()
    if row is None:
        yield "its bytes are gone"
    elif hashlib.sha256(zlib.decompress(bytes(row.data))).hexdigest() != row.sha256:
        yield "its bytes are not those that were read"


def _spans(report: Report) -> Iterator[str]:
    """Spans that lead out of the page's text."""
    length, out = len(report.page.text.original), set()

    def look(span: Span) -> Span:
        if not 0 <= span.start <= span.end <= length:
            out.add(span)
        return span

    turn((report.statements, report.speakers, report.dates, report.page.blocks), look)
    if out:
        yield f"{len(out)} spans lead out of its text"


def _blocks(connection: Connection, report: Report) -> Iterator[str]:
    query = select(t.blocks.c.start, t.blocks.c.text).where(t.blocks.c.page == report.page.id)
    stored = {row.start: row.text for row in connection.execute(query)}
    expected = {row["start"]: row["text"] for row in rows.block_rows(report.page)}
    if len(stored) != len(expected):
        yield f"{len(stored)} blocks are kept, {len(expected)} were read"


def _statements(connection: Connection, report: Report, shown: Mapping[str, str]) -> Iterator[str]:
    """Statements whose columns are not what record and corrections say."""
    page = report.page
    blocks = writing.block_numbers(connection, page.id)
    revision = writing.as_it_stands(connection, report)
    expected = {row["id"]: row for row in rows.statement_rows(report, revision, blocks)}
    stood = select(t.statements).where(t.statements.c.page == page.id)
    for stored in connection.execute(stood).mappings():
        wanted = expected[stored["id"]]
        wrong = [
            name
            for name, value in wanted.items()
            if name not in ELSEWHERE and stored[name] != value and not _lossy(value)
        ]
        named = stored["named"]
        if stored["who"] != shown.get(named, named):
            wrong.append("who")
        if wrong:
            yield f"statement {stored['id']}: {', '.join(wrong)} not as record and corrections say"


def _people(connection: Connection, page: str) -> Iterator[str]:
    """People and bodies of the page whose sighting is not what its rows say."""
    stored = select(p.sightings).where(p.sightings.c.page == page)
    rows_ = {row["speaker"]: dict(row) for row in connection.execute(stored).mappings()}
    kept = {speaker: sighting(row) for speaker, row in rows_.items()}
    wanted = {one.speaker: one for one in persons.sightings_of(connection, page)}
    for speaker in sorted(kept.keys() | wanted.keys()):
        if kept.get(speaker) != wanted.get(speaker):
            yield f"speaker {speaker} is not kept across pages as its rows say"


def _lossy(value: Any) -> bool:
    """Whether a value holds characters no database keeps, so that it comes back otherwise."""
    return isinstance(value, str) and (
        "\0" in value or any("\ud800" <= c <= "\udfff" for c in value)
    )
