"""The word lists this stage reads by, loaded once.

All lists are data files beside this one, compiled by the authors; `common-words.txt` is counted
from PolNeAR train by `training/people_words.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from reportedly.people.cuewords import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATES = words_of(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday mon tue tues wed thu thurs fri sat sun est edt gmt utc am pm"
)
"""Months, days and clocks: capitals that name nobody."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known words. Keys are in lower case; genders are m, f or e (either).

    `adjectives` gives the country a word like "russian" belongs to.
    """

    given: Mapping[str, str]
    families: frozenset[str]
    common: frozenset[str]
    titles: Mapping[str, str | None]
    abbreviations: Mapping[str, str]
    joins: frozenset[str]
    roles: Mapping[str, str | None]
    people: frozenset[str]
    documents: frozenset[str]
    body_class: Mapping[str, str]
    body_nouns: Mapping[str, frozenset[str]]
    adjectives: Mapping[str, str]
    places: frozenset[str]

    def gender_of(self, word: str) -> str | None:
        """The gender of a given name in lower case, of its parts where it has a hyphen."""
        found = self.given.get(word)
        if found is None and "-" in word:
            parts = [self.given.get(part) for part in word.split("-")]
            found = next((part for part in parts if part), None)
        return found

    def is_people(self, word: str) -> bool:
        """Whether a word in lower case stands for several: "people", "contenders"."""
        plural = word.removesuffix("s") if word.endswith("s") else ""
        return word in self.people or (plural in self.roles and word not in self.roles)

    def is_given(self, word: str) -> bool:
        """Whether a word in lower case is a known given name, or begins with one: "anne-lise"."""
        return word in self.given or word.partition("-")[0] in self.given


def _sections(name: str) -> Iterator[tuple[str, list[str]]]:
    """The lines of a data file as (section, words)."""
    section = ""
    source = files("reportedly.people") / "data" / name
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif line and not line.startswith("#"):
            yield section, line.split()


def _by_section(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for section, words in _sections(name):
        found.setdefault(section, []).extend(words)
    return found


def _bodies() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """The class of each head word of a body's name, and the classes each plain noun stands for."""
    classes: dict[str, str] = {}
    nouns: dict[str, set[str]] = {}
    for _, words in _sections("bodies.txt"):
        kind, cut = words[0].rstrip(":"), words.index("|")
        for word in words[1:cut]:
            classes.setdefault(word.lower(), kind)
        for noun in words[cut + 1 :]:
            nouns.setdefault(noun, set()).add(kind)
    return classes, {noun: frozenset(kinds) for noun, kinds in nouns.items()}


def _titles(
    sections: Mapping[str, list[str]], abbreviations: Mapping[str, str]
) -> dict[str, str | None]:
    titles: dict[str, str | None] = {word.lower(): None for word in sections["full"]}
    titles |= dict.fromkeys(abbreviations)
    titles |= {word.lower(): "m" for word in sections["m"]}
    titles |= {word.lower(): "f" for word in sections["f"]}
    return titles


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """All lists, read from disk once."""
    given = _by_section("given-names.txt")
    titles = _by_section("titles.txt")
    roles = _by_section("roles.txt")
    places = _by_section("places.txt")
    abbreviations = {
        short.lower(): full
        for short, _, full in (pair.partition("=") for pair in titles["abbreviated"])
    }
    countries = [pair.partition("=") for pair in places["country"]]
    classes, nouns = _bodies()
    return Gazetteer(
        given={name.lower(): gender for gender in "emf" for name in given[gender]},
        families=frozenset(name.lower() for name in _by_section("family-names.txt")[""]),
        common=frozenset(_by_section("common-words.txt")[""]),
        titles=_titles(titles, abbreviations),
        abbreviations=abbreviations,
        joins=frozenset(word.lower() for word in titles["joins"]),
        roles=dict.fromkeys(roles["person"])
        | dict.fromkeys(roles["m"], "m")
        | dict.fromkeys(roles["f"], "f"),
        people=frozenset(roles["people"]),
        documents=frozenset(roles["document"]),
        body_class=classes,
        body_nouns=nouns,
        adjectives={
            word.lower(): country for country, _, words in countries for word in words.split(",")
        },
        places=frozenset(word.lower() for word in places["place"])
        | frozenset(country.lower() for country, _, _ in countries),
    )
