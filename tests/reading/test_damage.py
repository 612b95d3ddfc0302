"""Files damaged at random: a page, or a clear message, and never anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.page import Page, Skipped
from reportedly.reading import Limits
from reportedly.reading.member import Member
from reportedly.reading.opening import open_data

FOLDER = Path(__file__).parents[2] / "examples"
FILES = [
    "channel-tovashchenko.html",
    "crawl.warc.gz",
    "gazette-decree-114.pdf",
    "ministry-feed.xml",
    "newsburrow-copy.txt",
    "radio-wire.html",
    "water-watch/result.json",
]
DAMAGE = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=20)), min_size=1, max_size=6
)


def damaged(data, changes):
    for place, cut, new in changes:
        at = int(place * len(data))
        data = data[:at] + new + data[at + cut :]
    return data


def check(data, name):
    try:
        found = list(open_data(Member(data, name), limits=Limits()))
    except InputError:
        return
    for item in found:
        assert isinstance(item, Page | Skipped)
        if isinstance(item, Page):
            size = len(item.text.original)
            assert all(0 <= b.span.start < b.span.end <= size for b in item.blocks)
            assert item.text.to_bytes.length == size


@pytest.mark.parametrize("file", FILES)
@settings(max_examples=25, deadline=None)
@given(changes=DAMAGE)
def test_damage_is_survived(file, changes):
    data = (FOLDER / file).read_bytes()
    check(damaged(data, changes), file)


def test_a_post_whose_element_was_broken_is_survived():
    data = (FOLDER / "channel-tovashchenko.html").read_bytes()
    check(damaged(data, [(0.330078125, 9, b"")]), "channel-tovashchenko.html")


@pytest.mark.parametrize("file", FILES)
def test_a_file_cut_anywhere_is_survived(file):
    data = (FOLDER / file).read_bytes()
    for part in range(1, 20):
        check(data[: len(data) * part // 20], file)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.html", "a.json", "a.xml", "a"]))
def test_any_bytes_are_survived(data, name):
    check(data, name)
