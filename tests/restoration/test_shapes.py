"""Capital I and small l."""

from __future__ import annotations

import pytest

from reportedly.restoration import restore


@pytest.mark.parametrize(
    ("given_text", "meant"),
    [
        ("The oId miII was soId to a deaIer.", "The old mill was sold to a dealer."),
        (
            "We'II see whether they wouId seII oId boats.",
            "We'll see whether they would sell old boats.",
        ),
        (
            "As far as l know, lnvestors in lndustry stayed.",
            "As far as I know, Investors in Industry stayed.",
        ),
        (
            "The oId miII beIonged to Mr Tarvell and ApriI.",
            "The old mill belonged to Mr Tarvell and April.",
        ),
    ],
    ids=["l", "contraction", "I", "names follow words"],
)
def test_i_and_l_are_told_apart_where_a_word_comes_out(given_text, meant):
    assert restore(given_text).text == meant


@pytest.mark.parametrize(
    "text",
    ["Ms McIntyre ran ls and lsof on macOS IIa.", "Louis II met Llew in Ilkley; I, l and II stay."],
)
def test_names_commands_and_numbers_stay(text):
    assert restore(text).text == text
