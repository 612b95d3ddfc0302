"""A page's report as it stands after corrections; what the machine read stays as it was."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reportedly.ledger.corrections import (
    ChangeSpeaker,
    EditSpan,
    MoveTo,
    OnPage,
    Wrong,
    fingerprint,
    in_force,
    to_change,
)
from reportedly.ledger.corrections import anchor as anchor_of
from reportedly.offsets import Span
from reportedly.statement import Matter, Report, Speaker, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportedly.statement import Statement

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Revision:
    """A page after its corrections.

    `report` has the corrected values; `verdicts` is accepted or wrong by statement id; `made`
    lists by statement id what people changed there; `waiting` holds corrections about words that
    this reading of the page has no statement for.
    """

    report: Report
    verdicts: Mapping[str, str]
    made: Mapping[str, tuple[Row, ...]]
    waiting: tuple[Mapping[str, Any], ...] = ()


def revise(report: Report, rows: Iterable[Mapping[str, Any]]) -> Revision:
    """The page's report with the corrections that stand put on it, oldest first."""
    standing = in_force(rows)
    if not standing:
        return Revision(report, {}, {})
    work = _Work(report)
    waiting: list[Mapping[str, Any]] = []
    edited = _edited(report, standing)
    for row in standing:
        if row["action"] == "on-page":
            work.rename(row)
            continue
        found = _find(report, row, edited)
        moved = row["action"] == "span" and row["page"] != report.page.id
        if found is None or moved:  # places of other bytes mean nothing here
            waiting.append(row)
        else:
            work.change(found.id, row)
    return Revision(
        work.report(), work.verdicts, {k: tuple(v) for k, v in work.made.items()}, tuple(waiting)
    )


def _edited(report: Report, rows: Sequence[Mapping[str, Any]]) -> dict[str, set[str]]:
    """By the fingerprint a correction is about: others the statement may have on a new reading.

    Where a person marked a statement's words anew, a better reading finds just those words.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        change = to_change(row)
        here = row["page"] == report.page.id and row["anchor"]
        if isinstance(change, EditSpan) and change.part == "content" and here:
            words = _words(report, change)
            if words:
                found[row["anchor"]["fingerprint"]].add(fingerprint(words.text))
    return found


def _find(
    report: Report, row: Mapping[str, Any], edited: Mapping[str, set[str]]
) -> Statement | None:
    """The one statement that carries the words a correction is about, or None.

    Never a look-alike: the words must be the same; where several have them, so must the source,
    then the words around.
    """
    anchor = row["anchor"]
    wanted = {anchor["fingerprint"]}
    near = [item for item in report.statements if fingerprint(item.content.text) in wanted]
    if not near:
        wanted = edited.get(anchor["fingerprint"], set())
        near = [item for item in report.statements if fingerprint(item.content.text) in wanted]
    for names in (("source",), ("before", "after"), ("start",)):
        if len(near) > 1:
            exact = [
                item
                for item in near
                if all(anchor_of(report, item)[name] == anchor[name] for name in names)
            ]
            near = exact or near
    return near[0] if len(near) == 1 else None


def _words(report: Report, change: EditSpan) -> Words | None:
    """The words of the page at a span of its original text."""
    text, span = report.page.text, Span(change.start, change.end)
    where = text.to_original.derived(span)
    return Words((span,), text.restored[where.start : where.end]) if where else None


class _Work:
    """A report while corrections are put on it."""

    def __init__(self, report: Report) -> None:
        self.machine = report
        self.statements = {item.id: item for item in report.statements}
        self.speakers = {item.id: item for item in report.speakers}
        self.matters = {item.id: item for item in report.matters}
        self.verdicts: dict[str, str] = {}
        self.made: dict[str, list[Row]] = defaultdict(list)

    def change(self, statement: str, row: Mapping[str, Any]) -> None:
        """Put one correction on its statement."""
        change, now = to_change(row), self.statements[statement]
        machine: Any = row["machine"]
        if isinstance(change, ChangeSpeaker):
            now = replace(now, speaker=self._speaker(change.name))
        elif isinstance(change, MoveTo):
            now = replace(now, matter=self._matter(change.matter))
        elif isinstance(change, EditSpan):
            words = _words(self.machine, change)
            if words is not None:
                now = replace(now, **{change.part: words})  # type: ignore[arg-type]
        else:
            self.verdicts[statement] = "wrong" if isinstance(change, Wrong) else "accepted"
        self.statements[statement] = now
        self._note(statement, row, machine)

    def rename(self, row: Mapping[str, Any]) -> None:
        """Show a speaker of this page under another name."""
        change = to_change(row)
        assert isinstance(change, OnPage)
        for speaker in list(self.speakers.values()):
            if speaker.name == change.name:
                self.speakers[speaker.id] = replace(speaker, name=change.shown)
                for item in self.statements.values():
                    if item.speaker == speaker.id:
                        self._note(item.id, row, change.name)

    def report(self) -> Report:
        """The report as it stands; relations of statements marked wrong are gone."""
        wrong = {name for name, verdict in self.verdicts.items() if verdict == "wrong"}
        statements = tuple(self.statements.values())
        matters = (
            replace(item, statements=tuple(s.id for s in statements if s.matter == item.id))
            for item in self.matters.values()
        )
        return replace(
            self.machine,
            statements=statements,
            speakers=tuple(self.speakers.values()),
            matters=tuple(matters),
            relations=tuple(r for r in self.machine.relations if not {r.a, r.b} & wrong),
        )

    def _note(self, statement: str, row: Mapping[str, Any], machine: Any) -> None:
        kept = ("id", "action", "value", "who", "made_at", "why")
        self.made[statement].append({name: row[name] for name in kept} | {"machine": machine})

    def _speaker(self, name: str) -> str:
        for speaker in self.speakers.values():
            if speaker.name == name:
                return speaker.id
        made = Speaker(_new_id(self.speakers), name, "person")
        self.speakers[made.id] = made
        return made.id

    def _matter(self, name: str) -> str:
        for matter in self.matters.values():
            if matter.name == name:
                return matter.id
        made = Matter(_new_id(self.matters), name, (), "")
        self.matters[made.id] = made
        return made.id


def _new_id(known: Mapping[str, object]) -> str:
    """An id that no reading gives: `c` and a number."""
    return f"c{1 + sum(name.startswith('c') for name in known)}"
