"""The digit 1 written for every capital I of an English text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.page import AlterationKind
from reportedly.restoration.clean import ENGLISH_IN
from reportedly.restoration.edits import Edit
from reportedly.restoration.wordmodel import is_english

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE = r"1(?<![\w$€£.,#/:%+-]1)"
"""A 1 that begins a word; patterns that begin with a letter are searched many times faster."""
_PRONOUN = re.compile(rf"{_ONE}(?=['’](?:m|ve|ll)\b)")
_SHORT = re.compile(rf"{_ONE}[tnfs](?![\w'’])")
"""Of 840 texts of PolNeAR's training part none has a match of one of these."""
_LONG = re.compile(rf"{_ONE}[a-z]{{3,}}(?!\w)")
SURE_FORMS = 2
"""Different words so written that prove it; of contractions with the pronoun one does."""
_WORD = re.compile(
    rf"{_ONE}(?=['’](?:m|ve|d|ll)\b|[tnfs]\b|(?!st\b)[a-z]{{2}}"
    r"| (?!(?:per ?cent|cents?|[mbtr]+illion|point|in|of|to|on|or|and|out)\b)[a-z]{2})"
)
"""A 1 at the start of a word, or before one in small letters that does not follow numbers."""
_CAPITALS = re.compile(r"(?<![\w$€£.,#/:%+-])[A-Z1]{3,}(?!\w)")
_COUNTED = re.compile(
    r"(?:No|Nos|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\. $"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) $"
)
"""What stands before a number."""
REACH = 12
"""Characters of the longest of these."""


def has_ones(text: str) -> bool:
    """Whether an English text without any I has 1 where only I can be, and small i is no 1."""
    if "1" not in text or "I" in text or text.count(" th") * ENGLISH_IN < len(text):
        return False
    if text.count("i") < text.count("1"):
        return False
    words = {f"i{word[1:]}" for word in (*_SHORT.findall(text), *_LONG.findall(text))}
    return bool(_PRONOUN.search(text)) or sum(map(is_english, words)) >= SURE_FORMS


def one_edits(text: str) -> Iterator[Edit]:
    """Puts I for 1 wherever a word begins so, in a text that is written so throughout."""
    for match in _WORD.finditer(text):
        at = match.start()
        counted = text[at + 1] == " " and _COUNTED.search(text[max(0, at - REACH) : at])
        if not counted:
            yield _edit(at)
    for match in _CAPITALS.finditer(text):
        word = match.group()
        if "1" in word.rstrip("1") or is_english(word.replace("1", "I")):
            yield from (_edit(match.start() + at) for at, sign in enumerate(word) if sign == "1")


def _edit(at: int) -> Edit:
    """One 1 as I."""
    reason = "1 looks like I, which this text has nowhere else"
    return Edit(at, at + 1, "I", AlterationKind.LEET, 0.85, reason)
