"""The words of a line, each with its script and reading as far as it is sure by itself."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportedly.restoration.notation import is_move
from reportedly.restoration.scripts import CYRILLIC, LATIN
from reportedly.restoration.styles import plain_reading
from reportedly.restoration.words import HOSTS, Word, word_of

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from reportedly.restoration.profile import Profile

STYLED = "STYLED"
"""In place of a script: a word in styled letters that stay, as in a formula."""


LETTERS_LISTED = 3
"""Pairs of single letters of Latin and another script in one line: a table of letters (б = b)."""

LINE_WORDS = 2
"""Words in small letters before a line is said to be in another script than the document."""


class Token(NamedTuple):
    """A word of a line with its place; `script` is None where it is not sure."""

    start: int
    end: int
    text: str
    word: Word
    script: str | None
    reading: str | None


def token_of(line: re.Match[str], found: re.Match[str], profile: Profile) -> Token:
    """One word of a line, its reading settled where only one is possible."""
    text = found.group()
    start, end = found.span()
    word = word_of(text)
    if is_move(text, line.string[end : end + 1]):
        return Token(start, end, text, word, CYRILLIC, None)
    sure = profile.sure(text)
    if sure is not None:
        return Token(start, end, text, word, sure.script, sure.reading)
    if (word.styled or word.odd) and profile.main != LATIN:
        for reading in word.readings:
            if reading.script == profile.main and (word.mixed or profile.mixed[reading.script]):
                return Token(start, end, text, word, *reading)
    if word.styled or word.odd:
        plain = plain_reading(line, start, end, text, profile)
        if plain is not None:
            return Token(start, end, text, word, LATIN, plain)
        if word.mixed and len(word.readings) == 1 and word.readings[0].script != LATIN:
            return Token(start, end, text, word, *word.readings[0])
        stays = STYLED if word.own is None and not word.mixed else LATIN
        return Token(start, end, text, word, stays, None)
    return Token(start, end, text, word, None, None)


def settle(token: Token, active: set[str], profile: Profile) -> Token:
    """The token with readings only in scripts that the line or the document is in."""
    if token.script is not None:
        return token
    possible = active | {profile.main}
    readings = tuple(r for r in token.word.readings if r.script in possible)
    own = token.word.own
    if own is not None and (
        not readings or (own == LATIN and not active & set(HOSTS[1:]) and profile.main == LATIN)
    ):
        return token._replace(script=own)
    if own is None and len(readings) == 1:
        return token._replace(script=readings[0].script, reading=readings[0].text)
    return token._replace(word=token.word._replace(readings=readings or token.word.readings))


def lists_letters(line: str, tokens: Sequence[Token]) -> bool:
    """Whether a line sets single letters of two scripts beside each other, or has nothing else."""
    if len(tokens) > 1 and all(len(token.text) == 1 for token in tokens):
        return len({token.word.own for token in tokens}) > 1
    pairs = [
        {a.word.own, b.word.own}
        for a, b in pairwise(tokens)
        if len(a.text) == len(b.text) == 1 and line[a.end] != "-"
    ]
    return sum(LATIN in own and len(own) > 1 for own in pairs) >= LETTERS_LISTED


def line_script(tokens: Sequence[Token], main: str) -> str:
    """The script of most words of a line in small letters; `main` where that is not clear.

    Names and abbreviations keep their script in any language, words in small letters do not.
    """
    small = Counter(token.script for token in tokens if token.script and token.text[0].islower())
    found, count = max(small.items(), key=lambda item: item[1], default=(main, 0))
    other = found != LATIN and count >= LINE_WORDS and 2 * count > small.total()
    return found if other else main
