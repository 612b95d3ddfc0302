"""The likeliest scripts for a run of words that could each be in several.

A hidden Markov chain over the words of a line, decoded with the Viterbi algorithm: how well each
reading fits its script, what swapping it would cost in this document, and what changing the script
costs at the border between two words (least at quotation marks and brackets).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportedly.restoration.lookalikes import as_letter
from reportedly.restoration.profile import NEVER_SEEN
from reportedly.restoration.scripts import CYRILLIC, GREEK, LATIN
from reportedly.restoration.wordmodel import ABBREVIATIONS, fit, is_english
from reportedly.restoration.words import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.restoration.profile import Profile

# Costs are natural logarithms of rates that were assumed, not counted; they were checked on cases
# generated from texts of our own choice (docs/quality/restore.md says how).
SWITCH = 7.0
"""Another script after a space: once in a thousand words of news."""
RETURN = 2.0
"""Back to the document's script behind a word surely foreign: after one such word in seven."""
SWITCH_AT_QUOTE = 2.0
"""Another script behind a quotation mark or bracket: once in seven."""
SWITCH_AT_HYPHEN = 3.0
"""Another script behind a hyphen (USB-кабель): once in twenty."""
SWITCH_AT_APOSTROPHE = 12.0
"""Another script behind an apostrophe: never seen."""
SWITCH_IN_NAME = 12.0
"""Another script behind a sign that joins the parts of a name (svc_tcp.c): as rare."""
SWITCH_AT_START = 3.0
"""A line that begins in another script than most of the document: once in twenty."""
SWITCH_FOR_CODE = 3.0
"""A Latin abbreviation or single capital in Cyrillic or Greek text (BMW X5): once in twenty."""
LEAVE_CODE = 0.5
"""Back from it: most such words stand alone."""
MENTION = 6.0
"""A word alone in quotation marks or brackets is spoken of, and written as it is on purpose."""
METALANGUAGE = 5.0
"""The line speaks of letters and spelling."""
LETTER_NAMED = 10.0
"""The same, and the word is a single letter."""
CODE_POINT_NAMED = 20.0
"""The letter's code point is given beside it."""
ROMAN_NUMERAL = -6.0
"""A Roman number in Latin letters: one word in four hundred (centuries, sovereigns, congresses)."""
FORMULA = 6.0
"""A single letter beside an operator or number stands for a quantity."""
CODE = 10.0
"""A Latin letter or two before or behind a digit (x86, e4, H2, 0x, 512B)."""
OPTION = 16.0
"""A Latin letter or two behind the hyphen of a command's option (-a), in a format (%08x), behind a
backslash (\\x), or in the ending of a file's name (.exe)."""
PLACEHOLDER = 16.0
"""One Latin letter three times and more (tmp.XXX), which no word of another script has either."""
QUANTITY = 8.0
"""A single small Greek letter in Latin text, where nothing was swapped, stands for a quantity."""
ALONE = 4.0
"""No word of the whole text must be of this script, and some were swapped: one in fifty."""
LONE_ACRONYM = 6.0
"""Capitals all of which look Latin, in a text without any other Cyrillic or Greek word: one in four
hundred is swapped (assumed; such words are not found in English news unless quoted)."""
LONE_WORD = 8.0
"""The same of a short word, or one in small letters: one in three thousand (assumed). Names stay
dearer: they are what lone foreign words without quotation marks are."""
SHORT = 3
"""Letters up to which a word is hardly a name."""
WEAK_READING = 6.0
"""A letter that only resembles the one it is read as: once in four hundred swaps (assumed)."""
CAPITAL_INSIDE = 4.0
"""A one-letter word of Cyrillic written as a capital inside a sentence: one in fifty."""
NO_WORDS, QUANTITIES = frozenset("хрјѕ"), frozenset("xpjs")
UNUSUAL_WORD = 4.0
"""One of these Cyrillic letters alone is a word in none of the Slavic languages, and Latin x, p, j
and s are quantities: one in fifty."""
CAMEL_CASE = 6.0
"""A capital behind a small letter in a Cyrillic or Greek word: Latin units and brands have it (kB,
pKa, PPPoE)."""
NO_WORD = 8.0
"""A Latin reading that is no listed word; half where only
letters inside other words were swapped, nothing where whole words were."""

_ROMAN = re.compile(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_OPENS = frozenset("«“\"„‘'(‹[<{/「『《")
_CLOSES = frozenset("»”\"“’')›]>}/」』》")
_CLOSED = re.compile(r"[.,!?;:…]*[»”\"“’')›\]>}」』》]")
_NAME_FOLLOWS = re.compile(r"\s+[^\W\d_a-zа-яіїєґα-ω]")
_OPTION = re.compile(r"(?:^|[\s(\[«„“\"'])(?:--?|\.)$|%[-+#.\d]*$|\\$")
_JOINS = re.compile(r"[_.\\]{1,2}")
_CAPITAL_INSIDE = re.compile(r"[а-яіїєґјѕα-ω][А-ЯІЇЄҐЈЅΑ-Ω]")
_APART = re.compile(r"[-\d.]*[,;:]?\s+")
_SERBIAN = frozenset("ІЅЈ")
_HYPHENS = frozenset("-‐‑–")
_ABOUT_LETTERS = re.compile(
    r"\b(?:letters? [«“\"‘']?\w\b|букв\w+|літер\w+|alphabet|cyrillic|spell(?:ed|ing|s)?|"
    r"pronounced|conjunction|preposition|pronouns?|diphthong|vowels?|consonants?|unicode|transliterat\w+|homoglyphs?|look-?alikes?)"
    r"|U\+[0-9A-Fa-f]{4}",
    re.IGNORECASE,
)
_OPERATOR = re.compile(r"[=+×·<>≤≥≠^*√∑∈≈]")
_SENTENCE_END = re.compile(r"[.!?…:;—–«“\"(\n]")


class Unsure(NamedTuple):
    """A word with several readings, and what stands on either side of it."""

    text: str
    own: str | None
    readings: tuple[Reading, ...]
    left_gap: str
    right_gap: str
    after: str


class Setting(NamedTuple):
    """What is known beside the words.

    The document's counts, the script most words of the line are in, whether the line speaks of
    letters, a cost for lying outside the tampered part of the text, and whether the line has words
    that are surely Latin.
    """

    profile: Profile
    main: str
    metalanguage: bool
    far: float
    beside_latin: bool


def about_letters(line: str) -> bool:
    """Whether a line speaks of letters, words and spelling."""
    return _ABOUT_LETTERS.search(line) is not None


def decode(
    words: Sequence[Unsure],
    left: str | None,
    right: str | None,
    setting: Setting,
) -> list[Reading]:
    """The likeliest reading of each word between two sure neighbours of scripts `left`, `right`."""
    paths: dict[str, _Path] = {left or setting.profile.main: _Path(0.0, None, None)}
    main = setting.main
    for number, word in enumerate(words):
        step: dict[str, _Path] = {}
        cost = _begin if number == 0 and left is None else _enter
        for reading, score in _emissions(word, setting):
            best = max(
                (path.total - cost(before, reading.script, word, main), at, path)
                for at, (before, path) in enumerate(paths.items())
            )
            total = best[0] + score
            if reading.script not in step or step[reading.script].total < total:
                step[reading.script] = _Path(total, reading, best[2])
        paths = step
    last = words[-1]
    ends = ((path.total - _leave(name, right, last, main), name) for name, path in paths.items())
    return _readings(paths[max(ends)[1]])


class _Path(NamedTuple):
    """The likeliest way to a reading: how likely, and the way before it."""

    total: float
    reading: Reading | None
    before: _Path | None


def _readings(path: _Path) -> list[Reading]:
    """The readings along a way, first to last."""
    found: list[Reading] = []
    while path.reading is not None and path.before is not None:
        found.append(path.reading)
        path = path.before
    return found[::-1]


def _begin(before: str, after: str, _word: Unsure, _main: str) -> float:
    """What it costs to read the first word of a line in a script."""
    return 0.0 if before == after else SWITCH_AT_START


def _enter(before: str, after: str, word: Unsure, main: str) -> float:
    """What it costs to read a word in a script behind another such word."""
    if before != main and after == main and _APART.fullmatch(word.left_gap):
        return RETURN
    return switch(before, after, word.left_gap, main=main, code=_is_code(word))


def _leave(before: str, right: str | None, last: Unsure, main: str) -> float:
    """What it costs to go on to the sure neighbour on the right."""
    if right is None:
        return 0.0
    if before == LATIN and right in {CYRILLIC, GREEK} and _is_code(last):
        return LEAVE_CODE
    if before == main != right and _NAME_FOLLOWS.match(last.after):
        return SWITCH_FOR_CODE
    return switch(before, right, last.right_gap, main=main, code=False)


def _is_code(word: Unsure) -> bool:
    """Whether this may be an abbreviation or a letter that names something (BMW, class A)."""
    if not (word.text[0].isupper() and word.text.isascii()) or _in_capitals(word):
        return False
    return (len(word.text) > 1 and word.text.isupper()) or not _starts_sentence(word)


def _in_capitals(word: Unsure) -> bool:
    """Whether a single letter stands before a word in capitals, as in a heading."""
    after = word.after.strip()
    return len(word.text) == 1 and word.right_gap == " " and len(after) > 2 and after.isupper()


def _starts_sentence(word: Unsure) -> bool:
    """Whether a sentence begins with this word."""
    return word.left_gap == "" or _SENTENCE_END.search(word.left_gap) is not None


def switch(before: str, after: str, gap: str, *, main: str, code: bool) -> float:
    """What it costs to go on in script `after` behind a word in script `before`.

    `main` is the document's script; `code`: the word may be an abbreviation or a single capital
    of another script.
    """
    if before == after:
        return 0.0
    if gap in {"'", "’", "ʼ"}:
        return SWITCH_AT_APOSTROPHE
    if _JOINS.fullmatch(gap):
        return SWITCH_IN_NAME
    if (gap[-1:] in _OPENS and after != main) or (_CLOSED.match(gap) and before != main):
        return SWITCH_AT_QUOTE
    if before == LATIN and gap in _HYPHENS:
        return SWITCH_AT_HYPHEN
    if code and LATIN in {before, after} and {before, after} & {CYRILLIC, GREEK}:
        return SWITCH_FOR_CODE
    return SWITCH


def _emissions(word: Unsure, setting: Setting) -> list[tuple[Reading, float]]:
    """Each reading with how well it fits, less what it would take to get this text from it."""
    profile = setting.profile
    if word.own is None:
        return [(r, _fit(word, r, setting) - _weakness(word, r)) for r in word.readings]
    kept = Reading(word.own, word.text)
    alone = not profile.anchors[word.own] and profile.evidence(LATIN) > 0
    kept_score = _fit(word, kept, setting) + _on_purpose(word, setting)
    found = [(kept, kept_score - (ALONE if alone else 0.0))]
    for reading in word.readings:
        cost = min(NEVER_SEEN, profile.cost(word.text, reading.text, reading.script) + setting.far)
        lone = setting.beside_latin and reading.script == LATIN and not profile.anchors[word.own]
        if lone and _is_acronym(word, reading):
            cost = min(cost, LONE_ACRONYM)
        elif lone and _is_no_name(reading.text):
            cost = min(cost, LONE_WORD)
        elif reading.script == LATIN and not is_english(reading.text):
            cost += _name_cost(reading.text, profile)
        found.append((reading, _fit(word, reading, setting) - cost))
    return found


def _is_acronym(word: Unsure, reading: Reading) -> bool:
    """Whether capitals without a Cyrillic word beside them spell an abbreviation known in Latin.

    Or they have a letter that Russian and Bulgarian lack.
    """
    if len(word.text) < 2 or not word.text.isupper():
        return False
    return reading.text.lower() in ABBREVIATIONS or not _SERBIAN.isdisjoint(word.text)


def _is_no_name(reading: str) -> bool:
    """Whether a word is too short for a name, in small letters, or English in capitals."""
    return len(reading) <= SHORT or reading.islower() or (reading.isupper() and is_english(reading))


def _weakness(word: Unsure, reading: Reading) -> float:
    """How much speaks against a Latin reading that the letters of a mixed word only resemble."""
    if reading.script != LATIN or all(as_letter(letter, LATIN) for letter in word.text):
        return 0.0
    return WEAK_READING


def _is_agency(word: Unsure, setting: Setting) -> bool:
    """Whether this is a known abbreviation or a letter in round brackets in a swapped text.

    So stand agencies and items of lists: (AP), (a).
    """
    if not (word.left_gap.endswith("(") and setting.profile.evidence(LATIN)):
        return False
    if len(word.text) == 1:
        return setting.profile.main == LATIN
    return any(reading.text.lower() in ABBREVIATIONS for reading in word.readings)


def _name_cost(reading: str, profile: Profile) -> float:
    """How unlikely it is that a Latin reading no list has is a swapped name."""
    if not profile.evidence(LATIN):
        return NO_WORD
    return NO_WORD / 2 if len(reading) > 2 and not profile.whole[LATIN] else 0.0


def _fit(word: Unsure, reading: Reading, setting: Setting) -> float:
    """How well the reading fits its script here."""
    score = fit(reading.text, reading.script)
    if reading.script != LATIN and _CAPITAL_INSIDE.search(reading.text):
        score -= CAMEL_CASE
    if len(reading.text) == 1 and reading.text in NO_WORDS:
        score -= UNUSUAL_WORD
    if len(reading.text) == 1 and reading.text.isupper() and reading.script == CYRILLIC:
        usual = _starts_sentence(word) or word.right_gap.startswith(".") or setting.metalanguage
        usual = usual or _in_capitals(word)
        return score if usual else score - CAPITAL_INSIDE
    if reading.script == LATIN and len(reading.text) > 1 and _ROMAN.fullmatch(reading.text):
        return max(score, ROMAN_NUMERAL)
    return score


def _on_purpose(word: Unsure, setting: Setting) -> float:
    """How much speaks for the word being written as it is on purpose."""
    score = 0.0
    if setting.metalanguage:
        score = LETTER_NAMED if len(word.text) == 1 else METALANGUAGE
        score += CODE_POINT_NAMED if "U+" in word.after else 0.0
    if word.own == GREEK and len(word.text) == 1 and not setting.profile.evidence(LATIN):
        score += QUANTITY if word.text.islower() and word.text != "ο" else 0.0
    if word.own == LATIN and len(word.text) <= SHORT:
        if _OPTION.search(word.left_gap):
            score += OPTION
        elif word.right_gap[:1].isdecimal() or word.left_gap[-1:].isdecimal():
            score += CODE
    if word.own == LATIN and len(word.text) >= SHORT and len(set(word.text)) == 1:
        score += PLACEHOLDER
    left, right = word.left_gap[-1:], word.right_gap[:1]
    if left in _OPENS and right in _CLOSES and left and right:
        score += 0.0 if _is_agency(word, setting) else MENTION
    if len(word.text) == 1 and _in_formula(word):
        score += FORMULA
    return score


def _in_formula(word: Unsure) -> bool:
    """Whether a letter stands beside an operator, or one that is no Slavic word beside a number."""
    beside = word.left_gap.strip()[-1:] + word.right_gap.strip()[:1]
    number = word.text.lower() in QUANTITIES and any(map(str.isdecimal, beside))
    return number or _OPERATOR.search(beside) is not None
