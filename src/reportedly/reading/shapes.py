"""Numbers about the shape of each line by itself, for all lines of a page at once.

What stands where is counted for all lines together. Only what needs a language of patterns (dates,
addresses, names) is asked of the text, and only near the places where it may be.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from reportedly.reading import glyphs
from reportedly.reading.glyphs import among, classes
from reportedly.reading.vocabulary import AGO, FIRST_PERSON, THIRD_PERSON

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from reportedly.reading.glyphs import Codes, Flags, Glyphs, Places
    from reportedly.reading.words import Words

    Counts = NDArray[np.float64]

LONG = 80
"""Characters of a line taken for running text when words of a page are compared: the length rule
with which the data's own README separates body lines best."""

SHAPES = 40

_DATE_OF_FIGURES = re.compile(r"\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)")
_DATE_WITH_YEAR = re.compile(
    r"\b(?:\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4}|[^\W\d_]{3,10}\.? \d{1,2},? \d{4})"
    r"|\d{4}[^\S\n]?[年년]"
)
_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b", re.IGNORECASE)
_OF_FIGURES, _BEFORE_YEAR, _YEAR = 8, 16, 6
"""Characters of such dates, on each side of a sign in them; before their year; from it on."""

_AGE = re.compile(r"\b(?:hours?|minutes?|days?|hrs?|mins?) ago\b", re.IGNORECASE)
_WEB = re.compile(r"https?://|www\.")
_DOMAIN = re.compile(r"\.\w")
_NAME = re.compile(
    r"[A-ZÀ-ÞА-Я](?:[\w'’.×-]*+(?:\s[A-ZÀ-ÞА-Я][\w'’.×-]*+){1,3}"
    r"|(?=[\w'’.×-]*[A-ZÀ-ÞА-Я])[\w'’.×-]*+)\s?$"
)
"""Two to four words that begin with a capital; a word with two capitals passes for two."""

_FIRST_WORD = re.compile(r"\b(?:I|my)\b")
_THIRD_WORD = re.compile(r"\b(?:[hH][eE]|[sS][hH][eE]|[hH][iI][sS]|[hH][eE][rR])\b")

_COUNTED = (
    glyphs.SPACE,
    glyphs.CAPITAL,
    glyphs.FIGURE,
    glyphs.CJK,
    glyphs.COMMA,
    glyphs.FULL_STOP,
    glyphs.QUOTE,
    glyphs.AT,
    glyphs.RIGHTS,
    glyphs.BAR,
    glyphs.BRACKET,
    glyphs.HASH,
    glyphs.UNDERSCORE,
)


@lru_cache(maxsize=1)
def _tally() -> Counts:
    """For each class of code points whether it is no letter, and which of `_COUNTED` it is of."""
    return np.stack([~among(glyphs.LETTER), *map(among, _COUNTED)], axis=1).astype(np.float64)


def shapes(seen: Glyphs, words: Words) -> Counts:
    """One row of `SHAPES` numbers a line; no line is empty."""
    found = np.empty((SHAPES, len(seen.texts)))
    size, count = seen.sizes.astype(np.float64), words.counts.astype(np.float64)
    some, several = np.maximum(1, size), np.maximum(1, count)
    others, spaces, capitals, digits, cjk, commas, full_stops, quotes, *signs = _counted(seen)
    letters = size - others
    first, last = seen.codes.take(seen.starts), seen.codes.take(seen.ends - 1)
    raw = _spaced_words(seen, spaces, first)
    found[0] = np.log1p(size)
    found[1] = np.log1p(count + cjk)
    found[2] = np.minimum(size, 400) / 400
    found[3:7] = _by_count().take(np.minimum(words.counts, _MANY), axis=1)
    found[7] = size >= LONG
    found[8] = size >= 3 * LONG
    found[9:15] = _endings(seen, last)
    found[15] = letters / some
    found[16] = capitals / np.maximum(1, letters)
    found[17] = (letters > 3) & (capitals > 0.9 * letters)
    found[18] = _headed(seen) / np.maximum(1, raw)
    found[19] = digits / some
    found[20:23] = _flags(_BEGINNINGS).take(first, axis=1)
    found[23] = np.minimum(commas, 8) / 8
    found[24] = commas / several
    found[25] = np.minimum(full_stops + _stops_within(seen), 8) / 8
    found[26] = np.minimum(quotes, 6) / 6
    first_person, third_person, ago = words.have(FIRST_PERSON, THIRD_PERSON, AGO)
    found[27], found[28] = _dates_and_times(seen, ago)
    at, rights, bars, brackets, hashes, joined = signs
    found[29] = _addresses(seen, at > 0)
    found[30:35] = np.stack([at, rights, bars, brackets, hashes]) > 0
    found[35] = _each(seen.texts, (raw <= 4) & among(glyphs.NAMING).take(first), _NAME.match)
    _mend_persons(seen, joined, first_person, third_person)
    found[36], found[37] = first_person, third_person
    found[38] = size / several / 10
    found[39] = cjk / some
    return found.T


_MANY = 12


@lru_cache(maxsize=1)
def _by_count() -> Counts:
    """Numbers of words up to `_MANY` as a share of that, and whether they are 1, 2, 3 to 5."""
    count = np.arange(_MANY + 1)
    return np.stack([count / _MANY, count <= 1, count == 2, (count >= 3) & (count <= 5)])


def _counted(seen: Glyphs) -> Counts:
    """How many signs that are no letter each line has, and how many of each of `_COUNTED`."""
    lines, kinds = len(seen.texts), len(classes()[0])
    sorts = np.bincount(seen.rows * kinds + seen.sorts, minlength=lines * kinds)
    found: Counts = _tally().T @ sorts.reshape(lines, kinds).T
    found[0] -= 1  # the line feed
    return found


_ENDINGS = (
    glyphs.END,
    glyphs.COLON,
    glyphs.QUESTION,
    glyphs.ELLIPSIS,
    glyphs.ENDS_QUOTE,
    glyphs.ARROW,
)
_BEGINNINGS = (glyphs.FIGURE, glyphs.SMALL, 0)
_CLOSERS = "\"'”’»)]"
_ENDS = tuple(".!?…。！？؟।")


@lru_cache(maxsize=4)
def _flags(kinds: tuple[int, ...]) -> Flags:
    """For each kind whether each class of code points is of it; 0 is a sign that opens nothing."""
    odd = ~among(glyphs.WORD | glyphs.SPACE | glyphs.OPENER)
    return np.stack([among(kind) if kind else odd for kind in kinds])


def _endings(seen: Glyphs, last: Codes) -> Flags:
    """How each line ends: a sentence, a colon, a question, dots, a quote, an arrow."""
    found: Flags = _flags(_ENDINGS).take(last, axis=1)
    for number in among(glyphs.CLOSER).take(last).nonzero()[0].tolist():
        found[0, number] = seen.texts[number].rstrip(_CLOSERS).endswith(_ENDS)
    for number in among(glyphs.DOT).take(last).nonzero()[0].tolist():
        found[3, number] = seen.texts[number].endswith("...")
    return found


def _stops_within(seen: Glyphs) -> Places:
    """Marks that end a sentence with a space behind them."""
    are = among(glyphs.STOP).take(seen.sorts).nonzero()[0]
    behind = seen.codes.take(seen.events.take(are) + 1)
    rows = seen.rows.take(are[among(glyphs.BLANK).take(behind)])
    return np.bincount(rows, minlength=len(seen.texts))


def _spaced_words(seen: Glyphs, spaces: Counts, first: Codes) -> Counts:
    """How many words between white space each line has: one a space, less those without a word."""
    space = among(glyphs.SPACE)
    places = seen.places(glyphs.SPACE)
    bare = places[space.take(seen.codes.take(places[:-1] + 1)).nonzero()[0]]
    rows = seen.ends.searchsorted(bare)
    empty = np.bincount(rows[bare != seen.ends[rows]], minlength=len(spaces))
    return spaces - empty - space.take(first)


def _headed(seen: Glyphs) -> Places:
    """How many words between white space begin with a capital."""
    capitals = among(glyphs.CAPITAL).take(seen.sorts).nonzero()[0]
    before = seen.codes.take(seen.events.take(capitals) - 1)
    rows = seen.rows.take(capitals[among(glyphs.SPACE).take(before)])
    return np.bincount(rows, minlength=len(seen.texts))


def _near(seen: Glyphs, places: Places, pattern: re.Pattern[str], before: int, after: int) -> Flags:
    """Whether each line holds the pattern near one of the places, which rise.

    No match may begin farther before one of them or end farther behind it, or go beyond its line.
    """
    hits: list[int] = []
    if len(places):
        cuts = (places[1:] - places[:-1] > before + after).nonzero()[0]
        lows = places[np.append(0, cuts + 1)] - before
        highs = places[np.append(cuts, -1)] + after
        for low, high in zip(lows.tolist(), highs.tolist(), strict=True):
            hits += [match.start() for match in pattern.finditer(seen.joined, max(0, low), high)]
    return seen.lines(np.array(hits, dtype=np.int64))


def _dates_and_times(seen: Glyphs, ago: Flags) -> tuple[Flags, Flags]:
    """Whether each line has a date, and whether a time of the day or how long ago.

    A date has a sign of dates between two figures, or four figures in a row not far behind others
    or before a sign for years; a time has its sign between two figures.
    """
    figures = seen.places(glyphs.FIGURE)
    between = figures[:-1][figures[1:] - figures[:-1] == 2] + 1
    signs = seen.points.take(between)
    order = (figures[3:] - figures[:-3] == 3).nonzero()[0]
    runs = figures.take(order)
    near = runs - figures.take(order - 1) <= _BEFORE_YEAR
    behind = seen.points.take(runs + 4)
    years = runs[near | (behind >= _FIRST_YEAR_SIGN) | (behind == ord(" "))]
    parted = between[(signs >= ord("-")) & (signs <= ord("/"))]  # "-", "." and "/"
    times = between[(signs == ord(":")) | (signs == ord(".")) | (signs | 0x20 == ord("h"))]
    dates = _near(seen, parted, _DATE_OF_FIGURES, _OF_FIGURES, _OF_FIGURES)
    dates |= _near(seen, years, _DATE_WITH_YEAR, _BEFORE_YEAR, _YEAR)
    hours = _near(seen, times, _TIME, 2, 4)
    return dates, hours | _each(seen.texts, ago, _AGE.search)


_FIRST_YEAR_SIGN = 0xA0
"""A sign beyond ASCII behind four figures may be one for years, or a space before it."""


def _each(texts: Sequence[str], where: Flags, holds: Callable[[str], object]) -> Flags:
    """Whether `holds` says yes to each line; asked only `where` it may."""
    found = np.zeros(len(texts), dtype=np.bool_)
    for number in where.nonzero()[0].tolist():
        found[number] = bool(holds(texts[number]))
    return found


def _addresses(seen: Glyphs, at: Flags) -> Flags:
    """Whether each line has an address of the web, or of mail, which only those of `at` may."""
    found = _each(seen.texts, at, _has_mail)
    if "://" in seen.joined or "www." in seen.joined:
        web = [match.start() for match in _WEB.finditer(seen.joined)]
        found |= seen.lines(np.array(web, dtype=np.int64))
    return found


def _has_mail(text: str) -> bool:
    """Whether a text has a word with a sign of mail inside and a point behind it."""
    for word in text.split():
        at = word.find("@", 1)
        if at > 0 and _DOMAIN.search(word, at + 2):
            return True
    return False


def _mend_persons(seen: Glyphs, joined: Counts, first: Flags, third: Flags) -> None:
    """Ask again of lines with a low line, which joins words here and parts them elsewhere."""
    for number in joined.nonzero()[0].tolist():
        first[number] = bool(_FIRST_WORD.search(seen.texts[number]))
        third[number] = bool(_THIRD_WORD.search(seen.texts[number]))
