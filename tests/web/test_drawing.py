from __future__ import annotations

import datetime as dt

import pytest
from lxml import etree

from reportedly.web.accounts import oppositions
from reportedly.web.comparing import compared, sentence
from reportedly.web.drawing import Point, chain, timeline
from tests.makers import page as made_page


def point(day, row="ended", opposed=False):
    return Point(dt.date(2031, 5, day), row, f"/pages/x/s{day}", "told & said", opposed)


def test_a_chain_has_a_box_for_each_hand_and_an_arrow_between():
    drawn = etree.fromstring(chain(("Ilse Brandvold", "Norr Press", "this page")))
    names = [text.text for text in drawn.iter("{*}text")]
    assert names == ["Ilse Brandvold", "Norr Press", "this page"]
    assert len(list(drawn.iter("{*}path"))) == 2


@pytest.mark.parametrize("hands", [(), ("one",), ("", "one")])
def test_there_is_no_chain_of_one(hands):
    assert chain(hands) == ""


def test_dots_stand_in_the_order_of_days_and_lead_to_their_statements():
    drawn = etree.fromstring(
        timeline([point(9), point(2), point(2, opposed=True), point(4, "goes on")])
    )
    dots = list(drawn.iter("{*}circle"))
    places = [float(dot.get("cx")) for dot in dots if dot.getparent().get("href") != "/pages/x/s4"]
    assert places == sorted(places)
    assert len(set(places)) == 3  # two of one day stand beside each other
    assert sum("opposed" in dot.get("class") for dot in dots) == 1


def test_one_day_alone_is_drawn_and_none_is_nothing():
    assert etree.fromstring(timeline([point(3)])) is not None
    assert timeline([]) == ""


def pair(a, b, kind="undercut"):
    return {"page": "p", "kind": kind, "a": a, "b": b, "reason": f"{b} on {a}"}


def test_pairs_come_together_only_where_the_same_accounts_are_opposed():
    first, second = oppositions(
        [pair("1", "3"), pair("2", "3"), pair("1", "4"), pair("2", "4"), pair("1", "5")]
    )
    assert [row["b"] for row, _ in first.by] == ["3", "4"]
    assert [row["a"] for row in first.against] == ["1", "2"]
    assert first.by[0][1] == ("3 on 1", "3 on 2")
    assert ([row["b"] for row, _ in second.by], [row["a"] for row in second.against]) == (
        ["5"],
        ["1"],
    )


def test_reworded_sentences_show_what_went_and_what_came():
    before = made_page(
        "Head\nThe harbour was closed by the council on Friday night.", "https://a.example"
    )
    after = made_page(
        "Head\nThe port was shut by the council on Friday night.", "https://b.example"
    )
    (found,) = compared(before, after)
    assert [part.text for part in found.before if part.kind == "gone"] == ["harbour", "closed"]
    assert [part.text for part in found.after if part.kind == "new"] == ["port", "shut"]


def test_a_sentence_taken_over_whole_has_no_changes():
    same = sentence("No water, no power.", "No water, no power.")
    assert {part.kind for part in same.before + same.after} == {"kept"}
