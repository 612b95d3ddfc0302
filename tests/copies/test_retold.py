"""One quotation on many pages: who told it first, who trimmed it, and from how many mouths."""

from __future__ import annotations

import datetime as dt

import pytest

from reportedly.copies import (
    Copy,
    CopyKind,
    Groups,
    Telling,
    page_groups,
    quoted_words,
    retold,
)

FULL = "We will not leave this town before the last ship is home, whatever it costs"
SHORT = "We will not leave this town before the last ship is home"


def telling(name, text=FULL, day=2, **more):
    return Telling(name, f"page {name}", text, published=dt.date(2031, 5, day), **more)


def test_the_earliest_telling_is_the_first():
    (found,) = retold([telling("b", day=3), telling("a", day=2), telling("c", day=4)])
    assert found.first == "a"
    assert [one.id for one in found.tellings] == ["a", "b", "c"]


def test_two_on_one_day_have_no_first():
    (found,) = retold([telling("a"), telling("b")])
    assert found.first is None


def test_who_trimmed_what_is_told():
    (found,) = retold([telling("a"), telling("b", SHORT)])
    assert [(trim.telling, trim.missing) for trim in found.trims] == [("b", ("whatever it costs",))]
    assert found.variants == (FULL, SHORT)


def test_the_same_words_given_to_another_speaker_are_a_finding():
    (found,) = retold([telling("a", speaker="Rado Pell"), telling("b", speaker="Ines Vall")])
    assert "Rado Pell on page page a; Ines Vall on page page b" in found.findings[0]


@pytest.mark.parametrize("other", ["Pell", "Mr. Pell", "Rado Pel", None])
def test_one_speaker_spelt_otherwise_is_no_finding(other):
    (found,) = retold([telling("a", speaker="Rado Pell"), telling("b", speaker=other)])
    assert found.findings == ()


def test_a_few_common_words_are_no_quotation_to_follow():
    assert retold([telling("a", "We will win"), telling("b", "We will win")]) == ()


def test_a_chain_of_relays_is_one_origin():
    chain = [
        telling("post", day=1, outlet="Pell on Telegram"),
        telling("agency", day=2, outlet="Norr Press", relays=("Pell on Telegram",)),
        telling("magazine", day=3, outlet="The Selme Weekly", relays=("Norr Press",)),
        telling("copy", day=4, outlet="Copy Mill"),
    ]
    copied = page_groups([Copy("page magazine", "page copy", CopyKind.SPUN, 0.9, "page magazine")])
    (found,) = retold(chain, copied)
    assert dict(found.comes_from) == {"agency": "post", "magazine": "agency"}
    assert (len(found.pages), found.origins) == (4, 1)


def test_two_that_name_one_relay_are_one_origin_even_where_its_page_is_not_held():
    (found,) = retold(
        [telling("a", relays=("Norr Press",)), telling("b", relays=("the Norr Press",)),
         telling("c")]
    )  # fmt: skip
    assert (len(found.pages), found.origins) == (3, 2)


def test_a_relay_that_came_later_is_not_where_it_was_taken_from():
    (found,) = retold(
        [telling("a", day=2, relays=("Norr Press",)), telling("b", day=5, outlet="Norr Press")]
    )
    assert found.comes_from == ()


def test_an_excerpt_makes_no_page_a_copy():
    groups = page_groups([Copy("a", "b", CopyKind.EXCERPT, 0.2, "a")])
    assert groups.count(["a", "b"]) == 2


def test_siblings_are_one_origin_with_the_page_both_repeat():
    groups = page_groups([Copy("a", "b", CopyKind.SIBLING, 0.9, "o")])
    assert groups.count(["a", "b", "o", "x"]) == 2


def test_groups_stay_joined_in_any_order():
    groups = Groups([("c", "d"), ("a", "b"), ("b", "c")])
    assert len({groups.root(name) for name in "abcd"}) == 1


@pytest.mark.parametrize(
    ("content", "whole", "words"),
    [
        ("“We will stay,” he said", False, "We will stay,"),
        ("We will stay", True, "We will stay"),
        ("that they would stay", False, ""),
    ],
)
def test_the_quoted_words_of_a_statement(content, whole, words):
    assert quoted_words(content, whole=whole) == words
