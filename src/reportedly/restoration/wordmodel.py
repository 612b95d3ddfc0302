"""How likely a run of letters is as a word: an English word list and letter groups by script.

A word's fit is a natural logarithm of a probability over all words of its script, so that
readings of one word in two scripts can be compared. Data: `data/SOURCES.md`.
"""

from __future__ import annotations

import math
from functools import cache

UNKNOWN_LETTER = -11.0
"""A letter the script's languages do not have: one in 60,000, the rarest group kept in the data."""

UNLISTED = -3.0
"""Weight of a Latin word outside the list: a name or another language. Of 27,627 words of English
news and interviews (GUM) 4.9 % are outside it."""

OTHER_SCRIPT_LETTER = -3.0
"""A letter of a script without a model: about one in twenty, as in any alphabet."""

ABBREVIATION = 6
"""Words of so many capitals may be abbreviations, whose letters follow no rule of the language."""

CONTRACTED = (
    *("isn", "aren", "wasn", "weren", "don", "doesn", "didn", "hasn", "haven", "hadn", "won"),
    *("wouldn", "couldn", "shouldn", "ain", "ll", "ve"),
)
"""What stands before or behind the apostrophe of an English contraction."""
CONTRACTED_SHARE = -8.0
"""Of each: one word in three thousand (`didn`, `ve` and `ll` in English news and speech)."""

ABBREVIATIONS = (
    "abc", "ai", "aids", "ap", "apec", "api", "asap", "atm", "bbc", "bmi", "cbc", "cbo",
    "cbs", "ceo", "cia", "cpa", "cpi", "cps", "css", "epa", "esa", "eta", "hbo", "http",
    "https", "ibm", "icc", "iot", "ip", "ipcc", "ipo", "isis", "isp", "it", "itc", "kia",
    "mac", "mba", "mia", "mit", "mot", "mp", "mps", "mta", "opec", "pbs", "pc", "pci", "pm",
    "ps", "pta", "scsi", "sms", "sop", "sos", "tb", "tba", "tcp", "tsa",
)  # fmt: skip
"""Abbreviations of letters that Cyrillic and Greek have too, common in news of any language."""
ABBREVIATION_SHARE = -7.0
"""Of each: one word in a thousand, as much as unknown capitals of another script are worth."""

WEIGHTS = (0.75, 0.2, 0.05)
"""Of the groups of three, two and one letters (Jelinek-Mercer smoothing; usual values)."""


def table(name: str) -> bytes:
    """The bytes of a table of this stage; modules to read it load only here."""
    from pathlib import Path

    return (Path(__file__).parent / "data" / name).read_bytes()


@cache
def english() -> dict[str, float]:
    """English words with the logarithm of their share."""
    import gzip

    rows = gzip.decompress(table("english.txt.gz")).decode().split("\n")
    shares = {word: -int(value) / 10 for word, value in (row.split(" ") for row in rows)}
    for word in CONTRACTED:
        shares.setdefault(word, CONTRACTED_SHARE)
    for word in ABBREVIATIONS:
        shares.setdefault(word, ABBREVIATION_SHARE)
    return shares


@cache
def _groups() -> dict[str, dict[str, int]]:
    """Counts of letter groups by script."""
    import json

    found: dict[str, dict[str, int]] = json.loads(table("letter_groups.json"))
    return found


@cache
def _totals(script: str) -> tuple[dict[str, int], int]:
    """How often each group of two is followed by anything, and how many letters there are."""
    groups = _groups()[script]
    before: dict[str, int] = {}
    letters = 0
    for group, count in groups.items():
        if len(group) > 1:
            before[group[:-1]] = before.get(group[:-1], 0) + count
        else:
            letters += count
    return before, letters


def _share(groups: dict[str, int], before: dict[str, int], group: str) -> float:
    """How often the last letter of `group` follows the others."""
    total = before.get(group[:-1], 0)
    return groups.get(group, 0) / total if total else 0.0


@cache
def letters_fit(word: str, script: str) -> float:
    """The logarithm of the chance of these letters as a word of `script`."""
    if script not in _groups():
        return OTHER_SCRIPT_LETTER * len(word)
    groups, (before, total) = _groups()[script], _totals(script)
    padded = f" {word} "
    fit = 0.0
    for at in range(1, len(padded)):
        letter = padded[at]
        if letter != " " and letter not in groups:
            fit += UNKNOWN_LETTER
            continue
        one = groups.get(letter, 0) / total if letter != " " else 0.15
        two = _share(groups, before, padded[at - 1 : at + 1])
        three = _share(groups, before, padded[at - 2 : at + 1]) if at > 1 else two
        fit += math.log(WEIGHTS[0] * three + WEIGHTS[1] * two + WEIGHTS[2] * one + 1e-9)
    return fit


def _spelled(word: str, script: str) -> bool:
    """Whether the script's languages have all letters of the word."""
    groups = _groups().get(script)
    return groups is None or all(letter in groups for letter in word)


def is_letter_of(letter: str, script: str) -> bool:
    """Whether a language of the data spells with this small letter."""
    return letter in _groups()[script]


def is_english(word: str) -> bool:
    """Whether the word, in any case, stands in the English list."""
    return word.lower() in english()


def fit(word: str, script: str) -> float:
    """The logarithm of the chance of this word in text of `script`."""
    small = word.lower().replace("ʼ", "")
    found = letters_fit(small, script)
    if word.isupper() and 1 < len(word) <= ABBREVIATION and _spelled(small, script):
        found = max(found, OTHER_SCRIPT_LETTER * len(word))
    if script != "LATIN":
        return found + (UNLISTED / 2 if len(word) > 2 else 0.0)
    if word == "i":  # which English has as a capital only
        return found + UNLISTED
    return max(english().get(small, -99.0), found + UNLISTED)
