"""The ledger: reports in, statements out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from weakref import WeakSet

from sqlalchemy import Select, and_, delete, func, insert, inspect, or_, select

from reportedly.copies import Copy, Document, document, find_copies, judge
from reportedly.errors import LedgerError, LedgerVersion, NotFound
from reportedly.ledger import copying, rows, sqlite
from reportedly.ledger import tables as t
from reportedly.ledger.copy_tables import create_copy_tables, has_copy_tables
from reportedly.people.names import key

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from types import TracebackType

    from sqlalchemy import Connection, Engine, RowMapping

    from reportedly.statement import Report

Row = dict[str, Any]

BATCH = 500
"""Rows fetched at a time when a whole table is walked; bounds memory, no effect on results."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A block that holds the words searched for; `snippet` marks them with «»."""

    page: str
    title: str
    outlet: str | None
    label: str
    snippet: str
    statements: tuple[str, ...]


def open_ledger(where: str | Path = "reportedly.db", *, write: bool = True) -> Ledger:
    """The ledger at a path, made if it is not there and `write` is true.

    Raises LedgerError and its kinds: not a ledger, of a newer version, no right to write.
    """
    path = str(where)
    if "://" in path and not path.startswith("sqlite:///"):
        todo = "Give the path of a file; ledgers on a server are not supported yet"
        raise LedgerError("this kind of ledger is not known", where=path, todo=todo)
    path = path.removeprefix("sqlite:///")
    with sqlite.explained(path):
        ledger = Ledger(sqlite.engine_for(Path(path), write=write), path)
        try:
            ledger.prepare(write=write)
        except BaseException:
            ledger.close()
            raise
        return ledger


class Ledger:
    """The store of all that was read. Use it as a context manager; open it with `open_ledger`."""

    def __init__(self, engine: Engine, path: str) -> None:
        self._engine = engine
        self._open_walks: WeakSet[Generator[Row, None, None]] = WeakSet()
        self.path = path

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
        self._engine.dispose()

    def prepare(self, *, write: bool) -> None:
        """Check the version; make the tables where there are none."""
        with self._engine.begin() as connection:
            if not inspect(connection).has_table("settings"):
                self._make(connection, write=write)
                return
            found = connection.scalar(
                select(t.settings.c.value).where(t.settings.c.name == "schema_version")
            )
        if found is None or not str(found).isdigit():
            raise LedgerError("it is no ledger of Reportedly", where=self.path)
        if int(found) > t.SCHEMA_VERSION:
            todo = "Upgrade Reportedly to open it; nothing was changed"
            raise LedgerVersion(
                f"it has version {found}, this Reportedly knows up to {t.SCHEMA_VERSION}",
                where=self.path,
                todo=todo,
            )

    def _make(self, connection: Connection, *, write: bool) -> None:
        if not write or inspect(connection).get_table_names():
            todo = "Choose another with --ledger"
            raise LedgerError("it is no ledger of Reportedly", where=self.path, todo=todo)
        t.metadata.create_all(connection)
        create_copy_tables(connection)
        sqlite.create_search(connection)
        connection.execute(
            insert(t.settings),
            [{"name": "schema_version", "value": str(t.SCHEMA_VERSION)}],
        )

    # ------------------------------------------------------------------ writing

    def add(self, report: Report) -> bool:
        """Add all of one page in one transaction; False if it is there already, unchanged."""
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        with sqlite.explained(self.path), self._engine.begin() as connection:
            if _has(connection, report.page.id):
                return False
            raw = rows.raw_row(report.page)
            stored = select(t.raws.c.sha256).where(t.raws.c.sha256 == raw["sha256"])
            if connection.scalar(stored) is None:
                connection.execute(insert(t.raws), [raw])
            connection.execute(insert(t.pages), [rows.storable(rows.page_row(report, now))])
            for table, found in (
                (t.blocks, rows.block_rows(report.page)),
                (t.statements, rows.statement_rows(report)),
                (t.speakers, rows.speaker_rows(report)),
                (t.matters, rows.matter_rows(report)),
                (t.relations, rows.relation_rows(report)),
            ):
                if listed := [rows.storable(row) for row in found]:
                    connection.execute(insert(table), listed)
            if has_copy_tables(connection):
                copying.add_document(connection, document(report.page))
            if report.page.address:
                connection.execute(
                    delete(t.failures).where(t.failures.c.where == report.page.address)
                )
        return True

    def note_failure(self, where: str, message: str) -> None:
        """Remember that something could not be read, once for each place."""
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        row = {"where": where, "message": message, "seen_at": now}
        with sqlite.explained(self.path), self._engine.begin() as connection:
            connection.execute(delete(t.failures).where(t.failures.c.where == where))
            connection.execute(insert(t.failures), [row])

    # ------------------------------------------------------------------ reading

    def has(self, page: str) -> bool:
        """Whether the page with this id is in the ledger."""
        with sqlite.explained(self.path), self._engine.connect() as connection:
            return _has(connection, page)

    def counts(self) -> dict[str, int]:
        """How many pages, statements, speakers, matters and relations there are."""
        counted = (t.pages, t.statements, t.speakers, t.matters, t.relations, t.failures)
        with sqlite.explained(self.path), self._engine.connect() as connection:
            return {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in counted
            }

    def pages(self) -> Iterator[Row]:
        """All pages, oldest first, without their texts and bytes."""
        apart = {"original", "restored", "maps", "record"}
        columns = [column for column in t.pages.c if column.name not in apart]
        return self._walk(select(*columns).order_by(t.pages.c.number))

    def find_page(self, start: str) -> str:
        """The id of the one page whose id starts so. Raises NotFound for none and for several."""
        query = select(t.pages.c.id).where(t.pages.c.id.startswith(start, autoescape=True)).limit(2)
        with sqlite.explained(self.path), self._engine.connect() as connection:
            found = connection.scalars(query).all()
        if len(found) != 1:
            many = "several pages start" if found else "no page starts"
            todo = "List the pages with: reportedly show"
            raise NotFound(f"{many} with {start!r}", where=self.path, todo=todo)
        return str(found[0])

    def report(self, page: str) -> Report:
        """Everything read off one page, as it was added. Raises NotFound."""
        with sqlite.explained(self.path), self._engine.connect() as connection:
            found = connection.execute(select(t.pages).where(t.pages.c.id == page)).mappings()
            row = found.first()
            if row is None:
                todo = "List the pages with: reportedly show"
                raise NotFound(f"no page {page} in this ledger", where=self.path, todo=todo)
            raw = connection.scalar(select(t.raws.c.data).where(t.raws.c.sha256 == row["raw"]))
            parts = {
                table.name: list(
                    connection.scalars(
                        select(table.c.record).where(table.c.page == page).order_by(*order)
                    )
                )
                for table, order in (
                    (t.statements, [t.statements.c.place]),
                    (t.speakers, [t.speakers.c.id]),
                    (t.matters, [t.matters.c.id]),
                    (t.relations, [t.relations.c.number]),
                )
            }
        return rows.to_report(dict(row), bytes(raw or b""), parts)

    def documents(self) -> Iterator[Document]:
        """Every page's headline and body, restored, to be compared with the others."""
        query = (
            select(
                t.pages.c.id,
                t.pages.c.outlet,
                t.pages.c.published,
                t.blocks.c.text,
                t.blocks.c.label,
            )
            .join(t.blocks, t.blocks.c.page == t.pages.c.id)
            .order_by(t.pages.c.number, t.blocks.c.number)
        )
        for _, found in groupby(self._walk(query), key=lambda row: row["id"]):
            parts = list(found)
            told = (part["text"] for part in parts if part["label"] in {"headline", "body"})
            day = parts[0]["published"]
            yield Document(
                id=parts[0]["id"],
                text="\n\n".join(told),
                published=dt.date.fromisoformat(day) if day else None,
                outlet=parts[0]["outlet"],
            )

    def copies(self) -> tuple[Copy, ...]:
        """Pages that repeat each other, from what was kept as each was added.

        In a ledger of an older version, which keeps nothing, all pages are compared anew.
        """
        with sqlite.explained(self.path), self._engine.connect() as connection:
            kept = copying.kept(connection) if has_copy_tables(connection) else None
        return find_copies(self.documents()) if kept is None else judge(*kept, self.documents())

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

        `speaker` finds a name in any spelling that shares its key, or a part of it as typed.
        """
        query = (
            select(
                t.statements,
                t.pages.c.headline,
                t.pages.c.title,
                t.pages.c.outlet,
                t.pages.c.address,
            )
            .join(t.pages, t.pages.c.id == t.statements.c.page)
            .order_by(t.pages.c.number, t.statements.c.place)
        )
        exact = {
            t.statements.c.page: page,
            t.statements.c.act: act,
            t.statements.c.standing: standing,
            t.pages.c.outlet: outlet,
        }
        for column, wanted in exact.items():
            if wanted is not None:
                query = query.where(column == wanted)
        if speaker is not None:
            query = query.where(_said_by(speaker))
        if said_from is not None:
            query = query.where(t.statements.c.said_end >= said_from.isoformat())
        if said_to is not None:
            query = query.where(t.statements.c.said_begin <= said_to.isoformat())
        return self._walk(query)

    def people(self, name: str | None = None) -> Iterator[Row]:
        """Names that say something, with how many statements on how many pages.

        Rows of one name only: spellings are listed apart and share `key`.
        """
        said = and_(
            t.statements.c.page == t.speakers.c.page, t.statements.c.speaker == t.speakers.c.id
        )
        query = (
            select(
                t.speakers.c.name,
                t.speakers.c.kind,
                t.speakers.c.key,
                func.count(t.statements.c.id).label("statements"),
                func.count(func.distinct(t.speakers.c.page)).label("pages"),
            )
            .join(t.statements, said)
            .group_by(t.speakers.c.name, t.speakers.c.kind, t.speakers.c.key)
            .order_by(func.count(t.statements.c.id).desc(), t.speakers.c.name)
        )
        if name is not None:
            wanted = t.speakers.c.name.icontains(name, autoescape=True)
            query = query.where(or_(wanted, t.speakers.c.key == key(name)))
        return self._walk(query)

    def matters(self) -> Iterator[Row]:
        """Matters with their page's title and outlet."""
        query = (
            select(t.matters, t.pages.c.title, t.pages.c.outlet)
            .join(t.pages, t.pages.c.id == t.matters.c.page)
            .order_by(t.pages.c.number, t.matters.c.id)
        )
        return self._walk(query)

    def relations(self, kinds: Sequence[str] = ()) -> Iterator[Row]:
        """Relations of these kinds (all, if none is named) with both statements' words."""
        a, b = t.statements.alias("first"), t.statements.alias("second")
        names = ("content", "speaker_name", "source", "act", "standing", "status", "said_begin")
        query = (
            select(
                t.relations,
                t.pages.c.title,
                t.pages.c.outlet,
                *(
                    side.c[name].label(f"{end}_{name}")
                    for end, side in (("a", a), ("b", b))
                    for name in names
                ),
            )
            .join(t.pages, t.pages.c.id == t.relations.c.page)
            .join(a, and_(a.c.page == t.relations.c.page, a.c.id == t.relations.c.a))
            .join(b, and_(b.c.page == t.relations.c.page, b.c.id == t.relations.c.b))
            .order_by(t.pages.c.number, t.relations.c.number)
        )
        if kinds:
            query = query.where(t.relations.c.kind.in_(kinds))
        return self._walk(query)

    def failures(self) -> Iterator[Row]:
        """What could not be read, and why."""
        return self._walk(select(t.failures).order_by(t.failures.c.number))

    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        """Blocks that hold all the words (or "phrases") in their restored text, best first."""
        query = sqlite.query_of(words)
        if not query:
            return []
        with sqlite.explained(self.path), self._engine.connect() as connection:
            found = connection.execute(sqlite.FIND, {"query": query, "limit": limit}).mappings()
            return [self._hit(connection, row) for row in found.all()]

    def _hit(self, connection: Connection, row: RowMapping) -> Hit:
        about = select(t.pages.c.title, t.pages.c.outlet).where(t.pages.c.id == row["page"])
        title, outlet = connection.execute(about).one()
        near = select(t.statements.c.id, t.statements.c.record).where(
            t.statements.c.page == row["page"]
        )
        inside = tuple(
            found.id
            for found in connection.execute(near.order_by(t.statements.c.place))
            if any(
                row["start"] <= span[0] < row["end"] for span in found.record["content"]["spans"]
            )
        )
        snippet = row["snippet"].replace("\x02", "«").replace("\x03", "»")
        return Hit(row["page"], title, outlet, row["label"], snippet, inside)

    def _walk(self, query: Select[Any]) -> Iterator[Row]:
        walk = self._rows(query)
        self._open_walks.add(walk)
        return walk

    def _rows(self, query: Select[Any]) -> Generator[Row, None, None]:
        with sqlite.explained(self.path), self._engine.connect() as connection:
            found = connection.execution_options(yield_per=BATCH).execute(query).mappings()
            yield from (dict(row) for row in found)


def _has(connection: Connection, page: str) -> bool:
    return connection.scalar(select(t.pages.c.id).where(t.pages.c.id == page)) is not None


def _said_by(name: str) -> Any:
    """The condition that a statement's speaker or source carries `name` in some spelling."""
    wanted = or_(
        t.statements.c.speaker_name.icontains(name, autoescape=True),
        t.statements.c.source.icontains(name, autoescape=True),
    )
    found = key(name)
    if not found:
        return wanted
    spelt = select(t.speakers.c.id).where(
        t.speakers.c.page == t.statements.c.page,
        t.speakers.c.id == t.statements.c.speaker,
        t.speakers.c.key == found,
    )
    return or_(wanted, spelt.exists())
