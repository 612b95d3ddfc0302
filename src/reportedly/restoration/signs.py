"""Punctuation and spaces of other scripts and widths in European text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reportedly.page import AlterationKind
from reportedly.restoration.clean import narrow
from reportedly.restoration.edits import Edit
from reportedly.restoration.scripts import EAST_ASIAN, line_around, script
from reportedly.restoration.wordmodel import is_english

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = {
    "\u201a": ",", "\ua4f9": ",", "\u060d": ",", "\u066b": ",",
    "\u2024": ".", "\ua4f8": ".", "\u0701": ".",
    "\u060c": ",", "\u3001": ",", "\u2e32": ",", "\ufe50": ",", "\ufe51": ",",
    "\u3002": ".", "\ufe52": ".", "\uff61": ".",
    "\u061b": ";", "\u204f": ";", "\ufe54": ";", "\u061f": "?", "\ufe56": "?",
    "\ufe55": ":", "\ufe57": "!", "\ufe63": "-",
    "\u037e": ";",
    "\u0589": ":", "\ua789": ":", "\u2236": ":", "\u02f8": ":", "\u05c3": ":", "\u0703": ":",
    "\u0704": ":", "\u16ec": ":", "\u205a": ":", "\ufe30": ":", "\ua4fd": ":", "\u1803": ":",
    "\u2010": "-", "\u02d7": "-", "\u06d4": "-", "\u2043": "-", "\ufe58": "-",
    "\u01c3": "!", "\u2d51": "!",
    "\u02b9": "'", "\u055a": "'", "\u07f4": "'", "\u02ba": '"',
    "\u2768": "(", "\u2769": ")", "\u066a": "%",
    "\u2044": "/", "\u2215": "/", "\u2571": "/", "\u29f8": "/", "\u3033": "/",
    **{chr(0x1D7CE + number): str(number % 10) for number in range(50)},
    **{chr(code + 0xFEE0): chr(code) for code in [*range(0x21, 0x41), *range(0x5B, 0x61),
                                                  *range(0x7B, 0x7F)]},
}  # fmt: skip
"""Signs with the ASCII one they look like (UTS #39 pairs; U+FF01 and on by their width)."""

WIDE_SPACES = "\u2000\u2001\u2002\u2003"
"""En and em spaces, which typesetters put behind numbers and between columns."""

SPACES = "\u1680\u2004\u2005\u2006\u2007\u2008\u205f\u3000"
"""Spaces no European typesetter uses between words: not the no-break, thin and em spaces."""

IS_SIGN = re.compile("[" + "".join(map(re.escape, SIGNS)) + SPACES + WIDE_SPACES + "]")
"""A sign or space that may stand for a usual one."""
_LETTERS = re.compile(r"[^\W\d_]")
_NATIVE = {
    "\u0589": {"ARMENIAN"}, "\u2024": {"ARMENIAN"}, "\u055a": {"ARMENIAN"},
    "\u06d4": {"ARABIC"}, "\u066a": {"ARABIC"},
    "\u060d": {"ARABIC"}, "\u066b": {"ARABIC"}, "\u037e": {"GREEK"}, "\u05c3": {"HEBREW"},
    "\u0701": {"SYRIAC"}, "\u0703": {"SYRIAC"}, "\u0704": {"SYRIAC"}, "\u16ec": {"RUNIC"},
    "\u1803": {"MONGOLIAN"}, "\u2d51": {"TIFINAGH"}, "\u07f4": {"NKO"}, "\ua4f8": {"LISU"},
    "\ua4f9": {"LISU"}, "\ua4fd": {"LISU"}, "\u1680": {"OGHAM"}, "\u3033": EAST_ASIAN,
}  # fmt: skip
REACH = 12
"""Characters looked through for the next letter: a number with its signs is no longer."""

_EAST_ASIAN_SIGN = (
    "[\u2e80-\u2fff\u3001-\u30ff\u3130-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff61-\uffdc]"
)
_EAST_ASIAN_LETTER = re.compile(
    "[\u2e80-\u2fff\u3041-\u30ff\u3105-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff66-\uffdc]"
)
_RIGHT_TO_LEFT_LETTER = re.compile(
    "[\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010d00-\U00010d27\U0001e900-\U0001eeff]"
)

WORDS_APART = 3
"""En and em spaces between two letters before all of a text go: columns have few (chosen)."""

_LINE_NATIVE = {
    **dict.fromkeys("\u060c\u061b\u061f", _RIGHT_TO_LEFT_LETTER),
    **dict.fromkeys("\u3001\u3002\uff61", _EAST_ASIAN_LETTER),
}
"""Signs that stay in a line with a letter of their scripts, wherever it stands."""

_CONTRACTION = re.compile(r"(?:s|t|re|ll|ve|d|m)\b")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_MATHEMATICS = re.compile("[\u2200-\u22ff=^\U0001d400-\U0001d7cd]")
_HYPHEN = re.compile(r"(?<=\w) ?-(?= ?\w)")
_BETWEEN_NUMBERS = frozenset("\u2044\u2215\u2236\u2007")
"""Fraction, division and ratio signs and the figure space have their place between digits."""
_AFTER_WORD = frozenset(",.:!\u2024")


def sign_edits(text: str, odd: str) -> Iterator[Edit]:
    """Puts the usual sign or space where one of another script or width stands."""
    runs = narrow(IS_SIGN, odd).finditer(text)
    places = [at for run in runs for at in range(*run.span())]
    parted = sum(text[at] in WIDE_SPACES and _between_letters(text, at) for at in places)
    if parted < WORDS_APART:
        places = [at for at in places if text[at] not in WIDE_SPACES]
    found = [at for at in places if _is_foreign(text, at)]
    sure = [at for at in found if not _may_be_habit(text, at)]
    plain_hyphens = [match.start() for match in _HYPHEN.finditer(text)] if found else []
    hyphened = {name for at in (*plain_hyphens, *sure) for name in _scripts_around(text, at)}
    primes = bool(sure) or any(_is_contraction(text, at) for at in found if text[at] == "\u02b9")
    for at in found:
        sign = text[at]
        if (sign == "\u2010" and not _scripts_around(text, at) <= hyphened) or (
            sign == "\u02b9" and not primes
        ):
            continue
        if sign in _BETWEEN_NUMBERS and not sure and _between_numbers(text, at):
            continue
        yield _edit(at, sign)


def _edit(at: int, sign: str) -> Edit:
    """The edit of one sign."""
    name = unicodedata.name(sign, "sign").lower()
    if sign in SPACES or sign in WIDE_SPACES:
        return Edit(at, at + 1, " ", AlterationKind.SPACE, 0.9, f"{name} between words")
    if sign >= "\U0001d7ce":
        return Edit(at, at + 1, SIGNS[sign], AlterationKind.STYLED, 0.9, f"{name} in plain text")
    kind = AlterationKind.WIDTH if "\uff01" <= sign <= "\uff5e" else AlterationKind.PUNCTUATION
    return Edit(at, at + 1, SIGNS[sign], kind, 0.9, f"{name} in text that does not use it")


def _may_be_habit(text: str, at: int) -> bool:
    """Whether careful writers and romanizations use this sign too."""
    sign = text[at]
    return sign in "\u2010\u02b9" or (sign in _BETWEEN_NUMBERS and _between_numbers(text, at))


def _between_numbers(text: str, at: int) -> bool:
    """Whether digits stand on both sides."""
    return text[max(0, at - 1) : at].isnumeric() and text[at + 1 : at + 2].isnumeric()


def _between_letters(text: str, at: int) -> bool:
    """Whether letters stand on both sides."""
    return text[max(0, at - 1) : at].isalpha() and text[at + 1 : at + 2].isalpha()


def _is_contraction(text: str, at: int) -> bool:
    """Whether an English word stands before, and its contraction or genitive follows."""
    if _CONTRACTION.match(text, at + 1) is None:
        return False
    before = _LAST_WORD.search(text[max(0, at - REACH) : at])
    return before is not None and is_english(before.group())


def _is_foreign(text: str, at: int) -> bool:
    """Whether the sign does not belong to the text on its two sides."""
    sign = text[at]
    before = text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    around = _scripts_around(text, at)
    if sign in _NATIVE and around & _NATIVE[sign]:
        return False
    if sign in _LINE_NATIVE and _LINE_NATIVE[sign].search(text, *line_around(text, at)):
        return False
    if (sign == "\u3000" or "\uff01" <= sign <= "\uff5e") and _in_east_asian(text, at):
        return False
    if sign >= "\U0001d7ce":
        return _MATHEMATICS.search(text, *line_around(text, at)) is None
    if sign == "\u2043" and not before.strip() and after.isspace():  # a bullet
        return False
    if sign in "\u2215\u2236\u205f" and not around:
        return False
    if sign == "\u201a":
        return after.isspace() or before.isalnum()
    if sign in "\u01c3\ua789":
        return before.isalnum() and not after.isalpha()
    if SIGNS.get(sign) in _AFTER_WORD and sign != "\u2236" and not (sign >= "\uff01"):
        return (before != "" and not before.isspace()) or after == SIGNS[sign]
    return True


def _in_east_asian(text: str, at: int) -> bool:
    """Whether Chinese, Japanese or Korean stands near in the same line."""
    before = text[max(0, at - REACH) : at].rpartition("\n")[2]
    after = text[at + 1 : at + 1 + REACH].partition("\n")[0]
    return re.search(_EAST_ASIAN_SIGN, before + after) is not None


def _scripts_around(text: str, at: int) -> set[str]:
    """The scripts of the nearest letters before and after, in the same line."""
    found = set()
    before = _LETTERS.findall(text[max(0, at - REACH) : at].rpartition("\n")[2])
    after = _LETTERS.search(text[at + 1 : at + 1 + REACH].partition("\n")[0])
    if before:
        found.add(script(before[-1]))
    if after:
        found.add(script(after.group()))
    return found
