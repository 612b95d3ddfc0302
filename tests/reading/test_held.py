"""Pages that show nothing without scripts and hold their article in one."""

from __future__ import annotations

import json
import time

import pytest

from reportedly.offsets import Span
from reportedly.page import Label
from reportedly.reading.held import with_held_text
from reportedly.reading.html import read_html

FIRST = (
    "The harbour board of Ostvik voted on Tuesday to close the old ferry landing, "
    "after an inspection had found that half of its posts were rotten."
)
SECOND = (
    "“Nobody will be cut off,” said Ragna Solheim, who chairs the board; a bus is to run every "
    "twenty minutes until the new landing is built next year."
)
MARKUP = f'<div class="story"><p>{FIRST}</p><p>{SECOND}</p></div>'


def page(script, shown=""):
    head = "<title>Old ferry landing to close</title>"
    return f"<html><head>{head}</head><body>{shown}<script>{script}</script></body></html>".encode()


def escaped(markup):
    return json.dumps(markup).replace("<", "\\u003c").replace(">", "\\u003e")


@pytest.mark.parametrize(
    "script",
    [
        f"push([1,{escaped(MARKUP)}])",
        f'{{"story": {json.dumps(MARKUP)}}}',
        f"show({json.dumps(MARKUP).replace('<', chr(92) + 'x3c')})",
    ],
    ids=["escaped", "as JSON", "in hexadecimal"],
)
def test_the_article_in_a_script_is_read(script):
    found = read_html(page(script))
    text = found.text.original
    assert [text[b.span.start : b.span.end] for b in found.blocks][-2:] == [FIRST, SECOND]
    assert any(problem.kind == "script" for problem in found.problems)


def test_every_character_leads_back_to_the_script():
    data = page(f"push([1,{escaped(MARKUP)}])")
    found = read_html(data)
    start = found.text.original.index("Nobody")
    span = found.text.to_bytes.source(Span(start, start + len("Nobody")))
    assert data[span.start : span.end] == b"Nobody"
    quote = found.text.to_bytes.source(Span(start - 1, start))
    assert data[quote.start : quote.end] == b"\\u201c"


def test_a_page_that_shows_its_article_is_read_as_it_is():
    shown = f"<p>{FIRST}</p><p>{SECOND}</p>"
    found = read_html(page(f"push([1,{escaped(MARKUP.replace('Tuesday', 'Friday'))}])", shown))
    assert "Friday" not in found.text.original
    assert not any(problem.kind == "script" for problem in found.problems)


@pytest.mark.parametrize(
    "script",
    [
        'var a = "<p>Short.</p><p>Both.</p>"',
        "var a = " + json.dumps("<p>" + FIRST * 3),
        "var a = " + json.dumps(FIRST * 3),
    ],
    ids=["short", "one paragraph", "no markup"],
)
def test_a_string_that_is_no_article_is_left_alone(script):
    assert with_held_text(page(script).decode()) is None


def test_half_a_surrogate_pair_does_not_get_into_the_text():
    script = f"push({escaped(MARKUP).replace('harbour', 'harb' + chr(92) + 'ud83dour')})"
    text = read_html(page(script)).text.original
    assert "harb\ufffdour" in text
    text.encode()


def test_strings_that_never_end_cost_no_more_than_their_length():
    script = '"<p> <p> ' * 60_000
    started = time.perf_counter()
    found = read_html(page(script))
    assert time.perf_counter() - started < 20
    assert all(block.label is not Label.HEADLINE for block in found.blocks)
