"""The tables that keep counts of names, so that lists are read and not counted each time.

Every row can be made anew from the other tables (`reportedly.ledger.tallies`). `origins` are pages
that do not repeat each other; `opposed` are statements another account is against, and
`opposed_origins` the origins of their pages.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from reportedly.ledger.tables import metadata

voices = Table(
    "voices",
    metadata,
    Column("name", Text, primary_key=True),  # as shown: spellings of one person under one name
    Column("kind", String),
    Column("statements", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("opposed", Integer, nullable=False),
    Column("opposed_origins", Integer, nullable=False),
    Column("first", String(10)),
    Column("last", String(10)),
    Index("voices_statements", "statements", "name"),
)
"""Everybody who says something; statements that somebody marked wrong are not counted."""

outlets = Table(
    "outlets",
    metadata,
    Column("name", Text, primary_key=True),
    Column("pages", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("opposed", Integer, nullable=False),
    Column("opposed_origins", Integer, nullable=False),
    Column("altered", Integer, nullable=False),  # pages
    Column("first", String(10)),  # days of publishing
    Column("last", String(10)),
    Index("outlets_pages", "pages", "name"),
)
"""Every outlet of a page; statements as in `voices`."""

matter_counts = Table(
    "matter_counts",
    metadata,
    Column("matter", Integer, primary_key=True, autoincrement=False),  # shared_matters.number
    Column("name", Text, nullable=False),  # the one most pages use
    Column("tellings", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("voices", Integer, nullable=False),
    Column("opposed", Integer, nullable=False),
    Column("opposed_origins", Integer, nullable=False),
    Column("first", String(10)),
    Column("last", String(10)),
)
"""Every matter across pages that has statements; statements as in `voices`."""
