"""Gzip opened within bounds."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import NotReadable, TooLarge
from reportedly.reading.inflate import gunzip, gunzip_head


@given(st.lists(st.binary(max_size=300), max_size=4))
def test_gives_back_what_the_members_held(parts):
    packed = b"".join(gzip.compress(part) for part in parts)
    assert gunzip(packed, limit=2000, where="x") == b"".join(parts)


def test_padding_after_the_last_member_is_no_damage():
    assert gunzip(gzip.compress(b"words") + b"\0" * 9, limit=99, where="x") == b"words"


def test_stops_a_bomb_at_the_limit():
    bomb = gzip.compress(b"\0" * 50_000_000)
    with pytest.raises(TooLarge, match=r"more than 1 MB"):
        gunzip(bomb, limit=1 << 20, where="bomb.gz")


@pytest.mark.parametrize("cut", [3, 12, 30])
def test_says_that_data_is_cut_short(cut):
    packed = gzip.compress(bytes(range(256)))
    with pytest.raises(NotReadable, match="cut short"):
        gunzip(packed[:cut], limit=999, where="x.gz")


def test_says_that_data_is_damaged():
    with pytest.raises(NotReadable, match="damaged"):
        gunzip(gzip.compress(b"words")[:10] + b"\xff" * 20, limit=999, where="x.gz")


def test_a_look_at_the_head_never_fails():
    assert gunzip_head(b"\x1f\x8bnonsense", 16) == b""
    assert gunzip_head(gzip.compress(b"WARC/1.1 and more"), 8) == b"WARC/1.1"
