"""Two readers of names brought together: the rules, and the encoder.

The rules know titles, roles and how a page spells; the encoder knows what unknown names tend to
be. Where both see a name, the rules' span stands unless they could not tell its kind; what only
the encoder sees is added if it is sure of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.people.evidence import role_before
from reportedly.people.runs import OTHER, PERSON, Mention, is_name_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.people.tokens import Tokens
    from reportedly.tagging.names import Seen

SURE = 0.85
"""Confidence from which the encoder's kind goes before a kind the rules were unsure of."""

ADDED = 0.9
"""Confidence from which a name that only the encoder sees is one."""

AGAINST = 0.9
"""Confidence from which the encoder's kind goes before one the rules were sure of.

The three were chosen together on GUM news: F1 of persons / bodies / places .840 / .563 / .554 with
.5, .7, .9 and .861 / .588 / .537 with these; rules alone .860 / .514 / .440.
"""


def with_seen(
    text: str, tokens: Tokens, found: Sequence[Mention], seen: Iterable[Seen]
) -> list[Mention]:
    """The mentions of the rules with what the encoder sees, in text order."""
    mentions = list(found)
    firsts = [mention.first for mention in mentions]
    lasts = [mention.last for mention in mentions]
    added: list[Mention] = []
    for name in seen:
        place = _place(tokens, name)
        if place is None:
            continue
        low, high = bisect_left(lasts, place[0]), bisect_right(firsts, place[1])
        if low >= high:
            added += _added(text, tokens, name, place)
        elif high - low == 1:
            mentions[low] = _agreed(text, tokens, mentions[low], name, place)
    return sorted([*mentions, *added], key=lambda mention: mention.first)


def _place(tokens: Tokens, name: Seen) -> tuple[int, int] | None:
    """The first and last token of a name; None where it has no word written as a name."""
    first = bisect_right(tokens.ends, name.span.start)
    last = bisect_left(tokens.starts, name.span.end) - 1
    while first <= last and not is_name_word(tokens.words[first]):
        first += 1
    while first <= last and tokens.words[last] in ("'s", "’s"):
        last -= 1
    return (first, last) if first <= last else None


def _made(
    text: str, tokens: Tokens, name: Seen, place: tuple[int, int], like: Mention | None = None
) -> Mention:
    first, last = place
    span = tokens.span(first, last)
    shown = " ".join(text[span.start : span.end].split())
    if like is not None:
        kept = like.kind == name.kind == PERSON
        gender, titles = (like.gender, like.titles) if kept else (None, ())
        role = like.role if kept else None
        return replace(
            like,
            span=span,
            name=shown,
            kind=name.kind,
            first=first,
            last=last,
            sure=True,
            gender=gender,
            titles=titles,
            role=role,
        )
    role = role_before(tokens, first) if name.kind == PERSON else None
    return Mention(span, shown, name.kind, first, last, role=role)


def _added(text: str, tokens: Tokens, name: Seen, place: tuple[int, int]) -> list[Mention]:
    return [_made(text, tokens, name, place)] if name.confidence >= ADDED else []


def _agreed(
    text: str, tokens: Tokens, mention: Mention, name: Seen, place: tuple[int, int]
) -> Mention:
    """The mention, its kind settled between the two readers."""
    if mention.kind == name.kind:
        return replace(mention, sure=True)
    doubted = mention.kind == OTHER or not mention.sure
    if name.confidence >= (SURE if doubted else AGAINST):
        return _made(text, tokens, name, place, mention)
    return mention
