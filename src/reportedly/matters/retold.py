"""The same statement told twice in one page, or by many: one statement with several tellings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.matters.words import STOP
from reportedly.people.names import key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.matters.told import Told

ONE_VOICE = 0.5
"""Share of the words of both that one speaker's two tellings have in common."""

HELD = 0.8
"""Share of the shorter one's words that the longer holds: a telling cut short."""

NO_VOICE = 0.8
"""The share of all words where one telling names no speaker. Own judgement all three; on pages of
the project's examples they join what a reader would."""

LEAST_WORDS = 4
"""Words a telling has at least to be found in a longer one."""

MOST = 400
"""Statements of one matter that are compared with each other, the newest: bounds the work."""


@dataclass(frozen=True, slots=True)
class Retold:
    """One statement with all its tellings, the earliest first.

    `origins` counts those that do not come through one relay, outlet or original page.
    """

    tellings: tuple[Told, ...]
    origins: int

    @property
    def first(self) -> Told:
        """The telling that stands for all."""
        return self.tellings[0]


def retold(told: Sequence[Told], originals: Mapping[str, str] | None = None) -> tuple[Retold, ...]:
    """The statements among `told`, each with its tellings, in order of their days.

    `originals` gives the page a copy comes from, by the copy's id.
    """
    groups: list[list[Told]] = []
    for one in sorted(told, key=_order)[-MOST:]:
        home = next((group for group in groups if any(same(one, two) for two in group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return tuple(Retold(tuple(group), _origins(group, originals or {})) for group in groups)


def _order(one: Told) -> tuple[bool, str, str]:
    return one.day is None, str(one.day), one.id


def same(one: Told, other: Told) -> bool:
    """Whether two tellings are of one statement: one voice, one course, words in common."""
    ours, theirs = key(one.speaker or ""), key(other.speaker or "")
    if ours and theirs and ours != theirs:
        return False
    if _value(one.status) != _value(other.status) or _polarity(one) != _polarity(other):
        return False
    mine, yours = _words(one), _words(other)
    both = len(mine & yours)
    if not both or (_numbers(one) != _numbers(other) and _numbers(one) and _numbers(other)):
        return False
    if not (ours and theirs):
        return both >= NO_VOICE * len(mine | yours)
    least = min(len(mine), len(yours))
    return both >= ONE_VOICE * len(mine | yours) or (least >= LEAST_WORDS and both >= HELD * least)


def _value(judged: object) -> object:
    return getattr(judged, "value", None)


def _polarity(one: Told) -> object:
    return _value(one.statement.polarity)


def _words(one: Told) -> frozenset[str]:
    return frozenset(part.key for part in one.parts if part.lower not in STOP)


def _numbers(one: Told) -> frozenset[str]:
    return frozenset(part.lower for part in one.parts if part.lower[0].isdigit())


def _origins(group: Sequence[Told], originals: Mapping[str, str]) -> int:
    """How many hands a statement came from: its first relay, else the page or its original."""
    found = set()
    pages = {one.page: one.outlet or one.page for one in group}
    for one in group:
        relays = one.statement.relays
        page = originals.get(one.page, one.page)
        found.add(relays[0].name.casefold() if relays else pages.get(page, page).casefold())
    return len(found)
