"""People a story brings in without a name: "my mother", "a deputy in the assembly said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.people.chains import Entity
from reportedly.people.cuewords import SPEECH, words_of
from reportedly.people.gazetteer import DATES, gazetteer
from reportedly.people.roles import STOPS

if TYPE_CHECKING:
    from reportedly.people.tokens import Tokens

UNNAMED = "unnamed"
OWNERS = words_of("my his her our their a an")
ARTICLES = frozenset({"a", "an", "another"})
BEGINNINGS = OWNERS | ARTICLES
NOT_NEW = words_of("is was be as became become becomes remains been like being named called")
"""Words after which "a lawyer" tells what somebody already spoken of is."""

OTHER_CLAUSE = words_of("as when while because after before and but if he she they it i we that")
"""Words after which a verb is another subject's: "an activist as she said"."""

ASKING = words_of("asked asks ask")
"""What those do who are answered: whoever "said" next is another one."""

NOUN_REACH = 6
"""Tokens from the article to the noun ("a former Kesh city council member"); chosen by hand."""

VERB_REACH = 14
"""Tokens from the noun to its verb of speech; chosen by hand, so that a clause fits between."""


def unnamed_people(tokens: Tokens) -> list[tuple[Entity, int, int]]:
    """People only called by what they are, with first and last token of each place.

    They compete with names for "he" and "she". All places with one owned noun ("my mother") are
    one entity; each "a deputy ... said" is one of its own.
    """
    lists = gazetteer()
    known: dict[str, Entity] = {}
    found = []
    for at, word in enumerate(tokens.words):
        if word.lower() not in BEGINNINGS:
            continue
        noun = _introduced(tokens, at)
        if noun is not None:
            name = tokens.words[noun].lower()
            found.append((Entity(name, UNNAMED, gender=lists.roles[name]), at, noun))
            continue
        noun = next(
            (n for n in range(at + 1, min(at + 4, len(tokens))) if _is_kin(tokens, n)), None
        )
        if noun is None:
            continue
        name = tokens.words[noun].lower()
        entity = known.setdefault(name, Entity(name, UNNAMED, gender=lists.roles[name]))
        found.append((entity, at, noun))
    return found


def _is_kin(tokens: Tokens, at: int) -> bool:
    """Whether a token is a noun for a man or a woman that no name follows."""
    return gazetteer().roles.get(tokens.words[at]) is not None and not _is_named(tokens, at)


def _is_named(tokens: Tokens, at: int) -> bool:
    """Whether a name follows the noun at a token, or the noun owns what follows."""
    words = tokens.words
    if at + 1 >= len(words):
        return True
    after = words[at + 1]
    named = after[0].isupper() or (
        after == "," and at + 2 < len(tokens) and words[at + 2][0].isupper()
    )
    return named or after in ("'s", "’s")


def _introduced(tokens: Tokens, at: int) -> int | None:
    """The role noun of "a deputy in the assembly said" that begins at a token."""
    words = tokens.words
    if words[at].lower() not in ARTICLES or not _is_new(tokens, at):
        return None
    noun = _noun(tokens, at + 1)
    if noun is None or _is_named(tokens, noun):
        return None
    return noun if is_speaking(tokens, at, noun) else None


def is_speaking(tokens: Tokens, first: int, noun: int) -> bool:
    """Whether the phrase from `first` to its noun is the subject of a verb of speech."""
    return _speaks(tokens, noun) or _is_told_before(tokens, first)


def _is_new(tokens: Tokens, at: int) -> bool:
    """Whether an article brings somebody in, and does not say what a name before it is."""
    words = tokens.words
    if at == 0 or tokens.sentence[at - 1] != tokens.sentence[at]:
        return True
    before = words[at - 1].lower()
    if before in NOT_NEW:
        return False
    if before not in (",", "—", "–", "("):
        return True
    name = words[at - 2] if at > 1 else ""
    return name.lower() in DATES or not (name[:1].isupper() or name[:1].isdigit())


def _noun(tokens: Tokens, first: int) -> int | None:
    """The role noun of the noun phrase that begins at `first`: the last of its unbroken words."""
    words, roles = tokens.words, gazetteer().roles
    found = None
    for at in range(first, min(first + NOUN_REACH, len(words))):
        if not words[at][0].isalpha():
            break
        if words[at] in roles:
            found = at
        elif found is not None:
            break
    return found


def _speaks(tokens: Tokens, noun: int) -> bool:
    """Whether a verb of speech follows a noun before any mark."""
    words, sentence = tokens.words, tokens.sentence[noun]
    for at in range(noun + 1, min(noun + VERB_REACH, len(words))):
        if words[at] in STOPS or words[at] in OTHER_CLAUSE or tokens.sentence[at] != sentence:
            return False
        if words[at].lower() in SPEECH:
            return words[at] not in ASKING
    return False


def _is_told_before(tokens: Tokens, at: int) -> bool:
    """Whether "said" stands before the article: ",” said a deputy"."""
    words = tokens.words
    return at > 1 and words[at - 1] in ("said", "says") and not words[at - 2][0].isalnum()
