"""One sentence on what was altered in a text, for a reader."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from reportedly.page import AlterationKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.page import Alteration
    from reportedly.restoration.record import Restoration

SHOWN = 4
"""Characters named in the sentence; the rest are counted."""

SLIPS = 10
"""Up to so many swapped letters may be slips of a hand on a two-alphabet keyboard (chosen; honest
text of a Belarusian treebank has 986 such slips in all)."""

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_ARTEFACTS = frozenset({AlterationKind.SPACE, AlterationKind.PUNCTUATION, AlterationKind.WIDTH})


@dataclass(slots=True)
class Tally:
    """What was altered in a text, counted piece by piece as the pieces come.

    `kinds`, `pairs`: characters by kind, and by (old, new). `words`: words that hold an alteration;
    `places`: alterations. `paragraphs`: lines that hold anything so far; `first`, `last`: the first
    and last of them with an alteration, counted from one (0: none).
    """

    kinds: Counter[AlterationKind] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    words: int = 0
    places: int = 0
    paragraphs: int = 0
    first: int = 0
    last: int = 0

    def add(self, restoration: Restoration) -> None:
        """Count the next piece of the text."""
        text, found = restoration.original, restoration.alterations
        if not found:
            self.paragraphs += sum(1 for _ in _PARAGRAPH.finditer(text))
            return
        starts = [match.start() for match in _PARAGRAPH.finditer(text)]
        places = [alteration.span.start for alteration in found]
        self.first = self.first or self.paragraphs + max(1, bisect_right(starts, min(places)))
        self.last = self.paragraphs + max(1, bisect_right(starts, max(places)))
        self.paragraphs += len(starts)
        self.places += len(found)
        self.words += len(altered_words(text, found))
        for alteration in found:
            self.kinds[alteration.kind] += len(alteration.original)
            self.pairs.update(_pairs(alteration))

    def totals(self) -> dict[str, object]:
        """The counts and the sentence as plain values."""
        return {
            "summary": self.sentence(),
            "attacked": self.places > 0,
            "places": self.places,
            "words": self.words,
            "kinds": {kind.value: number for kind, number in self.kinds.most_common()},
        }

    def sentence(self) -> str:
        """What was altered: characters and words counted, code points named, where, and why."""
        if not self.places:
            return "Nothing was altered: every letter is in the script of its word."
        counts = ", ".join(_count(number, kind) for kind, number in self.kinds.most_common())
        words = f"{self.words} {_plural('word', self.words)} ({self._named()})"
        return f"{counts} in {words}, {self._where()}: {self.verdict()}."

    def verdict(self) -> str:
        """How it may have come about, never naming an intent that slips could explain."""
        kinds = set(self.kinds)
        letters = self.kinds[AlterationKind.LOOKALIKE]
        if kinds <= _ARTEFACTS:
            return "an artefact of typesetting or obfuscation"
        if kinds <= {AlterationKind.INVISIBLE, AlterationKind.BIDI} and self.places <= SLIPS:
            return "an artefact of copying or obfuscation"
        if kinds == {AlterationKind.LOOKALIKE} and letters <= SLIPS:
            return "typing slip or obfuscation"
        if kinds == {AlterationKind.LOOKALIKE} and self._one_key():
            return "one letter swapped throughout, a wrong keyboard layout or obfuscation"
        return "obfuscation is likely"

    def _one_key(self) -> bool:
        """Whether all swaps are of one Cyrillic і, which keyboards of two alphabets confuse."""
        return {old.lower() for old, _ in self.pairs} <= {"i", "і"}

    def _named(self) -> str:
        """The commonest foreign characters by code point, with what they stood for."""
        shown = [
            f"{_points(old)} for {new}" if new else _points(old)
            for (old, new), _ in self.pairs.most_common(SHOWN)
        ]
        rest = len(self.pairs) - len(shown)
        return ", ".join(shown) + (f" and {rest} more" if rest else "")

    def _where(self) -> str:
        """The first and last paragraph with an alteration, counted from one."""
        total = max(1, self.paragraphs)
        if self.first == self.last:
            return f"paragraph {self.first} of {total}"
        return f"paragraphs {self.first} to {self.last} of {total}"


def sentence(restoration: Restoration) -> str:
    """What was altered, in one sentence.

    It counts characters and words, names code points, and gives the first and last paragraph.
    """
    tally = Tally()
    tally.add(restoration)
    return tally.sentence()


def altered_words(text: str, found: Sequence[Alteration]) -> set[tuple[int, int]]:
    """The words of the original that hold an alteration, as start and end."""
    words = set()
    for alteration in found:
        start, end = alteration.span.start, alteration.span.end
        while start > 0 and _in_word(text[start - 1]):
            start -= 1
        while end < len(text) and _in_word(text[end]):
            end += 1
        words.add((start, end))
    return words


def _pairs(alteration: Alteration) -> Iterator[tuple[str, str]]:
    """Each altered character with the one it stood for; "" where it was only taken out.

    Several characters for one are a pair as they are.
    """
    old, new = alteration.original, alteration.restored
    if len(old) > len(new) == 1:
        return iter([(old, new)])
    return zip(old, new if len(new) == len(old) else [""] * len(old), strict=True)


def _points(characters: str) -> str:
    """The code points of some characters."""
    return " ".join(f"U+{ord(character):04X}" for character in characters)


@cache
def _in_word(character: str) -> bool:
    """Whether a word goes on through this character."""
    return character.isalnum() or unicodedata.category(character) in {"Mn", "Cf", "Me"}


def _count(number: int, kind: AlterationKind) -> str:
    """A number of alterations of one kind."""
    return f"{number} {_plural(kind.value, number)}"


def _plural(noun: str, number: int) -> str:
    """The noun for this number of things."""
    if number == 1 or noun.endswith(("noise", "text", "punctuation")):
        return noun
    if noun == AlterationKind.LEET.value:
        return "digits or signs for letters"
    return f"{noun}s"
