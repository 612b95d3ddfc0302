"""The shape of lines, all lines at once: the same as asking each line by itself."""

from __future__ import annotations

import math
import re
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.glyphs import Glyphs
from reportedly.reading.shapes import SHAPES, shapes
from reportedly.reading.words import Words

LINES = [
    "Ferry fares rise in Orl",
    "By Ana Kovel, 3 March 2024",
    "“Nobody likes to pay more,” she said. “But the old boats burn more fuel.”",
    "I’m told he's gone… HE said; they",
    "4:45 p.m. Updated 2 hours ago | Share • © 2024 #orl",
    "mail@herald.example www.herald.example https://a.example",
    "×Close", "Вера Орлова", "МОСКВА", "記者 渡辺 は「はい」と言った。", "🚢 Fähre 12.3.24",
    "...", ".", "»", "x_y his_ _I I_", "Ǆ ǅ ß", "(a) 1,000,000 Menschen:", "Read more >",
]  # fmt: skip

ALONE = {
    0: lambda t: math.log1p(len(t)),
    9: lambda t: bool(re.search(r"[.!?…。！？؟।][\"'”’»)\]]*$", t)),
    12: lambda t: t.endswith(("…", "...")),
    13: lambda t: t[-1] in "\"”»’'",
    15: lambda t: sum(map(str.isalpha, t)) / len(t),
    16: lambda t: sum(map(str.isupper, t)) / max(1, sum(map(str.isalpha, t))),
    18: lambda t: sum(w[0].isupper() for w in t.split()) / max(1, len(t.split())),
    19: lambda t: sum(map(str.isdigit, t)) / len(t),
    22: lambda t: bool(re.match(r"[^\w\s\"“„«'‘(]", t)),
    25: lambda t: min(8, sum(t.count(stop) for stop in (". ", "? ", "! ", "。"))) / 8,
    26: lambda t: min(6, len(re.findall('["“”„«»]', t))) / 6,
    28: lambda t: bool(re.search(r"\b\d{1,2}[:.hH]\d{2}\b|\b(?:hours?|days?) ago\b", t)),
    35: lambda t: bool(re.match(r"^(?:[A-ZÀ-ÞА-Я][\w'’.-]*\s?){2,4}$", t)),
    36: lambda t: bool(re.search(r"\b(?:I|I'm|I’m|my)\b", t)),
    37: lambda t: bool(re.search(r"\b(?:he|she|his|her)\b", t, re.IGNORECASE)),
}
"""Some of the columns, as each line by itself would be asked."""


def numbers(lines):
    seen = Glyphs(lines)
    return shapes(seen, Words(seen))


def check(lines):
    found = numbers(lines)
    assert found.shape == (len(lines), SHAPES)
    for column, ask in ALONE.items():
        np.testing.assert_allclose(found[:, column], [float(ask(line)) for line in lines])


def test_all_lines_at_once_are_as_each_alone():
    check(LINES)


@pytest.mark.parametrize("line", LINES)
def test_a_line_alone(line):
    check([line])


SIGNS = st.sampled_from("aIhesriymHE .!?…\"”’'_1234:h/-@ÀА漢🚢\t")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(SIGNS, min_size=1, max_size=12).map(str.strip).filter(bool), min_size=1))
def test_any_lines_are_as_each_alone(lines):
    check(lines)


def test_a_date_an_address_and_an_age_are_seen():
    found = numbers(["5 May 2024", "a@b.example", "3 DAYS AGO", "12/3/24"])
    assert found[:, [27, 28, 29]].tolist() == [[1, 0, 0], [0, 0, 1], [0, 1, 0], [1, 0, 0]]


def test_a_long_page_takes_time_in_proportion():
    lines = ["The harbor board of Orl raised fares by a tenth on Monday, 4 March 2024."] * 20_000
    start = time.process_time()
    numbers(lines)
    assert time.process_time() - start < 3


@pytest.mark.parametrize("line", ["A" * 20_000 + "!", "a@" * 50_000, "1." * 50_000, "I'" * 50_000])
def test_a_long_line_takes_time_in_proportion(line):
    start = time.process_time()
    numbers([line])
    assert time.process_time() - start < 1
