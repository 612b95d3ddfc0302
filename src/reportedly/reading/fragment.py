"""Text that a format itself sets apart as a post or an entry: to blocks, without guessing.

Articles need a labeller to find their body; a Telegram message or a feed entry is all body but
for what its markup names. The readers of those formats build their texts here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.offsets import Span, identity
from reportedly.page import Block, Label, Text
from reportedly.reading.decode import decode
from reportedly.reading.markup import scan
from reportedly.reading.plain import line_spans
from reportedly.reading.visible import Assembly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.reading.markup import Element, Line

Labeller = Callable[["Line", str], tuple[Label, str]]
"""From a line of markup and its text to a label and the reason for it."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A text with its blocks and the encoding its bytes were in."""

    text: Text
    blocks: tuple[Block, ...]
    encoding: str

    def words(self, label: Label) -> str | None:
        """The text of the first block with this label."""
        spans = (block.span for block in self.blocks if block.label is label)
        return next((self.text.original[span.start : span.end] for span in spans), None)


def markup_fragment(data: bytes, declared: str, label: Labeller) -> Fragment:
    """The visible lines of a piece of HTML, each with the label that `label` gives it."""
    decoded = decode(data, declared)
    assembly = Assembly(decoded.text)
    found: list[tuple[Line, Span]] = []
    for line in scan(decoded.text).lines:
        span = assembly.add(line.runs)
        if span is not None:
            found.append((line, span))
    text, to_source = assembly.build()
    blocks = tuple(Block(span, *label(line, text[span.start : span.end])) for line, span in found)
    both = Text(text, text, identity(len(text)), to_source.then(decoded.map))
    return Fragment(both, blocks, decoded.encoding)


def plain_fragment(data: bytes, reason: str) -> Fragment:
    """UTF-8 text of which every line that is not blank is body."""
    decoded = decode(data, "utf-8")
    text = decoded.text
    blocks = tuple(Block(span, Label.BODY, reason) for span in line_spans(text))
    return Fragment(Text(text, text, identity(len(text)), decoded.map), blocks, decoded.encoding)


def ancestors(line: Line) -> Iterator[Element]:
    """The elements a line stands in, innermost first, less the outermost, which is the piece."""
    element: Element | None = line.element
    while element is not None:
        if element.depth > 1 or element.tag not in {"div", "#page"}:
            yield element
        element = element.parent
