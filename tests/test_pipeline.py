"""The whole way through: what is shown rests on exact characters and bytes of the page."""

from __future__ import annotations

import html
from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reportedly
from reportedly.page import Span

ODDITIES = {
    "emoji": "👩‍🚒 and 🇳🇴",
    "combining marks": "Zoe\u0308 Mu\u0308ller",
    "bidi": "\u202eabc\u202c",
    "look-alike": "the hаrbоur",
    "invisible": "har\u200bbour",
    "entities": "Fish & Chips <quayside>",
    "astral": "𝐡𝐚𝐫𝐛𝐨𝐮𝐫",
    "wide": "ｈａｒｂｏｕｒ",
    "hebrew": "שלום",
    "plain": "the quay",
}

TEMPLATE = (
    "Harbour order lifted",
    "“The order on {0} has ended,” Governor Maren Holt said on Tuesday.",
    "According to {1}, boats near {2} may sail, the Skarvik Post reported.",
)


def spans_of(value):
    """Every span inside a record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
    elif is_dataclass(value):
        for item in fields(value):
            yield from spans_of(getattr(value, item.name))


def shown(report):
    """Every span of what was read, not of the page's own record of its text."""
    parts = ("statements", "speakers", "dates", "relations", "date")
    yield from (span for part in parts for span in spans_of(getattr(report, part)))
    yield from (block.span for block in report.page.blocks)
    yield from (item.span for item in report.page.alterations)


def bytes_of(page, span):
    return b"".join(
        page.raw.data[part.start : part.end] for part in page.text.to_bytes.sources(span)
    )


oddities = st.lists(st.sampled_from(sorted(ODDITIES.values())), min_size=3, max_size=3)


@settings(max_examples=40, deadline=None)
@given(oddities, st.sampled_from(["\n\n", "\r\n\r\n"]))
def test_every_span_of_a_text_is_its_own_bytes(words, newline):
    text = newline.join(TEMPLATE).format(*words)
    report = reportedly.analyse(text)
    page = report.page
    assert page.text.original == text
    for span in shown(report):
        lies = text[span.start : span.end]
        assert bytes_of(page, span).decode(page.raw.encoding) == lies


@settings(max_examples=40, deadline=None)
@given(oddities, st.booleans())
def test_every_span_of_a_web_page_leads_to_its_bytes_and_back(words, numeric):
    escape = (lambda t: "".join(f"&#{ord(c)};" for c in t)) if numeric else html.escape
    lines = [line.format(*map(escape, words)) for line in TEMPLATE]
    markup = (
        f"<html><body><h1>{lines[0]}</h1>\r\n<p>{lines[1]}</p>\r\n<p>{lines[2]}</p></body></html>"
    )
    report = reportedly.analyse(markup.encode())
    page = report.page
    for span in shown(report):
        lies = page.text.original[span.start : span.end]
        there = html.unescape(bytes_of(page, span).decode(page.raw.encoding))
        assert there.split() == lies.split()
        if lies:
            back = page.text.to_bytes.derived(page.text.to_bytes.source(span))
            assert back is not None
            assert back.start <= span.start
            assert span.end <= back.end


def test_restored_words_are_what_statements_give():
    report = reportedly.analyse("“The hаrbоur is оpen,” Gоvernor Maren Hоlt sаid оn Tuesdаy.")
    (statement,) = report.statements
    assert statement.content.text.strip("“,”") == "The harbour is open"
    assert statement.source.text == "Governor Maren Holt"
    (span,) = statement.source.spans
    assert report.page.text.original[span.start : span.end] == "Gоvernor Maren Hоlt"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x",
        "“",
        "\n" * 500,
        "\u200b\u200c\u200d",
        "said said said",
        "«" * 300,
        "A" * 20_000,
    ],
    ids=["empty", "space", "letter", "mark", "newlines", "invisible", "cues", "marks", "one word"],
)
def test_any_text_is_read_without_an_error(text):
    report = reportedly.analyse(text)
    assert report.page.text.original == text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_unicode_text_is_read_without_an_error(text):
    reportedly.analyse(text)


def test_the_same_bytes_give_the_same_report():
    text = "\n\n".join(TEMPLATE).format("a", "b", "c")
    assert reportedly.analyse(text) == reportedly.analyse(text)


def test_a_forwarded_post_keeps_the_hand_it_came_from():
    page = next(iter(reportedly.read("Boats may sail again, Governor Maren Holt said on Tuesday.")))
    report = reportedly.analyse(replace(page, relays=("Harbour Watch",)))
    assert [relay.name for relay in report.statements[0].relays] == ["Harbour Watch"]


def test_statements_are_looked_for_in_the_first_part_of_an_endless_page(monkeypatch):
    monkeypatch.setattr("reportedly.pipeline.REACH", 400)
    text = "\n\n".join(["The order is over, Governor Maren Holt said on Tuesday."] * 20)
    report = reportedly.analyse(text)
    assert 0 < len(report.statements) < 10
    assert [problem.kind for problem in report.problems] == ["length"]


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("Порт снова открыт, заявила во вторник губернатор Марен Холт.", True),
        ("The harbour is open, Governor Maren Holt said. “Добро пожаловать,” she added.", False),
        ("12 345 678", False),
    ],
    ids=["russian", "english with a russian quotation", "no letters"],
)
def test_a_page_in_another_language_is_told_from_an_english_one(text, noted):
    kinds = [problem.kind for problem in reportedly.analyse(text).problems]
    assert ("language" in kinds) is noted
