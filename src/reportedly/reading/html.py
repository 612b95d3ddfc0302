"""HTML bytes to a page: every visible line with a label, and the facts its head states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.offsets import Span, identity
from reportedly.page import Block, Page, Problem, Raw, Text
from reportedly.reading.chooser import choose
from reportedly.reading.decode import decode_html
from reportedly.reading.held import shows_text, with_held_text
from reportedly.reading.labels import label_lines
from reportedly.reading.markup import MAX_TAGS, scan
from reportedly.reading.metadata import html_candidates
from reportedly.reading.view import html_views
from reportedly.reading.visible import Assembly
from reportedly.reading.whole import whole

if TYPE_CHECKING:
    from reportedly.offsets import OffsetMap
    from reportedly.reading.markup import Line, Markup
    from reportedly.reading.network import Model

MEDIA_TYPE = "text/html"
LINKED = 0.9
"""Share of a line in links from which it is nothing but a link: marks and numbers stand beside."""


_HELD = Problem(
    "script",
    "the page shows no article without scripts; its text was read from a string in a script",
)


def read_html(
    data: bytes,
    *,
    address: str | None = None,
    declared: str | None = None,
    container: str | None = None,
    part: str | None = None,
    model: Model | None = None,
) -> Page:
    """The page an HTML document shows. Broken and hostile markup is read as far as it goes.

    `declared` is the encoding the carrier names (an HTTP header). The text is put together from
    the visible lines in source order, one line a block. `model` stands in for the labeller's
    own, as benchmarks need.
    """
    decoded = decode_html(data, declared)
    markup, to_page, problems = _scanned(decoded.text)
    assembly = Assembly(markup.source)
    lines: list[Line] = []
    spans: list[Span] = []
    for line in markup.lines:
        span = assembly.add(line.runs)
        if span is not None:
            lines.append(line)
            spans.append(span)
    text, to_source = assembly.build()
    views = html_views(text, spans, lines)
    labels = label_lines(views, model)
    blocks = tuple(
        Block(span, found.label, found.reason, found.confidence)
        for span, found in zip(spans, labels, strict=True)
    )
    facts = choose(html_candidates(markup, text, blocks, lines, address))
    raw = Raw(data, decoded.encoding, MEDIA_TYPE, container, part)
    both = Text(text, text, identity(len(text)), to_source.then(to_page).then(decoded.map))
    return whole(
        raw,
        both,
        blocks,
        facts,
        address=address,
        problems=problems,
        linked=[line.linked >= LINKED * line.size > 0 for line in lines],
    )


def _scanned(source: str) -> tuple[Markup, OffsetMap, tuple[Problem, ...]]:
    """The lines of a page, the map from what was scanned to its source, and what to know of both.

    Where it shows no text, the article that a script holds is scanned behind the rest.
    """
    markup = scan(source)
    found = _scan_problems(markup)
    held = None if shows_text(markup.lines) else with_held_text(source)
    if held is None:
        return markup, identity(len(source)), found
    return scan(held[0]), held[1], (*found, _HELD)


def _scan_problems(markup: Markup) -> tuple[Problem, ...]:
    """What a user should know where a page was not read to its end."""
    if markup.read >= len(markup.source):
        return ()
    share = markup.read / len(markup.source)
    message = (
        f"over {MAX_TAGS:,} tags: only the first {share:.0%} of the source was read; "
        "the rest is in the kept bytes"
    )
    return (Problem("limit", message),)
