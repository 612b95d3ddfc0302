"""Words that take legal force, or worth as evidence, from what somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.matters.lexicon import valued, word_set
from reportedly.matters.words import STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.matters.words import Token
    from reportedly.offsets import Span

NEAR = 5
"""Words between a noun of speech and what is denied of it: one noun phrase (own judgement)."""

DENIALS = valued("force.txt")


@dataclass(frozen=True, slots=True)
class ForceDenied:
    """Words that deny force; `ground` is law or worth."""

    ground: str
    spans: tuple[Span, ...]
    words: str


PAPERS = word_set("papers")
"""Papers of law, and of agreement."""

SPEECH = word_set("speech")
"""Nouns by which somebody else's words, or what they rest on, are spoken of."""


ORAL = word_set("oral")
"""Nouns of speech that no act of law is made by, and what speech goes through."""

PODIUMS = word_set("podiums")
"""Places and means of speaking alone: what is done "from" or "by" one is done by words."""

SIGNED = PAPERS | {"signature", "pen", "seal", "vote", "votes", "ballot", "paper"}
COPULAS = frozenset({"is", "are", "was", "were", "remain", "remains"})
SAYING = frozenset({"saying", "declaring", "announcing", "proclaiming", "tweeting", "claiming"})
NO_EFFECT_VERBS = frozenset(
    {"said", "says", "say", "saying", "found", "contains", "contain", "mentions", "mentioned"}
)
"""Verbs that with "nothing" tell of what was said, not of its effect."""


TURNING = frozenset({"cannot", "not", "never", "instead", "rather", "nothing", "nobody", "no"})
"""The words one of which each form of such a denial turns on."""


def force_denied(text: str, parts: Sequence[Token]) -> ForceDenied | None:
    """The first denial of force in a statement's content; None where there is none."""
    lowers = ["not" if token.lower.endswith("n't") else token.lower for token in parts]
    for first, last, ground in DENIALS.find(lowers):
        if ground in {"paper", "proof"} and not (SPEECH | PAPERS) & set(lowers):
            continue  # "the results have not been published"
        start, end = parts[first].span.start, parts[last - 1].span.end
        spans = tuple(token.span for token in parts[first:last])
        return ForceDenied(
            "worth" if ground in {"worth", "proof"} else "law",
            spans,
            " ".join(text[start:end].split()),
        )
    return _mere_words(text, parts, lowers)


def _mere_words(text: str, parts: Sequence[Token], lowers: Sequence[str]) -> ForceDenied | None:
    """Words denied to be, or to do, what an act does, by the first form that is there."""
    for number in range(1, len(parts)):
        if lowers[number] not in TURNING:
            continue
        for form in (_no_act, _instead, _effects_nothing, _not_from_there, _saying_does_not):
            end = form(lowers, number)
            if end is not None:
                return _found(text, parts[number:end])
    return None


def _no_act(lowers: Sequence[str], number: int) -> int | None:
    """See "a tweet is not a pardon", "a tweet cannot", "speeches are news, not statutes"."""
    spoken = SPEECH & set(lowers[max(0, number - NEAR) : number])
    if lowers[number] == "cannot" and spoken:
        return number + 2
    if lowers[number] != "not" or number + 1 >= len(lowers):
        return None
    if lowers[number - 1] in COPULAS:
        a_thing = lowers[number + 1] in {"a", "an"} and number + 2 < len(lowers)
        return number + 3 if a_thing and (spoken or lowers[number + 2] in PAPERS) else None
    told = ORAL & set(lowers[max(0, number - NEAR) : number]) and COPULAS & set(
        lowers[max(0, number - NEAR) : number]
    )
    after = [n for n in range(number + 1, min(number + 3, len(lowers))) if lowers[n] in PAPERS]
    return after[0] + 1 if told and after else None


def _instead(lowers: Sequence[str], number: int) -> int | None:
    """See "by tweet instead of by statute", "with a speech rather than a signature"."""
    if tuple(lowers[number : number + 2]) not in {("instead", "of"), ("rather", "than")}:
        return None
    if not ORAL & set(lowers[max(0, number - 3) : number]):
        return None
    after = [n for n in range(number + 2, min(number + 6, len(lowers))) if lowers[n] in SIGNED]
    return after[0] + 1 if after else None


def _effects_nothing(lowers: Sequence[str], number: int) -> int | None:
    """See "an interview restores nothing", "a promise cancels no decree"."""
    if number < 2 or not ORAL & set(lowers[max(0, number - NEAR) : number - 1]):
        return None
    if lowers[number - 1] in STOP or lowers[number - 1] in NO_EFFECT_VERBS:
        return None
    if lowers[number] in {"nothing", "nobody"}:
        return number + 1
    after = range(number + 1, min(number + 4, len(lowers)))
    return next((n + 1 for n in after if lowers[number] == "no" and lowers[n] in PAPERS), None)


def _not_from_there(lowers: Sequence[str], number: int) -> int | None:
    """See "a levy cannot be scrapped from a lectern", "you do not repeal acts by telephone"."""
    if lowers[number] not in {"cannot", "not", "never"}:
        return None
    for place in range(number + 1, min(number + 8, len(lowers) - 1)):
        if lowers[place] in {"from", "by", "over", "on", "at", "in", "with"}:
            behind = [w for w in lowers[place + 1 : place + 3] if w not in {"a", "an", "the"}]
            if behind and behind[0] in PODIUMS:
                return min(place + 3, len(lowers))
    return None


def _saying_does_not(lowers: Sequence[str], number: int) -> int | None:
    """See "saying the siege is over does not lift it"."""
    if lowers[number] != "not" or lowers[number - 1] not in {"does", "do", "did"}:
        return None
    return number + 2 if SAYING & set(lowers[:2]) else None


def _found(text: str, parts: Sequence[Token]) -> ForceDenied:
    words = text[parts[0].span.start : parts[-1].span.end]
    return ForceDenied("law", tuple(part.span for part in parts), " ".join(words.split()))
