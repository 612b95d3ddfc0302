"""Capital I and small l, which many fonts draw alike: which of them a word was meant to have."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.page import AlterationKind
from reportedly.restoration.edits import Edit
from reportedly.restoration.wordmodel import english, is_english

if TYPE_CHECKING:
    from collections.abc import Iterator

ODD_SHAPE = re.compile(
    r"I(?:(?<=[a-z]I)I*(?=[a-z]*\b)|(?<=['’]I)I\b)"
    r"|l(?:(?=[bcdfgkmnpqrstvxz])(?<![\w'’].)(?=[a-z]+\b)|(?=[A-Z])(?<=[A-Z].))"
)
"""An I behind a small letter, an l between capitals, two I behind an apostrophe, or a word that
begins with l and a consonant: rare in English text but for names (McIntyre)."""

_WORD = re.compile(r"(?<!\w)[A-Za-z]*[Il][A-Za-z]*(?!\w)")
_CAPITALS = re.compile(r"[A-Z]*l[A-Z]+|(?=l*[A-Z]l*[A-Z])[A-Zl]+")
_PRONOUN = re.compile(r"(?<![\w'’./\\$-])l(?:[tf](?=[ '’])|(?=['’](?:m|ve|d|ll)\b)|(?= [a-z]{2}))")
_SHELL = re.compile(r"\bl[nst] +-\w|[`{}]")
"""A shell command or other code, in which l, ln, ls and lt are names."""
SURE_FORMS = 3
"""Times `l` stands for the pronoun, or `lt` and `lf` for It and If, in a text without any I. Of 840
news texts (PolNeAR, training part) 18 have no I, and none of these has one such form."""
MEMORY = 1 << 14
"""Words with an odd I or l kept in memory."""
SHORT = 4
"""Words shorter than this are many and many are abbreviations: they prove nothing."""
SURE_WORDS = 2
"""Listed words put right before words that no list has, and words that begin with I, are too."""


def shape_edits(text: str) -> Iterator[Edit]:
    """Puts l for I and I for l where only so a word of the English list comes out."""
    words = list(_odd_lines(text))
    sure = sum(proves(match.group()) for match in words)
    throughout = sure >= SURE_WORDS or _lacks_capital_i(text)
    if throughout:
        words = [match for match in _WORD.finditer(text) if not _usual(match.group())]
    for match in words:
        word = match.group()
        if throughout:
            meant = _listed(word) or _likely(word)
        else:
            meant = _listed(word) if proves(word) else None
        if meant is not None:
            yield from _edits(match.start(), word, meant)


def _lacks_capital_i(text: str) -> bool:
    """Whether a text without any I has words of English that are one, or begin with it."""
    if "I" in text or _SHELL.search(text) is not None:
        return False
    found = _PRONOUN.findall(text)
    return len(found) >= SURE_FORMS and len(set(found)) > 1


def _odd_lines(text: str) -> Iterator[re.Match[str]]:
    """The unusual words of the lines that hold an odd I or l."""
    at = 0
    while (found := ODD_SHAPE.search(text, at)) is not None:
        start = max(at, text.rfind("\n", at, found.start()) + 1)
        end = text.find("\n", found.start())
        at = len(text) if end < 0 else end
        for match in _WORD.finditer(text, start, at):
            if not _usual(match.group()):
                yield match


def _usual(word: str) -> bool:
    """Whether the word is English as it stands; a lone l and a doubled I are none."""
    return is_english(word) and word not in {"l", "II"}


@lru_cache(maxsize=MEMORY)
def proves(word: str) -> bool:
    """Whether the word can only have been meant otherwise."""
    return len(word) >= SHORT and _is_odd(word) and _listed(word) is not None


def _likely(word: str) -> str | None:
    """What a name with an I or l of the wrong shape was meant to be."""
    if word == "l":
        return "I"
    if _CAPITALS.fullmatch(word):
        return word.replace("l", "I")
    return word[0] + word[1:].replace("I", "l") if _is_odd(word) else None


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
