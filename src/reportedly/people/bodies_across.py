"""One body on two pages: whether two tellings of a ministry, a firm, a party are of the same one.

As for people, a name alone never decides. Names that few bodies have ("Aquavod") need little more,
names that many have ("the Foreign Ministry", "City Council") need their country or more, and a
body that one page gives to a country is never one that another page leaves open among several.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from reportedly.people.across import UNALIKE, BodyTold, Likeness, surroundings_agree
from reportedly.people.body_names import body_key, country_of, read_body
from reportedly.people.gazetteer import gazetteer
from reportedly.people.names import SAME, same_person
from reportedly.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportedly.people.across import Sighting
    from reportedly.people.body_names import BodyName

NEEDED = {
    "own": 1, "telling": 2, "told short": 2, "short": 2, "shared": 3, "spelt": 3, "initials": 4,
    "local": 5,
}  # fmt: skip
"""Points of agreement a merge needs where the names have the same words, some of them the body's
own, or two that tell its field; where one page gives acronym and name; where both have the acronym
only; where the words are shared by many bodies; where they are spelt apart; where one has an
acronym that would fit; where one country has many of that name. Set by reasoning, so that no weak
sign merges what many bodies are called, then checked with `python -m benchmarks bodies-across`."""

SCORE = {
    "own": 1.0, "telling": 0.9, "told short": 0.9, "short": 0.9, "shared": 0.8, "spelt": 0.8,
    "initials": 0.7, "local": 0.6,
}  # fmt: skip
"""How much each says; orders candidates and merges, no measured probability."""

POINTS = {"country": 3, "country around": 2, "around": 1, "people": 3, "person": 1, "noun": 1}
"""What agreements of bodies count, beside those they share with people. `country`: both pages say
whose it is; `country around`: one does, and the other names no other country; `around`: both name
this one only; `people`: both name somebody of it; `person`: one does whom the other names beside.
Same source."""

SHORTEST = 3
"""Letters of an acronym that may be told from a name's initials; two fit too much. By reasoning."""


def compare_bodies(a: Sighting, b: Sighting) -> Likeness:
    """Whether two sightings of bodies on two pages are of one, and why."""
    if told := bodies_against(a, b):
        return Likeness(is_same=False, is_against=True, reason=told)
    how = names_fit(_forms(a), _forms(b))
    agreed = list(_agreements(a, b))
    if how is None or _is_open(a, b):
        return UNALIKE
    points = sum(count for _, count in agreed)
    reason = "; ".join(told for told, _ in agreed)
    sure = round(SCORE[how] * (1 - 0.5**points), 2)
    is_same = points >= NEEDED[how]
    return Likeness(is_same, is_against=False, reason=reason, confidence=sure, points=points)


def bodies_against(a: Sighting, b: Sighting) -> str:
    """What forbids that two sightings are of one body; "" where nothing does."""
    ours, theirs = _countries(a), _countries(b)
    if ours and theirs and not ours & theirs:
        return f"of two countries: {', '.join(sorted(ours | theirs))}"
    first, second = _written_out(_forms(a)), _written_out(_forms(b))
    alike = any(_written_alike(x, y) for x, y in product(first, second))
    if first and second and not alike and _initials(_forms(a)) & _initials(_forms(b)):
        return "two names with one acronym"
    return ""


def _initials(forms: Iterable[str]) -> frozenset[str]:
    """The acronyms that names are or may have."""
    read = [read_body(form) for form in forms]
    return frozenset().union(*({one.acronym} | one.letters for one in read)) - {""}


def _is_open(a: Sighting, b: Sighting) -> bool:
    """Whether a page leaves open which country's a body is that the other page gives to one."""
    ours, theirs = _countries(a), _countries(b)
    if max(len(ours), len(theirs)) > 1:
        return True
    if bool(ours) == bool(theirs):
        return False
    return _around(b if ours else a) != (ours or theirs)


def _agreements(a: Sighting, b: Sighting) -> Iterator[tuple[str, int]]:
    """Each agreement in words, with its points."""
    ours, theirs = _countries(a), _countries(b)
    if ours and theirs:
        yield f"country: {_told(ours)}", POINTS["country"]
    elif ours or theirs:
        yield f"country: {_told(ours or theirs)}", POINTS["country around"]
    elif len(_around(a)) == 1 and _around(a) == _around(b):
        yield f"no country but {_told(_around(a))} on both", POINTS["around"]
    told, other = a.body or BodyTold(), b.body or BodyTold()
    if told.people & other.people:
        yield "the same person of it", POINTS["people"]
    elif (told.people & b.beside) | (other.people & a.beside):
        yield "one page says that a person both name is of it", POINTS["person"]
    if nouns := told.nouns & other.nouns:
        yield f"called {min(nouns)}", POINTS["noun"]
    yield from surroundings_agree(a, b)


def _told(countries: Iterable[str]) -> str:
    return ", ".join(sorted(country.title() for country in countries))


# ------------------------------------------------------------------------------------------- names


def names_fit(ours: Iterable[str], theirs: Iterable[str]) -> str | None:
    """How the names that two pages use for a body fit: a key of `NEEDED`; None where they do not.

    >>> names_fit(["Aquavod"], ["Aquavod"]), names_fit(["KWS"], ["Kesh Water Service"])
    ('own', 'initials')
    """
    ours, theirs = tuple(ours), tuple(theirs)
    first, second = _written_out(ours), _written_out(theirs)
    ways = {_written_alike(x, y) for x, y in product(first, second)}
    ways |= {_short_for(ours, theirs), _short_for(theirs, ours)}
    found = ways - {None}
    return max(found, key=lambda how: SCORE[how or ""]) if found else None


@lru_cache(maxsize=65536)
def _written_alike(a: str, b: str) -> str | None:
    """How two names that are no acronyms fit: the same words, or the same spelt apart."""
    first, second = read_body(a), read_body(b)
    if first.words == second.words and first.words:
        return _same_words(first)
    if sorted(first.words) == sorted(second.words):
        return None  # "University of Kesh", "Kesh University"
    if body_key(a) == body_key(b) and same_person(_plain(first), _plain(second)) >= SAME:
        return "spelt"
    return None


def _same_words(name: BodyName) -> str:
    if name.own:
        return "own"
    if name.is_local:
        return "local"
    return "telling" if name.is_telling else "shared"


def _plain(name: BodyName) -> str:
    return " ".join(name.words)


def _short_for(ours: Iterable[str], theirs: Iterable[str]) -> str | None:
    """How an acronym that one page uses fits what the other uses."""
    short = {read_body(form).acronym for form in ours} - {""}
    other = {read_body(form).acronym for form in theirs} - {""}
    if short & other:
        is_told = bool(_written_out(ours) or _written_out(theirs))
        return "told short" if is_told else "short"
    letters = frozenset().union(*(read_body(form).letters for form in theirs))
    fits = any(len(one) >= SHORTEST for one in short & letters)
    return "initials" if fits and not _written_out(ours) else None


def _written_out(forms: Iterable[str]) -> list[str]:
    """The names that are no acronyms."""
    return [form for form in forms if not read_body(form).acronym]


def _forms(one: Sighting) -> tuple[str, ...]:
    return (one.body.forms if one.body else ()) or (one.name,)


def _countries(one: Sighting) -> frozenset[str]:
    return one.body.countries if one.body else frozenset()


def _around(one: Sighting) -> frozenset[str]:
    return one.body.around if one.body else frozenset()


# ----------------------------------------------------------------------------------------- look-up


def keys_to_ask(one: Sighting) -> frozenset[tuple[str, str | None]]:
    """The keys of names the body of a sighting may have elsewhere: spellings and its acronym.

    Where the second part is None any will do: an acronym may be short for every such name.
    """
    found: set[tuple[str, str | None]] = set()
    for form in _forms(one):
        read, (initials, words) = read_body(form), body_key(form)
        short = {letters.upper() for letters in read.letters if len(letters) >= SHORTEST}
        found |= {body_key(acronym) for acronym in short}
        found.add((initials, None if len(read.acronym) >= SHORTEST else words))
    return frozenset(found)


def body_score(one: Sighting, name: str) -> float:
    """How likely a name by itself is that of a sighting's body; 0 where it does not fit."""
    how = names_fit(_forms(one), (name,))
    return SCORE[how] if how else 0.0


def is_wide(one: Sighting) -> bool:
    """Whether many bodies may be meant: an acronym, or shared words without a country."""
    names = _written_out(_forms(one))
    return not names or not (_countries(one) or any(read_body(name).own for name in names))


def countries_said(name: str, text: str, places: Iterable[tuple[int, int]]) -> frozenset[str]:
    """The countries a page says a body is of: in its name, or right before it elsewhere.

    `places` are where `text` mentions it. A country in the name goes before all others.

    >>> countries_said("Foreign Ministry", "Norway's Foreign Ministry said", [(9, 25)])
    frozenset({'norway'})
    """
    if said := read_body(name).countries:
        return said
    found = set[str]()
    for start, end in places:
        before = text[max(0, start - REACH) : start].split()[-1:]
        found |= {country for word in before if (country := country_of(word))}
        found |= read_body(text[start:end]).countries
    return frozenset(found)


REACH = 40
"""Characters before a name in which the word before it ends: longer words are none."""


def nouns_of(name: str, words: Iterable[str]) -> frozenset[str]:
    """The nouns a body goes by on a page that are no part of its name: "the utility".

    >>> nouns_of("Aquavod", ["Aquavod", "the state utility"])
    frozenset({'utility'})
    """
    last = {form.split()[-1] for form in words if form.split() and form.split()[-1].islower()}
    return frozenset(last & gazetteer().body_nouns.keys()) - set(name.lower().split())


def is_in(name: str, role: str) -> bool:
    """Whether a role is one in a body: all words of the body's name stand in it.

    >>> is_in("Kesh Water Service", "director of the Kesh Water Service"), is_in("Kesh", "mayor")
    (True, False)
    """
    words, own = read_body(name), read_body(role)
    whole = words.acronym in {fold(word) for word in role.split()} if words.acronym else False
    return whole or (bool(words.words) and set(words.words) <= set(own.words))


def people_of(
    text: str, places: Iterable[tuple[int, int]], people: Mapping[str, Sequence[tuple[int, int]]]
) -> frozenset[str]:
    """Those of `people` whom a page names as a body's: "Ada Lund of Tordvod", "its head, ...".

    `places` are where `text` mentions the body, `people` where it mentions each person.

    >>> text = "Tordvod's director, Ada Lund, spoke."
    >>> people_of(text, [(0, 7)], {"Ada Lund": [(20, 28)]})
    frozenset({'Ada Lund'})
    """
    return frozenset(
        name
        for start, end in places
        for name, spans in people.items()
        if any(
            OF.fullmatch(text, last, start) if last <= start else ITS.fullmatch(text, end, first)
            for first, last in spans
        )
    )


OF = re.compile(r" of (?:the |an? )?")
ITS = re.compile(r"['’]s? (?:[a-z-]{1,20} ){0,4}[a-z-]{1,20},? ")
"""What stands between a person and the body after it, and between a body and its person."""


def known_forms(name: str, mentions: Iterable[str]) -> tuple[str, ...]:
    """The forms of a body's name on a page that say enough to be looked up by, fullest first.

    >>> known_forms("Kesh Water Service", ["Kesh Water Service", "KWS", "Service", "the service"])
    ('Kesh Water Service', 'KWS')
    """
    called = {form for form in mentions if form[:1].isupper() and body_key(form)[0]}
    words = set(read_body(name).words)
    others = [form for form in called - {name} if _tells(form, words)]
    return (name, *sorted(others, key=lambda form: (-len(form), form)))


def _tells(form: str, words: set[str]) -> bool:
    """Whether a form says which body is meant beside the fullest name, which has these words.

    An acronym does; "Water Service", for one of Kesh, may be that of any other town too.
    """
    read = read_body(form)
    if read.acronym:
        return True
    return not set(read.words) < words and (bool(read.own) or len(read.words) > 1)
