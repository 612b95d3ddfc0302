"""Numbers about the shape of each line by itself, for all lines of a page at once.

The lines are put together and looked at as one array of code points, so that the cost is that of
a few passes over the page and not of some forty questions to each line. Only what needs a
language of patterns (dates, addresses, names) is asked line by line, and only where it may be.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, product
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Points = NDArray[np.uint32]
    Counts = NDArray[np.float64]
    Places = NDArray[np.int64]

LONG = 80
"""Characters of a line taken for running text when words of a page are compared: the length rule
with which the data's own README separates body lines best."""

SHAPES = 40

_DATE = re.compile(
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4}"
    r"|[^\W\d_]{3,10}\.? \d{1,2},? \d{4})|\d{4}\s?[年년]"
)
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}\b|\b(?:hours?|minutes?|days?|hrs?|mins?) ago\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w")
_NAME = re.compile(r"^(?:[A-ZÀ-ÞА-Я][\w'’.-]*\s?){2,4}$")

LETTER, CAPITAL, SMALL, FIGURE, SPACE, WORD, CJK = (1 << bit for bit in range(7))
"""What a code point is: `str.isalpha`, `isupper`, `islower`, `isdigit`, `isspace`, a letter of
words as patterns see it (`isalnum` or "_"), and of scripts written without spaces."""

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
    "./-",
    ":.hH",
)
COMMA, STOP, FULL_STOP, QUOTE, AT, RIGHTS, BAR, BRACKET, HASH, END, CLOSER, IN_DATE, IN_TIME = (
    1 << bit for bit in range(7, 7 + len(_SIGNS))
)
"""Which signs a code point is among, in the order of `_SIGNS`."""

_BMP = 0x10000
_CJK = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF))
_FIRST_PERSON = ("I", "my")
_THIRD_PERSON = ("he", "she", "his", "her")


def _kind(point: int) -> int:
    sign = chr(point)
    found = LETTER * sign.isalpha() + CAPITAL * sign.isupper() + SMALL * sign.islower()
    found += FIGURE * sign.isdigit() + SPACE * sign.isspace()
    found += WORD * (sign.isalnum() or sign == "_")
    return found + CJK * any(low <= point <= high for low, high in _CJK)


@lru_cache(maxsize=1)
def _kinds() -> NDArray[np.uint32]:
    """What each code point of the basic plane is; made once, in some 40 ms."""
    found = np.array([_kind(point) for point in range(_BMP)], dtype=np.uint32)
    for number, signs in enumerate(_SIGNS):
        found[[ord(sign) for sign in signs]] |= np.uint32(1 << (7 + number))
    return found


def _kinds_of(points: Points) -> NDArray[np.uint32]:
    if int(points.max()) < _BMP:
        return _kinds()[points]
    low = points < _BMP
    found = _kinds()[np.where(low, points, 0)]
    found[~low] = [_kind(int(point)) for point in points[~low]]
    return found


_RARE = ~np.uint32(LETTER | SMALL | SPACE | WORD)
"""All kinds but those that nearly every place of a text has."""


class Glyphs:
    """All lines as one array of code points, each line closed by a line feed.

    `starts` and `ends` are each line's first place and that of its line feed; `rare` are the
    places of capitals, figures and signs, `rows` their lines, `sorts` their kinds.
    """

    __slots__ = ("ends", "joined", "kinds", "points", "rare", "rows", "sorts", "starts", "texts")

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.joined = "\n".join(texts) + "\n"
        self.points: Points = np.frombuffer(
            self.joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32
        )
        self.kinds = _kinds_of(self.points)
        sizes = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        self.ends: Places = np.cumsum(sizes + 1) - 1
        self.starts: Places = self.ends - sizes
        self.rare: Places = (self.kinds & _RARE).nonzero()[0]
        self.rows: Places = self.ends.searchsorted(self.rare)
        self.sorts = self.kinds[self.rare]

    def have(self, kind: int) -> Flags:
        """The places of a kind."""
        found: Flags = (self.kinds & np.uint32(kind)) != 0
        return found

    def of(self, kind: int) -> Counts:
        """How many places of one of the rare kinds each line has."""
        return self.rows_of(self.rows[(self.sorts & np.uint32(kind)) != 0])

    def rows_of(self, rows: Places) -> Counts:
        """How often each line is among `rows`."""
        return np.bincount(rows, minlength=len(self.texts)).astype(np.float64)

    def at(self, places: Places) -> Counts:
        """How many of `places`, which rise, each line has."""
        found = places.searchsorted(self.ends) - places.searchsorted(self.starts)
        return found.astype(np.float64)


def shapes(texts: Sequence[str], word_counts: Sequence[int]) -> NDArray[np.float64]:
    """One row of `SHAPES` numbers a line; no line is empty. `word_counts` are the labeller's."""
    seen = Glyphs(texts)
    size = (seen.ends - seen.starts).astype(np.float64)
    count = np.array(word_counts, dtype=np.float64)
    some, words = np.maximum(1, size), np.maximum(1, count)
    letters = np.add.reduceat(seen.kinds & np.uint32(LETTER), seen.starts).astype(np.float64)
    capitals, digits, cjk = seen.of(CAPITAL), seen.of(FIGURE), seen.of(CJK)
    commas, stops = seen.of(COMMA), seen.of(FULL_STOP) + _stops_within(seen)
    raw, headed = _spaced_words(seen)
    first, last = seen.points[seen.starts], seen.points[seen.ends - 1]
    first_kind = seen.kinds[seen.starts]
    first_person, third_person = _persons(seen)
    columns: list[NDArray[Any]] = [
        np.log1p(size),
        np.log1p(count + cjk),
        np.minimum(size, 400) / 400,
        np.minimum(count, 12) / 12,
        count <= 1,
        count == 2,
        (count >= 3) & (count <= 5),
        size >= LONG,
        size >= 3 * LONG,
        _ends_sentence(seen),
        last == ord(":"),
        last == ord("?"),
        (last == ord("…")) | _ends_in_dots(seen),
        np.isin(last, _points("\"”»’'")),
        np.isin(last, _points(">»›→")),
        letters / some,
        capitals / np.maximum(1, letters),
        (letters > 3) & (capitals > 0.9 * letters),
        headed / np.maximum(1, raw),
        digits / some,
        (first_kind & FIGURE) != 0,
        (first_kind & SMALL) != 0,
        ((first_kind & (WORD | SPACE)) == 0) & ~np.isin(first, _points("\"“„«'‘(")),
        np.minimum(commas, 8) / 8,
        commas / words,
        np.minimum(stops, 8) / 8,
        np.minimum(seen.of(QUOTE), 6) / 6,
        _each(texts, _may_be_date(seen), _DATE.search),
        _each(texts, _may_be_time(seen), _TIME.search),
        _each(texts, _may_be_address(seen), _ADDRESS.search),
        *(seen.of(kind) > 0 for kind in (AT, RIGHTS, BAR, BRACKET, HASH)),
        _each(texts, (raw <= 4) & _opens_name(first), _NAME.match),
        first_person,
        third_person,
        size / words / 10,
        cjk / some,
    ]
    return np.stack(columns, axis=1).astype(np.float64)


@lru_cache(maxsize=8)
def _points(signs: str) -> Points:
    return np.array([ord(sign) for sign in signs], dtype=np.uint32)


def _opens_name(first: Points) -> Flags:
    """Whether a line's first sign is among those that `_NAME` begins with."""
    latin = ((first >= ord("A")) & (first <= ord("Z"))) | ((first >= 0xC0) & (first <= 0xDE))
    return latin | ((first >= ord("А")) & (first <= ord("Я")))


def _each(texts: Sequence[str], where: Flags, holds: Callable[[str], object]) -> Flags:
    """Whether `holds` says yes to each line; asked only `where` it may."""
    found = np.zeros(len(texts), dtype=np.bool_)
    for number in where.nonzero()[0].tolist():
        found[number] = bool(holds(texts[number]))
    return found


def _may_be_date(seen: Glyphs) -> Flags:
    """The lines with four figures in a row, or two figures with a sign of dates between."""
    figures = seen.rare[(seen.sorts & np.uint32(FIGURE)) != 0]
    runs = figures[:-3][figures[3:] - figures[:-3] == 3]
    return (seen.at(runs) > 0) | (seen.at(_between_figures(seen, IN_DATE)) > 0)


def _may_be_time(seen: Glyphs) -> Flags:
    """The lines with two figures and a sign of times between, or that say how long ago."""
    found = seen.at(_between_figures(seen, IN_TIME)) > 0
    if " ago" in seen.joined.lower():
        found |= np.array([" ago" in text.lower() for text in seen.texts], dtype=np.bool_)
    return found


def _between_figures(seen: Glyphs, kind: int) -> Places:
    """The places of a kind right between two figures."""
    places = seen.rare[(seen.sorts & np.uint32(kind)) != 0]
    around = seen.kinds[np.maximum(places - 1, 0)] & seen.kinds[places + 1] & np.uint32(FIGURE)
    found: Places = places[around != 0]
    return found


def _may_be_address(seen: Glyphs) -> Flags:
    found = seen.of(AT) > 0
    if "//" in seen.joined or "www." in seen.joined:
        found |= np.array(["//" in t or "www." in t for t in seen.texts], dtype=np.bool_)
    return found


def _stops_within(seen: Glyphs) -> Counts:
    """Marks that end a sentence with a space behind them."""
    marks = seen.rare[(seen.sorts & np.uint32(STOP)) != 0]
    return seen.at(marks[seen.points[marks + 1] == ord(" ")])


def _spaced_words(seen: Glyphs) -> tuple[Counts, Counts]:
    """How many words between white space each line has, and how many begin with a capital."""
    shown = ~seen.have(SPACE)
    begins = shown.copy()
    begins[1:] &= ~shown[:-1]
    places = begins.nonzero()[0]
    headed = (seen.kinds[places] & np.uint32(CAPITAL)) != 0
    return seen.at(places), seen.at(places[headed])


def _ends_sentence(seen: Glyphs) -> Flags:
    """Whether the last sign of a line that closes no quote or bracket ends a sentence."""
    places = seen.rare[(seen.sorts & np.uint32(END)) != 0]
    last = np.append(-1, places)[places.searchsorted(seen.ends)]
    closers = seen.rare[(seen.sorts & np.uint32(CLOSER)) != 0]
    behind = closers.searchsorted(seen.ends) - closers.searchsorted(last + 1)
    found: Flags = (last >= seen.starts) & (behind == seen.ends - last - 1)
    return found


def _ends_in_dots(seen: Glyphs) -> Flags:
    ends, dot = seen.ends, ord(".")
    are_dots = (
        (seen.points[ends - 1] == dot)
        & (seen.points[np.maximum(ends - 2, 0)] == dot)
        & (seen.points[np.maximum(ends - 3, 0)] == dot)
    )
    found: Flags = are_dots & (ends - seen.starts >= 3)
    return found


def _persons(seen: Glyphs) -> tuple[Flags, Flags]:
    """Whether each line has a word of the first person, and one of the third in any case."""
    inside = seen.have(WORD)
    edges = (inside[1:] != inside[:-1]).nonzero()[0] + 1
    if inside[0]:
        edges = np.append(0, edges)
    starts, ends = edges[0::2], edges[1::2]
    sizes = ends - starts
    starts, sizes = starts[sizes <= 3], sizes[sizes <= 3]
    packed = seen.points[starts].astype(np.uint64)
    for step in (1, 2):
        letter = seen.points[np.minimum(starts + step, len(inside) - 1)].astype(
            np.uint64
        ) << np.uint64(21 * step)
        packed |= np.where(sizes > step, letter, np.uint64(0))
    return (
        seen.at(starts[_is_among(packed, _packed(_FIRST_PERSON))]) > 0,
        seen.at(starts[_is_among(packed, _packed(_any_case(_THIRD_PERSON)))]) > 0,
    )


def _is_among(values: NDArray[np.uint64], known: NDArray[np.uint64]) -> Flags:
    """Which values are `known`; those rise."""
    found: Flags = known[np.minimum(known.searchsorted(values), len(known) - 1)] == values
    return found


@lru_cache(maxsize=4)
def _any_case(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words in every mixture of capitals and small letters."""
    cased = (product(*((letter, letter.upper()) for letter in word)) for word in words)
    return tuple("".join(letters) for letters in chain.from_iterable(cased))


@lru_cache(maxsize=4)
def _packed(words: tuple[str, ...]) -> NDArray[np.uint64]:
    """Words of three letters at most as numbers, rising: 21 bits hold any code point."""
    numbers = [sum(ord(letter) << 21 * at for at, letter in enumerate(word)) for word in words]
    return np.array(sorted(numbers), dtype=np.uint64)
