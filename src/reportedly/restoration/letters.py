"""Look-alike and styled letters: which words hold some, and what they were meant to be."""

from __future__ import annotations

import re
from itertools import accumulate, filterfalse
from typing import TYPE_CHECKING, NamedTuple

from reportedly.offsets import Span
from reportedly.restoration.decode import Setting, Unsure, about_letters, decode
from reportedly.restoration.edits import Swaps
from reportedly.restoration.profile import FAR, Profile, profile_of
from reportedly.restoration.scripts import LATIN
from reportedly.restoration.tokens import Token, line_script, lists_letters, settle, token_of
from reportedly.restoration.wordedits import word_edits
from reportedly.restoration.words import WORD, Reading, word_of

if TYPE_CHECKING:
    from collections.abc import Iterator

NEARBY = 6
"""Characters behind a letter in which its code point may be given: ` (U+04`."""

_LINE = re.compile(r"[^\n]+")


class Line(NamedTuple):
    """A line in which the script of some words is not sure."""

    match: re.Match[str]
    tokens: list[Token]


def letter_edits(text: str, odd: str) -> Swaps:
    """Puts right look-alike and styled letters of a whole document.

    Words whose reading hangs on the line are decoded twice where the first time shows whole words
    swapped: then these are evidence for the others.
    """
    profile = profile_of(text, odd)
    edits, unsure = _read_lines(text, profile)
    if unsure:
        found = list(_decode(unsure, profile, _tampered(text, profile)))
        swaps = [(token, reading) for token, reading in found if token.word.own is not None]
        if swaps:
            for token, reading in swaps:
                profile.add_whole(token.text, reading.text, reading.script)
            found = list(_decode(unsure, profile, _reach(edits, found)))
        for token, reading in found:
            edits.add(token.start, token.text, reading.text)
    return edits


def _read_lines(text: str, profile: Profile) -> tuple[Swaps, list[Line]]:
    """What is put right and hangs on no other word, and the lines with words that do."""
    edits = Swaps(word_edits)
    unsure: list[Line] = []
    foreign = profile.main != LATIN
    for line in _LINE.finditer(text):
        words = line.group()
        if all(map(profile.in_main, words.split())) if foreign else words.isascii():
            continue
        if _take_sure_words(line, profile, edits):
            continue
        tokens = _tokens(line, profile)
        for token in tokens:
            if token.script is not None and token.reading is not None:
                edits.add(token.start, token.text, token.reading)
        if any(token.script is None for token in tokens):
            unsure.append(Line(line, tokens))
    return edits, unsure


def _reach(edits: Swaps, found: list[tuple[Token, Reading]]) -> Span:
    """From the first to the last place put right."""
    places = [*edits.starts, *(token.start for token, _ in found)]
    return Span(min(places), max(places) + 1)


def _decode(lines: list[Line], profile: Profile, tampered: Span) -> Iterator[tuple[Token, Reading]]:
    """Words that were not sure and are read otherwise than they lie there.

    Swaps are dearer in lines outside the tampered range.
    """
    for line in lines:
        inside = line.match.end() > tampered.start and line.match.start() < tampered.end
        yield from _unsure_readings(line, profile, 0.0 if inside else FAR)


def _take_sure_words(line: re.Match[str], profile: Profile, edits: Swaps) -> bool:
    """Whether no word beyond ASCII of a Latin line hangs on it; then those are put right."""
    chunks = list(filterfalse(str.isascii, line.group().split()))
    words = [found for found in map(profile.sure_words, chunks) if found is not None]
    if len(words) < len(chunks):
        return False
    text, at = line.string, line.start()
    for chunk, found in zip(chunks, words, strict=True):
        at = text.index(chunk, at)
        for place, pair in found:
            edits.starts.append(at + place)
            edits.words.append(pair)
        at += len(chunk)
    return True


def _tampered(text: str, profile: Profile) -> Span:
    """From the first to the last word certainly swapped; the whole text where there is none."""
    whole = Span(0, len(text))
    if not profile.mixed:
        return whole
    first = next((m.start() for m in WORD.finditer(text) if _is_sure_swap(m.group())), None)
    if first is None:
        return whole
    end = len(text)
    while end > first:
        start = text.rfind("\n", first, end) + 1 or first
        swaps = [m.end() for m in WORD.finditer(text, start, end) if _is_sure_swap(m.group())]
        if swaps:
            return Span(first, swaps[-1])
        end = start - 1
    return whole


def _is_sure_swap(text: str) -> bool:
    """Whether the word is mixed and can be read in one way only."""
    if text.isascii():
        return False
    word = word_of(text)
    return word.mixed and len(word.readings) == 1


def _tokens(line: re.Match[str], profile: Profile) -> list[Token]:
    """The words of a line, each settled as far as the scripts of the line settle it."""
    words = _relevant(_words_about(line, profile), profile) if profile.main == LATIN else None
    if words is None:
        words = list(WORD.finditer(line.string, line.start(), line.end()))
    tokens = [token_of(line, found, profile) for found in words]
    active = {token.script for token in tokens if token.script is not None}
    return [settle(token, active, profile) for token in tokens]


def _words_about(line: re.Match[str], profile: Profile) -> list[re.Match[str]]:
    """The words of the chunks beyond ASCII of a line, and those beside chunks that are not sure."""
    chunks = line.group().split(" ")
    ends = list(accumulate(map(len, chunks)))
    kept: set[int] = set()
    for number, chunk in enumerate(chunks):
        if not chunk.isascii():
            kept.add(number)
            if profile.sure_words(chunk) is None:
                kept.update(_beside(chunks, number, -1), _beside(chunks, number, 1))
    found: list[re.Match[str]] = []
    for number in sorted(kept):
        end = line.start() + ends[number] + number
        found += WORD.finditer(line.string, end - len(chunks[number]), end)
    return found


def _beside(chunks: list[str], number: int, step: int) -> range:
    """The numbers of the chunks on one side up to the next that has a word."""
    at = number + step
    while 0 <= at < len(chunks) and WORD.search(chunks[at]) is None:
        at += step
    return range(min(number, at), max(number, at) + 1) if 0 <= at < len(chunks) else range(0)


def _relevant(words: list[re.Match[str]], profile: Profile) -> list[re.Match[str]] | None:
    """Of a Latin line the words beyond ASCII, and the neighbours of those that are not sure.

    None where one is surely of another script: then ASCII ones may be meant as that too.
    """
    kept: set[int] = set()
    for number, match in enumerate(words):
        word = match.group()
        if word.isascii():
            continue
        sure = profile.sure(word)
        if sure is not None and sure.script != LATIN:
            return None
        kept.update((number,) if sure is not None else (number - 1, number, number + 1))
    return [match for number, match in enumerate(words) if number in kept]


def _unsure_readings(line: Line, profile: Profile, far: float) -> Iterator[tuple[Token, Reading]]:
    """Readings of the words that are not settled, each run between its sure neighbours."""
    match, tokens = line
    metalanguage = lists_letters(match.string, tokens) or about_letters(_resolved(match, tokens))
    main = line_script(tokens, profile.main)
    latin = any(token.script == LATIN for token in tokens)
    setting = Setting(profile, main, metalanguage, far, latin)
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
            left = profile.main
        words = [_unsure(match, tokens, number) for number in range(at, end)]
        chosen = decode(words, left, right, setting)
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
        line.string[token.end : min(line.end(), token.end + NEARBY)],
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
