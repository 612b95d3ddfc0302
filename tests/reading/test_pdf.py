"""PDF files, written here object by object."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import NotReadable
from reportedly.page import Label, Span
from reportedly.reading import read
from reportedly.reading.pdf_layout import Line, furniture, join_lines, paragraphs
from tests.reading.builders import pdf


def sheet(number, *, head="The Orl Courier", lines=()):
    return [(72, 760, 9, head), *lines, (280, 30, 9, f"Page {number} of 3")]


FIRST = [
    (72, 700, 20, "Ferry fares rise in Orl"),
    (72, 670, 11, "The harbor board of Orl raised fares by a tenth on Mon-"),
    (72, 657, 11, "day, and said the money would go to the state-"),
    (72, 644, 11, "owned yard. “Nobody asked (really) the state-owned yard."),
    (72, 618, 11, "Commuters said they had not been told about the"),
]
SECOND = [(72, 700, 11, "rise. They had gathered at the pier."), (72, 670, 11, "The end.")]


@pytest.fixture(scope="module")
def page():
    (found,) = read(pdf([sheet(1, lines=FIRST), sheet(2, lines=SECOND), sheet(3)]))
    return found


def words(page, label):
    return [page.text.original[b.span.start : b.span.end] for b in page.blocks if b.label is label]


def test_lines_become_paragraphs_across_sheets(page):
    assert words(page, Label.BODY)[1:] == [
        "Commuters said they had not been told about the rise. They had gathered at the pier.",
        "The end.",
    ]


def test_words_divided_at_line_ends_are_joined_and_compounds_kept(page):
    first = words(page, Label.BODY)[0]
    assert "on Monday, and" in first
    assert "the state-owned yard." in first
    assert "statowned" not in first
    assert b"on Mon-\nday" in page.raw.data


def test_a_joined_word_leads_to_the_bytes_of_both_halves(page):
    at = page.text.original.index("Monday")
    parts = page.text.to_bytes.sources(Span(at, at + 6))
    assert [page.raw.data[p.start : p.end] for p in parts] == [b"Mon", b"day"]


def test_the_largest_type_is_the_headline(page):
    assert page.headline == "Ferry fares rise in Orl"
    assert words(page, Label.HEADLINE) == ["Ferry fares rise in Orl"]


def test_heads_and_feet_are_furniture(page):
    assert words(page, Label.FURNITURE) == [
        text for n in (1, 2, 3) for text in ("The Orl Courier", f"Page {n} of 3")
    ]


def test_a_pdf_is_said_to_be_derived(page):
    assert page.raw.derived
    assert page.kind == "document"


def test_a_script_is_not_run_but_said():
    action = (
        "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>"
    )
    (page,) = read(pdf([[(72, 700, 11, "The board met.")]], extra=action))
    assert page.text.original == "The board met."
    assert [problem.kind for problem in page.problems] == ["script"]


def test_a_pdf_without_text_says_what_to_do():
    with pytest.raises(NotReadable, match="OCR"):
        list(read(pdf([[]])))


@pytest.mark.parametrize("size", [20, 300])
def test_a_damaged_pdf_is_refused_or_read_as_far_as_it_goes(size):
    data = pdf([[(72, 700, 11, "The board met.")]])[:size]
    try:
        pages = list(read(data))
    except NotReadable:
        return
    assert all(page.text.original for page in pages)


def test_one_sheet_has_no_furniture():
    lines = [Line("The Orl Courier", 0, 10, 20, 72, 9, 792)]
    assert furniture(lines, 1) == frozenset()


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1),
            st.integers(0, 2),
            st.integers(0, 700),
            st.sampled_from([9.0, 11.0]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_every_line_is_in_one_paragraph_and_every_position_leads_back(rows):
    lines = [
        Line(text, sheet, float(top), top + 10.0, 72.0, size, 792.0)
        for text, sheet, top, size in rows
    ]
    raw = "\n".join(line.text for line in lines)
    parts = paragraphs(lines, furniture(lines, 3))
    text, back, spans = join_lines(raw, parts)
    assert sorted(n for part in parts for n in part.lines) == list(range(len(lines)))
    assert back.length == len(text)
    for piece in back.pieces():
        if piece.stride == 1:
            there = raw[piece.source_start : piece.source_end]
            assert text[piece.start : piece.end] == there
    assert len(spans) == len(parts)
