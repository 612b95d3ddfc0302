"""The part of a ledger that takes corrections and gives pages as they stand after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from reportedly.errors import CorrectionError
from reportedly.ledger import person_tables as p
from reportedly.ledger import rows, writing
from reportedly.ledger import tables as t
from reportedly.ledger.backend import explained
from reportedly.ledger.corrections import (
    OF_STATEMENTS,
    Apart,
    Change,
    OnPage,
    Same,
    Undo,
    in_force,
    to_row,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Engine

    from reportedly.ledger.backend import Backend
    from reportedly.ledger.revision import Revision
    from reportedly.statement import Report

Row = dict[str, Any]


class Correcting:
    """What a ledger does with people's corrections."""

    backend: Backend
    engine: Engine
    reader: Engine

    def correct(
        self,
        change: Change,
        *,
        who: str,
        why: str | None = None,
        page: str | None = None,
        statement: str | None = None,
    ) -> str:
        """Keep a correction and put it on what it is about, in one transaction; its id.

        Changes of a statement need `page` and `statement`, `OnPage` needs `page`; `Same` and
        `Apart` hold in the whole ledger. Raises NotFound for a page and CorrectionError for a
        statement, span or correction that is not there.
        """
        if isinstance(change, OF_STATEMENTS) and not (page and statement):
            raise CorrectionError("which statement?", todo="Name it as PAGE:STATEMENT")
        with explained(self.backend), self.engine.begin() as connection:
            if isinstance(change, Undo):
                return self._undo(connection, change, who=who, why=why)
            if isinstance(change, Same | Apart):
                _check_names(connection, change)
            report = rows.stored_report(connection, page, self.backend.where) if page else None
            if isinstance(change, OnPage):
                _check_speaker(change, report)
            row = to_row(change, who=who, why=why, report=report, statement=statement)
            connection.execute(insert(t.corrections), [self.backend.storable(row)])
            self._apply(connection, row)
            return str(row["id"])

    def undo_last(self, page: str, statement: str, *, who: str, why: str | None = None) -> str:
        """Undo the latest correction of a statement that stands; the undo's id.

        Raises CorrectionError where none stands.
        """
        made = self.corrected(page).made.get(statement)
        if not made:
            raise CorrectionError(f"nothing to undo on {page}:{statement}")
        return self.correct(Undo(made[-1]["id"]), who=who, why=why)

    def corrections(self, page: str | None = None) -> list[Row]:
        """All corrections, oldest first, or those of one page; `stands` says which hold."""
        with explained(self.backend), self.reader.connect() as connection:
            found = [dict(row) for row in connection.execute(select(t.corrections)).mappings()]
        standing = {row["id"] for row in in_force(found)}
        ordered = sorted(found, key=lambda row: (row["made_at"], row["id"]))
        return [
            row | {"stands": row["id"] in standing}
            for row in ordered
            if page is None or row["page"] == page
        ]

    def corrected(self, page: str) -> Revision:
        """A page's report as it stands, with what people changed in it. Raises NotFound."""
        with explained(self.backend), self.reader.connect() as connection:
            report = rows.stored_report(connection, page, self.backend.where)
            revision = writing.as_it_stands(connection, report)
            return writing.with_shown_names(connection, revision)

    def _undo(self, connection: Connection, change: Undo, *, who: str, why: str | None) -> str:
        query = select(t.corrections).where(t.corrections.c.id.startswith(change.id)).limit(2)
        found = connection.execute(query).mappings().all()
        if len(found) != 1:
            todo = "List them with: reportedly correct --list"
            raise CorrectionError(f"no correction {change.id}", todo=todo)
        undone = dict(found[0])
        row = to_row(Undo(undone["id"]), who=who, why=why)
        row |= {name: undone[name] for name in ("page", "address", "statement")}
        connection.execute(insert(t.corrections), [self.backend.storable(row)])
        self._apply(connection, _root(connection, undone))
        return str(row["id"])

    def _apply(self, connection: Connection, row: Mapping[str, Any]) -> None:
        """Bring what a correction is about in line with the corrections that stand."""
        if row["page"] is None:
            writing.show_people(connection, self.backend, row["value"].get("names", ()))
        for page in writing.readings(connection, row):
            report = rows.stored_report(connection, page, self.backend.where)
            writing.read_anew(connection, self.backend, report)


def _root(connection: Connection, row: Mapping[str, Any]) -> Mapping[str, Any]:
    """The correction an undo, or an undo of an undo, is about in the end."""
    while row["action"] == "undo":
        query = select(t.corrections).where(t.corrections.c.id == row["value"]["id"])
        found = connection.execute(query).mappings().first()
        if found is None:
            return row
        row = dict(found)
    return row


def _check_speaker(change: OnPage, report: Report | None) -> None:
    if report is None or change.name not in {item.name for item in report.speakers}:
        todo = "Name the page, and the speaker as the page's card does"
        raise CorrectionError(f"nobody is named {change.name!r} there", todo=todo)


def _check_names(connection: Connection, change: Same | Apart) -> None:
    """Raises CorrectionError for a name nobody has; the name to be shown may be a new one."""
    needed = set(change.names[1:] if isinstance(change, Same) else change.names)
    n = t.names.c
    found = connection.scalars(select(n.name).where(n.kind == "speaker", n.name.in_(needed)))
    seen = p.sightings.c.name
    spoken_of = connection.scalars(select(seen).where(seen.in_(needed)))
    if missing := needed - set(found) - set(spoken_of):
        todo = "List the names with: reportedly people"
        raise CorrectionError(f"nobody is named {min(missing)!r}", todo=todo)
