"""What a run of letters could be: its readings by script, and whether it is mixed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportedly.restoration.lookalikes import (
    TWO_SHAPES,
    WEAK,
    as_letter,
    is_odd_latin,
    is_styled,
    odd_plain,
)
from reportedly.restoration.scripts import CYRILLIC, GREEK, LATIN, is_mark, script
from reportedly.restoration.wordmodel import is_english, is_letter_of

HOSTS = (LATIN, CYRILLIC, GREEK)

_CIRCLED = r"\u249c-\u24e9\U0001f130-\U0001f169\U0001f170-\U0001f189"

WORD = re.compile(rf"(?:[^\W\d_]+|[{_CIRCLED}][^\W\d_]*)(?:[\u0300-\u036f{_CIRCLED}]+[^\W\d_]*)*")
"""A run of letters, letters in circles and boxes, and marks on them."""

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


@lru_cache(maxsize=MEMORY)
def word_of(text: str) -> Word:
    """The word these letters make."""
    letters = [letter for letter in text if not is_mark(letter)]
    styled = any(map(is_styled, letters))
    scripts = {script(letter) for letter in letters if not is_styled(letter)}
    own = next(iter(scripts)) if len(scripts) == 1 and not styled else None
    found = []
    for host in HOSTS:
        if host != own:
            reading = _read(text, host)
            if reading is not None and reading != text:
                found.append(Reading(host, reading))
    mixed = len(scripts) > 1 or (styled and len(scripts) == 1)
    if mixed and not found:
        weak = _read_weak(text)
        if weak is not None:
            found.insert(0, Reading(LATIN, weak))
    odd = own == LATIN and any(map(is_odd_latin, letters))
    return Word(own, tuple(found), mixed, styled, odd)


def plain_latin(text: str) -> str | None:
    """The word in plain Latin letters: styles and odd letters undone; None where it has others."""
    found = []
    for letter in text:
        if is_mark(letter):
            found.append(letter)
            continue
        plain = as_letter(letter, LATIN)
        if is_odd_latin(letter):
            plain = odd_plain(letter)
        if plain is None:
            return None
        found.append(plain)
    return "".join(found)


def _read(text: str, host: str) -> str | None:
    """The word with every letter seen as one of `host`; the likelier of two shapes for I and l."""
    letters = [letter if is_mark(letter) else as_letter(letter, host) for letter in text]
    if any(letter is None for letter in letters):
        return None
    reading = "".join(letter for letter in letters if letter is not None)
    if host == LATIN and not text.isascii():
        plain = plain_latin(text)
        if plain is not None and any(map(is_odd_latin, text)):
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


def _other_shape(text: str, reading: str) -> str:
    """The reading with one or all of its two-shaped letters seen the other way, if a word."""
    places = [at for at, letter in enumerate(text) if len(TWO_SHAPES.get(letter, "")) > 1]
    for chosen in [*([at] for at in places), places]:
        letters = list(reading)
        for at in chosen:
            letters[at] = TWO_SHAPES[text[at]][1]
        other = "".join(letters)
        if other != reading and is_english(other):
            return other
    return reading


def _read_weak(text: str) -> str | None:
    """The Latin word that the letters only resemble, where it is a listed English one."""
    if len(text) < 3 or not any(letter.isascii() for letter in text):
        return None
    letters = [as_letter(letter, LATIN) or WEAK.get(letter) for letter in text]
    reading = "".join(letter or "\0" for letter in letters)
    return reading if is_english(reading) else None
