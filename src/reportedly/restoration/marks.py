"""Combining marks that spell nothing: strokes through letters, letters above letters, stacks."""

from __future__ import annotations

import re
import unicodedata

from reportedly.page import AlterationKind
from reportedly.restoration.clean import narrow
from reportedly.restoration.edits import Edit
from reportedly.restoration.scripts import CYRILLIC, GREEK, LATIN, line_around, script
from reportedly.restoration.wordmodel import is_english

IS_NOISE = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""A run of combining marks on letters of Latin, Greek and Cyrillic."""

SPELLING = frozenset(
    "\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030d\u030f"
    "\u0310\u0311\u0312\u0313\u0314\u0315\u031b\u0323\u0324\u0325\u0326\u0327\u0328\u0329\u032d"
    "\u032e\u0330\u0331\u0342\u0345\u0358\u035c\u035f\u0360\u0361\u0362\u0483\u0484\u0485\u0486"
    "\u0487\u20d7\u20e3\ufe20\ufe21"
)
"""Marks that alphabets, romanizations (ALA-LC) and formulas use: those of canonical
compositions in UnicodeData.txt, ties, the Taiwanese dot, titlos, the vector arrow, the keycap."""

PHONETIC = re.compile(r"[\u0250-\u02af\u02c8\u02cc\u02d0]")
"""IPA letters and stress marks: a line that has some may have marks of the IPA too."""

_IPA_MARKS = frozenset(map(chr, [*range(0x300, 0x334), *range(0x339, 0x33E), 0x346, 0x34A, 0x34B]))
MANY = 3
"""Letters with noise, and a quarter of all with marks: then the text is noisy. Where it is, and
most of its words with marks are English without, spelling marks are noise too."""
WORD_REACH = 200
"""Characters of a word looked at on either side: a long word with five marks a letter."""
STACK = 3
"""Marks on one letter: three on a letter of Latin, Greek or Cyrillic only where they compose."""

_EUROPEAN = (LATIN, CYRILLIC, GREEK)


def mark_edits(text: str, odd: str) -> list[Edit]:
    """Takes combining noise off letters of Latin, Cyrillic and Greek."""
    runs = [run for run in narrow(IS_NOISE, odd).finditer(text) if _on_european(text, run)]
    noise = [_noise(text, run) for run in runs]
    found = sum(map(bool, noise))
    if found >= MANY and found * 4 > len(runs):
        words = [_plain_word(text, run) for run in runs]
        if sum(map(is_english, words)) * 2 > len(words):
            noise = [list(range(*run.span())) for run in runs]
    return [_edit(text, at) for places in noise for at in places]


def _edit(text: str, at: int) -> Edit:
    """Takes one mark out."""
    name = unicodedata.name(text[at], "mark").lower()
    reason = f"{name}, which spells nothing here"
    return Edit(at, at + 1, "", AlterationKind.COMBINING, 0.95, reason)


def _on_european(text: str, run: re.Match[str]) -> bool:
    """Whether the marks stand on a letter of Latin, Cyrillic or Greek."""
    base = text[run.start() - 1] if run.start() else ""
    return base.isalpha() and script(base) in _EUROPEAN


def _plain_word(text: str, run: re.Match[str]) -> str:
    """The word around a run of marks, without any."""
    start, end = run.span()
    low, high = max(0, start - WORD_REACH), min(len(text), end + WORD_REACH)
    while start > low and (text[start - 1].isalpha() or IS_NOISE.match(text, start - 1)):
        start -= 1
    while end < high and (text[end].isalpha() or IS_NOISE.match(text, end)):
        end += 1
    return IS_NOISE.sub("", text[start:end])


def _noise(text: str, run: re.Match[str]) -> list[int]:
    """Positions of the marks of one run that spell nothing."""
    marks, base = run.group(), text[run.start() - 1]
    places = range(run.start(), run.end())
    odd = [at for at in places if text[at] not in SPELLING]
    if odd and _phonetic_line(text, run.start()):
        odd = [at for at in odd if text[at] not in _IPA_MARKS]
    if odd and len(marks) >= STACK:
        return list(places)
    if len(marks) >= STACK and len(unicodedata.normalize("NFC", base + marks)) > STACK - 1:
        return list(places)
    return odd


def _phonetic_line(text: str, at: int) -> bool:
    """Whether the line around `at` is phonetic writing."""
    return PHONETIC.search(text, *line_around(text, at)) is not None
