"""What copies are looked for among: a text with its outlet and day, cut into sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.offsets import Span
from reportedly.page import Label

if TYPE_CHECKING:
    from datetime import date

    from reportedly.page import Page

SENTENCE = re.compile(r"[^\n]*?(?:[.!?…]+[\"'”’»)\]]*(?=\s)|(?=\n)|\Z)")
"""One sentence of a line; a line break always ends one."""

LEAST_WORDS = 4
"""Shorter sentences ("Getty Images") say nothing about copying."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be compared with others; look-alike letters are restored before it gets here."""

    id: str
    text: str
    published: date | None = None
    outlet: str | None = None


def document(page: Page) -> Document:
    """A page's headline and body, restored, as a document."""
    text = page.text.restored
    to_restored = page.text.to_original.derived
    parts = []
    for block in page.blocks:
        if block.label in {Label.HEADLINE, Label.BODY}:
            span = to_restored(block.span)
            if span is not None:
                parts.append(text[span.start : span.end])
    return Document(page.id, "\n\n".join(parts), page.published, page.outlet)


def sentences(text: str) -> list[Span]:
    """The sentences of a text, without the space around them."""
    found = []
    for match in SENTENCE.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            found.append(Span(start, end))
    return found
