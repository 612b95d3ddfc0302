"""Statements told inside statements, as the encoder's inner layer shows them."""

import pytest

from reportedly.attribution import decoding, read_roles
from reportedly.attribution.decoding import decode
from tests.attribution.made_tags import layered


@pytest.fixture(autouse=True)
def _unchecked(monkeypatch):
    """Made tags are no text the statement check was fitted on."""
    monkeypatch.setattr(decoding, "fitted_check", lambda _depth: None)


def told(outer, inner):
    text, tags = layered(outer, inner)
    return read_roles(text, decode(text, tags), tags)


def test_the_inner_layer_gives_statements_with_a_parent():
    outer, inner = told(
        "[s1 Oda Lind] [c1 said] [q1 critics of the plan feel let down by the mayor].",
        "Oda Lind said [s1 critics of the plan] [c1 feel] [q1 let down by the mayor].",
    )
    assert inner.parent == outer.id
    assert inner.source.text == "critics of the plan"
    assert inner.content.text == "let down by the mayor"
    assert inner.rule == "encoder, inside"
    assert inner.confidence <= outer.confidence


def test_what_a_speaker_says_of_himself_is_no_other_statement():
    found = told(
        "[q1 “I think the dam will hold,”] [s1 Oda Lind] [c1 said].",
        "“[s1 I] [c1 think] [q1 the dam will hold],” Oda Lind said.",
    )
    assert [s.parent for s in found] == [None]


def test_an_inner_statement_outside_every_content_is_dropped():
    found = told(
        "[s1 Oda Lind] [c1 said] [q1 the dam holds]. The board feels let down.",
        "Oda Lind said the dam holds. [s1 The board] [c1 feels] [q1 let down].",
    )
    assert len(found) == 1


def test_what_both_the_rules_and_the_encoder_see_is_told_once():
    found = told(
        "[s1 Oda] [c1 said] [q1 that the guard had announced that the gate was shut].",
        "Oda said that [s1 the guard] [c1 had announced] [q1 that the gate was shut].",
    )
    assert [s.rule for s in found if s.parent] == ["encoder, inside"]


@pytest.mark.parametrize("cue", ["to sign", "would sign", "must sign"])
def test_what_is_only_wished_for_is_no_statement(cue):
    found = told(
        f"[s1 Oda Lind] [c1 urged] [q1 the governor {cue} a decree ending the limits].",
        f"Oda Lind urged [s1 the governor] [c1 {cue}] [q1 a decree ending the limits].",
    )
    assert [s.parent for s in found] == [None]
