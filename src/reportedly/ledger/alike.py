"""Which kept sightings may be of the person or body of another one, and whether they are.

The one place where people and bodies part ways: what is asked of the ledger for each, and by which
rules two of them are compared.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from reportedly.ledger import person_tables as p
from reportedly.people import across
from reportedly.people.across import UNALIKE, BodyTold, Likeness, Sighting
from reportedly.people.bodies_across import (
    bodies_against,
    body_score,
    compare_bodies,
    is_wide,
    keys_to_ask,
)
from reportedly.people.names import key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Select

S = p.sightings.c


def sighting(row: Mapping[str, Any]) -> Sighting:
    """The sighting a row holds."""
    record = row["record"]
    return Sighting(
        page=row["page"],
        speaker=row["speaker"],
        name=row["name"],
        day=dt.date.fromisoformat(row["day"]) if row["day"] else None,
        roles=tuple(record["roles"]),
        beside=frozenset(record["beside"]),
        story=frozenset(record["story"]),
        channel=record["channel"],
        body=_body(record["body"]) if "body" in record else None,
    )


def _body(kept: Mapping[str, Any]) -> BodyTold:
    return BodyTold(
        forms=tuple(kept["forms"]),
        countries=frozenset(kept["countries"]),
        around=frozenset(kept["around"]),
        nouns=frozenset(kept["nouns"]),
        people=frozenset(kept["people"]),
    )


def of_like_names(one: Sighting) -> Select[tuple[int, str]]:
    """People, or bodies, with the keys that the name of a sighting may have, and their names."""
    query = select(S.person, S.name).where(S.page != one.page)
    if one.body is None:
        query = query.where(S.key == key(one.name))
        firsts = across.initials(one.name)
        return (query.where(S.initial.in_(sorted(firsts))) if firsts else query).distinct()
    asked = or_(*map(_has_key, sorted(keys_to_ask(one), key=str)))
    return query.where(asked).order_by(S.number.desc()).limit(MOST_NAMED)


def _has_key(asked: tuple[str, str | None]) -> ColumnElement[bool]:
    initials_, words = asked
    return S.key == initials_ if words is None else and_(S.key == initials_, S.initial == words)


MOST_NAMED = 400
"""The newest sightings with like keys that are looked at for a body: bounds the time where all
pages name "the Foreign Ministry". By reasoning, as `LIKELY`."""


def name_score(one: Sighting, name: str) -> float:
    """How likely a name by itself is that of a sighting's person or body."""
    if one.body is not None:
        return body_score(one, name)
    return 0.0 if across.names_against(one.name, name) else across.name_score(one.name, name)


def compare(a: Sighting, b: Sighting) -> Likeness:
    """Whether two sightings are of one person, or of one body; never one of each."""
    if (a.body is None) != (b.body is None):
        return UNALIKE
    return across.compare(a, b) if a.body is None else compare_bodies(a, b)


def against(a: Sighting, b: Sighting) -> str:
    """What forbids that two sightings are of one person or body; "" where nothing does."""
    if (a.body is None) != (b.body is None):
        return "a person and a body"
    return across.against(a, b) if a.body is None else bodies_against(a, b)


def says_little(one: Sighting) -> bool:
    """Whether a name alone may be many people's or bodies'."""
    return is_wide(one) if one.body is not None else across.is_thin(one.name)
