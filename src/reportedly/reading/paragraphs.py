"""Paragraphs of Word's and other documents: put together, and labelled by their styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from reportedly.offsets import MapBuilder, OffsetMap, Span
from reportedly.page import Block, Label
from reportedly.reading.cues import cue_of
from reportedly.reading.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Shown = tuple[str, int, int]

_ENTITY = re.compile(r"&(?:#[xX]?[0-9A-Fa-f]{1,8}|amp|lt|gt|quot|apos);")  # XML 1.0, 4.6

NEAR = 3
"""Paragraphs after the headline in which a byline is looked for: kicker, byline, date line."""


@dataclass(slots=True)
class Paragraph:
    """Parts of text with the source range each is shown for, and the style's identifier.

    `author` is who wrote the comment it stands in; empty for any other.
    """

    parts: list[tuple[str, int, int]] = field(default_factory=list)
    style: str = ""
    author: str = ""


def written(source: str, start: int, end: int) -> Iterator[Shown]:
    """Text of an XML source as parts, the entities of XML itself resolved, and no others."""
    at = start
    for entity in _ENTITY.finditer(source, start, end):
        if entity.start() > at:
            yield source[at : entity.start()], at, entity.start()
        yield unescape(entity[0]), entity.start(), entity.end()
        at = entity.end()
    if end > at:
        yield source[at:end], at, end


def joined(paragraphs: Sequence[Paragraph]) -> tuple[str, OffsetMap, list[Span], list[str]]:
    """All paragraphs as one text with its map to the source, and each one's place and style."""
    builder = MapBuilder()
    written: list[str] = []
    spans: list[Span] = []
    after = 0
    for paragraph in paragraphs:
        if written:
            written.append("\n")
            builder.whole(1, after, after)
        begin = builder.length
        for text, start, end in paragraph.parts:
            written.append(text)
            if len(text) == end - start:
                builder.copy(len(text), start)
            else:
                builder.whole(len(text), start, end)
            after = end
        words = "".join(text for text, _, _ in paragraph.parts)
        lead = len(words) - len(words.lstrip())
        spans.append(Span(begin + lead, begin + len(words.rstrip())))
    return "".join(written), builder.build(), spans, [p.style for p in paragraphs]


def labelled(
    text: str, spans: Sequence[Span], styles: Sequence[str], what: str
) -> tuple[Block, ...]:
    """A block a paragraph: the title by its style, captions by theirs, bylines by their words.

    `what` is the reason given for all others.
    """
    title = _title(styles)
    blocks: list[Block] = []
    for number, (span, style) in enumerate(zip(spans, styles, strict=True)):
        is_near = title is not None and title < number <= title + NEAR
        cue = cue_of(fold(text[span.start : span.end])) if is_near else None
        if number == title:
            blocks.append(Block(span, Label.HEADLINE, f'the style "{style}"'))
        elif style == "caption":
            blocks.append(Block(span, Label.CAPTION, 'the style "caption"'))
        elif cue is not None and cue[0] is Label.BYLINE:
            blocks.append(Block(span, Label.BYLINE, f'the words "{cue[1]}" under the headline'))
        else:
            blocks.append(Block(span, Label.BODY, what))
    return tuple(blocks)


def _title(styles: Sequence[str]) -> int | None:
    """The number of the paragraph that is the headline by its style; None for none."""
    for wanted in ("title", "heading 1"):
        if wanted in styles:
            return list(styles).index(wanted)
    return None
