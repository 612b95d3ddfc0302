"""What the labeller sees of a line: numbers about its shape and place, and hashed words.

Nothing here knows a language's grammar or an outlet. Look-alike letters are folded first.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, compress, pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from reportedly.reading.elements import HINTS
from reportedly.reading.fold import fold_all
from reportedly.reading.shapes import LONG, SHAPES, shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportedly.reading.markup import Element, Line
    from reportedly.reading.view import LineView

BUCKETS = 8192
"""Rows of the table of hashed words. Fitted: the vocabulary that recurs over domains is a few
thousand words; 16,384 rows gave the same out-of-fold figures and a file twice as large."""

EARLY = 4
"""Lines of running text that count as the beginning of a page."""

FIRST, LAST = 10, 6
"""Words of a line that are looked at from its beginning and its end: kinds of lines show there."""

_WORD = re.compile(r"\w+(?:['’]\w+)?|[@©|•»›→#€$%+]")
_DIGITS = re.compile(r"\d+")

PLACES = 12
MARKUPS = 2 * HINTS + 17 + 14
NUMBERS = SHAPES + PLACES + MARKUPS


class Seen:
    """The features of a page's lines.

    `numbers` has one row a line; `words` and `names` are bucket numbers of all lines one after
    another (words of the text; words of class and id), `word_rows` and `name_rows` their lines.
    `groups` numbers the lines twice: by the container they stand in, and by how they are made
    (tag and class, theirs and their container's); None for plain text.
    """

    __slots__ = ("groups", "name_rows", "names", "numbers", "word_rows", "words")

    def __init__(self, views: Sequence[LineView]) -> None:
        texts = fold_all([view.text for view in views])
        split = [_WORD.findall(text.lower().replace("_", " ")) for text in texts]
        numbers = np.zeros((len(views), NUMBERS), dtype=np.float32)
        self.groups: NDArray[np.int64] | None = None
        if views:
            numbers[:, :SHAPES] = shapes(texts, list(map(len, split)))
            numbers[:, SHAPES : SHAPES + PLACES] = _places(texts, split)
            if views[0].line is not None:
                lines = [view.line for view in views if view.line is not None]
                numbers[:, SHAPES + PLACES :] = _markup(lines)
                self.groups = _groups(lines)
        self.numbers: NDArray[np.float32] = numbers
        self.words, self.word_rows = _bags([_word_keys(words) for words in split])
        self.names, self.name_rows = _bags([_name_keys(view.line) for view in views])


def _places(texts: Sequence[str], split: list[list[str]]) -> NDArray[np.float32]:
    """Numbers about each line among the others."""
    count = len(texts)
    sizes = np.array([len(text) for text in texts], dtype=np.float32)
    total = float(sizes.sum()) or 1.0
    before = np.cumsum(sizes) - sizes
    order = np.arange(count, dtype=np.float32)
    times = Counter(texts)
    repeated = np.array([times[text] for text in texts], dtype=np.float32)
    running = sizes >= LONG
    long_before: NDArray[np.int64] = np.cumsum(running) - running
    long_total = max(1, int(running.sum()))
    shared, common, led = _overlaps(texts, split)
    return np.stack(
        [
            order / max(1, count - 1),
            np.log1p(order),
            np.log1p(count - 1 - order),
            before / total,
            np.minimum(repeated, 5) / 5,
            (repeated > 1).astype(np.float32),
            long_before / long_total,
            (long_before == 0).astype(np.float32),
            (long_before == long_total).astype(np.float32),
            shared,
            common,
            led,
        ],
        axis=1,
    )


def _overlaps(
    texts: Sequence[str], split: list[list[str]]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """For each line the share of its longer words that the running text has: any, often, early."""
    every = list(chain.from_iterable(split))
    longer = np.fromiter(map(len, every), dtype=np.int64, count=len(every)) > 3
    lines = np.repeat(np.arange(len(texts)), list(map(len, split)))[longer]
    content = list(compress(every, longer.tolist()))
    known = {word: number for number, word in enumerate(dict.fromkeys(content))}
    words = np.fromiter(map(known.__getitem__, content), dtype=np.int64, count=len(content))
    own = np.array([len(text) >= LONG for text in texts])
    running = own[lines]
    pairs = np.unique(lines[running] * len(known) + words[running]) if known else words
    inside = np.bincount(pairs % max(1, len(known)), minlength=len(known))
    opening = own & (np.cumsum(own) <= EARLY)
    early = np.zeros(len(known), dtype=np.bool_)
    early[words[opening[lines]]] = True
    hits = inside[words] - running
    whole = np.maximum(1, np.bincount(lines, minlength=len(texts)))

    def share(flags: NDArray[np.bool_]) -> NDArray[np.float32]:
        return (np.bincount(lines[flags], minlength=len(texts)) / whole).astype(np.float32)

    return share(hits > 0), share(hits > 2), share(early[words])


_TAGS = (
    "p", "li", "h1", "h2", "h3", "h4", "div", "td", "blockquote", "figcaption", "button", "span",
    "a", "time", "section", "label", "option",
)  # fmt: skip


def _markup(lines: list[Line]) -> NDArray[np.float32]:
    """Numbers about where each line stands in the markup."""
    found = np.zeros((len(lines), MARKUPS), dtype=np.float32)
    near = np.array([_near(line) for line in lines], dtype=np.int64)
    far = np.array([line.element.above_all for line in lines], dtype=np.int64)
    places = 1 << np.arange(HINTS, dtype=np.int64)
    found[:, :HINTS] = (near[:, None] & places) != 0
    found[:, HINTS : 2 * HINTS] = (far[:, None] & places) != 0
    at = 2 * HINTS
    for row, line in enumerate(lines):
        tag = _block_tag(line.element)
        if tag in _TAGS:
            found[row, at + _TAGS.index(tag)] = 1
    found[:, at + len(_TAGS) :] = _weights(lines)
    return found


def _near(line: Line) -> int:
    """The hints of the line's element, those in the line, its parent's and grandparent's."""
    return line.inline | line.element.bits | line.element.above


def _block_tag(element: Element) -> str:
    """The tag of the innermost element that is no bare inline one."""
    return element.tag


def _weights(lines: list[Line]) -> NDArray[np.float32]:
    """Links, depth, and how much of the page's running text shares the line's container."""
    weight: dict[int, int] = {}
    paths = [_chain(line.element) for line in lines]
    total = 0
    for line, path in zip(lines, paths, strict=True):
        prose = line.size if line.size >= LONG and line.linked < line.size / 2 else 0
        total += prose
        for number in path:
            weight[number] = weight.get(number, 0) + prose
    whole = max(1, total)
    rows = []
    for line, path in zip(lines, paths, strict=True):
        shares = [weight[number] / whole for number in path[:5]]
        shares += [shares[-1] if shares else 0.0] * (5 - len(shares))
        size = max(1, line.size)
        rows.append(
            [
                1.0,
                line.linked / size,
                float(line.linked >= size),
                min(line.links, 5) / 5,
                line.bold / size,
                float(line.bold >= size),
                min(line.element.depth, 40) / 40,
                *shares,
                max(shares[1:4]),
                float(bool(line.element.words)),
            ]
        )
    return np.array(rows, dtype=np.float32)


def _chain(element: Element) -> list[int]:
    """The numbers of the line's element and those around it, innermost first, five at most."""
    found: list[int] = []
    at: Element | None = element
    while at is not None and len(found) < 5:
        found.append(at.number)
        at = at.parent
    return found


_INLINE = frozenset(
    [
        "a",
        "b",
        "cite",
        "em",
        "font",
        "i",
        "mark",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    ]
)


def _groups(lines: list[Line]) -> NDArray[np.int64]:
    """For each line the number of its container, and that of its make; two rows, from zero."""
    containers: dict[int, int] = {}
    makes: dict[tuple[object, ...], int] = {}
    found = np.empty((2, len(lines)), dtype=np.int64)
    for row, line in enumerate(lines):
        block = line.element
        while block.tag in _INLINE and block.parent is not None:
            block = block.parent
        around = block.parent or block
        make = (block.tag, block.words, around.tag, around.words)
        found[0, row] = containers.setdefault(around.number, len(containers))
        found[1, row] = makes.setdefault(make, len(makes))
    return found


def _word_keys(words: list[str]) -> list[str]:
    """What of a line's words is hashed: both ends, and pairs where the line is short."""
    if not words:
        return ["<none>"]
    if len(words) > FIRST + LAST:
        words = words[:FIRST] + words[-LAST:]
    words = [word if word.isalpha() else _DIGITS.sub("0", word) for word in words]
    keys = words
    keys = [*keys, "^" + words[0], words[-1] + "$"]
    if len(words) > 1:
        keys.append(f"^{words[0]} {words[1]}")
    if len(words) <= 8:
        keys.extend(f"{a} {b}" for a, b in pairwise(words))
        keys.append("=" + " ".join(words))
    return keys


def _name_keys(line: Line | None) -> list[str]:
    """The class and id words of the four innermost elements, each with how far out it stands."""
    keys: list[str] = []
    at = line.element if line else None
    for level in range(4):
        if at is None:
            break
        keys.extend(f".{word}" for word in at.words)
        keys.append(f"<{at.tag} {level}")
        at = at.parent
    return keys


def _bags(keys: list[list[str]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Bucket numbers of all keys, and the row each belongs to."""
    rows = np.repeat(np.arange(len(keys)), [len(row) for row in keys])
    joined = "\n".join([key for row in keys for key in row]).encode("utf-8", "surrogatepass")
    buckets = np.array([*map(crc32, joined.split(b"\n"))] if len(rows) else [], dtype=np.int64)
    return buckets % BUCKETS, rows.astype(np.int64)
