"""Compiled looks at a text: which steps of restoration it needs, mostly none."""

from __future__ import annotations

import re

from reportedly.restoration.shapes import ODD_SHAPE

_USUAL = (
    r"\x00-\xac\xae-\u012f\u0132-\u017e\u0218-\u021b\u1ea0-\u1ef9\u2009-\u200a\u2011-\u2019"
    r"\u201c-\u2023\u2025-\u2026\u202f-\u203a\u20a0-\u20bf\u2122\u2190-\u2193\u2212"
)
"""What clean European text is made of: ASCII, Latin letters with marks, quotation marks, dashes,
currency and trade mark signs."""

_ODD_CHARACTER = re.compile(f"[^{_USUAL}]")

_SIGN_IN_WORD = re.compile(
    r"[!$013457@8|](?:(?<=[A-Za-z].)(?=[A-Za-z]|(?<=[a-z].)(?!\w))|(?<!\w.)(?=[a-z]{2}))"
)
"""A digit or sign inside a word, at its end, or before its first letters."""


def has_odd_character(text: str) -> bool:
    """Whether a character of the text could have been put there for another one."""
    return not text.isascii() and _ODD_CHARACTER.search(text) is not None


def has_odd_shape(text: str) -> bool:
    """Whether a word has an I or l where no English word has it."""
    return ODD_SHAPE.search(text) is not None


def has_sign_in_word(text: str) -> bool:
    """Whether a digit or sign touches letters."""
    return _SIGN_IN_WORD.search(text) is not None
