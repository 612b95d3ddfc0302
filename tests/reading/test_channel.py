"""Telegram channels saved as HTML."""

from __future__ import annotations

import itertools
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.page import Label, Skipped, Span
from reportedly.reading import Limits, read
from reportedly.reading.channel import cut, read_channel
from reportedly.reading.member import Member

POST = """<div class="tgme_widget_message_wrap js-widget_message_wrap">
<div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="{id}">
<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author accent_color">
<a class="tgme_widget_message_owner_name" href="https://t.me/orl"><span>Orl News</span></a></div>
{more}{text}
<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">1.2K</span>
<span class="tgme_widget_message_meta">{edited}<a class="tgme_widget_message_date" href="#">
<time datetime="2025-03-04T23:10:00+00:00" class="time">23:10</time></a></span></div>
</div></div></div>
"""
FORWARD = """<div class="tgme_widget_message_forwarded_from">Forwarded from
<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/board/5">Harbor board</a>
</div>"""
REPLY = """<a class="tgme_widget_message_reply" href="https://t.me/orl/3">
<div class="tgme_widget_message_author"><span>Orl News</span></div>
<div class="tgme_widget_message_metatext js-message_reply_text">The older words</div>
<time datetime="2025-01-01T00:00:00+00:00"></time></a>"""


def post(number, words, more="", edited=""):
    text = f'<div class="tgme_widget_message_text js-message_text">{words}</div>' if words else ""
    return POST.format(id=f"orl/{number}", text=text, more=more, edited=edited)


def page_of(*posts):
    inner = "".join(posts)
    return (
        '<!doctype html><html><head><meta charset="utf-8"></head><body>'
        '<div class="tgme_channel_info">Orl News, 3.1K subscribers</div>'
        f'<section class="tgme_channel_history">{inner}</section></body></html>'
    ).encode()


def body(page):
    return [
        page.text.original[block.span.start : block.span.end]
        for block in page.blocks
        if block.label is Label.BODY
    ]


def test_each_post_is_a_page_with_its_own_bytes():
    data = page_of(
        post(11, "Fares &amp; tolls rise.<br/><br/>Says the <b>board</b>."), post(12, "🚢")
    )
    first, second = read(data)
    assert body(first) == ["Fares & tolls rise.", "Says the board."]
    assert body(second) == ["🚢"]
    assert (first.address, first.outlet) == ("https://t.me/orl/11", "Orl News")
    assert (first.kind, first.published, first.authors) == ("post", date(2025, 3, 4), ())
    assert first.raw.data.startswith(b'<div class="tgme_widget_message ')
    assert first.raw.data in data
    assert not first.raw.derived


def test_positions_lead_to_bytes_of_the_post():
    (page,) = read(page_of(post(11, "Tolls &amp; 🚢 fares")))
    at = page.text.original.index("&")
    span = page.text.to_bytes.source(Span(at, at + 3))
    assert page.raw.data[span.start : span.end].decode() == "&amp; 🚢"


def test_what_is_beside_the_text_is_kept_and_labelled():
    (page,) = read(page_of(post(11, "Fares rise.", more=REPLY)))
    found = {page.text.original[b.span.start : b.span.end]: b.label for b in page.blocks}
    assert found["The older words"] is Label.RELATED
    assert body(page) == ["Fares rise."]
    assert page.published == date(2025, 3, 4)
    assert any("1.2K" in words for words, label in found.items() if label is Label.FURNITURE)


def test_a_forward_is_a_relay_with_its_address():
    (page,) = read(page_of(post(11, "Fares rise.", more=FORWARD)))
    assert page.relays == ("Harbor board",)
    assert "https://t.me/board/5" in page.problems[0].message


def test_an_edit_is_said():
    (page,) = read(page_of(post(11, "Fares rise.", edited="edited &nbsp;")))
    assert [problem.kind for problem in page.problems] == ["edited"]


def test_posts_without_words_are_counted():
    found = list(read_channel(Member(page_of(post(11, "")), "x.html"), limits=Limits()))
    assert found == [Skipped("x.html", "posts without words: 1")]


def test_a_channel_page_without_posts_is_an_ordinary_page():
    (page,) = read(page_of())
    assert page.kind != "post"


def test_posts_in_a_legacy_encoding_keep_their_bytes():
    data = page_of(post(11, "Паром стоит в порту, сказал капитан.")).decode()
    data = data.replace("utf-8", "windows-1251").encode("cp1251")
    (page,) = read(data)
    assert body(page) == ["Паром стоит в порту, сказал капитан."]
    assert page.raw.data in data


EXPORT = """<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body><div class="page_wrap">
<div class="page_header"><div class="content"><div class="text bold">
Orl News
</div></div></div><div class="history">
<div class="message service" id="message-1"><div class="body details">4 March 2025</div></div>
<div class="message default clearfix" id="message7"><div class="body">
<div class="pull_right date details" title="04.03.2025 23:10:00 UTC+01:00">23:10</div>
<div class="from_name">Orl News</div><div class="text">Fares rise.</div></div></div>
<div class="message default clearfix joined" id="message8"><div class="body">
<div class="pull_right date details" title="05.03.2025 08:00:00 UTC+01:00">08:00</div>
<div class="forwarded body"><div class="from_name">Harbor board <span class="date details"
title="03.03.2025 12:00:00 UTC+01:00"> 03.03.2025 12:00:00</span></div>
<div class="text">No vote yet.</div></div></div></div></div></div></body></html>"""


def test_messages_html_is_read_message_by_message():
    first, second = read(EXPORT.encode())
    assert (body(first), body(second)) == (["Fares rise."], ["No vote yet."])
    assert (first.published, second.published) == (date(2025, 3, 4), date(2025, 3, 5))
    assert (first.outlet, second.relays) == ("Orl News", ("Harbor board",))
    assert first.id != second.id


@pytest.mark.parametrize("source", ["<div a>never <div> closed", "<div a></div></div><div a>"])
def test_pieces_end_with_the_page_at_the_latest(source):
    assert all(span.end <= len(source) for span in cut(source, re.compile("<div a>")))


@given(st.text(alphabet="<div a>/ x", max_size=80))
def test_pieces_never_overlap(source):
    spans = list(cut(source, re.compile("<div a>")))
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
