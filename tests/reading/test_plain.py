"""Plain text stays as it is; every line that is not blank gets a label."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.offsets import Span
from reportedly.page import Label
from reportedly.reading.plain import line_spans, read_plain

_BODY_TEXT = """
The council of Veldau voted on Monday to close the old harbour bridge until the spring, after
engineers found cracks in two of its pillars, the mayor's office said.

Mayor Ilse Brandt told reporters that the decision had been taken with a heavy heart, and that
buses would run on the northern route from the first of the month.

The opposition said it had warned of the cracks two years ago. Its leader, Tom Sorel, demanded
that the report of the engineers be published in full before the next session of the council.

Engineers of the regional road office inspected the bridge last week and measured movements of
up to four millimetres, according to a note seen by this newspaper.

Some 9,000 people cross the bridge every day, most of them on their way to the shipyard, which
has offered its workers an additional ferry in the mornings.

The mayor's office did not answer a request for comment.
"""
BODY = [" ".join(text.split()) for text in _BODY_TEXT.split("\n\n")]
BIO = (
    "I studied marine biology at the University of Orlov. She is a keen collector of orchids, "
    "recipes and vintage motorcycles, and lives in Tarn with two parrots."
)
SCRAPE = "\n\n".join(
    [
        "Veldau closes its harbour bridge after engineers find cracks",
        *BODY,
        "Nora Velt",
        BIO,
        "Related Posts",
        "Leave a Comment",
        "Your email address will not be shown to anyone. Fields marked * are required",
        "Return to top",
    ]
)
TWINS = str.maketrans({"a": "а", "e": "е", "o": "о"})


def label_of(page, words):
    at = page.text.original.index(words)
    return next(b.label for b in page.blocks if b.span.start <= at < b.span.end)


@pytest.mark.parametrize("swap", [False, True], ids=["plain", "swapped letters"])
def test_what_was_glued_under_an_article_is_not_body(swap):
    text = SCRAPE.translate(TWINS) if swap else SCRAPE
    page = read_plain(text.encode())
    written = page.text.original
    body = [written[b.span.start : b.span.end] for b in page.blocks if b.label is Label.BODY]
    assert body == [line.translate(TWINS) if swap else line for line in BODY]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Veldau closes", Label.HEADLINE),
        ("I studied", Label.BIO),
        ("Related Posts", Label.RELATED),
        ("Leave a Comment", Label.COMMENTS),
        ("Your email", Label.COMMENTS),
    ],
)
def test_the_lines_around_an_article_are_labelled(words, label):
    assert label_of(read_plain(SCRAPE.encode()), words) is label


def test_a_note_of_another_field_that_changes_person_is_a_finding():
    found = [p for p in read_plain(SCRAPE.encode()).problems if p.kind == "bio"]
    assert len(found) == 1
    assert "first person to third" in found[0].message
    assert "orchids" in found[0].message


def test_a_note_that_fits_is_none():
    fitting = (
        "Nora Velt is a reporter who covers the harbour, the council and the bridge of Veldau."
    )
    page = read_plain(SCRAPE.replace(BIO, fitting).encode())
    assert [problem for problem in page.problems if problem.kind == "bio"] == []


def test_the_author_is_taken_from_the_name_under_the_article():
    assert read_plain(SCRAPE.encode()).authors == ("Nora Velt",)


def test_a_headline_is_taken_from_its_line():
    page = read_plain(SCRAPE.encode())
    assert page.headline == "Veldau closes its harbour bridge after engineers find cracks"


@settings(deadline=None, max_examples=120)
@given(st.text(st.sampled_from("ab ž😀\u0301\u202e\r\n\t.&<>\u2028\x85"), max_size=80))
def test_the_text_is_kept_and_every_block_maps_to_its_bytes(text):
    data = text.encode()
    page = read_plain(data)
    assert page.text.original == text
    for block in page.blocks:
        source = page.text.to_bytes.source(block.span)
        assert data[source.start : source.end].decode() == text[block.span.start : block.span.end]
    shown = "".join(text[b.span.start : b.span.end] for b in page.blocks)
    assert "".join(shown.split()) == "".join(text.split())


def test_lines_end_as_windows_unix_and_old_macs_end_them():
    assert line_spans("a\r\nb\rc\n\n d ") == [Span(0, 1), Span(3, 4), Span(5, 6), Span(9, 10)]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfe", b"\x00\x00", b"   "])
def test_empty_and_odd_files_are_read_without_an_error(data):
    assert read_plain(data).raw.data == data
