"""Word lists kept as data files, and finding their phrases in a row of words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Entry = tuple[tuple[str, ...], str]
"""The words of a phrase and its value."""

VOWELS = "aeiou"
GAP = 2
"""Words a ``*`` stands for at most (own judgement: an adverb and an article)."""


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a data file of this stage, without comments and empty lines."""
    content = (files("reportedly.matters") / "data" / name).read_text(encoding="utf-8")
    return tuple(
        line.strip() for line in content.splitlines() if line.strip() and not line.startswith("#")
    )


@cache
def word_set(name: str) -> frozenset[str]:
    """The set of words with this name in data/sets.txt.

    >>> "ongoing" in word_set("persistent")
    True
    """
    for line in lines("sets.txt"):
        title, _, words = line.partition(":")
        if title == name:
            return frozenset(words.split())
    raise KeyError(name)


def forms(verb: str) -> tuple[str, ...]:
    """A verb's forms: irregular ones as listed with slashes, regular ones by rule.

    >>> forms("stop")
    ('stop', 'stops', 'stopped', 'stopping')
    >>> forms("begin/begins/began/begun/beginning")
    ('begin', 'begins', 'began', 'begun', 'beginning')
    """
    if "/" in verb:
        return tuple(verb.split("/"))
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb, f"{verb}es", f"{verb}ed", f"{verb}ing"
    if _doubles(verb):
        return verb, f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"
    return verb, f"{verb}s", f"{verb}ed", f"{verb}ing"


def _doubles(verb: str) -> bool:
    """Whether the last consonant doubles: one syllable, one vowel, one final consonant."""
    vowels = sum(letter in VOWELS for letter in verb)
    return vowels == 1 and verb[-1] not in "aeiouwxy" and verb[-2] in VOWELS


class Phrases:
    """A list of phrases, each with a value, found in a row of lower-case words.

    In a phrase ``*`` stands for up to two words in between, ``~verb`` for all forms of a verb.
    """

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        listed: dict[str, list[Entry]] = {}
        for phrase, value in entries:
            for words in _spelled_out(phrase.split()):
                listed.setdefault(words[0], []).append((words, value))
        for found in listed.values():
            found.sort(key=lambda entry: -len(entry[0]))
        self._openings = {first: _Opening(found) for first, found in listed.items()}

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """First word, last word (excluded) and value of each phrase found, longest at a place."""
        at = 0
        for place, phrases in self._openings_in(words):
            for phrase, value in phrases if place >= at else ():
                end = _match(phrase, words, place)
                if end is not None:
                    yield place, end, value
                    at = end
                    break

    def find_all(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """All phrases found, those inside others and several at one place too."""
        for at, phrases in self._openings_in(words):
            for phrase, value in phrases:
                end = _match(phrase, words, at)
                if end is not None:
                    yield at, end, value

    def _openings_in(self, words: Sequence[str]) -> Sequence[tuple[int, Sequence[Entry]]]:
        """Each place at which phrases may begin, by its word and the next, with these phrases."""
        known = self._openings
        if known.keys().isdisjoint(words):
            return ()
        return [
            (at, known[word].before(words[at + 1] if at + 1 < len(words) else ""))
            for at, word in enumerate(words)
            if word in known
        ]


class _Opening:
    """The phrases that begin with one word, by their second word."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        seconds = {phrase[1] for phrase, _ in entries if len(phrase) > 1} - {"*"}
        self._open = _going_on(entries, "*")
        self._by_second = {second: _going_on(entries, second) for second in seconds}

    def before(self, second: str) -> Sequence[Entry]:
        """Those that may go on with this word, in their order."""
        return self._by_second.get(second, self._open)


def _going_on(entries: Sequence[Entry], second: str) -> Sequence[Entry]:
    """The phrases of one word, with a gap behind their first, or with this second word."""
    return [entry for entry in entries if {*entry[0][1:2]} <= {"*", second}]


def _spelled_out(parts: Sequence[str]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for part in parts:
        choices = forms(part[1:]) if part.startswith("~") else tuple(part.split("|"))
        found = [(*head, choice) for head in found for choice in choices]
    return found


def _match(phrase: tuple[str, ...], words: Sequence[str], at: int) -> int | None:
    """Where `phrase` ends when it starts at word `at`; None where it does not stand there."""
    place, last = at, len(words)
    gap = 0
    for part in phrase:
        if part == "*":
            gap = GAP
            continue
        stop = min(place + gap, last - 1)
        while place < stop and words[place] != part:
            place += 1
        if place >= last or words[place] != part:
            return None
        place, gap = place + 1, 0
    return place


def valued(name: str) -> Phrases:
    """The phrases of a data file with lines ``value: phrase, phrase``."""
    entries = []
    for line in lines(name):
        value, _, rest = line.partition(":")
        entries += [(phrase.strip(), value.strip()) for phrase in rest.split(",") if phrase.strip()]
    return Phrases(entries)
