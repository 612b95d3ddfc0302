"""What is particular to SQLite: how it is opened, full-text search, and what its errors mean."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, column, create_engine, event, select, text
from sqlalchemy.pool import QueuePool

from reportedly.errors import LedgerBusy, LedgerError, LedgerFull, NotFound
from reportedly.ledger.backend import RANKED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Connection, Engine, Select

    from reportedly.ledger.backend import Wanted

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

MATCHING = "SELECT rowid AS number FROM words WHERE words MATCH :words"
SEVERAL = text(f"SELECT count(*) FROM ({MATCHING} LIMIT :many)")  # noqa: S608 - our own words
BEST = text(f"{MATCHING} ORDER BY rank, rowid LIMIT :limit OFFSET :skip")
NEWEST = text(f"{MATCHING} ORDER BY rowid DESC LIMIT :limit OFFSET :skip")

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


class Sqlite:
    """A ledger in one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.where = str(path)

    def engine(self, *, write: bool) -> Engine:
        """An engine on the file."""
        opened = partial(connect, self.path, write=write)
        engine = create_engine("sqlite://", creator=opened, poolclass=QueuePool)
        event.listen(engine, "begin", _begin_write if write else _begin_read)
        return engine

    def create_search(self, connection: Connection) -> None:
        """Make the full-text index and what keeps it true."""
        for statement in SEARCH_TABLES:
            connection.execute(text(statement))

    def index(self, connection: Connection, page: str) -> None:
        """Nothing: triggers do it."""

    def unindex(self, connection: Connection, page: str) -> None:
        """Nothing: triggers do it."""

    def matching(self, wanted: Wanted) -> Select[tuple[int]]:
        """The numbers of the blocks that hold what is wanted, in no order."""
        found = text(MATCHING).columns(column("number", Integer))
        return select(found.bindparams(words=match_of(wanted)).subquery().c.number)

    def ranked(
        self, connection: Connection, wanted: Wanted, limit: int, skip: int = 0
    ) -> list[int]:
        """The best by BM25; the newest where more than `RANKED` hold what is wanted."""
        given = {"words": match_of(wanted), "limit": limit, "skip": skip, "many": RANKED + 1}
        many = (connection.scalar(SEVERAL, given) or 0) > RANKED
        return list(connection.scalars(NEWEST if many else BEST, given))

    def faults(self, connection: Connection) -> Iterator[str]:
        """What SQLite finds wrong with the file, the keys between tables, and the index."""
        for (told,) in connection.execute(text("PRAGMA integrity_check")):
            if told != "ok":
                yield f"the file: {told}"
        for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"row {row} of {table} belongs to nothing in {parent}"
        absent = (
            "SELECT count(*) FROM blocks WHERE NOT EXISTS"
            " (SELECT 1 FROM words_docsize WHERE id = blocks.number)"
        )
        if missing := connection.scalar(text(absent)):
            yield f"the full-text index lacks {missing} blocks"

    def explain(self, error: Any) -> LedgerError:
        """Our error for one of SQLite's."""
        code = getattr(error, "sqlite_errorcode", None)
        for primary, kind, what, todo in _MEANING:
            if code is not None and code & 0xFF == primary:  # the low byte of an extended code
                return kind(what, where=self.where, todo=todo)
        return LedgerError(f"the store answered: {error}", where=self.where)

    def storable(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row with lone surrogates as question marks."""
        return {name: _whole(item) if isinstance(item, str) else item for name, item in row.items()}


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection that takes part in transactions only where told to.

    Raises NotFound when the file is only to be read and not there.
    """
    if not write and not path.exists():
        todo = "Make one with: reportedly read PAGE --ledger FILE"
        raise NotFound("no such ledger", where=str(path), todo=todo)
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


def match_of(wanted: Wanted) -> str:
    r"""The FTS5 query for what is wanted; every word and phrase in quotation marks.

    >>> match_of((("decree",), ("Marsh", "Mersh")))
    '("decree") AND ("Marsh" OR "Mersh")'
    """
    groups = (" OR ".join(f'"{_plain(part)}"' for part in group) for group in wanted)
    return " AND ".join(f"({group})" for group in groups)


def _plain(words: str) -> str:
    return words.replace('"', " ").replace("\0", " ")


def _whole(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text
