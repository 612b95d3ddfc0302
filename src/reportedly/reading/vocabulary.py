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

    Hashes = NDArray[np.uint64]
    Entries = NDArray[np.int64]

BUCKETS = 8192
"""Rows of the table of hashed words. Fitted: the vocabulary that recurs over domains is a few
thousand words; 16,384 rows gave the same out-of-fold figures and a file twice as large."""

MOST = 500_000
"""Letters of words kept, some 60,000 words and 20 MB; with more, all are forgotten at the next
page."""

FIRST_PERSON, THIRD_PERSON, AGO, LONGER = (1 << bit for bit in range(4))
"""What a word is: one of the first person, of the third, "ago", of more than three letters."""

_FLAGS, _BUCKET = 4, 13
BUCKET_AT, NUMBER_AT = _FLAGS, _FLAGS + _BUCKET
"""From which bit of a word's entry its bucket and its number stand; its flags are the lowest."""

_FIRST = frozenset({"I", "my"})
_THIRD = frozenset({"he", "she", "his", "her"})
_APOSTROPHE = re.compile("['’]")
_DIGITS = re.compile(r"\d+")

_SLOT_BITS = 18
_SHIFT = np.uint64(64 - _SLOT_BITS)


class Vocabulary:
    """Words, each with its entry: number, bucket and flags in one integer.

    Words that differ only in capitals have the same number and bucket. `forms` are, by number, the
    words as they are hashed: in small letters, figures as zeros. There is no word of number 0.
    """

    def __init__(self) -> None:
        self.forms = [b""]
        self.letters = 0
        self._numbered: dict[str, int] = {}
        self._slots = np.zeros(1 << _SLOT_BITS, dtype=np.uint64)
        self._entries = np.zeros(1 << _SLOT_BITS, dtype=np.int64)
        self._crowded: dict[int, int] = {}  # those whose slot another word had first
        self._lock = Lock()

    def entries(self, hashes: Hashes, word: Callable[[int], str]) -> Entries:
        """The entries of words by their hashes; `word` gives the one at a place as a string."""
        slots = (hashes >> _SHIFT).astype(np.int64)
        found = self._entries.take(slots)
        others = (self._slots.take(slots) != hashes).nonzero()[0]
        if len(others):
            places, keys = others.tolist(), hashes.take(others).tolist()
            known = self._crowded
            new = {key: place for place, key in zip(places, keys, strict=True) if key not in known}
            learnt = self._learnt({key: word(place) for key, place in new.items()}) if new else {}
            found[others] = [known.get(key) or learnt[key] for key in keys]
        return found

    def _learnt(self, words: dict[int, str]) -> dict[int, int]:
        """The entries of words not met before, by their hashes."""
        found = {}
        with self._lock:
            for key, word in words.items():
                lower = word.lower()
                entry = self._numbered.get(lower) or self._numbered_entry(lower)
                if len(word) <= 3 or not word.isalpha():
                    entry |= _flags(word, lower)
                found[key] = entry
            self.letters += sum(map(len, words.values()))
            self._keep(found)
        return found

    def _numbered_entry(self, lower: str) -> int:
        """The entry of a new word in small letters, less what depends on capitals."""
        form = (lower if lower.isalpha() else _DIGITS.sub("0", lower)).encode()
        entry = len(self.forms) << NUMBER_AT | crc32(form) % BUCKETS << BUCKET_AT
        if len(lower) > 3:
            entry |= LONGER
        self.forms.append(form)
        self._numbered[lower] = entry
        return entry

    def _keep(self, entries: dict[int, int]) -> None:
        """Put entries where they are looked for; the first of a slot has it, others crowd."""
        keys = np.fromiter(entries, dtype=np.uint64, count=len(entries))
        values = np.fromiter(entries.values(), dtype=np.int64, count=len(entries))
        slots = (keys >> _SHIFT).astype(np.int64)
        free = self._slots.take(slots) == 0
        _, firsts = np.unique(slots, return_index=True)
        own = np.zeros(len(slots), dtype=np.bool_)
        own[firsts] = True
        own &= free
        self._entries[slots[own]] = values[own]
        self._slots[slots[own]] = keys[own]
        self._crowded |= {
            int(key): int(value) for key, value in zip(keys[~own], values[~own], strict=True)
        }


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
