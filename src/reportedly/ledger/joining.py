"""Sightings tied to people: who agrees with whom, what people said, and what falls apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from reportedly.ledger import person_tables as p
from reportedly.ledger.alike import (
    against,
    compare,
    name_score,
    of_like_names,
    says_little,
    sighting,
)
from reportedly.ledger.by_hand import ByHand, by_hand
from reportedly.people.across import is_thin
from reportedly.people.names import SAME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from reportedly.people.across import Likeness, Sighting

RECENT = 12
"""The newest sightings of a person a new one is put to: bounds the time for people on every page.
By reasoning: what pages tell of somebody lately is what the next one will tell."""

LIKELY = 20
"""People looked at for one sighting, those with the likest names first: bounds the time where a
family name is common. By reasoning."""

AT_ONCE = 500
"""Values in one list of a query: databases bound it."""

Place = tuple[str, str]
"""Page and speaker."""

S, M = p.sightings.c, p.merges.c

_X, _Y = p.sightings.alias("x"), p.sightings.alias("y")
SHARED_PAGE = (
    select(_X.c.page)
    .where(_X.c.person == bindparam("a"), _Y.c.person == bindparam("b"), _X.c.page == _Y.c.page)
    .limit(1)
)
"""A page that names both of two people; made once, since making a query costs more than asking."""

NEWEST = (
    select(p.sightings)
    .where(S.person == bindparam("person"))
    .order_by(S.number.desc())
    .limit(RECENT)
)
"""The newest sightings of a person; made once too."""


@dataclass(frozen=True, slots=True)
class Why:
    """What a merge rests on; `correction` is the id of the one by hand that says so."""

    reason: str
    confidence: float
    correction: str | None = None


def join(connection: Connection, found: Sequence[Sighting], *, alone: bool = True) -> set[str]:
    """Tie sightings to the people they are; `alone`: each is a person by itself so far.

    Returns the names that people known before had or have now, where that changed whose name
    stands for them.
    """
    if not found:
        return set()
    work = _Joining(connection, by_hand(connection, {one.name for one in found}))
    work.known(found)
    if alone:
        work.alone = set(map(_place, found))
        work.new = set(map(work.person, found))
    for one in found:
        work.forced(one)
        work.agreed(one)
    return work.finish(found)


def settle(connection: Connection, person: int) -> set[str]:
    """Bring a person in line with the merges that are left; those cut off become others.

    Returns every name they had or have.
    """
    before = _called(connection, [person])
    listed = select(S.page, S.speaker).where(S.person == person).order_by(S.number)
    places = [tuple(row) for row in connection.execute(listed)]
    if not places:
        connection.execute(delete(p.persons).where(p.persons.c.number == person))
        return before
    _, *others = _tied(places, _merges_among(connection, person))
    numbers = [person]
    for group in others:
        numbers.append(next_number(connection))
        connection.execute(insert(p.persons), [{"number": numbers[-1], "name": ""}])
        _move(connection, group, numbers[-1])
    kept = select(p.sightings).where(S.person.in_(numbers)).order_by(S.number)
    rows = [dict(row) for row in connection.execute(kept).mappings()]
    hand = by_hand(connection, {row["name"] for row in rows})
    show(connection, numbers, hand)
    again = {place for group in others for place in group[:RECENT]}
    cut_off = [sighting(row) for row in rows if (row["page"], row["speaker"]) in again]
    names = before | _called(connection, numbers)
    return names | join(connection, cut_off, alone=False)


def dissolve(connection: Connection, person: int) -> set[str]:
    """Make every sighting of a person a person by itself, and end their merges.

    Returns the names they had and have.
    """
    names = _called(connection, [person])
    query = select(S.number, S.name).where(S.person == person).order_by(S.number)
    rows = connection.execute(query).all()
    for merge in _merges_among(connection, person):
        connection.execute(delete(p.merges).where(M.number == merge[0]))
    connection.execute(delete(p.persons).where(p.persons.c.number == person))
    for number, name in rows:
        alone = next_number(connection)
        connection.execute(insert(p.persons), [{"number": alone, "name": name}])
        connection.execute(update(p.sightings).where(S.number == number).values(person=alone))
        names.add(name)
    return names


def next_number(connection: Connection) -> int:
    """A number no person has; writers come one after another, so it stays free."""
    return (connection.scalar(select(func.max(p.persons.c.number))) or 0) + 1


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


class _Joining:
    """Sightings being tied to people; `finish` writes what can wait."""

    def __init__(self, connection: Connection, hand: ByHand) -> None:
        self.connection = connection
        self.hand = hand
        self.alone: set[Place] = set()
        self.people: dict[Place, int] = {}
        self.merges: list[dict[str, Any]] = []
        self.gone: set[int] = set()
        self.new: set[int] = set()
        self.touched: set[int] = set()

    def known(self, found: Sequence[Sighting]) -> None:
        """Remember the people of sightings."""
        pages = sorted({one.page for one in found})
        for at in range(0, len(pages), AT_ONCE):
            here = S.page.in_(pages[at : at + AT_ONCE])
            for row in self.connection.execute(select(S.page, S.speaker, S.person).where(here)):
                self.people[row.page, row.speaker] = row.person

    def person(self, one: Sighting) -> int:
        """The person a sighting is of by now."""
        place = _place(one)
        if place not in self.people:
            query = select(S.person).where(S.page == one.page, S.speaker == one.speaker)
            self.people[place] = int(self.connection.scalar(query) or 0)
        return self.people[place]

    def forced(self, one: Sighting) -> None:
        """Tie a sighting to everybody a person said is the same."""
        group = self.hand.groups.get(one.name)
        if not group:
            return
        query = select(p.sightings).where(S.name.in_(sorted(group))).order_by(S.number)
        for row in self.connection.execute(query).mappings().all():
            other = sighting(dict(row))
            if self.person(other) != self.person(one):
                told, correction = self.hand.reason(one.name, other.name)
                self.tie(one, other, Why(told, 1.0, correction))

    def agreed(self, one: Sighting) -> None:
        """Tie a sighting to those who agree with it, best first."""
        found = []
        for person in self.likely(one):
            best = _best(one, _recent(self.connection, person))
            if best and not self.barred(self.person(one), person):
                found.append(best)
        if says_little(one) and len(found) > 1:
            return  # a family name or an acronym alone that fits two stays by itself
        found.sort(key=lambda pair: (-pair[0].points, -pair[0].confidence))
        for like, other in found:
            if self.may_join(one, other):
                self.tie(one, other, Why(like.reason, like.confidence))

    def likely(self, one: Sighting) -> list[int]:
        """The people or bodies a name may stand for, those with the likest names first."""
        scores: dict[int, float] = {}
        found = {(row.person, row.name) for row in self.connection.execute(of_like_names(one))}
        likely = {name: name_score(one, name) for name in {name for _, name in found}}
        for person, name in found:
            scores[person] = max(likely[name], scores.get(person, 0.0))
        scores.pop(self.person(one), None)
        ranked = sorted(scores, key=lambda person: (-scores[person], person))
        return [person for person in ranked if scores[person] >= SAME][:LIKELY]

    def may_join(self, one: Sighting, other: Sighting) -> bool:
        """Whether nothing is against making their two people one.

        What is against a sighting that is a person by itself was asked when it was compared.
        """
        mine, theirs = self.person(one), self.person(other)
        if mine == theirs:
            return False
        if _place(one) in self.alone:
            return True
        if self.barred(mine, theirs):
            return False
        ours, others = _recent(self.connection, mine), _recent(self.connection, theirs)
        return not any(against(x, y) for x in ours for y in others)

    def barred(self, a: int, b: int) -> bool:
        """Whether two people are named on one page, or somebody told them apart."""
        if self.connection.scalar(SHARED_PAGE, {"a": a, "b": b}) is not None:
            return True
        if not self.hand.apart:
            return False
        first, second = (
            set(self.connection.scalars(select(S.name).where(S.person == person).distinct()))
            for person in (a, b)
        )
        return any(second & self.hand.apart.get(name, frozenset()) for name in first)

    def tie(self, one: Sighting, other: Sighting, why: Why) -> None:
        """Keep a merge and make its two people one."""
        self.merges.append(_merge_row(one, other, why))
        mine, kept = self.person(one), self.person(other)
        self.connection.execute(update(p.sightings).where(S.person == mine).values(person=kept))
        self.people = {place: kept if n == mine else n for place, n in self.people.items()}
        self.alone -= {_place(one), _place(other)}
        self.gone.add(mine)
        self.touched.add(kept)

    def finish(self, found: Sequence[Sighting]) -> set[str]:
        """Write the merges, take out the people that are others now, and name those changed.

        Returns the names of people known before who are one now, and names that changed.
        """
        known = self.gone - self.new
        names = _called(self.connection, known | self.touched) if known else set()
        if self.merges:
            self.connection.execute(insert(p.merges), self.merges)
        numbers = p.persons.c.number
        for number in sorted(self.gone):
            self.connection.execute(delete(p.persons).where(numbers == number))
        chosen = {self.person(one) for one in found if one.name in self.hand.shown}
        return names | show(self.connection, (self.touched | chosen) - self.gone, self.hand)


def show(connection: Connection, people: Collection[int], hand: ByHand) -> set[str]:
    """Give people the name a person chose, or that most pages use; full names before others.

    Returns the names that changed, old and new.
    """
    names: dict[int, dict[str, int]] = {number: {} for number in people}
    if not names:
        return set()
    changed: set[str] = set()
    counted = select(S.person, S.name, func.count()).where(S.person.in_(sorted(people)))
    for number, name, count in connection.execute(counted.group_by(S.person, S.name)):
        names[number][name] = count
    had = select(p.persons.c.number, p.persons.c.name).where(p.persons.c.number.in_(names))
    for number, before in connection.execute(had).all():
        now = _shown(names[number], hand)
        if now != before:
            there = update(p.persons).where(p.persons.c.number == number)
            connection.execute(there.values(name=now))
            changed |= {before, now}
    return changed


def _shown(counts: Mapping[str, int], hand: ByHand) -> str:
    chosen = sorted(hand.shown[name] for name in counts if name in hand.shown)
    if chosen:
        return chosen[0]
    return min(counts, key=lambda name: (is_thin(name), -counts[name], -len(name), name))


def _place(one: Sighting) -> Place:
    return (one.page, one.speaker)


def _best(one: Sighting, others: Sequence[Sighting]) -> tuple[Likeness, Sighting] | None:
    """What of a person agrees best with a sighting; None where nothing does or one is against."""
    compared = [(compare(one, other), other) for other in others]
    same = [(like, other) for like, other in compared if like.is_same]
    if not same or any(like.is_against for like, _ in compared):
        return None
    return max(same, key=lambda pair: (pair[0].points, pair[0].confidence))


def _merge_row(one: Sighting, other: Sighting, why: Why) -> dict[str, Any]:
    return {
        "page": one.page,
        "speaker": one.speaker,
        "other_page": other.page,
        "other_speaker": other.speaker,
        "reason": why.reason,
        "confidence": why.confidence,
        "correction": why.correction,
        "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    }


def _recent(connection: Connection, person: int) -> list[Sighting]:
    found = connection.execute(NEWEST, {"person": person}).mappings()
    return [sighting(dict(row)) for row in found]


def _called(connection: Connection, people: Iterable[int]) -> set[str]:
    """The names these people are shown under."""
    named = select(p.persons.c.name).where(p.persons.c.number.in_(sorted(people)))
    return set(connection.scalars(named))


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
