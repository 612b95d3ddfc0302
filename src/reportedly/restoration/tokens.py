"""The words of a line, each with its script and reading as far as it is sure by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.restoration.scripts import LATIN
from reportedly.restoration.styles import plain_reading
from reportedly.restoration.words import HOSTS, Word, word_of

if TYPE_CHECKING:
    import re

    from reportedly.restoration.profile import Profile

STYLED = "STYLED"
"""In place of a script: a word in styled letters that stay, as in a formula."""


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
    sure = profile.sure(text)
    if sure is not None:
        return Token(start, end, text, word, sure.script, sure.reading)
    if word.styled or word.odd:
        plain = plain_reading(line, start, end, text, profile)
        if plain is not None:
            return Token(start, end, text, word, LATIN, plain)
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
