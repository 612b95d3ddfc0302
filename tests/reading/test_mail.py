"""Mail and pages saved as mail: the body, what the header states, what is attached."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date

import pytest

from reportedly.errors import NotReadable, TooLarge
from reportedly.offsets import Span
from reportedly.page import Label, Page, Skipped
from reportedly.reading import Limits
from reportedly.reading.member import Member
from reportedly.reading.opening import open_data
from tests.reading.builders import ARTICLE, mail, word, zipped

PLAIN = """The board raised fares by a tenth
on Monday, its chair said.

> Will there be a refund?

No, there will not.

-- \nInes Håkan
Press office
"""


def items(data, name="a.eml", limits=None):
    return list(open_data(Member(data, name), limits=limits or Limits()))


def pages(found):
    return [item for item in found if isinstance(item, Page)]


def lines(page):
    text = page.text.original
    return [(text[b.span.start : b.span.end], b.label) for b in page.blocks]


def test_a_mail_is_a_page_with_subject_sender_and_day():
    (page,) = items(mail(PLAIN).as_bytes())
    assert page.headline == "Ferry fares: what the board decided"
    assert page.authors == ("Ines Håkan",)
    assert page.published == date(2025, 3, 4)  # on the sender's clock, not in UTC
    assert page.kind == "mail"
    assert {found.where for found in page.found} == {"mail subject", "mail from", "mail date"}


def test_paragraphs_broken_into_lines_are_one_block_and_the_signature_is_apart():
    (page,) = items(mail(PLAIN).as_bytes())
    assert lines(page) == [
        ("The board raised fares by a tenth\non Monday, its chair said.", Label.BODY),
        ("> Will there be a refund?", Label.BODY),
        ("No, there will not.", Label.BODY),
        ("-- \nInes Håkan\nPress office", Label.FURNITURE),
    ]
    assert page.blocks[1].reason == "quoted from an earlier mail"


@pytest.mark.parametrize("packing", ["8bit", "quoted-printable", "base64"])
def test_characters_lead_back_to_the_bytes_of_the_part(packing):
    message = mail("x")
    message.set_content("Die Fähre – 🚢 – fährt.\n", cte=packing)
    (page,) = items(message.as_bytes())
    at = page.text.original.index("🚢")
    found = page.text.to_bytes.source(Span(at, at + 1))
    assert page.raw.data[found.start : found.end].decode() == "🚢"
    assert page.raw.part == "part 1 (text/plain)"


def test_the_html_form_is_read_and_its_furniture_labelled():
    shown = (
        "<p>The board raised fares.</p><p><a href='x'>More news</a></p>"
        "<p>Subscribe to our newsletter</p>"
    )
    (page,) = items(mail("Please open in a browser.", shown).as_bytes())
    assert lines(page) == [
        ("The board raised fares.", Label.BODY),
        ("More news", Label.RELATED),
        ("Subscribe to our newsletter", Label.NEWSLETTER),
    ]


def test_attachments_are_read_like_files_and_the_rest_is_said():
    message = mail("See attached.")
    message.add_attachment(
        word("<w:p><w:r><w:t>The draft.</w:t></w:r></w:p>"),
        maintype="application",
        subtype="octet-stream",
        filename="draft.docx",
    )
    message.add_attachment(
        zipped({"a.txt": b"In the zip."}),
        maintype="application",
        subtype="zip",
        filename="all.zip",
    )
    message.add_attachment(b"\x89PNG\0\0", maintype="image", subtype="png", filename="pier.png")
    found = items(message.as_bytes())
    assert [page.text.original.strip() for page in pages(found)] == [
        "See attached.",
        "The draft.",
        "In the zip.",
    ]
    assert pages(found)[1].raw.container == "a.eml/draft.docx"
    (skipped,) = [item for item in found if isinstance(item, Skipped)]
    assert (skipped.where, skipped.reason) == ("a.eml/pier.png", "not read yet: a picture")


def test_a_forwarded_mail_is_a_page_of_its_own():
    outer = mail("FYI")
    outer.add_attachment(mail("The first word.", subject="Fares", sender="Bo Lind <b@x.example>"))
    first, second = pages(items(outer.as_bytes()))
    assert (first.headline, second.headline) == ("Ferry fares: what the board decided", "Fares")
    assert second.authors == ("Bo Lind",)


def test_encoded_and_broken_headers_are_survived():
    raw = (
        b"From: =?klingon?b?AAAA?= <x@y>\r\nSubject: =?utf-8?q?F=C3=A4hre?= 1\r\n"
        b"Date: yesterday\r\nContent-Type: text/plain; charset=nonsense\r\n\r\nHi there\xff."
    )
    (page,) = items(raw)
    assert page.headline == "Fähre 1"
    assert page.published is None
    assert page.text.original.startswith("Hi there")


def test_a_saved_page_has_its_address_and_the_day_it_was_saved():
    raw = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/ferry\r\n"
        "Date: Wed, 5 Mar 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="xx"\r\n\r\n'
        "--xx\r\nContent-Type: text/html\r\nContent-Location: https://a.example/ferry\r\n\r\n"
        f"{ARTICLE}\r\n--xx\r\nContent-Type: text/css\r\n\r\np {{}}\r\n--xx--\r\n"
    )
    page, rest = items(raw.encode(), "ferry.mhtml")
    assert page.address == "https://a.example/ferry"
    assert page.headline == "Ferry fares rise in Orl"
    assert [f.value for f in page.found if f.field == "archived"] == ["2025-03-05"]
    assert rest.reason == "pictures, styles and frames of the saved page: 1"


@pytest.mark.parametrize("text", ["", "   \n"])
def test_a_mail_without_words_says_so(text):
    with pytest.raises(NotReadable, match="no text in it"):
        items(mail(text).as_bytes())


def test_mails_inside_mails_end_somewhere():
    message = mail("Deep down.")
    for _ in range(6):
        outer = mail("Above.")
        outer.add_attachment(message)
        message = outer
    found = items(message.as_bytes())
    assert len(pages(found)) == 3
    assert "inside one another" in found[-1].reason


def test_many_and_deep_parts_cost_no_more_than_their_length():
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(5_000)
    )
    wide = b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 50_000
    for data in (deep, wide):
        start = time.process_time()
        with suppress(NotReadable, TooLarge):
            items(data)
        assert time.process_time() - start < 10
