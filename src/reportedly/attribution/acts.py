"""What the source does by speaking: the cue's act, unless its grammar or the content says more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.attribution.cues import head, verb_forms
from reportedly.attribution.lexicon import LOOSE
from reportedly.attribution.words import tokens
from reportedly.offsets import Span
from reportedly.statement import Act, Judged

if TYPE_CHECKING:
    from reportedly.attribution.core import Core
    from reportedly.attribution.cues import Cue
    from reportedly.attribution.words import Token

NO_FORCE: Final = re.compile(
    r"\b(?:(?:no|without(?:\s+any)?|lacks?(?:\s+any)?|not\s+have(?:\s+any)?|nor?)\s+"
    r"(?:(?:legal|binding|normative|statutory)\s+)+(?:force|effect|basis|status|weight|power|value|meaning|standing)|"
    r"(?:not|n['’]t|never)\s+(?:been\s+)?(?:a\s+|an\s+|any\s+)?(?:legally\s+binding|binding\s+in\s+law|"
    r"(?:legal|normative|legislative)(?:\s+\w+)?\s+(?:acts?|documents?|instruments?))|"
    r"no\s+force\s+of\s+law|null\s+and\s+void|legally\s+(?:void|invalid|meaningless|worthless)|"
    r"(?:is|are|was|were)\s+(?:legally\s+)?(?:invalid|void)\b|not\s+worth\s+the\s+paper)",
    re.IGNORECASE,
)
"""Words that deny an act or a statement its legal force (terms of administrative law)."""

TO_DO: Final = re.compile(r"\s*(?:\S+\s+){0,8}?(?:not\s+)?to\s+[a-z]", re.IGNORECASE)
DOCUMENT: Final = re.compile(
    r"\b(?:letter|petition|statement|appeal|declaration|manifesto)\b", re.IGNORECASE
)
"""What is signed to say something; anything else is signed to put it in force."""

SHOULD: Final = re.compile(
    r"\b(?:must|should|ought\s+to|needs?\s+to|has\s+to|have\s+to)\b", re.IGNORECASE
)
MODALS: Final = {"insist": SHOULD, "suggest": SHOULD}
"""Verbs whose clause is a demand with such a modal near its start. Not plain verbs of saying: in
the development articles both "said ... must" and all four with a weaker modal are opinions."""


def act(text: str, core: Core) -> Judged[Act]:
    """The act of one statement and the words it rests on; "says" where no cue tells more."""
    force = no_force(text, core)
    if force is not None:
        return Judged(Act.REJECTS_STANDING, (force,), "denies legal force", 0.9)
    words = [_lowered(w) for s in core.cue for w in tokens(text, s.start, s.end)]
    idiom = _idiom(text, core)
    if idiom is not None:
        return idiom
    cue = head(words)
    if cue is None or cue.kind in ("noun", "adverb"):
        loose = next((w for w in words if w.low in LOOSE), None)
        if loose is not None:
            return Judged(LOOSE[loose.low][0], (Span(loose.start, loose.end),), "loose verb", 0.7)
    if cue is None:
        return Judged(Act.SAYS, core.cue, "no cue known", 0.5)
    value, rule = _as_verb(text, core, cue) or _in_grammar(text, core, cue)
    return Judged(value, (cue.span,), rule, 0.85)


def _as_verb(text: str, core: Core, cue: Cue) -> tuple[Act, str] | None:
    """The act of a word like "calls" as a verb: first in its cue, after a source and no owner."""
    verb = verb_forms().get(text[cue.span.start : cue.span.end].lower())
    if cue.kind != "noun" or cue.first or verb is None or not core.source:
        return None
    source = core.source[-1]
    owner = re.search(
        r"(?:['’]s?|^(?:his|her|their|its|my|our))$", text[source.start : source.end], re.IGNORECASE
    )
    return None if owner or source.end > cue.span.start else (verb[1], "verb")


def _lowered(word: Token) -> Token:
    """A cue's word in small letters: a headline's capitals make no name of a verb."""
    return word._replace(text=word.low)


def _idiom(text: str, core: Core) -> Judged[Act] | None:
    """An act worded over the cue and the content's head: "filed a lawsuit", "called Monday for"."""
    if not core.cue:
        return None
    span = Span(core.cue[0].start, core.cue[-1].end)
    words = text[span.start : span.end]
    opening = _opening(text, core)[:80]
    if NO.fullmatch(_opening(text, core)):
        return Judged(Act.DENIES, core.content[:1], "answers no", 0.8)
    for pattern, value in IDIOMS:
        if pattern.search(words):
            return Judged(value, (span,), "idiom", 0.75)
    if SUES.search(words) and SUIT.search(f"{words} {opening}"):
        return Judged(Act.ACCUSES, (span,), "files suit", 0.8)
    if re.fullmatch(r"claim(?:s|ed|ing)?", words) and opening.startswith("victory"):
        return Judged(Act.ANNOUNCES, (span,), "claims victory", 0.8)
    if GRANTS.search(words) and not opening.startswith("that "):
        return Judged(Act.ORDERS, (span,), "grants", 0.8)
    return None


NO: Final = re.compile(r"[“\"'‘]?No[.,!”\"'’\s]*")
IDIOMS: Final = (
    (re.compile(r"\bcall(?:s|ed|ing)?\s+(?:\w+\s+){1,3}(?:for|on)$"), Act.DEMANDS),
    (
        re.compile(r"\bcalls?\s+(?:for|that|to)\b|\b(?:re)?(?:iterat|new|peat)\w*\s+calls?$"),
        Act.DEMANDS,
    ),
    (re.compile(r"^[Uu]nder$"), Act.ORDERS),
    (re.compile(r"\b(?:evad|dodg|sidestepp?|duck)(?:e|ed|es|ing|s)?\b"), Act.DENIES),
    (re.compile(r"\b(?:campaign|effort|drive)\s+to\s+(?:persuade|convince|get)\b"), Act.DEMANDS),
)
"""Cues whose parts stand apart or whose head is a noun."""

SUES: Final = re.compile(
    r"\b(?:fil(?:e|es|ed|ing)|br(?:ing|ings|ought)|launch(?:es|ed)?)\b", re.IGNORECASE
)
SUIT: Final = re.compile(
    r"\b(?:law)?suits?\b|\bcomplaints?\b|\bcharges\b|"
    r"\b(?:wrongful|libel|death|damages?|civil)\b[\w ]*\bclaims?\b",
    re.IGNORECASE,
)
GRANTS: Final = re.compile(r"\b(?:(?:was|were|been|being|is|are)\s+granted|grant(?:s|ed|ing)?)$")


def no_force(text: str, core: Core) -> Span | None:
    """The words of the content that deny legal force, None if none do."""
    for span in core.content:
        match = NO_FORCE.search(text, span.start, span.end)
        if match:
            return Span(match.start(), match.end())
    return None


def _in_grammar(text: str, core: Core, cue: Cue) -> tuple[Act, str]:
    """The act of `cue` in its construction: "asked him to", "called him", "told them to"."""
    opening = _opening(text, core)
    if cue.lemma in {"ask", "tell", "instruct", "warn", "remind"} and _asks_to_do(text, core, cue):
        return Act.DEMANDS, "verb and to-clause"
    if cue.lemma == "want" and WANTS.match(opening):
        return Act.DEMANDS, "wants somebody to"
    if cue.lemma == "ask":
        asks = not opening.lower().startswith("that ")
        return (Act.ASKS, "verb") if asks else (Act.DEMANDS, "asks that")
    if cue.lemma == "sign" and DOCUMENT.search(opening):
        return Act.SAYS, "signs a letter"
    if cue.lemma == "press" and opening.rstrip('"” ').endswith("?"):
        return Act.ASKS, "verb and question"
    modal = MODALS.get(cue.lemma)
    if modal is not None and modal.search(opening[:60]):
        return Act.DEMANDS, "modal of demand"
    return cue.act, cue.kind


WANTS: Final = re.compile(
    r"(?!to\b)(?:(?:the|an?|his|her|its|their)\s+)?(?:(?!\w+ed\b)\w+\s+){1,4}?to\s+(?!be\b)[a-z]",
    re.IGNORECASE,
)


def _opening(text: str, core: Core) -> str:
    return text[core.content[0].start : core.content[0].end] if core.content else ""


def _asks_to_do(text: str, core: Core, cue: Cue) -> bool:
    """Whether the content opens with "to" and a verb, or does so after the object in the cue."""
    if not core.content or core.content[0].start < cue.span.start:
        return False
    first = core.content[0].start
    between = text[cue.span.end : first]
    if len(between) > 80:
        return False
    opening = text[first : first + 80]
    if re.match(r"(?:not\s+)?to\s+[a-z]", opening):
        return True
    if between.rstrip().endswith(" to") and opening[:1].islower():
        return True
    if re.search(
        r"[\"“”]|\b(?:about|that|whether|if|how|why|what|when|who)\b", between + opening[:30]
    ):
        return False
    return cue.lemma == "ask" and TO_DO.match(opening) is not None
