"""What the source does by speaking: the cue's act, unless its grammar or the content says more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.attribution.cues import head
from reportedly.attribution.words import tokens
from reportedly.offsets import Span
from reportedly.statement import Act, Judged

if TYPE_CHECKING:
    from reportedly.attribution.core import Core
    from reportedly.attribution.cues import Cue

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

MUST: Final = re.compile(r"\bmust\b", re.IGNORECASE)
SHOULD: Final = re.compile(
    r"\b(?:must|should|ought\s+to|needs?\s+to|has\s+to|have\s+to)\b", re.IGNORECASE
)
MODALS: Final = {
    **dict.fromkeys(("say", "state", "tell", "write", "according to"), MUST),
    "insist": SHOULD,
}
"""Verbs whose clause is a demand with such a modal near its start; "said ... should" as often is
a mere opinion, so that plain verbs of saying take "must" alone."""


def act(text: str, core: Core) -> Judged[Act]:
    """The act of one statement and the words it rests on; "says" where no cue tells more."""
    force = no_force(text, core)
    if force is not None:
        return Judged(Act.REJECTS_STANDING, (force,), "denies legal force", 0.9)
    words = [w for s in core.cue for w in tokens(text, s.start, s.end)]
    cue = head(words)
    if cue is None:
        return Judged(Act.SAYS, core.cue, "no cue known", 0.5)
    value, rule = _in_grammar(text, core, cue)
    return Judged(value, (cue.span,), rule, 0.85)


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
    if cue.lemma == "ask" and not opening.lower().startswith("that "):
        return Act.ASKS, "verb"
    if cue.lemma == "sign" and DOCUMENT.search(opening):
        return Act.SAYS, "signs a letter"
    if cue.lemma == "press" and opening.rstrip('"” ').endswith("?"):
        return Act.ASKS, "verb and question"
    modal = MODALS.get(cue.lemma)
    if modal is not None and modal.search(opening[:60]):
        return Act.DEMANDS, "modal of demand"
    return cue.act, cue.kind


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
    if re.search(r"[\"“”]|\b(?:that|whether|if|how|why|what|when|who)\b", between + opening[:30]):
        return False
    return cue.lemma == "ask" and TO_DO.match(opening) is not None
