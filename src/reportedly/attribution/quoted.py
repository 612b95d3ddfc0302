"""Quoted stretches the tagger left to nobody: whose they are by their place in the paragraph.

A quote that follows a statement in the same paragraph, nothing but its cue between, goes on with
it ("..., he said. "And ..."). A quote with its own "she asked" after it is a statement. What is
left over was said by somebody the page does not name there.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.attribution.core import Core
from reportedly.attribution.words import hull, quotes, quotes_in
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.tagging.quotes import Quote

LONG: Final = 6
"""Fewest words of a quote taken for a statement by itself: shorter ones are names, titles and
scare quotes (two of the three unclaimed quotes under 7 words read in PolNeAR train were titles)."""

GAP: Final = 8
"""Most words between a statement and the quote that goes on with it: a time and a place."""

REACH: Final = 64
"""How many covered spans before a position are looked at; they overlap only here and there."""


def go_on(text: str, cores: Sequence[Core]) -> list[Core]:
    """`cores`, each with the unclaimed quotes that follow it in its paragraph."""
    found = list(cores)
    ends = sorted((hull((*c.content, *c.cue, *c.source)).end, i) for i, c in enumerate(found))
    for quote in unclaimed(text, found):
        at = bisect_left(ends, (quote.span.start + 1, 0)) - 1
        if at < 0:
            continue
        end, number = ends[at]
        between = text[end : quote.span.start]
        if (
            "\n" in between
            or len(between.split()) > GAP
            or not _speaks_in_quotes(text, found[number])
        ):
            continue
        core = found[number]
        found[number] = replace(core, content=(*core.content, quote.inner))
    return found


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
        for quote in quotes(text)
        if quote.depth == 0
        and len(text[quote.inner.start : quote.inner.end].split()) >= LONG
        and not shared(quote.inner, covered)
    ]


def unnamed(text: str, cores: Sequence[Core]) -> list[Core]:
    """A statement without a source for every quoted sentence nobody claims."""
    return [
        Core((quote.inner,), (), (), 0.3, "unclaimed quote")
        for quote in unclaimed(text, cores)
        if text[quote.inner.start : quote.inner.end].rstrip().endswith((".", "!", "?", ",", "…"))
    ]


def shared(span: Span, covered: Sequence[Span]) -> int:
    """How many positions of `span` lie in one of the sorted `covered` spans."""
    at = bisect_left(covered, Span(span.end, span.end))
    near = covered[max(0, at - REACH) : at]
    return sum(max(0, min(span.end, c.end) - max(span.start, c.start)) for c in near)
