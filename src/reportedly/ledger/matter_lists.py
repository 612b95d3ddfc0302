"""Matters across pages as a list shows them: a line each, with counts and days."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, select

from reportedly.ledger import homes
from reportedly.ledger import matter_tables as m
from reportedly.ledger import tables as t
from reportedly.ledger.copy_tables import copy_pages
from reportedly.ledger.listing import RIGHT, relations
from reportedly.matters.wide import common_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

Row = dict[str, Any]

ASKED = 500
"""Values in one question to the store: SQLite before 3.32 takes no more than 999."""


def most_told(connection: Connection, *, limit: int, skip: int = 0) -> list[int]:
    """The numbers of the matters of most pages, then of most statements."""
    table = m.shared_matters.c
    order = (table.pages.desc(), table.statements.desc(), table.number)
    return list(connection.scalars(select(table.number).order_by(*order).limit(limit).offset(skip)))


def counted(connection: Connection, numbers: Sequence[int]) -> list[Row]:
    """A row for each of these matters that still has statements, in this order.

    `tellings` are statements on all pages; `origins` the pages that do not repeat each other.
    """
    found: dict[int, Row] = {}
    for at in range(0, len(numbers), ASKED):
        some = numbers[at : at + ASKED]
        found |= {row["matter"]: row for row in _said(connection, some)}
        for number, (pages, names) in _members(connection, some).items():
            if number in found:
                groups = homes.origins(connection, pages)
                counts = {"pages": len(pages), "origins": groups.count(pages)}
                found[number] |= {"name": common_name(names)} | counts
    columns = ("matter", "name", "tellings", "pages", "origins", "voices", "opposed",
               "opposed_origins", "first", "last")  # fmt: skip
    return [{name: found[n][name] for name in columns} for n in numbers if n in found]


def _said(connection: Connection, numbers: Sequence[int]) -> list[Row]:
    s, members = t.statements.c, m.shared_members.c
    home = func.coalesce(copy_pages.c.home, 0)
    query = (
        select(
            members.shared.label("matter"),
            func.count(s.number).label("tellings"),
            func.count(func.distinct(s.who)).label("voices"),
            func.sum(s.opposed).label("opposed"),
            func.count(func.distinct(case((s.opposed == 1, home)))).label("opposed_origins"),
            func.min(s.said_begin).label("first"),
            func.max(s.said_end).label("last"),
        )
        .join(t.statements, and_(members.page == s.page, members.matter == s.matter))
        .outerjoin(copy_pages, copy_pages.c.page == members.page)
        .where(members.shared.in_(numbers), RIGHT)
        .group_by(members.shared)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _members(
    connection: Connection, numbers: Sequence[int]
) -> dict[int, tuple[set[str], list[str]]]:
    """The pages of each matter, and what they call it."""
    members = m.shared_members.c
    found: dict[int, tuple[set[str], list[str]]] = defaultdict(lambda: (set(), []))
    query = select(members.shared, members.page, members.name).where(members.shared.in_(numbers))
    for row in connection.execute(query):
        pages, names = found[row.shared]
        pages.add(row.page)
        names.append(row.name)
    return found


def opposed(connection: Connection, number: int, kinds: Sequence[str], limit: int) -> list[Row]:
    """Relations of these kinds between statements of a matter on one page each, newest first."""
    members, r = m.shared_members.c, t.relations.c
    ours = (
        select(t.statements.c.id)
        .join(m.shared_members, and_(members.page == t.statements.c.page,
                                     members.matter == t.statements.c.matter))
        .where(members.shared == number, t.statements.c.page == r.page)
        .correlate(t.relations)
    )  # fmt: skip
    pages = select(members.page).where(members.shared == number)
    query = (
        relations(kinds)
        .where(r.page.in_(pages), r.a.in_(ours) | r.b.in_(ours))
        .order_by(None)
        .order_by(t.pages.c.number.desc(), r.number)
        .limit(limit)
    )
    return [dict(row) for row in connection.execute(query).mappings()]
