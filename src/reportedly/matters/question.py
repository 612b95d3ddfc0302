"""The question a matter's accounts answer differently, and which of them answer how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.matters.status import SURE_STATUS
from reportedly.statement import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.matters.retold import Retold

ASKED = (
    (
        "Is it over?",
        frozenset({Status.ENDED}),
        frozenset({Status.ONGOING, Status.END_DEMANDED, Status.NOT_LEGALLY_ENDED}),
    ),
    (
        "Has it begun?",
        frozenset({Status.BEGUN, Status.ONGOING}),
        frozenset({Status.NOT_BEGUN, Status.DENIED}),
    ),
    (
        "Is it planned?",
        frozenset({Status.PLANNED}),
        frozenset({Status.DENIED, Status.NOT_BEGUN}),
    ),
    ("Is it paused?", frozenset({Status.PAUSED}), frozenset({Status.ONGOING})),
)
"""Questions with the statuses that answer yes and no. Who demands an end, or denies that it was
ended by law, speaks of a thing that goes on."""

OPEN = "How does it stand?"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the accounts that say yes, those that say no, and all others."""

    text: str
    yes: tuple[Retold, ...]
    no: tuple[Retold, ...]
    rest: tuple[Retold, ...]

    @property
    def disputed(self) -> bool:
        """Whether there are accounts on both sides."""
        return bool(self.yes and self.no)


def question(found: Sequence[Retold]) -> Question:
    """The first question answered both ways; else the first answered at all, else an open one."""
    asked = [_put(text, yes, no, found) for text, yes, no in ASKED]
    disputed = next((one for one in asked if one.disputed), None)
    return disputed or next((one for one in asked if one.yes), Question(OPEN, (), (), tuple(found)))


def _put(
    text: str, yes: frozenset[Status], no: frozenset[Status], found: Sequence[Retold]
) -> Question:
    sides: dict[str, list[Retold]] = {"yes": [], "no": [], "rest": []}
    for one in found:
        status = one.first.status
        sure = status is not None and status.confidence >= SURE_STATUS
        value = status.value if status is not None and sure else None
        sides["yes" if value in yes else "no" if value in no else "rest"].append(one)
    return Question(text, tuple(sides["yes"]), tuple(sides["no"]), tuple(sides["rest"]))
