"""What the labeller sees of a line: numbers about its shape and place, and hashed words.

Nothing here knows a language's grammar or an outlet. Look-alike letters are folded first.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from reportedly.reading.fold import fold_all
from reportedly.reading.glyphs import Glyphs
from reportedly.reading.keys import name_keys, word_keys
from reportedly.reading.overlaps import overlaps
from reportedly.reading.shapes import LONG, SHAPES, shapes
from reportedly.reading.surroundings import MARKUPS, groups, surroundings
from reportedly.reading.vocabulary import BUCKETS
from reportedly.reading.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportedly.reading.view import LineView

PLACES = 12
NUMBERS = SHAPES + PLACES + MARKUPS

__all__ = ["BUCKETS", "MARKUPS", "NUMBERS", "PLACES", "Seen"]


class Seen:
    """The features of a page's lines, look-alike letters folded (`texts`).

    `numbers` has one row a line; `words` and `names` are bucket numbers of all lines one after
    another (words of the text; words of class and id), `word_rows` and `name_rows` their lines.
    `groups` numbers the lines twice: by the container they stand in, and by how they are made
    (tag and class, theirs and their container's); None for plain text.
    """

    __slots__ = ("groups", "name_rows", "names", "numbers", "texts", "word_rows", "words")

    def __init__(self, views: Sequence[LineView]) -> None:
        self.numbers: NDArray[np.float32] = np.zeros((len(views), NUMBERS), dtype=np.float32)
        self.names: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self.words = self.word_rows = self.name_rows = self.names
        self.groups: NDArray[np.int64] | None = None
        self.texts: Sequence[str] = [view.text for view in views]
        if not views:
            return
        glyphs = Glyphs(self.texts)
        if glyphs.may_be_folded():
            self.texts = fold_all(self.texts)
            glyphs = Glyphs(self.texts)
        words = Words(glyphs)
        self.numbers[:, :SHAPES] = shapes(glyphs, words)
        self.numbers[:, SHAPES : SHAPES + PLACES] = _places(glyphs, words)
        self.words, self.word_rows = word_keys(words)
        lines = [view.line for view in views if view.line is not None]
        if lines:
            self.numbers[:, SHAPES + PLACES :] = surroundings(lines)
            self.groups = groups(lines)
            self.names, self.name_rows = name_keys(lines)


def _places(seen: Glyphs, words: Words) -> NDArray[np.float32]:
    """Numbers about each line among the others."""
    texts, count = seen.texts, len(seen.texts)
    sizes = seen.sizes.astype(np.float32)
    before = np.cumsum(sizes) - sizes
    order = np.arange(count, dtype=np.float32)
    times = Counter(texts)
    repeated = np.fromiter(map(times.__getitem__, texts), dtype=np.float32, count=count)
    running = sizes >= LONG
    long_before: NDArray[np.int64] = np.cumsum(running) - running
    long_total = max(1, int(running.sum()))
    found = np.empty((PLACES, count), dtype=np.float32)
    found[0] = order / max(1, count - 1)
    found[1] = np.log1p(order)
    found[2] = np.log1p(count - 1 - order)
    found[3] = before / (float(sizes.sum()) or 1.0)
    found[4] = np.minimum(repeated, 5) / 5
    found[5] = repeated > 1
    found[6] = long_before / long_total
    found[7] = long_before == 0
    found[8] = long_before == long_total
    found[9:] = overlaps(words, running)
    return found.T
