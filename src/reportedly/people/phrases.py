"""What the words of a noun phrase, in lower case, tell of whom it can mean."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.people.cuewords import FUNCTION, SPEECH, words_of
from reportedly.people.gazetteer import gazetteer
from reportedly.people.roles import POSTMODIFIERS

if TYPE_CHECKING:
    from collections.abc import Sequence

PAST = words_of(
    "stood lay saw held made took gave found kept left lost met put ran sent set spent won went "
    "came began became fell rose grew led stands lies"
)
"""Frequent verbs whose past does not end in "ed"."""

JOINED_BY = frozenset({"the", "his", "her", "their", "its"})


def joins_people(words: Sequence[str]) -> bool:
    """Whether a phrase joins people by "and".

    >>> joins_people("the mayor and his aides".split())
    True
    """
    return any(word == "and" and after in JOINED_BY for word, after in pairwise(words))


def goes_on(rest: Sequence[str]) -> bool:
    """Whether the words after a head noun begin with an unknown one: "the website overblog".

    >>> goes_on(["overblog"]), goes_on(["in", "kesh"])
    (True, False)
    """
    return bool(rest) and rest[0].isalpha() and rest[0] not in POSTMODIFIERS | FUNCTION


def is_stray_verb(word: str) -> bool:
    """Whether a word after a name is a verb, not the noun the name belongs to.

    >>> is_stray_verb("stood"), is_stray_verb("joined"), is_stray_verb("reports")
    (True, True, False)
    """
    noun = word in gazetteer().documents
    return not noun and (word in SPEECH or word in PAST or word.endswith("ed"))


def is_text_by(words: Sequence[str]) -> bool:
    """Whether the words before a name make it only whose text it is.

    >>> is_text_by("a study by economists".split())
    True
    """
    lists = gazetteer()
    return any(
        noun in lists.documents and noun not in lists.roles and after in POSTMODIFIERS
        for noun, after in pairwise(words)
    )
