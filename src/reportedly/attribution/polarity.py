"""Whether a statement affirms or negates what it is about.

POSITIVE: the source, as reported, affirms the content. NEGATIVE: the source denies it, is said
not to have said it, or affirms a sentence whose main clause is negated ("his office has not
received it", "there are no talks"). Negations cancel in pairs: "did not deny" is positive,
"denied that nothing was paid" as well. A negation inside a subordinate clause of the content
does not count, but words that deny legal force do wherever they stand ("is not a legal act").
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from reportedly.attribution.acts import no_force
from reportedly.attribution.cues import AUXILIARIES, entries
from reportedly.attribution.tables import word_set
from reportedly.attribution.words import tokens
from reportedly.offsets import Span
from reportedly.statement import Act, Judged, Polarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.attribution.core import Core
    from reportedly.attribution.words import Token

NEGATORS: Final[frozenset[str]] = word_set(
    """
    not n't never no none nothing nobody neither nowhere without cannot isn't aren't wasn't
    weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't shouldn't can't couldn't
    mustn't ain't
    """
)
QUIET: Final[frozenset[str]] = word_set(
    """
    decline declined declines declining fail failed fails refuse
    """
)
"""Verbs that say a thing was not said: "declined to say", "failed to mention"."""

CLAUSE: Final[frozenset[str]] = word_set(
    """
    that which who whom whose because although though if unless while when where since until
    after before whether as so lest
    """
)
"""Words that open a subordinate clause: what follows is not the main clause."""

MAIN_VERBS: Final = AUXILIARIES - {"to"}


def polarity(text: str, core: Core) -> Judged[Polarity]:
    """The polarity of one statement and the words that turn it; positive when none does."""
    cue_words = [w for s in core.cue for w in tokens(text, s.start, s.end)]
    force = no_force(text, core)
    content = [force] if force is not None else _content_negation(text, core)
    turns = [*_cue_negation(cue_words), *content]
    value = Polarity.NEGATIVE if len(turns) % 2 else Polarity.POSITIVE
    return Judged(value, tuple(turns), "negation" if turns else "no negation", 0.9)


def _cue_negation(words: Sequence[Token]) -> list[Span]:
    """The words of the cue that negate: a negator, a verb of silence, a verb or noun of denial."""
    found = [
        Span(w.start, w.end)
        for w, after in zip_longest(words, words[1:])
        if w.low in NEGATORS - {"without"}
        and (after is None or after.low not in {"only", "just", "merely"})
    ][:1]
    if not found:
        found = [Span(w.start, w.end) for w in words[:1] if w.low in QUIET]
    if not found or words[0].low not in QUIET:
        denial = [c.span for c in entries(words) if c.act is Act.DENIES and c.lemma not in QUIET]
        found.extend(denial[:1])
    return found


def _content_negation(text: str, core: Core) -> list[Span]:
    """The negator of the content's main clause, at its subject or its first verb."""
    for span in core.content:
        words = _first_clause(tokens(text, span.start, span.end))
        while words and words[0].low in {"that", "whether", "and", "but"}:
            words.pop(0)
        negator = _main_negator(words)
        if negator is not None:
            return [Span(negator.start, negator.end)]
        if len(words) > 2:
            return []
    return []


def _first_clause(words: Sequence[Token]) -> list[Token]:
    """The words of the first sentence, without a clause before it ("Whether or not ..., ")."""
    end = next((i for i, w in enumerate(words) if w.text in ".?!;" and i), len(words))
    first = [w for w in words[:end] if w.text not in '“"”']
    if first and first[0].low in CLAUSE - {"that", "which", "who"}:
        comma = next((i for i, w in enumerate(first) if w.text == ","), None)
        first = first[comma + 1 :] if comma is not None else first
    if len(first) > 1 and first[0].low == "no" and first[1].text == ",":
        first = first[2:]
    return [w for w in first if w.is_word]


def _main_negator(words: Sequence[Token]) -> Token | None:
    """The negator at the subject or at the first verb group, None if there is none."""
    depth = 0
    for at, word in enumerate(words):
        if word.low in CLAUSE and at:
            depth = 1
        if word.low in NEGATORS and not (depth and at and words[at - 1].low in CLAUSE):
            if word.low in {"no", "none", "nobody", "nothing", "neither"} and at > 0:
                return word if _only_existential(words[:at]) else None
            return None if word.low == "without" or depth else word
        if word.low in MAIN_VERBS and not depth:
            after = words[at + 1 : at + 4]
            return next((w for w in after if _negates_here(w, after)), None)
    return None


def _negates_here(word: Token, group: Sequence[Token]) -> bool:
    """Whether a negator just after the first verb belongs to it, nothing but adverbs between."""
    if word.low not in NEGATORS or word.low == "without":
        return False
    between = group[: list(group).index(word)]
    return all(
        w.low.endswith("ly") or w.low in MAIN_VERBS or w.low in {"also", "yet"} for w in between
    )


def _only_existential(before: Sequence[Token]) -> bool:
    """Whether what stands before "no" is "there is", "he has" or the like."""
    return len(before) <= 4 and before[-1].low in MAIN_VERBS
