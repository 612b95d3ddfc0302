"""Events that the text itself dates: "the vote is on June 3 ... two weeks before the vote".

An amount counted from an event is tied to the time that stands beside the same noun elsewhere in
the text. Where two times do, or a name in one is not in the other, nothing is tied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.dating.expressions import (
    Day,
    Form,
    Holiday,
    InYear,
    Month,
    Now,
    Offset,
    Unit,
    Weekday,
    Year,
)
from reportedly.dating.happenings import NOUNS_OF, SAME_AS
from reportedly.dating.tense import tense_at
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.dating.grammar import Match
    from reportedly.dating.tokens import Tokens

_DEFINITE = word_list("the his her its their our my that this")
_JOINTS = word_list(
    "on in of for at , held set scheduled was is will be were took place happened came"
)
"""Between an event and its time: "the vote, on June 3", "the vote will be held on June 3"."""
_PHASES = word_list("ended began started opened closed")
"""Verbs that date one end of an event only: "the siege ended on June 3"."""
_FUNCTION = word_list(
    "the a an of on in at by to for from with and or but as who which that where when while "
    "because if after before since until during his her its their our my this these those it he "
    "she they"
)
_LONGEST = 5
"""Words of a noun phrase that are looked at."""
_SHORTEST = 4
"""Letters of a noun that can name an event; shorter ones are "day", "man", "end"."""


class Event(NamedTuple):
    """A noun as a text uses it: the names before it, and the phase verb behind it."""

    head: str
    names: frozenset[str]
    phase: str


def is_event_counted(form: Form) -> bool:
    """Whether a form is counted from an event the next words tell."""
    return isinstance(form, Offset) and form.event


def tie(tokens: Tokens, matches: list[tuple[int, Match]]) -> dict[int, int]:
    """For matches that count from an event, the match that dates it, both by their number."""
    asked = [
        (number, event)
        for number, (_, match) in enumerate(matches)
        if is_event_counted(match.form) and (event := _asked(tokens, match.end)) is not None
    ]
    if not asked:
        return {}
    dated = [
        (event, number)
        for number, (at, match) in enumerate(matches)
        if _is_date(match.form)
        for event in _beside(tokens, at, match.end)
    ]
    tied = {number: _dated_by(event, dated, matches) for number, event in asked}
    return {number: other for number, other in tied.items() if other is not None}


def _dated_by(
    event: Event, dated: list[tuple[Event, int]], matches: list[tuple[int, Match]]
) -> int | None:
    found = [
        number
        for other, number in dated
        if other.head == event.head and other.phase == event.phase and event.names <= other.names
    ]
    forms = {matches[number][1].form for number in found}
    return found[0] if len(forms) == 1 else None


def _is_date(form: Form) -> bool:
    if isinstance(form, Now):
        return form.unit in {Unit.DAY, Unit.WEEK, Unit.MONTH}
    return isinstance(form, Day | Weekday | Holiday | Month | InYear | Year)


def _asked(tokens: Tokens, end: int) -> Event | None:
    """The event after "before" or "after" at token `end`, where it is a known one: "the vote"."""
    first = end + 1
    told = _told(tokens, first)
    if told is not None:
        return told
    if tokens.words[first] not in _DEFINITE and not tokens.is_capital(first):
        return None
    event, after = _phrase(tokens, first)
    if event is None:
        return None
    word = tokens.words[after]
    return event._replace(phase=word if word in _PHASES else "")


def _told(tokens: Tokens, at: int) -> Event | None:
    """The event of a clause: "he died", "Orlo Renn was shot"."""
    names: set[str] = set()
    for here in range(at, at + _LONGEST):
        word = tokens.words[here]
        if word in NOUNS_OF and here > at:  # the verb itself is the first of its names
            return Event(_stem(word), frozenset(names), "")
        if tokens.is_capital(here) and word not in _PRONOUNS:
            names.add(word)
        elif word not in _PRONOUNS and word not in _WAS:
            return None
    return None


_PRONOUNS = frozenset({"he", "she", "they", "it"})
_WAS = frozenset({"was", "were", "had", "been"})


def _phrase(tokens: Tokens, at: int) -> tuple[Event | None, int]:
    """The noun phrase from token `at` on, and the token after it."""
    words = tokens.words
    names: set[str] = set()
    head, here = "", at + (words[at] in _DEFINITE)
    last = here + _LONGEST
    while here <= last and words[here].isalpha() and words[here] not in _FUNCTION:
        if head and tense_at(tokens, here) is not None:
            break
        if tokens.is_capital(here):
            names.add(words[here])
        elif not words[here].endswith("ly"):
            head = words[here]
        here += 1
    return _event(head, names), here


def _event(head: str, names: Iterable[str]) -> Event | None:
    if len(head) < _SHORTEST:
        return None
    return Event(_stem(head), frozenset(names), "")


def _stem(word: str) -> str:
    return word.removesuffix("s").removesuffix("e")


def _beside(tokens: Tokens, at: int, end: int) -> Iterable[Event]:
    """The events a time at tokens `at` to `end` may date: right before it, and right after it."""
    words = tokens.words
    yield from _acts(tokens, at)
    place, phase = at - 1, ""
    while place > 0 and (words[place] in _JOINTS or words[place] in _PHASES):
        phase = words[place] if words[place] in _PHASES else phase
        place -= 1
    first = place
    while first > 0 and place - first < _LONGEST and _is_inside(tokens, first - 1):
        first -= 1
    if place < at and not tokens.breaks_after(at - 1):
        event, after = _phrase(tokens, first)
        if event is not None and after == place + 1:
            yield from _alike(event._replace(phase=phase))
    step = end + (words[end] in {"'s", "’s"})
    event, _ = _phrase(tokens, step)
    if event is not None and words[step] not in _DEFINITE and not tokens.breaks_after(end - 1):
        yield from _alike(event)


def _alike(event: Event) -> Iterable[Event]:
    """The event and its other names: the killing, the death."""
    yield event
    for noun in SAME_AS.get(event.head, ()):
        yield event._replace(head=_stem(noun))


_CLAUSE_REACH = 12
"""Tokens before a time in which its verb is looked for."""


def _acts(tokens: Tokens, at: int) -> Iterable[Event]:
    """The events that verbs before a time in its sentence tell: "was shot to death Oct. 23"."""
    start = at
    while start > 0 and at - start < 3 * _CLAUSE_REACH and not tokens.breaks_after(start - 1):
        start -= 1
    names = frozenset(tokens.words[here] for here in range(start, at) if tokens.is_capital(here))
    for here in range(max(start, at - _CLAUSE_REACH), at):
        for noun in NOUNS_OF.get(tokens.words[here], ()):
            yield Event(_stem(noun), names, "")


def _is_inside(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return word.isalpha() and word not in _FUNCTION and not tokens.breaks_after(at)
