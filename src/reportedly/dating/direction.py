"""On which side of the story date a time lies, by the tense of the nearest verb group.

The verb before the time decides, up to the start of its sentence; where there is none, the first
verb after it. A verb that follows at once ("the meeting on Tuesday will decide") goes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.expressions import Direction
from reportedly.dating.lexicon import MONTHS, UNITS
from reportedly.dating.tense import FINITE, tense_at
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

FARTHEST = 40
"""Tokens looked at to either side: longer than all but the longest news sentences, and a bound
that keeps the reading linear on text without full stops."""

_LEADS = word_list(
    "since until till by before after from through during in on at for of as to over"
)
_AHEAD_LEADS = frozenset({"before", "for", "until", "till", "by", "of", "to"})
_UNTIL = frozenset({"until", "till", "through"})
_SPANS = frozenset(UNITS) | frozenset(MONTHS)
_PAST_LEADS = frozenset({"since", "as of"})


def lead_of(tokens: Tokens, start: int) -> str:
    """The word before token `start` that ties the time, "as of" in one; "" for none."""
    word = tokens.before(start)
    if word not in _LEADS:
        return ""
    if word == "of" and start > 1 and tokens.words[start - 2] == "as":
        return "as of"
    return word


def direction_of(tokens: Tokens, start: int, end: int) -> Direction:
    """The direction of the time at tokens `start` to `end`."""
    lead = lead_of(tokens, start)
    if lead in _PAST_LEADS:
        return Direction.PAST
    right, distance = _after(tokens, end)
    if right is not None and distance == 0 and lead and tokens.words[end] in FINITE:
        return right
    if tokens.words[end] in {"'s", "’s"} and lead not in _AHEAD_LEADS:
        return Direction.PAST  # "Tuesday's vote" has been, unless the words look ahead to it
    left = _before(tokens, start)
    if lead == "through" and start > 1 and tokens.words[start - 2] in _SPANS:
        return left or right or Direction.NONE  # "this year through August", "months through June"
    if lead in _UNTIL and left is not None and left is not right:
        return Direction.FUTURE
    return left or right or Direction.NONE


def _before(tokens: Tokens, start: int) -> Direction | None:
    for at in range(start - 1, max(-1, start - 1 - FARTHEST), -1):
        if tokens.breaks_after(at):
            return None
        found = tense_at(tokens, at)
        if found is not None:
            return found
    return None


def _after(tokens: Tokens, end: int) -> tuple[Direction | None, int]:
    if end and tokens.breaks_after(end - 1):
        return None, 0
    for at in range(end, min(tokens.count, end + FARTHEST)):
        found = tense_at(tokens, at)
        if found is not None:
            return found, at - end
        if tokens.breaks_after(at):
            break
    return None, 0
