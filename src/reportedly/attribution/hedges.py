"""Words by which a page keeps its distance: reportedly, allegedly, appears to, unconfirmed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.attribution.words import inside, quotes_in
from reportedly.offsets import Span
from reportedly.statement import Words

if TYPE_CHECKING:
    from reportedly.attribution.frame import Frame

HEDGE: Final = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|apparently|seemingly|ostensibly|presumably|"
    r"unconfirmed|unverified|more\s+than\s+likely|it\s+(?:now\s+)?(?:appears|seems)|"
    r"(?:appear|seem)(?:s|ed)?\s+to|(?:is|are|was|were)\s+(?:said|thought|believed|understood|rumou?red)\s+to|"
    r"could\s+not\s+(?:be\s+)?(?:immediately\s+|independently\s+)?(?:be\s+)?(?:verified|confirmed|verify|confirm)|"
    r"not\s+(?:been\s+)?(?:independently\s+)?(?:verified|confirmed)|"
    r"it\s+(?:is|was|remains)\s+(?:not\s+(?:yet\s+)?clear|unclear))\b",
    re.IGNORECASE,
)
"""Hedges of English news; written for this project after the classes of Hyland's hedging verbs.

Not "alleged", "so-called" and the like: they keep distance from a thing, not from the report.
"""

OPENING: Final = re.compile(r"\w+ly,\s", re.UNICODE)
"""An adverb that opens a sentence stands for all of it: "Allegedly, the mill's owner said ..."."""


def hedges(frame: Frame) -> tuple[Words, ...]:
    """The hedges in the cue, between it and the content, and in the content's unquoted words."""
    core = frame.core
    quoted = _quoted(frame)
    found = []
    for match in HEDGE.finditer(frame.text, frame.sentence.start, frame.sentence.end):
        span = Span(match.start(), match.end())
        ours = inside((span,), (*core.cue, *core.content)) or _next_to(frame, span)
        ours = ours or (match.start() == frame.sentence.start and _opens(frame))
        if ours and not inside((span,), quoted):
            found.append(Words((span,), match[0]))
    return tuple(found)


def _opens(frame: Frame) -> bool:
    """Whether the sentence opens with an adverb and a comma."""
    return OPENING.match(frame.text, frame.sentence.start, frame.sentence.end) is not None


def _next_to(frame: Frame, span: Span) -> bool:
    """Whether nothing but blanks parts the hedge from the cue or the content."""
    ends = [s.end for s in (*frame.core.cue, *frame.core.content)]
    starts = [s.start for s in (*frame.core.cue, *frame.core.content)]
    return any(0 <= span.start - e <= 1 for e in ends) or any(
        0 <= s - span.end <= 1 for s in starts
    )


def _quoted(frame: Frame) -> tuple[Span, ...]:
    return tuple(q.inner for q in quotes_in(frame.text, frame.sentence))
