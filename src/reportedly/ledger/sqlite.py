"""What is particular to SQLite: how it is opened, full-text search, and what its errors mean."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError

from reportedly.errors import LedgerBusy, LedgerError, LedgerFull, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

BUSY_SECONDS = 30.0
"""How long one writer waits for another; writing one page takes milliseconds."""

SEARCH_TABLES = (
    (
        "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5("
        "text, content='blocks', content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
    ),
    (
        "CREATE TRIGGER IF NOT EXISTS blocks_added AFTER INSERT ON blocks BEGIN"
        " INSERT INTO words(rowid, text) VALUES (new.number, new.text); END"
    ),
    (
        "CREATE TRIGGER IF NOT EXISTS blocks_gone AFTER DELETE ON blocks BEGIN"
        " INSERT INTO words(words, rowid, text) VALUES ('delete', old.number, old.text); END"
    ),
)
"""An external-content index over restored blocks, kept by triggers (SQLite FTS5 manual, 4.4.3)."""

_MEANING = (
    (sqlite3.SQLITE_BUSY, LedgerBusy, "another process is writing to it", "Try again in a moment"),
    (sqlite3.SQLITE_LOCKED, LedgerBusy, "another process is writing to it", "Try again"),
    (sqlite3.SQLITE_FULL, LedgerFull, "no space is left for it", "Free some space and read again"),
    (
        sqlite3.SQLITE_IOERR,
        LedgerFull,
        "the disk refused a write",
        "Check the disk, then try again",
    ),
    (sqlite3.SQLITE_READONLY, LedgerFull, "it cannot be written", "Choose another with --ledger"),
    (sqlite3.SQLITE_CANTOPEN, LedgerFull, "it cannot be opened", "Choose another with --ledger"),
    (sqlite3.SQLITE_NOTADB, LedgerError, "it is no ledger", "Choose another with --ledger"),
    (
        sqlite3.SQLITE_CORRUPT,
        LedgerError,
        "it is damaged",
        "Restore a copy, or read into a new one",
    ),
)


def engine_for(path: Path, *, write: bool) -> Engine:
    """An engine on the ledger at `path`. Raises NotFound when it is only read and not there."""
    if not write and not path.exists():
        todo = "Make one with: reportedly read PAGE --ledger FILE"
        raise NotFound("no such ledger", where=str(path), todo=todo)
    engine = create_engine("sqlite://", creator=lambda: _connect(path, write=write))
    event.listen(engine, "begin", _begin_write if write else _begin_read)
    return engine


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection that takes part in transactions only where told to."""
    mode = "rwc" if write else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    if not write and not _can_share(path):
        uri += "&immutable=1"  # a WAL ledger in a folder where no -shm file can be made
    found = sqlite3.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    if write:
        found.execute("PRAGMA journal_mode = WAL")
        found.execute("PRAGMA synchronous = NORMAL")
    found.execute("PRAGMA foreign_keys = ON")
    return found


def _can_share(path: Path) -> bool:
    """Whether the side files a reader of a WAL ledger needs are there or can be made."""
    probe = path.with_name(path.name + "-shm")
    if probe.exists():
        return True
    try:
        with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as trial:
            trial.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.OperationalError:
        return False
    return True


def _begin_write(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_read(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turns the store's errors into ours, which say what to do."""
    try:
        yield
    except DBAPIError as error:
        raise explain(error.orig, path) from error
    except sqlite3.Error as error:
        raise explain(error, path) from error


def explain(error: Any, path: str) -> LedgerError:
    """Our error for one of SQLite's."""
    code = getattr(error, "sqlite_errorcode", None)
    for primary, kind, what, todo in _MEANING:
        if code is not None and code & 0xFF == primary:  # extended codes keep it in the low byte
            return kind(what, where=path, todo=todo)
    return LedgerError(f"the store answered: {error}", where=path)


def create_search(connection: Connection) -> None:
    """Make the full-text index and what keeps it true."""
    for statement in SEARCH_TABLES:
        connection.execute(text(statement))


FIND = text(
    'SELECT blocks.number, blocks.page, blocks.start, blocks."end" AS "end", blocks.label,'
    " snippet(words, 0, char(2), char(3), '…', 24) AS snippet"
    " FROM words JOIN blocks ON blocks.number = words.rowid"
    " WHERE words MATCH :query ORDER BY bm25(words), blocks.number LIMIT :limit"
)
"""Blocks that hold the words, best first; the hit stands between the control characters 2 and 3."""


def query_of(words: str) -> str:
    r"""An FTS5 query for what a person typed: words all wanted, "phrases" kept, nothing special.

    >>> query_of('decree "legal force" (NOT) *')
    '"decree" "legal force" "(NOT)"'
    """
    parts: list[str] = []
    for number, piece in enumerate(words.split('"')):
        found = [piece] if number % 2 else piece.split()
        parts.extend(f'"{part.strip()}"' for part in found if any(c.isalnum() for c in part))
    return " ".join(parts)
