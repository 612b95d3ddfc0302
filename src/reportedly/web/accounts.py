"""A matter as it stands by each account: statements grouped by what they say of its course."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportedly.web.drawing import Point, timeline
from reportedly.web.wording import act, course, days, who

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

Row = dict[str, Any]

ORDER = ("planned", "begun", "ongoing", "paused", "end-demanded", "ended", "not-legally-ended",
         "not-begun", "denied", None)  # fmt: skip
"""Columns from a matter's beginning to its end; what says nothing of its course comes last."""


@dataclass(slots=True)
class Account:
    """One account of a matter, told by one or more pages in the same words."""

    row: Row
    outlets: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)

    @property
    def who(self) -> str:
        """Who says so."""
        return who(self.row)


@dataclass(slots=True)
class Side:
    """All accounts that say the same of a matter's course."""

    status: str | None
    says: str
    accounts: list[Account] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Opposition:
    """Accounts of one page that each stand against each of some others there.

    `by` are those that contradict or deny, each with the reasons why it is shown; `against` are
    those they are against. An account is the row of a pair it stands in.
    """

    row: Row
    by: tuple[tuple[Row, tuple[str, ...]], ...]
    against: tuple[Row, ...]


def oppositions(rows: Iterable[Row]) -> list[Opposition]:
    """Pairs of accounts, brought together where the same accounts are opposed; in order."""
    met: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        met.setdefault((row["page"], row["kind"], row["b"]), []).append(row)
    alike: dict[tuple[object, ...], list[list[Row]]] = {}
    for (page, kind, _), pairs in met.items():
        opposed = frozenset(row["a"] for row in pairs)
        alike.setdefault((page, kind, opposed), []).append(pairs)
    return [
        Opposition(
            groups[0][0],
            tuple((pairs[0], tuple(dict.fromkeys(row["reason"] for row in pairs)))
                  for pairs in groups),
            tuple(groups[0]),
        )
        for groups in alike.values()
    ]  # fmt: skip


def sides(rows: Iterable[Row]) -> list[Side]:
    """The sides of a matter, from beginning to end, each account once with where it is told."""
    found: dict[str | None, Side] = {}
    told: dict[tuple[object, ...], Account] = {}
    for row in rows:
        status = row["status"] if row["status"] in ORDER else None
        side = found.setdefault(status, Side(status, course(status)))
        key = (status, row["who"], row["fingerprint"])
        if key not in told:
            told[key] = Account(row)
            side.accounts.append(told[key])
        told[key].pages.append(row["page"])
        outlet = row["outlet"] or row["title"]
        if outlet not in told[key].outlets:
            told[key].outlets.append(outlet)
    return [found[status] for status in ORDER if status in found]


def course_in_time(rows: Sequence[Row]) -> Markup:
    """The matter's statements of a known day as dots in time, a line for each thing said of it."""
    return timeline(
        Point(
            dt.date.fromisoformat(row["said_begin"] or row["said_end"]),
            course(row["status"]),
            f"/pages/{row['page']}/{row['id']}",
            f"{who(row)} {act(row['act'])}: {row['content'][:120]} "
            f"({days(row['said_begin'], row['said_end'])})",
            bool(row["opposed"]),
        )
        for row in sorted(rows, key=lambda row: ORDER.index(
            row["status"] if row["status"] in ORDER else None))
        if row["said_begin"] or row["said_end"]
    )  # fmt: skip
