"""The example pages: every file is read, and its page says what the file was written to say."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from reportedly.page import Label, Page, Skipped, Span
from reportedly.reading import discover

FOLDER = Path(__file__).parents[2] / "examples"
CYRILLIC_IN_LATIN = re.compile(r"\b(?=\w*[a-zA-Z])\w*[\u0400-\u04ff]\w*")

EXPECTED = [
    # file, part, kind, outlet, published
    ("channel-tovashchenko.html", "tovashchenko_deputy/311", "post", "2025-09-22"),
    ("channel-tovashchenko.html", "tovashchenko_deputy/318", "post", "2025-09-26"),
    ("channel-tovashchenko.html", "tovashchenko_deputy/326", "post", "2025-10-07"),
    ("channel-tovashchenko.html", "tovashchenko_deputy/329", "post", "2025-10-10"),
    ("chronicle-decree.html", None, "article", "2025-08-19"),
    ("chronicle-over.html", None, "article", "2025-09-27"),
    ("crawl.warc.gz", "briefing", "article", "2025-09-26"),
    ("crawl.warc.gz", "speech", "article", "2025-10-06"),
    ("evening-post.html", None, "article", None),
    ("gazette-decree-114.pdf", None, "document", None),
    ("harbor-times-wire.html", None, "article", "2025-10-08"),
    ("insight-hub-spun.html", None, "article", "2025-10-10"),
    ("meridian-magazine.html", None, "article", "2025-10-08"),
    ("ministry-feed.xml", "entry 1", "entry", "2025-10-08"),
    ("ministry-feed.xml", "entry 2", "entry", "2025-09-26"),
    ("ministry-feed.xml", "entry 3", "entry", "2025-09-11"),
    ("newsburrow-copy.txt", None, "article", None),
    ("radio-wire.html", None, "article", "2025-10-07"),
    ("vta-wire.html", None, "article", "2025-10-07"),
    ("result.json", "message 14", "post", "2025-09-28"),
    ("result.json", "message 21", "post", "2025-10-06"),
    ("result.json", "message 22", "post", "2025-10-07"),
    ("result.json", "message 26", "post", "2025-10-09"),
]
OUTLETS = {
    "channel-tovashchenko.html": "Мирела Товащенко | Mirela Tovashchenko",
    "chronicle-decree.html": "The Sarneth Chronicle",
    "chronicle-over.html": "The Sarneth Chronicle",
    "evening-post.html": "Lomarsk Evening Post",
    "harbor-times-wire.html": "Pelnitsa Harbor Times",
    "insight-hub-spun.html": "Daily Insight Hub",
    "meridian-magazine.html": "Meridian Weekly",
    "ministry-feed.xml": "Ministry of Water and Rivers: News",
    "result.json": "Lomarsk Water Watch",
    "vta-wire.html": "Velmara Telegraph Agency",
}
HEADLINES = {
    "chronicle-decree.html": "Governor signs decree rationing water in three Dresna districts",
    "evening-post.html": "Night taps still run dry in Lomarsk, residents say",
    "gazette-decree-114.pdf": "Decree No. 114 on the Rationing of Water in Three Districts",
    "harbor-times-wire.html": "Rationing not legally over, says deputy",
    "newsburrow-copy.txt": "Water rationing in Velmara may or may not be over.",
    "vta-wire.html": "Deputy: Saying rationing is over does not end it",
}
FURNITURE = [
    ("chronicle-decree.html", "We and our 212 partners", Label.COOKIE),
    ("chronicle-decree.html", "Five stories before breakfast", Label.NEWSLETTER),
    ("chronicle-decree.html", "Lake Ossa falls to record low", Label.RELATED),
    ("chronicle-decree.html", "The lake was low in June", Label.COMMENTS),
    ("chronicle-decree.html", "Lena Orsk covers the provinces", Label.BIO),
    ("chronicle-decree.html", "The dam at Lake Ossa on Sunday", Label.CAPTION),
    ("meridian-magazine.html", "Ada Merrin writes about water", Label.BIO),
    ("newsburrow-copy.txt", "I trained as a pastry chef", Label.BIO),
    ("newsburrow-copy.txt", "Related Posts", Label.RELATED),
    ("newsburrow-copy.txt", "Leave a comment", Label.COMMENTS),
    ("gazette-decree-114.pdf", "DRESNA PROVINCIAL GAZETTE", Label.FURNITURE),
]


@pytest.fixture(scope="module")
def found():
    return list(discover([FOLDER]))


@pytest.fixture(scope="module")
def pages(found):
    return [item for item in found if isinstance(item, Page)]


def name(page):
    return Path(page.raw.container).name


def only(pages, file, part=None):
    (page,) = [p for p in pages if name(p) == file and part in {None, p.raw.part}]
    return page


def test_every_file_gives_its_pages_with_kind_and_day(pages):
    parts = {"https://minvoda.example/en/briefings/2025-09-26": "briefing"}
    parts["https://openvalley.example/statements/silent-rationing"] = "speech"
    seen = [
        (
            name(page),
            parts.get(page.address, page.raw.part),
            page.kind,
            page.published.isoformat() if page.published else None,
        )
        for page in pages
    ]
    assert seen == EXPECTED


def test_no_two_pages_share_a_name(pages):
    assert len({page.id for page in pages}) == len(pages) == 23


@pytest.mark.parametrize(("file", "outlet"), OUTLETS.items())
def test_outlets_are_those_of_the_pages(pages, file, outlet):
    assert {page.outlet for page in pages if name(page) == file} == {outlet}


@pytest.mark.parametrize(("file", "headline"), HEADLINES.items())
def test_headlines_are_found(pages, file, headline):
    assert only(pages, file).headline == headline


@pytest.mark.parametrize(("file", "words", "label"), FURNITURE)
def test_furniture_is_kept_and_labelled(pages, file, words, label):
    page = only(pages, file)
    labels = {
        block.label
        for block in page.blocks
        if page.text.original[block.span.start : block.span.end].startswith(words)
    }
    assert labels == {label}


def test_what_is_no_page_is_listed_with_the_reason(found):
    said = {i.where.partition("examples/")[2]: i.reason for i in found if isinstance(i, Skipped)}
    assert said == {
        "README.md": "notes about the folder; name the file to have it read",
        "crawl.warc.gz": (
            "records that are no pages: 1 answers with status 404, 1 of type image/png"
        ),
        "make_binary.py": "program code (.py), not a page",
        "water-watch/result.json (Lomarsk Water Watch)": (
            "messages without words: 1 pictures, files or polls, 1 service notes"
        ),
    }


def test_forwards_are_relays(pages):
    relays = {page.raw.part: page.relays for page in pages if page.relays}
    assert relays == {
        "tovashchenko_deputy/318": ("Ministry of Water and Rivers",),
        "message 22": ("Мирела Товащенко | Mirela Tovashchenko",),
    }


def test_edits_are_said(pages):
    edited = [page for page in pages if any(problem.kind == "edited" for problem in page.problems)]
    assert {page.raw.part for page in edited} == {"tovashchenko_deputy/326", "message 21"}


def test_the_scrape_has_the_letters_its_notes_promise(pages):
    text = only(pages, "newsburrow-copy.txt").text.original
    words = CYRILLIC_IN_LATIN.findall(text)
    letters = Counter(sign for word in words for sign in word if "\u0400" <= sign <= "\u04ff")
    assert (len(words), letters.total(), set(letters)) == (100, 127, {"о", "р"})


def test_the_old_site_is_read_in_its_encoding(pages):
    page = only(pages, "radio-wire.html")
    assert page.raw.encoding == "cp1252"
    assert "René Mauléon" in page.text.original


def test_divided_words_of_the_gazette_are_whole(pages):
    text = only(pages, "gazette-decree-114.pdf").text.original
    assert not re.search(r"\w-\s", text)
    assert "in these districts daily" in text


def test_every_block_leads_to_bytes_of_its_page(pages):
    for page in pages:
        for block in page.blocks:
            words = page.text.original[block.span.start : block.span.end]
            first = page.text.to_bytes.source(Span(block.span.start, block.span.start + 1))
            there = page.raw.data[first.start : first.end].decode(page.raw.encoding)
            assert there == words[0] or there.startswith("&")


def test_the_script_writes_the_same_content_again(tmp_path):
    script = tmp_path / "make_binary.py"
    script.write_bytes((FOLDER / "make_binary.py").read_bytes())
    subprocess.run([sys.executable, str(script)], check=True)
    pdf, crawl = "gazette-decree-114.pdf", "crawl.warc.gz"
    assert (tmp_path / pdf).read_bytes() == (FOLDER / pdf).read_bytes()
    assert unpacked(tmp_path / crawl) == unpacked(FOLDER / crawl)


def unpacked(path):
    return gzip.decompress(path.read_bytes())
