"""The tables of matters that several pages tell of; a migration calls `create`.

A shared matter is found by its head and its names: `shared_names` holds one row for each, so that
a page's matter looks at few others however many there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import JSON, Column, Index, Integer, String, Table, Text

from reportedly.ledger.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

shared_matters = Table(
    "shared_matters",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("head", String, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("begin", String(10)),
    Column("end", String(10)),
    Column("marks", JSON, nullable=False),  # kinds, qualifiers, places, entities
    Index("shared_matters_head", "head"),
    Index("shared_matters_pages", "pages", "statements"),
)

shared_members = Table(
    "shared_members",
    metadata,
    Column("page", String(16), primary_key=True),
    Column("matter", String, primary_key=True),
    Column("shared", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Index("shared_members_shared", "shared"),
    Index("shared_members_name", "name", postgresql_using="hash"),
)

shared_names = Table(
    "shared_names",
    metadata,
    Column("head", String, primary_key=True),
    Column("entity", String, primary_key=True),
    Column("shared", Integer, primary_key=True),
)

proposals = Table(
    "proposals",
    metadata,
    Column("a", String, primary_key=True),  # page:statement
    Column("b", String, primary_key=True),
    Column("model", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_at", String, nullable=False),
)
"""What language models propose, each with its model's name; nothing else rests on it."""


def create(connection: Connection) -> None:
    """Make the tables where they are not there. Nothing that is there is changed."""
    tables = [shared_matters, shared_members, shared_names, proposals]
    metadata.create_all(connection, tables=tables)
