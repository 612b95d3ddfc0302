"""Web archives."""

from __future__ import annotations

import gzip
import io

import pytest

from reportedly.errors import NotReadable
from reportedly.page import Page, Skipped
from reportedly.reading import Limits
from reportedly.reading.warc import read_warc
from tests.reading.builders import ARTICLE, packed, pdf, warc_record

ONE = warc_record("https://a.example/1", ARTICLE.encode())
TWO = warc_record("https://a.example/2", ARTICLE.replace("Orl", "Ost").encode())


def items(data, limits=None):
    return list(read_warc(io.BytesIO(data), where="crawl.warc.gz", limits=limits or Limits()))


def pages(found):
    return [item for item in found if isinstance(item, Page)]


@pytest.mark.parametrize("data", [ONE + TWO, packed(ONE, TWO)], ids=["plain", "packed"])
def test_every_response_is_a_page_with_its_address(data):
    first, second = items(data)
    assert [first.address, second.address] == ["https://a.example/1", "https://a.example/2"]
    assert first.raw.container == "crawl.warc.gz"
    assert first.raw.part.startswith("<urn:uuid:")
    assert "Nobody likes to pay more" in first.text.original


def test_the_day_of_archiving_is_kept():
    (page,) = items(ONE)
    archived = [found for found in page.found if found.field == "archived"]
    assert [found.where for found in archived] == ["WARC-Date"]
    assert archived[0].value.startswith("2025-03-05")


def test_packed_content_is_unpacked():
    body = gzip.compress(ARTICLE.encode())
    (page,) = items(packed(warc_record("https://a.example/1", body, encoding="gzip")))
    assert page.raw.data == ARTICLE.encode()


def test_chunked_content_is_joined_and_joined_content_left_alone():
    more = "Transfer-Encoding: chunked\r\n"
    chunks = b"5\r\nThe b\r\n9\r\noard met.\r\n0\r\n\r\n"
    one = warc_record("https://a.example/1", chunks, kind="text/plain", more=more)
    two = warc_record("https://a.example/2", b"The board met.", kind="text/plain", more=more)
    assert [page.text.original for page in items(one + two)] == ["The board met."] * 2


def test_the_servers_charset_is_used():
    body = "Совет порта поднял плату.".encode("cp1251")
    record = warc_record("https://a.example/1", body, kind="text/plain; charset=windows-1251")
    assert items(record)[0].text.original == "Совет порта поднял плату."


def test_a_pdf_in_an_archive_is_read():
    data = pdf([[(72, 700, 11, "The board met.")]])
    (page,) = items(warc_record("https://a.example/a.pdf", data, kind="application/pdf"))
    assert page.text.original == "The board met."
    assert page.address == "https://a.example/a.pdf"


def test_records_that_are_no_pages_are_counted():
    others = [
        warc_record("https://a.example/x.png", b"\x89PNG", kind="image/png"),
        warc_record("https://a.example/gone", b"gone", status="404 Not Found"),
        warc_record("https://a.example/robots.txt", b"User-agent: *", kind="text/plain"),
    ]
    page, rest = items(packed(*others, ONE))
    assert page.address == "https://a.example/1"
    assert rest.reason == (
        "records that are no pages: 1 answers with status 404, 1 of type image/png, 1 robots.txt"
    )


def test_one_bad_record_does_not_stop_the_rest():
    records = [
        warc_record("https://a.example/empty", b""),
        warc_record("https://a.example/noise", bytes(range(32)) * 9),
        warc_record("https://a.example/bad", b"not gzip", encoding="gzip"),
        warc_record("https://a.example/bomb", gzip.compress(b"x" * 900_000), encoding="gzip"),
        warc_record("https://a.example/half", gzip.compress(b"half")[:-9], encoding="gzip"),
        warc_record("https://a.example/long", b"x" * 200_000),
        warc_record("https://a.example/nest", gzip.compress(b"WARC/1.1"), kind="text/html"),
    ]
    found = items(packed(*records, ONE), Limits(page_bytes=100_000))
    assert [page.address for page in pages(found)] == ["https://a.example/1"]
    said = {i.where.rpartition("/")[2]: i.reason for i in found if isinstance(i, Skipped)}
    assert said["empty"] == "empty"
    assert said["noise"] == "binary data, not text"
    assert "holds more than" in said["bomb"]
    assert said["long"].startswith("larger than")
    assert "damaged" in said["bad"]
    assert "cut short" in said["half"]
    assert said["nest"] == "an archive inside an archive"


def test_a_date_after_archiving_is_said():
    late = ARTICLE.replace("2025-03-04T09", "2025-09-04T09")
    (page,) = items(warc_record("https://a.example/1", late.encode()))
    if page.published is not None:
        assert "date after archiving" in {problem.kind for problem in page.problems}


def test_a_cut_archive_gives_what_it_has():
    data = packed(ONE, TWO)
    found = items(data[: len(gzip.compress(ONE)) + 60])
    assert [page.address for page in pages(found)][:1] == ["https://a.example/1"]


def test_an_archive_damaged_from_the_start_raises():
    with pytest.raises(NotReadable, match="damaged"):
        items(gzip.compress(ONE)[:12] + b"\xff" * 40)


def test_no_more_than_the_limit_is_read():
    found = items(packed(ONE, TWO), Limits(members=1))
    assert len(pages(found)) == 1
    assert found[-1].reason == "only the first 1 records were read"


def test_the_same_page_has_the_same_name_in_any_archive():
    assert items(packed(ONE, TWO))[1].id == items(TWO)[0].id
