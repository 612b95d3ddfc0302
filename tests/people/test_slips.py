from __future__ import annotations

import pytest

from reportedly.people.slips import spellings

COMMON = ("a", "b", "c")


@pytest.mark.parametrize(
    ("text", "slip", "alike"),
    [
        ("Emilia Barndvold", True, False),
        ("Barndvold", True, False),
        ("Emilia Brandvoldd", True, True),
        ("Эмилия Брандволд", False, False),
        ("Emilia Holt", False, False),
        ("Amelio Brandvald", False, False),
    ],
    ids=["swapped", "family name alone", "same sound", "other script", "other name", "two slips"],
)
def test_a_spelling_of_one_page_one_slip_away_is_a_slip(text, slip, alike):
    common, other = spellings({"Emilia Brandvold": COMMON, text: ("d",)})
    assert common.slip_of is None
    assert other.slip_of == ("Emilia Brandvold" if slip else None)
    assert other.sounds_alike is alike


def test_a_spelling_that_several_pages_use_is_no_slip():
    found = spellings({"Emilia Brandvold": COMMON, "Emilia Barndvold": ("d", "e")})
    assert [one.slip_of for one in found] == [None, None]


def test_of_two_spellings_with_a_page_each_none_is_the_slip():
    found = spellings({"Emilia Brandvold": ("a",), "Emilia Barndvold": ("b", "b")})
    assert [one.slip_of for one in found] == [None, None]


def test_a_slip_within_one_page_is_one_of_the_full_name_there():
    found = {one.text: one for one in spellings({"Tomas Elvegard": ["a"], "Elvegaard": ["a"]})}
    assert found["Elvegaard"].slip_of == "Tomas Elvegard"
    assert found["Tomas Elvegard"].slip_of is None


def test_two_full_names_of_one_page_each_are_no_slips():
    found = spellings({"Tomas Elvegard": ["a"], "Tomas Elvegaard": ["b"]})
    assert [one.slip_of for one in found] == [None, None]
