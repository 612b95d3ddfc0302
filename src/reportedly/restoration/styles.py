"""Letters in a style and odd Latin letters: which of them are meant to be read plainly."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reportedly.restoration.lookalikes import is_odd_latin, is_styled
from reportedly.restoration.scripts import EAST_ASIAN, LATIN, is_mark, script
from reportedly.restoration.wordmodel import is_english, is_letter_of
from reportedly.restoration.words import plain_latin

if TYPE_CHECKING:
    from reportedly.restoration.profile import Profile

_CLITICS = frozenset({"s", "t", "d", "m", "re", "ve", "ll"})
MANY_ODD = 3
"""English words with odd letters in a text before names with some are put right too."""
NEARBY = 60
"""Characters on either side in which phonetic brackets or signs of a formula count: a phrase."""
_NEXT_WORD = re.compile(r"['’,;:.]?[ ']?([^\W\d_]+)")
_CLOSING = re.compile(r"(?:^|(?<=[^\s/]))/(?![\w/])")
_SLASH = re.compile(rf"(?<![^\s(\[«“\"'])/(?=[^\s/])|{_CLOSING.pattern}")
"""A slash that opens or closes phonetic writing, and parts no words or folders."""
_FORMULA = re.compile(r"[\u2200-\u22ff=^ℝℕℤℚℂ]")
"""Signs of a formula: mathematical operators (U+2200 to U+22FF), equals, caret, number sets."""


def plain_reading(
    line: re.Match[str], start: int, end: int, text: str, profile: Profile
) -> str | None:
    """A word with styled or odd letters in plain ones; None where these belong to it."""
    plain = plain_latin(text)
    if plain is None or plain == text:
        return None
    if any(map(is_styled, text)):
        return plain if _styled_on_purpose(line, (start, end), text, plain, profile) else None
    if _is_clitic(line, start, plain):
        return plain
    if _in_phonetic(line, start, end):
        return None
    odd = frozenset(filter(is_odd_latin, text))
    kept = frozenset(filter(profile.is_native, odd))
    if not kept and is_english(plain) and (len(plain) > 1 or plain == "I"):
        return plain
    swapped = any(map(profile.is_swapped, odd))
    kept |= {letter for letter in odd if _is_living(letter) and not profile.is_swapped(letter)}
    tampered = swapped or profile.mixed[LATIN] > 0 or profile.odd_english.total() >= MANY_ODD
    many = swapped or profile.mixed[LATIN] >= MANY_ODD
    if odd == kept or not tampered or not (many or len(plain) > 2 or plain in {"a", "A"}):
        return None
    return plain_latin(text, kept) if kept else plain


def _is_living(letter: str) -> bool:
    """Whether a language of the letter groups spells with this letter."""
    return is_letter_of(letter.lower(), LATIN)


def _styled_on_purpose(
    line: re.Match[str], place: tuple[int, int], text: str, plain: str, profile: Profile
) -> bool:
    """Whether a word in styled letters is a word meant to be read plainly, and no quantity."""
    start, end = place
    around = line.string[max(line.start(), start - 2) : min(line.end(), end + 2)]
    if any(map(_is_wide, text)) and any(script(c) in EAST_ASIAN for c in line.group()):
        return False
    if any(script(character) in EAST_ASIAN for character in around):
        return False
    if is_english(plain) and len(plain) > 2:
        return True
    foreign = any(not c.isascii() and not is_styled(c) and not is_mark(c) for c in text)
    low, high = max(line.start(), start - NEARBY), min(line.end(), end + NEARBY)
    formula = any(map(_is_mathematical, text)) and bool(_FORMULA.search(line.string, low, high))
    partly = foreign or (not formula and any(map(str.isascii, text)))
    if partly and is_english(plain):
        return True
    if sum(map(str.isascii, text)) > 2 or _is_clitic(line, start, plain):
        return True
    if not formula and _beside_styled_word(line, start, end):
        return True
    if not formula and profile.mixed[LATIN] >= MANY_ODD:
        return True
    letters = sum(not is_mark(letter) for letter in plain)
    if profile.styled and not formula:
        return letters > 1 or plain in {"a", "A", "I"}
    return letters > 3 and not formula


def _beside_styled_word(line: re.Match[str], start: int, end: int) -> bool:
    """Whether the next word on either side is wholly in styled letters, three and more."""
    before = line.string[max(line.start(), start - NEARBY) : start]
    after = line.string[end : min(line.end(), end + NEARBY)]
    for side in (before[::-1], after):
        beside = _NEXT_WORD.match(side)
        if beside is not None and sum(map(is_styled, beside[1])) > 2:
            return True
    return False


@cache
def _is_mathematical(character: str) -> bool:
    """Whether formulas use this style: all but circles, boxes and wide forms."""
    return script(character) in {"MATHEMATICAL", "DOUBLE-STRUCK", "SCRIPT", "BLACK-LETTER"}


def _is_clitic(line: re.Match[str], start: int, plain: str) -> bool:
    """Whether this is the end of an English contraction or genitive, behind its apostrophe."""
    before = line.string[max(line.start(), start - 2) : start]
    return plain in _CLITICS and before[-1:] in {"'", "’"} and before[:1].isalpha()


def _is_wide(character: str) -> bool:
    """Whether this is a full-width form."""
    return script(character) == "FULLWIDTH"


def _in_phonetic(line: re.Match[str], start: int, end: int) -> bool:
    """Whether a word stands between slashes or square brackets, as phonetic writing does."""
    before = line.string[max(line.start(), start - NEARBY) : start]
    after = line.string[end : min(line.end(), end + NEARBY)]
    slashes = len(_SLASH.findall(before)) % 2 == 1 and _CLOSING.search(after) is not None
    return slashes or (before.rfind("[") > before.rfind("]") and "]" in after)
