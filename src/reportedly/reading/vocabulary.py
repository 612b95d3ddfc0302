"""What is known of each word by itself, looked up once and kept from page to page.

Words are looked up by numbers made of their letters, all words of a page at once. Only a word not
met before is looked at as a string.
"""

from __future__ import annotations

import re
from threading import Lock
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

BUCKETS = 8192
"""Rows of the table of hashed words. Fitted: the vocabulary that recurs over domains is a few
thousand words; 16,384 rows gave the same out-of-fold figures and a file twice as large."""

MOST = 1_000_000
"""Letters of words kept, some 110,000 words and 30 MB, as 850 pages in forty languages have; with
more, all are forgotten at the next page."""

FIRST_PERSON, THIRD_PERSON, AGO, LONGER = (1 << bit for bit in range(4))
"""What a word is: one of the first person, of the third, "ago", of more than three letters."""

_FLAGS, _BUCKET = 4, 13
BUCKET_AT, NUMBER_AT = _FLAGS, _FLAGS + _BUCKET
"""From which bit of a word's entry its bucket and its number stand; its flags are the lowest."""

_FIRST = frozenset({"I", "my"})
_THIRD = frozenset({"he", "she", "his", "her"})
_APOSTROPHE = re.compile("['’]")
_DIGITS = re.compile(r"\d+")

_SLOT_BITS = 17
"""So that the places of all words kept, two for each pair, are 2 MB: what a fast cache holds."""

_LAST_SLOT = (1 << _SLOT_BITS) - 1


class Vocabulary:
    """Words, each with its entry: number, bucket and flags in one integer.

    Words that differ only in capitals have the same number and bucket. `forms` are, by number, the
    words as they are hashed: in small letters, figures as zeros. There is no word of number 0.
    """

    def __init__(self) -> None:
        self.forms = [b""]
        self.letters = 0
        self._numbered: dict[str, int] = {}
        self._table = np.zeros((1 << _SLOT_BITS, 2), dtype=np.int64)  # hashes and entries
        self._crowded: dict[int, int] = {}  # those whose slots other words have
        self._lock = Lock()

    def entries(self, hashes: Numbers, spelt: Callable[[Numbers], list[str]]) -> Numbers:
        """The entries of words by their hashes; `spelt` gives those at some places as strings."""
        slots = hashes >> 64 - _SLOT_BITS & _LAST_SLOT
        kept = self._table.take(slots, axis=0)
        found = kept[:, 1]
        others = (kept[:, 0] != hashes).nonzero()[0]
        if not len(others):
            return found
        kept = self._table.take(slots.take(others) ^ 1, axis=0)
        found[others] = kept[:, 1]
        others = others[kept[:, 0] != hashes.take(others)]
        if len(others):
            found[others] = self._looked_up(hashes.take(others).tolist(), others, spelt)
        return found

    def _looked_up(
        self, keys: list[int], places: Numbers, spelt: Callable[[Numbers], list[str]]
    ) -> list[int]:
        """The entries of words that are in no slot of theirs, most of them new."""
        crowded = self._crowded
        if all(map(crowded.__contains__, keys)):
            return [crowded[key] for key in keys]
        words = dict(zip(keys, spelt(places), strict=True))
        with self._lock:
            new = {k: crowded.get(k) or self._learnt(k, word) for k, word in words.items()}
        return [new[key] for key in keys]

    def _learnt(self, key: int, word: str) -> int:
        """The entry of a word not met before; the first two words of a pair of slots have them."""
        lower = word.lower()
        entry = self._numbered.get(lower) or self._numbered_entry(lower)
        if len(word) <= 3 or not word.isalpha():
            entry |= _flags(word, lower)
        slot = key >> 64 - _SLOT_BITS & _LAST_SLOT
        if self._table[slot, 1]:
            slot ^= 1
        if self._table[slot, 1]:
            self._crowded[key] = entry
        else:
            self._table[slot] = key, entry
        self.letters += len(word)
        return entry

    def _numbered_entry(self, lower: str) -> int:
        """The entry of a new word in small letters, less what depends on capitals."""
        form = (lower if lower.isalpha() else _DIGITS.sub("0", lower)).encode()
        entry = len(self.forms) << NUMBER_AT | crc32(form) % BUCKETS << BUCKET_AT
        if len(lower) > 3:
            entry |= LONGER
        self.forms.append(form)
        self._numbered[lower] = entry
        return entry


def _flags(word: str, lower: str) -> int:
    """What a short word is, or one with an apostrophe, whose halves count."""
    found = 0
    if not _FIRST.isdisjoint(_APOSTROPHE.split(word)):
        found |= FIRST_PERSON
    halves = _APOSTROPHE.split(lower)
    if not _THIRD.isdisjoint(halves):
        found |= THIRD_PERSON
    return found | (AGO if halves[0] == "ago" else 0)


_shelf = [Vocabulary()]


def vocabulary() -> Vocabulary:
    """The words known so far; a page keeps to the one it began with."""
    known = _shelf[0]
    if known.letters > MOST:
        known = _shelf[0] = Vocabulary()
    return known
