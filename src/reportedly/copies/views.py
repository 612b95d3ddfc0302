"""What of a text survives rewording: its skeleton, and its rarer word pairs.

The skeleton is a text's function words, names and numbers; a spinner that swaps content words
leaves it standing. Pairs of neighbouring content stems survive the other way round: where
function words, names and the form of speech were changed.
"""

from __future__ import annotations

import re
from zlib import crc32

WORD = re.compile(r"\w+(?:['’]\w+)?")
FUNCTION_WORDS = """
a about after all also an and any are as at be because been before being both but by can could did
do does during each for from had has have he her him his how i if in into is it its just may might
more most must my no not of off on one only or other our out over own said she should so some such
than that the their them then there these they this those through to too under until up us very
was we were what when where which while who whom why will with would you your
"""
FUNCTION = frozenset(FUNCTION_WORDS.split())

SKELETON_RUN = 4
"""Words of a skeleton n-gram. Of 3 to 6 measured on ../shared/eval/copies, 4 was best."""

STEM = 5
"""Letters of a content word that count: enough to tell words, few enough to drop endings."""


def words(text: str) -> list[str]:
    """The words of a text as they are written."""
    return [match[0].replace("’", "'") for match in WORD.finditer(text)]


def skeleton(found: list[str]) -> list[str]:
    """Function words, names and numbers, in order."""
    kept = []
    for word in found:
        lower = word.lower()
        if lower in FUNCTION or word[0].isupper() or word[0].isdigit():
            kept.append(lower)
    return kept


def stems(found: list[str]) -> list[str]:
    """The first letters of all words that are no function words."""
    return [lower[:STEM] for lower in (word.lower() for word in found) if lower not in FUNCTION]


def skeleton_grams(found: list[str]) -> frozenset[int]:
    """Hashes of all runs of skeleton words."""
    return frozenset(_hashes(skeleton(found), SKELETON_RUN))


def stem_grams(found: list[str]) -> frozenset[int]:
    """Hashes of all pairs of neighbouring content stems."""
    return frozenset(_hashes(stems(found), 2))


def _hashes(found: list[str], run: int) -> list[int]:
    """CRC-32 of each run: the same on every machine, and short enough to keep many."""
    return [crc32(" ".join(found[at : at + run]).encode()) for at in range(len(found) - run + 1)]
