"""The tables of people and bodies across pages: who was seen where, who is one, and why."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from reportedly.ledger.tables import metadata

persons = Table(
    "persons",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),  # the one most pages use, or that a person chose
    Index("persons_name", "name"),
)
"""Everybody some page names; made anew from `sightings` and `merges`, so numbers may change."""

sightings = Table(
    "sightings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("page", ForeignKey("pages.id"), nullable=False),
    Column("speaker", String, nullable=False),  # its id on the page
    Column("person", Integer, nullable=False),
    Column("name", Text, nullable=False),  # as the page has it, corrections included
    Column("key", String, nullable=False),
    Column("initial", String, nullable=False),  # first sound of a given name; words of a body's
    Column("day", String(10)),
    Column("record", JSON, nullable=False),  # roles, beside, story: what merges rest on
    Unique("page", "speaker"),
    Index("sightings_key", "key", "initial", "person"),
    Index("sightings_person", "person", "number"),
    Index("sightings_name", "name"),
)
"""Each person and body of each page once, with what the page tells of them.

A body's `key` begins with "@"; its `record` has what the page tells of the body under "body".
"""

merges = Table(
    "merges",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("page", ForeignKey("pages.id"), nullable=False),
    Column("speaker", String, nullable=False),
    Column("other_page", ForeignKey("pages.id"), nullable=False),
    Column("other_speaker", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("correction", String(32)),  # of the person who said so; None: found by rule
    Column("made_at", String, nullable=False),
    Index("merges_page", "page"),
    Index("merges_other", "other_page"),
)
"""Two sightings taken for one person or body, and why; one is what merges tie together."""
