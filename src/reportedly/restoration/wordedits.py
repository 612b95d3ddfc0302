"""From a word and what it was meant to be to the edits that make it so."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.restoration.edits import Edit
from reportedly.restoration.lookalikes import kind_of
from reportedly.restoration.scripts import script
from reportedly.restoration.words import MEMORY, word_of

if TYPE_CHECKING:
    from collections.abc import Iterator

from reportedly.page import AlterationKind


def word_edits(start: int, text: str, reading: str) -> Iterator[Edit]:
    """One edit for each run of changed letters of one kind in the word at `start`."""
    for at, end, new, kind, confidence, reason in _changes(text, reading):
        yield Edit(start + at, start + end, new, kind, confidence, reason)


@lru_cache(maxsize=MEMORY)
def _changes(
    text: str, reading: str
) -> tuple[tuple[int, int, str, AlterationKind, float, str], ...]:
    """The runs of changed letters, with places in the word."""
    found = []
    at = 0
    while at < len(text):
        if text[at] == reading[at]:
            at += 1
            continue
        kind, end = kind_of(text[at]), at + 1
        while end < len(text) and text[end] != reading[end] and kind_of(text[end]) is kind:
            end += 1
        found.append((at, end, reading[at:end], kind, *_why(text, at, end, kind)))
        at = end
    return tuple(found)


def _why(text: str, at: int, end: int, kind: AlterationKind) -> tuple[float, str]:
    """How sure a change of letters is, and the reason in words."""
    scripts = sorted({script(letter).title() for letter in text[at:end]})
    names = " and ".join(scripts)
    if kind is not AlterationKind.LOOKALIKE:
        return 0.95, "letters in a style that spell a plain word"
    if word_of(text).own is None:
        return 0.99, f"{names} inside a word of another script"
    return 0.85, f"a word wholly in {names} letters among words of another script"
