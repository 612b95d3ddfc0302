"""Quoted stretches the tagger left to nobody: whose they are by their place in the paragraph.

A quote that follows a statement in the same paragraph, nothing but its cue between, goes on with
it ("..., he said. "And ..."). A quote with its own "she asked" after it is a statement. What is
left over was said by somebody the page does not name there. Contents hold the marks of their
quotes, as the tagger's do (`cleaning.whole_quotes`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.attribution.core import Core
from reportedly.attribution.cues import entries
from reportedly.attribution.phrases import subject_before
from reportedly.attribution.words import hull, quotes_in, sentence_at, shared, tokens
from reportedly.offsets import Span
from reportedly.tagging.quotes import find_quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.tagging.quotes import Quote

LONG: Final = 6
"""Fewest words of a quote taken for a statement by itself: shorter ones are names, titles and
scare quotes (two of the three unclaimed quotes under 7 words read in PolNeAR train were titles)."""

GAP: Final = 8
"""Most words between a statement and the quote that goes on with it: a time and a place."""


def go_on(text: str, cores: Sequence[Core]) -> list[Core]:
    """`cores`, each with the unclaimed quotes that follow it in its paragraph, or are the next."""
    found = list(cores)
    ends = sorted((hull((*c.content, *c.cue, *c.source)).end, i) for i, c in enumerate(found))
    for quote in unclaimed(text, found):
        at = bisect_left(ends, (quote.span.start + 1, 0)) - 1
        if at < 0:
            continue
        end, number = ends[at]
        between = text[end : quote.span.start]
        near = "\n" not in between and len(between.split()) <= GAP
        if not (near or _is_next_paragraph(text, between, quote)):
            continue
        if _speaks_in_quotes(text, found[number]):
            core = found[number]
            found[number] = replace(core, content=(*core.content, quote.span))
            insort(ends, (quote.span.end, number))
    return found


def _is_next_paragraph(text: str, between: str, quote: Quote) -> bool:
    """Whether a quote is the whole of the paragraph after the one where something ended.

    In PolNeAR train such a quote, where the paragraph before it speaks in quotes too, belongs to
    the statement before it 88 times, to one after it 5 times, to one of its own 4 times.
    """
    rest = text[quote.span.end :].partition("\n")[0]
    return len(BREAK.findall(between)) == 1 and between[-1:].isspace() and not rest.strip(" .\r")


def _speaks_in_quotes(text: str, core: Core) -> bool:
    """Whether the statement itself ends in a quote or its cue follows one."""
    last = core.content[-1]
    tail = Span(last.start, last.end + 1)
    return bool(core.cue) and any(
        q.depth == 0 and q.inner.start < last.end <= q.span.end for q in quotes_in(text, tail)
    )


def unclaimed(text: str, cores: Sequence[Core]) -> list[Quote]:
    """The outer quotes of some length that share no position with any statement."""
    covered = sorted(s for c in cores for s in (*c.content, *c.cue, *c.source))
    return [
        quote
        for quote in find_quotes(text)
        if quote.depth == 0
        and len(text[quote.inner.start : quote.inner.end].split()) >= LONG
        and not shared(quote.inner, covered)
    ]


BREAK: Final = re.compile(r"[^\S\n]*(?:\n\s*)+")

AFTER: Final = re.compile(
    r"[\"”'’]*\s*(?P<cue>[―—–]|--|-)\s*(?P<name>[A-Z][\w.'’\-]*(?:\s+[A-Z][\w.'’\-]*){1,4})\s*\.?\s*(?=\n|$)"
)
"""A dash and a name that end the line after a quote."""

INSIDE: Final = re.compile(r"(?P<name>[A-Z][A-Z.'’\-]+(?:\s+[A-Z][A-Z.'’\-]+){0,3})(?P<cue>:)\s+")
"""A name in capitals and a colon that open a quoted line, as in a transcript."""


def claimed(text: str, cores: Sequence[Core]) -> list[Core]:
    """Statements made of unclaimed quotes that name their speaker by form."""
    found = []
    for quote in unclaimed(text, cores):
        core = _dash(text, quote) or _transcript(text, quote) or _announced(text, quote)
        if core is not None:
            found.append(core)
    return found


def _dash(text: str, quote: Quote) -> Core | None:
    """The quote with the name after its dash."""
    match = AFTER.match(text, quote.inner.end)
    if match is None:
        return None
    return Core(
        (quote.span,), (Span(*match.span("name")),), (Span(*match.span("cue")),), 0.7, "dash"
    )


def _transcript(text: str, quote: Quote) -> Core | None:
    """The quote with the name it opens with."""
    match = INSIDE.match(text, quote.inner.start, quote.inner.end)
    if match is None:
        return None
    said = Span(match.end(), quote.inner.end)
    return Core(
        (said,), (Span(*match.span("name")),), (Span(*match.span("cue")),), 0.7, "transcript"
    )


def _announced(text: str, quote: Quote) -> Core | None:
    """The quote with the subject of the sentence before it, where that ends in a colon."""
    before = text[max(0, quote.span.start - 4) : quote.span.start].rstrip(' \t\n\r\u00a0“"')
    if not before.endswith(":"):
        return None
    colon = text.rfind(":", 0, quote.span.start)
    sentence = sentence_at(text, colon)
    words = tokens(text, sentence.start, colon)
    for cue in reversed([c for c in entries(words) if c.kind in ("verb", "phrase")]):
        subject = subject_before(words, cue.first)
        if subject is not None:
            source = Span(words[subject[0]].start, words[subject[1] - 1].end)
            return Core((quote.span,), (source,), (cue.span,), 0.6, "colon before")
    return None


def unnamed(text: str, cores: Sequence[Core]) -> list[Core]:
    """A statement without a source for every quoted sentence nobody claims.

    Only quotes that open their paragraph or follow a finished sentence: one inside a sentence
    belongs to whoever the sentence speaks of.
    """
    return [
        Core((quote.span,), (), (), 0.3, "unclaimed quote")
        for quote in unclaimed(text, cores)
        if FINISHED.search(text[max(0, quote.span.start - 4) : quote.span.start])
        and text[quote.inner.start : quote.inner.end].rstrip().endswith((".", "!", "?", "…"))
    ]


FINISHED: Final = re.compile(r"(?:^|\n|[.!?][\"”’']?\s)\s*$")
