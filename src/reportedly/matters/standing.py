"""What a statement's words are, in force: an act of law, an announcement, or talk."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.matters.lexicon import valued, word_set
from reportedly.matters.negation import MODALS, NEGATORS, negated
from reportedly.matters.saying import BE, agentless, first_of, listed, questions, says_nothing
from reportedly.matters.words import Token, places_of, tokens, tokens_in
from reportedly.statement import Act, Judged, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.offsets import Span
    from reportedly.statement import Speaker, Statement, Words

HEARSAY = word_set("hearsay")
REPORTS = frozenset({"report", "reports", "reporting"})
ALLEGEDLY = frozenset({"allegedly", "alleged", "purportedly", "purported"})
BY_ACT = {
    Act.DEMANDS: Standing.APPEALED,
    Act.ASKS: Standing.APPEALED,
    Act.ACCUSES: Standing.ALLEGED,
    Act.ANNOUNCES: Standing.ANNOUNCED,
}
DECLARE = frozenset({"declare", "declares", "declared", "declaring"})
COPULAS = frozenset({"is", "are", "was", "were", "has", "had"})
"""Words that make what is declared a clause ("that it was over"), not a thing ("war")."""

DONE = frozenset({"over", "ended", "finished", "complete", "completed", "closed", "end", "lifted"})
"""Words by which something is declared to be over: that alone ends nothing."""

MODAL_OF_DEMAND = "modal of demand"
"""The rule by which attribution reads "said it must" as a demand; its standing is talk."""

NEAR_NAME = 4
"""Words between a name and the office it holds ("President Ana Brell", "Brell, the governor")."""

NAMES_KEPT = 256
"""Names whose office is kept while a page is judged; a page seldom names more people."""


def standing_of(
    text: str,
    statement: Statement,
    act: Judged[Act] | None,
    speaker: Speaker | None,
) -> Judged[Standing] | None:
    """The standing of a statement's words; None where the page's words do not decide it."""
    cue = _tokens(text, statement.cue)
    found = _hearsay(text, statement, cue)
    if found:
        return found
    content = tokens_in(text, statement.content.spans)
    return _enacted(text, statement, cue, content, speaker) or _talk(statement, act, cue, content)


def _talk(
    statement: Statement, act: Judged[Act] | None, cue: Sequence[Token], content: Sequence[Token]
) -> Judged[Standing] | None:
    """The standing of words that make no act of law; None for plans and behaviour."""
    if says_nothing(cue) or (statement.cue is None and statement.source is None):
        return None
    alleging = first_of("alleging", cue)
    if alleging and not NEGATORS & {token.lower for token in cue}:
        return Judged(Standing.ALLEGED, _spans(alleging), "word of allegation")
    value = act.value if act else None
    if value in {Act.ASKS, Act.DEMANDS} and questions(cue, content):
        return Judged(Standing.STATED, _spans(cue), "a question")
    if act and act.rule == MODAL_OF_DEMAND:
        return Judged(Standing.STATED, act.spans, "said")
    pleading = first_of("pleading", cue)
    if pleading and value not in {Act.DENIES, Act.ACCUSES}:
        return Judged(Standing.APPEALED, _spans(pleading), "word of asking")
    if value is Act.ANNOUNCES and any(token.lower in DECLARE for token in cue):
        said = {token.lower for token in content}
        if COPULAS & said or DONE & (said | {token.lower for token in cue}):
            return Judged(Standing.STATED, _spans(cue), "declared: words, no act of law named")
    if act and value in BY_ACT:
        return Judged(BY_ACT[value], act.spans or _spans(cue), f"act: {value}")
    spans = statement.cue.spans if statement.cue else ()
    return Judged(Standing.STATED, spans or _source_spans(statement), "said")


def _hearsay(text: str, statement: Statement, cue: Sequence[Token]) -> Judged[Standing] | None:
    hedges = [token for hedge in statement.hedges for token in _tokens(text, hedge)]
    for token in (*cue, *hedges):
        if token.lower in HEARSAY:
            return Judged(Standing.HEARSAY, (token.span,), "hearsay word")
        if token.lower in ALLEGEDLY and not _before_noun(text, token):
            return Judged(Standing.ALLEGED, (token.span,), "word of allegation")
    source = _tokens(text, statement.source)
    nameless = not any(token.text[0].isupper() for token in source[1:])
    if any(token.lower in REPORTS for token in source) and nameless and len(source) <= 6:
        return Judged(Standing.HEARSAY, _spans(source), "unnamed reports")
    if not source and any(token.lower in {"reports", "report", "reported"} for token in cue):
        return Judged(Standing.HEARSAY, _spans(cue), "unnamed reports")
    if not source and (first_of("emerging", cue) or agentless(cue)):
        return Judged(Standing.HEARSAY, _spans(cue), "nobody named says so")
    return None


def _before_noun(text: str, token: Token) -> bool:
    """Whether "alleged" qualifies a noun: "the alleged theft" may be told by one who saw it."""
    if token.lower.endswith("ly"):
        return False
    return text[token.span.end : token.span.end + 2].strip()[:1].islower()


def _enacted(
    text: str,
    statement: Statement,
    cue: Sequence[Token],
    content: Sequence[Token],
    speaker: Speaker | None,
) -> Judged[Standing] | None:
    """Enacted only where one able to make an act of law is reported to have made it."""
    decided = _decided(text, statement, cue, content, speaker)
    if decided:
        return Judged(Standing.ENACTED, decided, "decision of an authority reported as made")
    verb = next(iter(listed("making").find([token.lower for token in cue])), None)
    if verb is None or _unreal(text, statement, cue[verb[0]]):
        return None
    making = cue[verb[0]]
    spans: tuple[Span, ...] = (making.span,)
    if not any(listed("sole").find([making.lower])):
        paper = next(iter(listed("act").find([token.lower for token in (*cue, *content)])), None)
        if paper is None:
            return None
        spans = (making.span, (*cue, *content)[paper[0]].span)
    office = office_of(text, statement.source, speaker)
    if office is None:
        return None
    return Judged(Standing.ENACTED, (*spans, *office), "act of law reported as made")


def _decided(
    text: str,
    statement: Statement,
    cue: Sequence[Token],
    content: Sequence[Token],
    speaker: Speaker | None,
) -> tuple[Span, ...]:
    """The words of a court's decision, of a permit given or refused, or of a thing declared so."""
    source = _tokens(text, statement.source)
    judging, deciding = first_of("judging", source), first_of("deciding", cue)
    if judging and deciding and not _unreal(text, statement, deciding[0]):
        return _spans((*deciding, *judging))
    granting, granted = first_of("granting", cue), first_of("granted", (*cue, *content[:3]))
    if granting and granted and not source and BE & {token.lower for token in cue}:
        return _spans((*granting, *granted))
    declaring = [token for token in cue if token.lower in DECLARE]
    made_so = first_of("made_so", content) if declaring else ()
    if not made_so or _unreal(text, statement, declaring[0]):
        return ()
    office = office_of(text, statement.source, speaker)
    return (*_spans((*declaring, *made_so)), *office) if office else ()


def _unreal(text: str, statement: Statement, verb: Token) -> bool:
    """Whether the making is negated, planned, possible, passive or a bare infinitive."""
    start = max(0, verb.span.start - 40)
    if statement.source and statement.source.spans[-1].end <= verb.span.start:
        start = statement.source.spans[-1].end
    before = tokens(text, start, verb.span.end)
    lowers = {token.lower for token in before[-5:-1]}
    by_source = statement.source and statement.source.spans[0].start >= verb.span.end
    barred = MODALS if by_source else MODALS | BE
    return bool(lowers & barred) or (len(before) - 1) in negated(text, before)


def office_of(text: str, source: Words | None, speaker: Speaker | None) -> tuple[Span, ...] | None:
    """The words that name an office able to make acts of law; None where none is named."""
    own = _tokens(text, source)
    hit = next(iter(listed("maker").find([token.lower for token in own])), None)
    if hit:
        return tuple(token.span for token in own[hit[0] : hit[1]])
    if speaker is None:
        return _office_beside(text, [token for token in own if token.text[0].isupper()])
    for role in speaker.roles:
        words = _tokens(text, role)
        hit = next(iter(listed("maker").find([token.lower for token in words])), None)
        if hit:
            return tuple(token.span for token in words[hit[0] : hit[1]])
    return _office_beside(text, list(tokens(speaker.name)))


def _office_beside(text: str, name: list[Token]) -> tuple[Span, ...] | None:
    """An office right before or after the last word of a name, anywhere on the page."""
    if not name:
        return None
    return _office_of_name(text, name[-1].text)


@lru_cache(maxsize=NAMES_KEPT)
def _office_of_name(text: str, last: str) -> tuple[Span, ...] | None:
    for start in places_of(text, last):
        stop = start + len(last)
        parts = tokens(text, max(0, start - 60), start)[-NEAR_NAME:]
        before = [
            token for token in parts if not re.search(r"[,.;:]", text[token.span.end : start])
        ]
        for first, end, _ in listed("maker").find([token.lower for token in before]):
            if all(token.text[0].isupper() for token in before[first:]):
                return tuple(token.span for token in before[first:end])
        after = tokens(text, stop, stop + 40)[:NEAR_NAME]
        if text[stop : stop + 1] == ",":
            for first, end, _ in listed("maker").find([token.lower for token in after]):
                return tuple(token.span for token in after[first:end])
    return None


def _tokens(text: str, words: Words | None) -> tuple[Token, ...]:
    return tokens_in(text, words.spans) if words else ()


def _spans(parts: Sequence[Token]) -> tuple[Span, ...]:
    return tuple(token.span for token in parts)


def _source_spans(statement: Statement) -> tuple[Span, ...]:
    return statement.source.spans if statement.source else ()


ACTS = valued("cues.txt")


def act_of(text: str, statement: Statement) -> Judged[Act] | None:
    """The statement's act: as attribution gave it, else by the cue verb, else not known."""
    if statement.act is not None:
        return statement.act
    cue = _tokens(text, statement.cue)
    for first, last, name in ACTS.find([token.lower for token in cue]):
        return Judged(Act(name), _spans(cue[first:last]), "cue verb")
    return None
