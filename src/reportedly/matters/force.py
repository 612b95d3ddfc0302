"""Words that take legal force, or worth as evidence, from what somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.matters.lexicon import valued, word_set

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
    """Words of one kind denied to be, or to do, what an act does: "a tweet is not a pardon"."""
    for number in range(1, len(parts) - 2):
        spoken = SPEECH & set(lowers[max(0, number - NEAR) : number])
        if lowers[number] == "cannot" and spoken:
            return _found(text, parts[number : number + 2])
        is_not = lowers[number] == "not" and lowers[number - 1] in {"is", "are", "was", "were"}
        if not is_not or lowers[number + 1] not in {"a", "an"}:
            continue
        if spoken or lowers[number + 2] in PAPERS:
            return _found(text, parts[number : number + 3])
    return None


def _found(text: str, parts: Sequence[Token]) -> ForceDenied:
    words = text[parts[0].span.start : parts[-1].span.end]
    return ForceDenied("law", tuple(part.span for part in parts), " ".join(words.split()))
