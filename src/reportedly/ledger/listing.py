"""What a ledger lists: the queries behind its walks over pages, statements, people and the rest."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, func, or_, select

from reportedly.copies import Document
from reportedly.ledger import person_tables as p
from reportedly.ledger import tables as t
from reportedly.ledger.copy_tables import copy_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Row = dict[str, Any]

RIGHT = or_(t.statements.c.verdict.is_(None), t.statements.c.verdict != "wrong")
"""The condition that nobody marked a statement wrong."""


def pages() -> Select[Any]:
    """All pages, oldest first, without their texts and bytes."""
    apart = {"original", "restored", "maps", "record"}
    columns = [column for column in t.pages.c if column.name not in apart]
    return select(*columns).order_by(t.pages.c.number)


def statements() -> Select[Any]:
    """All statements with their page's title, headline and address, by page and place."""
    return (
        select(t.statements, t.pages.c.headline, t.pages.c.title, t.pages.c.address)
        .join(t.pages, t.pages.c.id == t.statements.c.page)
        .order_by(t.pages.c.number, t.statements.c.place)
    )


def people() -> Select[Any]:
    """Names that say something: how many statements, on how many pages, of how many origins.

    Spellings of one person across pages stand under one name; `people` says how many people of
    that name no page says to be one.
    """
    s, n, seen = t.statements.c, t.names.c, p.sightings.c
    name = func.coalesce(p.persons.c.name, s.speaker_name)
    sighting = and_(seen.page == s.page, seen.speaker == s.speaker)
    said = func.count(s.number)
    kind = func.min(t.speakers.c.kind)
    speaker = and_(t.speakers.c.page == s.page, t.speakers.c.id == s.speaker)
    columns: tuple[Any, ...] = (
        name.label("name"),
        kind.label("kind"),
        func.min(n.key).label("key"),
        said.label("statements"),
        func.count(func.distinct(s.page)).label("pages"),
        func.count(func.distinct(seen.person)).label("people"),
        func.count(func.distinct(func.coalesce(copy_pages.c.home, 0))).label("origins"),
    )
    return (
        select(*columns)
        .join(t.speakers, speaker)
        .outerjoin(p.sightings, sighting)
        .outerjoin(p.persons, p.persons.c.number == seen.person)
        .outerjoin(t.names, and_(n.kind == "speaker", n.name == s.speaker_name))
        .outerjoin(copy_pages, copy_pages.c.page == s.page)
        .where(RIGHT)
        .group_by(name)
        .order_by(said.desc(), name)
    )


def matters() -> Select[Any]:
    """Matters with their page's title and outlet."""
    return (
        select(t.matters, t.pages.c.title, t.pages.c.outlet)
        .join(t.pages, t.pages.c.id == t.matters.c.page)
        .order_by(t.pages.c.number, t.matters.c.id)
    )


def pages_with(kinds: Sequence[str]) -> Select[Any]:
    """The ids of pages with such relations, as `relations` has them, newest first.

    Walks the pages from the newest, so that a few cost the same however many there are.
    """
    a, b = t.statements.alias("first"), t.statements.alias("second")
    right = (or_(side.c.verdict.is_(None), side.c.verdict != "wrong") for side in (a, b))
    found = (
        select(t.relations.c.number)
        .join(a, and_(a.c.page == t.relations.c.page, a.c.id == t.relations.c.a))
        .join(b, and_(b.c.page == t.relations.c.page, b.c.id == t.relations.c.b))
        .where(t.relations.c.page == t.pages.c.id, t.relations.c.kind.in_(kinds), *right)
        .correlate(t.pages)
        .exists()
    )
    return select(t.pages.c.id).where(found).order_by(t.pages.c.number.desc())


def relations(kinds: Sequence[str]) -> Select[Any]:
    """Relations of these kinds with both statements' words; none of statements marked wrong."""
    a, b = t.statements.alias("first"), t.statements.alias("second")
    names = ("content", "speaker_name", "source", "act", "standing", "status", "said_begin",
             "said_end", "channel", "relays", "type", "matter_name")  # fmt: skip
    query = (
        select(
            t.relations,
            t.pages.c.title,
            t.pages.c.outlet,
            *(
                side.c[name].label(f"{end}_{name}")
                for end, side in (("a", a), ("b", b))
                for name in names
            ),
        )
        .join(t.pages, t.pages.c.id == t.relations.c.page)
        .join(a, and_(a.c.page == t.relations.c.page, a.c.id == t.relations.c.a))
        .join(b, and_(b.c.page == t.relations.c.page, b.c.id == t.relations.c.b))
        .where(*(or_(side.c.verdict.is_(None), side.c.verdict != "wrong") for side in (a, b)))
        .order_by(t.pages.c.number, t.relations.c.number)
    )
    return query.where(t.relations.c.kind.in_(kinds)) if kinds else query


def blocks() -> Select[Any]:
    """Every block of every page with what tells pages apart, in reading order."""
    about = (t.pages.c.id, t.pages.c.outlet, t.pages.c.published)
    return (
        select(*about, t.blocks.c.text, t.blocks.c.label)
        .join(t.blocks, t.blocks.c.page == t.pages.c.id)
        .order_by(t.pages.c.number, t.blocks.c.number)
    )


def documents(rows: Iterable[Row]) -> Iterator[Document]:
    """Every page's headline and body from the rows of `blocks`."""
    for _, found in groupby(rows, key=lambda row: row["id"]):
        parts = list(found)
        told = (part["text"] for part in parts if part["label"] in {"headline", "body"})
        day = parts[0]["published"]
        yield Document(
            id=parts[0]["id"],
            text="\n\n".join(told),
            published=dt.date.fromisoformat(day) if day else None,
            outlet=parts[0]["outlet"],
        )
