"""Matters across pages as a list shows them: a line each, with counts and days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from reportedly.ledger import matter_tables as m
from reportedly.ledger import tables as t
from reportedly.ledger.listing import relations
from reportedly.ledger.tally_tables import matter_counts

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
        some = select(matter_counts).where(matter_counts.c.matter.in_(numbers[at : at + ASKED]))
        found |= {row["matter"]: dict(row) for row in connection.execute(some).mappings()}
    return [found[number] for number in numbers if number in found]


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
