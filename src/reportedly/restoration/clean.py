"""Compiled looks at a text: which characters it has beyond the usual, and which steps it needs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportedly.restoration.neighbours import (
    HARD,
    ODD_CHARACTER,
    SIGNS,
    SMALL_LETTERS,
    odd_places,
)

_ASCII = bytes(range(128))

FIRST, HEAD = 128, 256
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

_LETTERS = f"{SMALL_LETTERS}{SMALL_LETTERS.upper()}".encode()
_SIGNED = _LETTERS + SIGNS.encode()

_SHAPE = re.compile(
    rb"I(?:(?<=[a-z]I)|(?<=['\x99]I)(?=I))|l(?=[%b])(?<![\w'].)" % HARD.encode(), re.DOTALL
)
"""Where an I or l may be odd: a superset of `shapes.ODD_SHAPE`, less an l between capitals, which
proves nothing by itself."""
_SIGN = re.compile(
    rb"[%b](?:(?<=[A-Za-z].)(?=[A-Za-z])|(?<=[a-z][^!|])(?![\w%b])|(?<![\w%b].)(?=[a-z]{2}))"
    % ((SIGNS.encode(),) * 3),
    re.DOTALL,
)
"""A digit or sign inside a word, at its end unless it may be an exclamation mark, or before its
first letters."""
LAST_ASCII = 127


class Sight(NamedTuple):
    """What a look at a text finds.

    `odd`: the characters that could have been put there for others, each once; `accented`: about
    how many Latin letters with marks there are; `shapes`: runs of ASCII letters in which an I or l
    may stand where no English word has it; `words`: those with a digit or sign inside, at the end,
    or before their first letters.
    """

    odd: str
    accented: int
    joined: bool
    shapes: list[str]
    words: list[str]


NOTHING = Sight("", 0, False, [], [])
"""What a look at clean text finds."""


def look(text: str) -> Sight:
    """What the text has beyond clean European text; `NOTHING` itself where that is nothing."""
    data = text.encode("utf-8", "surrogatepass")
    places, foreign = odd_places(data)
    joined = _may_have_many_rn(data) and has_many_rn(text)
    if not (places or foreign or joined):
        return NOTHING
    shapes: list[str] = []
    words: list[str] = []
    for at in places:
        if _SIGN.match(data, at):
            words.append(_run(data, at, _SIGNED))
        elif _SHAPE.match(data, at):
            shapes.append(_run(data, at, _LETTERS))
        elif data[at] > LAST_ASCII:
            foreign = True
    if not (words or shapes or foreign or joined):
        return NOTHING
    odd, accented = _beyond(data, len(text)) if foreign else ("", 0)
    return Sight(odd, accented, joined, shapes, words)


def _beyond(data: bytes, length: int) -> tuple[str, int]:
    """The odd characters of a text so long, and about how many letters with marks it has."""
    beyond = data.translate(None, _ASCII)
    characters = beyond.decode("utf-8", "surrogatepass")
    odd = odd_among(frozenset(characters)) if ODD_CHARACTER.search(characters) else ""
    return odd, sum(map(beyond.count, _ACCENTED)) if len(beyond) * ACCENTS_IN > length else 0


@lru_cache(maxsize=256)
def odd_among(characters: frozenset[str]) -> str:
    """Those of the characters that could have been put there for others."""
    return "".join(sorted(ODD_CHARACTER.findall("".join(characters))))


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
    if text.count("rn", 0, HEAD) < text.count("m", 0, HEAD):
        return False
    return text.count("rn") > text.count("m")


def _may_have_many_rn(data: bytes) -> bool:
    """Whether the first bytes do not rule out that a text has more rn than m."""
    first = data[:FIRST]
    return b"m" not in first or b"rn" in first


def _run(data: bytes, at: int, of: bytes) -> str:
    """The run of these bytes around a place, as far as a word can reach."""
    before, after = data[max(0, at - LONGEST) : at], data[at : at + LONGEST]
    start, end = len(before.rstrip(of)), len(after) - len(after.lstrip(of))
    return (before[start:] + after[:end]).decode("ascii")


@lru_cache(maxsize=256)
def narrow(pattern: re.Pattern[str], odd: str) -> re.Pattern[str]:
    """Runs of those odd characters that `pattern` matches.

    A pattern that begins with one letter or class is searched up to twenty times faster than one
    that begins with a repetition.
    """
    found = re.escape("".join(filter(pattern.match, odd)))
    one = f"[{found}]"
    return re.compile(f"{one}{one}*")
