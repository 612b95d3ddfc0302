"""Channels, addressees and relays that the encoder sees, beside those that rules read."""

import pytest

from reportedly.attribution import decoding, hands, read_roles
from reportedly.attribution.channel import channel_name
from reportedly.attribution.decoding import decode
from tests.attribution.made_tags import made, with_hand


@pytest.fixture(autouse=True)
def _made_tags(monkeypatch):
    """Made tags are no text that the statement check or the bounds were fitted on."""
    monkeypatch.setattr(decoding, "fitted_check", lambda _depth: None)
    bounds = dict.fromkeys(("channel", "addressee", "relay"), 0.5)
    monkeypatch.setattr(hands, "fitted_bounds", lambda: bounds)


def read(marked, *seen):
    text, tags = made(marked)
    for kind, words, chance, cue in seen:
        tags = with_hand(text, tags, kind, words, chance=chance, cue=cue)
    return read_roles(text, decode(text, tags), tags)


BANNER = "Banners at the gate carried it: [s1 Oda Lind] [c1 holds] [q1 that the dam is safe]."


def test_a_channel_no_rule_knows_is_told_where_the_encoder_sees_it():
    (statement,) = read(BANNER, ("channel", "Banners at the gate", 0.9, "holds"))
    assert statement.channel.value == "banner"
    assert statement.channel.spans[0].start == 0
    assert statement.channel.rule == "encoder, hands"
    assert statement.channel.confidence == 0.9


def test_what_the_encoder_alone_finds_unlikely_is_not_told():
    (statement,) = read(BANNER, ("channel", "Banners at the gate", 0.4, "holds"))
    assert statement.channel is None


LETTER = "[s1 Oda Lind] [c1 said] in a letter to the board [q1 that the dam is safe]."


def test_a_channel_a_rule_reads_stays_whatever_the_encoder_sees():
    (statement,) = read(LETTER, ("channel", "a letter", 0.1, "said"))
    assert statement.channel.value == "letter"
    assert statement.channel.rule == "channel-place"


def test_a_hand_goes_to_the_cue_it_is_linked_to():
    found = read(
        "[s1 Oda Lind] [c1 said] [q1 the dam holds], and [s2 Per Aas], over wine, [c2 hinted] "
        "to old friends [q2 that it leaks].",
        ("addressee", "old friends", 0.9, "hinted"),
        ("channel", "wine", 0.9, "hinted"),
    )
    assert [s.addressee.value if s.addressee else None for s in found] == [None, "old friends"]
    assert [s.channel.value if s.channel else None for s in found] == [None, "wine"]


def test_a_hand_in_a_sentence_without_a_statement_is_nobodys():
    found = read(
        "[s1 Oda Lind] [c1 said] [q1 the dam holds]. Banners hung from the gate.",
        ("channel", "Banners", 0.9, "said"),
    )
    assert [s.channel for s in found] == [None]


def test_relays_of_both_are_told_once_each():
    (statement,) = read(
        "[s1 Oda Lind] [c1 told] the Veld Post, whence Harbour Wire had it, [q1 that it holds].",
        ("relay", "the Veld Post", 0.8, "told"),
        ("relay", "Harbour Wire", 0.7, "told"),
    )
    assert sorted(relay.name for relay in statement.relays) == ["Harbour Wire", "the Veld Post"]


def test_a_place_to_speak_at_is_no_relay():
    (statement,) = read(
        "[s1 Oda Lind] [c1 said] to reporters at the Harbour House [q1 that the dam is safe].",
        ("relay", "Harbour House", 0.9, "said"),
    )
    assert statement.relays == ()


def test_a_platform_is_no_relay():
    (statement,) = read(
        "[s1 Oda Lind] [c1 wrote] on Telegram [q1 that the dam is safe].",
        ("relay", "Telegram", 0.9, "wrote"),
    )
    assert statement.relays == ()
    assert statement.channel.value == "Telegram"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("her official Facebook page", "Facebook"),
        ("tweeted", "Twitter"),
        ("two open letters to the council", "letter"),
        ("the weekly press briefing in Oake", "press conference"),
        ("a hand-painted sign", "sign"),
        ("Veld Public Radio", "radio"),
        ("“", "“"),
    ],
)
def test_a_channel_has_a_plain_name(words, name):
    assert channel_name(words) == name
