"""Words as rules compare them: tokens with places, stems across word classes, word families."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from reportedly.matters.lexicon import lines, word_set
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d,.]*\d|\d")
"""A word with inner hyphens and apostrophes, or a number with its separators."""

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[\"'“‘«(]?[^\W_a-z])|\n\s*\n|\n")

ABBREVIATIONS = word_set("abbreviations")
"""Words that end in a stop without ending a sentence: the usual English ones."""

INFLECTED = ("ies", "ied", "ing", "ed", "es", "s", "e", "y")
DERIVED = [
    "izations",
    "isations",
    "ization",
    "isation",
    "ations",
    "ation",
    "izing",
    "ising",
    "ized",
    "ised",
    "izes",
    "ises",
    "ize",
    "ise",
    "ments",
    "ment",
    "ances",
    "ance",
    "ences",
    "ence",
    "ities",
    "ity",
    "iers",
    "ier",
    "ers",
    "er",
    "ors",
    "or",
    "ions",
    "ion",
    "ives",
    "ive",
    "als",
    "al",
    "edly",
    "at",
    "ly",
]
"""Inflection and derivation endings, longest first within a kind. Porter (1980) measures the stem
that must stay by vowel groups; length serves for the comparison made here, and no stem is shown."""

INFLECTED_LEAVES = 3
DERIVED_LEAVES = 5
"""Letters that stay when an ending goes: "ended" gives "end", "mayor" and "sentence" stay whole."""

ENDINGS = (
    (tuple(sorted(INFLECTED, key=len, reverse=True)), INFLECTED_LEAVES),
    (tuple(sorted(DERIVED, key=len, reverse=True)), DERIVED_LEAVES),
)
"""Inflections, then derivations, the longest first."""

FAMILY_STEM = 5
"""Letters a stem needs to stand for its family: "plan" is no "plane", "evacu" is "evacuation"."""

NOMINAL_ENDINGS = ("tion", "sion", "ment", "ings", "ing", "tions", "sions", "ments", "isation")
NOMINAL_LENGTH = 8
"""Endings and least length of nouns made from verbs; shorter ones ("nation") mostly are not."""

INFLECTIONS = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"),
)  # fmt: skip

STOP = word_set("stop")
"""Function words and the barest words of saying: they name no matter."""

CAPITAL_MONTHS = frozenset({"March", "May"})
"""Months that in lower case are other words."""

NAMELESS = word_set("nameless")
"""Capitalised words that are no names: days, months, titles and sentence openers."""


WORDS_KEPT = 20_000
"""Words whose stem and family are kept: the running words of some ten pages have as many."""


class Token(NamedTuple):
    """A word where it stands; `key` is its family or stem, what other words are compared with."""

    text: str
    lower: str
    key: str
    family: str | None
    span: Span


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words of `text` between two positions."""
    found = []
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        word, at = match[0], match.start()
        lower, key, kin = _compared(word)
        if word in CAPITAL_MONTHS and at > start:
            key, kin = lower, None
        found.append(Token(word, lower, key, kin, Span(at, match.end())))
    return tuple(found)


@lru_cache(maxsize=8)
def tokens_in(text: str, spans: tuple[Span, ...]) -> tuple[Token, ...]:
    """The words in some spans of `text`, span by span; several readers of a statement ask."""
    found = [tokens(text, span.start, span.end) for span in spans]
    return found[0] if len(found) == 1 else tuple(chain.from_iterable(found))


@lru_cache(maxsize=WORDS_KEPT)
def _compared(word: str) -> tuple[str, str, str | None]:
    """A word in lower case without "'s", what it is compared by, and its family."""
    lower = word.lower().replace("’", "'").removesuffix("'s")
    kin = family(lower)
    return lower, kin or stem(lower), kin


@cache
def stem(lower: str) -> str:
    """The stem a word shares with its other forms and the nouns or verbs made from it.

    >>> stem("mobilization") == stem("mobilized") == stem("mobilise")
    True
    >>> stem("withdrew") == stem("withdrawn")
    True
    """
    if lower in NAMELESS or lower.endswith("day"):
        return lower
    word = irregular().get(lower, lower)
    for endings, leaves in ENDINGS:
        for ending in endings if word.endswith(endings) else ():
            if word.endswith(ending) and len(word) - len(ending) >= leaves:
                word = word[: -len(ending)]
                break
    if len(word) > INFLECTED_LEAVES and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("is").removesuffix("iz") if len(word) > DERIVED_LEAVES + 1 else word


@cache
def irregular() -> dict[str, str]:
    """The base of each irregular verb form."""
    rows = (line.split() for line in lines("irregular.txt"))
    return {form: row[0] for row in rows for form in row}


@cache
def _families() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in (*lines("events.txt"), *lines("things.txt")):
        name, *rest = line.split()
        for word in (name, *rest):
            table.setdefault(word, name)
            if len(stem(word)) >= FAMILY_STEM:
                table.setdefault(stem(word), name)
    return table


@cache
def family(lower: str) -> str | None:
    """The readable name of the event or thing family a word belongs to, if any."""
    table = _families()
    for form in _uninflected(lower):
        if form in table:
            return table[form]
    return table.get(stem(lower)) if len(stem(lower)) >= FAMILY_STEM else None


def _uninflected(lower: str) -> tuple[str, ...]:
    """The word and what it may be a plural or a verb form of."""
    found = [lower, irregular().get(lower, lower)]
    for ending, instead in INFLECTIONS:
        if lower.endswith(ending) and len(lower) - len(ending) >= INFLECTED_LEAVES:
            found.append(lower[: -len(ending)] + instead)
    bare = next((lower[: -len(e)] for e in ("ing", "ed") if lower.endswith(e)), "")
    if len(bare) > INFLECTED_LEAVES and bare[-1] == bare[-2]:
        found.append(bare[:-1])
    return tuple(found)


@cache
def event_names() -> frozenset[str]:
    """The readable names of all event families."""
    return frozenset(line.split()[0] for line in lines("events.txt"))


@cache
def nominal(lower: str) -> bool:
    """Whether a word looks like a noun made from a verb, the form events mostly have.

    >>> nominal("rationing"), nominal("resettlement"), nominal("weather")
    (True, True, False)
    """
    return lower.endswith(NOMINAL_ENDINGS) and len(lower) >= NOMINAL_LENGTH


@cache
def doer(lower: str) -> bool:
    """Whether a word names who does what its family is about.

    >>> doer("inspector"), doer("protesters"), doer("takeover")
    (True, True, False)
    """
    for ending in ("ers", "ors", "er", "or"):
        base = lower.removesuffix(ending)
        if base != lower and {base, f"{base}e"} & _listed():
            return family(base) == family(lower) or family(f"{base}e") == family(lower)
    return False


@cache
def _listed() -> frozenset[str]:
    """All words of the families as listed."""
    rows = (*lines("events.txt"), *lines("things.txt"))
    return frozenset(word for row in rows for word in row.split())


def is_event(token: Token) -> bool:
    """Whether a word names an event: one of a family, or a noun made from a verb."""
    if token.family is None:
        return nominal(token.lower)
    return token.family in event_names() and not doer(token.lower)


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`; a line break ends one."""
    found, start = [], 0
    for match in SENTENCE_END.finditer(text):
        before = text[start : match.start()].rsplit(None, 1)
        if text[match.start()] == "." and before and before[-1].lower() in ABBREVIATIONS:
            continue
        found.append(Span(start, match.end()))
        start = match.end()
    found.append(Span(start, len(text)))
    return tuple(span for span in found if text[span.start : span.end].strip())


def names(parts: tuple[Token, ...], text: str) -> frozenset[str]:
    """Capitalised words that open no sentence or are names elsewhere, in lower case."""
    found = set()
    for number, token in enumerate(parts):
        if not token.text[0].isupper() or token.lower in NAMELESS:
            continue
        opens = number == 0 or _before(text, token.span.start) in {"", ".", "!", "?", "\n"}
        if not opens or _name_elsewhere(token, text):
            found.add(token.lower)
    return frozenset(found)


def _before(text: str, at: int) -> str:
    """The last character before a place that is no blank; empty where there is none."""
    while at and text[at - 1].isspace():
        at -= 1
    return text[at - 1 : at] if at else ""


def _name_elsewhere(token: Token, text: str) -> bool:
    inside = any(runs_on(text, start) for start in places_of(text, token.text))
    return inside or text[token.span.end : token.span.end + 2].strip()[:1].isupper()


def runs_on(text: str, start: int) -> bool:
    """Whether a word stands behind a small letter or a comma, with one space between."""
    before = text[max(0, start - 2) : start]
    return before[-1:] == " " and (before[0] == "," or "a" <= before[0] <= "z")


def places_of(text: str, word: str) -> tuple[int, ...]:
    """Where a capitalised word stands in a text, with or without an apostrophe and s."""
    return capitals(text).get(_unpossessed(word), ())


def _unpossessed(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


PAGES_KEPT = 4
"""Texts whose capitals are kept: one page is judged at a time, a pair has two texts."""

MOST_PLACES = 50
"""Places kept of one capitalised word: enough to see its use, and work stays linear."""


@lru_cache(maxsize=PAGES_KEPT)
def capitals(text: str) -> Mapping[str, tuple[int, ...]]:
    """Where each capitalised word of a text stands, at most MOST_PLACES places a word."""
    found: dict[str, list[int]] = defaultdict(list)
    for match in WORD.finditer(text):
        if not match[0][0].isupper():
            continue
        places = found[_unpossessed(match[0])]
        if len(places) < MOST_PLACES:
            places.append(match.start())
    return {word: tuple(starts) for word, starts in found.items()}
