"""Gzip opened within bounds."""

from __future__ import annotations

import bz2
import gzip
import lzma

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import NotReadable, TooLarge
from reportedly.reading.inflate import BZIP2, GZIP, XZ, gunzip, gunzip_head, unpack


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


PACKED = pytest.mark.parametrize(
    ("packing", "compress"),
    [(GZIP, gzip.compress), (BZIP2, bz2.compress), (XZ, lzma.compress)],
    ids=["gzip", "bzip2", "xz"],
)


@PACKED
def test_every_packing_gives_back_what_its_members_held(packing, compress):
    data = compress(b"one ") + compress(b"two" * 90_000)
    assert unpack(data, packing, limit=1 << 20, where="x") == b"one " + b"two" * 90_000


@PACKED
def test_every_bomb_is_stopped(packing, compress):
    with pytest.raises(TooLarge, match=f"the {packing.name} file holds more than 1 MB"):
        unpack(compress(b"\0" * 50_000_000), packing, limit=1 << 20, where="bomb")


@PACKED
def test_every_packing_says_what_is_wrong_with_it(packing, compress):
    data = compress(bytes(range(256)) * 90)
    with pytest.raises(NotReadable, match=f"{packing.name} data is cut short"):
        unpack(data[:-9], packing, limit=1 << 20, where="x")
    with pytest.raises(NotReadable, match=f"{packing.name} data is damaged"):
        unpack(data[:24] + b"\xff" * 2_000, packing, limit=1 << 20, where="x")


def test_xz_that_asks_for_much_memory_is_refused():
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 27, "mode": lzma.MODE_FAST}]
    packer = lzma.LZMACompressor(lzma.FORMAT_XZ, filters=filters)
    with pytest.raises(NotReadable, match=r"(?i)memory"):
        unpack(packer.compress(b"words") + packer.flush(), XZ, limit=99, where="x.xz")
