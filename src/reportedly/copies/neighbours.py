"""Which words and pairs of neighbouring words news pages use: tables of hashes, no words.

Counted by `training/neighbours.py` over some 3,000 articles. A pair's bit says whether it was
seen; a full table has chance hits (about one in ten), which the usual shares are counted with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np

from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

TOKEN = re.compile(r"(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*)|[^\w\s]|\n")
"""A word, an abbreviation with dots, a number; anything else keeps its neighbours apart."""

NUMBER = "#"
STEPS = 16
"""Steps of a word's count, each twice the one before; the highest is open."""

LEAST_STEP = 4
"""A word is common from this step on: 15 times or more in the texts counted. Rarer ones have too
few pairs for a missing one to mean anything."""

PAIR_BITS = 22
WORD_BITS = 19
"""Bits of the tables' addresses: 512 and 64 kB."""

LEAST_HELD = 8
"""How often a pair with a usual word must have been seen for its absence to be telling."""


class Token(NamedTuple):
    """A word as it is counted (numbers are all one), with its place and whether it is a name's."""

    word: str
    start: int
    end: int
    capital: bool

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The tables. `usual[a][b]` is the share of pairs of words of such steps that are seen.

    `words` has the steps of words by their hashes, `held` the logarithms of the counts of pairs
    with a usual word of `swaps.txt`; both `seen` tables are bits. `unseen` is the share of running
    words that are in no other article, `rare` of those that are synonyms far rarer than the usual
    word, `size` the words counted.
    """

    words: Mapping[int, int]
    held: Mapping[int, int]
    seen_words: bytes
    seen_pairs: bytes
    usual: Sequence[Sequence[float]]
    unseen: float
    rare: float
    size: int

    def step(self, word: str) -> int:
        """How common a word is, in powers of two; 0 for one that is rare or not known."""
        return self.words.get(crc32(word.encode()), 0)

    def knows(self, word: str) -> bool:
        """Whether a word was seen at all."""
        return _bit(self.seen_words, crc32(word.encode()), WORD_BITS)

    def has(self, left: str, right: str) -> bool:
        """Whether two words were seen side by side; only of words common enough to be kept."""
        return _bit(self.seen_pairs, pair(left, right), PAIR_BITS)

    def strength(self, left: str, right: str) -> int:
        """The logarithm to base 2 of how often a pair with a usual word was seen; 0 if hardly."""
        return self.held.get(pair(left, right), 0)


def tokens(text: str) -> Iterator[Token | None]:
    """The words of a text in order; None where a mark or a line break parts two.

    >>> [token and token.word for token in tokens("The U.S. said 12, again")]
    ['the', 'u.s.', 'said', '#', None, 'again']
    """
    for match in TOKEN.finditer(text):
        word = match["word"]
        if word is None:
            yield None
            continue
        if word[0].isdigit():
            kept = word.rstrip(".,")
            yield Token(NUMBER, match.start(), match.start() + len(kept), capital=False)
            if kept != word:
                yield None
        else:
            plain = word.lower().replace("’", "'") if "’" in word else word.lower()
            yield Token(plain, *match.span(), word[0].isupper())


def pair(left: str, right: str) -> int:
    """The hash of two neighbouring words."""
    return crc32(f"{left} {right}".encode())


def table(hashes: Iterable[int], bits: int) -> bytes:
    """Bits packed into bytes, set at each hash."""
    full = np.zeros(1 << bits, dtype=bool)
    full[[one & ((1 << bits) - 1) for one in hashes]] = True
    return np.packbits(full).tobytes()


def _bit(packed: bytes, value: int, bits: int) -> bool:
    place = value & ((1 << bits) - 1)
    return bool(packed[place >> 3] >> (7 - (place & 7)) & 1)


def save(model: Neighbours, path: Path) -> None:
    """Write the tables."""
    arrays: dict[str, Any] = {
        name: np.array(sorted(getattr(model, name).items()), dtype=np.uint32)
        for name in ("words", "held")
    }
    for name in ("seen_words", "seen_pairs"):
        arrays[name] = np.frombuffer(getattr(model, name), dtype=np.uint8)
    arrays["usual"] = np.array(model.usual, dtype=np.float32)
    arrays["numbers"] = np.array([model.unseen, model.rare, model.size])
    np.savez_compressed(path, **arrays)


@lru_cache(maxsize=1)
def load() -> Neighbours:
    """The tables that came with the package."""
    path = files("reportedly.copies") / "data" / "neighbours.npz"
    with path.open("rb") as stream, np.load(stream, allow_pickle=False) as data:
        found = {name: data[name] for name in data.files}
    unseen, rare, size = found["numbers"].tolist()
    return Neighbours(
        words=dict(found["words"].tolist()),
        held=dict(found["held"].tolist()),
        seen_words=found["seen_words"].tobytes(),
        seen_pairs=found["seen_pairs"].tobytes(),
        usual=found["usual"].tolist(),
        unseen=unseen,
        rare=rare,
        size=int(size),
    )


@lru_cache(maxsize=1)
def swaps() -> dict[str, tuple[str, ...]]:
    """For each word a synonym program likes, the usual words it puts it for."""
    found: dict[str, list[str]] = {}
    text = (files("reportedly.copies") / "data" / "swaps.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        usual, _, odd = line.partition(":")
        for word in odd.split() if not line.startswith("#") else ():
            found.setdefault(word, []).append(usual)
    return {word: tuple(usual) for word, usual in found.items()}
