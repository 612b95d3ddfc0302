"""Noun phrases read without a parser: from a position on, and back from a verb.

Closed word classes decide where a phrase ends (function words of English grammar); a capital
keeps a name together over "of" and "and". Short of a parse, but linear and without a model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.attribution.cues import AUXILIARIES, DETERMINERS, verb_forms
from reportedly.attribution.tables import word_set
from reportedly.attribution.words import tokens
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.attribution.words import Token

PRONOUNS: Final[frozenset[str]] = word_set(
    """
    i he she it we they you him her us them me who himself herself themselves everyone
    """
)
LINKS: Final[frozenset[str]] = word_set("of for in at from")
"""Prepositions that may continue a noun phrase."""

STOPS: Final[frozenset[str]] = word_set(
    """
    that which who whom whose when where while whether if because although though since until
    unless but or so than to by on with about after before during over against into through
    amid as yet then not
    """
)
TIMES: Final[frozenset[str]] = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december today yesterday tomorrow last this next
    earlier later recently
    """
)
LIMIT: Final = 14
"""Longest phrase in tokens: 97 % of the unbroken sources in 300 PolNeAR
train articles are no longer."""


def noun_phrase(text: str, start: int, end: int) -> Span | None:
    """The noun phrase that opens at or after `start`, before `end`; None if no such thing."""
    words = tokens(text, start, min(end, start + 240))
    if not words or not words[0].is_word:
        return None
    if words[0].low == "her" and _owns(words):
        last = _reach(words[1:])
        return Span(words[0].start, words[last + 1].end) if last is not None else None
    if words[0].low in PRONOUNS:
        return Span(words[0].start, words[0].end)
    last = _reach(words)
    return Span(words[0].start, words[last].end) if last is not None else None


def _owns(words: Sequence[Token]) -> bool:
    """Whether "her" is a possessive: a noun follows ("her staff"), no clause or time."""
    if len(words) < 2 or not words[1].is_word or words[1].text[0].isupper():
        return False
    closed = STOPS | AUXILIARIES | PRONOUNS | LINKS | TIMES | DETERMINERS | {"and", "how", "why"}
    return words[1].low not in closed and not words[1].low.endswith("ly")


def _reach(words: Sequence[Token]) -> int | None:
    """The index of the last token of the phrase that starts at the first; None if none does."""
    last: int | None = None
    for at, word in enumerate(words[:LIMIT]):
        if not word.is_word:
            if word.text in {"&", "'", "’", "."} and at and _capital(words, at + 1):
                continue
            break
        if word.low in STOPS or word.low in AUXILIARIES or word.low in PRONOUNS:
            break
        if word.low in TIMES and last is not None:
            break
        if word.low in LINKS or word.low == "and":
            if last is None or not _continues(words, at):
                break
            continue
        if at and _is_verb(word) and words[at - 1].low not in DETERMINERS:
            break
        if at and _opens_clause(words, at):
            break
        last = at
    return last


def _capital(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and words[at].text[0].isupper()


def _continues(words: Sequence[Token], at: int) -> bool:
    """Whether "of", "in", "and" at `at` join two parts of one phrase."""
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    if words[at].low == "and":
        return (after.text[0].isupper() and words[at - 1].text[0].isupper()) or after.low == "other"
    if words[at].low == "of":
        return after.is_word
    if after.low in TIMES or after.text[0].isdigit():
        return False
    return after.text[0].isupper() or (after.low == "the" and _capital(words, at + 2))


def _is_verb(word: Token) -> bool:
    """Whether a small-letter word is a finite form of a reporting verb."""
    verb = verb_forms().get(word.low)
    return verb is not None and word.text[0].islower() and verb[2] in ("past", "finite")


def _opens_clause(words: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` is a participle with an object or clause: "Lind urging him to".

    Where the stretch ends with it behind a name, what it leads to lies outside the stretch.
    """
    if not words[at].low.endswith("ing") or words[at].low not in verb_forms():
        return False
    if at + 1 == len(words):
        return words[at - 1].text[0].isupper()
    after = words[at + 1].low
    return after in PRONOUNS or after in DETERMINERS or after in {"that", "to"}


def subject_before(words: Sequence[Token], verb: int, first: int = 0) -> tuple[int, int] | None:
    """The tokens [start, end) of the noun phrase that is the subject of the verb at `verb`.

    Steps left over the verb's auxiliaries and adverbs, then over the phrase; stops at marks,
    clause openers and other verbs. An apposition between commas is stepped over.
    """
    end = verb
    while end > first and (_belongs_to_verb(words[end - 1])):
        end -= 1
    if end > first and words[end - 1].low in TIMES:
        end -= 1
        end -= end > first and words[end - 1].low == "on"
    if end > first and words[end - 1].text == ",":
        opening = _apposition(words, end - 1, first)
        if opening is not None:
            found = _back(words, opening, first)
            return (found, end - 1) if found is not None else None
        return None
    start = _back(words, end, first)
    return (start, end) if start is not None else None


def _belongs_to_verb(word: Token) -> bool:
    return (
        word.low in AUXILIARIES
        or (
            word.low.endswith("ly")
            and word.text[0].islower()
            and word.low not in {"family", "ally"}
        )
        or word.text == "…"
        or word.low
        in {
            "also",
            "then",
            "later",
            "once",
            "even",
            "still",
            "since",
            "already",
            "again",
            "first",
            "now",
            "just",
        }
    )


def _apposition(words: Sequence[Token], comma: int, first: int) -> int | None:
    """The index of the comma that opens the apposition closed by the comma at `comma`."""
    verbal = False
    for at in range(comma - 1, max(first, comma - LONGEST), -1):
        word = words[at]
        if word.text == ",":
            relative = words[at + 1].low in {"which", "who", "whose"}
            return at if at > first and (relative or not verbal) else None
        if word.text in ".;:!?":
            return None
        verbal = verbal or word.low in AUXILIARIES
    return None


LONGEST: Final = 24
"""Longest apposition or relative clause stepped over, in tokens: two lines of print."""


def _back(words: Sequence[Token], end: int, first: int) -> int | None:
    """Where the noun phrase that ends before `end` starts; None if there is none."""
    start = end
    while start > first and end - start < LIMIT:
        word = words[start - 1]
        if word.low in PRONOUNS:
            owns = word.low == "her" and start < end
            return start - 1 if start == end or owns else start
        if word.low in LINKS:
            if start == end or start - 1 == first:
                break
            start -= 1
            continue
        stop = not word.is_word and word.text not in {"&", "."}
        if stop or word.low in STOPS or word.low in AUXILIARIES or _is_verb(word):
            break
        if word.low == "and" and (start == end or not _continues(words, start - 1)):
            break
        start -= 1
        if word.low in DETERMINERS and (start == first or words[start - 1].low not in LINKS):
            break
    while start < end and (words[start].low in LINKS or words[start].low in {"and", "."}):
        start += 1
    return start if start < end else None
