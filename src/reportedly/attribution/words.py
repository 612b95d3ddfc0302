"""Text cut into sentences and tokens, as the readers of attribution need them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from reportedly.offsets import Span
from reportedly.tagging.quotes import find_quotes, paragraphs
from reportedly.tagging.sentences import sentences as cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.tagging.quotes import Quote

TOKEN: Final = re.compile(r"''|``|\w+(?:['’.\-]\w+|,\d{3}\b)*(?:['’](?=\s))?|[^\w\s]")


class Token(NamedTuple):
    """A word or mark: its place, its characters, and those in lower case."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        """Whether it starts with a letter or digit."""
        return self.text[0].isalnum()


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words and marks between two positions of `text`; joined words stay one token."""
    stop = len(text) if end is None else end
    whole = None if end is None else _around(text, start, stop)
    if whole is None:
        return _read(text, start, stop)
    first = bisect_left(whole, start, key=itemgetter(0))
    last = bisect_right(whole, stop, lo=first, key=itemgetter(1))
    before, after = whole[first - 1 : first], whole[last : last + 1]
    is_torn = (before and before[0].end > start) or (after and after[0].start < stop)
    found = whole[first:last]
    if is_torn or (found and found[-1].text[-1] in APOSTROPHES):
        return _read(text, start, stop)  # a word cut short, or a mark that hangs on what follows
    return found


APOSTROPHES: Final = "'’"
KEPT: Final = 256
"""Sentences whose tokens are kept: those of a long article, which each reader goes through."""

LONGEST: Final = 2_000
"""Characters of a sentence whose tokens are kept, which bounds what they take."""


def _around(text: str, start: int, stop: int) -> tuple[Token, ...] | None:
    """The tokens of the sentence that holds all of a stretch, None where none does."""
    sentence = sentence_at(text, start)
    if sentence.start <= start and stop <= sentence.end and len(sentence) <= LONGEST:
        return _kept(text, sentence)
    return None


@lru_cache(maxsize=KEPT)
def _kept(text: str, sentence: Span) -> tuple[Token, ...]:
    return _read(text, sentence.start, sentence.end)


def _read(text: str, start: int, stop: int) -> tuple[Token, ...]:
    return tuple(
        [
            Token(m.start(), m.end(), word := m[0], word.lower().replace("’", "'"))
            for m in TOKEN.finditer(text, start, stop)
        ]
    )


@lru_cache(maxsize=4)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order; a paragraph always ends one.

    >>> [(s.start, s.end) for s in sentences("Mr. Oake left. He said so.")]
    [(0, 14), (15, 26)]
    """
    return tuple(span for part in paragraphs(text) for span in cut(text, part))


def sentence_at(text: str, position: int) -> Span:
    """The sentence that holds `position`, or the last one before it."""
    found = sentences(text)
    if not found:
        return Span(0, len(text))
    return found[max(0, bisect_right(_starts(text), position) - 1)]


@lru_cache(maxsize=4)
def _starts(text: str) -> list[int]:
    """Where each sentence starts."""
    return [sentence.start for sentence in sentences(text)]


def shown(text: str, spans: Iterable[Span]) -> str:
    """The words of `spans`, parts joined by a blank."""
    return " ".join(text[s.start : s.end] for s in spans)


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of `spans`, which must not be none."""
    listed = list(spans)
    return Span(min(s.start for s in listed), max(s.end for s in listed))


def overlap(a: Iterable[Span], b: Iterable[Span]) -> bool:
    """Whether any position lies in both."""
    others = list(b)
    return any(x.start < y.end and y.start < x.end for x in a for y in others)


def inside(part: Iterable[Span], whole: Iterable[Span]) -> bool:
    """Whether every span of `part` lies in one span of `whole`."""
    wholes = list(whole)
    return all(any(w.start <= p.start and p.end <= w.end for w in wholes) for p in part)


def quotes_in(text: str, span: Span) -> tuple[Quote, ...]:
    """The quoted stretches that share a position with `span`."""
    found = find_quotes(text)
    starts = _quote_starts(text)
    last = bisect_right(starts, span.end)
    first = last
    while first > 0 and _reach(text)[first - 1] > span.start:
        first -= 1
    return tuple(
        q for q in found[first:last] if q.span.end > span.start and q.span.start < span.end
    )


@lru_cache(maxsize=4)
def _quote_starts(text: str) -> tuple[int, ...]:
    return tuple(q.span.start for q in find_quotes(text))


@lru_cache(maxsize=4)
def _reach(text: str) -> tuple[int, ...]:
    """For each quote, the furthest end among it and those before it."""
    return tuple(accumulate((q.span.end for q in find_quotes(text)), max))


def sentences_in(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences that share a position with `span`."""
    found = sentences(text)
    first = max(0, bisect_right(_starts(text), span.start) - 1)
    kept = []
    for sentence in found[first:]:
        if sentence.start >= span.end:
            break
        if sentence.end > span.start:
            kept.append(sentence)
    return tuple(kept)


REACH: Final = 64
"""How many covered spans before a position are looked at; they overlap only here and there."""


def shared(span: Span, covered: Sequence[Span]) -> int:
    """How many positions of `span` lie in the sorted `covered` spans, each counted apart."""
    at = bisect_left(covered, Span(span.end, span.end))
    near = covered[max(0, at - REACH) : at]
    return sum(min(span.end, c.end) - max(span.start, c.start) for c in near if c.end > span.start)


def touches(spans: Iterable[Span], covered: Sequence[Span]) -> bool:
    """Whether any of `spans` shares a position with the sorted `covered` spans."""
    return any(shared(span, covered) for span in spans)
