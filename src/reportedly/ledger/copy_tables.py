"""The tables that keep what copies are found by; apart from the others, made in one call.

`copy_pages` numbers the pages that were compared, `home` being the number of the first page of
their origin (`reportedly.ledger.homes`); `copy_grams` says which page holds which n-gram of its
sketch; `copy_pairs` holds every pair of pages of which one repeats the other, with what the
comparison gave (`reportedly.ledger.repeats` writes and reads it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, String, Table

from reportedly.ledger.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

copy_pages = Table(
    "copy_pages",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("page", String(16), nullable=False, unique=True),
    Column("skeleton", Integer, nullable=False),
    Column("stems", Integer, nullable=False),
    Column("canonical", String),
    Column("altered", Integer, nullable=False),
    Column("home", Integer, nullable=False),
    Index("copy_pages_home", "home"),
)

copy_grams = Table(
    "copy_grams",
    metadata,
    Column("gram", BigInteger, primary_key=True, autoincrement=False),
    Column("page", Integer, primary_key=True, autoincrement=False),
    Index("copy_grams_page", "page"),
    sqlite_with_rowid=False,  # the key is the row: a third of the size
)

copy_pairs = Table(
    "copy_pairs",
    metadata,
    Column("a", String(16), primary_key=True),
    Column("b", String(16), primary_key=True),
    Column("record", JSON, nullable=False),
    Index("copy_pairs_b", "b"),
)


def create_copy_tables(connection: Connection) -> None:
    """Make the tables where they are not there yet; to be called by a migration."""
    metadata.create_all(connection, tables=[copy_pages, copy_grams, copy_pairs])
