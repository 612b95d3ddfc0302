"""What the words of a cue make of a statement: an allegation, a question, or no saying at all."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportedly.matters.lexicon import Phrases, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.matters.words import Token

BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


@cache
def listed(name: str) -> Phrases:
    """The phrases of one line of data/standing.txt. Raises KeyError for a name not there."""
    for line in lines("standing.txt"):
        value, _, rest = line.partition(":")
        if value == name:
            return Phrases([(phrase.strip(), name) for phrase in rest.split(",")])
    raise KeyError(name)


def first_of(name: str, parts: Sequence[Token]) -> tuple[Token, ...]:
    """The words of the first phrase of a list among these; empty where there is none."""
    hit = next(iter(listed(name).find([part.lower for part in parts])), None)
    return tuple(parts[hit[0] : hit[1]]) if hit else ()


def intends(cue: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a cue by which something is planned or decided, and nothing said."""
    return () if first_of("pleading", cue) else first_of("intending", cue)


def says_nothing(cue: Sequence[Token]) -> bool:
    """Whether a cue tells of a plan or of behaviour, not of words: "plans", "paid tribute"."""
    opening = cue[0].lower if cue else ""
    return opening != "it" and bool(intends(cue) or first_of("behaving", cue))


def questions(cue: Sequence[Token], content: Sequence[Token]) -> bool:
    """Whether a cue of asking asks to know, not to have something done."""
    if first_of("asking", cue):
        return True
    if first_of("pleading", cue):
        return False
    opening = content[0].lower if content else ""
    asked = any(part.lower == "asked" for part in cue)
    return asked and opening not in {"to", "that", "not", "for"}


def agentless(cue: Sequence[Token]) -> bool:
    """Whether a cue is a passive of supposing: "is expected", "has been described as"."""
    presuming = first_of("presuming", cue)
    before = {part.lower for part in cue if presuming and part.span.end <= presuming[0].span.start}
    return bool(before & BE)
