"""Where bytes of a text stand that are odd beside each other, for a whole page at once.

Each byte of the UTF-8 text becomes a byte whose bits say what it may be part of. A page of these
is one large number, and the number beside itself moved by a byte and a bit shows all odd
neighbours: each such operation is a single machine loop, and all of them take less time than two
searches for a class of characters.
"""

from __future__ import annotations

import re

_USUAL = (
    r"\x00-\xac\xae-\u012f\u0132-\u017e\u0218-\u021b\u1ea0-\u1ef9\u2009-\u200a\u2011-\u2019"
    r"\u201c-\u2023\u2025-\u2026\u202f-\u203a\u20a0-\u20bf\u2122\u2190-\u2193\u2212"
)
"""What clean European text is made of: ASCII, Latin letters with marks, quotation marks, dashes,
currency and trade mark signs."""
ODD_CHARACTER = re.compile(f"[^{_USUAL}]")
"""A character that could have been put there for another."""

SMALL_LETTERS = "abcdefghijklmnopqrstuvwxyz"
HARD = "bcdfgkmnpqrstvxz"
"""Small letters before which no English word begins with l."""
SIGNS = "!$013457@8|"
"""Digits and signs written for letters."""

APART, SIGN, SMALL, BEHIND_SMALL, APART_TOO, EL, LARGE, BEHIND_LARGE = (1 << n for n in range(8))
"""The bits of a byte, each next to that which makes it odd in the byte behind it.

A sign between what is no part of a word and a small letter; a sign or I behind a small letter; l
between what is no part of a word and a hard letter; a sign behind a capital or hard letter."""
_FIRST_OF_TWO, _FIRST_OF_THREE = SMALL | LARGE, APART | APART_TOO

FOREIGN = APART
"""Alone: the first byte of a character that is neither ASCII nor a usual sign."""
SOFT_HYPHEN = 0xAD
"""Last byte of the soft hyphen, the one odd character among those that begin with 0xC2."""

PART = 8000
"""Bytes that make one number: two pages, few enough for a processor's first cache."""
_TWO = int.from_bytes(bytes([_FIRST_OF_TWO]) * (PART + 2), "little")
_THREE = int.from_bytes(bytes([_FIRST_OF_THREE]) * (PART + 2), "little")


def _ascii_bits() -> bytes:
    """For each byte its bits, as if those beyond ASCII were no part of a word."""
    bits = bytearray([APART | APART_TOO] * 256)
    for character in f"{SMALL_LETTERS}{SMALL_LETTERS.upper()}0123456789_{SIGNS}":
        bits[ord(character)] = 0
    for characters, added in (
        (f"{SMALL_LETTERS}'", SMALL),
        (SMALL_LETTERS.upper() + HARD, LARGE),
        (SIGNS, SIGN | BEHIND_SMALL | BEHIND_LARGE),
        ("l", EL),
        ("I", BEHIND_SMALL),
    ):
        for character in characters:
            bits[ord(character)] |= added
    bits["’".encode()[-1]] |= SMALL
    return bytes(bits)


def _typographic_bits() -> bytes:
    """The same, and bytes of typographic signs are odd beside each other but in usual ones.

    The second byte of all of these is odd behind the first, and the third behind the second.
    """
    bits = bytearray(_ascii_bits())
    bits[0xC0:] = bytes([FOREIGN]) * 64
    bits[0xC2] = APART | APART_TOO
    first, second, _ = "’".encode()
    for byte in range(0x80, 0xC0):
        bits[byte] |= BEHIND_LARGE if byte != second else SMALL
        if ODD_CHARACTER.match(chr(0x2000 + byte - 0x80)) is not None:
            bits[byte] |= BEHIND_SMALL
    bits[first] = LARGE
    return bytes(bits)


_ASCII_BITS, _TYPOGRAPHIC_BITS = _ascii_bits(), _typographic_bits()


def odd_places(data: bytes) -> tuple[list[int], bool]:
    """Where bytes are odd behind those before, and whether there are characters of other sorts.

    Among the places are, in no order, each I behind a small letter or apostrophe, each sign beside
    a letter, and each l that begins a word before a hard letter; and each typographic sign that is
    unusual, unless there are characters of other sorts.
    """
    bits = data.translate(_TYPOGRAPHIC_BITS)
    foreign = FOREIGN in bits or SOFT_HYPHEN in data
    if foreign:
        bits = data.translate(_ASCII_BITS)
    places = [0] if bits and bits[0] & (SIGN | EL) else []
    for start in range(0, len(bits), PART):
        here = int.from_bytes(bits[start : start + PART + 2], "little")
        pairs = here & here >> 9
        found = pairs & (pairs >> 9 & _THREE | _TWO)
        while found:
            at = found.bit_length() - 1 >> 3
            found &= (1 << 8 * at) - 1
            if at < PART:
                places.append(start + at + 1)
    return places, foreign
