"""The hashed words of lines: which words a line begins and ends with, and short lines whole."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise, repeat
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from reportedly.reading.vocabulary import BUCKET_AT, BUCKETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.reading.glyphs import Places
    from reportedly.reading.markup import Element, Line
    from reportedly.reading.words import Words

    Bags = tuple[Places, Places]

FIRST, LAST = 10, 6
"""Words of a line that are looked at from its beginning and its end: kinds of lines show there."""

SHORT = 8
"""Words of a line that is hashed whole, and in pairs: most headings, buttons and bylines."""


_NONE = crc32(b"<none>")
"""What is hashed of a line without words."""


def word_keys(words: Words) -> Bags:
    """The buckets of what is hashed of each line's words, line after line, and their lines.

    For a line in this order: its first and last words; the first again, as the first; the last, as
    the last; the first two, as such; if it is short, its pairs of words, and all as one.
    """
    counts = words.counts
    edges = np.minimum(counts, FIRST + LAST)
    short = (counts > 0) & (counts <= SHORT)
    sizes = np.where(counts > 0, edges + 2 + (counts > 1) + short * counts, 1)
    offsets = np.cumsum(sizes) - sizes
    found = np.full(int(sizes.sum()), _NONE, dtype=np.int64)
    kept, place = _at_edges(words)
    buckets = words.entries.take(kept) >> BUCKET_AT
    found[offsets.take(words.rows.take(kept)) + place] = buckets
    _put_ends(found, words, offsets + edges)
    _put_short(found, words, offsets + edges + 2, short.nonzero()[0])
    found &= BUCKETS - 1
    return found, np.repeat(np.arange(len(counts)), sizes)


def _at_edges(words: Words) -> tuple[Places, Places]:
    """The words near the beginning or end of their lines, and which of their line's they are."""
    order = np.arange(len(words.rows)) - words.starts.take(words.rows)
    far = words.counts.take(words.rows) - (FIRST + LAST)  # words left out amid a line
    kept = ((order < FIRST) | (order >= far + FIRST)).nonzero()[0]
    order, far = order.take(kept), far.take(kept)
    return kept, np.where((order < FIRST) | (far < 0), order, order - far)


def _put_ends(found: Places, words: Words, at: Places) -> None:
    """Put in, from `at` on, the hashes of each line's first word, its last, and its first two."""
    counts, starts = words.counts, words.starts
    some, several = (counts > 0).nonzero()[0], (counts > 1).nonzero()[0]
    heads = _hashes(words.forms_at(starts.take(some)), _FIRST)
    ends = words.forms_at((starts + counts - 1).take(some))
    seconds = words.forms_at(starts.take(several) + 1)
    found[at.take(some)] = heads
    found[at.take(some) + 1] = _hashes([word + b"$" for word in ends])
    found[at.take(several) + 2] = _hashes(
        [b" " + word for word in seconds], heads[counts.take(some) > 1]
    )


def _put_short(found: Places, words: Words, at: Places, lines: Places) -> None:
    """Put in, from `at` on, the hashes of short lines' pairs of words, and of all as one."""
    counts, starts = words.counts.take(lines), words.starts.take(lines)
    rows = np.repeat(np.arange(len(lines)), counts)
    order = np.arange(len(rows)) - (np.cumsum(counts) - counts).take(rows)
    forms = words.forms_at(starts.take(rows) + order)
    spaced = [b" " + word for word in forms]
    pairs = _hashes(spaced[1:], _hashes(forms))
    at = at.take(lines) + (counts > 1)
    paired = (order > 0).nonzero()[0]
    found[(at.take(rows) + order - 1).take(paired)] = pairs.take(paired - 1)
    bounds = pairwise([0, *np.cumsum(counts).tolist()])
    whole = [b"".join(spaced[low:high])[1:] for low, high in bounds]
    found[at + counts - 1] = _hashes(whole, _WHOLE)


_FIRST, _WHOLE = np.array([crc32(b"^")]), np.array([crc32(b"=")])


def _hashes(keys: list[bytes], before: Places | None = None) -> Places:
    """The CRC-32 of each key; of what has one of the hashes `before`, and goes on with the key.

    Where there is one hash before, it is that of all; where there are too many, the last are left.
    """
    if before is None:
        return np.fromiter(map(crc32, keys), dtype=np.int64, count=len(keys))
    started = repeat(int(before[0])) if len(before) == 1 else before.tolist()
    return np.fromiter(map(crc32, keys, started), dtype=np.int64, count=len(keys))


LEVELS = 4
"""Elements around a line whose names are looked at, the innermost first."""


def name_keys(lines: Sequence[Line]) -> Bags:
    """The buckets of the class and id words of the elements around each line, and the lines."""
    found: list[int] = []
    sizes = []
    for line in lines:
        before = len(found)
        at: Element | None = line.element
        for level in range(LEVELS):
            if at is None:
                break
            found += _named(at.tag, at.words, level)
            at = at.parent
        sizes.append(len(found) - before)
    return np.array(found, dtype=np.int64), np.repeat(np.arange(len(lines)), sizes)


@lru_cache(maxsize=16_384)
def _named(tag: str, words: tuple[str, ...], level: int) -> tuple[int, ...]:
    """The buckets of an element's class and id words, and of its tag with how far out it stands."""
    keys = (*(f".{word}" for word in words), f"<{tag} {level}")
    return tuple(crc32(key.encode("utf-8", "surrogatepass")) % BUCKETS for key in keys)
