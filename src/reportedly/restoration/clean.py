"""Compiled looks at a text: which characters it has beyond the usual, and which steps it needs.

Looks at the UTF-8 bytes: taking bytes out and searching for one byte are single machine loops
there, several times faster than a search for a class of characters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_USUAL = (
    r"\x00-\xac\xae-\u012f\u0132-\u017e\u0218-\u021b\u1ea0-\u1ef9\u2009-\u200a\u2011-\u2019"
    r"\u201c-\u2023\u2025-\u2026\u202f-\u203a\u20a0-\u20bf\u2122\u2190-\u2193\u2212"
)
"""What clean European text is made of: ASCII, Latin letters with marks, quotation marks, dashes,
currency and trade mark signs."""

_ODD_CHARACTER = re.compile(f"[^{_USUAL}]")
_ASCII = bytes(range(128))

_SHAPE = re.compile(rb"I(?:(?<=[a-z]I)|(?=I)(?<=['\x99]I))")
"""Where an I may be odd: a superset of `shapes.ODD_SHAPE`, as the next."""
_SHAPE_OF_L = re.compile(rb"l[A-Zbcdfgkmnpqrstvxz](?<![a-z]l.)")

HEAD = 1024
"""Bytes looked at first for what must hold throughout a text: news has six m and more in each
thousand letters (99 of 100 texts of PolNeAR, training part)."""

ACCENTED = (b"\xc3", b"\xc4", b"\xc5", b"\xc7", b"\xc8", b"\xe1")
"""First bytes of Latin letters with marks."""
ACCENTS_IN = 1000
"""Bytes that hold an accented letter where words are so written: one word in two hundred."""
ENGLISH_IN = 250
"""Bytes that hold a word with th at its start: news has one in fifty."""

_TO_SIGN = bytes.maketrans(b"!$13457@8|", b"0" * 10)
_SIGN = re.compile(rb"0(?:(?<=[A-Za-z]0)(?=[A-Za-z]|(?<=[a-z]0)(?!\w))|(?<!\w0)(?=[a-z]{2}))")
"""A digit or sign (all written as 0) inside a word, at its end, or before its first letters."""
_SIGNED_WORD = re.compile(rb"[A-Za-z!$013457@8|]+")
_SIGNED = frozenset(b"!$013457@8|abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def to_bytes(text: str) -> bytes:
    """The bytes the other looks take."""
    return text.encode("utf-8", "surrogatepass")


def odd_characters(data: bytes) -> str:
    """The characters that could have been put there for others, each once."""
    if data.isascii():
        return ""
    beyond = data.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return "".join(sorted(_ODD_CHARACTER.findall("".join(set(beyond)))))


def lines_with_odd_shape(data: bytes) -> Iterator[str]:
    """Lines in which an I or l may stand where no English word has it."""
    for look in (_SHAPE, _SHAPE_OF_L):
        yield from _lines(data, look)


def words_with_sign(data: bytes) -> Iterator[str]:
    """Words with a digit or sign inside, at the end, or before their first letters."""
    for found in _SIGN.finditer(data.translate(_TO_SIGN)):
        start = found.start()
        while start and data[start - 1] in _SIGNED:
            start -= 1
        word = _SIGNED_WORD.match(data, start)
        if word is not None:
            yield word.group().decode("ascii")


def has_many_accents(data: bytes) -> bool:
    """Whether an English text, given as bytes, has an accented letter in a thousand bytes."""
    if data.isascii():
        return False
    accented = sum(map(data.count, ACCENTED))
    return accented * ACCENTS_IN >= len(data) and data.count(b" th") * ENGLISH_IN >= len(data)


def has_many_rn(data: bytes) -> bool:
    """Whether a text, given as bytes, has more rn than m.

    None of 834 news texts of over 300 characters has (PolNeAR, training part; half have twenty m
    and more for each rn).
    """
    if data.count(b"rn", 0, HEAD) <= data.count(b"m", 0, HEAD):
        return False
    return data.count(b"rn") > data.count(b"m")


@lru_cache(maxsize=256)
def narrow(pattern: re.Pattern[str], odd: str) -> re.Pattern[str]:
    """Runs of those odd characters that `pattern` matches.

    A pattern that begins with one letter or class is searched up to twenty times faster than one
    that begins with a repetition.
    """
    found = re.escape("".join(filter(pattern.match, odd)))
    one = f"[{found}]"
    return re.compile(f"{one}{one}*")


def _lines(data: bytes, look: re.Pattern[bytes]) -> Iterator[str]:
    """The lines in which `look` finds something."""
    found = look.search(data)
    while found:
        start = data.rfind(b"\n", 0, found.start()) + 1
        end = data.find(b"\n", found.start())
        end = len(data) if end < 0 else end
        yield data[start:end].decode("utf-8", "surrogatepass")
        found = look.search(data, end)
