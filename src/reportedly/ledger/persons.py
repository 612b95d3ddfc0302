"""People and bodies across pages: each page's put to those of other pages, and taken away again.

A merge is a row between two sightings with its reason, and a person is what merges tie together;
so a page that goes takes its merges with it, and what hung together only by it falls apart.
What people said (`same`, `apart`) is asked first and has the last word (`joining.py`).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, delete, insert, or_, select

from reportedly.ledger import joining
from reportedly.ledger import person_tables as p
from reportedly.ledger import tables as t
from reportedly.ledger.alike import sighting
from reportedly.people.across import (
    BodyTold,
    Sighting,
    heard,
    initial,
    is_name,
    own_channel,
    story_of,
)
from reportedly.people.bodies_across import countries_said, is_in, known_forms, nouns_of, people_of
from reportedly.people.body_names import body_key, countries_in
from reportedly.people.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    changed = joining.join(connection, [sighting(dict(row)) for row in rows])
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
    """What a page in the ledger tells of each person and body it names."""
    s = t.speakers.c
    query = select(s.id, s.name, s.kind, s.record).where(s.page == page, s.kind.in_(KINDS))
    found = connection.execute(query.order_by(s.id)).all()
    people = [row for row in found if row.kind == PERSON and is_name(row.name) and key(row.name)]
    bodies = [
        row for row in found if row.kind == BODY and is_name(row.name) and body_key(row.name)[0]
    ]
    if not people and not bodies:
        return
    p_ = t.pages.c
    about = connection.execute(
        select(p_.story_best, p_.published, p_.outlet, p_.original).where(p_.id == page)
    ).one()
    texts = list(_story(connection, page))
    story = story_of(texts, [row.name for row in people])
    sounds = frozenset(filter(None, (heard(row.name) for row in people)))
    day = about.story_best or about.published
    around = countries_in("\n".join(texts)) if bodies else frozenset()
    for row in (*people, *bodies):
        yield Sighting(
            page=page,
            speaker=row.id,
            name=row.name[: t.NAME],
            day=dt.date.fromisoformat(day) if day else None,
            roles=_roles(row),
            beside=sounds - {heard(row.name)},
            story=story,
            channel=own_channel(about.outlet, row.name),
            body=_body_told(row, people, about.original, around) if row.kind == BODY else None,
        )


KINDS = (PERSON, BODY) = ("person", "organisation")
"""The kinds of speakers that are put to those of other pages."""


Known = Row[Any, Any, Any, Any]
"""Id, name, kind and record of a speaker."""


def _roles(row: Known) -> tuple[str, ...]:
    return tuple(role["text"] for role in (row.record or {}).get("roles", ()))


def _body_told(
    row: Row[Any, Any, Any, Any],
    people: Sequence[Row[Any, Any, Any, Any]],
    text: str,
    around: frozenset[str],
) -> BodyTold:
    words = [mention["text"] for mention in _mentions(row)]
    places = _places(row)
    named = {one.name: _places(one) for one in people}
    with_role = {one.name for one in people if any(is_in(row.name, role) for role in _roles(one))}
    return BodyTold(
        forms=known_forms(row.name[: t.NAME], words),
        countries=countries_said(row.name, text, places),
        around=around,
        nouns=nouns_of(row.name, words),
        people=frozenset(filter(None, map(heard, with_role | people_of(text, places, named)))),
    )


def _mentions(row: Known) -> Sequence[Any]:
    mentions: Sequence[Any] = (row.record or {}).get("mentions", ())
    return mentions


def _places(row: Known) -> list[tuple[int, int]]:
    return [(start, end) for mention in _mentions(row) for start, end in mention["spans"]]


def _story(connection: Connection, page: str) -> Iterator[str]:
    """The texts that tell what a page is about."""
    b = t.blocks.c
    told = select(b.text).where(b.page == page, b.label.in_(("headline", "body")))
    return connection.scalars(told.order_by(b.number))


def sighting_row(one: Sighting, person: int) -> dict[str, Any]:
    """The row of a sighting that is a person by itself so far."""
    record: dict[str, Any] = {
        "roles": list(one.roles),
        "beside": sorted(one.beside),
        "story": sorted(one.story),
        "channel": one.channel,
    }
    if one.body is not None:
        record["body"] = {
            "forms": list(one.body.forms),
            "countries": sorted(one.body.countries),
            "around": sorted(one.body.around),
            "nouns": sorted(one.body.nouns),
            "people": sorted(one.body.people),
        }
    key_ = body_key(one.name) if one.body else (key(one.name), initial(one.name))
    return {
        "page": one.page,
        "speaker": one.speaker,
        "person": person,
        "name": one.name,
        "key": key_[0][: t.NAME],
        "initial": key_[1],
        "day": one.day.isoformat() if one.day else None,
        "record": record,
    }
