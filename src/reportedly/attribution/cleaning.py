"""Mends what the tagger's labels get wrong by rule: whole quotes, stray words, relative clauses."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

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

FUNCTION_WORDS = re.compile(
    r"(?:an?|the|of|in|on|at|to|for|from|by|with|and|n?or|but|as|so|that|this|these|those|its?"
    r"|who[ms]?|whose|which|is|was|are|were|been?|has|had|have|s?he|they|we|i)\Z"
)
"""Words that say nothing by themselves; a content of these alone is a slip of the tagger."""


def whole_quotes(
    text: str, tags: Tags, labels: Sequence[int], quotes: Iterable[Quote]
) -> list[int]:
    """The labels with every long quote that is mostly content made content throughout."""
    import numpy as np

    mended = list(labels)
    for quote in quotes:
        if quote.depth or quote.close is Close.UNCLOSED:
            continue
        inner = quote.inner
        if len(_WORD.findall(text, inner.start, inner.end)) < LONG_QUOTE:
            continue
        first = int(np.searchsorted(tags.starts, inner.start, "left"))
        end = int(np.searchsorted(tags.starts, inner.end, "left"))
        inside = mended[first:end]
        count = sum(label in (Tag.B_CONTENT, Tag.I_CONTENT) for label in inside)
        if 2 * count <= len(inside):
            continue
        starts = inside[0] == Tag.B_CONTENT or not _continues(mended, first)
        mended[first:end] = [Tag.I_CONTENT] * len(inside)
        if starts:
            mended[first] = Tag.B_CONTENT
        if end < len(mended) and mended[end] % 2 == 0 and mended[end] not in (0, Tag.I_CONTENT):
            mended[end] -= 1
    return mended


def _continues(labels: Sequence[int], place: int) -> bool:
    return place > 0 and labels[place - 1] in (Tag.B_CONTENT, Tag.I_CONTENT)


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
