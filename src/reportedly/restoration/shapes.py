"""Capital I and small l, which many fonts draw alike: which of them a word was meant to have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.page import AlterationKind
from reportedly.restoration.edits import Edit
from reportedly.restoration.wordmodel import english, is_english

if TYPE_CHECKING:
    from collections.abc import Iterator

ODD_SHAPE = re.compile(r"(?<=[a-z])I(?=[a-z]*\b)|(?<![\w'’])l(?=[bcdfgkmnpqrstvxz][a-z]*\b)")
"""An I behind a small letter, or a word that begins with l and a consonant: in English text one
word in 20,000, mostly names (McIntyre)."""

_WORD = re.compile(r"(?<!\w)[A-Za-z]*[Il][A-Za-z]*(?!\w)")
SURE_WORDS = 2
"""Listed words put right before words that no list has, and words that begin with I, are too."""


def shape_edits(text: str) -> Iterator[Edit]:
    """Puts l for I and I for l where only so a word of the English list comes out."""
    if ODD_SHAPE.search(text) is None:
        return
    words = [match for match in _WORD.finditer(text) if not is_english(match.group())]
    sure = sum(_is_odd(match.group()) and _listed(match.group()) is not None for match in words)
    for match in words:
        word = match.group()
        meant = _listed(word) if _is_odd(word) or sure >= SURE_WORDS else None
        if meant is None and sure >= SURE_WORDS and _is_odd(word):
            meant = word[0] + word[1:].replace("I", "l")
        if meant is not None:
            yield from _edits(match.start(), word, meant)


def _is_odd(word: str) -> bool:
    """Whether the word has an I or l where no word has it."""
    return ODD_SHAPE.search(word) is not None


def _listed(word: str) -> str | None:
    """The commonest listed word that looks the same."""
    small = word[0] + word[1:].replace("I", "l")
    looks = {small, small.replace("I", "l"), "I" + small[1:] if word[0] == "l" else small}
    listed = [look for look in looks if look != word and is_english(look)]
    return max(listed, key=lambda look: (english()[look.lower()], look)) if listed else None


def _edits(start: int, word: str, meant: str) -> Iterator[Edit]:
    """One edit for each letter of the wrong shape."""
    for at, letter in enumerate(meant):
        if word[at] != letter:
            reason = f"{word[at]} looks like {letter}, which spells “{meant}”"
            yield Edit(start + at, start + at + 1, letter, AlterationKind.LOOKALIKE, 0.85, reason)
