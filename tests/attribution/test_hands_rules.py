"""Channels and relays in constructions the first rules did not know."""

import pytest

from tests.attribution.marked import marked, read

CHANNELS = [
    (
        "{s:Oda} {q:said} on her morning radio programme {c:it was late}.",
        "her morning radio programme",
    ),
    ("{s:Oda} {q:wrote} in a June 4, 2015 letter {c:it was late}.", "a June 4, 2015 letter"),
    ("{s:Oda} sent out a long, angry letter {q:saying} {c:it was late}.", "a long, angry letter"),
    ("{s:The board} {q:released a web video that accuses} {c:her of sloth}.", "a web video"),
    ("{s:The board} ran ads {q:calling} {c:her idle}.", "ads"),
    ("{s:Oda} opened her speech by {q:thanking} {c:the ferrymen}.", "her speech"),
    ("A leaflet {s:that} {q:accused} {c:her of sloth} was passed round.", "A leaflet"),
    ("{s:One of her letters} {q:says} {c:it was late}.", "One of her letters"),
    ("{s:Oda} met them at a rally in Lorn, {q:urging} {c:a stop}.", "a rally"),
    ("{s:Oda} {q:told} “Face the Nation” {c:it was late}.", "“Face the Nation”"),
    ("{s:Oda} {q:said} on KVLD-TV {c:it was late}.", "KVLD-TV"),
    ("On CNN Tuesday, {s:Oda} {q:asked for} {c:a new dam}.", "CNN"),
    ("{c:It was late}, {q:according to} a post from {s:Oda}.", "a post"),
    ("{c:The letter} {q:was signed by} {s:Oda}.", "The letter"),
    ("{s:Oda} emailed the board on Monday, {q:telling} them {c:it was late}.", "emailed"),
]
NO_CHANNEL = [
    "{c:The statement} quickly {q:drew criticism from} {s:Oda}.",
    "In 1988, the board met; {s:Oda} {q:said} {c:it was late}.",
    "{s:Oda}, who published several books on dams, {q:said} {c:it was late}.",
    "{s:Oda} {q:told} CNN’s Ivo Marten {c:it was late}.",
    "{s:Oda} {q:told} The Washington Post {c:it was late}.",
    "In the unlikely event, {s:Oda} {q:said}, {c:it was late}.",
]
RELAYS = [
    ("{s:Oda} {q:told} USA TODAY {c:it was late}.", "USA TODAY"),
    ("{s:Oda} {q:told} The Star-Ledger of Newark {c:it was late}.", "The Star-Ledger"),
    ("{s:Oda} {q:told} Fox 35 {c:it was late}.", "Fox 35"),
    ("In an interview this month with Lorn News, {s:Oda} {q:said} {c:it was late}.", "Lorn News"),
    ("In a meeting with the Lorn Post's board, {s:Oda} {q:said} {c:it was late}.", "the Lorn Post"),
    ("{s:Oda} {q:wrote} for The Lorn Tribune {c:it was late}.", "The Lorn Tribune"),
]


@pytest.mark.parametrize(("written", "expected"), CHANNELS)
def test_a_channel_is_read_with_its_modifiers(written, expected):
    text, _ = marked(written)
    channel = read(written).channel
    assert channel is not None
    assert [text[s.start : s.end] for s in channel.spans] == [expected]


@pytest.mark.parametrize("written", NO_CHANNEL)
def test_a_noun_of_another_clause_is_no_channel(written):
    assert read(written).channel is None


@pytest.mark.parametrize(("written", "expected"), RELAYS)
def test_an_outlet_is_found_whatever_follows_its_name(written, expected):
    assert [relay.name for relay in read(written).relays] == [expected]


def test_a_party_that_released_its_own_words_is_no_relay():
    assert read("{s:Oda} {q:said} in a letter released by the board {c:it was late}.").relays == ()


@pytest.mark.parametrize(
    "written",
    [
        "{c:“It was late. We left,” Oda Lind said}, {q:according to} {s:the Lorn Post}.",
        "{q:According to} {s:a pool report}, {c:Oda Lind said “it was late” at the dam}.",
    ],
)
def test_a_relay_named_by_according_to_gives_way_to_the_speaker(written):
    statement = read(written)
    assert statement.source.text == "Oda Lind"
    assert "Oda Lind" not in statement.content.text
    assert len(statement.relays) == 1
