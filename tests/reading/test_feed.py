"""RSS and Atom."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.errors import NotReadable
from reportedly.page import Label, Page
from reportedly.reading import Limits, read
from reportedly.reading.feed import read_feed
from reportedly.reading.member import Member

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Orl Courier</title>
<link>https://courier.example/</link><language>en</language>{items}</channel></rss>"""
ITEM = """<item><title>Fares &amp; tolls rise</title><link>https://courier.example/1</link>
<pubDate>Tue, 04 Mar 2025 23:30:00 -0500</pubDate><dc:creator>Ilse Marrok</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>“Nobody asked,” she said.</p><p><a href="/2">Read on</a></p>
<p>The post <a href="/1">Fares</a> appeared first on <a href="/">Orl Courier</a>.</p>]]>
</content:encoded></item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Pilots</title>
<entry><title>No vote</title><link href="https://pilots.example/9"/>
<published>2025-03-04T01:00:00+03:00</published><updated>2025-03-06T01:00:00+03:00</updated>
<author><name>Oren Pail</name></author><content type="text">There was no vote &lt; today.</content>
<source><title>Harbor board</title></source></entry></feed>"""


def rss(*items):
    return RSS.format(items="".join(items)).encode()


def blocks(page):
    return [(b.label, page.text.original[b.span.start : b.span.end]) for b in page.blocks]


def test_an_entry_is_a_page_with_all_its_facts():
    (page,) = read(rss(ITEM))
    assert (page.kind, page.headline, page.outlet) == ("entry", "Fares & tolls rise", "Orl Courier")
    assert (page.address, page.authors) == ("https://courier.example/1", ("Ilse Marrok",))
    assert page.published == date(2025, 3, 4)  # the publisher's own day, not that in UTC
    assert page.language == "en"
    assert page.raw.derived


def test_the_fullest_text_is_taken_and_labelled():
    (page,) = read(rss(ITEM))
    assert blocks(page) == [
        (Label.HEADLINE, "Fares & tolls rise"),
        (Label.BODY, "“Nobody asked,” she said."),
        (Label.RELATED, "Read on"),
        (Label.FURNITURE, "The post Fares appeared first on Orl Courier."),
    ]


def test_atom_keeps_both_dates_and_the_source():
    (page,) = read(ATOM.encode())
    assert (page.published, page.modified) == (date(2025, 3, 4), date(2025, 3, 6))
    assert page.relays == ("Harbor board",)
    assert page.authors == ("Oren Pail",)
    assert (Label.BODY, "There was no vote < today.") in blocks(page)


def test_an_entry_with_a_title_alone_is_a_page():
    (page,) = read(rss("<item><title>Fares rise, board says</title></item>"))
    assert blocks(page) == [(Label.HEADLINE, "Fares rise, board says")]
    assert page.published is None


def test_entries_without_words_are_counted_and_equal_ones_kept_apart():
    empty, twin = "<item><guid>x</guid></item>", "<item><title>Same</title></item>"
    found = list(read_feed(Member(rss(empty, twin, twin), "feed.xml"), limits=Limits()))
    pages = [item for item in found if isinstance(item, Page)]
    assert len({page.id for page in pages}) == 2
    assert found[-1].reason == "entries without words: 1"


def test_a_broken_feed_gives_what_it_has_and_says_so():
    (page,) = read(rss(ITEM)[:-40])
    assert page.headline == "Fares & tolls rise"
    assert page.problems[0].kind == "broken feed"


def test_a_billion_laughs_are_not_told():
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(12)
    )
    data = f'<?xml version="1.0"?><!DOCTYPE rss [{laughs}]>' + RSS.partition("?>")[2]
    item = "<item><title>&l11; Fares</title></item>"
    pages = list(read(data.format(items=item).encode()))
    assert sum(len(page.text.original) for page in pages) < 1_000


def test_no_entity_opens_a_file(tmp_path):
    (tmp_path / "secret").write_text("hush", encoding="utf-8")
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    data = head + RSS.partition("?>")[2].format(items="<item><title>So: &x;</title></item>")
    assert all("hush" not in page.text.original for page in read(data.encode()))


def test_what_only_begins_like_a_feed_is_refused():
    with pytest.raises(NotReadable, match="no feed"):
        list(read_feed(Member(b"<rss", "a.xml"), limits=Limits()))


@pytest.mark.parametrize(
    "written", ["2025-03-04", "Tue, 4 Mar 2025 10:00 GMT", "2025-03-04T10:00Z"]
)
def test_dates_are_read_as_feeds_write_them(written):
    (page,) = read(rss(f"<item><title>x</title><pubDate>{written}</pubDate></item>"))
    assert page.published == date(2025, 3, 4)


def test_an_odd_date_is_none():
    (page,) = read(rss("<item><title>x</title><pubDate>soon</pubDate></item>"))
    assert page.published is None
