"""A ledger in another place: backups, and one ledger added to another."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from reportedly.errors import ExportError, LedgerError, LedgerFull
from reportedly.ledger import rows, writing
from reportedly.ledger import tables as t
from reportedly.ledger.backend import explained
from reportedly.ledger.merged import named_in, people_rows
from reportedly.ledger.sqlite import Sqlite, connect
from reportedly.ledger.store import open_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from reportedly.ledger.store import Ledger

BATCH = 500
"""Rows copied at a time; bounds memory, no effect on results."""

PAGES_AT_ONCE = 1_024
"""SQLite pages copied before writers get a turn (4 MB)."""


def backup(ledger: Ledger, path: Path) -> None:
    """Write the whole ledger, as it is now, to a new SQLite file; others may go on writing.

    Of a ledger on a server, too: the file is a ledger by itself, and `merge` takes it in again.
    Raises ExportError where the file is there already or cannot be written.
    """
    if path.exists():
        raise ExportError("there is a file already", where=str(path), todo="Choose another name")
    half = path.with_name(f".{path.name}.{os.getpid()}.half")
    try:
        if isinstance(ledger.backend, Sqlite):
            _backup_file(ledger.backend.path, half)
        else:
            _backup_rows(ledger, half)
        _name(half, path)
    except (OSError, sqlite3.Error, LedgerFull) as error:
        told, todo = f"it could not be written: {error}", "Choose another place"
        raise ExportError(told, where=str(path), todo=todo) from error
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            half.with_name(half.name + end).unlink(missing_ok=True)


def _name(half: Path, path: Path) -> None:
    """Give the finished file its name; never over a file made meanwhile where links are known."""
    try:
        os.link(half, path)
    except FileExistsError:
        raise
    except OSError:
        half.rename(path)


def _backup_file(source: Path, half: Path) -> None:
    with closing(connect(source, write=False)) as here, closing(sqlite3.connect(half)) as there:
        here.backup(there, pages=PAGES_AT_ONCE)
        there.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it


def _backup_rows(ledger: Ledger, half: Path) -> None:
    """Copy every table row by row, in one snapshot."""
    with (
        open_ledger(half) as copy,
        explained(ledger.backend),
        ledger.reader.connect() as here,
        explained(copy.backend),
        copy.engine.begin() as there,
    ):
        for table in t.metadata.sorted_tables:
            if table is t.settings:
                continue  # the copy's own
            batches = {"yield_per": BATCH}
            found = here.execute(select(table), execution_options=batches).mappings()
            for part in found.partitions():
                there.execute(insert(table), [dict(row) for row in part])


@dataclass(slots=True)
class Merged:
    """What a merge added, and what was there already."""

    pages: int = 0
    known: int = 0
    corrections: int = 0
    failures: int = 0

    def sentence(self) -> str:
        """What was done, in a line.

        >>> Merged(pages=2, known=1).sentence()
        'added: pages 2, corrections 0, problems 0; there already: pages 1'
        """
        return (
            f"added: pages {self.pages:,}, corrections {self.corrections:,}, "
            f"problems {self.failures:,}; there already: pages {self.known:,}"
        )


def merge(into: Ledger, other: Ledger) -> Merged:
    """Add to one ledger all that another has and it has not; the other stays as it is.

    A page both have keeps the reading it has; corrections of both hold, those of one statement in
    the order they were made. Each page is a transaction: a merge that is stopped goes on where it
    was when it is run again. Raises LedgerError where both are the same ledger.
    """
    if into.path == other.path:
        raise LedgerError("a ledger cannot be merged with itself", where=into.path)
    done = Merged()
    done.corrections = _merge_corrections(into, other)
    for page in _pages(other):
        with explained(other.backend), other.reader.connect() as there:
            report = (
                None if into.has(page["id"]) else rows.stored_report(there, page["id"], other.path)
            )
        if report is None:
            done.known += 1
            continue
        with explained(into.backend), into.engine.begin() as here:
            writing.add_page(here, into.backend, report, read_at=page["read_at"])
        done.pages += 1
    for failure in _failures(into, other):
        into.note_failure(failure["where"], failure["message"])
        done.failures += 1
    return done


def _pages(ledger: Ledger) -> list[Any]:
    query = select(t.pages.c.id, t.pages.c.read_at).order_by(t.pages.c.number)
    with explained(ledger.backend), ledger.reader.connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def _merge_corrections(into: Ledger, other: Ledger) -> int:
    """Add the other's corrections and put them on the pages both have; how many were new."""
    with explained(into.backend), into.engine.begin() as here:
        known = set(here.scalars(select(t.corrections.c.id)))
        new = [
            {name: row[name] for name in t.corrections.c.keys() if name != "number"}  # noqa: SIM118
            for row in other.corrections()
            if row["id"] not in known
        ]
        if new:
            here.execute(insert(t.corrections), [into.backend.storable(row) for row in new])
            writing.show_people(here, into.backend, named_in(people_rows(here)))
            for page in _touched(here, new):
                report = rows.stored_report(here, page, into.path)
                writing.read_anew(here, into.backend, report)
    return len(new)


def _touched(connection: Connection, made: list[dict[str, Any]]) -> list[str]:
    return sorted({page for row in made for page in writing.readings(connection, row)})


def _failures(into: Ledger, other: Ledger) -> Iterator[dict[str, Any]]:
    """What the other could not read and this one neither read nor noted."""
    noted = {row["where"] for row in into.failures()}
    with explained(into.backend), into.reader.connect() as here:
        read = {address for address in here.scalars(select(t.pages.c.address)) if address}
    for row in list(other.failures()):
        if row["where"] not in noted | read:
            yield row
