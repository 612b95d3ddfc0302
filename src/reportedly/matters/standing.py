"""What a statement's words are, in force: an act of law, an announcement, or talk."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reportedly.matters.lexicon import Phrases, lines, valued, word_set
from reportedly.matters.negation import MODALS, negated
from reportedly.matters.words import Token, places_of, tokens
from reportedly.statement import Act, Judged, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.offsets import Span
    from reportedly.statement import Speaker, Statement, Words

HEARSAY = word_set("hearsay")
REPORTS = frozenset({"report", "reports", "reported", "reporting", "media"})
ALLEGEDLY = frozenset({"allegedly", "alleged", "purportedly", "purported"})
BY_ACT = {
    Act.DEMANDS: Standing.APPEALED,
    Act.ASKS: Standing.APPEALED,
    Act.ACCUSES: Standing.ALLEGED,
    Act.ANNOUNCES: Standing.ANNOUNCED,
}
DECLARE = frozenset({"declare", "declares", "declared", "declaring"})
NEAR_NAME = 4
"""Words between a name and the office it holds ("President Ana Brell", "Brell, the governor")."""

NAMES_KEPT = 256
"""Names whose office is kept while a page is judged; a page seldom names more people."""


@cache
def _list(name: str) -> Phrases:
    for line in lines("standing.txt"):
        value, _, rest = line.partition(":")
        if value == name:
            return Phrases([(phrase.strip(), name) for phrase in rest.split(",")])
    raise KeyError(name)


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
    content = tuple(
        part for span in statement.content.spans for part in tokens(text, span.start, span.end)
    )
    enacted = _enacted(text, statement, cue, content, speaker)
    if enacted:
        return enacted
    if act and act.value in BY_ACT:
        if act.value is Act.ANNOUNCES and any(token.lower in DECLARE for token in cue):
            return Judged(Standing.STATED, _spans(cue), "declared: words, no act of law named")
        return Judged(BY_ACT[act.value], act.spans or _spans(cue), f"act: {act.value}")
    if statement.cue is not None or statement.source is not None:
        spans = statement.cue.spans if statement.cue else ()
        return Judged(Standing.STATED, spans or _source_spans(statement), "said")
    return None


def _hearsay(text: str, statement: Statement, cue: Sequence[Token]) -> Judged[Standing] | None:
    hedges = [token for hedge in statement.hedges for token in _tokens(text, hedge)]
    for token in (*cue, *hedges):
        if token.lower in HEARSAY:
            return Judged(Standing.HEARSAY, (token.span,), "hearsay word")
        if token.lower in ALLEGEDLY:
            return Judged(Standing.ALLEGED, (token.span,), "word of allegation")
    source = _tokens(text, statement.source)
    nameless = not any(token.text[0].isupper() for token in source[1:])
    if any(token.lower in REPORTS for token in source) and nameless and len(source) <= 6:
        return Judged(Standing.HEARSAY, _spans(source), "unnamed reports")
    if not source and any(token.lower in {"reports", "report", "reported"} for token in cue):
        return Judged(Standing.HEARSAY, _spans(cue), "unnamed reports")
    return None


def _enacted(
    text: str,
    statement: Statement,
    cue: Sequence[Token],
    content: Sequence[Token],
    speaker: Speaker | None,
) -> Judged[Standing] | None:
    """Enacted only where one able to make an act of law is reported to have made it."""
    verb = next(iter(_list("making").find([token.lower for token in cue])), None)
    if verb is None or _unreal(text, statement, cue[verb[0]]):
        return None
    making = cue[verb[0]]
    spans: tuple[Span, ...] = (making.span,)
    if not any(_list("sole").find([making.lower])):
        paper = next(iter(_list("act").find([token.lower for token in (*cue, *content)])), None)
        if paper is None:
            return None
        spans = (making.span, (*cue, *content)[paper[0]].span)
    office = office_of(text, statement.source, speaker)
    if office is None:
        return None
    return Judged(Standing.ENACTED, (*spans, *office), "act of law reported as made")


def _unreal(text: str, statement: Statement, verb: Token) -> bool:
    """Whether the making is negated, planned, possible, passive or a bare infinitive."""
    start = max(0, verb.span.start - 40)
    if statement.source and statement.source.spans[-1].end <= verb.span.start:
        start = statement.source.spans[-1].end
    before = tokens(text, start, verb.span.end)
    lowers = {token.lower for token in before[-5:-1]}
    barred = MODALS | {"was", "were", "been", "being", "be"}
    return bool(lowers & barred) or (len(before) - 1) in negated(text, before)


def office_of(text: str, source: Words | None, speaker: Speaker | None) -> tuple[Span, ...] | None:
    """The words that name an office able to make acts of law; None where none is named."""
    own = _tokens(text, source)
    hit = next(iter(_list("maker").find([token.lower for token in own])), None)
    if hit:
        return tuple(token.span for token in own[hit[0] : hit[1]])
    if speaker is None:
        return _office_beside(text, [token for token in own if token.text[0].isupper()])
    for role in speaker.roles:
        words = _tokens(text, role)
        hit = next(iter(_list("maker").find([token.lower for token in words])), None)
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
        for first, end, _ in _list("maker").find([token.lower for token in before]):
            if all(token.text[0].isupper() for token in before[first:]):
                return tuple(token.span for token in before[first:end])
        after = tokens(text, stop, stop + 40)[:NEAR_NAME]
        if text[stop : stop + 1] == ",":
            for first, end, _ in _list("maker").find([token.lower for token in after]):
                return tuple(token.span for token in after[first:end])
    return None


def _tokens(text: str, words: Words | None) -> tuple[Token, ...]:
    if words is None:
        return ()
    return tuple(part for span in words.spans for part in tokens(text, span.start, span.end))


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
