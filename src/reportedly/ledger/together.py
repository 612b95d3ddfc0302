"""Who speaks with or for whom: groups of a page with their members, and the people of somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from reportedly.ledger import person_tables as p
from reportedly.ledger import tables as t
from reportedly.ledger.backend import explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from reportedly.ledger.store import Ledger

Place = tuple[str, str]
"""A page and a speaker's id on it."""

AT_ONCE = 500
"""Pages asked for in one query; SQLite takes 32,766 variables in one."""

S, P = t.speakers.c, p.sightings.c


def groups_with(connection: Connection, members: Iterable[Place]) -> list[Place]:
    """The groups one of whose members is one of these speakers."""
    wanted = set(members)
    return [
        (page, group)
        for page, group, inside in _groups(connection, sorted({page for page, _ in wanted}))
        if any((page, member) in wanted for member in inside)
    ]


def members_of(connection: Connection, name: str) -> tuple[str, ...]:
    """The names of those whom a group of this name stands for, each once, on all its pages."""
    found: dict[str, None] = {}
    for page, group in heard_as(connection, name):
        record = connection.scalar(select(S.record).where(S.page == page, S.id == group)) or {}
        inside = record.get("members", ())
        called = select(S.id, S.name).where(S.page == page, S.id.in_(inside))
        names = {row.id: row.name for row in connection.execute(called)} if inside else {}
        found |= dict.fromkeys(names[member] for member in inside if member in names)
    return tuple(found)


def people_of(connection: Connection, owners: Iterable[Place]) -> list[Place]:
    """Those without a name who are one of these speakers' ("his aides", "Brandt's lawyer")."""
    wanted = set(owners)
    return [
        (page, speaker)
        for page, speaker, owner in _owned(connection, sorted({page for page, _ in wanted}))
        if (page, owner) in wanted
    ]


def owners_of(connection: Connection, name: str) -> tuple[str, ...]:
    """The names of those whose people somebody of this name is, each once, on all pages."""
    found: dict[str, None] = {}
    for page, speaker in heard_as(connection, name):
        owner = select(S.record["owner"].as_string()).where(S.page == page, S.id == speaker)
        called = select(S.name).where(S.page == page, S.id == owner.scalar_subquery())
        found |= dict.fromkeys(connection.scalars(called))
    return tuple(found)


def _owned(connection: Connection, pages: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Page, id and owner's id of the speakers of some pages that are somebody's."""
    owner = S.record["owner"].as_string()
    for first in range(0, len(pages), AT_ONCE):
        some = S.page.in_(pages[first : first + AT_ONCE])
        query = select(S.page, S.id, owner.label("owner")).where(some, owner.is_not(None))
        for row in connection.execute(query.order_by(S.page, S.id)):
            yield row.page, row.id, row.owner


def heard_as(connection: Connection, name: str) -> list[Place]:
    """Where somebody of this name says something; whoever only is named is not looked for."""
    s = t.statements.c
    query = select(s.page, s.speaker).where(s.who == name, s.speaker.is_not(None)).distinct()
    return [(row.page, row.speaker) for row in connection.execute(query)]


def told_together(ledger: Ledger, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom a group of this name stands for, and the groups a speaker of this name is one of."""
    with explained(ledger.backend), ledger.reader.connect() as connection:
        seen = select(P.page, P.speaker).where(P.name == name)
        places = [(row.page, row.speaker) for row in connection.execute(seen)]
        places += heard_as(connection, name)
        groups = dict.fromkeys(
            connection.scalar(select(S.name).where(S.page == page, S.id == group))
            for page, group in groups_with(connection, places)
        )
        return members_of(connection, name), tuple(filter(None, groups))


def _groups(
    connection: Connection, pages: Sequence[str]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Page, id and members' ids of the groups of some pages."""
    for first in range(0, len(pages), AT_ONCE):
        some = S.page.in_(pages[first : first + AT_ONCE])
        query = select(S.page, S.id, S.record).where(some, S.kind == "group")
        for page, group, record in connection.execute(query.order_by(S.page, S.id)):
            inside = tuple((record or {}).get("members", ()))
            if inside:
                yield page, group, inside
