"""The one way through, top to bottom: read, restore, tag, attribute, date, name, judge.

Every stage is a pure function on records. Stages after restoration read the restored text and
speak of it in its own positions; the last step here turns all spans to the page's text as it lies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly import attribution, dating, matters, people, reading, restoration, tagging
from reportedly.page import Page, Span
from reportedly.spans import turn
from reportedly.statement import Report

if TYPE_CHECKING:
    from datetime import date

    from reportedly.page import Block


def analyse(source: Page | str | bytes, *, published: date | None = None) -> Report:
    """All that can be read off one page: a `Page`, or a text or bytes to be read as one.

    `published` stands in for the page's own date where the page states none.
    """
    page = source if isinstance(source, Page) else reading.read_one(source)
    page = restoration.restore_page(page)
    text = page.text.restored
    blocks = restored_blocks(page)

    tags = tagging.tag(text, blocks)
    statements = attribution.attribute(text, blocks, tags)
    expressions = dating.find_expressions(text)
    story = dating.date_story(text, blocks, expressions, published=page.published or published)
    dates = dating.resolve(expressions, story)
    statements = dating.date_statements(text, statements, dates, story)
    statements, speakers = people.name_speakers(text, blocks, statements, author=author_of(page))
    statements, found_matters, relations = matters.judge(text, statements, speakers)

    statements, speakers, dates, relations = turn(
        (statements, speakers, dates, relations), page.text.to_original.source
    )
    return Report(
        page=page,
        statements=statements,
        speakers=speakers,
        dates=dates,
        matters=found_matters,
        relations=relations,
        date=turn(story, page.text.to_original.source),
        versions=(("encoder", tagging.VERSION),),
    )


def restored_blocks(page: Page) -> tuple[Block, ...]:
    """The page's blocks, their spans turned to positions of the restored text."""
    to_restored = page.text.to_original.derived
    return turn(page.blocks, lambda span: to_restored(span) or Span(span.start, span.start))


def author_of(page: Page) -> str | None:
    """Who says "I" in a post: whoever a forwarded one comes from, its author, or its channel."""
    if page.kind != "post":
        return None
    return next(iter((*page.relays[:1], *page.authors)), page.outlet)
