"""Accents strewn over English words (thàt, yoür): taken off where they do so throughout a text.

English writes a few borrowed words with accents, names keep theirs, and a quotation may be in
another language: so only a text most of whose accented words are common English ones without is
read so. A single such word is left.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from reportedly.page import AlterationKind
from reportedly.restoration.edits import Edit
from reportedly.restoration.wordmodel import english

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMON = -11.5
"""Logarithm of the least share of a word that proves it: one in a hundred thousand, as `doubt`."""
UNLISTED = -99.0
"""Stands for the share of a word the list does not have."""
PROVING = 4
"""Different words that must be so written (chosen; a paragraph of such a text has more)."""
SHARE = 0.6
"""Of a text's different accented words, how many must be so. Where English news (PolNeAR, training
part) has four accented words and more, names and foreign words are nearly all of them."""

MANY, NEARLY_ALL = 10, 0.75
"""So many different words, and this share of all accented ones, before names and words no list has
lose their accents too (chosen)."""

BORROWED = frozenset((
    "à", "affiché", "appliqué", "attaché", "blasé", "brûlée", "café", "cafés", "chargé",
    "château", "cliché", "clichéd", "clichés", "communiqué", "consommé", "cortège", "coupé",
    "crème", "crêpe", "crêpes", "débâcle", "début", "débuted", "débuts", "décor", "déjà", "dépôt",
    "détente", "divorcé", "divorcée", "doppelgänger", "éclair", "éclairs", "élan", "élite",
    "émigré", "émigrés", "entrée", "entrées", "être", "exposé", "façade", "façades", "fiancé",
    "fiancée", "fête", "für", "garçon", "gâteau", "glacé", "hôtel", "jalapeño", "jalapeños",
    "lycée", "macramé", "maître", "manqué", "matinée", "mâché", "mêlée", "naïve", "naïvely",
    "naïveté", "né", "née", "niño", "noël", "outré", "papá", "passé", "pâté", "piñata", "pièce",
    "première", "protégé", "protégés", "purée", "régime", "résumé", "résumés", "risqué", "rôle",
    "rosé", "roué", "sauté", "sautéed", "séance", "señor", "señora", "soirée", "soufflé",
    "soupçon", "tête", "touché", "über", "vis-à-vis", "voilà", "maté", "mañana",
))  # fmt: skip
"""Words that English writes with their accents, by hand."""

_ACCENTED = re.compile(
    r"(?<!\w)[A-Za-z]*[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u01cd-\u0233\u1e00-\u1eff]"
    r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]*(?!\w)"
)
_METRE = re.compile(r"èd$|oö|eë|aä|iï")
"""An ending spoken in verse (learnèd), and vowels spoken apart (coöperate)."""


def accent_edits(text: str) -> Iterator[Edit]:
    """Takes accents off the words of a text that has them on common English words throughout."""
    found = list(_ACCENTED.finditer(text))
    words = {match.group() for match in found} - _kept()
    proving = sum(_share(word) > COMMON for word in words)
    if proving < PROVING or proving < SHARE * len(words):
        return
    throughout = proving >= MANY and proving >= NEARLY_ALL * len(words)
    for match in found:
        word = match.group()
        if (throughout and word not in _kept()) or _share(word) > UNLISTED:
            yield from _edits(match.start(), word)


@cache
def _kept() -> frozenset[str]:
    """Borrowed words in small letters and with a capital."""
    return BORROWED | {word.capitalize() for word in BORROWED}


@cache
def _plain(letter: str) -> str:
    """The letter without accents."""
    return unicodedata.normalize("NFD", letter)[0]


@cache
def _share(word: str) -> float:
    """Logarithm of the share of the English word without its accents; `UNLISTED` for none."""
    if word in _kept() or _METRE.search(word):
        return UNLISTED
    return english().get("".join(map(_plain, word)).lower(), UNLISTED)


def _edits(start: int, word: str) -> Iterator[Edit]:
    """One edit for each accented letter."""
    meant = "".join(map(_plain, word))
    for at, letter in enumerate(meant):
        if word[at] != letter:
            reason = f"an accent in “{meant}”, as on English words throughout this text"
            place = (start + at, start + at + 1)
            yield Edit(*place, letter, AlterationKind.COMBINING, 0.8, reason)
