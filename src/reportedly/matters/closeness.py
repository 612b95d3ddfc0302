"""Whether a word of a statement stands close enough to its event to speak of it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from reportedly.matters.account import Account
    from reportedly.matters.words import Token
    from reportedly.offsets import Span

EVENT_REACH = 12
"""Words between an event and what is said of its course: one clause (own judgement)."""


def about(word: Span, one: Account, event: AbstractSet[str] | None) -> bool:
    """Whether a word of course stands near the event, or in the cue behind its verb."""
    if not event:
        return True
    at = bisect_left(one.parts, word.start, key=_start)
    if at == len(one.parts) or one.parts[at].span.start != word.start:
        return True
    near = one.parts[max(0, at - EVENT_REACH) : at + EVENT_REACH + 1]
    return any(part.key in event for part in near)


def _start(part: Token) -> int:
    return part.span.start
