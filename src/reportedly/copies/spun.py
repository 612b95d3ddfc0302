"""Whether one page reads as if a program had swapped its words for synonyms.

Four things are counted: pairs of common words that news never has side by side, words it never
has, synonyms far rarer than the usual word ("twelvemonth" for "year"), and synonyms beside words
that often go with the usual one ("previous ambassador"). No
sentence alone says anything; the whole page does, or one such synonym on a page whose letters were
swapped, and only with low confidence. How often that is right is in docs/quality/copies.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from reportedly.copies.document import document, on_page, parts_of
from reportedly.copies.neighbours import LEAST_STEP, NUMBER, load, swaps, tokens
from reportedly.copies.views import FUNCTION
from reportedly.offsets import Span
from reportedly.page import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportedly.copies.neighbours import Neighbours, Token
    from reportedly.page import Page

    Row = Sequence[Token | None]

LEAST_WORDS = 100
"""Words in small letters a page must have: under that chance decides. Own judgement."""

MOST_TOKENS = 50_000
"""Words of a page that are looked at: a tenth of a second."""

FOREIGN = 0.25
"""Share of unseen words from which a page is not in English, or in no language: honest English
pages and spun ones stay under .2 (see `training/neighbours.py`)."""

ENGLISH = 0.25
"""Least pairs of common words for each word: news and spun pages have .5 or more, other languages
hardly any."""

SWAP = 0.02
"""Weight of one odd synonym, for each doubling of its usual pair's count, in a page of `LENGTH`
words. Of 0, .005, .01, .015 and .02 the one that found most spun pages of ../shared/eval/copies at
no more false alarms."""

RARER = 3
"""Steps by which a synonym must be the rarer word: eight times. Of 0, 3 and 4 the best likewise."""

RARE = 4.0
"""Weight of the share of such synonyms, of 1, 2 and 4 the best likewise."""

LENGTH = 400
MOST_DOUBLINGS = 4

LEAST = 0.165
"""Score from which on it is told: the least at which articles and web pages of any sort each stay
under one in a hundred, in pages that were not counted (`training/neighbours.py --check`)."""

LEAST_ALTERED = 5
"""Places with swapped letters from which a page's words are doubted too; fewer may be slips of a
keyboard. Own judgement: the least of any copy with swapped letters in ../shared/eval/copies."""

TOLD = 5
"""Examples shown of each sort."""


@dataclass(frozen=True, slots=True)
class Odd:
    """Words at a place that news does not use so; `usual` is what a synonym seems to stand for."""

    span: Span
    weight: float
    usual: str | None = None


@dataclass(frozen=True, slots=True)
class Signals:
    """What was counted on a page, and the places, most telling first.

    `pairs` are pairs of common words, `odd_pairs` those never seen, `usual_pairs` how many of such
    pairs are unseen in honest news; `words` and `odd_words` count words in small letters.
    """

    pairs: int
    odd_pairs: int
    usual_pairs: float
    words: int
    odd_words: int
    usual_words: float
    swapped: float
    rare: int
    usual_rare: float
    places: tuple[Odd, ...]

    @property
    def synonyms(self) -> tuple[Odd, ...]:
        """The places of odd synonyms beside a word that often goes with the usual one."""
        return tuple(one for one in self.places if one.usual and one.weight)

    @property
    def score(self) -> float:
        """How much of the page is odd beyond what is usual; 0 is news."""
        pairs = (self.odd_pairs - self.usual_pairs) / (self.pairs + 1)
        words = (self.odd_words - self.usual_words) / (self.words + 1)
        rare = RARE * (self.rare - self.usual_rare) / max(LENGTH / 2, self.words)
        return pairs + words + rare + SWAP * self.swapped * LENGTH / max(LENGTH, self.words)


def spun_wording(page: Page) -> tuple[Problem, ...]:
    """The finding that a page's wording may be a synonym program's, with examples; mostly none."""
    one = document(page)
    found = signals(one.text)
    if found is None or not is_told(found, altered=len(one.altered)):
        return ()
    said = told if found.score >= LEAST else told_beside
    first = found.places[0].span
    return (Problem("wording", said(one.text, found), on_page(page, parts_of(page), first)),)


def is_told(found: Signals, *, altered: int = 0) -> bool:
    """Whether a page's wording is to be doubted; `altered` counts places with swapped letters.

    One odd synonym stands on one honest page in 25 and says nothing. But nobody swaps the letters
    of an honest page: beside those it is told. How often either is right: docs/quality/copies.md.
    """
    if found.score >= LEAST:
        return True
    return altered >= LEAST_ALTERED and bool(found.synonyms)


def signals(text: str, model: Neighbours | None = None) -> Signals | None:
    """What a text shows; None where it is too short to tell, or not in English."""
    known = model or load()
    row = list(islice(tokens(text), MOST_TOKENS))
    small = [one for one in row if one and not one.capital and one.word != NUMBER]
    strange = [one for one in small if not known.knows(one.word)]
    if len(small) < LEAST_WORDS or len(strange) > FOREIGN * len(small):
        return None
    pairs, usual, odd = _pairs(row, known)
    if pairs < ENGLISH * len(small):
        return None
    swapped = list(_swapped(row, known))
    synonyms = [one for one in small if one.word in swaps()]
    rare = [Odd(one.span, 0.0, word) for one in synonyms if (word := rarer(one.word, known))]
    places = [*swapped, *sorted(odd, key=lambda one: -one.weight)]
    places += [*rare, *(Odd(one.span, 0.0) for one in strange)]
    return Signals(
        pairs=pairs,
        odd_pairs=len(odd),
        usual_pairs=usual,
        words=len(small),
        odd_words=len(strange),
        usual_words=known.unseen * len(small),
        swapped=sum(one.weight for one in swapped),
        rare=len(rare),
        usual_rare=known.rare * len(small),
        places=tuple(places),
    )


def rarer(word: str, known: Neighbours) -> str | None:
    """The usual word that a synonym stands for, where news has that at least eight times as often.

    >>> rarer("twelvemonth", load()), rarer("year", load())
    ('year', None)
    """
    usual = max(swaps().get(word, ()), key=known.step, default=None)
    far = usual is not None and known.step(usual) - known.step(word) >= RARER
    return usual if far else None


def _pairs(row: Row, known: Neighbours) -> tuple[int, float, list[Odd]]:
    """Pairs of common words in small letters: how many, how many are usually unseen, the unseen."""
    count, usual, odd = 0, 0.0, []
    steps = [
        0 if not one or one.capital or one.word == NUMBER else known.step(one.word) for one in row
    ]
    for (left, right), (a, b) in zip(pairwise(row), pairwise(steps), strict=True):
        if not left or not right or a < LEAST_STEP or b < LEAST_STEP:
            continue
        share = known.usual[a][b]
        count, usual = count + 1, usual + 1 - share
        if not known.has(left.word, right.word):
            odd.append(Odd(Span(left.span.start, right.span.end), share))
    return count, usual, odd


def _swapped(row: Row, known: Neighbours) -> Iterator[Odd]:
    """Odd synonyms whose neighbour often goes with the usual word and never with them."""
    padded, likely = [None, *row, None], swaps()
    for left, one, right in zip(padded, row, padded[2:], strict=False):
        if one is None or one.word not in likely or (one.capital and left):
            continue
        found = [
            Odd(span, min(MOST_DOUBLINGS, strength - 1), f"{a} {b}")
            for usual in likely[one.word]
            for a, b, span, strength in _evidence(left, one, right, usual, known)
        ]
        if found:
            yield max(found, key=lambda each: each.weight)


def _evidence(
    left: Token | None, one: Token, right: Token | None, usual: str, known: Neighbours
) -> Iterator[tuple[str, str, Span, int]]:
    """The pair that the usual word would make on either side, where the odd word makes none."""
    before = left is not None and left.word not in FUNCTION and known.has(left.word, one.word)
    after = right is not None and right.word not in FUNCTION and known.has(one.word, right.word)
    if before or after:
        return
    if left and left.word not in FUNCTION and (held := known.strength(left.word, usual)):
        yield left.word, usual, Span(left.span.start, one.span.end), held
    if right and right.word not in FUNCTION and (held := known.strength(usual, right.word)):
        yield usual, right.word, Span(one.span.start, right.span.end), held


def told(text: str, found: Signals) -> str:
    """The finding in a sentence a reader can check."""
    swapped = [one for one in found.places if one.usual]
    plain = [one for one in found.places if not one.usual and one.weight][:TOLD]
    said = (
        f"low confidence: the wording may be a synonym program's. Of {found.pairs} pairs of common "
        f"words {found.odd_pairs} are new to {load().size / 1e6:.1f} million words of news, where "
        f"{found.usual_pairs:.0f} are usual; of {found.words} words {found.odd_words}, where "
        f"{found.usual_words:.0f} are usual"
    )
    if plain:
        said += f". Such are {', '.join(_shown(text, one) for one in plain)}"
    if swapped:
        said += f". Odd synonyms, it seems: {_listed(text, swapped)}"
    return said


def told_beside(text: str, found: Signals) -> str:
    """The finding of a page with swapped letters and at least one odd synonym."""
    return (
        "low confidence: letters were swapped on this page, and words may have been too. Odd "
        f"synonyms, it seems: {_listed(text, found.synonyms)}"
    )


def _listed(text: str, swapped: Iterable[Odd]) -> str:
    pairs = dict.fromkeys(f"{_shown(text, one)} for “{_usual(text, one)}”" for one in swapped)
    return ", ".join(list(pairs)[:TOLD])


def _usual(text: str, one: Odd) -> str:
    """The usual words, with the capitals of those that stand on the page."""
    there = text[one.span.start : one.span.end].split()
    meant = (one.usual or "").split()
    return " ".join(
        had if had.lower() == word else word for had, word in zip(there, meant, strict=False)
    )


def _shown(text: str, one: Odd) -> str:
    return f"“{' '.join(text[one.span.start : one.span.end].split())}”"
