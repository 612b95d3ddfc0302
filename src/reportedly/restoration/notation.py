"""Words that mix alphabets on purpose: quantities of science, names of proteins, moves of chess."""

from __future__ import annotations

import re

_QUANTITY = re.compile(r"[A-Z]{1,5}[α-ξπ-ω][A-Z]{0,2}|[α-ξπ-ω][A-Z]{1,2}|[A-Z]?[a-z][α-ξπ-ω]")
_CHESS_PIECE = re.compile(r"(?:Кр|[КФЛС])[a-h]{1,2}")
_ENDING = re.compile(r"[A-Z]{2,}[а-яёіїєґ]{1,6}")
_NOTATION = re.compile(f"{_QUANTITY.pattern}|{_ENDING.pattern}|{_CHESS_PIECE.pattern}")
_ROWS = frozenset("12345678")


def is_quantity(word: str) -> bool:
    """Whether a word has the shape of a name or quantity of science: Hα, TNFα, NFκB, hν.

    Latin capitals with one small Greek letter, or two letters; never omicron, which names nothing.
    """
    return _QUANTITY.fullmatch(word) is not None


def is_move(word: str, after: str) -> bool:
    """Whether a word, with the character behind it, is a move in Russian notation (Кf3, Лac8)."""
    return after in _ROWS and _CHESS_PIECE.fullmatch(word) is not None


def is_inflected(word: str) -> bool:
    """Whether a word has the shape of a Latin abbreviation with a Cyrillic ending (SMSку)."""
    return _ENDING.fullmatch(word) is not None


def may_be_notation(word: str) -> bool:
    """Whether a mixed word proves no swapped letter, since people write such words."""
    return _NOTATION.fullmatch(word) is not None
