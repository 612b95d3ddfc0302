"""One person on two pages: what a page tells of somebody, and whether two such tellings agree.

A name alone never decides: `compare` needs the page to say something else that fits (a role, a body
or place in it, the people named beside, the story), the more of it the less the name says, and
nothing that speaks against. Pure functions; `reportedly.ledger.persons` keeps what they find.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.people.gazetteer import gazetteer
from reportedly.people.names import SAME, key, likeness, read_name, same_person, told_apart
from reportedly.people.nicknames import given_groups, same_given
from reportedly.people.roles import STARTS, widened
from reportedly.people.spelling import consonants, fold, sound

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from reportedly.people.names import Name

NEEDED = {"full": 2, "spelt": 3, "thin": 4}
"""Points of agreement a merge needs where both full names are the same (as they sound), where they
are spelt apart, and where one is a family name alone or with an initial. Set by reasoning so that
no single weak sign is enough, then checked with `python -m benchmarks people-across`."""

POINTS = {
    "role": 2, "role and body": 3, "body or place": 2, "story": 2, "beside": 1, "channel": 3
}  # fmt: skip
"""What each agreement counts; `beside` for every person named on both pages. Same source."""

BESIDE_MOST = 3
"""Points the people named beside can give in all: one crowd is one sign."""

STORY_WORDS = 3
STORY_SHARE = 0.4
"""Uncommon words that two pages of one story share, at least, and their share of those of the page
that has fewer. Of 5,931 pairs of PolNeAR train articles within a month of each other (one election
campaign) 4 % share so much, the highest of them of the same events."""

STORY_MOST = 80
"""Uncommon words kept of a page, the first ones: PolNeAR train articles have 65 on average."""

STORY_DAYS = 31
"""Days two pages of one story may lie apart; by reasoning."""

APART = 0.75
"""Likeness below which two given names are not one's, unless one is short for the other; between
the likeness of Michael and Micheal (.86) and that of Anna and Anton (.60)."""

STEM = 6
"""Letters of a word that stories are compared by, so that "rationed" and "rationing" meet."""

PARTS_OF_NAMES = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
ARTICLES = ("a ", "an ", "the ")
FEMININE = (("ova", "ov"), ("eva", "ev"), ("ina", "in"), ("skaya", "skii"), ("skaia", "skii"))
"""Endings of a woman's and a man's family name: a couple is two people."""


@dataclass(frozen=True, slots=True)
class BodyTold:
    """What one page tells of a body beside what it tells of a person.

    `forms` are the names it uses for it, the fullest first; `countries` those it says the body is
    of, `around` all that it names; `nouns` those the body goes by there ("the utility"), `people`
    those with a role in it, as they sound.
    """

    forms: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one page tells of one person or body; `body` is None for a person.

    `roles` are as worded; `beside` are the other full names of the page as they sound; `story`
    are the stems of its uncommon words; `day` is the story's; `channel`
    is the outlet where that bears the person's own name.
    """

    page: str
    speaker: str
    name: str
    day: dt.date | None = None
    roles: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()
    story: frozenset[str] = frozenset()
    channel: str = ""
    body: BodyTold | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two sightings stand to each other: `is_same` only where enough agrees.

    `reason` says what agrees, or what is against it (`is_against`). `confidence` orders merges from
    0 to 1; it is no measured probability.
    """

    is_same: bool
    is_against: bool
    reason: str
    confidence: float = 0.0
    points: int = 0


UNALIKE = Likeness(is_same=False, is_against=False, reason="")


def is_name(name: str) -> bool:
    """Whether words name somebody: a capital, and no article before them.

    >>> is_name("Ada Lund"), is_name("a deputy")
    (True, False)
    """
    return any(letter.isupper() for letter in name) and not name.startswith(ARTICLES)


def heard(name: str) -> str:
    """A full name as it sounds, one for its spellings in every script; "" for a single word.

    >>> heard("Emilia Slabunova") == heard("Эмилия Слабунова")
    True
    """
    found = read_name(name)
    return found.ordered if len(found.words) > 1 else ""


def is_thin(name: str) -> bool:
    """Whether a name is a family name alone, or has no more than an initial before it."""
    words = read_name(name).words
    return len(words) < 2 or all(len(word) == 1 for word in words[:-1])


def initial(name: str) -> str:
    """The first sound of the given name, to look people up by; "" for a family name alone."""
    words = read_name(name).words
    return _first_sound(words[0]) if len(words) > 1 else ""


def initials(name: str) -> frozenset[str]:
    """The first sounds under which the same person may be kept: nicknames, and no given name."""
    words = read_name(name).words
    if len(words) < 2:
        return frozenset()
    groups = given_groups().get(words[0], frozenset())
    return frozenset({"", _first_sound(words[0])}) | frozenset(
        first for number in groups for first in _firsts_of_groups()[number]
    )


@lru_cache(maxsize=1)
def _firsts_of_groups() -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for given, numbers in given_groups().items():
        for number in numbers:
            found.setdefault(number, set()).add(_first_sound(given))
    return {number: frozenset(firsts) for number, firsts in found.items()}


def _first_sound(word: str) -> str:
    """The first letter of a folded word's sound; one sign for all vowels (Yevgeny, Evgeny)."""
    first = sound(word)[:1]
    return "*" if first in {"a", "e", "i", "o", "u", "y"} else first


def story_of(texts: Iterable[str | None], names: Iterable[str]) -> frozenset[str]:
    """The stems of the first uncommon words of a page's texts, without those of full names."""
    lists = gazetteer()
    full = (read_name(name).words for name in names)
    own = {word for words in full if len(words) > 1 for word in words}
    found: dict[str, None] = {}
    for text in texts:
        for word in map(fold, PARTS_OF_NAMES.findall(text or "")):
            if len(word) > 3 and word not in own and word not in lists.common:
                found[word[:STEM]] = None
                if len(found) == STORY_MOST:
                    return frozenset(found)
    return frozenset(found)


def own_channel(outlet: str | None, name: str) -> str:
    """The outlet where it bears a person's full name in some script; "" where it does not.

    >>> own_channel("Ада Лунд | Ada Lund", "Ada Lund")
    'Ада Лунд | Ada Lund'
    """
    parts = re.split(r"[|/·:]", outlet or "")
    mine = heard(name)
    return outlet or "" if mine and any(heard(part) == mine for part in parts) else ""


def compare(a: Sighting, b: Sighting) -> Likeness:
    """Whether two sightings on two pages are one person's, and why."""
    if told := against(a, b):
        return Likeness(is_same=False, is_against=True, reason=told)
    score = name_score(a.name, b.name)
    if score < SAME or key(a.name) != key(b.name):
        return UNALIKE
    told_points = list(_agreements(a, b))
    points = sum(count for _, count in told_points)
    reason = "; ".join(told for told, _ in told_points)
    sure = round(score * (1 - 0.5**points), 2)
    enough = points >= needed(a.name, b.name)
    return Likeness(is_same=enough, is_against=False, reason=reason, confidence=sure, points=points)


def needed(a: str, b: str) -> int:
    """The points of agreement a merge of two names needs."""
    if is_thin(a) or is_thin(b):
        return NEEDED["thin"]
    return NEEDED["full"] if heard(a) == heard(b) else NEEDED["spelt"]


def name_score(a: str, b: str) -> float:
    """How likely the names alone make it one person: 1 where they sound the same."""
    if heard(a) and heard(a) == heard(b):
        return 1.0
    return same_person(a, b)


# ---------------------------------------------------------------------------------------- against


def against(a: Sighting, b: Sighting) -> str:
    """What forbids that two sightings are one person's; "" where nothing does."""
    if told := names_against(a.name, b.name):
        return told
    if heard(a.name) != heard(b.name) and (
        heard(b.name) in a.beside - {""} or heard(a.name) in b.beside - {""}
    ):
        return "both named on one page"
    if a.day is not None and a.day == b.day:
        return _roles_against(a.roles, b.roles)
    return ""


@lru_cache(maxsize=65536)
def names_against(a: str, b: str) -> str:
    """What in two names forbids that they are one person's; "" where nothing does.

    >>> names_against("Ada Lund", "Ida Lund"), names_against("Bill Marsh", "William Marsh")
    ('two given names', '')
    """
    first, second = read_name(a), read_name(b)
    if told_apart(first, second):
        return "two middle initials, or one a junior"
    if _couple(first, second) or _couple(second, first):
        return "a man's and a woman's family name"
    if min(len(first.words), len(second.words)) > 1 and _two_given(first, second):
        return "two given names"
    return ""


def _couple(first: Name, second: Name) -> bool:
    """Whether the first has the woman's form of the second's family name."""
    if not first.words or not second.words:
        return False
    woman, man = first.words[-1], second.words[-1].replace("skiy", "skii").replace("sky", "skii")
    return any(
        woman.endswith(hers) and woman.removesuffix(hers) + his == man for hers, his in FEMININE
    )


def _two_given(first: Name, second: Name) -> bool:
    """Whether two full names begin with given names of two people, in whatever order they stand."""
    one, other = first.words[0], second.words[0]
    if _may_be(one, other) or one in second.words or other in first.words:
        return False
    return not any(_may_be(one, word) for word in second.words[1:-1])


def _may_be(one: str, other: str) -> bool:
    """Whether two given names may be one's: nicknames, initials, spellings, slips of the pen."""
    known = gazetteer()
    if {known.gender_of(one), known.gender_of(other)} == {"m", "f"}:
        return False
    if same_given(one, other) or sound(one) == sound(other):
        return True
    near = likeness(one, other) >= APART
    if one in known.given and other in known.given:
        return near and one[0] == other[0] and consonants(one) == consonants(other)
    return near


def _roles_against(ours: Iterable[str], theirs: Iterable[str]) -> str:
    """Two offices on one day, where no role of one page fits any of the other's; "" else."""
    pairs = [(read_role(x), read_role(y)) for x in ours for y in theirs]
    pairs = [(x, y) for x, y in pairs if not (x.is_past or y.is_past)]
    if not pairs or any(_fit(x, y) for x, y in pairs):
        return ""
    for x, y in pairs:
        if x.of and y.of:
            return f"two roles on one day: {x.text}, {y.text}"
    return ""


def _fit(x: Role, y: Role) -> bool:
    """Whether two roles may be held together: kindred nouns of no two bodies, or one body."""
    if x.of & y.of:
        return True
    kindred = bool(widened(x.nouns) & widened(y.nouns))
    return kindred and not (x.of and y.of)


# ------------------------------------------------------------------------------------- agreements


@dataclass(frozen=True, slots=True)
class Role:
    """A role as worded, its nouns in lower case, the names it holds, and whether it is past."""

    text: str
    nouns: tuple[str, ...]
    of: frozenset[str]
    is_past: bool


@lru_cache(maxsize=16384)
def read_role(text: str) -> Role:
    """The parts of a role phrase.

    >>> read_role("former mayor of Kesh").nouns, read_role("former mayor of Kesh").is_past
    (('mayor',), True)
    """
    lists = gazetteer()
    found = PARTS_OF_NAMES.findall(text)
    nouns, of = [], set()
    for word in found:
        plain = lists.abbreviations.get(word.lower(), word.lower())
        if plain in lists.roles:
            nouns.append(plain)
        elif word[0].isupper() and plain not in STARTS and plain not in lists.common:
            of.add(fold(lists.adjectives.get(plain, plain)))
    past = any(word.lower() in {"former", "ex", "then", "late"} for word in found)
    return Role(text, tuple(nouns), frozenset(of), past)


def _agreements(a: Sighting, b: Sighting) -> Iterable[tuple[str, int]]:
    """Each agreement in words, with its points."""
    if role := roles_agree(a.roles, b.roles):
        yield role
    yield from surroundings_agree(a, b)


def surroundings_agree(a: Sighting, b: Sighting) -> Iterable[tuple[str, int]]:
    """What agrees around two people or bodies: own channel, who is named beside, the story."""
    if a.channel and a.channel == b.channel:
        yield f"their own channel: {a.channel}", POINTS["channel"]
    both = sorted(a.beside & b.beside - {"", heard(a.name), heard(b.name)})
    if both:
        named = min(len(both) * POINTS["beside"], BESIDE_MOST)
        told = "person" if len(both) == 1 else f"{len(both)} people"
        yield f"named beside the same {told}", named
    story = sorted(a.story & b.story)
    share = len(story) / max(1, min(len(a.story), len(b.story)))
    if len(story) >= STORY_WORDS and share >= STORY_SHARE and _near(a.day, b.day):
        yield f"the same story ({', '.join(story[:STORY_WORDS])})", POINTS["story"]


def roles_agree(ours: Iterable[str], theirs: Iterable[str]) -> tuple[str, int] | None:
    """The strongest agreement of two pages' roles for somebody, in words, with its points."""
    found: list[tuple[int, str]] = []
    for x, y in ((read_role(x), read_role(y)) for x in ours for y in theirs):
        shared, bodies = [n for n in x.nouns if n in y.nouns], sorted(x.of & y.of)
        told = x.text if x.text == y.text else f"{x.text} / {y.text}"
        if shared and bodies:
            found.append((POINTS["role and body"], f"role: {told}"))
        elif shared and not (x.of and y.of):
            found.append((POINTS["role"], f"role: {told}"))
        elif bodies:
            found.append((POINTS["body or place"], f"body or place: {', '.join(bodies)}"))
    if not found:
        return None
    points, reason = max(found)
    return reason, points


def _near(a: dt.date | None, b: dt.date | None) -> bool:
    return a is None or b is None or abs((a - b).days) <= STORY_DAYS
