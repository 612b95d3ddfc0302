"""The part of a ledger that tells of a few pages' copies, at a cost that does not grow with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.copies import judge, left_open
from reportedly.copies.register import ENOUGH
from reportedly.ledger import homes, repeats
from reportedly.ledger.backend import explained
from reportedly.ledger.browsing import place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection, Engine

    from reportedly.copies import Copy, Groups
    from reportedly.copies.originals import Pair
    from reportedly.ledger.backend import Backend


class Repeating:
    """What a ledger knows of single pages' copies."""

    backend: Backend
    reader: Engine

    def copies_of(self, pages: Collection[str]) -> tuple[Copy, ...]:
        """The pairs these pages stand in, from what was kept as each was added.

        As `Ledger.copies` has them, but no other pages are read to learn which words are usual:
        where those could make the other page the original, it is left open.
        """
        wanted = set(pages)
        with explained(self.backend), self.reader.connect() as connection:
            return _judged(connection, wanted)

    def copy_portion(self, *, limit: int = 50, after: str = "") -> tuple[list[Copy], str | None]:
        """Pairs of copies as `copies_of` has them, most shared first, and where the next begin."""
        skip = place(after)
        with explained(self.backend), self.reader.connect() as connection:
            pairs = repeats.most_shared(connection, limit=limit + 1, skip=skip)
            shown = pairs[:limit]
            judged = _judged(connection, {page for pair in shown for page in pair})
        found: dict[Pair, Copy] = {(one.a, one.b): one for one in judged}
        listed = [found[pair] for pair in shown if pair in found]
        return listed, str(skip + limit) if pairs[limit:] else None

    def count_origins(self) -> int:
        """How many independent origins all pages have: those that repeat each other are one."""
        with explained(self.backend), self.reader.connect() as connection:
            return homes.count(connection)

    def origins_of(self, pages: Iterable[str]) -> Groups:
        """Pages joined where one repeats most of another: to count independent origins by."""
        with explained(self.backend), self.reader.connect() as connection:
            return homes.origins(connection, pages)


def _judged(connection: Connection, pages: Collection[str]) -> tuple[Copy, ...]:
    pairs = repeats.around(connection, pages)
    known = repeats.documents_of(connection, (page for pair in pairs for page in pair))
    found = [one for one in judge(known, pairs, ()) if one.a in pages or one.b in pages]
    usual_counts = repeats.has_more_than(connection, ENOUGH - 1)
    return tuple(left_open(one) if usual_counts else one for one in found)
