"""A look at a page as one number finds what a search for each character finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportedly.restoration import neighbours, restore
from reportedly.restoration.clean import NOTHING, look
from reportedly.restoration.neighbours import ODD_CHARACTER, odd_places

LETTERS = "abhlwIlHZ013@!|_ '’\n\x99\xad\xa0éșЖа“€♀ⓘ𝐛😀\ud800\u200b\u2000"
texts = st.text(alphabet=st.sampled_from(LETTERS), max_size=60) | st.text(max_size=60)

SHAPE = re.compile(r"(?<=[a-z])I|(?<=['’])I(?=I)|(?<![\w'’!$@|])l(?=[bcdfgkmnpqrstvxz])", re.ASCII)
SIGN = re.compile(
    r"(?<=[A-Za-z])[!$013457@8|](?=[A-Za-z])|(?<=[a-z])[$013457@8](?![\w!$@|])"
    r"|(?<![\w!$@|])[!$013457@8|](?=[a-z]{2})",
    re.ASCII,
)


def places(pattern, text):
    starts = [match.start() for match in pattern.finditer(text)]
    return {len(text[:start].encode("utf-8", "surrogatepass")) for start in starts}


@settings(max_examples=300, deadline=None)
@given(texts)
@example("0pen")
@example("lndeed")
@example("canno7")
def test_every_odd_letter_and_sign_is_among_the_places(text):
    found, _ = odd_places(text.encode("utf-8", "surrogatepass"))
    assert places(SHAPE, text) | places(SIGN, text) <= set(found)


@settings(max_examples=300, deadline=None)
@given(texts)
@example("5\u200b")
@example("soft\xadly")
def test_every_odd_character_is_seen(text):
    assert set(look(text).odd) == set(ODD_CHARACTER.findall(text))


@pytest.mark.parametrize("before", range(20))
def test_a_place_at_the_border_of_two_parts_is_found_once(before):
    size = neighbours.PART - 10 + before
    found, _ = odd_places(f"{'a ' * (size // 2)}{'a' * (size % 2)} w0rd 7ell, ls".encode())
    assert sorted(found) == [size + 2, size + 6, size + 12]


def test_clean_text_is_nothing():
    line = (
        "“The harbour of Velm,” he said, “is closed” – I’ll see: 10 of 12 ships at £5 each. Well!\n"
    )
    assert look(line * 200) is NOTHING
    assert restore(line * 200).map.is_identity()


@pytest.mark.parametrize("name", ["clean", "altered"])
def test_a_long_text_is_restored_as_its_parts_are(name):
    line = (
        "“The harbour of Velm,” he said, “is closed.” Ill winds blew; 10 of 12 ships lay there.\n"
    )
    if name == "altered":
        line = line.replace("a", "а").replace("ill", "iIl") + "The w0rld wa1ts for McIlroy.\n"
    assert restore(line * 300).text == restore(line).text * 300
