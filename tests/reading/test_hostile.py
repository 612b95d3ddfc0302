"""Files made to do harm: each gives a page or a clear message, and the file after it is read."""

from __future__ import annotations

import bz2
import gzip
import lzma
import time

import pytest

from reportedly.page import Page, Skipped
from reportedly.reading import discover
from tests.reading.builders import ARTICLE, mail, pdf, word, zipped

MIB = 1 << 20
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11))
    + "]>"
)
SCRIPT = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
WORDS = "Die Fähre fährt nicht mehr, sagte die Behörde am späten Abend. " * 9
ATTACHED = mail("See attached.")
ATTACHED.add_attachment(
    zipped({"a.txt": b"word " * (16 * MIB)}),
    maintype="application",
    subtype="zip",
    filename="a.zip",
)

REFUSED = {
    "tags-50-mb.html": (b"<html>" + b"<div>" * (10 * MIB), "too much for one page"),
    "laughs.xml": (f"{LAUGHS}<lolz>&a10;</lolz>".encode(), "XML that is no feed"),
    "bomb.gz": (gzip.compress(b"\0" * (200 * MIB)), "100 times its size"),
    "bomb.bz2": (bz2.compress(b"\0" * (100 * MIB)), "100 times its size"),
    "bomb.xz": (lzma.compress(b"\0" * (100 * MIB), preset=0), "100 times its size"),
    "cut.html.bz2": (bz2.compress(ARTICLE.encode() * 9)[:-40], "cut short"),
    "cut.html.xz": (lzma.compress(ARTICLE.encode() * 9)[:-40], "cut short"),
    "named.bz2": (b"BZh9 is no packed file\0", "binary"),
    "cut.html.gz": (gzip.compress(ARTICLE.encode() * 9)[:-40], "cut short"),
    "bomb.docx": (word("<w:p/>" * (4 * MIB)), "too much for one page"),
    "cut.docx": (word("<w:p/>" * 99)[:-40], "cut short"),
}
FEED = f"{LAUGHS}<rss><channel><item><title>Fares &a10; rise</title></item></channel></rss>"
READ = {
    "tags-15-mb.html": (b"<html>" + b"<div>" * (3 * MIB), "only the first"),
    "links.html": (b"<html>" + b"<a href=x>y</a>\n" * 100_000, "index page"),
    "laughs.rss": (FEED.encode(), "not well-formed"),
    "script.pdf": (pdf([[(72, 700, 12, "The board met.")]], extra=SCRIPT), "none was run"),
}


def run(folder, name, data):
    """What reading a folder with a hostile file and a good one gives, and the CPU time of it."""
    (folder / name).write_bytes(data)
    (folder / "zz-good.txt").write_bytes(b"The harbor board met.")
    start = time.process_time()
    found = list(discover([folder]))
    assert time.process_time() - start < 30
    assert found[-1].text.original == "The harbor board met."
    return found[:-1]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_says_why_and_the_run_goes_on(tmp_path, name):
    data, words = REFUSED[name]
    (skipped,) = run(tmp_path, name, data)
    assert isinstance(skipped, Skipped)
    assert words in skipped.reason


@pytest.mark.parametrize("name", READ)
def test_what_is_read_says_what_is_odd_about_it(tmp_path, name):
    data, words = READ[name]
    (page,) = run(tmp_path, name, data)
    assert isinstance(page, Page)
    assert any(words in problem.message for problem in page.problems)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "klingon"])
def test_a_wrong_charset_costs_no_letter_that_can_be_told(tmp_path, charset):
    page = f'<html><meta charset="{charset}"><p>{WORDS}'
    (found,) = run(tmp_path, "a.html", page.encode("latin-1"))
    assert "Behörde" in found.text.original


def test_a_bomb_in_a_mail_costs_the_attachment(tmp_path):
    letter, skipped = run(tmp_path, "a.eml", ATTACHED.as_bytes())
    assert letter.text.original == "See attached.\n"
    assert "too much for one page" in skipped.reason
