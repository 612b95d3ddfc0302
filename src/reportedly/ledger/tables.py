"""The tables of a ledger.

Each row has the columns people search and sort by, and `record`, the whole record as JSON (see
`reportedly.codec`), so that every span and every reason comes back as it was written.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA_VERSION = 1
"""Rises with every change of the tables; a ledger with a higher one is not touched."""

metadata = MetaData()

settings = Table(
    "settings",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

raws = Table(
    "raws",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),  # zlib
)

pages = Table(
    "pages",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("address", String),
    Column("container", String),
    Column("part", String),
    Column("headline", Text),
    Column("title", Text, nullable=False),
    Column("outlet", String),
    Column("kind", String, nullable=False),
    Column("published", String(10)),
    Column("story_begin", String(10)),
    Column("story_best", String(10)),
    Column("story_end", String(10)),
    Column("altered", Integer, nullable=False),
    Column("read_at", String, nullable=False),
    Column("raw", ForeignKey("raws.sha256"), nullable=False),
    Column("original", Text, nullable=False),
    Column("restored", Text, nullable=False),
    Column("maps", LargeBinary, nullable=False),
    Column("record", JSON, nullable=False),
    Index("pages_outlet", "outlet"),
)

statements = Table(
    "statements",
    metadata,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("source", Text),
    Column("cue", Text),
    Column("speaker", String),
    Column("speaker_name", Text),
    Column("type", String, nullable=False),
    Column("act", String),
    Column("polarity", String),
    Column("standing", String),
    Column("status", String),
    Column("channel", Text),
    Column("addressee", Text),
    Column("said_begin", String(10)),
    Column("said_end", String(10)),
    Column("relays", Text),
    Column("parent", String),
    Column("matter", String),
    Column("confidence", Float, nullable=False),
    Column("record", JSON, nullable=False),
    Index("statements_speaker", "speaker_name"),
    Index("statements_said", "said_begin"),
)

speakers = Table(
    "speakers",
    metadata,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("key", String),
    Column("record", JSON, nullable=False),
    Index("speakers_name", "name"),
    Index("speakers_key", "key"),
)

matters = Table(
    "matters",
    metadata,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("record", JSON, nullable=False),
)

relations = Table(
    "relations",
    metadata,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("a", String, nullable=False),
    Column("b", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("record", JSON, nullable=False),
    Index("relations_kind", "kind"),
)

blocks = Table(
    "blocks",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("page", ForeignKey("pages.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("label", String, nullable=False),
    Column("text", Text, nullable=False),  # restored
    Index("blocks_page", "page"),
)

failures = Table(
    "failures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("where", Text, nullable=False, unique=True),
    Column("message", Text, nullable=False),
    Column("seen_at", String, nullable=False),
)
