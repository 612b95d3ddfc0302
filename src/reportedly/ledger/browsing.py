"""The lists a reader browses, a portion at a time, each with what its line shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, func, or_, select

from reportedly.errors import QueryError
from reportedly.ledger import listing, repeats
from reportedly.ledger import matter_tables as m
from reportedly.ledger import search as searching
from reportedly.ledger import tables as t
from reportedly.ledger.backend import explained
from reportedly.ledger.spelling import names_like

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Engine

    from reportedly.ledger.backend import Backend

Row = dict[str, Any]

EVERYTHING = 1_000_000_000
"""A limit no list reaches: for downloads, which are whole."""

FARTHEST = 2**31 - 1
"""The highest place a list may be asked to begin at: what every database takes as a number."""

ASKED = 500
"""Values in one question to the store: SQLite before 3.32 takes no more than 999."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Some rows of a list; `after` is where the next portion begins, None at the end."""

    items: list[Row]
    after: str | None = None


class Browsing:
    """What a ledger lists for a reader; `after` is what the portion before said."""

    backend: Backend
    reader: Engine

    def page_portion(
        self, *, outlet: str | None = None, limit: int = 50, after: str = ""
    ) -> Portion:
        """Pages, newest first, with how many statements each has and how many are opposed."""
        found = _pages().order_by(t.pages.c.number.desc())
        if outlet is not None:
            found = found.where(t.pages.c.outlet == outlet)
        if after:
            found = found.where(t.pages.c.number < place(after))
        items = self._some(found, limit + 1)
        return Portion(items[:limit], str(items[limit - 1]["number"]) if items[limit:] else None)

    def speaker_portion(self, *, like: str = "", limit: int = 50, after: str = "") -> Portion:
        """Names that say something, those that say most first; only names `like` one, if given.

        Each with its pages, and of how many independent origins those are.
        """
        s = t.statements.c
        days = (func.min(s.said_begin).label("first"), func.max(s.said_end).label("last"))
        found = listing.people().add_columns(*days, func.sum(s.opposed).label("opposed"))
        if like:
            with explained(self.backend), self.reader.connect() as connection:
                found = found.where(s.who.in_(names_like(connection, "speaker", like)))
        portion = self._portion(found, limit, after)
        with explained(self.backend), self.reader.connect() as connection:
            _add_origins(connection, portion.items)
        return portion

    def statement_portion(
        self,
        *,
        speaker: str = "",
        matter: int | None = None,
        limit: int = 50,
        after: str = "",
    ) -> Portion:
        """Statements of a speaker, in any spelling, or of a shared matter; by the day of saying."""
        s = t.statements.c
        found = _statements().order_by(s.said_begin.is_(None), s.said_begin, s.number)
        if speaker:
            with explained(self.backend), self.reader.connect() as connection:
                found = found.where(searching.said_by(connection, speaker))
        if matter is not None:
            member = and_(m.shared_members.c.page == s.page, m.shared_members.c.matter == s.matter)
            found = found.join(m.shared_members, member).where(m.shared_members.c.shared == matter)
        return self._portion(found, limit, after)

    def outlet_portion(self, *, limit: int = 50, after: str = "") -> Portion:
        """Outlets with their pages, statements, and how many pages were altered."""
        return self._portion(_outlets(), limit, after)

    def opposed_portion(self, kinds: Sequence[str], *, limit: int = 50, after: str = "") -> Portion:
        """Pairs of accounts of these kinds, newest page first."""
        found = listing.relations(kinds).order_by(None)
        return self._portion(
            found.order_by(t.pages.c.number.desc(), t.relations.c.number), limit, after
        )

    def page_rows(self, pages: Iterable[str]) -> dict[str, Row]:
        """The rows of `Ledger.pages` for these pages, by id."""
        found: dict[str, Row] = {}
        wanted = sorted(set(pages))
        with explained(self.backend), self.reader.connect() as connection:
            for at in range(0, len(wanted), ASKED):
                some = listing.pages().where(t.pages.c.id.in_(wanted[at : at + ASKED]))
                found |= {row["id"]: row for row in _rows(connection, some)}
        return found

    def names_beside(self, name: str) -> list[str]:
        """Other names that may be the same person's: those with the same key."""
        n = t.names.c
        with explained(self.backend), self.reader.connect() as connection:
            key = connection.scalar(select(n.key).where(n.kind == "speaker", n.name == name))
            if not key:
                return []
            alike = select(n.name).where(n.kind == "speaker", n.key == key, n.name != name)
            return sorted(connection.scalars(alike.limit(20)))

    def known_names(self, kind: str, *, limit: int = 300) -> list[str]:
        """Names of speakers or matters, to choose from; the latest learnt first."""
        n = t.names.c
        listed = select(n.name).where(n.kind == kind).order_by(n.number.desc()).limit(limit)
        with explained(self.backend), self.reader.connect() as connection:
            return sorted(connection.scalars(listed))

    def _some(self, found: Select[Any], limit: int, skip: int = 0) -> list[Row]:
        with explained(self.backend), self.reader.connect() as connection:
            return _rows(connection, found.limit(limit).offset(skip))

    def _portion(self, found: Select[Any], limit: int, after: str) -> Portion:
        """A portion of a list that is counted together each time, so that its cursor is a place."""
        skip = place(after)
        items = self._some(found, limit + 1, skip)
        return Portion(items[:limit], str(skip + limit) if items[limit:] else None)


def place(after: str) -> int:
    """The number a cursor holds. Raises QueryError for one that no list gave.

    >>> place(""), place("50")
    (0, 50)
    """
    if not after:
        return 0
    if not (after.isascii() and after.isdigit() and len(after) < 11 and int(after) <= FARTHEST):
        raise QueryError(f"no place {after[:40]!r} in this list", todo="Begin without after=")
    return int(after)


def _add_origins(connection: Connection, rows: Sequence[Row]) -> None:
    """Say of each name of `listing.people` how many origins its pages have."""
    pages: dict[str, set[str]] = {row["name"]: set() for row in rows}
    names = sorted(pages)
    for at in range(0, len(names), ASKED):
        for name, page in connection.execute(listing.people_pages(names[at : at + ASKED])):
            pages[name].add(page)
    groups = repeats.origins(connection, {page for found in pages.values() for page in found})
    for row in rows:
        row["origins"] = groups.count(pages[row["name"]])


def _rows(connection: Connection, found: Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(found).mappings()]


def _pages() -> Select[Any]:
    p, s = t.pages.c, t.statements.c
    of_page = select(func.count()).where(s.page == p.id)
    names = ("id", "number", "title", "outlet", "address", "kind", "published", "story_best",
             "altered", "read_at")  # fmt: skip
    opposed = of_page.where(s.opposed == 1).scalar_subquery()
    return select(
        *(p[name] for name in names),
        of_page.scalar_subquery().label("statements"),
        opposed.label("opposed"),
    )


def _statements() -> Select[Any]:
    s = t.statements.c
    names = ("page", "id", "content", "source", "speaker_name", "who", "type", "act", "polarity",
             "standing", "status", "channel", "addressee", "said_begin", "said_end", "relays",
             "parent", "matter_name", "outlet", "confidence", "opposed", "fingerprint", "verdict",
             "corrected")  # fmt: skip
    return (
        select(*(s[name] for name in names), t.pages.c.title, t.pages.c.published)
        .join(t.pages, t.pages.c.id == s.page)
        .where(listing.RIGHT)
    )


def _outlets() -> Select[Any]:
    p, s = t.pages.c, t.statements.c
    said = (
        select(s.page, func.count().label("statements"), func.sum(s.opposed).label("opposed"))
        .where(or_(s.verdict.is_(None), s.verdict != "wrong"))
        .group_by(s.page)
        .subquery()
    )
    pages = func.count(p.id)
    return (
        select(
            p.outlet.label("name"),
            pages.label("pages"),
            func.coalesce(func.sum(said.c.statements), 0).label("statements"),
            func.coalesce(func.sum(said.c.opposed), 0).label("opposed"),
            func.count(func.nullif(p.altered, 0)).label("altered"),
            func.min(p.published).label("first"),
            func.max(p.published).label("last"),
        )
        .outerjoin(said, said.c.page == p.id)
        .where(p.outlet.is_not(None))
        .group_by(p.outlet)
        .order_by(pages.desc(), p.outlet)
    )
