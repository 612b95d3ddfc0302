"""Sightings tied to people: who agrees with whom, what people said, and what falls apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from reportedly.ledger import person_tables as p
from reportedly.ledger.by_hand import ByHand, by_hand
from reportedly.people.across import (
    Likeness,
    Sighting,
    against,
    compare,
    initials,
    is_thin,
    name_score,
    names_against,
)
from reportedly.people.names import SAME, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

RECENT = 12
"""The newest sightings of a person a new one is put to: bounds the time for people on every page.
By reasoning: what pages tell of somebody lately is what the next one will tell."""

LIKELY = 20
"""People looked at for one sighting, those with the likest names first: bounds the time where a
family name is common. By reasoning."""

S, M = p.sightings.c, p.merges.c


@dataclass(frozen=True, slots=True)
class Why:
    """What a merge rests on; `correction` is the id of the one by hand that says so."""

    reason: str
    confidence: float
    correction: str | None = None


def join(connection: Connection, found: Sequence[Sighting]) -> None:
    """Tie sightings, each so far a person by itself, to the people they are."""
    if not found:
        return
    hand = by_hand(connection, {one.name for one in found})
    touched: set[int] = set()
    for one in found:
        touched |= _forced(connection, one, hand)
        touched |= _agreed(connection, one, hand)
        if one.name in hand.shown:
            touched.add(_person_of(connection, one))
    for person in sorted(touched):
        _show(connection, person, hand)


def settle(connection: Connection, person: int) -> None:
    """Bring a person in line with the merges that are left; those cut off become others."""
    listed = select(S.page, S.speaker).where(S.person == person).order_by(S.number)
    places = [tuple(row) for row in connection.execute(listed)]
    if not places:
        connection.execute(delete(p.persons).where(p.persons.c.number == person))
        return
    _, *others = _tied(places, _merges_among(connection, person))
    numbers = [person]
    for group in others:
        numbers.append(next_number(connection))
        connection.execute(insert(p.persons), [{"number": numbers[-1], "name": ""}])
        _move(connection, group, numbers[-1])
    kept = select(p.sightings).where(S.person.in_(numbers)).order_by(S.number)
    rows = [dict(row) for row in connection.execute(kept).mappings()]
    hand = by_hand(connection, {row["name"] for row in rows})
    for number in numbers:
        _show(connection, number, hand)
    again = {place for group in others for place in group[:RECENT]}
    join(connection, [sighting(r) for r in rows if (r["page"], r["speaker"]) in again])


def dissolve(connection: Connection, person: int) -> None:
    """Make every sighting of a person a person by itself, and end their merges."""
    query = select(S.number, S.name).where(S.person == person).order_by(S.number)
    rows = connection.execute(query).all()
    for merge in _merges_among(connection, person):
        connection.execute(delete(p.merges).where(M.number == merge[0]))
    connection.execute(delete(p.persons).where(p.persons.c.number == person))
    for number, name in rows:
        alone = next_number(connection)
        connection.execute(insert(p.persons), [{"number": alone, "name": name}])
        connection.execute(update(p.sightings).where(S.number == number).values(person=alone))


def next_number(connection: Connection) -> int:
    """A number no person has; writers come one after another, so it stays free."""
    return (connection.scalar(select(func.max(p.persons.c.number))) or 0) + 1


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
    )


def faults(connection: Connection) -> Iterator[str]:
    """People whom their merges do not tie together, or whom no page names."""
    listed = select(p.persons.c.number, p.persons.c.name).order_by(p.persons.c.number)
    for number, name in connection.execute(listed).all():
        places = select(S.page, S.speaker).where(S.person == number).order_by(S.number)
        groups = _tied(
            [tuple(row) for row in connection.execute(places)], _merges_among(connection, number)
        )
        if len(groups) != 1:
            yield f"person {name}: {len(groups)} groups of pages instead of one"


def _forced(connection: Connection, one: Sighting, hand: ByHand) -> set[int]:
    """Tie a sighting to everybody a person said is the same; the people touched."""
    group, touched = hand.groups.get(one.name), set()
    if group:
        query = select(p.sightings).where(S.name.in_(sorted(group))).order_by(S.number)
        for row in connection.execute(query).mappings().all():
            other = sighting(dict(row))
            if _person_of(connection, other) != _person_of(connection, one):
                told, correction = hand.reason(one.name, other.name)
                touched.add(_tie(connection, one, other, Why(told, 1.0, correction)))
    return touched


def _agreed(connection: Connection, one: Sighting, hand: ByHand) -> set[int]:
    """Tie a sighting to those who agree with it, best first; the people touched."""
    found = [
        (like, other)
        for person in _likely(connection, one)
        if (best := _best(one, _recent(connection, person), hand))
        and not _share_a_page(connection, person, _person_of(connection, one))
        for like, other in [best]
    ]
    if is_thin(one.name) and len(found) > 1:
        return set()  # a family name alone that fits two people stays by itself
    found.sort(key=lambda pair: (-pair[0].points, -pair[0].confidence))
    touched: set[int] = set()
    for like, other in found:
        if _may_join(connection, one, other, hand):
            touched.add(_tie(connection, one, other, Why(like.reason, like.confidence)))
    return touched


def _likely(connection: Connection, one: Sighting) -> list[int]:
    """The people a name may stand for, those with the likest names first."""
    firsts = initials(one.name)
    query = select(S.person, S.name).where(S.key == key(one.name), S.page != one.page).distinct()
    if firsts:
        query = query.where(S.initial.in_(sorted(firsts)))
    scores: dict[int, float] = {}
    for person, name in connection.execute(query):
        score = 0.0 if names_against(one.name, name) else name_score(one.name, name)
        scores[person] = max(score, scores.get(person, 0.0))
    own = _person_of(connection, one) if scores else None
    ranked = sorted(scores, key=lambda person: (-scores[person], person))
    return [person for person in ranked if scores[person] >= SAME and person != own][:LIKELY]


def _best(
    one: Sighting, others: Sequence[Sighting], hand: ByHand
) -> tuple[Likeness, Sighting] | None:
    """What of a person agrees best with a sighting; None where nothing does or one is against."""
    if {other.name for other in others} & hand.apart.get(one.name, frozenset()):
        return None
    compared = [(compare(one, other), other) for other in others]
    same = [(like, other) for like, other in compared if like.is_same]
    if not same or any(like.is_against for like, _ in compared):
        return None
    return max(same, key=lambda pair: (pair[0].points, pair[0].confidence))


def _may_join(connection: Connection, one: Sighting, other: Sighting, hand: ByHand) -> bool:
    """Whether a second person a sighting agrees with can be the first: nothing is against it."""
    mine, theirs = _person_of(connection, one), _person_of(connection, other)
    if mine == theirs or _share_a_page(connection, mine, theirs):
        return False
    ours, others = _recent(connection, mine), _recent(connection, theirs)
    return not any(
        y.name in hand.apart.get(x.name, frozenset()) or against(x, y) for x in ours for y in others
    )


def _tie(connection: Connection, one: Sighting, other: Sighting, why: Why) -> int:
    """Keep a merge and make its two people one; the number of that one."""
    row = {
        "page": one.page,
        "speaker": one.speaker,
        "other_page": other.page,
        "other_speaker": other.speaker,
        "reason": why.reason,
        "confidence": why.confidence,
        "correction": why.correction,
        "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    }
    connection.execute(insert(p.merges), [row])
    mine, kept = _person_of(connection, one), _person_of(connection, other)
    if mine != kept:
        connection.execute(update(p.sightings).where(S.person == mine).values(person=kept))
        connection.execute(delete(p.persons).where(p.persons.c.number == mine))
    return kept


def _show(connection: Connection, person: int, hand: ByHand) -> None:
    """Give a person the name a person chose, or that most pages use; full names before others."""
    counted = select(S.name, func.count()).where(S.person == person).group_by(S.name)
    names = {row[0]: int(row[1]) for row in connection.execute(counted)}
    if not names:
        return
    chosen = sorted(hand.shown[name] for name in names if name in hand.shown)
    best = min(names, key=lambda name: (is_thin(name), -names[name], -len(name), name))
    shown = update(p.persons).where(p.persons.c.number == person)
    connection.execute(shown.values(name=chosen[0] if chosen else best))


def _recent(connection: Connection, person: int) -> list[Sighting]:
    query = select(p.sightings).where(S.person == person).order_by(S.number.desc()).limit(RECENT)
    return [sighting(dict(row)) for row in connection.execute(query).mappings()]


def _person_of(connection: Connection, one: Sighting) -> int:
    place = select(S.person).where(S.page == one.page, S.speaker == one.speaker)
    return int(connection.scalar(place) or 0)


def _share_a_page(connection: Connection, a: int, b: int) -> bool:
    """Whether two people are both named on some page."""
    x, y = p.sightings.alias(), p.sightings.alias()
    query = select(x.c.page).where(x.c.person == a, y.c.person == b, x.c.page == y.c.page)
    return connection.scalar(query.limit(1)) is not None


def _merges_among(connection: Connection, person: int) -> list[tuple[int, Any, Any]]:
    """The merges of a person's sightings: number and both places."""
    m = p.merges
    query = select(m).join(p.sightings, (S.page == M.page) & (S.speaker == M.speaker))
    rows = connection.execute(query.where(S.person == person)).mappings()
    return [
        (row["number"], (row["page"], row["speaker"]), (row["other_page"], row["other_speaker"]))
        for row in rows
    ]


def _tied(places: Sequence[Any], merges: Iterable[tuple[int, Any, Any]]) -> list[list[Any]]:
    """The places that merges tie together, the most first, then by the order they came in."""
    root = {place: place for place in places}

    def top(place: Any) -> Any:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for _, a, b in merges:
        if a in root and b in root:
            root[top(a)] = top(b)
    groups: dict[Any, list[Any]] = {}
    for place in places:
        groups.setdefault(top(place), []).append(place)
    return sorted(groups.values(), key=lambda group: -len(group))


def _move(connection: Connection, places: Iterable[Any], person: int) -> None:
    for page, speaker in places:
        here = (S.page == page) & (S.speaker == speaker)
        connection.execute(update(p.sightings).where(here).values(person=person))
