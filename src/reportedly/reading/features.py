"""What the labeller sees of a line: numbers about its shape and place, and hashed words.

Nothing here knows a language's grammar or an outlet. Look-alike letters are folded first.
"""

from __future__ import annotations

import math
import re
import string
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from reportedly.reading.elements import HINTS
from reportedly.reading.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportedly.reading.markup import Element, Line
    from reportedly.reading.view import LineView

BUCKETS = 8192
"""Rows of the table of hashed words. Fitted: the vocabulary that recurs over domains is a few
thousand words; 16,384 rows gave the same out-of-fold figures and a file twice as large."""

FIRST, LAST = 10, 6
"""Words of a line that are looked at from its beginning and its end: kinds of lines show there."""

LONG = 80
"""Characters of a line taken for running text when words of a page are compared: the length rule
with which the data's own README separates body lines best."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[@©|•»›→#€$%+]")
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")
_DATE = re.compile(
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4}"
    r"|[^\W\d_]{3,10}\.? \d{1,2},? \d{4})|\d{4}\s?[年년]"
)
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}\b|\b(?:hours?|minutes?|days?|hrs?|mins?) ago\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w")
_QUOTE = re.compile('["“”„«»]')
_OPENING_SIGN = re.compile(r"^[^\w\s\"“„«'‘(]")
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|my)\b")
_THIRD_PERSON = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_NAME = re.compile(r"^(?:[A-ZÀ-ÞА-Я][\w'’.-]*\s?){2,4}$")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CAPITALS = string.ascii_uppercase.encode()
_LETTERS = string.ascii_letters.encode()
_FIGURES = string.digits.encode()

SHAPES = 40
PLACES = 12
MARKUPS = 2 * HINTS + 17 + 14
NUMBERS = SHAPES + PLACES + MARKUPS


class Seen:
    """The features of a page's lines.

    `numbers` has one row a line; `words` and `names` are bucket numbers of all lines one after
    another (words of the text; words of class and id), `word_rows` and `name_rows` their lines.
    """

    __slots__ = ("name_rows", "names", "numbers", "word_rows", "words")

    def __init__(self, views: Sequence[LineView]) -> None:
        texts = [fold(view.text) for view in views]
        split = [_WORD.findall(text.lower()) for text in texts]
        numbers = np.zeros((len(views), NUMBERS), dtype=np.float32)
        if views:
            numbers[:, :SHAPES] = [_shape(t, w) for t, w in zip(texts, split, strict=True)]
            numbers[:, SHAPES : SHAPES + PLACES] = _places(texts, split)
            if views[0].line is not None:
                lines = [view.line for view in views if view.line is not None]
                numbers[:, SHAPES + PLACES :] = _markup(lines)
        self.numbers: NDArray[np.float32] = numbers
        self.words, self.word_rows = _bags([_word_keys(words) for words in split])
        self.names, self.name_rows = _bags([_name_keys(view.line) for view in views])


def _shape(text: str, words: list[str]) -> list[float]:
    """Numbers about one line by itself."""
    size, count = len(text), len(words)
    letters, capitals, digits = _letter_counts(text)
    raw = text.split()
    headed = sum(1 for word in raw if word[:1].isupper())
    cjk = len(_CJK.findall(text))
    commas = text.count(",") + text.count("،") + text.count("、")
    stops = text.count(". ") + text.count("? ") + text.count("! ") + text.count("。")
    last, first = text[-1:], text[:1]
    return [
        math.log1p(size),
        math.log1p(count + cjk),
        min(size, 400) / 400,
        min(count, 12) / 12,
        float(count <= 1),
        float(count == 2),
        float(3 <= count <= 5),
        float(size >= LONG),
        float(size >= 3 * LONG),
        float(bool(_SENTENCE_END.search(text))),
        float(last == ":"),
        float(last == "?"),
        float(last == "…" or text.endswith("...")),
        float(last in "\"”»’'"),
        float(last in ">»›→"),
        letters / max(1, size),
        capitals / max(1, letters),
        float(letters > 3 and capitals > 0.9 * letters),
        headed / max(1, len(raw)),
        digits / max(1, size),
        float(first.isdigit()),
        float(first.islower()),
        float(bool(_OPENING_SIGN.match(text))),
        min(commas, 8) / 8,
        commas / max(1, count),
        min(stops, 8) / 8,
        min(len(_QUOTE.findall(text)), 6) / 6,
        float(digits > 0 and bool(_DATE.search(text))),
        float((digits > 0 or " ago" in text.lower()) and bool(_TIME.search(text))),
        float(("//" in text or "www." in text or "@" in text) and bool(_ADDRESS.search(text))),
        float("@" in text),
        float("©" in text),
        float("|" in text or "•" in text or "·" in text),
        float("(" in text),
        float("#" in text),
        float(bool(_NAME.match(text))),
        float(bool(_FIRST_PERSON.search(text))),
        float(bool(_THIRD_PERSON.search(text))),
        size / max(1, count) / 10,
        cjk / max(1, size),
    ]


def _letter_counts(text: str) -> tuple[int, int, int]:
    """How many letters, capitals and digits a line has; bytes are counted quicker than letters."""
    plain = text.encode("ascii", "ignore")
    size = len(plain)
    others = _BEYOND_ASCII.findall(text)
    return (
        size - len(plain.translate(None, _LETTERS)) + sum(map(str.isalpha, others)),
        size - len(plain.translate(None, _CAPITALS)) + sum(map(str.isupper, others)),
        size - len(plain.translate(None, _FIGURES)) + sum(map(str.isdigit, others)),
    )


def _places(texts: list[str], split: list[list[str]]) -> NDArray[np.float32]:
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
    texts: list[str], split: list[list[str]]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """For each line the share of its longer words that the running text has: any, often, early."""
    content = [[word for word in words if len(word) > 3] for words in split]
    inside: Counter[str] = Counter()
    early: set[str] = set()
    seen_long = 0
    for text, words in zip(texts, content, strict=True):
        if len(text) >= LONG:
            inside.update(set(words))
            if seen_long < 4:
                early.update(words)
            seen_long += 1
    shared, common, led = [], [], []
    for text, words in zip(texts, content, strict=True):
        own = 1 if len(text) >= LONG else 0
        size = max(1, len(words))
        hits = [inside[word] - own for word in words]
        shared.append(sum(1 for hit in hits if hit > 0) / size)
        common.append(sum(1 for hit in hits if hit > 2) / size)
        led.append(sum(1 for word in words if word in early) / size)
    return (
        np.array(shared, dtype=np.float32),
        np.array(common, dtype=np.float32),
        np.array(led, dtype=np.float32),
    )


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
    chains = [_chain(line.element) for line in lines]
    total = 0
    for line, chain in zip(lines, chains, strict=True):
        prose = line.size if line.size >= LONG and line.linked < line.size / 2 else 0
        total += prose
        for number in chain:
            weight[number] = weight.get(number, 0) + prose
    whole = max(1, total)
    rows = []
    for line, chain in zip(lines, chains, strict=True):
        shares = [weight[number] / whole for number in chain[:5]]
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
    buckets = [bucket(key) for row in keys for key in row]
    rows = np.repeat(np.arange(len(keys)), [len(row) for row in keys])
    return np.array(buckets, dtype=np.int64), rows.astype(np.int64)


def bucket(key: str) -> int:
    """The row of the word table a word is hashed to."""
    return crc32(key.encode("utf-8", "surrogatepass")) % BUCKETS
