"""The table of dates that other pages tell; a migration calls `create`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import JSON, Column, String, Table

from reportedly.ledger.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

told_dates = Table(
    "told_dates",
    metadata,
    Column("page", String(16), primary_key=True),
    Column("story_begin", String(10)),
    Column("story_best", String(10)),
    Column("story_end", String(10)),
    Column("record", JSON, nullable=False),
)
"""The dates of pages that state none, as their copies and neighbours tell. The columns of `pages`
stay what the page itself tells: nothing is concluded from a date that was itself concluded."""


def create(connection: Connection) -> None:
    """Make the table where it is not there. Nothing that is there is changed."""
    metadata.create_all(connection, tables=[told_dates])
