"""Statements in a noun: "reports that ...", "her claim that ...", "speeches declaring that ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.attribution.cues import AUXILIARIES, DETERMINERS
from reportedly.attribution.phrases import LINKS, PRONOUNS, STOPS
from reportedly.attribution.stretches import FINITE, SUBJECT_OPENERS, Stretch, made, wordy
from reportedly.attribution.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.attribution.core import Core
    from reportedly.attribution.words import Token


def noun_that(part: Stretch) -> Iterator[Core]:
    """Reports that ...; her claim that ...; the officials' statements declaring that ..."""
    words = part.words
    found = part.cues
    for number, cue in enumerate(found):
        if cue.kind != "noun" or cue.last + 1 >= len(words):
            continue
        opener, start = cue, cue.last + 1
        after = found[number + 1] if number + 1 < len(found) else None
        if (
            words[start].low == "and"
            and after is not None
            and after.kind == "noun"
            and after.first == start + 1
        ):
            continue
        if after is not None and after.first == start and after.form == "ing" and after.is_speech:
            opener, start = after, after.last + 1
        bare = opener.lemma == "say" and start < len(words) and _opens_clause(words, start)
        if start >= len(words) or not (words[start].low == "that" or bare):
            continue
        if opener is cue and not (cue.lemma in TELLING and _opens_clause(words, start + 1)):
            continue
        content = part.until(start, _subject_clause_end(words, start))
        if content is not None and wordy(part.text, content):
            rule = "noun that" if opener is cue else "noun saying that"
            yield made(part, rule, content, opener.span, _owner(words, cue.first))


TELLING: Final[frozenset[str]] = word_set(
    """
    report reports rumor rumour claim allegation accusation assertion contention statement
    announcement denial warning argument suggestion complaint charge declaration admission
    promise pledge assurance
    """
)
"""Nouns after which "that" opens what was said more often than a relative clause."""


def _opens_clause(words: Sequence[Token], at: int) -> bool:
    """Whether a subject follows "that": a relative clause would go on with its verb."""
    if at + 1 >= len(words):
        return False
    word = words[at]
    if word.low in FINITE or word.low in AUXILIARIES or word.low in {"i", "you", "we"}:
        return False
    return word.low in SUBJECT_OPENERS or word.text[0].isupper() or word.low.endswith("s")


def _owner(words: Sequence[Token], noun: int) -> tuple[int, int] | None:
    """The possessor of a noun: "her", "the ministry's", also over "public statements and"."""
    at = noun - 1
    while at >= 0 and noun - at <= 5:
        word = words[at]
        if word.low in {"his", "her", "their", "its"}:
            return (at, at + 1)
        if word.low.endswith(("'s", "s'")):
            return (_possessor_start(words, at), at + 1)
        if not word.is_word or word.low in {
            "the",
            "a",
            "an",
            "that",
            "of",
            "in",
            "amid",
            "by",
            "with",
        }:
            return None
        at -= 1
    return None


def _possessor_start(words: Sequence[Token], at: int) -> int:
    """Where the possessor that ends at `at` begins: its name, or two modifiers and an article."""
    start = at
    while start > 0 and at - start < 6:
        word = words[start - 1]
        if word.low in DETERMINERS:
            return start - 1
        small = word.text[0].islower()
        if not word.is_word or word.low in STOPS or word.low in AUXILIARIES or word.low in LINKS:
            break
        if word.low in PRONOUNS or (
            small and (at - start >= 2 or word.low.endswith(("ing", "ed")))
        ):
            break
        start -= 1
    return start


def _subject_clause_end(words: Sequence[Token], start: int) -> int:
    """Where a clause inside a subject ends: before the sentence's own finite verb.

    "statements declaring that the levy is over [are not law]": the second finite auxiliary that
    follows no clause opener belongs to the sentence, not to the clause.
    """
    finite = 0
    for index in range(start + 1, len(words)):
        word = words[index]
        if word.text == ";" or (word.text == "," and finite):
            return index
        if word.low in {
            "and",
            "but",
            "or",
            "that",
            "which",
            "who",
            "because",
            "if",
            "when",
            "as",
            "while",
        }:
            finite = -99 if word.low != "and" else finite
        if word.low in FINITE and words[index - 1].low not in FINITE:
            finite += 1
            if finite == 2:
                return index
    return len(words)
