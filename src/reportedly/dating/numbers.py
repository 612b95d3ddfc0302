"""Numbers as words and digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.dating.lexicon import MANY, ORDINALS, SCALES, SMALL_NUMBERS, TENS

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

THIRD_MILLENNIUM = 3_000
"""Years spelt out end before it: nobody writes "the year three thousand" of news."""

LARGEST = 10_000
"""Counts above this are amounts of something else; durations in news stay far below."""


class Number(NamedTuple):
    """A count (None: an unknown plural) and the token after it."""

    value: float | None
    end: int


def read_number(tokens: Tokens, at: int) -> Number | None:
    """The count that starts at token `at`: digits, words, halves, "a few", "a couple of"."""
    words = tokens.words
    word = words[at]
    if word in {"a", "an", "another"}:
        return _after_article(tokens, at)
    if word == "half":
        step = at + 1 + (words[at + 1] in {"a", "an"})
        return Number(0.5, step)
    if word in MANY:
        return Number(None, at + 1 + (words[at + 1] == "more"))
    if word == "couple":
        return Number(2, at + 1 + (words[at + 1] == "of"))  # "the last couple of weeks"
    whole = _digits(word, words, at) if word[:1].isdigit() else _words(words, at)
    if whole is None:
        return None
    value, end = whole
    if words[end] == "+" or words[end : end + 2] == ["-", "plus"]:
        return Number(value, end + 1 + (words[end] == "-"))  # "four-plus months"
    if value is not None and (half := _and_a_half(words, end)) is not None:
        return Number(value + 0.5, half)
    if words[end] in {"more", "straight", "consecutive", "full", "additional", "successive"}:
        return Number(value, end + 1)
    if words[end] == "or" and (more := _words(words, end + 1)) is not None:
        return Number(None if more.value is None else value, more.end)
    return whole


_MORE = frozenset({"full", "whole", "single", "further", "additional", "extra"})


def _and_a_half(words: list[str], at: int) -> int | None:
    """The token after "and a half", "-and-a-half"; None elsewhere."""
    dashes = words[at] == words[at + 2] == words[at + 4] == "-"
    step = 2 if dashes else 1
    start = at + dashes
    return start + 2 * step + 1 if words[start : start + 2 * step + 1 : step] == _HALF else None


_HALF = ["and", "a", "half"]


def _after_article(tokens: Tokens, at: int) -> Number:
    words = tokens.words
    following = words[at + 1]
    is_more = words[at] == "another" or following in _MORE
    if is_more and (more := _counted(words, at + 1 + (words[at] != "another"))) is not None:
        return more
    if words[at] == "another":
        return Number(1, at + 1)
    if following == "couple":
        return Number(2, at + 2 + (words[at + 2] == "of"))
    if following == "few":
        return Number(None, at + 2 + (words[at + 2] == "more"))
    if following == "dozen":
        return Number(12, at + 2)
    if following in {"hundred", "thousand"}:
        return Number(SCALES[following], at + 2)
    if following in _MORE:
        return Number(1, at + 2)
    if following == "half":
        return Number(0.5, at + 2 + (words[at + 2] == "-"))
    return Number(1, at + 1)


def _counted(words: list[str], at: int) -> Number | None:
    """The two of "another two", "an additional two"."""
    if words[at] in MANY:
        return Number(None, at + 1)
    return _digits(words[at], words, at) if words[at][:1].isdigit() else _words(words, at)


def _digits(word: str, words: list[str], at: int) -> Number | None:
    if "/" in word:
        top, _, bottom = word.partition("/")
        if top.isascii() and bottom.isascii() and top.isdigit() and bottom == "2":
            return Number(int(top) / 2, at + 1)
        return None
    plain = word.replace(",", "")
    if not plain.isascii() or not plain.replace(".", "", 1).isdigit() or len(plain) > 9:
        return None
    value = float(plain)
    if value > LARGEST or (plain[0] == "0" and len(plain) > 3):
        return None
    if words[at + 1] == "1/2":
        return Number(value + 0.5, at + 2)
    if words[at + 1] == "-" and words[at + 2] == "1/2":
        return Number(value + 0.5, at + 3)
    if words[at + 1] in {"million", "billion", "trillion"}:
        return None
    return Number(int(value) if value.is_integer() else value, at + 1)


def _words(words: list[str], at: int) -> Number | None:
    """A count in words: "three", "twenty-four", "two thousand"."""
    word = words[at]
    if word in SMALL_NUMBERS:
        value, end = SMALL_NUMBERS[word], at + 1
    elif word in TENS:
        value, end = TENS[word], at + 1
        step = end + (words[end] == "-")
        if SMALL_NUMBERS.get(words[step], 10) < 10:
            value, end = value + SMALL_NUMBERS[words[step]], step + 1
    else:
        return None
    if words[end] in SCALES:
        value, end = value * SCALES[words[end]], end + 1
    return Number(value, end) if value <= LARGEST else None


def read_year_words(tokens: Tokens, at: int) -> Number | None:
    """A year spelt out: "nineteen ninety-four", "nineteen eighty", "the year two thousand"."""
    words = tokens.words
    if words[at] == "two" and words[at + 1] == "thousand" and tokens.before(at) == "year":
        found = read_number(tokens, at)
        if found is not None and found.value is not None and found.value < THIRD_MILLENNIUM:
            return found
    century = SMALL_NUMBERS.get(words[at], 0)
    if not 15 <= century <= 20 or words[at + 1] not in TENS:
        return None
    rest = _words(words, at + 1)
    if rest is None or rest.value is None or rest.value > 99:
        return None
    return Number(century * 100 + rest.value, rest.end)


def read_ordinal(tokens: Tokens, at: int) -> Number | None:
    """A rank: "third", "3rd", "twenty-first"."""
    words = tokens.words
    word = words[at]
    if word in ORDINALS:
        return Number(ORDINALS[word], at + 1)
    if word in TENS:
        step = at + 1 + (words[at + 1] == "-")
        if ORDINALS.get(words[step], 10) < 10:
            return Number(TENS[word] + ORDINALS[words[step]], step + 1)
        return None
    if word[-2:] in {"st", "nd", "rd", "th"} and word[:-2].isascii() and word[:-2].isdigit():
        return Number(int(word[:-2]), at + 1) if len(word) <= 4 else None
    return None
