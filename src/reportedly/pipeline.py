"""The one way through, top to bottom: read, restore, tag, attribute, date, name, judge.

Every stage is a pure function on records. Stages after restoration read the restored text and
speak of it in its own positions; the last step here turns all spans to the page's text as it lies.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reportedly import (
    __version__,
    attribution,
    dating,
    matters,
    people,
    reading,
    restoration,
    tagging,
)
from reportedly.copies.spun import spun_wording
from reportedly.page import Page, Problem, Span
from reportedly.spans import turn
from reportedly.statement import Relay, Report

if TYPE_CHECKING:
    from datetime import date

    from reportedly.page import Block
    from reportedly.statement import Statement

Records = TypeVar("Records")

FOREIGN = re.compile("[^\0-\u024f]")
"""A character behind the Latin letters of living languages (Unicode block IPA and on)."""

SAMPLE = 20_000
"""Characters whose letters tell a page's script: some 3,000 words."""

REACH = 1_000_000
"""Characters of a page in which statements are looked for: some 170,000 words, longer than any
article and most novels, about 40 seconds on one core. The rest is read, restored, dated, stored."""


def analyse(source: Page | str | bytes, *, published: date | None = None) -> Report:
    """All that can be read off one page: a `Page`, or a text or bytes to be read as one.

    `published` stands in for the page's own date where the page states none.
    """
    page = source if isinstance(source, Page) else reading.read_one(source)
    page = restoration.restore_page(page)
    text = page.text.restored
    blocks = restored_blocks(page)

    near = within_reach(blocks)
    tags = tagging.tag(text, near)
    statements = attribution.attribute(text, near, tags)
    expressions = dating.find_expressions(text)
    story = dating.date_story(text, blocks, expressions, published=page.published or published)
    dates = dating.resolve(expressions, story)
    statements = dating.date_statements(text, statements, dates, story)
    statements, speakers = people.name_speakers(
        text, blocks, statements, author=author_of(page), seen=tagging.names(tags)
    )
    statements, found_matters, relations = matters.judge(text, statements, speakers)
    statements = passed_on(statements, page.relays)

    statements, speakers, dates, relations, story = as_it_lies(
        page, (statements, speakers, dates, relations, story)
    )
    return Report(
        page=page,
        statements=statements,
        speakers=speakers,
        dates=dates,
        matters=found_matters,
        relations=relations,
        date=story,
        problems=(*beyond_reach(blocks), *(other_language(page) or spun_wording(page))),
        versions=(("reportedly", __version__), ("encoder", tagging.VERSION)),
    )


def restored_blocks(page: Page) -> tuple[Block, ...]:
    """The page's blocks, their spans turned to positions of the restored text."""
    if page.text.to_original.is_identity():
        return page.blocks
    to_restored = page.text.to_original.derived
    return turn(page.blocks, lambda span: to_restored(span) or Span(span.start, span.start))


def as_it_lies(page: Page, records: Records) -> Records:
    """The records with spans of the restored text turned to positions of the page's own."""
    to_original = page.text.to_original
    return records if to_original.is_identity() else turn(records, to_original.source)


def within_reach(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks statements are looked for in."""
    return tuple(block for block in blocks if block.span.end <= REACH)


def beyond_reach(blocks: tuple[Block, ...]) -> tuple[Problem, ...]:
    """What to say of a page that goes on beyond that."""
    if not blocks or blocks[-1].span.end <= REACH:
        return ()
    told = f"the page is very long: statements are looked for in its first {REACH:,} characters"
    return (Problem("length", told),)


def other_language(page: Page) -> tuple[Problem, ...]:
    """What to say of a page that is not in English, by its own word or by its letters."""
    named = (page.language or "en").lower()
    sample = page.text.restored[:SAMPLE]
    foreign = sum(map(str.isalpha, FOREIGN.findall(sample)))
    if named.startswith("en") and (not foreign or 2 * foreign <= sum(map(str.isalpha, sample))):
        return ()
    which = (
        f"says it is in “{page.language}”" if not named.startswith("en") else "is not in English"
    )
    told = f"the page {which}: statements are read in English only, expect few and wrong ones"
    return (Problem("language", told),)


def passed_on(statements: tuple[Statement, ...], hands: tuple[str, ...]) -> tuple[Statement, ...]:
    """The statements of a forwarded page, with the hands its format names at the page's end."""
    if not hands:
        return statements
    relays = tuple(Relay(name) for name in hands)
    return tuple(replace(item, relays=item.relays + relays) for item in statements)


def author_of(page: Page) -> str | None:
    """Who says "I" in a post: whoever a forwarded one comes from, its author, or its channel."""
    if page.kind != "post":
        return None
    return next(iter((*page.relays[:1], *page.authors)), page.outlet)
