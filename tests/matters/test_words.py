"""Stems, families and sentences that rules compare by."""

import pytest

from reportedly.matters.lexicon import Phrases, forms
from reportedly.matters.negation import negated, unreal
from reportedly.matters.quantities import differ, quantities
from reportedly.matters.words import family, sentences, stem, tokens, tokens_in
from reportedly.offsets import Span


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("evacuation", "evacuated"),
        ("mobilization", "mobilise"),
        ("withdrew", "withdrawn"),
        ("construction", "constructed"),
        ("stopped", "stops"),
    ],
)
def test_forms_of_one_word_share_a_stem(left, right):
    assert stem(left) == stem(right)


@pytest.mark.parametrize(("left", "right"), [("mayor", "may"), ("sentence", "sent")])
def test_other_words_do_not(left, right):
    assert stem(left) != stem(right)


def test_kindred_words_share_a_family():
    assert family("call-up") == family("mobilised") == family("conscripts") == "mobilization"
    assert family("weather") is None


def test_a_plan_is_no_plane():
    assert family("plan") is None


def test_sentences_end_at_stops_not_at_titles():
    text = "Dr. Lund spoke. She left."
    assert [text[s.start : s.end] for s in sentences(text)] == ["Dr. Lund spoke. ", "She left."]


def test_forms_double_the_last_consonant():
    assert forms("stop") == ("stop", "stops", "stopped", "stopping")


def test_phrases_leave_a_gap_of_two_words():
    phrases = Phrases([("not * binding", "x")])
    words = ["not", "at", "all", "binding"]
    assert list(phrases.find(words)) == [(0, 4, "x")]
    assert not list(phrases.find([*words[:3], "ever", "binding"]))


def reached(text, found):
    return [token.text for n, token in enumerate(tokens(text)) if n in found]


def test_the_longest_phrase_at_a_place_is_found_and_all_of_them_on_demand():
    phrases = Phrases([("put", "a"), ("put off", "b"), ("put * aside", "c"), ("put off till", "d")])
    words = ["they", "put", "off", "till", "then", "and", "put", "it", "aside"]
    assert list(phrases.find(words)) == [(1, 4, "d"), (6, 9, "c")]
    assert sorted(value for _, _, value in phrases.find_all(words)) == ["a", "a", "b", "c", "d"]


def test_words_of_several_spans_come_span_by_span():
    text = "It ends in May. May opens in June."
    found = tokens_in(text, (Span(11, 14), Span(0, 14)))
    assert [part.text for part in found] == ["May", "It", "ends", "in", "May"]
    assert [part.family for part in found][-1] is None


def test_negation_reaches_to_the_comma():
    text = "It was not signed there, and it is open."
    assert reached(text, negated(text, tokens(text))) == ["signed", "there"]


def test_no_longer_is_no_plain_negation():
    text = "It is no longer there."
    assert reached(text, negated(text, tokens(text))) == []


def test_a_plan_makes_what_follows_unreal():
    text = "The mayor plans to close it."
    assert reached(text, unreal(text, tokens(text))) == ["to", "close", "it"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("90 people died", "17 people died", True),
        ("at least 17 people died", "90 people died", False),
        ("about 95 people died", "100 people died", False),
        ("in May 2020 people died", "2021 people died", False),
        ("three thousand people came", "3,000 people came", False),
        ("12 buses came", "14 people came", False),
    ],
)
def test_amounts_differ_where_both_cannot_be_right(left, right, expected):
    ours, theirs = (quantities(tokens(text)) for text in (left, right))
    assert any(differ(x, y) for x in ours for y in theirs) is expected
