"""Which reader a file gets, told from its first bytes."""

from __future__ import annotations

import bz2
import gzip
import lzma
import time

import pytest

from reportedly.reading.formats import Format, Refusal, sniff, suffix_of


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        pytest.param(b"<!DOCTYPE html><p>Hi", "", Format.HTML, id="doctype"),
        pytest.param(b"\xef\xbb\xbf <!-- x -->\n<html>", "", Format.HTML, id="mark-and-comment"),
        pytest.param("<html><p>Ж</p>".encode("utf-16"), "", Format.HTML, id="html-in-utf-16"),
        pytest.param(b"<p>One</p> and <p>two</p>", "", Format.HTML, id="fragment"),
        pytest.param(b"broken <b>page", "a.html", Format.HTML, id="broken-html-by-name"),
        pytest.param(b"The harbor board met.", "", Format.PLAIN, id="text"),
        pytest.param(b"5 < 6 and <b>7</b> is odd", "", Format.PLAIN, id="text-with-a-stray-tag"),
        pytest.param("Die Fähre".encode("latin-1"), "a.txt", Format.PLAIN, id="legacy-encoding"),
        pytest.param("Паром".encode("utf-16"), "a.txt", Format.PLAIN, id="text-in-utf-16"),
        pytest.param(b"# Title\n\n<p>x</p>", "a.md", Format.PLAIN, id="markdown"),
        pytest.param(b"[Update] The board met.", "", Format.PLAIN, id="bracket-is-no-json"),
        pytest.param(b"%PDF-1.7", "", Format.PDF, id="pdf"),
        pytest.param(b"junk\n%PDF-1.4", "", Format.PDF, id="pdf-after-junk"),
        pytest.param(b"WARC/1.1\r\n", "", Format.WARC, id="warc"),
        pytest.param(gzip.compress(b"WARC/1.1\r\n"), "", Format.WARC, id="packed-warc"),
        pytest.param(gzip.compress(b"words"), "", Format.GZIP, id="gzip"),
        pytest.param(bz2.compress(b"words"), "", Format.BZIP2, id="bzip2"),
        pytest.param(bz2.compress(b""), "", Format.BZIP2, id="bzip2 of nothing"),
        pytest.param(lzma.compress(b"words"), "", Format.XZ, id="xz"),
        pytest.param(b"PK\3\4\0\0", "a.zip", Format.ZIP, id="zip"),
        pytest.param(b"PK\3\4\0\0", "a.docx", Format.ZIP, id="word"),
        pytest.param(b"From: a\n\nHi", "a.eml", Format.MAIL, id="mail-by-name"),
        pytest.param(b"Received: by x\r\n\tfor y\r\nFrom: a\r\n\r\nHi", "", Format.MAIL, id="mail"),
        pytest.param(b"From: the board\nTo: all\n\nHi", "", Format.PLAIN, id="memo-is-text"),
        pytest.param(b'<?xml version="1.0"?><rss>', "", Format.FEED, id="rss"),
        pytest.param(b'<feed xmlns="http://www.w3.org/2005/Atom">', "", Format.FEED, id="atom"),
        pytest.param(b'<?xml version="1.0"?><html>', "", Format.HTML, id="xhtml"),
        pytest.param(b'{"name": "x", "messages": []}', "", Format.TELEGRAM, id="telegram"),
        pytest.param(b'{"chats": {"list": []}}', "result.json", Format.TELEGRAM, id="account"),
        pytest.param(
            b'<html><div class="tgme_widget_message" data-post="a/1">',
            "",
            Format.CHANNEL,
            id="t.me",
        ),
    ],
)
def test_tells_the_format_from_the_first_bytes(head, name, expected):
    assert sniff(head, name=name) is expected


@pytest.mark.parametrize(
    ("head", "name", "words"),
    [
        pytest.param(b"", "a.txt", "empty", id="empty"),
        pytest.param(b" \r\n ", "a.txt", "empty", id="blank"),
        pytest.param(bytes(range(32)) * 9, "a.bin", "binary", id="binary"),
        pytest.param(bytes(range(256)) * 9, "a.html", "binary", id="binary called html"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "a.png", "a picture", id="picture"),
        pytest.param(b"{\\rtf1 x", "a", "not read yet: .rtf", id="rtf"),
        pytest.param(b"PK\3\4\0\0", "a.xlsx", "not read yet: .xlsx (a table)", id="table"),
        pytest.param(b"PK\3\4\0\0", "a.epub", "not read yet: .epub (a book)", id="book"),
        pytest.param(b"From a@b Mon\n\nHi", "a.mbox", "not read yet: .mbox", id="mbox"),
        pytest.param(b'{"a": 1}', "a.json", "no Telegram export", id="json"),
        pytest.param(b"<?xml version='1.0'?><lolz/>", "a.xml", "no feed", id="xml"),
        pytest.param(b"import os\n", "a.py", "program code", id="code"),
    ],
)
def test_says_why_there_is_no_reader(head, name, words):
    found = sniff(head, name=name)
    assert isinstance(found, Refusal)
    assert words in found.reason


def test_believes_a_server_that_says_picture():
    assert isinstance(sniff(b"<svg>", media_type="image/svg+xml"), Refusal)


def test_looks_past_gz_for_the_ending_of_a_name():
    assert suffix_of("a/b.RSS.gz") == suffix_of("a/b.rss.xz") == ".rss"


@pytest.mark.parametrize(
    "head",
    [
        b"<!---->" * 9_000 + b"x",
        b"<!--" * 16_000,
        b"<p>" * 21_000,
        b"<p " * 21_000,
        b" " * 64_000 + b"<",
        b"class='" * 9_000,
    ],
    ids=["comments", "open-comments", "tags", "open-tags", "spaces", "quotes"],
)
def test_no_head_costs_time(head):
    start = time.perf_counter()
    sniff(head)
    assert time.perf_counter() - start < 1
