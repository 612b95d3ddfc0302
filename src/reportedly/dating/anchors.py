"""World events and offices with their days, and where a text speaks of them.

The tables are data/anchors.tsv and data/tenures.tsv: small, versioned, written from general
knowledge. A newer event is one more line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_MENTIONS = 8
"""Mentions of one event that are looked at: more add nothing, and texts can be long."""
_NOT_HELD = r"[\s-]+(?:u\.s\.\s+|us\s+)?$"
_FORMER = re.compile(r"\b(?:former|ex)" + _NOT_HELD)
_OTHER_TIME = re.compile(r"\b(?:then|late|future|next|vice|possible|potential)" + _NOT_HELD)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; several days where it comes again."""

    name: str
    days: tuple[date, ...]
    is_planned: bool
    phrases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """The days a title was right for somebody; a hint may be looked back at for years."""

    begin: date
    end: date
    phrases: tuple[str, ...]
    is_hint: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that speak of an event, and the sentence they stand in."""

    event: Event
    span: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class Titled:
    """A title in the text, and all stretches of days in which it was right; `is_former` if past."""

    span: Span
    tenures: tuple[Tenure, ...]
    is_former: bool


def _rows(name: str) -> Iterator[list[str]]:
    text = files("reportedly.dating").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def events() -> tuple[Event, ...]:
    """All dated events of the table."""
    return tuple(
        Event(
            name=name,
            days=tuple(date.fromisoformat(day) for day in days.split(",")),
            is_planned=kind == "planned",
            phrases=tuple(tuple(part.split(" & ")) for part in phrases.split(" | ")),
        )
        for days, kind, name, phrases in _rows("anchors.tsv")
    )


@cache
def titles() -> dict[str, tuple[Tenure, ...]]:
    """Every title of the table with the stretches it was right in."""
    found: dict[str, tuple[Tenure, ...]] = {}
    for begin, end, phrases, *kind in _rows("tenures.tsv"):
        names = tuple(phrases.split(" | "))
        days = date.fromisoformat(begin), date.fromisoformat(end)
        tenure = Tenure(*days, names, is_hint=kind == ["hint"])
        for name in names:
            found[name] = (*found.get(name, ()), tenure)
    return found


def lowered(text: str) -> str:
    """The text in lower case, letter for letter, so that positions stay."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _places(lower: str, phrase: str) -> Iterator[int]:
    """Where the phrase stands as whole words."""
    at, seen = lower.find(phrase), 0
    while at >= 0 and seen < _MOST_MENTIONS:
        end = at + len(phrase)
        if not lower[at - 1 : at].isalnum() and not lower[end : end + 1].isalnum():
            seen += 1
            yield at
        at = lower.find(phrase, end)


def find_mentions(lower: str, sentences: list[Span]) -> Iterator[Mention]:
    """Where the (lowered) text speaks of an event of the table."""
    starts = [sentence.start for sentence in sentences]
    for event in events():
        for phrase, *others in event.phrases:
            for at in _places(lower, phrase):
                sentence = sentences[max(0, bisect_right(starts, at) - 1)]
                words = lower[sentence.start : sentence.end]
                if all(other in words for other in others):
                    yield Mention(event, Span(at, at + len(phrase)), sentence)


def find_titles(lower: str) -> Iterator[Titled]:
    """Where the (lowered) text gives somebody a title of the table."""
    for phrase, tenures in titles().items():
        for at in _places(lower, phrase):
            before = lower[max(0, at - 16) : at]
            if _OTHER_TIME.search(before):
                continue
            is_former = _FORMER.search(before) is not None
            yield Titled(Span(at, at + len(phrase)), tenures, is_former)
