"""Whether a statement affirms or negates what it is about.

POSITIVE: the source, as reported, affirms the content. NEGATIVE: the source denies it, is said
not to have said it, or affirms a sentence whose main clause is negated ("his office has not
received it", "there are no talks"). Negations cancel in pairs: "did not deny" is positive,
"denied that nothing was paid" as well. A negation inside a subordinate clause of the content
does not count, but words that deny legal force do wherever they stand ("is not a legal act").
"""

from __future__ import annotations

import re
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

SILENT: Final = re.compile(
    r"\b(?:(?:ha[sd]|have|having)\s+yet\s+to|stopp(?:ed|ing)\s+short\s+of|"
    r"(?:maintain|kept|keep|remain|stay)(?:s|ed|ing)?\s+(?:\w+\s+)?(?:silent|silence|mum|quiet)|"
    r"(?:evad|dodg|sidestepp?|duck|skirt)(?:e|es|ed|s|ing)?|snubb?(?:s|ed|ing)?|"
    r"(?:shook|shak(?:e|es|ing))\s+(?:his|her|their)\s+heads?|"
    r"little\s+(?:interest|appetite|faith|confidence|desire|sympathy|patience|trust|enthusiasm))\b",
    re.IGNORECASE,
)
"""Ways of not saying, doing or wanting a thing that have no negator in them."""

DOUBTED: Final[frozenset[str]] = word_set("doubt doubts doubted doubting question")
"""Words that turn the negator before them back: "no doubt", "don't have any doubt"."""

MAIN_VERBS: Final = AUXILIARIES - {"to"}


def polarity(text: str, core: Core) -> Judged[Polarity]:
    """The polarity of one statement and the words that turn it; positive when none does."""
    cue_words = [w for s in core.cue for w in tokens(text, s.start, s.end)]
    force = no_force(text, core)
    cue = _cue_negation(cue_words) or _silence(text, core)
    content = [force] if force is not None else _content_negation(text, core)
    if cue and content and _restates(text, core, content[0]):
        content = []
    turns = [*cue, *content]
    value = Polarity.NEGATIVE if len(turns) % 2 else Polarity.POSITIVE
    return Judged(value, tuple(turns), "negation" if turns else "no negation", 0.9)


def _silence(text: str, core: Core) -> list[Span]:
    """The words of the cue that say a thing is avoided or not yet done."""
    found = (SILENT.search(text, span.start, span.end) for span in core.cue)
    return [Span(*match.span()) for match in found if match][:1]


def _restates(text: str, core: Core, negator: Span) -> bool:
    """Whether a negation is the denial itself in the denier's words, not a second one.

    "denied it: “I was never there”" denies once; "denied that he was never there" twice.
    """
    span = next(s for s in core.content if s.start <= negator.start < s.end)
    lead = text[core.cue[-1].end : span.start] if core.cue[-1].end <= span.start else ""
    quoted = text[span.start] in '“"' or re.search(r":\s*[“\"]", text[span.start : negator.start])
    return bool(quoted) or re.search(r"[:.;\n]\s*$", lead) is not None


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
        listed = tokens(text, span.start, span.end)
        if [w.low for w in listed if w.is_word] == ["no"]:
            return [Span(w.start, w.end) for w in listed if w.is_word]
        words = _first_clause(_said(listed))
        while words and words[0].low in {"that", "whether", "and", "but"}:
            words.pop(0)
        negator = _main_negator(words)
        if negator is not None:
            at = words.index(negator)
            turned = any(w.low in DOUBTED for w in words[at + 1 : at + 4])
            return [] if turned else [Span(negator.start, negator.end)]
        if len(words) > 2:
            return []
    return []


def _said(words: Sequence[Token]) -> Sequence[Token]:
    """The words after "by saying that", where the content opens with how it was answered."""
    low = [w.low for w in words[:3]]
    if low[:1] == ["by"] and low[1:2] and low[1].endswith("ing"):
        return words[3:] if low[2:] == ["that"] else words[2:]
    return words


def _first_clause(words: Sequence[Token]) -> list[Token]:
    """The words of the first sentence, without a clause before it ("Whether or not ..., ")."""
    end = next((i for i, w in enumerate(words) if w.text in ".?!;" and i), len(words))
    first = [w for w in words[:end] if w.text not in '“"”']
    if len(first) > 1 and first[0].low == "that" and first[1].low in CLAUSE:
        first = first[1:]
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
            return None if word.low == "without" or depth or _is_lone(words, at) else word
        if word.low in MAIN_VERBS and not depth:
            after = words[at + 1 : at + 4]
            return next((w for w in after if _negates_here(w, after)), None)
    return None


PLANS: Final[frozenset[str]] = word_set(
    "decision decisions choice promise pledge vow effort efforts plan plans order request right"
)
"""Nouns whose "not to" says what they are about."""


def _is_lone(words: Sequence[Token], at: int) -> bool:
    """Whether "not" follows no verb and so negates a word alone: "for not winning", "but not all".

    "It's just not true" and "Americans not to give in" negate their clause.
    """
    if words[at].low != "not" or at == 0:
        return False
    if any("'" in w.low for w in words[max(0, at - 2) : at]):
        return False
    to_do = words[at + 1 : at + 2] and words[at + 1].low == "to"
    return not to_do or words[at - 1].low in PLANS


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
