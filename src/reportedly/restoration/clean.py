"""Compiled looks at a text: which characters it has beyond the usual, and which steps it needs.

Looks at the UTF-8 bytes: taking bytes out and searching for one byte are single machine loops
there, several times faster than a search for a class of characters. Long texts are looked at by
`arrays.py`, which finds the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

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
"""Characters looked at first for what must hold throughout a text: news has six m and more in each
thousand letters (99 of 100 texts of PolNeAR, training part)."""

_ACCENTED = (b"\xc3", b"\xc4", b"\xc5", b"\xc7", b"\xc8", b"\xe1")
"""First bytes of Latin letters with marks."""
ACCENTS_IN = 1000
"""Characters that hold an accented letter where words are so written: one word in two hundred."""
ENGLISH_IN = 250
"""Characters that hold a word with th at its start: news has one in fifty."""

LONGEST = 64
"""Letters on either side of one that a word can have: no listed word has half as many."""

SIGNS = "!$013457@8|"
"""Digits and signs written for letters."""
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
SIGNED = LETTERS.union(SIGNS)

_TO_SIGN = bytes.maketrans(SIGNS.encode(), b"0" * len(SIGNS))
_SIGN = re.compile(rb"0(?:(?<=[A-Za-z]0)(?=[A-Za-z]|(?<=[a-z]0)(?!\w))|(?<!\w0)(?=[a-z]{2}))")
"""A digit or sign (all written as 0) inside a word, at its end, or before its first letters."""
_LETTERS = frozenset("".join(LETTERS).encode())
_SIGNED = frozenset("".join(SIGNED).encode())


class Sight(NamedTuple):
    """What a look at a text finds.

    `odd`: the characters that could have been put there for others, each once; `accented`: about
    how many Latin letters with marks there are; `shapes`: runs of ASCII letters in which an I or l
    may stand where no English word has it; `words`: those with a digit or sign inside, at the end,
    or before their first letters.
    """

    odd: str
    accented: int
    shapes: Iterator[str]
    words: Iterator[str]


def look(text: str) -> Sight:
    """What the text has beyond clean European text."""
    data = text.encode("utf-8", "surrogatepass")
    beyond = b"" if data.isascii() else data.translate(None, _ASCII)
    return Sight(
        odd_among(frozenset(beyond.decode("utf-8", "surrogatepass"))) if beyond else "",
        sum(map(beyond.count, _ACCENTED)) if len(beyond) * ACCENTS_IN > len(text) else 0,
        _words_with_odd_shape(data),
        _words_with_sign(data),
    )


@lru_cache(maxsize=256)
def odd_among(characters: frozenset[str]) -> str:
    """Those of the characters that could have been put there for others."""
    return "".join(sorted(_ODD_CHARACTER.findall("".join(characters))))


def has_many_accents(text: str, accented: int) -> bool:
    """Whether an English text has an accented letter in a thousand characters."""
    if accented * ACCENTS_IN <= len(text):
        return False
    return text.count(" th") * ENGLISH_IN >= len(text)


def has_many_rn(text: str) -> bool:
    """Whether a text has more rn than m.

    None of 834 news texts of over 300 characters has (PolNeAR, training part; half have twenty m
    and more for each rn).
    """
    if text.count("rn", 0, HEAD) <= text.count("m", 0, HEAD):
        return False
    return text.count("rn") > text.count("m")


def _words_with_odd_shape(data: bytes) -> Iterator[str]:
    """Words in which an I or l may stand where no English word has it."""
    for shape in (_SHAPE, _SHAPE_OF_L):
        for found in shape.finditer(data):
            yield _run(data, found.start(), _LETTERS)


def _words_with_sign(data: bytes) -> Iterator[str]:
    """Words with a digit or sign inside, at the end, or before their first letters."""
    for found in _SIGN.finditer(data.translate(_TO_SIGN)):
        yield _run(data, found.start(), _SIGNED)


def _run(data: bytes, at: int, of: frozenset[int]) -> str:
    """The run of these bytes around a place, as far as a word can reach."""
    start = end = at
    first, last = max(0, at - LONGEST), min(len(data), at + LONGEST)
    while start > first and data[start - 1] in of:
        start -= 1
    while end < last and data[end] in of:
        end += 1
    return data[start:end].decode("ascii")


@lru_cache(maxsize=256)
def narrow(pattern: re.Pattern[str], odd: str) -> re.Pattern[str]:
    """Runs of those odd characters that `pattern` matches.

    A pattern that begins with one letter or class is searched up to twenty times faster than one
    that begins with a repetition.
    """
    found = re.escape("".join(filter(pattern.match, odd)))
    one = f"[{found}]"
    return re.compile(f"{one}{one}*")
