"""What is particular to PostgreSQL: how it is reached, full-text search, what its errors mean.

Needs the extra `[postgres]`: pg8000, a driver in plain Python. Words are cut by `wording.py`, not
by the server's dictionaries, so that a ledger answers alike whatever the server's locale is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, bindparam, column, create_engine, event, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from reportedly.errors import LedgerBusy, LedgerError, LedgerFull
from reportedly.ledger import tables as t
from reportedly.ledger.backend import RANKED
from reportedly.ledger.wording import forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Engine, Select

    from reportedly.ledger.backend import Wanted

LOCK = 7_305_437
"""The advisory lock writers of one database take in turn; any number nobody else uses."""

BUSY_SECONDS = 30
"""How long one writer waits for another; writing one page takes milliseconds."""

LAST_PLACE = 16_383
LONGEST = 500
MOST_BYTES = 900_000
"""Limits of a tsvector (PostgreSQL manual, 12.11): places up to 16,383, words under 2 kB (500
letters of four bytes), a megabyte in all, of which places take a part. Words
beyond are not found."""

SEARCH_TABLES = (
    (
        "CREATE TABLE lexemes (number INTEGER PRIMARY KEY REFERENCES blocks (number),"
        " words tsvector NOT NULL)"
    ),
    "CREATE INDEX lexemes_words ON lexemes USING gin (words)",
)

HOLDS = "FROM lexemes WHERE words @@ CAST(:words AS tsquery)"
MATCHING = text(f"SELECT number {HOLDS}")
SEVERAL = text(f"SELECT count(*) FROM (SELECT 1 {HOLDS} LIMIT :many) AS found")  # noqa: S608
BEST = text(
    f"SELECT number {HOLDS}"
    " ORDER BY ts_rank_cd(words, CAST(:words AS tsquery), 1) DESC, number LIMIT :limit OFFSET :skip"
)
NEWEST = text(f"SELECT number {HOLDS} ORDER BY number DESC LIMIT :limit OFFSET :skip")

_MEANING = {
    "55P03": (LedgerBusy, "another process is writing to it", "Try again in a moment"),
    "40001": (LedgerBusy, "another process is writing to it", "Try again"),
    "40P01": (LedgerBusy, "another process is writing to it", "Try again"),
    "53100": (LedgerFull, "no space is left for it", "Free some space and read again"),
    "53300": (LedgerBusy, "the server has no connection left", "Try again in a moment"),
    "25006": (LedgerFull, "it cannot be written", "Choose another with --ledger"),
    "42501": (LedgerFull, "this user has no right to do that", "Ask whoever runs the server"),
    "3D000": (LedgerError, "no such database", "Make it with: createdb NAME"),
    "28P01": (LedgerError, "user or password is wrong", "Check the address"),
    "28000": (LedgerError, "this user may not come in", "Check the address"),
}
"""SQLSTATE codes a user can do something about (PostgreSQL manual, appendix A)."""


class Postgres:
    """A ledger in one PostgreSQL database."""

    def __init__(self, address: str) -> None:
        try:
            self.url = make_url(address).set(drivername="postgresql+pg8000")
        except ArgumentError as error:
            todo = "Write it as postgresql://USER:PASSWORD@HOST/DATABASE"
            raise LedgerError("this address cannot be read", todo=todo) from error
        shown = self.url.set(drivername="postgresql")
        self.where = shown.render_as_string(hide_password=True)

    def engine(self, *, write: bool) -> Engine:
        """An engine on the database; a connection is made when it is first used."""
        try:
            engine = create_engine(self.url)
        except ModuleNotFoundError as error:
            todo = 'Install it with: pip install "reportedly[postgres]"'
            raise LedgerError(
                f"this ledger needs {error.name}", where=self.where, todo=todo
            ) from error
        event.listen(engine, "begin", _begin_write if write else _begin_read)
        return engine

    def create_search(self, connection: Connection) -> None:
        """Make the full-text index."""
        for statement in SEARCH_TABLES:
            connection.execute(text(statement))

    def index(self, connection: Connection, page: str) -> None:
        """Take the blocks just added for a page into the index."""
        stood = select(t.blocks.c.number, t.blocks.c.text).where(t.blocks.c.page == page)
        listed = [
            {"number": row.number, "words": vector(row.text)} for row in connection.execute(stood)
        ]
        if listed:
            add = "INSERT INTO lexemes VALUES (:number, CAST(:words AS tsvector))"
            connection.execute(text(add), listed)

    def unindex(self, connection: Connection, page: str) -> None:
        """Take the blocks of a page out of the index, before they are deleted."""
        gone = (
            "DELETE FROM lexemes USING blocks WHERE blocks.number = lexemes.number AND page = :page"
        )
        connection.execute(text(gone), {"page": page})

    def matching(self, wanted: Wanted) -> Select[tuple[int]]:
        """The numbers of the blocks that hold what is wanted, in no order."""
        given = MATCHING.bindparams(bindparam("words", query_of(wanted)))
        return select(given.columns(column("number", Integer)).subquery().c.number)

    def ranked(
        self, connection: Connection, wanted: Wanted, limit: int, skip: int = 0
    ) -> list[int]:
        """The best by cover density; the newest where more than `RANKED` hold what is wanted."""
        given = {"words": query_of(wanted), "limit": limit, "skip": skip, "many": RANKED + 1}
        many = (connection.scalar(SEVERAL, given) or 0) > RANKED
        return list(connection.scalars(NEWEST if many else BEST, given))

    def faults(self, connection: Connection) -> Iterator[str]:
        """Blocks the index lacks; the server itself keeps keys between tables."""
        absent = (
            "SELECT count(*) FROM blocks WHERE NOT EXISTS"
            " (SELECT 1 FROM lexemes WHERE lexemes.number = blocks.number)"
        )
        if missing := connection.scalar(text(absent)):
            yield f"the full-text index lacks {missing} blocks"

    def explain(self, error: Any) -> LedgerError:
        """Our error for one of the driver's."""
        told = error.args[0] if getattr(error, "args", None) else error
        if not isinstance(told, dict):
            todo = "Check the address, and that the server runs"
            return LedgerError(f"no answer: {told}", where=self.where, todo=todo)
        code = str(told.get("C"))
        if code in _MEANING:
            kind, what, todo = _MEANING[code]
            return kind(what, where=self.where, todo=todo)
        return LedgerError(f"the store answered: {told.get('M')} ({code})", where=self.where)

    def storable(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row with lone surrogates as question marks, and U+0000, which it cannot keep, too."""
        return {name: _whole(item) if isinstance(item, str) else item for name, item in row.items()}


def vector(words: str) -> str:
    """A text as the words and places of a tsvector.

    >>> vector("No force, no order")
    "'no':1,3 'force':2 'order':4"
    """
    places: dict[str, list[int]] = {}
    size = 0
    for place, word in enumerate(forms(words), start=1):
        lexeme = word[:LONGEST]
        size += 2 if lexeme in places else len(lexeme.encode()) + 8
        if size > MOST_BYTES:
            break
        places.setdefault(lexeme, []).append(min(place, LAST_PLACE))
    return " ".join(f"'{word}':{','.join(map(str, at))}" for word, at in places.items())


def query_of(wanted: Wanted) -> str:
    """The tsquery for what is wanted.

    >>> query_of((("decree",), ("Marsh", "Mersh"), ("legal force",)))
    "('decree') & ('marsh' | 'mersh') & ('legal' <-> 'force')"
    """
    groups = []
    for group in wanted:
        parts = [
            " <-> ".join(f"'{word[:LONGEST]}'" for word in forms(part))
            for part in group
            if forms(part)
        ]
        groups.append(f"({' | '.join(parts)})" if parts else "")
    return " & ".join(filter(None, groups))


def _begin_write(connection: Connection) -> None:
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


def _begin_read(connection: Connection) -> None:
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _whole(words: str) -> str:
    return words.replace("\0", "?").encode("utf-8", "replace").decode("utf-8")
