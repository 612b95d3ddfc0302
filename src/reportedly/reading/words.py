"""The words of a page's lines, as numbers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from reportedly.reading.glyphs import APOSTROPHE, MARK, UNDERSCORE, WORD, Glyphs, among
from reportedly.reading.vocabulary import LONGER, NUMBER_AT, vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reportedly.reading.glyphs import Flags, Places

_FACTOR = 0x9E3779B97F4A7C15
"""An odd number of 64 bits without pattern: the golden ratio's fraction."""

_PERIOD = 1 << 16
_DOTTED = "İ"
"""A letter that in small letters is two, the second of which parts words."""


class Words:
    """All words of all lines, one after another.

    A word is letters and figures, with one apostrophe inside at most, or one of a few marks.
    `entries` are what the vocabulary says of each, `rows` their lines; `starts` each line's first
    word and `counts` how many it has.
    """

    __slots__ = ("counts", "entries", "known", "rows", "starts")

    def __init__(self, seen: Glyphs) -> None:
        if _DOTTED in seen.joined:
            seen = Glyphs([text.replace(_DOTTED, _DOTTED.lower()) for text in seen.texts])
        lows, highs, self.rows = _bounds(seen)
        self.known = vocabulary()

        def spelt(places: Places) -> list[str]:
            bounds = zip(lows.take(places).tolist(), highs.take(places).tolist(), strict=True)
            return [seen.joined[low:high] for low, high in bounds]

        self.entries = self.known.entries(_hashes(seen, lows, highs), spelt)
        self.counts: Places = np.bincount(self.rows, minlength=len(seen.texts))
        self.starts: Places = np.cumsum(self.counts) - self.counts

    def have(self, *flags: int) -> list[Flags]:
        """Whether each line has a word with each of these flags of the vocabulary's."""
        places = (self.entries & sum(flags)).nonzero()[0]
        entries, rows = self.entries.take(places), self.rows.take(places)
        found = []
        for flag in flags:
            have = np.zeros(len(self.counts), dtype=np.bool_)
            have[rows[(entries & flag) != 0]] = True
            found.append(have)
        return found

    def longer(self) -> tuple[Places, Places]:
        """The numbers of the words of more than three letters, and their lines."""
        places = (self.entries & LONGER).nonzero()[0]
        return self.entries.take(places) >> NUMBER_AT, self.rows.take(places)

    def forms_at(self, places: Places) -> list[bytes]:
        """The words at some places as they are hashed."""
        forms = self.known.forms
        return [forms[number] for number in (self.entries.take(places) >> NUMBER_AT).tolist()]


def _bounds(seen: Glyphs) -> tuple[Places, Places, Places]:
    """Where each word begins and ends, and its line: what lies between breaks, and the marks."""
    breaks = (~_inside(seen)).nonzero()[0]
    ends, rows = seen.events.take(breaks), seen.rows.take(breaks)
    lows = np.empty(2 * len(ends), dtype=np.int64)  # of the word before each break, and of itself
    highs = np.empty(2 * len(ends), dtype=np.int64)
    lows[0] = 0
    lows[2::2] = ends[:-1] + 1
    lows[1::2] = highs[::2] = ends
    highs[1::2] = ends + among(MARK).take(seen.sorts.take(breaks))
    some = (lows < highs).nonzero()[0]
    return lows.take(some), highs.take(some), rows.take(some >> 1)


def _inside(seen: Glyphs) -> Flags:
    """Whether each event is part of a word of letters and figures.

    An apostrophe is where it stands inside a word and none stands before it in the same.
    """
    letters = _letters()
    found: Flags = letters.take(seen.sorts)
    apostrophes = among(APOSTROPHE).take(seen.sorts).nonzero()[0]
    if len(apostrophes):
        places = seen.events.take(apostrophes)
        held = letters.take(seen.codes.take(places - 1)) & letters.take(seen.codes.take(places + 1))
        found[apostrophes[held]] = True
        _part_chains(found, apostrophes, held, letters.take(seen.sorts))
    return found


def _part_chains(found: Flags, apostrophes: Places, held: Flags, letters: Flags) -> None:
    """Let every second apostrophe of a word with several be a break."""
    kept = apostrophes[held]
    order = (~letters).nonzero()[0].searchsorted(kept)
    for number in (np.diff(order) == 1).nonzero()[0].tolist():
        if found[kept[number]]:
            found[kept[number + 1]] = False


@lru_cache(maxsize=1)
def _letters() -> Flags:
    """Of each class of code points whether it is a letter or a figure."""
    found: Flags = among(WORD) & ~among(UNDERSCORE)
    return found


@lru_cache(maxsize=1)
def _powers() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The first powers of the factor, and one over each, times the factor; all of 64 bits."""
    inverse = pow(_FACTOR, -1, 1 << 64)
    rows = []
    for first, factor in ((1, _FACTOR), (_FACTOR, inverse)):
        powers = np.full(_PERIOD, factor, dtype=np.uint64)
        powers[0] = first
        rows.append(np.multiply.accumulate(powers))
    return rows[0], rows[1]


def _hashes(seen: Glyphs, lows: Places, highs: Places) -> Places:
    """A number of 64 bits for each word: its letters as a polynomial, wherever it stands.

    Sums over the whole page are taken once; a word's is a difference. Behind each `_PERIOD` places
    the powers begin anew, so that a word across such a place has another number, but no other has
    it.
    """
    powers, inverses = _powers()
    size = len(seen.points)
    sums = np.zeros(size + 1, dtype=np.uint64)
    own = powers[:size] if size <= _PERIOD else np.resize(powers, size)
    np.cumsum(seen.points * own, out=sums[1:])
    found = (sums.take(highs) - sums.take(lows)) * inverses.take(lows & (_PERIOD - 1))
    return found.view(np.int64)
