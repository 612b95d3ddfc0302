"""What a person says of the machine's reading: the kinds of correction, and which of them stand.

A correction is a row of its own that is never changed: who, when, what, why, the words of the page
it is about, and what the machine had there. Undoing one is a further row. `revision.py` puts them
on a page's report; `writing.py` does so again whenever the page is read again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from reportedly.errors import CorrectionError
from reportedly.ledger.wording import forms
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reportedly.statement import Report, Statement

PARTS = ("content", "source", "cue")
"""What of a statement has words that can be marked anew."""

CONTEXT = 32
"""Characters kept before and after a statement, to tell equal words on one page apart (as
Hypothesis keeps for its TextQuote selectors)."""


@dataclass(frozen=True, slots=True)
class Accept:
    """The statement is right as it stands."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """It is no statement, or so wrong that it should not be found."""


@dataclass(frozen=True, slots=True)
class ChangeSpeaker:
    """Somebody else said it."""

    name: str


@dataclass(frozen=True, slots=True)
class MoveTo:
    """It speaks of another matter, by its name; a new name makes a new matter."""

    matter: str


@dataclass(frozen=True, slots=True)
class EditSpan:
    """Other words of the page are its content, source or cue; code points of the original text."""

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Same:
    """Names of one person, in the whole ledger; the first is the one shown."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two names that are not one person's, however alike; ends their being merged."""

    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class OnPage:
    """On one page this name stands for another person, to be shown under another name."""

    name: str
    shown: str


@dataclass(frozen=True, slots=True)
class Undo:
    """A correction no longer holds; undoing an undo brings it back."""

    id: str


Change = Accept | Wrong | ChangeSpeaker | MoveTo | EditSpan | Same | Apart | OnPage | Undo

ACTIONS: dict[str, Callable[..., Change]] = {
    "accept": Accept,
    "wrong": Wrong,
    "speaker": ChangeSpeaker,
    "matter": MoveTo,
    "span": EditSpan,
    "same": Same,
    "apart": Apart,
    "on-page": OnPage,
    "undo": Undo,
}
"""The word each kind has in the ledger."""

OF_STATEMENTS = (Accept, Wrong, ChangeSpeaker, MoveTo, EditSpan)
PEOPLE_ROWS = ("same", "apart", "undo")
"""Actions of corrections that hold in the whole ledger, and what may undo them."""

WORDS: dict[object, str] = {kind: word for word, kind in ACTIONS.items()}


def to_row(
    change: Change,
    *,
    who: str,
    why: str | None = None,
    report: Report | None = None,
    statement: str | None = None,
) -> dict[str, Any]:
    """The row of a correction made now. Raises CorrectionError where it fits nothing."""
    _check(change, report)
    found = statement_of(report, statement) if report and statement else None
    return {
        "id": uuid.uuid4().hex,
        "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"),
        "who": who,
        "action": WORDS[type(change)],
        "page": report.page.id if report else None,
        "address": report.page.address if report else None,
        "statement": statement,
        "anchor": anchor(report, found) if report and found else None,
        "value": {item.name: _plain(getattr(change, item.name)) for item in fields(change)},
        "machine": _machine(change, report, found) if report and found else None,
        "why": why,
    }


def to_change(row: Mapping[str, Any]) -> Change:
    """The change a row tells of."""
    value: dict[str, Any] = {
        name: tuple(item) if isinstance(item, list) else item for name, item in row["value"].items()
    }
    made: Change = ACTIONS[row["action"]](**value)
    return made


def in_force(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The corrections that stand, oldest first, without the undos among them.

    An undo takes one back unless it is itself undone; rows are of any order.
    """
    ordered = sorted(rows, key=lambda row: (row["made_at"], row["id"]))
    undos: dict[str, list[str]] = {}
    for row in ordered:
        if row["action"] == "undo":
            undos.setdefault(row["value"]["id"], []).append(row["id"])
    return [
        row for row in ordered if row["action"] != "undo" and not _undone(row["id"], undos, set())
    ]


def _undone(made: str, undos: Mapping[str, list[str]], seen: set[str]) -> bool:
    """Whether an undo of it stands; clocks play no part, and a ring of undos undoes nothing."""
    if made in seen:
        return True
    return any(not _undone(undo, undos, seen | {made}) for undo in undos.get(made, ()))


def in_a_line(made: Mapping[str, Any]) -> str:
    """One correction in words.

    >>> in_a_line({"action": "speaker", "value": {"name": "Ada Lund"}, "machine": "Lund's aide",
    ...            "who": "lena", "made_at": "2031-05-07T10:00:00+00:00", "why": "caption"})
    "speaker: Lund's aide → Ada Lund (lena, 2031-05-07: caption)"
    """
    value, machine, action = made["value"], made["machine"], made["action"]
    told = value.get("name") or value.get("matter")
    if action == "span":
        action, told = value["part"], f"{value['start']}-{value['end']}"
        machine = ", ".join(f"{start}-{end}" for start, end in machine or ())
    elif action == "on-page":
        action, told, machine = "speaker", value["shown"], value["name"]
    changed = f": {machine or 'nothing'} → {told}" if told else ""
    why = f": {made['why']}" if made["why"] else ""
    return f"{action}{changed} ({made['who']}, {made['made_at'][:10]}{why})"


def statement_of(report: Report, wanted: str) -> Statement:
    """The statement of a page with this id. Raises CorrectionError."""
    found = next((item for item in report.statements if item.id == wanted), None)
    if found is None:
        todo = f"List them with: reportedly show {report.page.id}"
        raise CorrectionError(f"no statement {wanted} on page {report.page.id}", todo=todo)
    return found


def fingerprint(words: str) -> str:
    """One value for the same words, whatever their case and the signs between them.

    >>> fingerprint("The order is over.") == fingerprint("the order is over")
    True
    """
    return hashlib.sha256(" ".join(forms(words)).encode("utf-8", "replace")).hexdigest()[:16]


def anchor(report: Report, statement: Statement) -> dict[str, Any]:
    """What finds the statement again on another reading of the page."""
    text = report.page.text.original
    spans = statement.content.spans
    start = min((span.start for span in spans), default=0)
    end = max((span.end for span in spans), default=0)
    return {
        "fingerprint": fingerprint(statement.content.text),
        "content": statement.content.text,
        "source": statement.source.text if statement.source else None,
        "before": text[max(0, start - CONTEXT) : start],
        "after": text[end : end + CONTEXT],
        "start": start,
    }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _check(change: Change, report: Report | None) -> None:
    """Raises CorrectionError where a change says nothing that can be put on the page."""
    if isinstance(change, EditSpan):
        _check_span(change, report)
    if isinstance(change, Same | Apart) and len({n for n in change.names if n.strip()}) < 2:
        raise CorrectionError("two different names are needed", todo="Name both people")
    named = {ChangeSpeaker: "name", MoveTo: "matter", OnPage: "shown"}.get(type(change))
    if named and not getattr(change, named).strip():
        raise CorrectionError("a name is needed", todo="Give one that is not empty")


def _check_span(change: EditSpan, report: Report | None) -> None:
    if change.part not in PARTS:
        raise CorrectionError(f"no part {change.part!r}", todo=f"Choose one of {', '.join(PARTS)}")
    length = len(report.page.text.original) if report else 0
    if not 0 <= change.start < change.end <= length:
        told = f"no characters {change.start}-{change.end} on the page"
        raise CorrectionError(told, todo=f"It has characters 0 to {length}")
    if report and report.page.text.to_original.derived(Span(change.start, change.end)) is None:
        told = f"nothing to read at characters {change.start}-{change.end}"
        raise CorrectionError(told, todo="Choose a span with letters that can be seen")


def _machine(change: Change, report: Report, found: Statement) -> Any:
    """What the machine had in the place of the change."""
    if isinstance(change, ChangeSpeaker):
        return next((item.name for item in report.speakers if item.id == found.speaker), None)
    if isinstance(change, MoveTo):
        return next((item.name for item in report.matters if item.id == found.matter), None)
    if isinstance(change, EditSpan):
        words = getattr(found, change.part)
        return [[span.start, span.end] for span in words.spans] if words else None
    return None
