"""What speaks for a run of unknown words being a person's name, and the role before a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.people.cuewords import MODIFIERS, PARTICLES, PERSON_ENDINGS, SPEECH, words_of
from reportedly.people.gazetteer import gazetteer

if TYPE_CHECKING:
    from reportedly.page import Span
    from reportedly.people.tokens import Tokens

EVIDENCE = 2
"""Points an unknown run needs to be a person: 1, 2, 3 give F1 .841, .860, .843 on GUM news."""

STORMS = words_of("hurricane cyclone typhoon storm mount lake river cape port fort saint san")
"""Words before names of things that look like names of people."""


def person_points(tokens: Tokens, first: int, last: int) -> int:
    """Points for a run of unknown words being a person's name.

    What counts was chosen on the errors of GUM news and interviews, both halves of them.
    """
    words = tokens.words[first : last + 1]
    if len(words) > LONGEST or words[0].lower() in STORMS:
        return 0
    return _within(words) + _before(tokens, first) + _after(tokens, last)


LONGEST = 6
"""Tokens of the longest name (initials and their full stops count) and of a role's noun phrase;
chosen by hand."""


def _within(words: list[str]) -> int:
    """Points for the words of a run themselves."""
    lists = gazetteer()
    low = [word.lower() for word in words]
    common = any(word in lists.common for word in low)
    points = (low[-1] in lists.given) + (low[0] in lists.given)
    points += 2 * (low[-1] in lists.families)
    points += 2 * (words[-1][:2] == "Mc" and words[-1][2:3].isupper())
    points += low[-1].endswith(PERSON_ENDINGS)
    points += 2 * ("-" in words[-1][1:])
    points += 2 * any(len(word) == 1 and word.isalpha() for word in words[:-1])
    points += 2 * any(word in PARTICLES for word in words[1:-1])
    points += not common
    points -= common or any(word in lists.places for word in low)
    points -= 3 * any(len(word) > 1 and word.isupper() for word in words)
    return points


def _before(tokens: Tokens, first: int) -> int:
    """Points for what stands before a name."""
    words = tokens.words
    before = words[first - 1].lower() if first else ""
    if role_before(tokens, first) is not None or _is_plural_role(before):
        return 3
    if before == "," and _ends_in_apposition(tokens, first - 2):
        return 2  # "a coach of the team, Tavo Quill,"
    if not first or tokens.sentence[first - 1] != tokens.sentence[first]:
        return 0
    if before == "the":
        return -3
    return -1 if before in ("in", "at", "near", "from") else 0


def _is_plural_role(word: str) -> bool:
    """Whether a word stands for several of a kind ("publishers"), whose names may follow."""
    lists = gazetteer()
    return word in lists.people or (word.endswith("s") and word[:-1] in lists.roles)


def _after(tokens: Tokens, last: int) -> int:
    """Points for what follows a name."""
    words = tokens.words
    following = [word.lower() for word in words[last + 1 : last + 4]]
    if not following:
        return 0
    if following[0] in SPEECH or following[0] == "who":
        return 2
    if following[0] == "," and len(following) > 1:
        if following[1].isdigit() or following[1] in ("who", "whose"):
            return 2
        if _is_apposition(tokens, last + 2):
            return 2
        if following[1] in ("a", "an", "the", "his", "her", "then", "former"):
            return 1
    if following[0].isdigit():
        return -3
    if following[0] == "(" and len(following) > 1 and following[1] in ("d", "r"):
        return 2
    if following[0] in ("’s", "'s") or following[0].endswith("ed"):
        return 1
    return 0


def _ends_in_apposition(tokens: Tokens, at: int) -> bool:
    """Whether the words up to a token, back to a mark, tell a role: "a lawyer for 60 of them"."""
    roles = gazetteer().roles
    for word in reversed(tokens.words[max(0, at - LONGEST) : at + 1]):
        if not word[0].isalnum() or word[0].isupper():
            return False
        if word in roles:
            return True
    return False


def _is_apposition(tokens: Tokens, at: int) -> bool:
    """Whether "head of the union" or "a lawyer for ..." begins at a token: a role noun is near."""
    roles = gazetteer().roles
    near = tokens.words[at : at + LONGEST]
    for word in near:
        if not word[0].isalpha():
            return False
        if word.lower() in roles:
            return True
    return False


def role_before(tokens: Tokens, first: int) -> Span | None:
    """The role phrase that ends right before token `first` ("former spokesman")."""
    at = first - 1
    if at < 0 or tokens.starts[first] - tokens.ends[at] != 1:
        return None
    if tokens.sentence[at] != tokens.sentence[first]:
        return None
    return role_ending_at(tokens, at)


def role_ending_at(tokens: Tokens, at: int) -> Span | None:
    """The role phrase whose noun is token `at`."""
    words, lists = tokens.words, gazetteer()
    if at < 0 or not is_role_noun(words[at].lower()):
        return None
    begin = at
    while begin > 0 and at - begin < LONGEST:
        word = words[begin - 1].lower()
        known = word in MODIFIERS or word in lists.adjectives or word in lists.roles
        if not known or tokens.sentence[begin - 1] != tokens.sentence[at]:
            break
        begin -= 1
    return tokens.span(begin, at)


def is_role_noun(word: str) -> bool:
    """Whether a word in lower case is a role noun, dated ones included: "then-governor".

    >>> is_role_noun("ex-mayor"), is_role_noun("vice-versa")
    (True, False)
    """
    roles = gazetteer().roles
    dated, _, noun = word.partition("-")
    return word in roles or (dated in DATED and noun in roles)


DATED = frozenset({"then", "ex", "former", "now", "late"})
"""Words that say when somebody was what the noun says."""
