"""Bytes become text, and every character knows its bytes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.offsets import Span
from reportedly.reading.charset import codec_of, declared_in_page
from reportedly.reading.decode import decode, decode_html, looks_binary

SENTENCES = {
    "utf-8": "Žurka 😀 rekla: „Ne.“\r\nКрај.",
    "utf-16": "Žurka 😀 e\u0301 kraj",
    "windows-1251": "Совет Орловца принял решение, сообщает газета «Вести».",
    "koi8-r": "Совет Орловца принял решение",
    "windows-1252": "Der Rat von Veldau beriet über „Straßen“ – lange",
    "iso-8859-2": "Rada města Kovelov přijala usnesení",
    "shift_jis": "市議会は新しい規則を発表した ABC",
    "euc-jp": "市議会は新しい規則を発表した",
    "gb18030": "市议会公布了新规定 😀",
    "euc-kr": "시의회가 새 규정을 발표했다",
    "big5": "市議會公布了新規定",
    "iso-2022-jp": "市議会 plain 規則",
}


@pytest.mark.parametrize(("encoding", "text"), SENTENCES.items(), ids=SENTENCES)
def test_a_declared_encoding_is_read_and_every_character_maps_to_its_bytes(encoding, text):
    data = text.encode(encoding)
    decoded = decode(data, encoding)
    assert decoded.text == text
    spans = [decoded.map.source(Span(at, at + 1)) for at in range(len(text))]
    assert spans[-1].end == len(data)
    assert all(one.end == two.start for one, two in pairwise(spans))


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "gb18030", "shift_jis"])
def test_the_bytes_of_a_span_decode_to_its_characters(encoding):
    text = SENTENCES[encoding]
    data = text.encode(encoding)
    decoded = decode(data, encoding)
    for start in range(0, len(text), 3):
        span = Span(start, min(len(text), start + 4))
        source = decoded.map.source(span)
        assert data[source.start : source.end].decode(encoding) == text[span.start : span.end]


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        (b"\xef\xbb\xbfabc", "iso-8859-1", "abc"),
        ("dž".encode("utf-16"), "utf-8", "dž"),
        ("Müller sagt".encode(), "iso-8859-1", "Müller sagt"),
        ("Müller sagt".encode("cp1252"), "utf-8", "Müller sagt"),
        ("„Ja“".encode("cp1252"), "iso-8859-1", "„Ja“"),
        ("hello there".encode("utf-16-le"), None, "hello there"),
        (b"", None, ""),
    ],
    ids=["mark wins", "wide mark wins", "valid UTF-8 wins", "wrong UTF-8 claim", "web Latin-1",
         "wide without mark", "empty"],
)  # fmt: skip
def test_the_best_evidence_of_an_encoding_wins(data, declared, text):
    assert decode(data, declared).text == text


def test_a_byte_that_is_no_character_keeps_its_place():
    data = "Größe gemäß der Straße".encode() + b"\xff" + " über Köln".encode()
    decoded = decode(data)
    at = decoded.text.index("\ufffd")
    assert decoded.map.source(Span(at, at + 1)) == Span(
        data.index(b"\xff"), data.index(b"\xff") + 1
    )
    assert decoded.text.count("\ufffd") == 1


def test_half_a_wide_character_at_the_end_is_marked():
    decoded = decode("ab".encode("utf-16-le") + b"\x41", "utf-16-le")
    assert decoded.text == "ab\ufffd"
    assert decoded.map.source(Span(2, 3)) == Span(4, 5)


def test_line_ends_stay_as_they_are():
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


@settings(deadline=None, max_examples=150)
@given(
    st.binary(max_size=80), st.sampled_from([None, "utf-8", "cp1251", "shift_jis", "utf-16", "gbk"])
)
def test_any_bytes_are_read_and_all_of_them_are_accounted_for(data, declared):
    decoded = decode(data, declared)
    total = [decoded.map.source(Span(at, at + 1)) for at in range(len(decoded.text))]
    assert decoded.map.length == len(decoded.text)
    assert all(span.start <= span.end <= len(data) for span in total)
    if total:
        assert total[-1].end == len(data)


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=60))
def test_utf8_text_comes_back_as_it_was(text):
    data = text.encode("utf-8", "replace")
    decoded = decode(data, "utf-8")
    if not decoded.text.startswith("\ufeff") and not text.startswith("\ufeff"):
        assert decoded.text.encode() == data


@pytest.mark.parametrize(
    ("label", "codec"),
    [("UTF8", "utf-8"), ("latin1", "cp1252"), ("x-sjis", "cp932"), ("gb2312", "gb18030"),
     ("klingon", None), ("", None), (None, None), ("base64", None), ("utf-7", None)],
)  # fmt: skip
def test_names_mean_what_browsers_take_them_for(label, codec):
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b'<META http-equiv=Content-Type content="text/html; charset=koi8-r">', "koi8-r"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><html>', "iso-8859-2"),
        (b'<meta charset="utf-16">', "utf-8"),
        (b"<p>charset=big5</p>", None),
    ],
    ids=["charset", "http-equiv", "xml", "wide claim in narrow bytes", "only text"],
)
def test_a_page_declares_its_encoding_in_its_head(head, name):
    assert declared_in_page(head) == name


def test_the_carriers_encoding_goes_before_the_pages_own():
    data = '<meta charset="utf-8"><p>Вести</p>'.encode("cp1251")
    assert "Вести" in decode_html(data, "windows-1251").text


@pytest.mark.parametrize(
    ("data", "binary"),
    [
        (b"\x89PNG\r\n\x1a\n", True),
        (b"PK\x03\x04....", True),
        (bytes(range(32)) * 20, True),
        (b"a word\x00another" + b"\x00" * 9, True),
        ("слово".encode("utf-16"), False),
        ("plain words here".encode("utf-16-le"), False),
        ("Вести\r\n\t".encode("cp1251"), False),
        (b"", False),
    ],
)
def test_binary_files_are_told_from_text(data, binary):
    assert looks_binary(data) is binary
