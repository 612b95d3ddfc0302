"""Word documents: paragraphs, styles, changes, and the way back to the bytes."""

from __future__ import annotations

import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import NotReadable, TooLarge
from reportedly.offsets import Span
from reportedly.page import Label, Page
from reportedly.reading import read_one
from reportedly.reading.member import Member
from reportedly.reading.opening import open_data
from reportedly.reading.word import scan
from tests.reading.builders import paragraph, word

TITLE = paragraph("Ferry fares rise in Orl", "Titel")
BYLINE = paragraph("By Ines Håkan")
FIRST = paragraph("The harbor board raised fares by a tenth on Monday.")


def lines(page):
    text = page.text.original
    return [(text[b.span.start : b.span.end], b.label) for b in page.blocks]


def page_of(body, **parts):
    return read_one(word(body, **parts))


def test_paragraphs_are_blocks_and_styles_name_them_in_any_language():
    page = page_of(TITLE + BYLINE + FIRST + paragraph("The old pier.", "Beschriftung"))
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


def test_what_the_file_says_of_itself_is_kept_and_not_chosen():
    stated = {f.where: (f.value, f.chosen) for f in page_of(FIRST).found}
    assert stated["docx title"] == ("Template & notes", False)
    assert stated["docx creator"] == ("o.brandt", False)
    assert page_of(FIRST).headline is None


def test_every_character_leads_back_to_the_bytes_of_its_part():
    page = page_of(paragraph("Fähre &amp; Boot 🚢 &#8222;ja&#8220; x"))
    text, data = page.text, page.raw.data
    assert text.original == "Fähre & Boot 🚢 „ja“ x"
    for words, source in (("Fähre ", "Fähre "), ("&", "&amp;"), ("🚢", "🚢"), ("„", "&#8222;")):
        at = text.original.index(words)
        found = text.to_bytes.source(Span(at, at + len(words)))
        assert data[found.start : found.end].decode() == source
    assert page.raw.part == "word/document.xml"
    assert not page.raw.derived


def test_runs_tabs_breaks_and_hyphens_are_put_together():
    runs = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>'
        "<w:r><w:t>Fer</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ries</w:t></w:r>"
        "<w:r><w:tab/><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t><w:br/><w:t>Next</w:t></w:r>"
        "</w:p><w:p/><w:p><w:r><w:t> </w:t></w:r></w:p>"
    )
    assert page_of(runs).text.original == "Ferries\tnon\u2011stop\nNext"


def test_tracked_changes_are_a_finding_and_the_text_is_as_if_made():
    body = (
        "<w:p><w:r><w:t>The board </w:t></w:r>"
        '<w:del w:id="1" w:author="K. Osei"><w:r><w:delText>denied</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="K. Osei"><w:r><w:t>confirmed</w:t></w:r></w:ins>'
        "<w:r><w:t> it.</w:t></w:r></w:p>"
    )
    page = page_of(body)
    assert page.text.original == "The board confirmed it."
    (problem,) = page.problems
    assert problem.kind == "tracked changes"
    assert "1 insertions and 1 deletions" in problem.message
    assert "by K. Osei" in problem.message


def test_moved_text_and_what_old_programs_show_instead_are_not_read_twice():
    body = (
        "<w:p><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>Moved.</w:t></w:r></w:moveTo></w:p>"
        "<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>Box.</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t>Box.</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert page_of(body).text.original == "Moved.\nBox."


def test_a_text_box_in_a_paragraph_is_a_block_of_its_own():
    inner = f"<w:drawing><w:txbxContent>{paragraph('In the box.')}</w:txbxContent></w:drawing>"
    page = page_of(f"<w:p><w:r><w:t>Before </w:t>{inner}<w:t>after.</w:t></w:r></w:p>")
    assert page.text.original == "In the box.\nBefore after."
    at = page.text.original.index("Before")
    found = page.text.to_bytes.source(Span(at, at + 6))
    assert page.raw.data[found.start : found.end] == b"Before"


def test_hidden_text_is_said():
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Not for print.</w:t></w:r></w:p>"
    assert [problem.kind for problem in page_of(hidden + FIRST).problems] == ["hidden text"]


def noted(kind, body):
    return f'<w:{kind} xmlns:w="http://x.example/wordprocessingml/2006/main">{body}</w:{kind}>'


COMMENTS = noted(
    "comments",
    f'<w:comment w:id="0" w:author="K. Osei">{paragraph("Who &amp; when?")}</w:comment>'
    f'<w:comment w:id="1">{paragraph("Ask the yard.")}</w:comment>',
)
FOOTNOTES = noted(
    "footnotes",
    '<w:footnote w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f"<w:footnote>{paragraph('Minutes of the board, page 4.')}</w:footnote>",
)


def test_comments_and_notes_are_pages_of_their_own_and_lead_back_to_their_parts():
    data = word(FIRST, comments=COMMENTS, footnotes=FOOTNOTES, endnotes=noted("endnotes", "<w:p/>"))
    main, notes, comments = open_data(Member(data, "a.docx"))
    assert main.problems == ()
    assert lines(notes) == [("Minutes of the board, page 4.", Label.FURNITURE)]
    assert lines(comments) == [
        ("Who & when?", Label.COMMENTS),
        ("Ask the yard.", Label.COMMENTS),
    ]
    assert comments.blocks[0].reason == "comments of a Word document, by K. Osei"
    assert comments.kind == "comments of a document"
    found = comments.text.to_bytes.source(Span(4, 5))
    assert comments.raw.data[found.start : found.end] == b"&amp;"
    assert comments.raw.part == "word/comments.xml"
    assert len({page.id for page in (main, notes, comments)}) == 3


@pytest.mark.parametrize(
    ("part", "words"),
    [("word " * (4 << 20), "too much for one page"), ("\0<w:p", None), ("<w:p>" * 50_000, None)],
    ids=["bomb", "damaged", "open"],
)
def test_a_bad_part_costs_no_other(part, words):
    data = word(FIRST, footnotes=part, comments=COMMENTS)
    main, *others, comments = open_data(Member(data, "a.docx"))
    assert main.text.original.startswith("The harbor board")
    assert comments.raw.part == "word/comments.xml"
    assert [words in item.reason for item in others] == ([True] if words else [])


def test_a_document_without_words_says_so():
    with pytest.raises(NotReadable, match="no text in it"):
        page_of("<w:p/>")


def test_entities_a_document_declares_are_never_expanded():
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + paragraph("&b;&b;")
    assert page_of(bomb).text.original == "&b;&b;"


def test_a_document_whose_text_unpacks_to_too_much_is_refused():
    page = paragraph("word " * (4 << 20))
    with pytest.raises(TooLarge, match="too much for one page"):
        page_of(page)


@pytest.mark.parametrize(
    "source",
    [
        "<w:p>" * 100_000,
        "<w:p><w:t>" + "<w:del>" * 100_000,
        "<!--" * 100_000,
        "<w:t " * 100_000,
        "<w:p><w:t>x" * 50_000,
        "&amp" * 100_000,
    ],
    ids=["open", "nested", "comments", "tags", "texts", "entities"],
)
def test_hostile_markup_costs_no_more_than_its_length(source):
    start = time.process_time()
    scan(source)
    assert time.process_time() - start < 3


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=9)), max_size=4))
def test_damage_inside_is_survived(changes):
    data = TITLE + BYLINE + FIRST
    raw = data.encode()
    for place, new in changes:
        at = int(place * len(raw))
        raw = raw[:at] + new + raw[at + len(new) :]
    try:
        found = list(open_data(Member(word(raw.decode("latin-1")), "a.docx")))
    except NotReadable:
        return
    assert all(isinstance(item, Page) for item in found)


def test_a_document_with_another_prefix_is_read():
    body = FIRST.replace("w:", "ns0:").replace("xml:space", "xml:space")
    source = f'<ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main">{body}'
    (found,) = scan(source).paragraphs
    assert found.parts[0][0].startswith("The harbor board")


def test_a_document_is_a_zip_all_the_way(tmp_path):
    path = tmp_path / "draft.docx"
    path.write_bytes(word(FIRST))
    assert zipfile.is_zipfile(path)
    (page,) = open_data(Member(path.read_bytes(), str(path)))
    assert page.raw.container == str(path)
