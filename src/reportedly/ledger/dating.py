"""Dates of pages that state none, from their copies and neighbours; kept as pages are added."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, func, insert, or_, select

from reportedly.codec import decode, encode
from reportedly.copies import CopyKind, judge
from reportedly.dating.again import date_again
from reportedly.dating.neighbours import Around, FromOthers, Repeat, Role, date_from_others
from reportedly.ledger import matter_tables as m
from reportedly.ledger import repeats
from reportedly.ledger import tables as t
from reportedly.ledger.copy_tables import copy_pairs
from reportedly.ledger.date_tables import told_dates
from reportedly.page import PageDate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy import Connection

    from reportedly.copies import Copy, Document
    from reportedly.copies.originals import Pair
    from reportedly.copies.verdict import Verdict
    from reportedly.statement import Report

MOST = 20
"""Copies and pages of one matter looked at for a page, and pages dated again because of one: the
work of adding a page stays the same whatever the size of the ledger. With 20 and with 40 all
figures of ``python -m benchmarks docdate-copies`` are the same."""

SURE = 0.9
"""Confidence from which the likely original is taken for it: at .9 and more 608 of 610 were right
on ../shared/eval/copies, under it 5 in 6 (docs/quality/copies.md)."""

P = t.pages.c
_IS_EXACT = and_(P.story_begin.is_not(None), func.coalesce(P.story_end, "") == P.story_begin)
_IS_DATED = or_(P.published.is_not(None), _IS_EXACT)


def found(connection: Connection, page: str) -> FromOthers | None:
    """What other pages told of a page's date, as it was last worked out."""
    record = connection.scalar(select(told_dates.c.record).where(told_dates.c.page == page))
    if record is None:
        return None
    return FromOthers(decode(PageDate, record["story"]), decode(PageDate, record["page"]))


def with_told(connection: Connection, report: Report) -> Report:
    """The report with the dates other pages tell, where it states none."""
    told = found(connection, report.page.id)
    if told is None:
        return report
    return replace(date_again(report, told.story), page_date=told.page)


def touched(connection: Connection, page: str) -> list[str]:
    """The page and those whose date may hang on it, if they state none; `MOST` of each kind.

    None hangs on a page that states no date itself.
    """
    if connection.scalar(select(P.id).where(P.id == page, ~_IS_DATED)) is not None:
        return [page]
    members = m.shared_members.c
    matters = select(members.shared).where(members.page == page).distinct()
    of_matters = select(members.page).where(members.shared.in_(matters))
    ids = {page}
    for near in (_copies_of(page), of_matters):
        beside = select(P.id).where(P.id.in_(near), ~_IS_DATED).order_by(P.number.desc())
        ids.update(connection.scalars(beside.limit(MOST)))
    undated = select(P.id).where(P.id.in_(sorted(ids)), ~_IS_DATED).order_by(P.number)
    return list(connection.scalars(undated))


def work_out(connection: Connection, page: str) -> bool:
    """Date a page that states no date from what other pages state; whether that changed."""
    before = found(connection, page)
    record = connection.scalar(select(P.record).where(P.id == page))
    if record is None:
        return False
    own = decode(PageDate, record["report"]["date"])
    now = date_from_others(own, _repeats(connection, page), around(connection, page))
    if now == before:
        return False
    forget(connection, page)
    if now is not None:
        days = {f"story_{side}": encode(getattr(now.story, side)) for side in PARTS}
        record = {"story": encode(now.story), "page": encode(now.page)}
        connection.execute(insert(told_dates), [{"page": page, **days, "record": record}])
    return True


PARTS = ("begin", "best", "end")


def forget(connection: Connection, page: str) -> None:
    """Drop what other pages told of a page."""
    connection.execute(delete(told_dates).where(told_dates.c.page == page))


def repeats_of(
    page: str, known: Mapping[str, Document], pairs: Mapping[Pair, Verdict]
) -> Iterator[Repeat]:
    """The dated pages that repeat a page or that it repeats, and which of the two they are.

    `known` are the documents of its family, without texts; their days count, so those of pages
    that state none must be None.
    """
    for one in judge(known, pairs, ()):
        if page not in {one.a, one.b}:
            continue
        other = known[one.b if one.a == page else one.a]
        role = _role(one, page)
        if other.published is not None and role is not None:
            name = other.outlet or other.address or f"page {other.id}"
            yield Repeat(name, other.published, role, one.confidence)


def _role(one: Copy, page: str) -> Role | None:
    """What the other page of a pair is; None where it tells no date."""
    is_sure = one.confidence >= SURE
    is_of_page = one.original == page
    is_of_pair = one.original in {one.a, one.b}
    if one.kind is CopyKind.EXCERPT:  # a passage may have come from anywhere, at any time
        return None
    if not (is_sure and is_of_pair):
        return Role.ALIKE
    return Role.COPY if is_of_page else Role.ORIGINAL


def _repeats(connection: Connection, page: str) -> list[Repeat]:
    pairs = copy_pairs.c
    beside = or_(and_(pairs.a == page, pairs.b == P.id), and_(pairs.b == page, pairs.a == P.id))
    near = select(P.id).join(copy_pairs, beside).order_by(~_IS_DATED, P.number).limit(MOST)
    ids = [page, *connection.scalars(near)]
    days = _days(connection, ids)
    if not days:
        return []
    among = select(copy_pairs).where(pairs.a.in_(ids), pairs.b.in_(ids))
    verdicts = {
        (row.a, row.b): repeats.verdict(row.record)
        for row in connection.execute(among.order_by(pairs.a, pairs.b))
    }
    known = {
        name: replace(one, published=days.get(name))
        for name, one in repeats.documents_of(connection, ids).items()
    }
    return list(repeats_of(page, known, verdicts))


def _days(connection: Connection, pages: Collection[str]) -> dict[str, dt.date]:
    """The days pages state; those of date lines count, those concluded do not."""
    query = select(P.id, P.published, P.story_begin).where(P.id.in_(pages), _IS_DATED)
    return {row.id: _day(row.published or row.story_begin) for row in connection.execute(query)}


def _day(value: str) -> dt.date:
    return dt.date.fromisoformat(value)


def around(connection: Connection, page: str) -> list[Around]:
    """The page's matters with the days of other pages of each, the newest of them."""
    members = m.shared_members.c
    ours = select(members.shared, members.name).where(members.page == page)
    told = []
    seen = set()
    for row in connection.execute(ours.order_by(members.matter)).all():
        if row.shared in seen:
            continue
        seen.add(row.shared)
        of_matter = select(members.page).where(members.shared == row.shared, members.page != page)
        query = (
            select(func.coalesce(P.published, P.story_begin))
            .where(P.id.in_(of_matter), _IS_DATED, ~P.id.in_(_copies_of(page)))
            .order_by(P.number.desc())
            .limit(MOST)
        )
        told.append(Around(row.name, tuple(sorted(map(_day, connection.scalars(query))))))
    return told


def _copies_of(page: str) -> Any:
    """The pages that share a page's words: they are asked as copies, and no second time."""
    pairs = copy_pairs.c
    return select(pairs.b).where(pairs.a == page).union(select(pairs.a).where(pairs.b == page))


def undated(connection: Connection) -> list[str]:
    """All pages that state no date, in the order they came."""
    return list(connection.scalars(select(P.id).where(~_IS_DATED).order_by(P.number)))
