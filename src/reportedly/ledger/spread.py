"""How many independent origins pages have: asked of the pairs of copies a ledger keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from reportedly.copies import CopyKind, Groups
from reportedly.ledger.backend import explained
from reportedly.ledger.copy_tables import copy_pairs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reportedly.ledger.store import Ledger

ASKED = 400
"""Pages in one question to the store: SQLite before 3.32 takes no more than 999 values."""


def spread(ledger: Ledger, pages: Iterable[str]) -> Groups:
    """Pages joined where one repeats most of another; excerpts join nothing.

    Costs two looks at an index for each page, whatever the ledger holds.
    """
    wanted = sorted(set(pages))
    pair, kind = copy_pairs.c, copy_pairs.c.record["kind"].as_string()
    query = select(pair.a, pair.b).where(kind != CopyKind.EXCERPT.value)
    joined: dict[tuple[str, str], None] = {}
    with explained(ledger.backend), ledger.reader.connect() as connection:
        for at in range(0, len(wanted), ASKED):
            some = wanted[at : at + ASKED]
            for side in (pair.a, pair.b):
                found = connection.execute(query.where(side.in_(some)))
                joined |= {(row.a, row.b): None for row in found}
    return Groups(joined)


def counted(pages: Collection[str], groups: Groups) -> str:
    """How many pages these are, and of how many origins.

    >>> counted({"a", "b", "c"}, Groups([("a", "b")])), counted({"a"}, Groups())
    ('3 pages of 2 origins', '1 page of 1 origin')
    """
    several = set(pages)
    return f"{_many(len(several), 'page')} of {_many(groups.count(several), 'origin')}"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
