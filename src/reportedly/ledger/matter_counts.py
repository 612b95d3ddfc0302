"""Counts of matters across pages, kept as `reportedly.ledger.tallies` keeps those of voices."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, case, delete, func, insert, select, update

from reportedly.ledger import homes
from reportedly.ledger import matter_tables as m
from reportedly.ledger import tables as t
from reportedly.ledger.copy_tables import copy_pages
from reportedly.ledger.listing import RIGHT
from reportedly.ledger.tally_tables import matter_counts
from reportedly.matters.wide import common_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

Row = dict[str, Any]

ASKED = 500
"""Values in one question to the store: SQLite before 3.32 takes no more than 999."""

SUMS = ("tellings", "pages", "origins", "opposed", "opposed_origins")
S, MEMBER, KEPT = t.statements.c, m.shared_members.c, matter_counts.c
OF_MATTER = and_(MEMBER.page == S.page, MEMBER.matter == S.matter)


def matters_of(connection: Connection, pages: Iterable[str]) -> set[int]:
    """The shared matters these pages tell of."""
    found: set[int] = set()
    for some in _chunks(pages):
        found.update(connection.scalars(select(MEMBER.shared).where(MEMBER.page.in_(some))))
    return found


def matters_told_by(connection: Connection, names: Iterable[str]) -> set[int]:
    """The shared matters somebody of one of these names speaks of."""
    found: set[int] = set()
    for some in _chunks(names):
        query = select(MEMBER.shared).join(t.statements, OF_MATTER).where(S.who.in_(some))
        found.update(connection.scalars(query.distinct()))
    return found


def add(connection: Connection, page: str) -> None:
    """Add a page's statements to the counts of its matters."""
    numbers = matters_of(connection, [page])
    if not homes.lives_alone(connection, page):
        count(connection, numbers)
        return
    query = _counted().where(MEMBER.page == page)
    for row in [dict(row) for row in connection.execute(query).mappings()]:
        _add(connection, page, row)


def count(connection: Connection, numbers: Iterable[int]) -> None:
    """Count these matters anew; one without statements has no row."""
    for some in _chunks(numbers):
        connection.execute(delete(matter_counts).where(KEPT.matter.in_(some)))
        _keep(connection, _counted().where(MEMBER.shared.in_(some)))


def rebuild(connection: Connection) -> None:
    """Count everything anew: for a migration."""
    connection.execute(delete(matter_counts))
    _keep(connection, _counted())


def faults(connection: Connection) -> Iterator[str]:
    """Matters whose counts are not those of their statements and pages."""
    kept = {row["matter"]: dict(row)
            for row in connection.execute(select(matter_counts)).mappings()}  # fmt: skip
    true = {row["matter"]: row for row in _named(connection, _counted())}
    for number in sorted(kept.keys() | true.keys()):
        if kept.get(number) != true.get(number):
            yield f"matter {number} is not counted as its statements say"


def _counted() -> Select[Any]:
    """A row for each matter, without its name."""
    home = func.coalesce(copy_pages.c.home, 0)
    return (
        select(
            MEMBER.shared.label("matter"),
            func.count(S.number).label("tellings"),
            func.count(func.distinct(MEMBER.page)).label("pages"),
            func.count(func.distinct(home)).label("origins"),
            func.count(func.distinct(S.who)).label("voices"),
            func.sum(S.opposed).label("opposed"),
            func.count(func.distinct(case((S.opposed == 1, home)))).label("opposed_origins"),
            func.min(S.said_begin).label("first"),
            func.max(S.said_end).label("last"),
        )
        .select_from(m.shared_members)
        .join(t.statements, OF_MATTER)
        .outerjoin(copy_pages, copy_pages.c.page == MEMBER.page)
        .where(RIGHT)
        .group_by(MEMBER.shared)
    )


def _add(connection: Connection, page: str, row: Row) -> None:
    """Add one page's counts of one matter."""
    number = row["matter"]
    old = connection.execute(select(matter_counts).where(KEPT.matter == number)).mappings().first()
    (named,) = _with_names(connection, [row])
    if old is None:
        connection.execute(insert(matter_counts), [named])
        return
    days = [[day for day in (old[end], row[end]) if day] for end in ("first", "last")]
    now = {name: old[name] + row[name] for name in SUMS} | {
        "name": named["name"],
        "voices": old["voices"] + _new_voices(connection, page, number),
        "first": min(days[0], default=None),
        "last": max(days[1], default=None),
    }
    connection.execute(update(matter_counts).where(KEPT.matter == number).values(now))


def _new_voices(connection: Connection, page: str, number: int) -> int:
    """How many of a page speak of a matter that did not before."""
    here = (MEMBER.shared == number, RIGHT)
    query = select(S.who).join(m.shared_members, OF_MATTER).where(S.page == page, *here)
    names = set(connection.scalars(query)) - {None}
    before = select(S.number).join(m.shared_members, OF_MATTER).where(S.page != page, *here)
    return sum(
        connection.scalar(before.where(S.who == name).limit(1)) is None for name in sorted(names)
    )


def _keep(connection: Connection, query: Select[Any]) -> None:
    if found := _named(connection, query):
        connection.execute(insert(matter_counts), found)


def _named(connection: Connection, query: Select[Any]) -> list[Row]:
    return _with_names(connection, [dict(row) for row in connection.execute(query).mappings()])


def _with_names(connection: Connection, rows: list[Row]) -> list[Row]:
    """The rows with the name most pages give each matter."""
    names: dict[int, list[str]] = defaultdict(list)
    for some in _chunks(row["matter"] for row in rows):
        query = select(MEMBER.shared, MEMBER.name).where(MEMBER.shared.in_(some))
        for row in connection.execute(query):
            names[row.shared].append(row.name)
    return [row | {"name": common_name(names[row["matter"]])} for row in rows]


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    listed = sorted(set(values))
    for at in range(0, len(listed), ASKED):
        yield listed[at : at + ASKED]
