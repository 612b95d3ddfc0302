"""Cuts text into the word pieces the encoder was trained on, with exact character positions.

The rules are those of the BERT "basic" and "word piece" tokenizers, uncased (Devlin et al. 2019;
code Apache-2.0): characters are cleaned, accents dropped, letters lowered, punctuation and CJK
signs stand alone, and words are cut greedily into the longest pieces of the vocabulary. One
difference is on purpose: every white-space character separates words, form feeds included.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

UNKNOWN, START, END, PARAGRAPH = "[UNK]", "[CLS]", "[SEP]", "[unused1]"

MAX_WORD = 100
"""Longer words are unknown as a whole, as in the original tokenizer."""

CACHED_RUNS = 1 << 16
"""Runs of characters remembered; news uses about 40,000 different ones in a million words."""

_RUN = re.compile(r"[^\s!-/:-@\[-`{-~]+|[!-/:-@\[-`{-~]")
_CJK = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002ceaf\U0002f800-\U0002fa1f]"
)

LOWER, TITLE, UPPER, DIGIT = range(4)
"""Ways a piece is written."""

Cut = tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a text: vocabulary numbers, positions and ways of writing.

    Four int32 arrays of one length.
    """

    ids: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    ways: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)


class WordPiece:
    """The tokenizer over one vocabulary; the line number of a piece is its number."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self.numbers[UNKNOWN]
        self.start = self.numbers[START]
        self.end = self.numbers[END]
        self.paragraph = self.numbers[PARAGRAPH]
        self._longest = max(map(len, vocabulary))
        self._cached = lru_cache(CACHED_RUNS)(self._cut)

    @classmethod
    def from_file(cls, path: Path) -> WordPiece:
        """The tokenizer over a `vocab.txt`, one piece a line."""
        return cls(path.read_text(encoding="utf-8").split("\n")[:-1])

    def pieces(self, text: str, start: int = 0, end: int | None = None) -> Pieces:
        """The pieces of ``text[start:end]``, positions counted in `text`."""
        rows: list[int] = []
        for run in _RUN.finditer(text, start, len(text) if end is None else end):
            at = run.start()
            for number, low, high, way in self._cached(run.group()):
                rows += (number, at + low, at + high, way)
        return Pieces(*np.array(rows, np.int32).reshape(-1, 4).T)

    def _cut(self, run: str) -> Cut:
        """The pieces of one run without white space: (number, start, end, way) each."""
        found: list[tuple[int, int, int]] = []
        if run.isascii() and run.isalnum():
            found = self._pieces_of(run.lower(), None, 0, len(run))
        else:
            for letters, places in _words(run):
                found.extend(self._pieces_of(letters, places, places[0], places[-1] + 1))
        return tuple((number, low, high, writing(run[low:high])) for number, low, high in found)

    def _pieces_of(
        self, letters: str, places: list[int] | None, start: int, end: int
    ) -> list[tuple[int, int, int]]:
        """Greedy longest match; `places` gives the position of each letter in its run."""
        if len(letters) > MAX_WORD:
            return [(self.unknown, start, end)]
        found: list[tuple[int, int, int]] = []
        low = 0
        while low < len(letters):
            high = min(len(letters), low + self._longest)
            prefix = "##" if low else ""
            while high > low and prefix + letters[low:high] not in self.numbers:
                high -= 1
            if high == low:
                return [(self.unknown, start, end)]
            number = self.numbers[prefix + letters[low:high]]
            first, last = (low, high - 1) if places is None else (places[low], places[high - 1])
            found.append((number, first, last + 1))
            low = high
        return found


def writing(piece: str) -> int:
    """How a piece is written.

    >>> [writing(piece) for piece in ("dam", "Dam", "DAM", "40")] == [LOWER, TITLE, UPPER, DIGIT]
    True
    """
    if piece.islower():
        return LOWER
    first = piece[:1]
    if first.isdigit():
        return DIGIT
    if first.isupper():
        return UPPER if len(piece) > 1 and piece.isupper() else TITLE
    return LOWER


def _words(run: str) -> list[tuple[str, list[int]]]:
    """Cleaned words of a run, punctuation alone, with the place of each letter in the run."""
    words: list[tuple[str, list[int]]] = []
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(run):
        for part in unicodedata.normalize("NFD", char):
            category = unicodedata.category(part)
            if category[0] == "C" or category == "Mn" or part == "\ufffd":
                continue
            alone = _is_punctuation(part, category) or _CJK.match(part) is not None
            if alone and letters:
                words.append(("".join(letters), places))
                letters, places = [], []
            lowered = part.lower()
            letters.extend(lowered)
            places.extend([place] * len(lowered))
            if alone:
                words.append(("".join(letters), places))
                letters, places = [], []
    if letters:
        words.append(("".join(letters), places))
    return words


def _is_punctuation(char: str, category: str) -> bool:
    """Unicode punctuation, and every ASCII sign that is neither letter nor digit."""
    return category[0] == "P" or (char.isascii() and not char.isalnum())
