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


THROUGHOUT = (
    "The people of the old town told our reporter who is to open the school. "
    "Alone of all, the girl would not go, so no other household could follow."
)


@pytest.mark.parametrize(("letter", "digit"), [("l", "1"), ("o", "0"), ("e", "3")])
def test_short_words_are_read_where_a_text_is_written_so_throughout(letter, digit):
    assert restore(THROUGHOUT.replace(letter, digit)).text == THROUGHOUT


def test_codes_and_numbers_stay_where_two_words_are_written_so():
    text = "The h4rbour and the br1dge: 1st, 5th, t0, A1, B4, 3D, 7am, m3, G0, 100s, 1m people."
    assert restore(text).text == text.replace("h4rbour", "harbour").replace("br1dge", "bridge")


def test_a_word_of_many_signs_is_soon_left_alone():
    text = "abc" + "a1l!" * 40
    assert restore(text).text == text


def test_every_i_written_as_l_is_put_right():
    text = "I know Iowa. It is far, I think. In June I’m there; If ISIS and Ina agree, so do I."
    assert restore(text.replace("I", "l")).text == text


def test_shell_commands_in_a_text_without_capital_i_stay():
    text = "Use ls -l, then ln -s and lt; the l flag of ls, l and ln, again l to list, lf too."
    assert restore(text).text == text


@pytest.mark.parametrize(
    "text", ["The POP3 server has two devices, dev1 and dev3.", "MP3 and cat5."]
)
def test_names_with_a_number_stay(text):
    assert restore(text).text == text
