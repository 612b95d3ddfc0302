"""Counts of voices and outlets, kept as pages come and go and people correct them.

A page that comes is added to the counts of its names. Wherever more may have changed (people
joined or told apart, origins that became one, a correction) the names are counted anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, case, delete, func, insert, or_, select, union_all, update

from reportedly.ledger import homes, listing
from reportedly.ledger import person_tables as p
from reportedly.ledger import tables as t
from reportedly.ledger.copy_tables import copy_pages
from reportedly.ledger.tally_tables import outlets, voices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Subquery, Table

Row = dict[str, Any]

ASKED = 400
"""Values in one question to the store, which has them twice: SQLite before 3.32 takes 999."""

OUTLET = func.substr(t.pages.c.outlet, 1, t.NAME)
"""An outlet's name as far as an index takes it."""

S, SEEN = t.statements.c, p.sightings.c
SHOWN = func.coalesce(p.persons.c.name, S.speaker_name)
SIGHTED = and_(SEEN.page == S.page, SEEN.speaker == S.speaker)
SPEAKER = and_(t.speakers.c.page == S.page, t.speakers.c.id == S.speaker)


def names_on(connection: Connection, pages: Iterable[str]) -> set[str]:
    """The names, as shown, of those who say something on these pages."""
    found: set[str] = set()
    for some in _chunks(pages):
        query = _said(SHOWN).where(S.page.in_(some)).with_only_columns(SHOWN)
        found.update(connection.scalars(query.distinct()))
    return found


def outlets_of(connection: Connection, pages: Iterable[str]) -> set[str]:
    """The outlets of these pages."""
    found: set[str] = set()
    for some in _chunks(pages):
        found.update(connection.scalars(select(OUTLET).where(t.pages.c.id.in_(some))))
    return {name for name in found if name is not None}


def add_voices(connection: Connection, page: str, changed: Collection[str]) -> None:
    """Add a page's statements to the counts of its names; those `changed` are counted anew."""
    said = _said(SHOWN).where(S.page == page).subquery()
    found = [dict(row) for row in connection.execute(_counted(said)).mappings()]
    if not homes.lives_alone(connection, page):
        changed = {*changed, *(row["name"] for row in found)}
    new = [row for row in found if row["name"] not in changed]
    _add(connection, voices, new, least=("first", "kind"), most=("last",))
    count_voices(connection, changed)


def add_outlet(connection: Connection, page: str) -> None:
    """Add a page to the counts of its outlet."""
    query = _outlet_rows(t.pages.c.id == page)
    found = [dict(row) for row in connection.execute(query).mappings()]
    if homes.lives_alone(connection, page):
        _add(connection, outlets, found, least=("first",), most=("last",))
    else:
        count_outlets(connection, [row["name"] for row in found])


def count_voices(connection: Connection, names: Iterable[str]) -> None:
    """Count these names anew."""
    for some in _chunks(names):
        connection.execute(delete(voices).where(voices.c.name.in_(some)))
        _keep(connection, voices, _counted(_said_by(some)))


def count_outlets(connection: Connection, names: Iterable[str]) -> None:
    """Count these outlets anew."""
    for some in _chunks(names):
        connection.execute(delete(outlets).where(outlets.c.name.in_(some)))
        named: ColumnElement[bool] = t.pages.c.outlet.in_(some)
        if cut := [name for name in some if len(name) == t.NAME]:
            named = named | OUTLET.in_(cut)
        _keep(connection, outlets, _outlet_rows(named))


def count_origins(connection: Connection, pages: Collection[str]) -> None:
    """Count anew all names of pages whose origins changed."""
    if pages:
        count_voices(connection, names_on(connection, pages))
        count_outlets(connection, outlets_of(connection, pages))


def rebuild(connection: Connection) -> None:
    """Count everything anew: for a migration."""
    for table, query in _everything():
        connection.execute(delete(table))
        _keep(connection, table, query)


def faults(connection: Connection) -> Iterator[str]:
    """Names whose counts are not those of their statements and pages."""
    for table, query in _everything():
        kept = {row["name"]: dict(row) for row in connection.execute(select(table)).mappings()}
        true = {row["name"]: dict(row) for row in connection.execute(query).mappings()}
        for name in sorted(kept.keys() | true.keys()):
            if kept.get(name) != true.get(name):
                yield f"{table.name}: {name} is not counted as its statements say"


def _everything() -> tuple[tuple[Table, Select[Any]], ...]:
    return (voices, _counted(_said(SHOWN).subquery())), (outlets, _outlet_rows())


def _said(name: ColumnElement[Any]) -> Select[Any]:
    """Statements of speakers with what is counted of them; none marked wrong."""
    columns = (S.page, S.opposed, S.said_begin, S.said_end, t.speakers.c.kind)
    return (
        select(name.label("name"), *columns)
        .join(t.speakers, SPEAKER)
        .outerjoin(p.sightings, SIGHTED)
        .outerjoin(p.persons, p.persons.c.number == SEEN.person)
        .where(listing.RIGHT)
    )


def _said_by(names: Sequence[str]) -> Subquery:
    """As `_said` for some names, found by index: as people, and as names no person is kept for."""
    columns = (S.page, S.opposed, S.said_begin, S.said_end, t.speakers.c.kind)
    people = (
        select(p.persons.c.name.label("name"), *columns)
        .select_from(p.persons)
        .join(p.sightings, SEEN.person == p.persons.c.number)
        .join(t.statements, SIGHTED)
        .join(t.speakers, SPEAKER)
        .where(p.persons.c.name.in_(names), listing.RIGHT)
    )
    others = (
        select(S.speaker_name.label("name"), *columns)
        .join(t.speakers, SPEAKER)
        .outerjoin(p.sightings, SIGHTED)
        .where(S.who.in_(names), S.speaker_name.is_not(None), SEEN.number.is_(None), listing.RIGHT)
    )
    return union_all(people, others).subquery()


def _counted(said: Subquery) -> Select[Any]:
    """A row of `voices` for each name of these statements."""
    home = func.coalesce(copy_pages.c.home, 0)
    return (
        select(
            said.c.name,
            func.min(said.c.kind).label("kind"),
            func.count().label("statements"),
            func.count(func.distinct(said.c.page)).label("pages"),
            func.count(func.distinct(home)).label("origins"),
            func.sum(said.c.opposed).label("opposed"),
            func.count(func.distinct(case((said.c.opposed == 1, home)))).label("opposed_origins"),
            func.min(said.c.said_begin).label("first"),
            func.max(said.c.said_end).label("last"),
        )
        .outerjoin(copy_pages, copy_pages.c.page == said.c.page)
        .group_by(said.c.name)
    )


def _outlet_rows(pages: ColumnElement[bool] | None = None) -> Select[Any]:
    """A row of `outlets` for each outlet, of all pages or of some."""
    g = t.pages.c
    right = and_(S.page == g.id, or_(S.verdict.is_(None), S.verdict != "wrong"))
    # Summed, not asked for `opposed = 1`: SQLite would walk all opposed statements for each page.
    said, against = (
        select(number).where(right).correlate(t.pages).scalar_subquery()
        for number in (func.count(), func.coalesce(func.sum(S.opposed), 0))
    )
    each = (
        select(
            OUTLET.label("name"),
            func.coalesce(copy_pages.c.home, 0).label("home"),
            said.label("statements"),
            against.label("opposed"),
            g.altered,
            g.published,
        )
        .outerjoin(copy_pages, copy_pages.c.page == g.id)
        .where(g.outlet.is_not(None), *(() if pages is None else (pages,)))
        .subquery()
    )
    c = each.c
    return select(
        c.name,
        func.count().label("pages"),
        func.count(func.distinct(c.home)).label("origins"),
        func.sum(c.statements).label("statements"),
        func.sum(c.opposed).label("opposed"),
        func.count(func.distinct(case((c.opposed > 0, c.home)))).label("opposed_origins"),
        func.count(func.nullif(c.altered, 0)).label("altered"),
        func.min(c.published).label("first"),
        func.max(c.published).label("last"),
    ).group_by(c.name)


def _keep(connection: Connection, table: Table, query: Select[Any]) -> None:
    if found := [dict(row) for row in connection.execute(query).mappings()]:
        connection.execute(insert(table), found)


def _add(
    connection: Connection,
    table: Table,
    found: Sequence[Row],
    *,
    least: Collection[str],
    most: Collection[str],
) -> None:
    """Add counts to those kept; of `least` and `most` the lesser and the greater value stays."""
    wanted = table.c.name.in_([row["name"] for row in found])
    had = {row["name"]: dict(row)
           for row in connection.execute(select(table).where(wanted)).mappings()}  # fmt: skip
    for row in found:
        before = had.get(row["name"])
        if before is None:
            connection.execute(insert(table), [row])
            continue
        now = {name: before[name] + row[name] for name in row.keys() - {"name", *least, *most}}
        for names, choose in ((least, min), (most, max)):
            for name in names:
                known = [value for value in (before[name], row[name]) if value is not None]
                now[name] = choose(known, default=None)
        connection.execute(update(table).where(table.c.name == row["name"]).values(now))


def _chunks(values: Iterable[str]) -> Iterator[list[str]]:
    listed = sorted(set(values))
    for at in range(0, len(listed), ASKED):
        yield listed[at : at + ASKED]
