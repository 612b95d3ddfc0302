"""Digits for letters where the text itself shows what they were: names, and 1 for capital I."""

from __future__ import annotations

import pytest

from reportedly.restoration import restore

I_TEXT = (
    "In Velm the mayor said: “I’m sure. If the port shuts, I will sail to Iotville.” It is the "
    "law, the ISOK office and the RIA say, including on March 1 and for 1 in 4 of them. I think "
    "so, said his wife, who lives with their children in a big villa beside the ship’s harbour."
)


def test_every_capital_i_written_as_1_is_put_right():
    assert restore(I_TEXT.replace("I", "1")).text == I_TEXT


@pytest.mark.parametrize(
    "text",
    [
        "Of the two, 1t and 2t of the cargo are there; wait 1s, then 2s, they say.",
        "The 1 percent and the No. 1 team of the league won the April 1 match.",
        "Там ждут 1n и 1t, 1s и 1f.",
    ],
)
def test_numbers_in_a_text_without_capital_i_stay(text):
    assert restore(text).text == text


def test_a_small_i_written_as_1_stays_small():
    text = "the ship is in the port if it is late, this is what the captain said of the trip"
    assert " I" not in restore(text.replace("i", "1")).text


def test_a_name_is_read_as_it_stands_elsewhere_in_the_text():
    text = "Mr Kavenik met K4venik and Kaven1k. Mrs Orlendal knew Orlenda1’s boat."
    meant = "Mr Kavenik met Kavenik and Kavenik. Mrs Orlendal knew Orlendal’s boat."
    assert restore(text).text == meant


@pytest.mark.parametrize(
    "text", ["The Win7 team met Velm5 and Br3ld.", "Dorne met Dorn3 and Dorn."]
)
def test_a_name_with_a_number_stays_where_the_text_does_not_show_it(text):
    assert restore(text).text == text


def test_a_sign_stands_for_the_letter_it_has_elsewhere_in_the_text():
    text = "The old world would hold all the gold for Belsor, who sold half the land to Abel Holt."
    assert restore(text.replace("l", "1")).text == text


def test_articles_and_genitives_are_read_where_a_text_is_written_so_throughout():
    text = "She has a boat and a harbour that was paid for; what a day it was at last, said Anna."
    assert restore(text.replace("a", "4")).text == text
    text = "The harbour’s master says it’s best as ships sail past this shore; it’s Velm’s."
    assert restore(text.replace("s", "5")).text == text
