"""A quick fold of look-alike letters, for telling what a line is; restoration does the real work.

Labels are given before restoration, and a page with swapped letters must get the same ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

_TWINS = {
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j",
    "ѕ": "s", "ԁ": "d", "һ": "h", "ԛ": "q", "ԝ": "w", "А": "A", "В": "B", "Е": "E", "З": "3",
    "І": "I", "Ј": "J", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Ѕ": "S",
    "Т": "T", "У": "Y", "Х": "X", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I",
    "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X", "ο": "o",
    "ν": "v", "α": "a", "ι": "i",
}  # fmt: skip
"""Letters of Cyrillic and Greek that common faces draw as a Latin one (Unicode, confusables)."""

_TABLE = str.maketrans(_TWINS)
FOREIGN = (0x0370, 0x052F)
"""Greek and Cyrillic, whose letters may stand for Latin ones."""

_FOREIGN = re.compile(f"[{chr(FOREIGN[0])}-{chr(FOREIGN[1])}]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def fold(text: str) -> str:
    """The text with look-alikes of Latin letters as Latin ones, where it is Latin text.

    It is where Latin letters prevail, or where there are some and every other letter looks like
    one: words of another script always have letters of their own.

    >>> fold("Leаve a Rерlу"), fold("Москва")
    ('Leave a Reply', 'Москва')
    """
    if text.isascii() or not _FOREIGN.search(text):
        return text
    foreign = _FOREIGN.findall(text)
    latin = len(_LATIN.findall(text))
    if latin and (latin >= len(foreign) or all(letter in _TWINS for letter in foreign)):
        return text.translate(_TABLE)
    return text


def may_be_folded(text: str) -> bool:
    """Whether a text has a letter of those that may stand for a Latin one; quick to say no."""
    if text.isascii():
        return False
    points = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    return bool(((points - np.uint16(FOREIGN[0])) <= FOREIGN[1] - FOREIGN[0]).any())


def fold_all(texts: Sequence[str]) -> Sequence[str]:
    """Each text folded; all of them looked at at once, as most pages have nothing to fold."""
    if not may_be_folded("\n".join(texts)):
        return texts
    return [fold(text) for text in texts]
