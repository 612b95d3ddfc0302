"""The lists a reader browses, a portion at a time, each with what its line shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, func, select

from reportedly.errors import QueryError
from reportedly.ledger import listing
from reportedly.ledger import matter_tables as m
from reportedly.ledger import person_tables as p
from reportedly.ledger import search as searching
from reportedly.ledger import tables as t
from reportedly.ledger.backend import explained
from reportedly.ledger.copy_tables import copy_pages
from reportedly.ledger.spelling import names_like
from reportedly.ledger.tally_tables import outlets, voices
from reportedly.people.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Engine

    from reportedly.ledger.backend import Backend

Row = dict[str, Any]

SEEN = p.sightings.c

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
        """Pages, newest first, with how many statements each has and how many are opposed.

        `alike` counts the pages of a page's origin, itself among them.
        """
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
        v = voices.c
        found = select(voices).order_by(v.statements.desc(), v.name)
        with explained(self.backend), self.reader.connect() as connection:
            if like:
                found = found.where(v.name.in_(_shown_like(connection, like)))
            portion = _cut_off(connection, found, limit, after)
            people = _people(connection, [row["name"] for row in portion.items])
        for row in portion.items:
            row |= {"key": key(row["name"]) or None, "people": people.get(row["name"], 0)}
        return portion

    def statement_portion(
        self,
        *,
        speaker: str = "",
        matter: int | None = None,
        page: str | None = None,
        limit: int = 50,
        after: str = "",
    ) -> Portion:
        """Statements of a speaker, in any spelling, or of a shared matter; by the day of saying.

        Those of a page come in its order.
        """
        s = t.statements.c
        found = _statements().order_by(s.said_begin.is_(None), s.said_begin, s.number)
        if speaker:
            with explained(self.backend), self.reader.connect() as connection:
                found = found.where(searching.said_by(connection, speaker))
        if matter is not None:
            member = and_(m.shared_members.c.page == s.page, m.shared_members.c.matter == s.matter)
            found = found.join(m.shared_members, member).where(m.shared_members.c.shared == matter)
        if page is not None:
            found = found.where(s.page == page).order_by(None).order_by(s.place)
        return self._portion(found, limit, after)

    def outlet_portion(self, *, limit: int = 50, after: str = "") -> Portion:
        """Outlets with their pages and origins, statements, and how many pages were altered."""
        o = outlets.c
        return self._portion(select(outlets).order_by(o.pages.desc(), o.name), limit, after)

    def opposed_portion(self, kinds: Sequence[str], *, limit: int = 50, after: str = "") -> Portion:
        """Pairs of accounts of these kinds, newest page first."""
        pages = listing.pages_with(kinds).limit(place(after) + limit + 1)  # each has one at least
        found = listing.relations(kinds).where(t.relations.c.page.in_(pages)).order_by(None)
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
        """A portion of a list that is put in order each time, so that its cursor is a place."""
        with explained(self.backend), self.reader.connect() as connection:
            return _cut_off(connection, found, limit, after)


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


def _cut_off(connection: Connection, found: Select[Any], limit: int, after: str) -> Portion:
    skip = place(after)
    items = _rows(connection, found.limit(limit + 1).offset(skip))
    return Portion(items[:limit], str(skip + limit) if items[limit:] else None)


def _shown_like(connection: Connection, typed: str) -> set[str]:
    """The names somebody's statements stand under whose name, in any spelling, was typed."""
    names = names_like(connection, "speaker", typed)
    shown = set(names)
    person = select(p.persons.c.name).join(p.sightings, SEEN.person == p.persons.c.number)
    for at in range(0, len(names), ASKED):
        some = person.where(SEEN.name.in_(names[at : at + ASKED])).distinct()
        shown.update(connection.scalars(some))
    return shown


def _people(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    """How many people or bodies of each name say something; none of an unnamed source's."""
    said = and_(t.statements.c.page == SEEN.page, t.statements.c.speaker == SEEN.speaker)
    says = (
        select(SEEN.number)
        .join(t.statements, said)
        .where(SEEN.person == p.persons.c.number, listing.RIGHT)
        .correlate(p.persons)
        .exists()
    )
    query = select(p.persons.c.name, func.count()).where(says).group_by(p.persons.c.name)
    found: dict[str, int] = {}
    for at in range(0, len(names), ASKED):
        some = query.where(p.persons.c.name.in_(names[at : at + ASKED]))
        found |= {row.name: row[1] for row in connection.execute(some)}
    return found


def _rows(connection: Connection, found: Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(found).mappings()]


def _pages() -> Select[Any]:
    p, s = t.pages.c, t.statements.c
    of_page = select(func.count()).where(s.page == p.id)
    # Summed, not asked for `opposed = 1`: SQLite would walk all opposed statements for each page.
    opposed = select(func.coalesce(func.sum(s.opposed), 0)).where(s.page == p.id)
    names = ("id", "number", "title", "outlet", "address", "kind", "published", "story_best",
             "altered", "read_at")  # fmt: skip
    one, other = copy_pages.alias(), copy_pages.alias()
    alike = (
        select(func.count())
        .select_from(one)
        .join(other, other.c.home == one.c.home)
        .where(one.c.page == p.id)
    )
    return select(
        *(p[name] for name in names),
        of_page.scalar_subquery().label("statements"),
        opposed.scalar_subquery().label("opposed"),
        alike.scalar_subquery().label("alike"),
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
