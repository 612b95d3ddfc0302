"""Which script a character belongs to, told by its Unicode name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LATIN, CYRILLIC, GREEK = "LATIN", "CYRILLIC", "GREEK"

JOINING = frozenset(
    [
        "ARABIC",
        "SYRIAC",
        "NKO",
        "MONGOLIAN",
        "DEVANAGARI",
        "BENGALI",
        "GURMUKHI",
        "GUJARATI",
        "ORIYA",
        "TAMIL",
        "TELUGU",
        "KANNADA",
        "MALAYALAM",
        "SINHALA",
        "KHMER",
        "TIBETAN",
        "MYANMAR",
        "THAANA",
        "CHAKMA",
        "PHAGS-PA",
        "ADLAM",
    ]
)
"""Scripts that write ZWNJ and ZWJ (The Unicode Standard 16.0, sections 9.2, 12.1 and 23.2)."""

EAST_ASIAN = frozenset(
    ["CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "HALFWIDTH", "YI"]
)

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)

_APOSTROPHES = frozenset("ʼʻ")
"""Written inside words of Ukrainian, Belarusian and Latin languages alike (п’ять as пʼять)."""

_LETTERLIKE = {"µ": "MICRO", "\u212a": "LATIN", "\u212b": "LATIN", "ª": "ORDINAL", "º": "ORDINAL"}


@cache
def script(character: str) -> str:
    """The first word of the character's name: its script for letters; "" where it has no name."""
    if character in _LETTERLIKE or not character:
        return _LETTERLIKE.get(character, "")
    return unicodedata.name(character, "").partition(" ")[0]


@cache
def is_mark(character: str) -> bool:
    """Whether the character is a combining mark, or an apostrophe that counts as a letter."""
    return character in _APOSTROPHES or unicodedata.category(character)[0] == "M"


REACH = 1000
"""Characters of a line looked at on either side: more than a paragraph, so that one endless line
costs no more than many."""


def line_around(text: str, at: int) -> tuple[int, int]:
    """Start and end of the line that holds `at`, no farther than `REACH` from it."""
    low, high = max(0, at - REACH), min(len(text), at + REACH)
    start = text.rfind("\n", low, at) + 1
    end = text.find("\n", at, high)
    return start or low, high if end < 0 else end
