"""Telegram Desktop's result.json."""

from __future__ import annotations

import json
from datetime import date

import pytest

from reportedly.errors import NotReadable, TooLarge
from reportedly.page import Label, Page, Skipped
from reportedly.reading import Limits, read
from reportedly.reading.member import Member
from reportedly.reading.telegram import message_text, read_telegram


def message(number, text, **more):
    return {
        "id": number,
        "type": "message",
        "date": "2025-03-04T23:30:00",
        "date_unixtime": "1741134600",
        "from": "Orl News",
        "from_id": "channel42",
        "text": text,
        **more,
    }


def export(*messages, **more):
    chat = {"name": "Orl News", "type": "public_channel", "id": 42, "messages": list(messages)}
    return json.dumps({**chat, **more}, ensure_ascii=False).encode()


def items(data, limits=None):
    return list(read_telegram(Member(data, "result.json"), limits=limits or Limits()))


def test_a_message_is_a_post_with_channel_day_and_address():
    (page,) = read(export(message(7, "The board met.\n\nIt will meet again. 🚢")))
    assert (page.kind, page.outlet, page.authors) == ("post", "Orl News", ())
    assert page.published == date(2025, 3, 4)
    assert page.address == "https://t.me/c/42/7"
    assert page.raw.derived
    assert page.raw.part == "message 7"
    assert [block.label for block in page.blocks] == [Label.BODY] * 2


def test_parts_of_a_text_are_joined():
    text = ["See ", {"type": "link", "text": "https://a.example"}, {"type": "bold", "text": "!"}]
    assert message_text({"text": text}) == "See https://a.example!"
    entities = [{"type": "plain", "text": "One "}, {"type": "italic", "text": "two"}]
    assert message_text({"text": "", "text_entities": entities}) == "One two"


def test_every_position_leads_to_its_bytes():
    (page,) = read(export(message(7, "Паром 🚢 встал")))
    at = page.text.original.index("🚢")
    from reportedly.page import Span

    span = page.text.to_bytes.source(Span(at, at + 1))
    assert page.raw.data[span.start : span.end].decode() == "🚢"


def test_a_forward_is_a_relay_and_is_said():
    (page,) = read(export(message(7, "Fares rise.", forwarded_from="Harbor board")))
    assert page.relays == ("Harbor board",)
    assert [problem.kind for problem in page.problems] == ["forwarded"]


def test_a_forward_from_nobody_is_still_one():
    (page,) = read(export(message(7, "Fares rise.", forwarded_from=None)))
    assert page.relays == ("Deleted Account",)


def test_an_edit_is_kept():
    (page,) = read(export(message(7, "Fares rise.", edited="2025-03-06T08:00:00")))
    assert page.modified == date(2025, 3, 6)
    assert "edited on 2025-03-06" in page.problems[0].message


def test_an_edit_of_1970_is_none():
    (page,) = read(export(message(7, "Fares rise.", edited="1970-01-01T03:00:00")))
    assert page.modified is None
    assert page.problems == ()


def test_seconds_stand_in_for_a_missing_date():
    (page,) = read(export(message(7, "Fares rise.", date=None)))
    assert page.published == date(2025, 3, 5)  # in UTC; the written date knows the local day


def test_the_writer_in_a_group_is_the_author():
    (page,) = read(export(message(7, "Me too.", **{"from": "Ilse"}), type="private_group"))
    assert page.authors == ("Ilse",)
    assert page.address is None


def test_equal_messages_of_a_talk_stay_apart():
    pages = list(read(export(message(1, "Yes."), message(2, "Yes."), type="personal_chat")))
    assert len({page.id for page in pages}) == 2


def test_what_has_no_words_is_counted():
    note = {"id": 1, "type": "service", "action": "create_channel"}
    *_, last = items(export(note, message(2, "", photo="a.jpg"), message(3, "x"), None))
    assert isinstance(last, Skipped)
    assert last.where == "result.json (Orl News)"
    assert last.reason == (
        "messages without words: 1 damaged, 1 pictures, files or polls, 1 service notes"
    )


def test_an_export_of_a_whole_account_gives_all_chats():
    chats = [json.loads(export(message(1, text))) for text in ("One.", "Two.")]
    data = json.dumps({"about": "x", "chats": {"list": chats}}).encode()
    assert [page.text.original for page in items(data)] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (export(message(1, "x"))[:-30], NotReadable, "damaged"),
        (b'{"messages":' + b"[" * 300_000, TooLarge, "nested too deep"),
        (b'{"messages": "\xff\xfe"}', NotReadable, "damaged"),
    ],
    ids=["cut-short", "deep", "no-utf-8"],
)
def test_a_damaged_export_says_so(data, error, words):
    with pytest.raises(error, match=words):
        items(data)


@pytest.mark.parametrize(
    "odd",
    [
        {"id": "seven"},
        {"date": 5, "date_unixtime": "99999999999999"},
        {"date": "yesterday", "date_unixtime": None},
        {"from": 3},
        {"text": "\ud83d lone half"},
    ],
    ids=["id", "seconds", "date", "from", "surrogate"],
)
def test_odd_fields_are_no_error(odd):
    data = json.dumps({"name": 3, "messages": [message(7, "Words.") | odd]}).encode()
    assert any(isinstance(item, Page) for item in items(data))


def test_no_more_than_the_limit_is_read():
    found = items(export(*(message(n, f"No. {n}") for n in range(5))), Limits(members=3))
    assert len(found) == 4
    assert found[-1].reason == "only the first 3 messages were read"
