"""One sentence on what was altered in a text, for a reader."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from reportedly.page import AlterationKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.page import Alteration
    from reportedly.restoration.record import Restoration

SHOWN = 4
"""Characters named in the sentence; the rest are counted."""

SLIPS = 10
"""Up to so many swapped letters may be slips of a hand on a two-alphabet keyboard (chosen; honest
text of a Belarusian treebank has 986 such slips in all)."""

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_WORD_SIDE = re.compile(r"\w")
_ARTEFACTS = frozenset({AlterationKind.SPACE, AlterationKind.PUNCTUATION, AlterationKind.WIDTH})


def sentence(restoration: Restoration) -> str:
    """What was altered, in one sentence.

    It counts characters and words, names code points, and gives the first and last paragraph.
    """
    found = restoration.alterations
    if not found:
        return "Nothing was altered: every letter is in the script of its word."
    text = restoration.original
    kinds: Counter[AlterationKind] = Counter()
    for alteration in found:
        kinds[alteration.kind] += len(alteration.original)
    counts = ", ".join(_count(number, kind) for kind, number in kinds.most_common())
    words = len(altered_words(text, found))
    place = _place(text, found)
    where = f"{words} {_plural('word', words)} ({_named(found)}), {place}"
    return f"{counts} in {where}: {verdict(found)}."


def verdict(found: Sequence[Alteration]) -> str:
    """How the alterations may have come about, never naming an intent that slips could explain."""
    kinds = {alteration.kind for alteration in found}
    letters = sum(len(a.original) for a in found if a.kind is AlterationKind.LOOKALIKE)
    if kinds <= _ARTEFACTS:
        return "an artefact of typesetting or obfuscation"
    if kinds <= {AlterationKind.INVISIBLE, AlterationKind.BIDI} and len(found) <= SLIPS:
        return "an artefact of copying or obfuscation"
    if kinds == {AlterationKind.LOOKALIKE} and letters <= SLIPS:
        return "typing slip or obfuscation"
    if kinds == {AlterationKind.LOOKALIKE} and _one_key(found):
        return "one letter swapped throughout, a wrong keyboard layout or obfuscation"
    return "obfuscation is likely"


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


def _in_word(character: str) -> bool:
    """Whether a word goes on through this character."""
    return character.isalnum() or unicodedata.category(character) in {"Mn", "Cf", "Me"}


def _one_key(found: Sequence[Alteration]) -> bool:
    """Whether all swaps are of one Cyrillic і, which keyboards of two alphabets confuse."""
    return {a.original.lower() for a in found} <= {"i", "і"}


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


def _named(found: Sequence[Alteration]) -> str:
    """The commonest foreign characters by code point, with what they stood for."""
    pairs: Counter[tuple[str, str]] = Counter()
    for alteration in found:
        if len(alteration.original) == len(alteration.restored):
            pairs.update(zip(alteration.original, alteration.restored, strict=True))
        else:
            pairs.update((character, "") for character in alteration.original)
    shown = [
        f"U+{ord(old):04X} for {new}" if new else f"U+{ord(old):04X}"
        for (old, new), _ in pairs.most_common(SHOWN)
    ]
    rest = len(pairs) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def _place(text: str, found: Sequence[Alteration]) -> str:
    """The first and last paragraph with an alteration, counted from one."""
    starts = [match.start() for match in _PARAGRAPH.finditer(text)]
    spans = [alteration.span for alteration in found]
    first = max(1, bisect_right(starts, min(span.start for span in spans)))
    last = max(1, bisect_right(starts, max(span.start for span in spans)))
    total = max(1, len(starts))
    if first == last:
        return f"paragraph {first} of {total}"
    return f"paragraphs {first} to {last} of {total}"
