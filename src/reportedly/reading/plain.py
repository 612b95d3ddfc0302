"""Plain text to a page: its text is kept as it is, and every line that is not blank is labelled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.offsets import Span, identity
from reportedly.page import Block, Page, Raw, Text
from reportedly.reading.chooser import choose
from reportedly.reading.decode import decode
from reportedly.reading.labels import label_lines
from reportedly.reading.metadata import text_candidates
from reportedly.reading.view import plain_views
from reportedly.reading.whole import whole

if TYPE_CHECKING:
    from reportedly.reading.network import Model

_LINE = re.compile(r"\S.*")
_LINE_OF_RETURNS = re.compile(r"\S[^\r\n]*")


def read_plain(
    data: bytes,
    *,
    address: str | None = None,
    declared: str | None = None,
    container: str | None = None,
    part: str | None = None,
    media_type: str = "text/plain",
    model: Model | None = None,
) -> Page:
    """The page a text file holds; also for Markdown, whose marks stay in the text.

    `model` stands in for the labeller's own, as benchmarks need.
    """
    decoded = decode(data, declared)
    text = decoded.text
    spans = line_spans(text)
    labels = label_lines(plain_views(text, spans), model)
    blocks = tuple(
        Block(span, found.label, found.reason, found.confidence)
        for span, found in zip(spans, labels, strict=True)
    )
    facts = choose(text_candidates(text, blocks, address))
    raw = Raw(data, decoded.encoding, media_type, container, part)
    both = Text(text, text, identity(len(text)), decoded.map)
    return whole(raw, both, blocks, facts, address=address)


def line_spans(text: str) -> list[Span]:
    r"""The lines of a text that are not blank, less the white space around them.

    >>> line_spans(" a\r\n\n b c ")
    [Span(start=1, end=2), Span(start=6, end=9)]
    """
    lines = _LINE_OF_RETURNS if "\r" in text else _LINE
    return [
        Span(line.start(), line.start() + len(line[0].rstrip())) for line in lines.finditer(text)
    ]
