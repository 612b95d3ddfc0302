"""A text as words with their places: what the recognisers walk over."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

# Digits keep their separators, so that "300,000", "16:08" and "7/8/07" are one token each and no
# recogniser takes "300" out of a larger number. Hyphens stand alone: "two-week" is three tokens.
_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:[^\W\d_]+)?"  # 12, 300,000, 16:08, 12th, 1990s
    r"|[AaPp]\.[Mm]\.?"  # a.m., p.m.
    r"|[AB]\.[CD]\.(?:E\.)?|C\.E\."  # A.D., B.C.
    r"|[^\W\d_]+(?=n['’]t\b)|n['’]t\b"  # the two halves of don't, won't
    r"|[^\W\d_]+"  # a word
    r"|(?<=\w)['’][^\W\d_]+"  # 's, 'll
    r"|[^\w\s]|_",
)
# "[Ten] years ago": what an editor put into a quote is read as if it had been said.
_BRACKETED = re.compile(r"\[([^\W\d_]+)\]")
_PAD = 8  # look-ahead of any recogniser stays below this many tokens past what it has matched
_STOPS = frozenset(".!?")
_CLOSERS = frozenset("\"”’'»)]")
_MARKS = _STOPS | _CLOSERS
_MOST_CLOSERS = 4  # a quotation in a quotation, each closed by two strokes
_TITLES = word_list(
    "mr mrs ms dr gen sen rep gov lt col sgt capt st jr sr inc corp co ltd vs no jan feb mar "
    "apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of `text`: lower-cased words and where each starts and ends.

    `words` runs on with empty strings past the last token, so that looking ahead is safe; `count`
    is the number of real tokens.
    """

    text: str
    words: list[str] = field(repr=False)
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)
    count: int

    def raw(self, number: int) -> str:
        """The token as it is written."""
        if not 0 <= number < self.count:
            return ""
        return self.text[self.starts[number] : self.ends[number]]

    def is_capital(self, number: int) -> bool:
        """Whether the token is written with a capital first letter."""
        return self.raw(number)[:1].isupper()

    def is_tight(self, number: int) -> bool:
        """Whether no space stands between this token and the next."""
        return number + 1 < self.count and self.ends[number] == self.starts[number + 1]

    def before(self, number: int) -> str:
        """The word before this one, "" at the start."""
        return self.words[number - 1] if number > 0 else ""

    @contextmanager
    def until(self, end: int) -> Iterator[Tokens]:
        """The same tokens as if the text ended before token `end`; places stay as they are.

        Only as far as recognisers look ahead is hidden, and shown again: a copy for each headline
        would make long lists of them quadratic.
        """
        hidden = self.words[end : end + _PAD]
        self.words[end : end + _PAD] = [""] * len(hidden)
        try:
            yield replace(self, count=end)
        finally:
            self.words[end : end + _PAD] = hidden

    def breaks_after(self, number: int) -> bool:
        """Whether a sentence or a line ends with this token."""
        if number + 1 >= self.count:
            return True
        gap = self.text[self.ends[number] : self.starts[number + 1]]
        word = self.words[number]
        if not gap or (gap == " " and word not in _MARKS):
            return False
        if "\n" in gap:
            return True
        if word not in _MARKS:
            return False
        stop = self._stop_before(number)
        if self.words[stop] not in _STOPS:
            return False
        if word in _STOPS and word != ".":
            return True
        last = self.before(stop)
        if last in _TITLES or (len(last) == 1 and last.isalpha()):
            return False
        return not self.raw(number + 1)[:1].islower()

    def _stop_before(self, number: int) -> int:
        """The token before the quotes and brackets that close a sentence with it."""
        at = number
        while at > max(0, number - _MOST_CLOSERS) and self.words[at] in _CLOSERS:
            if not self.is_tight(at - 1):
                break
            at -= 1
        return at


def tokenise(text: str) -> Tokens:
    """The tokens of `text`; those of the last text of usual length are kept, not to be changed."""
    return _kept(text) if len(text) <= LONGEST_KEPT else _read(text)


LONGEST_KEPT = 200_000
"""Characters of a text whose tokens are kept for the next step: what they take stays under 8 MB."""


@lru_cache(maxsize=1)
def _kept(text: str) -> Tokens:
    return _read(text)


def _read(text: str) -> Tokens:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    as_said = _BRACKETED.sub(r" \1 ", text) if "[" in text else text
    for found in _TOKEN.finditer(as_said):
        words.append(found[0].lower())
        starts.append(found.start())
        ends.append(found.end())
    count = len(words)
    words.extend([""] * _PAD)
    return Tokens(text, words, starts, ends, count)
