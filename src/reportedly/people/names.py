"""Are two names one person's? And the key that brings spellings of a name together.

The score is a logistic model over how the words of two names pair up; see `FEATURES`. Names alone
cannot tell everyone apart: callers that merge people need agreement of role, body or story too.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.people.cuewords import SUFFIXES, words_of
from reportedly.people.gazetteer import gazetteer
from reportedly.people.nicknames import same_given
from reportedly.people.spelling import consonants, fold, sound

if TYPE_CHECKING:
    from collections.abc import Sequence

SAME = 0.5
"""At this score two names are taken for one person's: even odds under the fitted model."""

LIGHT = words_of(
    "al el as ad ar ash at an abu abou bin ibn ben bint de da do dos du del della di la le van von "
    "der den ter af av zu y e the of and"
)
"""Words of names that come and go between spellings."""

HONORIFICS = words_of(
    "mr mrs ms dr prof sir lord lady dame sheikh shaikh sheik haji hajj hajji mullah "
    "mawlawi maulavi "
    "president senator sen rep gov general gen col capt minister chancellor king queen prince "
    "princess pope saint st ayatollah imam rabbi rev hon na nom guerre"
)

LEGAL = {
    "limited": "ltd", "plc": "ltd", "incorporated": "inc", "corporation": "corp", "company": "co",
    "aktiengesellschaft": "ag", "spa": "ag", "sa": "ag", "nv": "ag", "oao": "jsc", "zao": "jsc",
    "pao": "jsc", "ojsc": "jsc", "pjsc": "jsc", "cjsc": "jsc", "ooo": "llc", "gmbh": "llc",
    "srl": "llc", "bv": "llc", "first": "1", "1st": "1", "second": "2", "2nd": "2",
}  # fmt: skip
LEGAL_WORDS = words_of("ltd inc corp co ag jsc llc lp llp pte sp kg")
"""Legal forms brought together, and those that count for nothing beside another word."""

FEATURES = (
    "bias", "worst", "worst squared", "mean", "last words", "first words", "left over, shorter",
    "left over, longer", "left over, both", "whole", "sounds", "initials", "one word",
    "other given name", "consonants", "worst sounds alike", "worst by one letter",
    "worst is long", "last left over", "worst is last", "last sounds apart",
)  # fmt: skip
WEIGHTS = (
    2.75, -0.71, 0.21, -1.43, 0.49, 0.08, -0.11, -0.12, -4.16, 1.14, -0.12, -1.03,
    -0.14, -1.87, -0.04, 1.63, 0.52, -0.63, -0.12, -0.81, -1.68,
)  # fmt: skip
"""One weight a feature, in the order of `FEATURES`; fitted by `training/people_names.py`."""

ARTICLE = re.compile("[aeu]l")
"""The Arabic article as it hides inside words: Abdelfattah, Abd al-Fattah."""

LEAST = 0.55
"""Two words less alike than this are no spellings of one; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    `words` are its heavy words, `joined` the same as one string, `heard` as they sound, `bare`
    without Arabic articles inside, `ordered` their sounds sorted; `suffix` is "jr" and the like.
    """

    words: tuple[str, ...]
    joined: str
    heard: str
    bare: str
    ordered: str
    suffix: str


@lru_cache(maxsize=65536)
def read_name(name: str) -> Name:
    """The parts of a name; "Marsh, Jonas" is turned round, honorifics and particles left out."""
    folded = fold(name)
    before, comma, after = folded.partition(",")
    turned = bool(comma) and bool(after.strip()) and after.strip(" .") not in SUFFIXES
    if turned:
        folded = f"{after} {before}"
    found = [part for part in re.split(r"[^\w]+", folded.replace(".", " ")) if part]
    found = [LEGAL.get(part, part) for part in found]
    suffix = next((part for part in found[1:] if part in SUFFIXES), "")
    heavy = [p for p in found if p not in SUFFIXES and p not in LIGHT and p not in HONORIFICS]
    heavy = [part for part in heavy if part not in LEGAL_WORDS] or heavy or found
    heavy = [part for at, part in enumerate(heavy) if part not in heavy[:at]]
    sounds = tuple(sound(part) for part in heavy)
    return Name(
        words=tuple(heavy),
        joined="".join(heavy),
        heard="".join(sounds),
        bare=ARTICLE.sub("", "".join(heavy)),
        ordered=" ".join(sorted(sounds)),
        suffix=suffix,
    )


def same_person(a: str, b: str) -> float:
    """How likely two names are one person's, from 0 to 1; at `SAME` they are taken for one.

    >>> same_person("Jonas Marsh", "Marsh, Jonas") > SAME
    True
    >>> same_person("Jonas Marsh", "Helena Marsh") > SAME
    False
    """
    first, second = read_name(a), read_name(b)
    if not first.words or not second.words or told_apart(first, second):
        return 0.0
    row = features(a, b)
    score = sum(weight * value for weight, value in zip(WEIGHTS, row, strict=True))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def told_apart(first: Name, second: Name) -> bool:
    """Whether what is written to tell people apart differs: "Jr.", or the middle initials."""
    young = {"jr", "jnr", "ii", "iii", "iv"}
    if first.suffix != second.suffix and (first.suffix in young or second.suffix in young):
        return True
    one = {word for word in first.words[1:-1] if len(word) == 1 and word.isascii()}
    other = {word for word in second.words[1:-1] if len(word) == 1 and word.isascii()}
    return bool(one and other) and one != other


def features(a: str, b: str) -> tuple[float, ...]:
    """How the words of two names pair up, as the numbers `WEIGHTS` are for."""
    from rapidfuzz.distance import OSA, JaroWinkler

    first, second = read_name(a), read_name(b)
    if len(first.words) > len(second.words):
        first, second = second, first
    if not first.words:
        return (1.0,) + (0.0,) * (len(FEATURES) - 1)
    pairs = _pair(first, second)
    likenesses = [value for _, _, value in pairs]
    left_short = len(first.words) - len(pairs)
    left_long = len(second.words) - len(pairs)
    whole = max(
        OSA.normalized_similarity(first.joined, second.joined),
        OSA.normalized_similarity(first.heard, second.heard),
        OSA.normalized_similarity(first.bare, second.bare),
    )
    if whole > WHOLE and left_short + left_long:
        pairs, likenesses, left_short, left_long = [], [whole], 0, 0
    worst = min(likenesses, default=0.0)
    initials = sum(min(len(first.words[x]), len(second.words[y])) == 1 for x, y, _ in pairs)
    alike = [consonants(first.words[x]) == consonants(second.words[y]) for x, y, _ in pairs]
    at = likenesses.index(worst) if pairs else -1
    x, y, _ = pairs[at] if pairs else (0, 0, 0.0)
    low, high = first.words[x], second.words[y]
    ends = (len(first.words) - 1, len(second.words) - 1)
    is_last = bool(pairs) and worst < 1 and (x == ends[0] or y == ends[1])
    return (
        1.0,
        worst,
        worst * worst,
        sum(likenesses) / len(likenesses) if likenesses else 0.0,
        _ends_alike(first.words, second.words, -1, 0) if pairs else whole,
        _ends_alike(first.words, second.words, 0, -1) if pairs else whole,
        float(left_short),
        float(min(left_long, 3)),
        float(left_short > 0 and left_long > 0),
        whole,
        JaroWinkler.similarity(first.ordered, second.ordered),
        float(min(initials, 2)),
        float(len(first.words) == 1),
        float(_other_given(first, second, pairs)),
        sum(alike) / len(alike) if alike else 1.0,
        float(bool(pairs) and worst < 1 and alike[at]),
        float(bool(pairs) and OSA.distance(low, high) == 1),
        float(bool(pairs) and worst < 1) * min(len(low), 10) / 10,
        float(bool(pairs) and ends[1] not in {y for _, y, _ in pairs} and left_short == 0),
        float(is_last),
        float(is_last and not alike[at]),
    )


def _ends_alike(first: tuple[str, ...], second: tuple[str, ...], end: int, other: int) -> float:
    """How alike the words at one end of two names are, or crosswise where the order is turned."""
    direct = likeness(first[end], second[end])
    crossed = min(likeness(first[end], second[other]), likeness(first[other], second[end]))
    return max(direct, crossed)


WHOLE = 0.93
"""Likeness at which two names count as one string written with other blanks (Jong-un, Jongun)."""


def _pair(first: Name, second: Name) -> list[tuple[int, int, float]]:
    """The words of two names paired, the likest first, as places and likeness."""
    found = [
        (likeness(a, b), x, y)
        for x, a in enumerate(first.words)
        for y, b in enumerate(second.words)
    ]
    found.sort(key=lambda item: (-item[0], abs(item[1] - item[2]), item[1]))
    taken_x: set[int] = set()
    taken_y: set[int] = set()
    pairs = []
    for value, x, y in found:
        if value < LEAST:
            break
        if x not in taken_x and y not in taken_y:
            taken_x.add(x)
            taken_y.add(y)
            pairs.append((x, y, value))
    return pairs


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> float:
    """How alike two folded words are, from 0 to 1: letters, sounds, nicknames, initials."""
    from rapidfuzz.distance import OSA

    if a == b:
        return 1.0
    if a.isdigit() or b.isdigit():
        return 0.0
    if min(len(a), len(b)) == 1:
        return INITIAL if a[0] == b[0] else 0.0
    letters = OSA.normalized_similarity(a, b)
    heard = OSA.normalized_similarity(sound(a), sound(b))
    if consonants(a) == consonants(b) and len(consonants(a)) > 1:
        heard = max(heard, 0.9)
    value = max(letters, 0.98 * heard)
    return max(value, 0.95) if same_given(a, b) else value


INITIAL = 0.9
"""Likeness of an initial and a word it begins."""


def _other_given(first: Name, second: Name, pairs: Sequence[tuple[int, int, float]]) -> bool:
    """Whether two words that should be one are different given names ("Bill", "Hillary")."""
    known = gazetteer().given
    places = [(x, y) for x, y, value in pairs if value < 1] or []
    if not any(x == 0 or y == 0 for x, y, _ in pairs):
        places.append((0, 0))
    for x, y in places:
        a, b = first.words[x], second.words[y]
        if a != b and a in known and b in known and not same_given(a, b) and sound(a) != sound(b):
            return True
    return False


def key(name: str) -> str:
    """The blocking key of a name: its family name's consonants as they sound.

    Names that may be one person's share it, whatever script or scheme they are written in; names
    of different people may share it too.

    >>> key("Volodymyr Zelenskyy") == key("Зеленський")
    True
    """
    words = read_name(name).words
    return consonants(words[-1]) if words else ""
