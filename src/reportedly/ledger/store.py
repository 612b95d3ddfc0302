"""The ledger: reports in, statements out, corrections beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from weakref import WeakSet

from sqlalchemy import Select, delete, func, insert, select

from reportedly.copies import judge
from reportedly.errors import NotFound
from reportedly.ledger import listing, query, repeats, rows, writing
from reportedly.ledger import search as searching
from reportedly.ledger import tables as t
from reportedly.ledger.backend import explained
from reportedly.ledger.browsing import Browsing
from reportedly.ledger.correcting import Correcting
from reportedly.ledger.opening import backend_for, prepare
from reportedly.ledger.repeating import Repeating
from reportedly.ledger.sharing import Sharing
from reportedly.ledger.spelling import names_like

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection

    from reportedly.copies import Copy, Document
    from reportedly.ledger.backend import Backend
    from reportedly.ledger.search import Hit
    from reportedly.statement import Report

Row = dict[str, Any]

BATCH = 500
"""Rows fetched at a time when a whole table is walked; bounds memory, no effect on results."""


def open_ledger(where: str | Path = "reportedly.db", *, write: bool = True) -> Ledger:
    """The ledger at a path or a `postgresql://` address, made if it is not there and `write`.

    One of an older version is brought up to date. Raises LedgerError and its kinds: not a ledger,
    of a newer version, no right to write.
    """
    backend = backend_for(where)
    ledger = Ledger(backend, write=write)
    try:
        with explained(backend):
            prepare(backend, ledger.engine, write=write)
    except BaseException:
        ledger.close()
        raise
    return ledger


class Ledger(Correcting, Browsing, Sharing, Repeating):
    """The store of all that was read. Use it as a context manager; open it with `open_ledger`."""

    def __init__(self, backend: Backend, *, write: bool) -> None:
        self.backend = backend
        with explained(backend):
            self.engine = backend.engine(write=write)
        # Walks must not hold up writers, the ledger's own least of all.
        self.reader = backend.engine(write=False) if write else self.engine
        self._open_walks: WeakSet[Generator[Row, None, None]] = WeakSet()

    @property
    def path(self) -> str:
        """Where the ledger is, without a password."""
        return self.backend.where

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; walks over rows that were not finished end here."""
        for walk in list(self._open_walks):
            walk.close()
        self.engine.dispose()
        self.reader.dispose()

    # ------------------------------------------------------------------ writing

    def add(self, report: Report, *, again: bool = False) -> bool:
        """Add all of one page in one transaction; False if it is there already, unchanged.

        With `again` a page that is there gets this newer reading; corrections are put on it.
        """
        with explained(self.backend), self.engine.begin() as connection:
            number = None
            if _has(connection, report.page.id):
                if not again:
                    return False
                number = writing.remove_page(connection, self.backend, report.page.id)
            writing.add_page(connection, self.backend, report, number=number)
        return True

    def note_failure(self, where: str, message: str) -> None:
        """Remember that something could not be read, once for each place."""
        row = {"where": where[: writing.PLACE], "message": message, "seen_at": writing.now()}
        with explained(self.backend), self.engine.begin() as connection:
            row = self.backend.storable(row)
            connection.execute(delete(t.failures).where(t.failures.c.where == row["where"]))
            connection.execute(insert(t.failures), [row])

    # ------------------------------------------------------------------ reading

    def has(self, page: str) -> bool:
        """Whether the page with this id is in the ledger."""
        with explained(self.backend), self.reader.connect() as connection:
            return _has(connection, page)

    def counts(self, *names: str) -> dict[str, int]:
        """How many pages, statements, speakers, matters and relations there are, and so on.

        Only those of these `names`, if any is given: counting takes time in a large ledger.
        """
        tables = (
            t.pages, t.statements, t.speakers, t.matters, t.relations, t.corrections, t.failures
        )  # fmt: skip
        counted = [table for table in tables if not names or table.name in names]
        with explained(self.backend), self.reader.connect() as connection:
            return {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in counted
            }

    def pages(self) -> Iterator[Row]:
        """All pages, oldest first, without their texts and bytes."""
        return self._walk(listing.pages())

    def find_page(self, start: str) -> str:
        """The id of the one page whose id starts so. Raises NotFound for none and for several."""
        wanted = t.pages.c.id.startswith(start, autoescape=True)
        with explained(self.backend), self.reader.connect() as connection:
            found = connection.scalars(select(t.pages.c.id).where(wanted).limit(2)).all()
        if len(found) != 1:
            many = "several pages start" if found else "no page starts"
            todo = "List the pages with: reportedly show"
            raise NotFound(f"{many} with {start!r}", where=self.path, todo=todo)
        return str(found[0])

    def report(self, page: str) -> Report:
        """Everything the machine read off one page, as it was added. Raises NotFound."""
        with explained(self.backend), self.reader.connect() as connection:
            return rows.stored_report(connection, page, self.path)

    def documents(self) -> Iterator[Document]:
        """Every page's headline and body, restored, to be compared with the others."""
        return listing.documents(self._walk(listing.blocks()))

    def copies(self) -> tuple[Copy, ...]:
        """Pages that repeat each other, from what was kept as each was added."""
        with explained(self.backend), self.reader.connect() as connection:
            documents, verdicts = repeats.kept(connection)
        return judge(documents, verdicts, self.documents())

    def statements(
        self,
        *,
        speaker: str | None = None,
        page: str | None = None,
        act: str | None = None,
        standing: str | None = None,
        outlet: str | None = None,
        said_from: dt.date | None = None,
        said_to: dt.date | None = None,
    ) -> Iterator[Row]:
        """Statements with their page's headline and outlet, by page and place.

        Values are as corrected, those marked wrong among them (`verdict`); `record` is the
        machine's. `speaker` is a name in any spelling, or the start of each of its words.
        """
        s = t.statements.c
        found = listing.statements()
        exact = {s.page: page, s.act: act, s.standing: standing, s.outlet: outlet}
        for column, wanted in exact.items():
            if wanted is not None:
                found = found.where(column == wanted)
        if said_from is not None or said_to is not None:
            found = found.where(searching.said_in(query.Days(said_from, said_to)))
        if speaker is not None:
            with explained(self.backend), self.reader.connect() as connection:
                found = found.where(searching.said_by(connection, speaker))
        return self._walk(found)

    def people(self, name: str | None = None) -> Iterator[Row]:
        """Names that say something: how many statements, on how many pages, of how many origins.

        With a name, those that it may stand for. Spellings that were joined, by rule or by hand,
        stand under one name; others are listed apart and share `key`.
        """
        found = listing.people()
        if name is not None:
            with explained(self.backend), self.reader.connect() as connection:
                names = names_like(connection, "speaker", name)
            found = found.where(t.statements.c.who.in_(names))
        return self._walk(found)

    def matters(self) -> Iterator[Row]:
        """Matters with their page's title and outlet."""
        return self._walk(listing.matters())

    def relations(self, kinds: Sequence[str] = ()) -> Iterator[Row]:
        """Relations of these kinds (all, if none is named) with both statements' words."""
        return self._walk(listing.relations(kinds))

    def failures(self) -> Iterator[Row]:
        """What could not be read, and why."""
        return self._walk(select(t.failures).order_by(t.failures.c.number))

    def search(self, words: str, *, limit: int = 50, skip: int = 0) -> list[Hit]:
        """Blocks that hold the words, or statements that fit the fields, of a query.

        `skip` leaves out the first ones, seen before; what is added meanwhile may shift them.
        The language is that of `reportedly.ledger.query`. Raises QueryError for a field or value
        that is not known.
        """
        wanted = query.parse(words)
        with explained(self.backend), self.reader.connect() as connection:
            return searching.find(connection, self.backend, wanted, limit, skip)

    def _walk(self, found: Select[Any]) -> Iterator[Row]:
        walk = self._rows(found)
        self._open_walks.add(walk)
        return walk

    def _rows(self, found: Select[Any]) -> Generator[Row, None, None]:
        with explained(self.backend), self.reader.connect() as connection:
            batches = {"yield_per": BATCH}
            listed = connection.execute(found, execution_options=batches).mappings()
            yield from (dict(row) for row in listed)


def _has(connection: Connection, page: str) -> bool:
    return connection.scalar(select(t.pages.c.id).where(t.pages.c.id == page)) is not None
