"""Names of bodies taken apart: whose they are, what they are, and what tells them from others.

"The Russian Foreign Ministry", "Ministry of Foreign Affairs of Russia" and "Foreign Ministry" have
the same words, in any order; the first two say whose it is. Words alone never make two one body:
`reportedly.people.bodies_across` asks for more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.people.cuewords import words_of
from reportedly.people.gazetteer import gazetteer
from reportedly.people.names import LEGAL, LEGAL_WORDS
from reportedly.people.spelling import consonants, fold, sound

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
LIGHT = words_of("the of and for on in at to a an affairs s")
"""Words that come and go in one body's name; "affairs" as in "Ministry of Foreign Affairs"."""

ONLY_ONE = words_of(
    "reuters bloomberg breitbart newsweek politico novosti interfax kommersant vedomosti wikinews "
    "pentagon kremlin nato duma rada verkhovna knesset bundestag seimas saeima amnesty greenpeace "
    "enquirer beast"
)
"""Words that the list of bodies' classes has, and that only one body is called."""

ONLY_ONES = frozenset({("white", "house"), ("downing", "street")})
"""Names made of such words."""

KINDS_SHORT = words_of("pac tv ngo gop ceo mp pr hq")
"""Acronyms of what many bodies are."""

LOCAL = words_of(
    "city town village county district municipal metropolitan provincial regional local "
    "northern southern eastern western"
)
"""Words of bodies of which one country has many; compiled by the authors."""

GENERIC = LOCAL | words_of(
    "national federal central supreme state states royal imperial general public private special "
    "joint high higher lower upper main chief deputy first second third constitutional criminal "
    "appeals executive defence defense internal external interior foreign home labour labor "
    "justice finance economy education culture transport agriculture fisheries environment energy "
    "emergency emergencies statistical statistics intelligence investigative investigation "
    "security border customs tax revenue electoral election elections human rights veterans civil "
    "democratic republican liberal conservative socialist communist people peoples united popular "
    "progressive north south east west european african asian american world international global "
    "new young women youth workers farmers journalists writers teachers red blue white black green "
    "daily evening morning sunday"
)
"""Words that bodies of many countries and towns have in their names; compiled by the authors."""

SHORT_COUNTRIES = (
    (re.compile(r"\bU\.?S\.?(?:A\b\.?|(?<=\.)|\b)|\bUnited States(?: of America)?\b"), "America"),
    (re.compile(r"\bU\.?K\.?\b|\bUnited Kingdom\b|\bGreat Britain\b"), "Britain"),
)
"""Countries written short, and the name the word lists have for them."""

CONTINENTS = frozenset({"africa", "asia", "europe"})
"""What stands among countries in the word lists, and whose bodies are no country's."""

ACRONYM = 6
"""Letters of the longest acronym taken for one; longer words in capitals are mostly shouted."""


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name: its `words` as they sound, `own` words, whose it is, its initials.

    Words of an office are sorted ("Health Ministry", "Ministry of Health"), others as they stand:
    "University of Kesh" is not "Kesh University".
    `is_local` says that one country has many such, `is_telling` that two words at least tell a
    field ("Institute for Clean Water"); `firsts` are the first letters of the words, as
    written; `own` are those that few other bodies have; `countries` those in the name; `letters`
    the initials, and `acronym` the name itself where it is one, both in folded lower case.
    """

    words: tuple[str, ...]
    is_local: bool
    is_telling: bool
    firsts: str
    own: frozenset[str]
    countries: frozenset[str]
    letters: frozenset[str]
    acronym: str


NO_WORDS = BodyName((), False, False, "", frozenset(), frozenset(), frozenset(), "")


@lru_cache(maxsize=65536)
def read_body(name: str) -> BodyName:
    """The parts of a body's name.

    >>> read_body("Ministry of Foreign Affairs of Norway").countries
    frozenset({'norway'})
    >>> read_body("Norwegian Foreign Ministry").words == read_body("Foreign Ministry").words
    True
    """
    found = WORD.findall(_long_countries(name))
    acronym = _acronym(found)
    if acronym and country_of(found[0]) is None:
        return BodyName(
            (acronym,), False, False, "", frozenset(), frozenset(), frozenset(), acronym
        )
    kept = [word for word in found if fold(word) not in LIGHT]
    capital = [word for word in found if word[0].isupper()]
    countries = frozenset(filter(None, map(country_of, kept)))
    words = [fold(word) for word in kept if country_of(word) is None]
    words = [LEGAL.get(word, word) for word in words]
    words = [word for word in words if word not in LEGAL_WORDS] or words
    own = words if tuple(words) in ONLY_ONES else [one for one in words if not _is_shared(one)]
    return BodyName(
        words=tuple(sorted(map(sound, words)) if is_office(name) else map(sound, words)),
        is_local=_is_local(words),
        is_telling=sum(not _is_everywhere(word) for word in words) >= len(("one", "two")),
        firsts="".join(word[0] for word in words),
        own=frozenset(map(sound, own)),
        countries=countries,
        letters=_letters(capital),
        acronym="",
    )


def is_office(name: str) -> bool:
    """Whether a name is that of an office, court or the like, whatever the order of its words."""
    classes = gazetteer().body_class
    return any(classes.get(word.lower()) in OFFICES for word in WORD.findall(name))


OFFICES = frozenset(
    {"ministry", "agency", "police", "force", "parliament", "court", "committee", "state"}
)
"""Classes of bodies that are called "Health Ministry" and "Ministry of Health" alike."""


def _long_countries(name: str) -> str:
    for short, full in SHORT_COUNTRIES:
        name = short.sub(full, name)
    return name


def country_of(word: str) -> str | None:
    """The country a word names or is the adjective of, in lower case; None for other words.

    >>> country_of("Norwegian"), country_of("Norway's"), country_of("Kesh")
    ('norway', 'norway', None)
    """
    lists = gazetteer()
    plain = re.sub(r"['’]s?$", "", _long_countries(word)).lower()
    adjective = lists.adjectives.get(plain)
    named = adjective.lower() if adjective is not None else plain
    return named if named in countries() else None


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """The names of the countries that the word lists have, in lower case."""
    return frozenset(country.lower() for country in gazetteer().adjectives.values()) - CONTINENTS


def countries_in(text: str) -> frozenset[str]:
    """The countries that a text names, by name or adjective."""
    capitals = re.findall(r"\b[A-Z][a-z]+\b", _long_countries(text))
    return frozenset(filter(None, map(country_of, dict.fromkeys(capitals))))


def _is_shared(word: str) -> bool:
    """Whether many bodies have a word in their names."""
    return len(word) < 2 or word.isdigit() or word in _shared_words()


def _is_everywhere(word: str) -> bool:
    """Whether a word is a class of bodies, or of those that bodies of all countries have."""
    return len(word) < 2 or word.isdigit() or word in _words_everywhere()


@lru_cache(maxsize=1)
def _shared_words() -> frozenset[str]:
    return (gazetteer().common | _words_everywhere()) - ONLY_ONE


@lru_cache(maxsize=1)
def _words_everywhere() -> frozenset[str]:
    lists = gazetteer()
    heads = lists.body_class.keys() | lists.body_nouns.keys() | lists.roles.keys()
    return (GENERIC | KINDS_SHORT | heads) - ONLY_ONE


def _is_local(words: list[str]) -> bool:
    """Whether one country has many of what these words name: "City Council", "Court"."""
    if len(words) > 1:
        return bool(LOCAL.intersection(words))
    return gazetteer().body_class.get(words[0] if words else "") not in ONE_A_COUNTRY


ONE_A_COUNTRY = frozenset({"parliament", "police", "force", "state"})
"""Classes of bodies that a single word tells after a country: "the Norwegian parliament"."""


def _letters(capital: Iterable[str]) -> frozenset[str]:
    """The initials of a name's capital words, with the countries at its end and without."""
    words = list(capital)
    found = {"".join(fold(word[0]) for word in words)}
    while words and country_of(words[-1]):
        words.pop()
        found.add("".join(fold(word[0]) for word in words))
    return frozenset(letters for letters in found if len(letters) > 1)


def _acronym(found: list[str]) -> str:
    """The name itself where it is one word in capitals, without full stops, and no common word."""
    plain = found[0].replace(".", "") if len(found) == 1 else ""
    short = fold(plain) if plain.isalpha() and plain.isupper() else ""
    known = short in gazetteer().common or short in KINDS_SHORT
    return short if 1 < len(plain) <= ACRONYM and not known else ""


def body_key(name: str) -> tuple[str, str]:
    """The blocking key of a body's name: initials, and the consonants of its words, in one order.

    The first part is what it shares with its acronym, whose second is empty. Both are empty for the
    name of a country and for one that says nothing. Keys of people never begin so.

    >>> body_key("Norwegian Foreign Ministry") == body_key("Ministry of Foreign Affairs, Norway")
    True
    >>> body_key("Тордвод") == body_key("Tordvod")
    True
    >>> body_key("Kesh Water Service")[0] == body_key("KWS")[0]
    True
    """
    read = read_body(name)
    if not read.words:
        return ("", "")
    if read.acronym:
        return (MARK + _initials(read.acronym), "")
    return (MARK + _initials(read.firsts), " ".join(sorted(map(consonants, read.words))))


MARK = "@"
"""What the keys of bodies begin with."""


def is_body(key: str) -> bool:
    """Whether a blocking key is that of a body."""
    return key.startswith(MARK)


ALIKE = str.maketrans({"c": "k", "q": "k", "w": "v", "y": "i", "j": "i"})
"""First letters that spellings of one name trade, brought together."""


def _initials(letters: str) -> str:
    return "".join(sorted(letters.translate(ALIKE)))
