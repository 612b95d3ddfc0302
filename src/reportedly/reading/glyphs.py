"""The lines of a page as one array of code points, and of what kind each of them is.

A page is looked at in a few passes over that array and not line by line. Most places of a text are
small letters of which nothing more is to be said; the others, some quarter, are its `events`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from reportedly.reading.fold import FOREIGN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Codes = NDArray[np.uint8]
    Places = NDArray[np.int64]

LETTER, CAPITAL, SMALL, FIGURE, SPACE, WORD, CJK = (1 << bit for bit in range(7))
"""What a code point is: `str.isalpha`, `isupper`, `islower`, `isdigit`, `isspace`, a letter of
words as patterns see it (`isalnum` or "_"), and of scripts written without spaces."""

_CAPITALS = "".join(map(chr, (*range(0x41, 0x5B), *range(0xC0, 0xDF), *range(0x410, 0x430))))

_SIGNS = (
    ",،、",
    ".?!",
    "。",
    '"“”„«»',
    "@",
    "©",
    "|•·",
    "(",
    "#",
    ".!?…。！？؟।",
    "\"'”’»)]",
    " ",
    ":",
    "?",
    "…",
    ".",
    "\"”»’'",
    ">»›→",
    "\"“„«'‘(",
    "'’",
    "_",
    "@©|•»›→#€$%+",
    _CAPITALS,
)
(
    COMMA,
    STOP,
    FULL_STOP,
    QUOTE,
    AT,
    RIGHTS,
    BAR,
    BRACKET,
    HASH,
    END,
    CLOSER,
    BLANK,
    COLON,
    QUESTION,
    ELLIPSIS,
    DOT,
    ENDS_QUOTE,
    ARROW,
    OPENER,
    APOSTROPHE,
    UNDERSCORE,
    MARK,
    NAMING,
) = (1 << bit for bit in range(7, 7 + len(_SIGNS)))
"""Which signs a code point is among, in the order of `_SIGNS`. A `MARK` is a word of its own, a
`NAMING` letter begins a name."""

_BMP = 0x10000
_CJK = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF))
PLAIN = LETTER | SMALL | WORD
"""What most places are: no events."""


def _kind(point: int) -> int:
    sign = chr(point)
    found = LETTER * sign.isalpha() + CAPITAL * sign.isupper() + SMALL * sign.islower()
    found += FIGURE * sign.isdigit() + SPACE * sign.isspace()
    found += WORD * (sign.isalnum() or sign == "_")
    return found + CJK * any(low <= point <= high for low, high in _CJK)


@lru_cache(maxsize=1)
def classes() -> tuple[NDArray[np.uint32], Codes]:
    """All kinds that occur, `PLAIN` first, and which of them each code point of the basic plane is.

    Made once, in some 40 ms.
    """
    found = np.array([_kind(point) for point in range(_BMP)], dtype=np.uint32)
    for number, signs in enumerate(_SIGNS):
        found[[ord(sign) for sign in signs]] |= np.uint32(1 << (7 + number))
    kinds, codes = np.unique(found ^ np.uint32(PLAIN), return_inverse=True)
    return kinds ^ np.uint32(PLAIN), codes.astype(np.uint8)


@lru_cache(maxsize=64)
def among(kind: int) -> Flags:
    """Of each class of code points whether it is of any of these kinds."""
    found: Flags = (classes()[0] & np.uint32(kind)) != 0
    return found


def _codes_of(points: NDArray[np.uint32], highest: int) -> Codes:
    kinds, codes = classes()
    if highest < _BMP:
        return codes.take(points)
    low = points < _BMP
    found = codes.take(np.where(low, points, 0))
    number = {int(kind): at for at, kind in enumerate(kinds)}
    found[~low] = [number[_kind(point)] for point in points[~low].tolist()]
    return found


class Glyphs:
    """All lines as one array of code points, each line closed by a line feed.

    `starts` and `ends` are each line's first place and that of its line feed, `sizes` their
    distance. `codes` are classes of code points (see `classes`). `events` are the places that are
    not `PLAIN`, every line feed among them; `rows` and `sorts` their lines and classes.
    """

    __slots__ = (
        "codes",
        "ends",
        "events",
        "highest",
        "joined",
        "points",
        "rows",
        "sizes",
        "sorts",
        "starts",
        "texts",
    )

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.joined = "\n".join(texts) + "\n"
        self.points: NDArray[np.uint32] = np.frombuffer(
            self.joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32
        )
        self.highest = int(self.points.max())
        self.codes = _codes_of(self.points, self.highest)
        self.sizes: Places = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        self.ends: Places = np.cumsum(self.sizes + 1) - 1
        self.starts: Places = self.ends - self.sizes
        self.events: Places = (self.codes != 0).nonzero()[0]
        feeds = self.events.searchsorted(self.ends)
        self.rows: Places = np.repeat(np.arange(len(texts)), np.diff(feeds, prepend=-1))
        self.sorts = self.codes.take(self.events)

    def may_be_folded(self) -> bool:
        """Whether a line has a letter of those that may stand for a Latin one."""
        low, high = FOREIGN
        if self.highest < low:
            return False
        return bool(((self.points - np.uint32(low)) <= high - low).any())

    def places(self, kind: int) -> Places:
        """The events of a kind."""
        found: Places = self.events[among(kind).take(self.sorts)]
        return found

    def lines(self, places: Places) -> Flags:
        """Whether each line has any of the places."""
        found = np.zeros(len(self.texts), dtype=np.bool_)
        found[self.ends.searchsorted(places)] = True
        return found
