"""What the whole document says: its scripts, and which letters were certainly swapped in it."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import filterfalse
from typing import NamedTuple

from reportedly.restoration.lookalikes import is_odd_latin
from reportedly.restoration.notation import is_inflected, is_quantity, may_be_notation
from reportedly.restoration.scripts import CYRILLIC, LATIN, script
from reportedly.restoration.wordmodel import is_english, letters_fit
from reportedly.restoration.words import (
    USUAL,
    WORD,
    Word,
    is_spelling,
    living_letter,
    plain_latin,
    word_of,
)

NEVER_SEEN = 12.0
"""Cost of a swapped word where nothing else in the document was swapped: an assumed rate of one
word in 160,000, checked like the costs in `decode.py`."""

SURE = 1.0
"""Least cost of a swapped word, however many there are."""

NEW_LETTER = 3.0
"""Added for each letter (at most two) seen in no other swapped word: one in twenty."""

FOREIGN_LETTER = 6.0
"""For a Cyrillic or Greek letter that occurs nowhere else in the text: the language is likely one
that does not have it (Ѕ and Ј in Russian)."""

PRIOR = 2.0
"""Weight, in places seen, of the usual rate where a letter is rare (Dirichlet smoothing)."""

FAR = 4.0
"""Added before the first and after the last paragraph that has a mixed word: tampering that
starts at a paragraph and goes on is the common pattern (the project's first page shows it)."""

HABIT = 3
"""Times an odd Latin letter is seen before it can be called the document's own; twice as
often where other letters were swapped."""


DOTLESS = "ı"
DOTLESS_BESIDE = "ğĞşŞəƏ"
"""Letters that languages with a dotless i have too, one of them in three of four sentences."""
DOTLESS_GAIN, DOTLESS_GAIN_AMONG_SWAPPED = 4.0, 1.5
"""How much likelier (natural logarithm, a letter) words must be on average with i in its place, and
where other letters were swapped. Three Turkish words are less than 3.2 likelier in 99 of 100 draws
and half of single ones are unlikelier; 95 of 100 words of 12 other languages with a swapped i are
2.2 likelier and more, half of them six and more (manual pages)."""
PHONETIC_ONLY = "ɛɔəŋʃʒʔɖɓɗƒɲɨʉʌɐɒɹɾʁθ\u02c8\u02cc\u02d0"
"""Letters and signs without a look-alike in ASCII that go with ɑ, ɩ, ɪ, ɣ, ʋ and the like: in the
Africa Alphabet (Ewe, Dagbani, Kabiyè), dialectology, and the IPA."""

RARE_LETTERS = frozenset("ҽҼꙇꙆӀӏ")
"""Cyrillic letters that look like usual ones and are written by few languages or none living."""


_LETTERS_ONLY = bytes(code if chr(code).isalpha() else 32 for code in range(128)) + b" " * 128
"""Writes a space for each ASCII character that is no letter."""


class Sure(NamedTuple):
    """The script and reading of a word wherever it stands; no reading: it stays."""

    script: str
    reading: str | None


SureWords = tuple[tuple[int, tuple[str, str]], ...]
"""Place of a word in its chunk, and word and reading wherever they stand."""


def sure_of(text: str, mixed: Counter[str]) -> Sure | None:
    """What a word is wherever it stands in this document; None where the line decides."""
    word = word_of(text)
    if word.styled or word.odd:
        return None
    if not word.readings:
        return Sure(word.own or LATIN, None)
    if word.own is None and len(word.readings) == 1:
        reading = word.readings[0]
        known = len(text) > 2 or is_english(reading.text) or mixed[reading.script] > 0
        return Sure(reading.script, reading.text if known else None)
    return None


@dataclass
class Profile:
    """Counts over one document."""

    text: str
    odd: str = ""
    anchors: Counter[str] = field(default_factory=Counter)
    mixed: Counter[str] = field(default_factory=Counter)
    swapped: dict[str, Counter[str]] = field(default_factory=dict)
    whole: Counter[str] = field(default_factory=Counter)
    whole_letters: dict[str, Counter[str]] = field(default_factory=dict)
    styled: int = 0
    odd_seen: Counter[str] = field(default_factory=Counter)
    odd_english: Counter[str] = field(default_factory=Counter)
    odd_usual: dict[str, set[str]] = field(default_factory=dict)
    _sure: dict[str, Sure | None] = field(default_factory=dict)
    _chunks: dict[str, SureWords | None] = field(default_factory=dict)
    _in_main: dict[str, bool] = field(default_factory=dict)
    meant: dict[str, set[str]] = field(default_factory=dict)
    _rates: dict[str, float] = field(default_factory=dict)
    _kept: dict[str, int] = field(default_factory=dict)

    def evidence(self, target: str) -> int:
        """How many words were certainly swapped from letters of `target`."""
        return self.mixed[target] + self.whole[target]

    @cached_property
    def main(self) -> str:
        """The script most words of the document are in."""
        together = self.anchors + self.mixed
        return max(together, key=lambda name: (together[name], name)) if together else LATIN

    def sure(self, text: str) -> Sure | None:
        """What a word is wherever it stands in this document; None where the line decides."""
        if text not in self._sure:
            self._sure[text] = self._sure_of(text)
        return self._sure[text]

    def _sure_of(self, text: str) -> Sure | None:
        if self.main == LATIN and not self.mixed[LATIN] and is_quantity(text):
            return Sure(LATIN, None)
        if not self.mixed[CYRILLIC] and is_inflected(text):
            return Sure(CYRILLIC, None)
        if not self.dead.isdisjoint(text) and word_of(text).own == CYRILLIC:
            living = "".join(living_letter(c) if c in self.dead else c for c in text)
            return Sure(CYRILLIC, living)
        sure = sure_of(text, self.mixed)
        if sure is None or sure.reading is None or DOTLESS not in sure.reading:
            return sure
        if self._has(DOTLESS_BESIDE) or not self._is_meant_dotted({sure.reading}):
            return sure
        return Sure(sure.script, sure.reading.replace(DOTLESS, "i"))

    @cached_property
    def dead(self) -> frozenset[str]:
        """Cyrillic letters that no word of the document can be spelled with, but look like others.

        They are letters of Abkhaz, the Caucasus and old manuscripts; none where the document has
        other letters that Slavic languages lack. Palochka is one only beside і, which no language
        of the Caucasus writes.
        """
        foreign = {c for c in self.odd if script(c) == CYRILLIC and not is_spelling(c)}
        if not foreign <= RARE_LETTERS:
            return frozenset()
        return frozenset(foreign if self._count("і") else foreign - {"Ӏ", "ӏ"})

    def sure_words(self, chunk: str) -> SureWords | None:
        """The words beyond ASCII of a chunk without spaces; None if one hangs on its line.

        Each with its place in the chunk and its reading, if it is not to stay; all of them Latin.
        """
        if chunk not in self._chunks:
            self._chunks[chunk] = self._sure_words(chunk)
        return self._chunks[chunk]

    def _sure_words(self, chunk: str) -> SureWords | None:
        if chunk.isalpha():
            sure = self.sure(chunk)
            if sure is None or sure.script != LATIN:
                return None
            return () if sure.reading is None else ((0, (chunk, sure.reading)),)
        found = []
        for match in WORD.finditer(chunk):
            word = match.group()
            if word.isascii():
                continue
            sure = self.sure(word)
            if sure is None or sure.script != LATIN:
                return None
            if sure.reading is not None:
                found.append((match.start(), (word, sure.reading)))
        return tuple(found)

    def in_main(self, chunk: str) -> bool:
        """Whether all words of a chunk without spaces are in the document's script, as they lie."""
        if chunk not in self._in_main:
            words = map(word_of, WORD.findall(chunk))
            self._in_main[chunk] = all(
                word.own == self.main and not (word.styled or word.odd) for word in words
            ) and self.dead.isdisjoint(chunk)
        return self._in_main[chunk]

    def cost(self, original: str, reading: str, target: str) -> float:
        """How unlikely it is that somebody swapped letters so in this document.

        The cheaper of two ways to tamper: letter by letter, each at the rate at which it is
        swapped in mixed words, or word by word, at the rate of whole words swapped.
        """
        word_cost = self._word_cost(original, reading, target)
        if not self.mixed[target]:
            return min(NEVER_SEEN, max(SURE, word_cost))
        pairs = zip(original, reading, strict=True)
        letters = sum(self._letter_cost(a, b, target) for a, b in pairs if a != b)
        return max(SURE, min(NEVER_SEEN, word_cost, letters))

    def _word_cost(self, original: str, reading: str, target: str) -> float:
        """The logarithm of how often whole words are swapped, dearer for letters not yet seen."""
        whole = self.whole[target]
        if not whole:
            return NEVER_SEEN
        pairs = zip(original.lower(), reading.lower(), strict=True)
        new = {a for a, b in pairs if a != b} - self.whole_letters[target].keys()
        rate = math.log((self.anchors[target] + whole) / whole)
        return rate + NEW_LETTER * min(2, len(new))

    def _letter_cost(self, old: str, new: str, target: str) -> float:
        """The logarithm of how often `new` is kept where it could be swapped for `old`."""
        swapped = self.swapped[target][old]
        if not swapped and not self._count(new.lower()) and not self._count(new.upper()):
            return NEW_LETTER if target == LATIN else FOREIGN_LETTER
        usual = PRIOR * self._usual_rate(target)
        return -math.log((swapped + usual) / (swapped + self._count(new) + PRIOR))

    def _usual_rate(self, target: str) -> float:
        """Of the letters swapped anywhere, the share of their places where they are."""
        if target not in self._rates:
            swaps = self.swapped[target].total()
            kept = sum(self._count(new) for new in self.meant[target])
            self._rates[target] = swaps / (swaps + kept)
        return self._rates[target]

    def _count(self, letter: str) -> int:
        """How often a letter occurs in the document."""
        if letter not in self._kept:
            self._kept[letter] = self.text.count(letter)
        return self._kept[letter]

    def add_whole(self, original: str, reading: str, target: str) -> None:
        """Count a whole word that was swapped, unless letter by letter explains it."""
        pairs = [(a, b) for a, b in zip(original, reading, strict=True) if a != b]
        known = self.swapped.get(target, Counter())
        if all(old in known for old, _ in pairs):
            return
        self.whole[target] += 1
        self.whole_letters.setdefault(target, Counter()).update(a.lower() for a, _ in pairs)

    def add_mixed(self, original: str, reading: str, target: str, count: int) -> None:
        """Count a word in which letters were certainly swapped."""
        self.mixed[target] += count
        if target not in self.swapped:
            self.swapped[target], self.meant[target] = Counter(), set()
        letters, meant = self.swapped[target], self.meant[target]
        for old, new in zip(original, reading, strict=True):
            if old != new:
                letters[old] += count
                meant.add(new)

    def is_swapped(self, letter: str) -> bool:
        """Whether an odd Latin letter is none of the document's language, and stands for another.

        It must do so in three words in small letters that look usual without it, one where other
        letters were swapped: names keep their letters. Dotless i is written beside ğ, ş or ə.
        Phonetic letters are written with others that look like no usual one.
        """
        if self._has(DOTLESS_BESIDE if letter == DOTLESS else PHONETIC_ONLY):
            return False
        needed = 1 if self.mixed[LATIN] else HABIT
        if letter == DOTLESS:
            dotless = self.odd_usual.get(letter, set())
            return len(dotless) >= needed and self._is_meant_dotted(dotless)
        words = {word for odd, words in self.odd_usual.items() if odd != DOTLESS for word in words}
        return len(words) >= needed

    def _is_meant_dotted(self, words: set[str]) -> bool:
        """Whether words with a dotless i are likelier with i, by the letters beside it."""
        gains = 0.0
        for word in map(str.lower, words):
            gain = letters_fit(word.replace(DOTLESS, "i"), LATIN) - letters_fit(word, LATIN)
            gains += gain / word.count(DOTLESS)
        least = DOTLESS_GAIN_AMONG_SWAPPED if self.mixed[LATIN] else DOTLESS_GAIN
        return gains > least * len(words)

    def _has(self, letters: str) -> bool:
        """Whether the document has one of these letters."""
        return any(letter in self.text for letter in letters)

    def is_native(self, letter: str) -> bool:
        """Whether an odd Latin letter belongs to the document's own spelling.

        It does where most words it stands in are no English words without it: half of them, or
        four of five where other letters were swapped and names may be among the words.
        """
        if self.is_swapped(letter):
            return False
        seen = self.odd_seen[letter]
        share = 5 if self.mixed[LATIN] else 2
        often = seen >= (2 * HABIT if self.mixed[LATIN] else HABIT)
        return often and self.odd_english[letter] * share < seen


def profile_of(text: str, odd: str = "") -> Profile:
    """The counts of a document, which has these odd characters."""
    profile = Profile(text, odd)
    chunks = text.split()
    latin = _ascii_words(" ".join(filter(str.isascii, chunks)))
    for chunk, count in Counter(filterfalse(str.isascii, chunks)).items():
        for word in (chunk,) if chunk.isalpha() else WORD.findall(chunk):
            if word.isascii():
                latin += count
            else:
                _count(profile, word, word_of(word), count)
    profile.anchors[LATIN] += latin
    return profile


def _ascii_words(text: str) -> int:
    """How many runs of letters an ASCII text has."""
    return len(text.encode().translate(_LETTERS_ONLY).split())


def _count(profile: Profile, text: str, word: Word, count: int) -> None:
    """Add one word that has letters beyond ASCII."""
    if word.styled and len(text) > 2:
        plain = plain_latin(text)
        profile.styled += count if plain is not None and is_english(plain) else 0
    if word.odd:
        _count_odd(profile, text, count)
    if word.own is not None:
        if not word.readings:
            profile.anchors[word.own] += count
        return
    if word.mixed and len(word.readings) == 1 and not (word.styled or may_be_notation(text)):
        reading = word.readings[0]
        if len(text) > 2 or is_english(reading.text):
            profile.add_mixed(text, reading.text, reading.script, count)


def _count_odd(profile: Profile, text: str, count: int) -> None:
    """Count for each odd Latin letter whether the word is English without it."""
    plain = plain_latin(text)
    if plain is not None and len(plain) == 1:
        return
    english = plain is not None and is_english(plain)
    usual = plain is not None and plain.islower() and letters_fit(plain, LATIN) > USUAL * len(plain)
    for letter in set(text):
        if is_odd_latin(letter):
            profile.odd_seen[letter] += count
            profile.odd_english[letter] += count if english else 0
            if usual:
                profile.odd_usual.setdefault(letter, set()).add(text)
