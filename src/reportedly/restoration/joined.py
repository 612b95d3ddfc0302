"""Two letters written for one: `rn`, which many fonts draw like `m`, throughout a text.

Only where a text has more `rn` than `m`, and words of the English list come out; a single `rn` for
`m` is left, since names and other languages have too many honest ones.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from reportedly.page import AlterationKind
from reportedly.restoration.edits import Edit
from reportedly.restoration.wordmodel import english, is_english, letters_fit

if TYPE_CHECKING:
    from collections.abc import Iterator

SURE_WORDS = 3
"""Words in small letters that only so become listed ones. 840 news texts (PolNeAR, training part)
have none; three names in them would (Stearns, Dorn, Arnie), and are not counted."""
SHORT = 4
"""Shorter words prove nothing, as in `shapes.py`."""
COMMONER = 3.0
"""How much commoner (a factor of twenty, chosen) a listed word must become: `carne`, `homes`."""
PLACES = 4
"""Most places in a word; a longer run of them is no word."""

_WORD = re.compile(r"(?<!\w)[A-Za-z]+(?!\w)")
_PAIR = re.compile("rn")


def joined_edits(text: str) -> Iterator[Edit]:
    """Puts m for rn throughout a text in which that makes words."""
    words = [match for match in _WORD.finditer(text) if "rn" in match.group()]
    if sum(map(_proves, (match.group() for match in words))) < SURE_WORDS:
        return
    for match in words:
        word = match.group()
        for at in _meant(word):
            start = match.start() + at
            reason = f"rn looks like m in “{word}”, as throughout this text"
            yield Edit(start, start + 2, "m", AlterationKind.LOOKALIKE, 0.85, reason)


def _proves(word: str) -> bool:
    """Whether only m for rn makes the word a listed one, and it is no name."""
    return (
        len(word) >= SHORT and word.islower() and not is_english(word) and _listed(word) is not None
    )


def _readings(word: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The word with m in some places, and those places."""
    found = [match.start() for match in _PAIR.finditer(word)]
    if len(found) > PLACES:
        return
    for count in range(1, len(found) + 1):
        for places in combinations(found, count):
            letters = list(word)
            for at in reversed(places):
                letters[at : at + 2] = "m"
            yield "".join(letters), places


def _listed(word: str) -> tuple[str, tuple[int, ...]] | None:
    """The commonest listed reading with its places."""
    listed = [reading for reading in _readings(word) if is_english(reading[0])]
    return max(listed, key=lambda reading: english()[reading[0].lower()]) if listed else None


def _meant(word: str) -> tuple[int, ...]:
    """The places of the word that were meant as m."""
    listed = _listed(word)
    if listed is not None:
        known = english().get(word.lower(), -99.0)
        return listed[1] if english()[listed[0].lower()] > known + COMMONER else ()
    if is_english(word):
        return ()
    fits = [(letters_fit(text.lower(), "LATIN"), places) for text, places in _readings(word)]
    return max([*fits, (letters_fit(word.lower(), "LATIN"), ())])[1]
