"""Whose ministry: "Russia's Foreign Ministry" is not Ukraine's, though both are called the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.people.body_names import country_of, is_office, read_body
from reportedly.people.gazetteer import DATES
from reportedly.people.mentions import OTHER, PLACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.people.mentions import Mention
    from reportedly.people.tokens import Tokens

OWNS = frozenset({"'s", "’s"})


@dataclass(frozen=True, slots=True)
class Office:
    """The office a mention is of: the same for all its wordings; `name` as the page has it.

    `country` is empty where the story speaks of one such office only, or of no country's.
    """

    words: tuple[str, ...]
    country: str
    name: str


def offices(tokens: Tokens, mentions: Sequence[Mention]) -> dict[int, Office]:
    """The offices that names of a story are of, by the names' first tokens.

    A name without a country, where two countries have such an office there, is the last one named
    before it, or the first after; one "in Kesh" is by itself, since nothing says which that is.
    """
    alike: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.first):
        if mention.kind in (OTHER, PLACE):
            continue
        read = read_body(mention.name)
        if len(read.words) > 1 and is_office(mention.name):
            alike[read.words].append(mention)
    found: dict[int, Office] = {}
    for words, named in alike.items():
        told = [(mention, *_owner(tokens, mention)) for mention in named]
        found |= _apart(tokens, words, told)
    return found


def _apart(
    tokens: Tokens, words: tuple[str, ...], named: list[tuple[Mention, str, str]]
) -> dict[int, Office]:
    """The offices of names with the same words, each with its country and its owner's words."""
    told = [country for _, country, _ in named if country]
    if len(set(told)) < len(("one", "other")):
        return {mention.first: Office(words, "", mention.name) for mention, _, _ in named}
    found, last = {}, told[0]
    owners: dict[str, str] = {}
    for _, country, owner in named:
        owners.setdefault(country, owner)
    for mention, country, _ in named:
        place = "" if country else _place_after(tokens, mention)
        if place:
            found[mention.first] = Office(words, f"in {place}", f"{mention.name} in {place}")
            continue
        last = country or last
        own = f"{owners[last]} {mention.name}" if owners[last] else mention.name
        name = mention.name if read_body(mention.name).countries else own
        found[mention.first] = Office(words, last, name)
    return found


def _owner(tokens: Tokens, mention: Mention) -> tuple[str, str]:
    """The country a name is of, "" if none, and the words before it that say so."""
    inside = read_body(mention.name).countries
    if inside:
        return min(inside), ""
    before, words = mention.first - 1, tokens.words
    owner = ""
    if before > 0 and words[before] in OWNS:
        owner, before = words[before], before - 1
    if before < 0 or tokens.sentence[before] != tokens.sentence[mention.first]:
        return "", ""
    country = country_of(words[before])
    return (country, words[before] + owner) if country else ("", "")


def _place_after(tokens: Tokens, mention: Mention) -> str:
    """The place of "the Foreign Ministry in Kesh"; "" where none stands there."""
    at = mention.last + 1
    after = tokens.words[at : at + 2]
    is_place = len(after) > 1 and after[0] == "in" and after[1][0].isupper()
    return after[1] if is_place and after[1].lower() not in DATES else ""
