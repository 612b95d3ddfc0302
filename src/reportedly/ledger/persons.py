"""People across pages: each page's people put to those of other pages, and taken away again.

A merge is a row between two sightings with its reason, and a person is what merges tie together;
so a page that goes takes its merges with it, and what hung together only by it falls apart.
What people said (`same`, `apart`) is asked first and has the last word (`joining.py`).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, or_, select

from reportedly.ledger import joining
from reportedly.ledger import person_tables as p
from reportedly.ledger import tables as t
from reportedly.people.across import Sighting, heard, initial, is_name, own_channel, story_of
from reportedly.people.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from reportedly.ledger.backend import Backend

S = p.sightings.c


def meet(connection: Connection, backend: Backend, page: str) -> set[str]:
    """Take in the people of a page that was just added, each joined to whom they are.

    Returns the names that other pages' statements stood or stand under, where that changed.
    """
    found = list(sightings_of(connection, page))
    if not found:
        return set()
    first = joining.next_number(connection)
    people = [{"number": first + n, "name": one.name} for n, one in enumerate(found)]
    rows = [sighting_row(one, first + n) for n, one in enumerate(found)]
    connection.execute(insert(p.persons), [backend.storable(row) for row in people])
    connection.execute(insert(p.sightings), [backend.storable(row) for row in rows])
    return joining.join(connection, found)


def forget(connection: Connection, page: str) -> set[str]:
    """Take out the people of a page and its merges; whom only these held together fall apart.

    Returns the names they had and those who are left have.
    """
    touched = connection.scalars(select(S.person).where(S.page == page).distinct()).all()
    if not touched:
        return set()
    m = p.merges.c
    connection.execute(delete(p.merges).where(or_(m.page == page, m.other_page == page)))
    connection.execute(delete(p.sightings).where(S.page == page))
    return {name for person in touched for name in joining.settle(connection, person)}


def reconsider(connection: Connection, names: Iterable[str]) -> set[str]:
    """Decide anew about everybody with one of these names, after a person spoke of them.

    Returns the names they had and have.
    """
    called = select(S.person).where(S.name.in_(sorted(names))).distinct()
    people = connection.scalars(called).all()
    query = select(p.sightings).where(S.person.in_(people)).order_by(S.number)
    rows = connection.execute(query).mappings().all()
    before = {name for person in people for name in joining.dissolve(connection, person)}
    changed = joining.join(connection, [joining.sighting(dict(row)) for row in rows])
    named = select(p.persons.c.name).join(p.sightings, S.person == p.persons.c.number)
    numbers = [row["number"] for row in rows]
    for at in range(0, len(numbers), joining.AT_ONCE):
        some = numbers[at : at + joining.AT_ONCE]
        changed |= set(connection.scalars(named.where(S.number.in_(some)).distinct()))
    return before | changed


def rebuild(connection: Connection, backend: Backend) -> None:
    """Decide anew about everybody, page by page in the order they were added."""
    for table in (p.merges, p.sightings, p.persons):
        connection.execute(delete(table))
    for page in connection.scalars(select(t.pages.c.id).order_by(t.pages.c.number)).all():
        meet(connection, backend, page)


def sightings_of(connection: Connection, page: str) -> Iterator[Sighting]:
    """What a page in the ledger tells of each person it names."""
    s = t.speakers.c
    query = select(s.id, s.name, s.record).where(s.page == page, s.kind == "person").order_by(s.id)
    named = [row for row in connection.execute(query) if is_name(row.name) and key(row.name)]
    if not named:
        return
    about = connection.execute(
        select(t.pages.c.story_best, t.pages.c.published, t.pages.c.outlet).where(
            t.pages.c.id == page
        )
    ).one()
    story = story_of(_story(connection, page), [row.name for row in named])
    sounds = frozenset(filter(None, (heard(row.name) for row in named)))
    day = about.story_best or about.published
    for row in named:
        roles = (row.record or {}).get("roles", ())
        yield Sighting(
            page=page,
            speaker=row.id,
            name=row.name[: t.NAME],
            day=dt.date.fromisoformat(day) if day else None,
            roles=tuple(role["text"] for role in roles),
            beside=sounds - {heard(row.name)},
            story=story,
            channel=own_channel(about.outlet, row.name),
        )


def _story(connection: Connection, page: str) -> Iterator[str]:
    """The texts that tell what a page is about."""
    b = t.blocks.c
    told = select(b.text).where(b.page == page, b.label.in_(("headline", "body")))
    return connection.scalars(told.order_by(b.number))


def sighting_row(one: Sighting, person: int) -> dict[str, Any]:
    """The row of a sighting that is a person by itself so far."""
    return {
        "page": one.page,
        "speaker": one.speaker,
        "person": person,
        "name": one.name,
        "key": key(one.name)[: t.NAME],
        "initial": initial(one.name),
        "day": one.day.isoformat() if one.day else None,
        "record": {
            "roles": list(one.roles),
            "beside": sorted(one.beside),
            "story": sorted(one.story),
            "channel": one.channel,
        },
    }
