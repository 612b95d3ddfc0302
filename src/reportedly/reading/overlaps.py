"""What share of a line's longer words the running text of its page has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reportedly.reading.glyphs import Flags, Places
    from reportedly.reading.words import Words

    Shares = NDArray[np.float32]

EARLY = 4
"""Lines of running text that count as the beginning of a page."""

OFTEN = 2
"""Lines of running text, a line itself left out, beyond which a word stands in many."""


def overlaps(words: Words, running: Flags) -> tuple[Shares, Shares, Shares]:
    """For each line the share of its longer words that other running lines have.

    Three shares: of words that any has, that more than `OFTEN` have, and that one of the first
    `EARLY` has. `running` says which lines are running text.
    """
    numbers, rows = words.longer()
    inside = running[rows]
    hits = _lines_with(numbers, rows, inside, len(running)) - inside
    opening = running & (np.cumsum(running) <= EARLY)
    early = np.zeros(int(numbers.max(initial=0)) + 1, dtype=np.bool_)
    early[numbers[opening[rows]]] = True
    whole = np.maximum(1, np.bincount(rows, minlength=len(running)))

    def share(flags: Flags) -> Shares:
        found = np.bincount(rows[flags], minlength=len(running)) / whole
        return found.astype(np.float32)

    return share(hits > 0), share(hits > OFTEN), share(early[numbers])


def _lines_with(numbers: Places, rows: Places, inside: Flags, lines: int) -> NDArray[np.int16]:
    """For each word in how many running lines it stands, 255 at most.

    Words and lines as one number each are sorted, so that equal words stand together.
    """
    pairs = np.sort(numbers[inside] * lines + rows[inside])
    once = pairs[_are_first(pairs)] // lines
    firsts = _are_first(once).nonzero()[0]
    found = np.zeros(int(numbers.max(initial=0)) + 1, dtype=np.uint8)
    found[once[firsts]] = np.minimum(np.diff(firsts, append=len(once)), 255)
    return found.take(numbers).astype(np.int16)


def _are_first(rising: Places) -> Flags:
    """Which numbers are not the same as the one before."""
    found = np.ones(len(rising), dtype=np.bool_)
    found[1:] = rising[1:] != rising[:-1]
    return found
