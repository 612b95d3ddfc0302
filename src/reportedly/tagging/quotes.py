"""Finds what stands between quotation marks, whatever marks the page uses.

Knows curly, straight, doubled-apostrophe, guillemet and low-9 marks, single marks as the inner or
the only level, quotes that run on over paragraphs (each opens again, the last one closes), marks
that never close, and marks of one kind closed by another. An apostrophe is not a mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mark(StrEnum):
    """The kind of the opening mark."""

    CURLY = "curly"
    STRAIGHT = "straight"
    APOSTROPHES = "doubled apostrophes"
    LOW = "low-9"
    GUILLEMET = "guillemet"
    SINGLE = "single"
    SINGLE_GUILLEMET = "single guillemet"


class Close(StrEnum):
    """How a quote ends."""

    CLOSED = "closed"
    UNCLOSED = "unclosed"
    CONTINUED = "continued in the next paragraph"


@dataclass(frozen=True, slots=True)
class Quote:
    """One quoted stretch inside one paragraph.

    `span` holds the marks, `inner` does not. `depth` is 0 for a quote in no other. `continues` is
    true where it goes on with the quote before it, whose `close` then is CONTINUED.
    """

    span: Span
    inner: Span
    depth: int
    mark: Mark
    close: Close
    continues: bool = False


@dataclass(slots=True)
class _Sign:
    """One mark in the text and what it could do there."""

    start: int
    end: int
    mark: Mark
    opens: bool
    closes: bool


_SIGNS = re.compile(r"''|``|‘‘|’’|[“”‟\"＂„«»‹›‘’‚‛'`]")
_OPENERS = frozenset("([{<—–-/“\"„«‹‘'`¿¡")
_CLOSERS = frozenset(")]}>—–-/”\"»›’'.,;:!?…")
_ELISIONS = re.compile(
    r"(?:\d0s|em|tis|twas|til|till|cause|n|bout|round|cos|im|er)\b", re.IGNORECASE
)
_BREAK = re.compile(r"[^\S\n]*(?:\r?\n[^\S\n]*)+|[\u2028\u2029\x85\f\r]+")

_KINDS = {
    "“": Mark.CURLY,
    "”": Mark.CURLY,
    "‟": Mark.CURLY,
    '"': Mark.STRAIGHT,
    "＂": Mark.STRAIGHT,
    "''": Mark.APOSTROPHES,
    "``": Mark.APOSTROPHES,
    "‘‘": Mark.APOSTROPHES,
    "’’": Mark.APOSTROPHES,
    "„": Mark.LOW,
    "«": Mark.GUILLEMET,
    "»": Mark.GUILLEMET,
    "‹": Mark.SINGLE_GUILLEMET,
    "›": Mark.SINGLE_GUILLEMET,
}
_ONLY_OPENS = frozenset(["“", "‟", "``", "‘‘", "„", "‘", "‚", "‛", "`"])
_ONLY_CLOSES = frozenset(["”", "’’"])


@lru_cache(maxsize=4)
def find_quotes(text: str) -> tuple[Quote, ...]:
    """Every quoted stretch of `text`, by start, outer before inner; time grows with the length.

    Those of the newest few texts are kept: several steps ask for them.
    """
    found: list[Quote] = []
    left_open: int | None = None
    for paragraph in paragraphs(text):
        signs = list(_signs(text, paragraph))
        double = [sign for sign in signs if sign.mark is not Mark.SINGLE]
        carried = None if left_open is None else found[left_open].mark
        quotes = list(_pair(double, paragraph, carried))
        quotes += _pair_singles(text, [sign for sign in signs if sign.mark is Mark.SINGLE])
        nested = _nest(quotes)
        if left_open is not None and nested and _goes_on(text, paragraph, nested[0], carried):
            found[left_open] = replace(found[left_open], close=Close.CONTINUED)
            nested[0] = replace(nested[0], continues=True)
        left_open = _left_open(nested, len(found))
        found.extend(nested)
    return tuple(found)


def _goes_on(text: str, paragraph: Span, first: Quote, carried: Mark | None) -> bool:
    """Whether the paragraph opens with the kind of mark its predecessor left open."""
    lead = text[paragraph.start : first.span.start]
    return first.mark is carried and (not lead or lead.isspace())


def _left_open(quotes: list[Quote], base: int) -> int | None:
    """The number, counted from `base`, of the outermost quote that no mark closes."""
    for place in range(len(quotes) - 1, -1, -1):
        if quotes[place].depth == 0:
            return base + place if quotes[place].close is Close.UNCLOSED else None
    return None


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of `text`: lines, except that a wrapped line goes on in the next one.

    A single line break before a small letter is taken for a wrapped line.
    """
    start = 0
    for gap in _BREAK.finditer(text):
        wrapped = gap.group().count("\n") == 1 and text[gap.end() : gap.end() + 1].islower()
        if wrapped or gap.start() < start:
            continue
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < len(text):
        yield Span(start, len(text))


def _signs(text: str, paragraph: Span) -> Iterator[_Sign]:
    """The quotation marks of a paragraph; apostrophes inside words are left out."""
    for found in _SIGNS.finditer(text, paragraph.start, paragraph.end):
        sign, start, end = found.group(), found.start(), found.end()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        mark = _KINDS.get(sign, Mark.SINGLE)
        if mark is Mark.SINGLE and before.isalnum() and after.isalnum():
            continue
        opens, closes = _directions(before, after)
        if sign in _ONLY_OPENS:
            opens, closes = True, sign == "“"
        elif sign in _ONLY_CLOSES:
            opens, closes = False, True
        if mark is Mark.SINGLE and sign != "‘" and _ELISIONS.match(text, end):
            opens = False
        yield _Sign(start, end, mark, opens, closes)


def _directions(before: str, after: str) -> tuple[bool, bool]:
    """Whether a straight mark between these characters can open, and can close."""
    left = before.isspace() or before in _OPENERS
    right = after.isspace() or after in _CLOSERS
    if left == right:
        return True, True
    return left, right


def _pair(signs: list[_Sign], paragraph: Span, carried: Mark | None) -> Iterator[Quote]:
    """Quotes between marks of the double kinds, inside one paragraph."""
    stack: list[_Sign] = []
    for number, sign in enumerate(signs):
        partner = _partner(stack, sign)
        if partner is not None:
            for lost in stack[partner + 1 :]:
                yield _quote(lost, sign.start, sign.start, Close.UNCLOSED)
            opener = stack[partner]
            del stack[partner:]
            yield _quote(opener, sign.start, sign.end, Close.CLOSED)
        elif sign.opens:
            while stack and stack[-1].mark is sign.mark:
                yield _quote(stack.pop(), sign.start, sign.start, Close.UNCLOSED)
            stack.append(sign)
        elif carried is not None and number == 0:
            # the mark that should have opened this paragraph again is missing
            opening = _Sign(paragraph.start, paragraph.start, carried, opens=True, closes=False)
            yield _quote(opening, sign.start, sign.end, Close.CLOSED)
    for sign in reversed(stack):
        yield _quote(sign, paragraph.end, paragraph.end, Close.UNCLOSED)


def _partner(stack: list[_Sign], sign: _Sign) -> int | None:
    """The place in the stack of the mark that `sign` closes, None if it closes none."""
    if not sign.closes or not stack:
        return None
    for place in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        opener = stack[place]
        if sign.mark is Mark.CURLY and sign.opens:
            if opener.mark is Mark.LOW:
                return place
        elif opener.mark is sign.mark or (opener.mark is Mark.LOW and sign.mark is Mark.CURLY):
            return place if not sign.opens or sign.start > opener.end else None
    if not sign.opens and sign.mark is not Mark.SINGLE_GUILLEMET:
        return len(stack) - 1
    return None


def _quote(opener: _Sign, inner_end: int, end: int, close: Close) -> Quote:
    """The record of a pair, its depth not yet known."""
    inner_end = max(inner_end, opener.end)
    return Quote(
        span=Span(opener.start, max(end, inner_end)),
        inner=Span(opener.end, inner_end),
        depth=0,
        mark=opener.mark,
        close=close,
    )


def _pair_singles(text: str, signs: list[_Sign]) -> list[Quote]:
    """Quotes between single marks; one that never closes is an apostrophe."""
    found: list[Quote] = []
    opener: _Sign | None = None
    doubtful: _Sign | None = None
    for sign in signs:
        if sign.opens and not (sign.closes and opener is not None):
            if opener is not None and doubtful is not None:
                found.append(_quote(opener, doubtful.start, doubtful.end, Close.CLOSED))
            opener, doubtful = sign, None
        elif sign.closes and opener is not None and sign.start > opener.end:
            if _is_possessive(text, sign):
                doubtful = doubtful or sign
                continue
            found.append(_quote(opener, sign.start, sign.end, Close.CLOSED))
            opener = doubtful = None
    if opener is not None and doubtful is not None:
        found.append(_quote(opener, doubtful.start, doubtful.end, Close.CLOSED))
    return found


def _is_possessive(text: str, sign: _Sign) -> bool:
    """Whether the mark may as well be the apostrophe of a plural: ``the voters' choice``."""
    after = text[sign.end : sign.end + 2]
    return text[sign.start - 1] in "sSzZ" and after[:1] == " " and after[1:].isalpha()


def _nest(quotes: list[Quote]) -> list[Quote]:
    """The quotes in order with their depths; single ones that cross a double one are dropped."""
    quotes.sort(key=lambda quote: (quote.span.start, -quote.span.end, quote.mark is Mark.SINGLE))
    crossing = _crossing_singles(quotes)
    kept: list[Quote] = []
    ends: list[int] = []
    for number, quote in enumerate(quotes):
        if number in crossing:
            continue
        while ends and ends[-1] <= quote.span.start:
            ends.pop()
        kept.append(replace(quote, depth=len(ends)))
        ends.append(quote.span.end)
    return kept


def _crossing_singles(quotes: list[Quote]) -> set[int]:
    """The numbers of single quotes that begin inside one double quote and end outside it."""
    crossing: set[int] = set()
    stack: list[int] = []
    for number, quote in enumerate(quotes):
        while stack and quotes[stack[-1]].span.end <= quote.span.start:
            stack.pop()
        while stack and quotes[stack[-1]].span.end < quote.span.end:
            single = number if quote.mark is Mark.SINGLE else stack[-1]
            crossing.add(single)
            if single == number:
                break
            stack.pop()
        if number not in crossing:
            stack.append(number)
    return crossing
