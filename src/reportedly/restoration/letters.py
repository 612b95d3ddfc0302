"""Look-alike and styled letters: which words hold some, and what they were meant to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportedly.offsets import Span
from reportedly.page import AlterationKind
from reportedly.restoration.decode import Unsure, about_letters, decode
from reportedly.restoration.edits import Edit
from reportedly.restoration.lookalikes import is_odd_latin, is_styled, kind_of
from reportedly.restoration.profile import FAR, Profile, profile_of
from reportedly.restoration.scripts import EAST_ASIAN, LATIN, is_mark, script
from reportedly.restoration.wordmodel import is_english, is_letter_of
from reportedly.restoration.words import HOSTS, WORD, Reading, Word, plain_latin, word_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
_CLITICS = frozenset({"s", "t", "d", "m", "re", "ve", "ll"})
PHONETIC_SPAN = 60
"""Characters of phonetic writing between brackets: a phrase."""
_FORMULA = re.compile(r"[\u2200-\u22ff=^ℝℕℤℚℂ]")
"""Signs of a formula: mathematical operators (U+2200 to U+22FF), equals, caret, number sets."""


class Token(NamedTuple):
    """A word of a line with its place; `script` is None where it is not sure."""

    start: int
    end: int
    text: str
    word: Word
    script: str | None
    reading: str | None


def letter_edits(text: str) -> list[Edit]:
    """Puts right look-alike and styled letters of a whole document."""
    profile = profile_of(text)
    sure = _decode_lines(text, profile, _tampered(text, profile))
    if not sure.swaps:
        return sure.edits
    for original, reading in sure.swaps:
        profile.add_whole(original, reading.text, reading.script)
    return _decode_lines(text, profile, Span(sure.edits[0].start, sure.edits[-1].end)).edits


class Decoded(NamedTuple):
    """The edits of a document, and the whole-word swaps among them."""

    edits: list[Edit]
    swaps: list[tuple[str, Reading]]


def _decode_lines(text: str, profile: Profile, tampered: Span) -> Decoded:
    """The edits of every line; swaps are dearer in lines outside the tampered range."""
    done = Decoded([], [])
    foreign = profile.main() != LATIN
    for line in _LINE.finditer(text):
        if line.group().isascii() and not foreign:
            continue
        far = 0.0 if line.end() > tampered.start and line.start() < tampered.end else FAR
        for token, reading in _line_readings(line, profile, far):
            done.edits.extend(_word_edits(token.start, token.text, reading.text))
            if token.word.own is not None and not token.word.styled and not token.word.odd:
                done.swaps.append((token.text, reading))
    done.edits.sort()
    return done


def _tampered(text: str, profile: Profile) -> Span:
    """From the first to the last word certainly swapped; the whole text where there is none."""
    if not profile.mixed:
        return Span(0, len(text))
    first, last = len(text), 0
    for found in WORD.finditer(text):
        word = found.group()
        if not word.isascii() and _is_sure_swap(word_of(word)):
            first, last = min(first, found.start()), found.end()
    return Span(first, last) if last else Span(0, len(text))


def _is_sure_swap(word: Word) -> bool:
    """Whether the word is mixed and can be read in one way only."""
    return word.mixed and len(word.readings) == 1


def _line_readings(
    line: re.Match[str], profile: Profile, far: float
) -> Iterator[tuple[Token, Reading]]:
    """The words of a line to be changed, each with what it was meant to be."""
    tokens = [
        _token(line, found, profile)
        for found in WORD.finditer(line.string, line.start(), line.end())
    ]
    active = {token.script for token in tokens if token.script is not None}
    sure = [_settle(token, active, profile) for token in tokens]
    for token in sure:
        if token.script is not None and token.reading is not None:
            yield token, Reading(token.script, token.reading)
    if any(token.script is None for token in sure):
        yield from _unsure_readings(line, sure, profile, far)


def _token(line: re.Match[str], found: re.Match[str], profile: Profile) -> Token:
    """One word of a line, its reading settled where only one is possible."""
    text = found.group()
    word = word_of(text)
    start, end = found.span()
    if word.styled or word.odd:
        plain = _plain_reading(line, start, end, text, profile)
        if plain is not None:
            return Token(start, end, text, word, LATIN, plain)
        if word.own is None and not word.mixed:
            return Token(start, end, text, word, "STYLED", None)
        if not word.readings or word.odd or word.styled:
            return Token(start, end, text, word, LATIN, None)
    if word.own is not None and not word.readings:
        return Token(start, end, text, word, word.own, None)
    if word.own is None and not word.readings:
        return Token(start, end, text, word, LATIN, None)
    if word.own is None and len(word.readings) == 1:
        reading = word.readings[0]
        if len(text) > 2 or is_english(reading.text) or profile.mixed[reading.script]:
            return Token(start, end, text, word, reading.script, reading.text)
        return Token(start, end, text, word, reading.script, None)
    return Token(start, end, text, word, None, None)


def _settle(token: Token, active: set[str], profile: Profile) -> Token:
    """The token with readings only in scripts that the line or the document is in."""
    if token.script is not None:
        return token
    possible = active | {profile.main()}
    readings = tuple(r for r in token.word.readings if r.script in possible)
    own = token.word.own
    if own is not None and (
        not readings or (own == LATIN and not active & set(HOSTS[1:]) and profile.main() == LATIN)
    ):
        return token._replace(script=own)
    if own is None and len(readings) == 1:
        return token._replace(script=readings[0].script, reading=readings[0].text)
    return token._replace(word=token.word._replace(readings=readings or token.word.readings))


def _unsure_readings(
    line: re.Match[str], tokens: list[Token], profile: Profile, far: float
) -> Iterator[tuple[Token, Reading]]:
    """Readings of the words that are not settled, each run between its sure neighbours."""
    metalanguage = about_letters(_resolved(line, tokens))
    at = 0
    while at < len(tokens):
        if tokens[at].script is not None:
            at += 1
            continue
        end = at
        while end < len(tokens) and tokens[end].script is None:
            end += 1
        run = tokens[at:end]
        left = tokens[at - 1].script if at else None
        right = tokens[end].script if end < len(tokens) else None
        if left is None and right is None:
            left = profile.main()
        words = [_unsure(line, tokens, number) for number in range(at, end)]
        chosen = decode(words, left, right, profile=profile, metalanguage=metalanguage, far=far)
        yield from (
            (token, reading)
            for token, reading in zip(run, chosen, strict=True)
            if reading.text != token.text
        )
        at = end


def _unsure(line: re.Match[str], tokens: list[Token], number: int) -> Unsure:
    """A word that is not settled, with the text between it and its neighbours."""
    token = tokens[number]
    before = tokens[number - 1].end if number else line.start()
    after = tokens[number + 1].start if number + 1 < len(tokens) else line.end()
    return Unsure(
        token.text,
        token.word.own,
        token.word.readings,
        line.string[before : token.start],
        line.string[token.end : after],
    )


def _resolved(line: re.Match[str], tokens: list[Token]) -> str:
    """The line with what is settled put right."""
    parts: list[str] = []
    at = line.start()
    for token in tokens:
        parts += (line.string[at : token.start], token.reading or token.text)
        at = token.end
    parts.append(line.string[at : line.end()])
    return "".join(parts)


def _plain_reading(
    line: re.Match[str], start: int, end: int, text: str, profile: Profile
) -> str | None:
    """A word with styled or odd letters in plain ones; None where these belong to it."""
    plain = plain_latin(text)
    if plain is None or plain == text:
        return None
    if any(map(is_styled, text)):
        return plain if _styled_on_purpose(line, start, end, text, plain, profile) else None
    if _is_clitic(line, start, plain):
        return plain
    odd = {letter for letter in text if is_odd_latin(letter)}
    if any(profile.is_native(letter) for letter in odd) or _in_phonetic(line, start, end):
        return None
    listed = is_english(plain) and (len(plain) > 1 or plain == "I")
    living = any(is_letter_of(letter.lower(), LATIN) for letter in odd)
    name = profile.mixed[LATIN] and len(plain) > 2 and not living
    return plain if listed or name else None


def _styled_on_purpose(
    line: re.Match[str], start: int, end: int, text: str, plain: str, profile: Profile
) -> bool:
    """Whether a word in styled letters is a word meant to be read plainly, and no quantity."""
    around = line.string[max(line.start(), start - 2) : min(line.end(), end + 2)]
    if any(map(_is_wide, text)) and any(script(c) in EAST_ASIAN for c in line.group()):
        return False
    if any(script(character) in EAST_ASIAN for character in around):
        return False
    if is_english(plain) and len(plain) > 2:
        return True
    if sum(map(str.isascii, text)) > 2 or _is_clitic(line, start, plain):
        return True
    formula = _FORMULA.search(line.group()) is not None
    letters = sum(not is_mark(letter) for letter in plain)
    if profile.styled and not formula:
        return letters > 1 or plain in {"a", "A", "I"}
    return letters > 3 and not formula


def _is_clitic(line: re.Match[str], start: int, plain: str) -> bool:
    """Whether this is the end of an English contraction or genitive, behind its apostrophe."""
    before = line.string[max(line.start(), start - 2) : start]
    return plain in _CLITICS and before[-1:] in {"'", "’"} and before[:1].isalpha()


def _is_wide(character: str) -> bool:
    """Whether this is a full-width form."""
    return script(character) == "FULLWIDTH"


def _in_phonetic(line: re.Match[str], start: int, end: int) -> bool:
    """Whether a word stands between slashes or square brackets, as phonetic writing does."""
    before = line.string[max(line.start(), start - PHONETIC_SPAN) : start]
    after = line.string[end : min(line.end(), end + PHONETIC_SPAN)]
    slashes = before.count("/") % 2 == 1 and "/" in after
    return slashes or (before.rfind("[") > before.rfind("]") and "]" in after)


def _word_edits(start: int, text: str, reading: str) -> Iterator[Edit]:
    """One edit for each run of changed letters of one kind in a word."""
    at = 0
    while at < len(text):
        if text[at] == reading[at]:
            at += 1
            continue
        kind, end = kind_of(text[at]), at + 1
        while end < len(text) and text[end] != reading[end] and kind_of(text[end]) is kind:
            end += 1
        yield Edit(start + at, start + end, reading[at:end], kind, *_why(text, at, end, kind))
        at = end


def _why(text: str, at: int, end: int, kind: AlterationKind) -> tuple[float, str]:
    """How sure a change of letters is, and the reason in words."""
    scripts = sorted({script(letter).title() for letter in text[at:end]})
    names = " and ".join(scripts)
    if kind is not AlterationKind.LOOKALIKE:
        return 0.95, "letters in a style that spell a plain word"
    if word_of(text).own is None:
        return 0.99, f"{names} inside a word of another script"
    return 0.85, f"a word wholly in {names} letters among words of another script"
