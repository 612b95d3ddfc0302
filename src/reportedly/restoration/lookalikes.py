"""Which letters a character may be seen as, in Latin, Cyrillic and Greek.

`data/lookalikes.json` gives the Latin letters; Cyrillic and Greek ones follow from the letters
these alphabets share in shape with Latin.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from reportedly.page import AlterationKind
from reportedly.restoration.scripts import CYRILLIC, GREEK, LATIN, script
from reportedly.restoration.wordmodel import table

SHAPES = {
    CYRILLIC: dict(zip("aceopxyijsABCEHIJKMOPSTXk", "асеорхуіјѕАВСЕНІЈКМОРЅТХк", strict=True)),
    GREEK: dict(zip("aiopuvyABEHIKMNOPTXYZkx", "αιορυνγΑΒΕΗΙΚΜΝΟΡΤΧΥΖκχ", strict=True)),
}
"""Letters of the same shape: UTS #39 pairs inverted, and к and κ for k."""

WEAK = {
    **dict(zip("кКтмнвпияшьзэлдцМ", "kKtmhbnurwbeenduM", strict=True)),
    **dict(zip("αβεηικμπτωχδθλ", "abenikuntwxdol", strict=True)),
    **dict(zip("ИЯШЗЭДФΛΣΔΠΩ", "NRWEEAOAEANO", strict=True)),
}
"""Letters that only resemble: taken as look-alikes where the result is a listed English word."""

NEAR = dict(zip("кКтмκτᴦⲅгꞅⲧ", "kKtmktrrrrt", strict=True))
"""Letters of nearly the same shape: taken in a word of any Latin language that comes out usual."""

STYLED_NAMES = frozenset(
    [
        "MATHEMATICAL",
        "DOUBLE-STRUCK",
        "SCRIPT",
        "BLACK-LETTER",
        "CIRCLED",
        "SQUARED",
        "NEGATIVE",
        "PARENTHESIZED",
        "PLANCK",
        "INFORMATION",
    ]
)
"""First words of the names of characters that are Latin letters in a style."""

_SMALL_CAPITAL = "LATIN LETTER SMALL CAPITAL "

TWO_SHAPES = {"І": "Il", "Ӏ": "Il", "ӏ": "il", "Ι": "Il", "I": "l", "l": "I", "σ": "o"}
TWO_SHAPES |= dict.fromkeys("ꓲ", "Il") | dict.fromkeys("ⵏᛁ𐌉𐊊", "lI")
"""Characters read in more than one way; the first is the table's own."""


@cache
def latin_table() -> dict[str, str]:
    """Characters with the ASCII letters they look like, most likely first."""
    import json

    found: dict[str, str] = json.loads(table("lookalikes.json"))
    return found


@cache
def kind_of(character: str) -> AlterationKind:
    """What sort of change one altered letter is."""
    name = script(character)
    if name == "FULLWIDTH":
        return AlterationKind.WIDTH
    if is_styled(character):
        return AlterationKind.STYLED
    return AlterationKind.LOOKALIKE


@cache
def is_styled(character: str) -> bool:
    """Whether this is a Latin letter in a style: bold, script, circled, squared, full-width."""
    name = script(character)
    if name == "FULLWIDTH":
        return character.isalpha()
    return name in STYLED_NAMES and _plain(character) is not None


@cache
def _plain(character: str) -> str | None:
    """The ASCII letter a styled one stands for."""
    plain = unicodedata.normalize("NFKC", character).strip("()")
    if len(plain) == 1 and plain.isascii() and plain.isalpha():
        return plain
    if plain in {"ı", "ȷ"}:
        return "i" if plain == "ı" else "j"
    name = unicodedata.name(character, "")
    if name.startswith("NEGATIVE") and " CAPITAL LETTER " in name:
        return name[-1]
    return latin_table().get(character, "")[:1] or None


@cache
def as_letter(character: str, target: str) -> str | None:
    """The letter of script `target` that `character` is or looks like; None where it is none."""
    if script(character) == target:
        return character
    latin = _plain(character) if is_styled(character) else latin_table().get(character, "")[:1]
    if character.isascii():
        latin = character
    if latin:
        return latin if target == LATIN else SHAPES[target].get(latin)
    return _with_marks(character, target)


def _with_marks(character: str, target: str) -> str | None:
    """An accented letter as the same accent on the letter its base looks like."""
    parts = unicodedata.normalize("NFD", character)
    if len(parts) == 1:
        return None
    base = as_letter(parts[0], target)
    if base is None:
        return None
    whole = unicodedata.normalize("NFC", base + parts[1:])
    return whole if len(whole) == 1 else None


@cache
def odd_plain(character: str) -> str | None:
    """The ASCII letter that another Latin one looks like: by the table, or as a small capital."""
    if character.isascii() or script(character) != LATIN:
        return None
    name = unicodedata.name(character)
    if name.startswith(_SMALL_CAPITAL) and len(name) == len(_SMALL_CAPITAL) + 1:
        return name[-1].lower()
    return latin_table().get(character, "")[:1] or None


@cache
def is_odd_latin(character: str) -> bool:
    """Whether this is a Latin letter that looks like another (dotless i, script a, small caps)."""
    return odd_plain(character) is not None
