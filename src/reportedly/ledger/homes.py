"""Which pages are one origin: kept as pages come, so that origins are counted like rows.

Pages of which one repeats most of another, or both of one third, have one home: the page of them
that was compared first. An excerpt joins nothing, as in `copies.origins.page_groups`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from reportedly.copies.origins import Groups
from reportedly.copies.verdict import CopyKind
from reportedly.ledger.copy_tables import copy_pages, copy_pairs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy import Connection

    from reportedly.copies.originals import Pair

ASKED = 500
"""Values in one question to the store: SQLite before 3.32 takes no more than 999."""

P = copy_pages.c
JOINED = copy_pairs.c.record["kind"].as_string() != CopyKind.EXCERPT.value
"""The condition that two pages of a pair are one origin."""


def move_in(connection: Connection, page: str, with_: Collection[str]) -> set[str]:
    """Give a page just kept the home of the pages it repeats, or is repeated by.

    Where those had several homes, they get one: the pages that were apart before are returned.
    """
    number = select(P.number).where(P.page == page).scalar_subquery()
    homes = sorted(_homes(connection, with_))
    if not homes:
        return set()
    kept, *others = homes
    connection.execute(update(copy_pages).where(P.number == number).values(home=kept))
    if not others:
        return set()
    met = set(connection.scalars(select(P.page).where(P.home.in_(homes))))
    connection.execute(update(copy_pages).where(P.home.in_(others)).values(home=kept))
    return met


def move_out(connection: Connection, home: int) -> set[str]:
    """Give those who shared a home with a page that went the homes that are left; who they are."""
    left = {row.page: row.number for row in
            connection.execute(select(P.page, P.number).where(P.home == home))}  # fmt: skip
    groups = Groups(pair for pair in _joined(connection, left) if set(pair) <= left.keys())
    firsts: dict[str, int] = {}
    for page, number in left.items():
        root = groups.root(page)
        firsts[root] = min(number, firsts.get(root, number))
    for page, number in left.items():
        now = firsts[groups.root(page)]
        connection.execute(update(copy_pages).where(P.number == number).values(home=now))
    return set(left)


def home(connection: Connection, page: str) -> int | None:
    """The number of a page's home, None where the page was never compared."""
    return connection.scalar(select(P.home).where(P.page == page))


def lives_alone(connection: Connection, page: str) -> bool:
    """Whether no other page has the home of this one."""
    mine = select(P.home).where(P.page == page).scalar_subquery()
    return len(connection.execute(select(P.number).where(P.home == mine).limit(2)).all()) < 2


def origins(connection: Connection, pages: Iterable[str]) -> Groups:
    """Pages joined to the page that stands for all of their origin.

    Costs a look at an index for each page, whatever the ledger holds.
    """
    return Groups((first, page) for page, first in origin_pages(connection, pages).items())


def origin_pages(connection: Connection, pages: Iterable[str]) -> dict[str, str]:
    """For each of these pages the page that stands for all of its origin; often itself."""
    first = copy_pages.alias()
    query = select(P.page, first.c.page.label("first")).join(first, first.c.number == P.home)
    found: dict[str, str] = {}
    listed = sorted(set(pages))
    for at in range(0, len(listed), ASKED):
        some = query.where(P.page.in_(listed[at : at + ASKED]))
        found |= {row.page: row.first for row in connection.execute(some)}
    return found


def count(connection: Connection) -> int:
    """How many independent origins all pages have."""
    alone = select(func.count()).select_from(copy_pages).where(P.home == P.number)
    return connection.scalar(alone) or 0


def rebuild(connection: Connection) -> None:
    """Find the homes of all pages anew: for a migration."""
    connection.execute(update(copy_pages).values(home=P.number))
    for number, now in sorted(_wanted(connection).items()):
        if number != now:
            connection.execute(update(copy_pages).where(P.number == number).values(home=now))


def faults(connection: Connection) -> Iterator[str]:
    """Pages whose home is not what their pairs say."""
    wanted = _wanted(connection)
    for number, page, kept in connection.execute(select(P.number, P.page, P.home)).all():
        if wanted[number] != kept:
            yield f"page {page}: its origin is not the one its copies say"


def _wanted(connection: Connection) -> dict[int, int]:
    """The home of each page by its number, from all pairs."""
    numbers = {row.page: row.number for row in connection.execute(select(P.page, P.number))}
    joins = select(copy_pairs.c.a, copy_pairs.c.b).where(JOINED)
    groups = Groups((row.a, row.b) for row in connection.execute(joins))
    firsts: dict[str, int] = {}
    for page, number in numbers.items():
        root = groups.root(page)
        firsts[root] = min(number, firsts.get(root, number))
    return {number: firsts[groups.root(page)] for page, number in numbers.items()}


def _homes(connection: Connection, pages: Collection[str]) -> set[int]:
    found: set[int] = set()
    listed = sorted(pages)
    for at in range(0, len(listed), ASKED):
        some = select(P.home).where(P.page.in_(listed[at : at + ASKED]))
        found.update(connection.scalars(some))
    return found


def _joined(connection: Connection, pages: Collection[str]) -> Iterator[Pair]:
    """The pairs that make these pages one origin with others."""
    listed = sorted(pages)
    for at in range(0, len(listed), ASKED):
        some = copy_pairs.c.a.in_(listed[at : at + ASKED])
        query = select(copy_pairs.c.a, copy_pairs.c.b).where(JOINED, some)
        yield from ((row.a, row.b) for row in connection.execute(query))
