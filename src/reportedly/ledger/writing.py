"""Putting pages and corrections into the tables; each call is part of one transaction."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect

from reportedly.copies import document
from reportedly.ledger import dating, matter_counts, matters, persons, repeats, rows, tallies
from reportedly.ledger import tables as t
from reportedly.ledger.merged import people_rows, shown_names
from reportedly.ledger.revision import Revision, revise
from reportedly.ledger.spelling import name_row, spelling_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Table

    from reportedly.ledger.backend import Backend
    from reportedly.page import Page
    from reportedly.statement import Report

Row = dict[str, Any]

PARTS = (t.statements, t.speakers, t.matters, t.relations)
"""Tables that hold what was read off a page, apart from the page and its blocks."""


PLACE = 600
"""Characters of an address a failure is remembered by; longer ones do not fit an index."""


def now() -> str:
    """The moment, in UTC, to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def add_page(
    connection: Connection,
    backend: Backend,
    report: Report,
    *,
    number: int | None = None,
    read_at: str | None = None,
) -> None:
    """Add all of a page that is not there, with the corrections known for it."""
    page = report.page
    insert_new(connection, backend, t.raws, [rows.raw_row(page)], "sha256")
    row = rows.page_row(report, read_at or now()) | (
        {"number": number} if number is not None else {}
    )
    connection.execute(insert(t.pages), [backend.storable(row)])
    insert_all(connection, backend, t.blocks, rows.block_rows(page))
    backend.index(connection, page.id)
    met = repeats.add_document(connection, document(page))
    add_reading(connection, backend, report)
    tallies.add_outlet(connection, page.id)
    matters.place(connection, report)
    matter_counts.add(connection, page.id)
    _count_origins(connection, met)
    date_pages(connection, backend, dating.touched(connection, page.id))
    insert_new(connection, backend, t.spellings, sorted_rows(spelling_rows(report), "word"), "word")
    if page.address:
        connection.execute(delete(t.failures).where(t.failures.c.where == page.address[:PLACE]))


def remove_page(connection: Connection, backend: Backend, page: str) -> int | None:
    """Take a page out, to be read anew; its number, so that it keeps its place."""
    number = connection.scalar(select(t.pages.c.number).where(t.pages.c.id == page))
    outlets = tallies.outlets_of(connection, [page])
    spoken_of = matter_counts.matters_of(connection, [page])
    hung_on_it = [one for one in dating.touched(connection, page) if one != page]
    matters.take_out(connection, page)
    remove_reading(connection, page)
    left = repeats.remove_document(connection, page)
    connection.execute(delete(t.relations).where(t.relations.c.page == page))
    backend.unindex(connection, page)
    connection.execute(delete(t.blocks).where(t.blocks.c.page == page))
    connection.execute(delete(t.pages).where(t.pages.c.id == page))
    _count_origins(connection, left)
    tallies.count_outlets(connection, outlets)
    matter_counts.count(connection, spoken_of)
    dating.forget(connection, page)
    date_pages(connection, backend, hung_on_it)
    return number


def _count_origins(connection: Connection, pages: Collection[str]) -> None:
    """Count anew what hangs on the origins of these pages."""
    tallies.count_origins(connection, pages)
    matter_counts.count(connection, matter_counts.matters_of(connection, pages))


def date_pages(connection: Connection, backend: Backend, pages: Iterable[str]) -> None:
    """Date pages that state no date from the others as they are now, and their statements."""
    dated = [page for page in pages if dating.work_out(connection, page)]
    for page in dated:
        report = rows.stored_report(connection, page, backend.where)
        said = t.statements.c
        for row in rows.statement_rows(report, as_it_stands(connection, report), {}):
            days = {"said_begin": row["said_begin"], "said_end": row["said_end"]}
            here = (said.page == page, said.id == row["id"])
            connection.execute(update(t.statements).where(*here).values(days))
    tallies.count_voices(connection, tallies.names_on(connection, dated))
    matter_counts.count(connection, matter_counts.matters_of(connection, dated))


def as_it_stands(connection: Connection, report: Report) -> Revision:
    """A page after people's corrections, dated by other pages where it states no date."""
    revision = revise(report, corrections_of(connection, report.page))
    return replace(revision, report=dating.with_told(connection, revision.report))


def add_reading(connection: Connection, backend: Backend, report: Report) -> Revision:
    """Add statements, speakers, matters and relations as they stand after corrections."""
    page = report.page.id
    revision = as_it_stands(connection, report)
    blocks = block_numbers(connection, page)
    stated = [backend.storable(row) for row in rows.statement_rows(report, revision, blocks)]
    if stated:
        connection.execute(insert(t.statements), stated)
    insert_all(connection, backend, t.speakers, rows.speaker_rows(report, revision.report))
    insert_all(connection, backend, t.matters, rows.matter_rows(report, revision.report))
    insert_all(connection, backend, t.relations, rows.relation_rows(report))
    add_names(connection, backend, stated)
    show_names(connection, t.statements.c.page == page)
    changed = persons.meet(connection, backend, page)
    tallies.add_voices(connection, page, changed)
    matters.follow(connection, report, revision.report)
    return revision


def remove_reading(connection: Connection, page: str) -> None:
    """Take out what was read off a page; page, blocks and corrections stay."""
    names = tallies.names_on(connection, [page])
    names |= persons.forget(connection, page)
    for table in PARTS:
        connection.execute(delete(table).where(table.c.page == page))
    tallies.count_voices(connection, names)


def read_anew(connection: Connection, backend: Backend, report: Report) -> None:
    """Put the corrections that stand on a page that is there."""
    page = [report.page.id]
    spoken_of = matter_counts.matters_of(connection, page)
    remove_reading(connection, report.page.id)
    add_reading(connection, backend, report)
    tallies.count_outlets(connection, tallies.outlets_of(connection, page))
    matter_counts.count(connection, spoken_of | matter_counts.matters_of(connection, page))


def corrections_of(connection: Connection, page: Page) -> Sequence[Mapping[str, Any]]:
    """The corrections made on a page or on another reading of its address, and their undos."""
    made = t.corrections.c
    here = made.page == page.id
    if page.address:
        here = or_(here, made.address == page.address)
    found = connection.execute(select(t.corrections).where(here))
    return [dict(row) for row in found.mappings()]


def block_numbers(connection: Connection, page: str) -> dict[int, int]:
    """The number of the block that starts at each place of a page."""
    blocks = t.blocks.c
    query = select(blocks.start, blocks.number).where(blocks.page == page).order_by(blocks.number)
    return {row.start: row.number for row in connection.execute(query)}


def add_names(connection: Connection, backend: Backend, stated: Iterable[Row]) -> None:
    """Keep every name of these statements once, to be found in any spelling."""
    columns = (("speaker", "named"), ("matter", "matter_name"), ("outlet", "outlet"))
    named = {(kind, row[name]) for row in stated for kind, name in columns if row[name]}
    listed = [name_row(kind, name) for kind, name in sorted(named)]
    insert_new(connection, backend, t.names, listed, "kind", "name")


def show_people(connection: Connection, backend: Backend, names: Iterable[str]) -> None:
    """Bring every speaker's name in line with the merges that stand.

    `names` are those somebody spoke of: who has one of them is put together anew.
    """
    changed = _show_names(connection, backend) | persons.reconsider(connection, names)
    tallies.count_voices(connection, changed)
    matter_counts.count(connection, matter_counts.matters_told_by(connection, changed))


def _show_names(connection: Connection, backend: Backend) -> set[str]:
    """Bring `names.shown` and every statement's speaker in line; the names that changed."""
    shown = shown_names(people_rows(connection))
    listed = [name_row("speaker", name) for name in sorted({*shown, *shown.values()})]
    insert_new(connection, backend, t.names, listed, "kind", "name")
    speakers = t.names.c.kind == "speaker"
    was = select(t.names.c.name, t.names.c.shown).where(speakers, t.names.c.shown.is_not(None))
    before = {row.name: row.shown for row in connection.execute(was)}
    changed: set[str] = set()
    for name in sorted(set(before) | set(shown)):
        if before.get(name) != shown.get(name):
            there = update(t.names).where(speakers, t.names.c.name == name)
            connection.execute(there.values(shown=shown.get(name)))
            show_names(connection, t.statements.c.named == name)
            changed |= {name, before.get(name) or name, shown.get(name) or name}
    return changed


def show_names(connection: Connection, where: Any) -> None:
    """Give these statements the name their speaker is shown under."""
    of_speaker = (t.names.c.kind == "speaker") & (t.names.c.name == t.statements.c.named)
    shown = select(t.names.c.shown).where(of_speaker).scalar_subquery()
    named, name = t.statements.c.named, t.statements.c.speaker_name
    speaker = case((name.is_(None), None), else_=func.coalesce(shown, named))
    changed = {"who": func.coalesce(shown, named), "speaker_name": speaker}
    connection.execute(update(t.statements).where(where).values(changed))


def with_shown_names(connection: Connection, revision: Revision) -> Revision:
    """The revision with every speaker under the name people gave them in the whole ledger."""
    speakers = revision.report.speakers
    n = t.names.c
    merged = select(n.name, n.shown).where(
        n.kind == "speaker", n.shown.is_not(None), n.name.in_([item.name for item in speakers])
    )
    shown = {row.name: row.shown for row in connection.execute(merged)}
    named = tuple(replace(item, name=shown.get(item.name, item.name)) for item in speakers)
    return replace(revision, report=replace(revision.report, speakers=named))


def readings(connection: Connection, row: Mapping[str, Any]) -> list[str]:
    """The pages a correction of a page touches: that page and others read at its address."""
    pages, found = t.pages.c, []
    if row["page"] is not None:
        here = pages.id == row["page"]
        if row["address"] is not None:
            here = or_(here, pages.address == row["address"])
        found = list(connection.scalars(select(pages.id).where(here)))
    return found


def insert_all(
    connection: Connection, backend: Backend, table: Table, found: Iterable[Row]
) -> None:
    """Insert rows, if there are any."""
    if listed := [backend.storable(row) for row in found]:
        connection.execute(insert(table), listed)


def insert_new(
    connection: Connection, backend: Backend, table: Table, found: Sequence[Row], *unique: str
) -> None:
    """Insert those rows whose `unique` columns are not there yet."""
    if not found:
        return
    module = postgresql if connection.dialect.name == "postgresql" else sqlite_dialect
    new = module.insert(table).on_conflict_do_nothing(index_elements=list(unique))
    connection.execute(new, [backend.storable(row) for row in found])


def sorted_rows(found: Iterable[Row], name: str) -> list[Row]:
    """One row for each value of `name`, in order."""
    return sorted({row[name]: row for row in found}.values(), key=lambda row: str(row[name]))
