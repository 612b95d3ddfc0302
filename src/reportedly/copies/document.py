"""What copies are looked for among: a text with its outlet and day, cut into sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.offsets import Span
from reportedly.page import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reportedly.page import Page

SENTENCE = re.compile(r"[^\n]*?(?:[.!?…]+[\"'”’»)\]]*(?=\s)|(?=\n)|\Z)")
"""One sentence of a line; a line break always ends one."""

LONGEST = 2_000
MOST_SENTENCES = 2_000
"""Characters of a sentence, and sentences of a document, that are compared; no article of
../shared/eval/copies comes near, and a page made of a million full stops costs no more."""

LEAST_WORDS = 4
"""Shorter sentences ("Getty Images") say nothing about copying."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be compared with others; look-alike letters are restored before it gets here.

    `address` is the page's own, `canonical` the one it names as the place of its text; `altered`
    are the places of `text` where letters had been swapped.
    """

    id: str
    text: str
    published: date | None = None
    outlet: str | None = None
    address: str | None = None
    canonical: str | None = None
    altered: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a page in a document's text: where it begins there, and its restored span."""

    start: int
    span: Span


GAP = "\n\n"
"""What stands between the blocks of a document."""


def document(page: Page) -> Document:
    """A page's headline and body, restored, as a document."""
    parts = parts_of(page)
    text = GAP.join(page.text.restored[part.span.start : part.span.end] for part in parts)
    canonical = next((one.value for one in page.found if one.where == "link canonical"), None)
    return Document(
        page.id, text, page.published, page.outlet, page.address, canonical,
        tuple(_altered(page, parts)),
    )  # fmt: skip


def parts_of(page: Page) -> tuple[Part, ...]:
    """The blocks a page's document is made of, in order."""
    found, at = [], 0
    for block in page.blocks:
        span = page.text.to_original.derived(block.span)
        if block.label in {Label.HEADLINE, Label.BODY} and span is not None:
            found.append(Part(at, span))
            at += len(span) + len(GAP)
    return tuple(found)


def on_page(page: Page, parts: Sequence[Part], span: Span) -> Span:
    """The characters of `Text.original` that a span of the page's document shows."""
    part = max((one for one in parts if one.start <= span.start), key=lambda one: one.start)
    shift = part.span.start - part.start
    return page.text.to_original.source(Span(span.start + shift, span.end + shift))


def _altered(page: Page, parts: Sequence[Part]) -> Iterator[Span]:
    """The places of a document where the page's letters were swapped."""
    for one in page.alterations:
        span = page.text.to_original.derived(one.span)
        part = next((part for part in parts if span and _inside(span, part.span)), None)
        if span and part:
            shift = part.start - part.span.start
            yield Span(span.start + shift, span.end + shift)


def _inside(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def sentences(text: str) -> list[Span]:
    """The sentences of a text, without the space around them; the first `MOST_SENTENCES`."""
    found: list[Span] = []
    for match in SENTENCE.finditer(text):
        start, end = match.start(), min(match.end(), match.start() + LONGEST)
        if len(found) >= MOST_SENTENCES:
            break
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            found.append(Span(start, end))
    return found
