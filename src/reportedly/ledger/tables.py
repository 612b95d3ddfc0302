"""The tables of a ledger.

Each row has the columns people search and sort by, and `record`, the whole record as JSON (see
`reportedly.codec`), so that every span and every reason comes back as it was written. `record` is
always what the machine read; the columns beside it hold what stands after people's corrections.
Each change here is a step in `migrations.py` and raises `SCHEMA_VERSION`.
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
    UniqueConstraint,
)

SCHEMA_VERSION = 5
"""Rises with every change of the tables; a ledger with a higher one is not touched."""

NAME = 300
"""Characters of a name that columns to look it up by keep; `record` has all of it. PostgreSQL takes
no more than 2,704 bytes into an index."""

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
    Index("pages_outlet", "outlet", postgresql_using="hash"),
    Index("pages_address", "address", postgresql_using="hash"),
)

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("page", ForeignKey("pages.id"), nullable=False),
    Column("id", String, nullable=False),
    Column("place", Integer, nullable=False),
    Column("block", Integer),  # blocks.number; None where the words stand in no block
    Column("content", Text, nullable=False),
    Column("source", Text),
    Column("cue", Text),
    Column("speaker", String),
    Column("speaker_name", Text),
    Column("named", Text),  # the speaker or, where nobody is, the source; at most NAME characters
    Column("who", Text),  # the same under the name people gave it: what it is found by
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
    Column("matter_name", Text),
    Column("outlet", String),  # the page's
    Column("confidence", Float, nullable=False),
    Column("encoder", String),  # the version that found it
    Column("opposed", Integer, nullable=False),  # 1: another account is against it
    Column("fingerprint", String(16), nullable=False),  # of the words the machine read
    Column("verdict", String),  # accepted, wrong
    Column("corrected", Integer, nullable=False),  # 1: a person's correction stands
    Column("corrections", JSON(none_as_null=True)),  # what they changed, beside the machine's
    Column("record", JSON, nullable=False),
    UniqueConstraint("page", "id"),
    Index("statements_block", "block"),
    Index("statements_named", "named"),
    Index("statements_who", "who", "number"),
    Index("statements_said", "said_begin", "said_end", "number"),
    Index("statements_act", "act", "number"),
    Index("statements_standing", "standing", "number"),
    Index("statements_matter", "matter_name", "number"),
    Index("statements_outlet", "outlet", "number"),
    Index("statements_opposed", "opposed", "number"),
    Index("statements_corrected", "corrected", "number"),
)

speakers = Table(
    "speakers",
    metadata,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("key", String),
    Column("record", JSON(none_as_null=True)),  # None: only a correction made it
)

matters = Table(
    "matters",
    metadata,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("record", JSON(none_as_null=True)),  # None: only a correction made it
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

names = Table(
    "names",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", String, nullable=False),  # speaker (or source), matter, outlet
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),  # small Latin letters without marks
    Column("key", String),  # one for all spellings
    Column("shown", Text),  # the name it is shown under, where people were merged
    UniqueConstraint("kind", "name"),
    Index("names_key", "kind", "key"),
    Index("names_shown", "shown"),
)
"""Every name once, so that looking one up in any spelling costs a few rows."""

spellings = Table(
    "spellings",
    metadata,
    Column("word", Text, primary_key=True),
    Column("key", String, nullable=False),
    Index("spellings_key", "key"),
)
"""Single words of people's names, so that a word searched for is found in its other spellings."""

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("made_at", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", String, nullable=False),
    Column("page", String(16)),
    Column("address", String),  # the page's: a later reading of it may have another id
    Column("statement", String),
    Column("anchor", JSON(none_as_null=True)),  # the words it is about
    Column("value", JSON, nullable=False),
    Column("machine", JSON(none_as_null=True)),  # what the machine had there
    Column("why", Text),
    Index("corrections_page", "page"),
    Index("corrections_address", "address", postgresql_using="hash"),
)
"""What people said of the machine's readings; rows are added and never changed."""

failures = Table(
    "failures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("where", Text, nullable=False, unique=True),
    Column("message", Text, nullable=False),
    Column("seen_at", String, nullable=False),
)
