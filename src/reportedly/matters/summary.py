"""How a matter stands: by each account, with the highest standing found and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reportedly.matters.status import SURE_STATUS
from reportedly.statement import Act, Standing, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.matters.words import Token
    from reportedly.statement import Judged

RANK = (
    Standing.ENACTED,
    Standing.ANNOUNCED,
    Standing.STATED,
    Standing.APPEALED,
    Standing.ALLEGED,
    Standing.HEARSAY,
)
"""Standings from the strongest in force to the weakest."""

BY = {
    Standing.ENACTED: "by an act",
    Standing.ANNOUNCED: "by announcement",
    Standing.STATED: "by statements",
    Standing.APPEALED: "by appeals",
    Standing.ALLEGED: "by allegation",
    Standing.HEARSAY: "by hearsay",
}
WORDED = {
    Status.PLANNED: "planned",
    Status.NOT_BEGUN: "not begun",
    Status.BEGUN: "begun",
    Status.ONGOING: "going on",
    Status.PAUSED: "paused",
    Status.DENIED: "denied",
}
ORDER = (
    Status.ENDED,
    Status.END_DEMANDED,
    Status.NOT_LEGALLY_ENDED,
    Status.BEGUN,
    Status.ONGOING,
    Status.PAUSED,
    Status.PLANNED,
    Status.NOT_BEGUN,
    Status.DENIED,
)
"""The dispute over an end comes first: it is what a reader asks after."""

MOST_NAMES = 3
"""Names given for one status; a card line holds no more."""

INSTRUMENTS = (
    "decree",
    "law",
    "ordinance",
    "ruling",
    "order",
    "regulation",
    "resolution",
    "treaty",
    "vote",
)


class Summed(Protocol):
    """What a summary needs of a statement, on one page or across pages."""

    @property
    def id(self) -> str:
        """Its id, by which `names` gives its voice."""

    @property
    def act(self) -> Judged[Act] | None:
        """What its source does by speaking."""

    @property
    def standing(self) -> Judged[Standing] | None:
        """What its words are, in force."""

    @property
    def status(self) -> Judged[Status] | None:
        """What it says of the matter's course."""

    @property
    def parts(self) -> tuple[Token, ...]:
        """The words of its content."""


def summarise(accounts: Sequence[Summed], names: Mapping[str, str]) -> str:
    """One line: the dispute over the matter's end, then each status with its standing and voices.

    `names` gives a speaker's name by statement id. Empty where no statement gives a status.
    """
    by_status: dict[Status, list[Summed]] = {}
    for one in accounts:
        if one.status is not None and one.status.confidence >= SURE_STATUS:
            by_status.setdefault(one.status.value, []).append(one)
    if not by_status:
        return ""
    short = "; ".join(_clauses(accounts, by_status))
    voices = [
        f"{_label(status)}: {_voices(by_status[status], names)}"
        for status in ORDER
        if status in by_status and _voices(by_status[status], names)
    ]
    return f"{short}. {'; '.join(voices)}" if voices else short


def _clauses(accounts: Sequence[Summed], by_status: Mapping[Status, list[Summed]]) -> list[str]:
    found = []
    if Status.ENDED in by_status:
        found.append(_ended(by_status[Status.ENDED]))
        if not _enacted(by_status[Status.ENDED]):
            found.append("no ending act named")
    if Status.END_DEMANDED in by_status:
        paper = _instrument(accounts)
        found.append(f"end by {paper} demanded" if paper else "end demanded")
    if Status.NOT_LEGALLY_ENDED in by_status:
        found.append("legal force of the end denied")
    return found + [
        f"{WORDED[status]} {_manner(by_status[status])}".strip()
        for status in ORDER
        if status in WORDED and status in by_status
    ]


def _ended(members: Sequence[Summed]) -> str:
    return "ended by an act" if _enacted(members) else f"declared over {_manner(members)}".strip()


def _enacted(members: Sequence[Summed]) -> bool:
    return any(one.standing and one.standing.value is Standing.ENACTED for one in members)


def _manner(members: Sequence[Summed]) -> str:
    """How the strongest of the statements stands in force ("by statements")."""
    best = _best(members)
    if best is Standing.ENACTED:
        act = next(o.act for o in members if o.standing and o.standing.value is best)
        return "by an order" if act and act.value is Act.ORDERS else BY[best]
    return BY[best] if best else ""


def _best(members: Sequence[Summed]) -> Standing | None:
    found = {one.standing.value for one in members if one.standing}
    return next((standing for standing in RANK if standing in found), None)


def _label(status: Status) -> str:
    return WORDED.get(
        status,
        {
            Status.ENDED: "over",
            Status.END_DEMANDED: "end demanded",
            Status.NOT_LEGALLY_ENDED: "not legally ended",
        }.get(status, str(status)),
    )


def _voices(members: Sequence[Summed], names: Mapping[str, str]) -> str:
    """Who gives this status, the strongest in force first, each once."""
    ranked = sorted(
        members, key=lambda o: RANK.index(o.standing.value) if o.standing else len(RANK)
    )
    found: list[str] = []
    for one in ranked:
        name = names.get(one.id)
        if name is not None and name not in found:
            found.append(name)
    more = len(found) - MOST_NAMES
    return ", ".join(found[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def _instrument(accounts: Sequence[Summed]) -> str | None:
    """The act of law asked for by those who demand something in this matter."""
    for paper in INSTRUMENTS:
        for one in accounts:
            wished = one.act is not None and one.act.value in {Act.DEMANDS, Act.ASKS}
            if wished and any(part.lower in {paper, f"{paper}s"} for part in one.parts):
                return paper
    return None
