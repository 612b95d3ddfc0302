"""The words of two texts, with what of each weighs most: figures, days, names, negations."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.copies.document import sentences
from reportedly.copies.views import FUNCTION
from reportedly.dating.lexicon import (
    AMBIGUOUS_MONTHS,
    MONTHS,
    ORDINALS,
    SCALES,
    SMALL_NUMBERS,
    TENS,
    WEEKDAYS,
)
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:['’]\w+)*(?:\.\w(?=\.)\.?)*|[$€£¥%]")
QUOTE = re.compile(r"[\"“”«»„]")
NEGATORS = frozenset(
    {"no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"}
)
NO_FIGURES = frozenset({"one", "first", "second"})
"""Number words that are mostly something else: "one of them", "first of all", "a second later"."""

BIG = {**SCALES, "billion": 10**9, "trillion": 10**12, "m": 10**6, "bn": 10**9}
STEM = 5
"""Letters by which "Russia" and "Russian" are one name; as in `views`."""

TITLE_SHARE = 0.6
"""From this share of capitalised words on a line is a headline, whose capitals name nobody; own
judgement: prose of agencies stays under a third."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place, the form it is compared by, and what sort it is."""

    span: Span
    text: str
    key: str
    quoted: bool = False
    named: bool = False

    @property
    def negates(self) -> bool:
        """Whether it turns what is said into its opposite."""
        return self.key in NEGATORS or self.key.endswith("n't")


def plain(word: str) -> str:
    """A word without case, marks, and the dots of an abbreviation."""
    folded = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    return bare if word[0].isdigit() else bare.replace(".", "")


def known_names(*texts: str) -> frozenset[str]:
    """Words that stand capitalised inside a sentence of these texts, and nowhere in small letters.

    >>> sorted(known_names("The mayor of Selme met Rado Pell. Selme cheered."))
    ['pell', 'rado', 'selme']
    """
    upper: set[str] = set()
    lower: set[str] = set()
    for text in texts:
        for span in sentences(text):
            found = WORD.findall(text[span.start : span.end])
            lower.update(plain(word) for word in found if word[0].islower())
            if not _is_title(found):
                upper.update(plain(word) for word in found[1:] if word[0].isupper())
    return frozenset(upper - lower - FUNCTION - {"i"} - WEEKDAYS.keys())


def _is_title(found: Sequence[str]) -> bool:
    return sum(word[0].isupper() for word in found) > TITLE_SHARE * len(found)


def words_of(text: str, span: Span, names: frozenset[str]) -> list[Word]:
    """The words of one sentence; `quoted` are those between its quotation marks."""
    marks = [match.start() for match in QUOTE.finditer(text, span.start, span.end)]
    found = []
    for match in WORD.finditer(text, span.start, span.end):
        key = plain(match[0])
        before = sum(mark < match.start() for mark in marks)
        named = match[0][0].isupper() and key in names
        place = Span(match.start(), match.end())
        found.append(Word(place, match[0], key, quoted=before % 2 == 1, named=named))
    return found


def figures(words: Sequence[Word]) -> frozenset[str]:
    """Numbers, days and months of a row of words, as values.

    >>> row = words_of("On Monday some 3 million of them", Span(0, 32), frozenset())
    >>> sorted(figures(row))
    ['3000000', 'day 1']
    """
    return frozenset(_figures(words))


def _figures(words: Sequence[Word]) -> Iterator[str]:
    at = 0
    while at < len(words):
        word = words[at]
        if word.text[0].isupper() and word.key in WEEKDAYS:
            yield f"day {WEEKDAYS[word.key]}"
        elif word.text[0].isupper() and word.key in MONTHS and _is_month(words, at):
            yield f"month {MONTHS[word.key]}"
        value, end = _number(words, at)
        if word.text[0].isdigit() and end == at + 1:
            yield word.text.replace(",", "")  # clock times and long numbers as they are written
        elif value is not None:
            yield f"{value:g}" if value < 10**6 else f"{value:.0f}"
        at = max(at + 1, end)


def _is_month(words: Sequence[Word], at: int) -> bool:
    """Whether a name of a month is one: "May" alone may be a person."""
    near = [*words[max(0, at - 1) : at], *words[at + 1 : at + 2]]
    return words[at].key not in AMBIGUOUS_MONTHS or any(
        word.text[0].isdigit() or word.key in {"in", "of", "since", "until", "by"} for word in near
    )


def _number(words: Sequence[Word], at: int) -> tuple[float | None, int]:
    """The number that starts here, in digits or words, and the word after it."""
    key = words[at].key
    if key in NO_FIGURES:
        return None, at + 1
    value = _digits(words[at].text)
    if value is None:
        small = SMALL_NUMBERS.get(key) or ORDINALS.get(key)
        value = small or TENS.get(key)
        if value is None:
            return None, at + 1
        unit = SMALL_NUMBERS.get(words[at + 1].key, 10) if at + 1 < len(words) else 10
        if key in TENS and unit < 10:
            value, at = value + unit, at + 1
    at += 1
    while at < len(words) and words[at].key in BIG:
        value, at = value * BIG[words[at].key], at + 1
    return float(value), at


def _digits(text: str) -> float | None:
    plain_digits = text.replace(",", "")
    try:
        return float(plain_digits) if text[0].isdigit() and plain_digits.isascii() else None
    except ValueError:
        return float(re.match(r"\d+", plain_digits)[0])  # type: ignore[index]


def names(words: Sequence[Word]) -> frozenset[str]:
    """The names of a row of words, by their first letters."""
    return frozenset(word.key.removesuffix("'s")[:STEM] for word in words if word.named)
