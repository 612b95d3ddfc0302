"""Where a ledger is, and making it ready: new tables, or an older version brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert, inspect, select
from sqlalchemy.exc import DBAPIError

from reportedly.errors import LedgerError, LedgerVersion
from reportedly.ledger import dating, homes, matter_counts, persons, tallies, writing
from reportedly.ledger import tables as t
from reportedly.ledger.migrations import migrate
from reportedly.ledger.sqlite import Sqlite

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from reportedly.ledger.backend import Backend

SERVERS = ("postgresql://", "postgres://")
FILE = "sqlite:///"

PEOPLE_SINCE = 4
DATES_SINCE = 4
"""The first versions that always had people and bodies across pages, and dates told by other pages:
older ledgers are gone through when they are brought up to date."""

COUNTED_SINCE = 5
"""The version of the tables that first kept counts of voices and outlets, and pages' origins."""


def backend_for(where: str | Path) -> Backend:
    """The database at a path or address. Raises LedgerError for an address that is not known."""
    place = str(where)
    if place.startswith(SERVERS):
        from reportedly.ledger.postgres import Postgres

        return Postgres(place)
    if "://" in place and not place.startswith(FILE):
        kind = place.partition("://")[0]
        todo = "Give the path of a file, or postgresql://USER:PASSWORD@HOST/DATABASE"
        raise LedgerError(f"no ledger can be kept in {kind}://", todo=todo)
    return Sqlite(Path(place.removeprefix(FILE)))


def prepare(backend: Backend, engine: Engine, *, write: bool) -> None:
    """Check the version; make the tables where there are none, bring older ones up to date.

    Raises LedgerError where it is no ledger, and LedgerVersion where it is of a newer Reportedly.
    """
    with engine.begin() as connection:
        version = _version(connection, backend)
        if version is None:
            _make(connection, backend, write=write)
        elif version < t.SCHEMA_VERSION and write:
            migrate(connection, version, backend.where)
            if version < PEOPLE_SINCE:
                persons.rebuild(connection, backend)
            if version < DATES_SINCE:
                writing.date_pages(connection, backend, dating.undated(connection))
            if version < COUNTED_SINCE:
                homes.rebuild(connection)
                tallies.rebuild(connection)
                matter_counts.rebuild(connection)
    if version is not None and version < t.SCHEMA_VERSION and not write:
        _upgrade(backend, version)


def _upgrade(backend: Backend, version: int) -> None:
    """Bring a ledger that was opened to be read up to date; readers need today's tables."""
    engine = backend.engine(write=True)
    try:
        prepare(backend, engine, write=True)
    except DBAPIError as error:
        told = f"it has version {version} and cannot be brought to {t.SCHEMA_VERSION}"
        todo = "Open it where it can be written, or read a copy of it"
        raise LedgerVersion(told, where=backend.where, todo=todo) from error
    finally:
        engine.dispose()


def _version(connection: Connection, backend: Backend) -> int | None:
    """The version of the ledger's tables, None where there are none."""
    if not inspect(connection).has_table("settings"):
        return None
    named = t.settings.c.name == "schema_version"
    found = connection.scalar(select(t.settings.c.value).where(named))
    if found is None or not str(found).isdigit():
        raise LedgerError("it is no ledger of Reportedly", where=backend.where)
    if int(found) > t.SCHEMA_VERSION:
        raise LedgerVersion(
            f"it has version {found}, this Reportedly knows up to {t.SCHEMA_VERSION}",
            where=backend.where,
            todo="Upgrade Reportedly to open it; nothing was changed",
        )
    return int(found)


def _make(connection: Connection, backend: Backend, *, write: bool) -> None:
    if not write or inspect(connection).get_table_names():
        todo = "Choose another with --ledger"
        raise LedgerError("it is no ledger of Reportedly", where=backend.where, todo=todo)
    t.metadata.create_all(connection)
    backend.create_search(connection)
    row = {"name": "schema_version", "value": str(t.SCHEMA_VERSION)}
    connection.execute(insert(t.settings), [row])
