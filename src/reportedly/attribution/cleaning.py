"""Mends what the tagger's labels get wrong by rule: whole quotes, stray words, relative clauses."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from reportedly.offsets import Span
from reportedly.tagging.quotes import Close
from reportedly.tagging.tags import Tag
from reportedly.tagging.viterbi import Fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportedly.attribution.linking import Group
    from reportedly.tagging.quotes import Quote
    from reportedly.tagging.tags import Tags

LONG_QUOTE = 6
"""Words from which a quote is content as a whole or not at all.

In PolNeAR train 98 % of quotes of ten words or more are content as a whole.
"""

STRAY_LINK = -1.5
"""A second content fragment that goes with its cue with less than this is dropped."""

_WORD = re.compile(r"\w[\w'’-]*")
_RELATIVE = re.compile(r"\b(?:who|which|that)\Z", re.IGNORECASE)

_DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z.'’-]+(?:,? (?:[A-Z][\w.'’-]*|\d{1,4})){0,8}?(?: \([^()\n]{2,40}\))?"
    r" ?(?:[—–]|--?) ",
    re.MULTILINE,
)
"""Where an agency's report begins: place in capitals, day, agency, dash. Nobody says it."""

_CONTENT = (Tag.B_CONTENT, Tag.I_CONTENT)

FUNCTION_WORDS = re.compile(
    r"(?:an?|the|of|in|on|at|to|for|from|by|with|and|n?or|but|as|so|that|this|these|those|its?"
    r"|who[ms]?|whose|which|is|was|are|were|been?|has|had|have|s?he|they|we|i)\Z"
)
"""Words that say nothing by themselves; a content of these alone is a slip of the tagger."""


def whole_quotes(
    text: str, tags: Tags, labels: Sequence[int], quotes: Iterable[Quote]
) -> list[int]:
    """The labels with every long quote that is mostly content made content throughout.

    The marks of a quote that is content belong to it, as the annotators of PolNeAR mark it (of
    3,629 contents that begin or end at a double mark, 99 % hold the mark).
    """
    mended = list(labels)
    for quote in quotes:
        if quote.close is Close.UNCLOSED:
            continue
        inner = _pieces_in(tags, quote.inner)
        count = sum(mended[place] in _CONTENT for place in inner)
        is_long = len(_WORD.findall(text, quote.inner.start, quote.inner.end)) >= LONG_QUOTE
        if inner and (count == len(inner) or (is_long and 2 * count > len(inner))):
            _make_content(mended, _pieces_in(tags, quote.span), at=inner.start)
    return mended


def without_datelines(text: str, tags: Tags, labels: Sequence[int]) -> list[int]:
    """The labels with no content in the datelines that open paragraphs."""
    mended = list(labels)
    for found in _DATELINE.finditer(text):
        places = _pieces_in(tags, Span(found.start(), found.end()))
        for place in places:
            if mended[place] in _CONTENT:
                mended[place] = Tag.O
        end = places.stop
        if places and end < len(mended) and mended[end] == Tag.I_CONTENT:
            mended[end] = Tag.B_CONTENT
    return mended


def _pieces_in(tags: Tags, span: Span) -> range:
    """The numbers of the pieces in a range of the text, not of a paragraph mark at its start."""
    # of the arrays' own type: another would copy an array at each look-up
    first = np.searchsorted(tags.ends, np.int32(span.start), "right")
    return range(int(first), int(np.searchsorted(tags.starts, np.int32(span.end))))


def _make_content(labels: list[int], places: range, *, at: int) -> None:
    """Make these places one stretch of content; it begins anew unless content leads into it."""
    first, end = places.start, places.stop
    leads = first > 0 and labels[first - 1] in _CONTENT
    begins = Tag.B_CONTENT in (labels[first], labels[at]) or not leads
    labels[first:end] = [Tag.I_CONTENT] * len(places)
    if begins:
        labels[first] = Tag.B_CONTENT
    if end < len(labels) and labels[end] in (Tag.I_SOURCE, Tag.I_CUE):
        labels[end] -= 1


def trimmed(tags: Tags, found: Iterable[Fragment]) -> Iterator[Fragment]:
    """The fragments without paragraph marks at their ends; a source or cue keeps to a paragraph."""
    for fragment in found:
        first, last = fragment.first, fragment.last
        while first <= last and tags.starts[first] == tags.ends[first]:
            first += 1
        while last > first and tags.starts[last] == tags.ends[last]:
            last -= 1
        if fragment.role is not Tag.B_CONTENT:
            while last > first and tags.paragraphs[last] != tags.paragraphs[first]:
                last -= 1
        if first <= last:
            yield Fragment(fragment.role, first, last)


def relative_source(text: str, tags: Tags, source: Fragment) -> Fragment:
    """A source that ends in who, which or that, cut to this word: it is what the cue says."""
    span = tags.span(source.first, source.last)
    if source.last > source.first and _RELATIVE.search(text[span.start : span.end]):
        return replace(source, first=source.last)
    return source


def without_comma(text: str, tags: Tags, source: Fragment) -> Fragment:
    """A source without a comma at its end that closes nothing in it.

    Of sources in 780 PolNeAR train articles that a comma follows, 5 of 735 hold it where it is
    their only one, 853 of 949 where it closes what another opens.
    """
    span = tags.span(source.first, source.last)
    words = text[span.start : span.end]
    if source.last > source.first and words.find(",") == len(words) - 1:
        return replace(source, last=source.last - 1)
    return source


def without_strays(text: str, tags: Tags, group: Group) -> Group | None:
    """The group without content fragments that are slips; None if no content is left."""
    kept = [
        (content, score)
        for content, score in zip(group.contents, group.content_links, strict=True)
        if not _is_stray(text, tags, group, content, score)
    ]
    if not kept:
        return None
    contents, scores = zip(*kept, strict=True)
    return replace(group, contents=contents, content_links=scores)


def _is_stray(text: str, tags: Tags, group: Group, content: Fragment, score: float) -> bool:
    span = tags.span(content.first, content.last)
    words = _WORD.findall(text, span.start, span.end)
    if all(FUNCTION_WORDS.match(word.lower()) for word in words):
        return True
    if len(group.contents) == 1 or tags.quoted[content.first]:
        return False
    elsewhere = tags.sentences[content.last] != tags.sentences[group.cue.first]
    return bool(elsewhere and score < STRAY_LINK)
