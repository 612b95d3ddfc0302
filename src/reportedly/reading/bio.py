"""The author's note that does not fit: a finding about a page, never a reason to drop anything."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from reportedly.page import Label, Problem
from reportedly.reading.fold import fold, fold_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.page import Block

_WORD = re.compile(r"[^\W\d_]{4,}")
_FIRST = re.compile(r"\b(?:I|I'm|I’m|my|me)\b")
_THIRD = re.compile(r"\b(?:he|she|his|her|hers|him)\b", re.IGNORECASE)

_OF_ANY_BIO_WORDS = """
    about also article articles author award based been before books born bachelor city
    covered covering covers currently degree editor editorial education email enjoys family
    follow freelance from graduate graduated have holds husband including institute issues
    journalism journalist lives lover magazine master media more news newspaper other person
    previously published reporter reporting reports school science senior several since
    staff state stories time university variety various wife with work worked working works
    world write writer writes writing written year years that this they their them when
    where which will would could should after avid huge earned received native living topics
    twitter contact reach team experience career over activities degrees college huge
    passionate supporter member
"""
_OF_ANY_BIO = frozenset(_OF_ANY_BIO_WORDS.split())
"""Words that tell nothing of a writer's field: life, schooling and trade, which any note has."""

MIN_WORDS = 4
"""Words of a field a note must have before it can be said not to fit. Set by reading the notes of
the development pages: shorter ones say only whom the writer works for."""

MIN_BODY = 80
"""Words of the article below which the absence of a subject says nothing: six short paragraphs."""


STEM = 6
"""Letters by which words are compared."""


def bio_problems(text: str, blocks: Sequence[Block]) -> tuple[Problem, ...]:
    """What is odd about a page's author's notes: another field, or "I" that turns into "he"."""
    if not any(block.label is Label.BIO for block in blocks):
        return ()
    found: list[Problem] = []
    for block in blocks:
        if block.label is not Label.BIO:
            continue
        reasons = _oddities(text, block, blocks)
        if reasons:
            found.append(Problem("bio", "; ".join(reasons), block.span))
    return tuple(found)


def _oddities(text: str, note: Block, blocks: Sequence[Block]) -> list[str]:
    folded = fold(text[note.span.start : note.span.end])
    reasons: list[str] = []
    field = sorted(set(_words(folded)) - _OF_ANY_BIO)
    if len(field) >= MIN_WORDS and not _is_told_of(field, text, blocks):
        some = ", ".join(field[:6])
        reasons.append(f"the author's note speaks of {some}; the article has none of it")
    if _FIRST.search(folded) and _THIRD.search(folded):
        reasons.append("the author's note turns from first person to third")
    return reasons


def _is_told_of(field: Sequence[str], text: str, blocks: Sequence[Block]) -> bool:
    """Whether the article has a word of a field, or is too short for that to be said."""
    body = [text[b.span.start : b.span.end] for b in blocks if b.label is Label.BODY]
    counts = accumulate(len(_words(line)) for line in body)
    if not any(count >= MIN_BODY for count in counts):
        return True
    words = "|".join(
        stem if len(stem) == STEM else rf"{stem}(?![^\W\d_])" for stem in map(_stem, field)
    )
    told = re.compile(rf"(?<![^\W\d_])(?:{words})")
    return told.search("\n".join(fold_all(body)).lower()) is not None


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(fold(text))]


def _stem(word: str) -> str:
    """The first letters, so that "football" meets "footballer"."""
    return word[:STEM]
