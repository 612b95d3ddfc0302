"""Roles that joined verbs of one speaker share: "told the Post that ..., adding that ...".

English names the hearer, the channel or the outlet once where one speaker's verbs are joined in
a sentence. A role is handed on only to a statement of the same source in the same sentence that
has none of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.attribution.words import inside, overlap
from reportedly.statement import Act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.offsets import Span
    from reportedly.statement import Statement

OWN_HEARER: Final = frozenset({Act.DEMANDS, Act.ORDERS, Act.ASKS, Act.PROMISES})
"""Acts whose verb has a hearer of its own: who is urged is not told the next thing as well."""


def share(text: str, read: Sequence[Statement], places: Sequence[Span]) -> list[Statement]:
    """`read`, each with the roles that statements of its speaker and sentence lend it.

    `places` are the sentences of the statements' cues.
    """
    found = list(read)
    groups: dict[Span, list[int]] = {}
    for number, place in enumerate(places):
        groups.setdefault(place, []).append(number)
    for group in groups.values():
        for number in group:
            for other in group:
                if other != number and _one_speaker(read[number], read[other]):
                    found[number] = _lent(text, found[number], read[other])
    return found


def _one_speaker(one: Statement, other: Statement) -> bool:
    """Whether both are one speaker's words in one clause chain, neither told inside the other."""
    if one.parent != other.parent or not (one.source and other.source and one.cue and other.cue):
        return False
    if one.cue.spans == other.cue.spans or inside(one.cue.spans, other.content.spans):
        return False
    return overlap(one.source.spans, other.source.spans)


TURN: Final = re.compile(
    r"\b(?:but|before|after|when|until|although|though|whereas)\b", re.IGNORECASE
)
"""Words between two joined verbs by which the second leaves the first one's occasion."""


def _reaches(text: str, one: Statement, other: Statement) -> bool:
    """Whether the hearer of `other` hears `one`: told after it, or as its "-ing" clause."""
    first, second = sorted(
        (one, other), key=lambda s: s.cue.spans[0] if s.cue else s.content.spans[0]
    )
    if not (first.cue and second.cue):
        return False
    start = second.cue.spans[0].start
    ends = [s.end for s in (*first.cue.spans, *first.content.spans) if s.end <= start]
    if TURN.search(text, max(ends, default=start), start):
        return False
    return first is other or any(PARTICIPLE.match(s.cue.text) for s in (one, other) if s.cue)


PARTICIPLE: Final = re.compile(r"\s*\w+ing\b", re.IGNORECASE)
"""A cue that opens with "-ing": "adding", "telling"."""


def _lent(text: str, one: Statement, other: Statement) -> Statement:
    """`one` with the roles it lacks and `other` has."""
    hears = other.addressee if other.act and other.act.value not in OWN_HEARER else None
    if one.addressee and hears and one.addressee.spans != hears.spans:
        return one
    near = _reaches(text, one, other)
    return replace(
        one,
        channel=one.channel or other.channel,
        addressee=one.addressee or (hears if near else None),
        relays=one.relays or (other.relays if near else ()),
    )
