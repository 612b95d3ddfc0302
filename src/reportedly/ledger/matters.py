"""Matters that several pages tell of: kept as pages are added, read with all their statements."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from reportedly.codec import decode
from reportedly.ledger import matter_tables as m
from reportedly.ledger import tables as t
from reportedly.ledger.listing import RIGHT
from reportedly.matters.across import choose, joined
from reportedly.matters.profile import day_of, profiles
from reportedly.matters.told import Profile, Told
from reportedly.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sqlalchemy import Connection, RowMapping

    from reportedly.statement import Report

Row = dict[str, Any]

MOST_CANDIDATES = 20
"""Shared matters looked at for one name, the newest: bounds the work of a page whatever the size
of the ledger. With 200,000 matters (10^6 statements, made up) a page of six matters then takes
about 60 ms. A name that stands in more matters of one head hardly tells any of them."""

MOST_NAMES = 60
"""Names kept of a shared matter; a page has 5 to 20 of one matter."""

MARKS = ("kinds", "qualifiers", "places", "entities")


def place(connection: Connection, report: Report) -> None:
    """Put each matter of a page to the shared matter it is of, or begin a new one."""
    counts = {matter.id: len(matter.statements) for matter in report.matters}
    for one in profiles(report):
        found = dict(_candidates(connection, one))
        number = choose(one, found.items())
        if number is None:
            number = _begin(connection, one, counts[one.matter])
        else:
            _take_in(connection, number, found[number], one, counts[one.matter])
        row = {"page": one.page, "matter": one.matter, "shared": number, "name": one.name}
        connection.execute(insert(m.shared_members), [row])


def follow(connection: Connection, report: Report, now: Report) -> None:
    """Put the matters that only people's corrections made to the shared matter of their name.

    `report` is what the machine read, `now` as it stands. Where none is called so, one begins.
    """
    own = {matter.id for matter in report.matters}
    _withdraw(connection, report.page.id, own)
    if own == {matter.id for matter in now.matters}:
        return
    for one in profiles(now):
        if one.matter in own or not _count(now, one.matter):
            continue
        number = next(iter(called(connection, one.name)), None)
        if number is None:
            number = _begin(connection, one, _count(now, one.matter))
        elif not _has(connection, number, one.page):
            table = m.shared_matters
            more = {"pages": table.c.pages + 1}
            connection.execute(update(table).where(table.c.number == number).values(more))
        row = {"page": one.page, "matter": one.matter, "shared": number, "name": one.name}
        connection.execute(insert(m.shared_members), [row])


def _count(report: Report, matter: str) -> int:
    return sum(one.matter == matter for one in report.statements)


def _withdraw(connection: Connection, page: str, own: AbstractSet[str]) -> None:
    """Take a page's matters that are not its own out of the shared ones."""
    members, table = m.shared_members, m.shared_matters
    kept = connection.execute(
        select(members.c.matter, members.c.shared).where(members.c.page == page)
    )
    made = {row.matter: row.shared for row in kept if row.matter not in own}
    for matter in made:
        here = (members.c.page == page) & (members.c.matter == matter)
        connection.execute(delete(members).where(here))
    numbers = set(made.values())
    for number in numbers:
        if not _has(connection, number, page):
            less = {"pages": table.c.pages - 1}
            connection.execute(update(table).where(table.c.number == number).values(less))
    if numbers:
        _drop_empty(connection)


def take_out(connection: Connection, page: str) -> None:
    """Take a page's matters out of the shared ones, to be read anew; empty ones are dropped."""
    members, table = m.shared_members, m.shared_matters
    count = select(func.count()).where(
        t.statements.c.page == page, t.statements.c.matter == members.c.matter
    )
    query = select(members.c.shared, count.scalar_subquery().label("statements")).where(
        members.c.page == page
    )
    lost: Counter[int] = Counter()
    for row in connection.execute(query):
        lost[row.shared] += row.statements
    connection.execute(delete(members).where(members.c.page == page))
    for number, statements in lost.items():
        left = {"pages": table.c.pages - 1, "statements": table.c.statements - statements}
        connection.execute(update(table).where(table.c.number == number).values(left))
    _drop_empty(connection)


def _drop_empty(connection: Connection) -> None:
    empty = select(m.shared_matters.c.number).where(m.shared_matters.c.pages < 1)
    numbers = list(connection.scalars(empty))
    for gone in (m.shared_names.c.shared, m.shared_matters.c.number):
        connection.execute(delete(gone.table).where(gone.in_(numbers)))


def _candidates(connection: Connection, one: Profile) -> Iterator[tuple[int, Profile]]:
    names = m.shared_names.c
    numbers: set[int] = set()
    for entity in sorted(one.entities | one.qualifiers):
        query = select(names.shared).where(names.head == one.head, names.entity == entity)
        newest = query.order_by(names.shared.desc()).limit(MOST_CANDIDATES)
        numbers.update(connection.scalars(newest))
    if not numbers:
        return
    query = select(m.shared_matters).where(m.shared_matters.c.number.in_(sorted(numbers)))
    for row in connection.execute(query).mappings():
        yield row["number"], _profile(row)


def _profile(row: RowMapping) -> Profile:
    kinds, qualifiers, places, entities = (frozenset(row["marks"][name]) for name in MARKS)
    return Profile(
        page="",
        matter="",
        name="",
        head=row["head"],
        kinds=kinds,
        qualifiers=qualifiers,
        places=places,
        entities=entities,
        begin=_day(row["begin"]),
        end=_day(row["end"]),
    )


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _row(one: Profile) -> Row:
    marks = {name: sorted(getattr(one, name))[:MOST_NAMES] for name in MARKS}
    begin, end = (day.isoformat() if day else None for day in (one.begin, one.end))
    return {"marks": marks, "begin": begin, "end": end}


def _begin(connection: Connection, one: Profile, statements: int) -> int:
    row = {"head": one.head, "pages": 1, "statements": statements, **_row(one)}
    made = connection.execute(insert(m.shared_matters).values(row))
    number = made.inserted_primary_key[0] if made.inserted_primary_key else 0
    _index(connection, number, one.head, one.entities | one.qualifiers)
    return int(number)


def _take_in(
    connection: Connection, number: int, whole: Profile, one: Profile, statements: int
) -> None:
    table = m.shared_matters
    row = {**_row(joined(whole, one)), "statements": table.c.statements + statements}
    if not _has(connection, number, one.page):
        row["pages"] = table.c.pages + 1
    connection.execute(update(table).where(table.c.number == number).values(row))
    _index(connection, number, one.head, one.entities | one.qualifiers)


def _has(connection: Connection, number: int, page: str) -> bool:
    members = m.shared_members.c
    query = select(members.matter).where(members.shared == number, members.page == page).limit(1)
    return connection.scalar(query) is not None


def _index(connection: Connection, number: int, head: str, entities: Iterable[str]) -> None:
    kept = m.shared_names.c
    query = select(kept.entity).where(kept.head == head, kept.shared == number)
    new = sorted({*entities} - {*connection.scalars(query)})
    if new:
        rows = [{"head": head, "entity": name, "shared": number} for name in new]
        connection.execute(insert(m.shared_names), rows)


def rebuild(connection: Connection, reports: Iterable[Report]) -> None:
    """Join the matters of all pages anew, in the order given: for a migration, or new rules."""
    for table in (m.shared_names, m.shared_members, m.shared_matters):
        connection.execute(delete(table))
    for report in reports:
        place(connection, report)


def keep_proposals(connection: Connection, rows: Iterable[Row]) -> int:
    """Keep what a model proposes; its last word on a pair stands. How many were kept."""
    table, count = m.proposals, 0
    for count, row in enumerate(rows, start=1):  # noqa: B007 - the count is returned
        same = (table.c.a == row["a"], table.c.b == row["b"], table.c.model == row["model"])
        connection.execute(delete(table).where(*same))
        connection.execute(insert(table), [row])
    return count


def proposals(connection: Connection, ids: Iterable[str]) -> list[Row]:
    """What models proposed for pairs of these statements (`page:statement`)."""
    wanted, table = {*ids}, m.proposals
    query = select(table).where(table.c.a.in_(sorted(wanted))).order_by(table.c.a, table.c.b)
    found = connection.execute(query).mappings()
    return [dict(row) for row in found if row["b"] in wanted]


def listed(connection: Connection, *, least_pages: int = 1) -> list[int]:
    """The numbers of shared matters told of by so many pages, those of most pages first."""
    table = m.shared_matters.c
    query = (
        select(table.number)
        .where(table.pages >= least_pages)
        .order_by(table.pages.desc(), table.statements.desc(), table.number)
    )
    return list(connection.scalars(query))


def names(connection: Connection, number: int) -> list[str]:
    """What the pages of a shared matter call it, in the order they came."""
    members = m.shared_members.c
    query = select(members.name).where(members.shared == number).order_by(members.page)
    return list(connection.scalars(query))


def called(connection: Connection, name: str) -> list[int]:
    """The numbers of the shared matters that a page calls exactly so, most pages first."""
    members, table = m.shared_members.c, m.shared_matters.c
    named = select(members.shared).where(members.name == name)
    query = select(table.number).where(table.number.in_(named))
    return list(connection.scalars(query.order_by(table.pages.desc(), table.number)))


def find(connection: Connection, wanted: str) -> list[int]:
    """The numbers of the shared matters with a name that holds these words, most pages first."""
    members, table = m.shared_members, m.shared_matters
    query = (
        select(table.c.number)
        .join(members, members.c.shared == table.c.number)
        .where(members.c.name.icontains(wanted, autoescape=True))
        .group_by(table.c.number, table.c.pages)
        .order_by(table.c.pages.desc(), table.c.number)
    )
    return list(connection.scalars(query))


def near(connection: Connection, number: int) -> list[str]:
    """The names of other shared matters with the same head and a name in common, one of each."""
    ours, theirs = m.shared_names.alias("ours"), m.shared_names.alias("theirs")
    query = (
        select(theirs.c.shared, func.count().label("common"))
        .join(ours, (ours.c.head == theirs.c.head) & (ours.c.entity == theirs.c.entity))
        .where(ours.c.shared == number, theirs.c.shared != number)
        .group_by(theirs.c.shared)
        .order_by(func.count().desc(), theirs.c.shared)
        .limit(NEIGHBOURS)
    )
    found = [names(connection, row.shared)[0] for row in connection.execute(query)]
    return list(dict.fromkeys(found))


NEIGHBOURS = 5
"""Neighbours shown of a matter; a card line holds no more."""


MOST_TOLD = 500
"""Statements of one matter that are read, those of the newest pages: bounds the work, of which
putting 500 together is a tenth of a second on one core. `retold.MOST` compares fewer still."""


def told(connection: Connection, number: int) -> list[Told]:
    """The statements of a shared matter with their pages, in the order they came.

    At most `MOST_TOLD`, the newest; none that somebody marked wrong.
    """
    s, p, members = t.statements.c, t.pages.c, m.shared_members.c
    query = (
        select(
            s.record,
            s.content,
            s.source,
            s.corrected,
            s.speaker_name,
            p.id,
            p.outlet,
            p.title,
            p.published,
            p.story_best,
        )
        .join(p.id.table, p.id == s.page)
        .join(m.shared_members, (members.page == s.page) & (members.matter == s.matter))
        .where(members.shared == number, RIGHT)
        .order_by(p.number.desc(), s.place.desc())
        .limit(MOST_TOLD)
    )
    return [_told(row) for row in connection.execute(query).mappings()][::-1]


def _told(row: RowMapping) -> Told:
    statement: Statement = decode(Statement, row["record"])
    if row["corrected"]:
        content = replace(statement.content, text=row["content"])
        source = statement.source and replace(statement.source, text=row["source"] or "")
        statement = replace(statement, content=content, source=source)
    return Told(
        page=row["id"],
        statement=statement,
        speaker=row["speaker_name"],
        outlet=row["outlet"],
        title=row["title"],
        day=day_of(statement, _day(row["published"]), _day(row["story_best"])),
    )
