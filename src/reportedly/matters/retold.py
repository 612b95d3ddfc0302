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

    `originals` gives, for a page that repeats another, the one that stands for both.
    """
    groups: list[list[_Reading]] = []
    for one in sorted(told, key=_order)[-MOST:]:
        read = _Reading(one)
        home = next((group for group in groups if any(_same(read, two) for two in group)), None)
        if home is None:
            groups.append([read])
        else:
            home.append(read)
    found = [tuple(read.told for read in group) for group in groups]
    return tuple(Retold(group, _origins(group, originals or {})) for group in found)


def _order(one: Told) -> tuple[bool, str, str]:
    return one.day is None, str(one.day), one.id


def same(one: Told, other: Told) -> bool:
    """Whether two tellings are of one statement: one voice, one course, words in common."""
    return _same(_Reading(one), _Reading(other))


class _Reading:
    """What of a telling is compared, read once: many others are put against it."""

    __slots__ = ("course", "numbers", "told", "voice", "words")

    def __init__(self, told: Told) -> None:
        parts = told.parts
        self.told = told
        self.voice = key(told.speaker or "")
        self.course = _value(told.status), _value(told.statement.polarity)
        self.words = frozenset(part.key for part in parts if part.lower not in STOP)
        self.numbers = frozenset(part.lower for part in parts if part.lower[0].isdigit())


def _same(one: _Reading, other: _Reading) -> bool:
    if one.voice and other.voice and one.voice != other.voice:
        return False
    if one.course != other.course:
        return False
    both = len(one.words & other.words)
    if not both or (one.numbers != other.numbers and one.numbers and other.numbers):
        return False
    if not (one.voice and other.voice):
        return both >= NO_VOICE * len(one.words | other.words)
    least = min(len(one.words), len(other.words))
    alike = both >= ONE_VOICE * len(one.words | other.words)
    return alike or (least >= LEAST_WORDS and both >= HELD * least)


def _value(judged: object) -> object:
    return getattr(judged, "value", None)


def _origins(group: Sequence[Told], originals: Mapping[str, str]) -> int:
    """How many hands a statement came from: its first relay, else the page or its original."""
    found = set()
    pages = {one.page: one.outlet or one.page for one in group}
    for one in group:
        relays = one.statement.relays
        page = originals.get(one.page, one.page)
        found.add(relays[0].name.casefold() if relays else pages.get(page, page).casefold())
    return len(found)
