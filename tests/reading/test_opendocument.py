"""OpenDocument texts: paragraphs, styles, comments, changes, and the way back to the bytes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import NotReadable, TooLarge
from reportedly.offsets import Span
from reportedly.page import Label, Page
from reportedly.reading import read_one
from reportedly.reading.member import Member
from reportedly.reading.opendocument import Scan
from reportedly.reading.opening import open_data
from tests.reading.builders import zipped

TEXT = b"application/vnd.oasis.opendocument.text"
STYLES = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
TITLE = '<text:p text:style-name="P1">Ferry fares rise in Orl</text:p>'
FIRST = "<text:p>The harbor board raised fares by a tenth on Monday.</text:p>"


def document(body, mimetype=TEXT):
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content>'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:text>"
        f"{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": mimetype, "content.xml": content.encode(), "META-INF/x.xml": b"x"})


def lines(page):
    text = page.text.original
    return [(text[b.span.start : b.span.end], b.label) for b in page.blocks]


def test_paragraphs_are_blocks_and_styles_name_them():
    body = (
        TITLE
        + "<text:p>By Ines Håkan</text:p>"
        + FIRST
        + '<text:p text:style-name="Illustration">The old pier.</text:p>'
    )
    page = read_one(document(body))
    assert lines(page) == [
        ("Ferry fares rise in Orl", Label.HEADLINE),
        ("By Ines Håkan", Label.BYLINE),
        ("The harbor board raised fares by a tenth on Monday.", Label.BODY),
        ("The old pier.", Label.CAPTION),
    ]
    assert (page.headline, page.authors, page.kind) == (
        "Ferry fares rise in Orl",
        ("Ines Håkan",),
        "document",
    )


def test_a_heading_of_the_first_level_is_the_headline_where_there_is_no_title():
    page = read_one(document('<text:h text:style-name="Heading_20_1">Fares rise</text:h>' + FIRST))
    assert lines(page)[0] == ("Fares rise", Label.HEADLINE)


def test_comments_and_notes_are_blocks_of_their_own():
    comment = (
        "<office:annotation><dc:creator>K. Osei</dc:creator><text:p>Who?</text:p>"
        "</office:annotation>"
    )
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Minutes, page 4.</text:p></text:note-body></text:note>"
    )
    page = read_one(document(f"<text:p>The board{comment} met{note}.</text:p>"))
    assert lines(page) == [
        ("Who?", Label.COMMENTS),
        ("Minutes, page 4.", Label.FURNITURE),
        ("The board met.", Label.BODY),
    ]


def test_white_space_is_as_shown_and_every_character_leads_back():
    page = read_one(
        document("<text:p>\n  Fähre &amp;\n Boot<text:s text:c='2'/>🚢<text:tab/>x</text:p>")
    )
    text, data = page.text, page.raw.data
    assert text.original == "Fähre & Boot  🚢\tx"
    for words, source in (("Fähre", "Fähre"), ("&", "&amp;"), ("🚢", "🚢"), ("  ", "<text:s")):
        at = text.original.index(words)
        found = text.to_bytes.source(Span(at, at + len(words)))
        assert data[found.start : found.end].decode().startswith(source)
    assert page.raw.part == "content.xml"


def test_changes_are_said_and_deleted_text_is_not_shown():
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>denied</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    page = read_one(document(changes + FIRST))
    assert len(page.blocks) == 1
    assert page.problems[0].kind == "tracked changes"


def test_entities_a_document_declares_are_never_expanded():
    assert read_one(document("<text:p>&b;&b;</text:p>")).text.original == "&b;&b;"


def test_tables_and_slides_and_documents_without_words_say_so():
    with pytest.raises(NotReadable, match="not read yet: OpenDocument that is no text"):
        read_one(document(FIRST, b"application/vnd.oasis.opendocument.spreadsheet"))
    with pytest.raises(NotReadable, match="no text in it"):
        read_one(document("<text:p/>"))


def test_a_document_that_unpacks_to_too_much_is_refused():
    with pytest.raises(TooLarge, match="too much for one page"):
        read_one(document("<text:p>" + "word " * (4 << 20)))


@pytest.mark.parametrize(
    "source",
    [
        "<text:p>" * 100_000,
        "<text:p><text:note>" * 50_000,
        "<text:p>" + "<text:tracked-changes>" * 50_000,
        "<!--" * 100_000,
        "<text:p " * 100_000,
        "<text:p>" + "&amp" * 100_000,
        "<text:p>" + " x" * 100_000,
        "<text:p>" + "</text:p><text:p>x" * 50_000,
    ],
    ids=["open", "notes", "changes", "comments", "tags", "entities", "white", "many"],
)
def test_hostile_markup_costs_no_more_than_its_length(source):
    start = time.process_time()
    Scan(source)
    assert time.process_time() - start < 3


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=9)), max_size=4))
def test_damage_inside_is_survived(changes):
    raw = (TITLE + FIRST).encode()
    for place, new in changes:
        at = int(place * len(raw))
        raw = raw[:at] + new + raw[at + len(new) :]
    try:
        found = list(open_data(Member(document(raw.decode("latin-1")), "a.odt")))
    except NotReadable:
        return
    assert all(isinstance(item, Page) for item in found)
