"""What a run of letters could be: its readings by script, and whether it is mixed."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.restoration.lookalikes import (
    NEAR,
    SHAPES,
    TWO_SHAPES,
    WEAK,
    as_letter,
    is_odd_latin,
    is_styled,
    latin_table,
    odd_plain,
)
from reportedly.restoration.scripts import CYRILLIC, GREEK, LATIN, is_mark, script
from reportedly.restoration.wordmodel import (
    CONTRACTED,
    english,
    is_english,
    is_letter_of,
    letters_fit,
)

HOSTS = (LATIN, CYRILLIC, GREEK)

_CIRCLED = r"\u212e\u249c-\u24e9\U0001f130-\U0001f169\U0001f170-\U0001f189"

_ROUND = r"\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0e50\u0ed0\u1040\u05c0\u2374"
"""Zeros of other scripts, which look like o, a Hebrew stroke like l, a sign like p (UTS #39)."""

WORD = re.compile(
    rf"(?:[^\W\d_]+|[{_CIRCLED}][^\W\d_]*)(?:[\u0300-\u036f{_CIRCLED}{_ROUND}]+[^\W\d_]*)*"
)
"""A run of letters, letters in circles and boxes, and marks and foreign zeros behind them."""
IN_WORD = re.compile(rf"[^\W\d_]|[{_CIRCLED}{_ROUND}]")
"""A letter, or a character that may stand for one."""

_TWO_SHAPED = frozenset(
    letter for letter, shapes in TWO_SHAPES.items() if len(shapes) > 1 and not letter.isascii()
)

MOST_SHAPES = 8
"""Letters of two shapes in a word looked at one by one; more are in no word."""
USUAL = -4.0
"""Least fit per letter of a reading that is no English word: 95 of 100 words of the English list
lie over -3.9."""

COMMON_SHORT = -8.0
"""Logarithm of the least share of a word of two letters, as in `leet.py`."""
_STEM = re.compile(r"[A-Z]{2,}[^A-Z]|[A-Za-z]{2,}[а-яёіїєґј]{2,}$")

MEMORY = 1 << 17
"""Words kept in memory; the vocabulary of a large site (a few tens of megabytes)."""


class Reading(NamedTuple):
    """One way to read a word: in which script, as which letters."""

    script: str
    text: str


class Word(NamedTuple):
    """A run of letters as it lies there.

    `own` is its script where it has one only; `readings` are the others it could be meant as,
    `mixed` says that letters of several scripts touch, `styled` and `odd` that it has letters in
    a style or Latin letters that look like others.
    """

    own: str | None
    readings: tuple[Reading, ...]
    mixed: bool
    styled: bool
    odd: bool


class _Seen(dict[int, str]):
    """Each code point as the letter of a script it is or looks like, `NONE` where it is none."""

    def __init__(self, target: str) -> None:
        self.target = target

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        seen = letter if is_mark(letter) else as_letter(letter, self.target)
        self[code] = found = seen or NONE
        return found


class _Sorts(dict[int, str]):
    """Each code point as a character that stands for its sort.

    That is mark, styled, Latin that looks like another, or its script.
    """

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        sort = _STYLED if is_styled(letter) else script(letter)
        if is_mark(letter):
            sort = _MARK
        elif is_odd_latin(letter):
            sort = _ODD
        if sort not in _SORTS:
            _SORTS.append(sort)
        self[code] = found = chr(_SORTS.index(sort))
        return found


NONE = "\0"
_MARK, _STYLED, _ODD = "a mark", "a style", "odd Latin"
_SORTS = [_MARK, _STYLED, _ODD]
_NO_SCRIPTS = frozenset(_SORTS)
_SORT_OF = _Sorts()
_SEEN_IN = {host: _Seen(host) for host in HOSTS}


@lru_cache(maxsize=MEMORY)
def word_of(text: str) -> Word:
    """The word these letters make."""
    scripts = {_SORTS[ord(sort)] for sort in set(text.translate(_SORT_OF))}
    styled = _STYLED in scripts
    odd = _ODD in scripts
    if odd:
        scripts.add(LATIN)
    scripts -= _NO_SCRIPTS
    own = next(iter(scripts)) if len(scripts) == 1 and not styled else None
    found = []
    for host in HOSTS:
        if host != own:
            reading = _read(text, host, odd=odd)
            if reading is not None and host == CYRILLIC and len(scripts) > 1:
                reading = _with_living_letters(reading)
            if reading is not None and reading != text:
                found.append(Reading(host, reading))
    mixed = len(scripts) > 1 or (styled and len(scripts) == 1)
    if mixed and not any(reading.script == LATIN for reading in found):
        weak = _read_weak(text)
        if weak is not None and (not found or is_english(weak)):
            found.insert(0, Reading(LATIN, weak))
    return Word(own, tuple(found), mixed, styled, odd and own == LATIN)


def plain_latin(text: str, kept: frozenset[str] = frozenset()) -> str | None:
    """The word in plain Latin letters: styles and odd letters undone; None where it has others.

    Letters of `kept` stay.
    """
    found: list[str] = []
    near = False
    for letter in text:
        if is_mark(letter) or letter in kept:
            found.append(letter)
            continue
        plain = as_letter(letter, LATIN)
        if is_odd_latin(letter):
            plain = odd_plain(letter)
        if plain is None:
            plain, near = NEAR.get(letter), True
        if plain is None:
            return None
        found.append(plain)
    word = "".join(found)
    if not is_english(word):
        word = _other_shape(text, word)
    return None if near and not is_english(word) else word


def _read(text: str, host: str, *, odd: bool) -> str | None:
    """The word with every letter seen as one of `host`; the likelier of two shapes for I and l.

    `odd`: it has Latin letters that look like others.
    """
    reading = text.translate(_SEEN_IN[host])
    if NONE in reading:
        return None
    if host == LATIN and not text.isascii():
        if odd:
            plain = plain_latin(text)
            if plain is not None:
                reading = plain if is_english(plain) else _without_dead_letters(text, reading)
        if not is_english(reading):
            return _other_shape(text, reading)
    return reading


def _without_dead_letters(text: str, reading: str) -> str:
    """The reading of a mixed word with odd Latin letters plain, but those languages spell with."""
    if all(script(letter) == LATIN or is_mark(letter) for letter in text):
        return reading
    return "".join(
        (not is_letter_of(letter.lower(), LATIN) and odd_plain(letter)) or letter
        for letter in reading
    )


def _with_living_letters(reading: str) -> str:
    """A Cyrillic reading of a mixed word with letters that its languages have (е for ҽ)."""
    return "".join(map(living_letter, reading))


@cache
def is_spelling(letter: str) -> bool:
    """Whether Russian, Ukrainian, Belarusian, Bulgarian, Serbian or Macedonian has the letter."""
    return letter in "ўЎѝЍѐЀ" or is_letter_of(letter.lower(), CYRILLIC)


@cache
def living_letter(letter: str) -> str:
    """The letter of these languages that a Cyrillic one looks like; itself where it is one."""
    if script(letter) != CYRILLIC or is_mark(letter) or is_spelling(letter):
        return letter
    return SHAPES[CYRILLIC].get(latin_table().get(letter, "")[:1], letter)


def _other_shape(text: str, reading: str) -> str:
    """The reading with one or all of its two-shaped letters seen the other way, if a word.

    Where no reading is a listed word, the one with the most usual letters.
    """
    if _TWO_SHAPED.isdisjoint(text):
        return reading
    places = [at for at, letter in enumerate(text) if letter in _TWO_SHAPED]
    found = [reading]
    for chosen in [*([at] for at in places[:MOST_SHAPES]), places]:
        letters = list(reading)
        for at in chosen:
            letters[at] = TWO_SHAPES[text[at]][1]
        other = "".join(letters)
        if is_english(other) and other not in CONTRACTED:
            return other
        found.append(other)
    if reading.isupper():
        return reading
    return max(found, key=lambda word: letters_fit(word.lower(), LATIN))


def _read_weak(text: str) -> str | None:
    """The Latin word that the letters only resemble: a listed English one, or one much like words.

    Of the latter half of the letters must be of the very shape, and they must not be a foreign
    stem with an ending (SMSка, iPhoneам).
    """
    if not any(letter.isascii() for letter in text):
        return None
    seen = [as_letter(letter, LATIN) or NEAR.get(letter) for letter in text]
    letters = [letter or WEAK.get(old) for letter, old in zip(seen, text, strict=True)]
    reading = "".join(letter or "\0" for letter in letters)
    if is_english(reading) and (
        len(text) > 2 or (None not in seen and english()[reading.lower()] > COMMON_SHORT)
    ):
        return reading
    near = sum(as_letter(letter, LATIN) is None for letter in text)
    if len(text) < 3 or None in seen or 2 * near > len(text) or _STEM.match(text):
        return None
    return reading if letters_fit(reading.lower(), LATIN) > USUAL * len(text) else None
