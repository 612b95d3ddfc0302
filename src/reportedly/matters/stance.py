"""Whether a statement says something that can be so or not, or only takes a stance on a thing.

"Praised the levy" and "criticises the levy" share all their words of content; what sets them apart
is the cue. Their words are no ground for agreement, conflict or a denial of force.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.matters.negation import AUXILIARIES, MODALS
from reportedly.matters.standing import ACTS
from reportedly.matters.words import irregular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.matters.account import Account
    from reportedly.matters.words import Token

SUBJECTS = frozenset({"i", "he", "she", "it", "they", "we", "who", "you", "there"})
OPENING = 3
"""Words in which a clause's subject stands; further on "she" opens a clause about a noun."""

VERBS = AUXILIARIES | MODALS
CONTRACTED = ("n't", "'re", "'ve", "'ll", "'m", "'d")
ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "our", "of", "in", "by"})


def claims(one: Account) -> bool:
    """Whether a statement's words can be so or not: a clause, or what a plain verb reports."""
    return not odd_cue(one) or is_clause(one.parts)


def odd_cue(one: Account) -> str | None:
    """A cue that is no plain verb of saying: "opposed", "praised" are half of what is told."""
    cue = one.statement.cue.text.lower() if one.statement.cue else ""
    return None if any(ACTS.find(cue.split())) else cue


def is_clause(parts: Sequence[Token]) -> bool:
    """Whether words have a verb of their own, as far as their forms tell."""
    lowers = [part.lower for part in parts]
    if any(lower in VERBS or lower.endswith(CONTRACTED) for lower in lowers):
        return True
    if any(first in SUBJECTS for first in lowers[:OPENING]) and len(lowers) > 1:
        return True
    return any(_is_past(before, part) for before, part in pairwise(parts))


def _is_past(before: Token, part: Token) -> bool:
    """Whether a word is a past form with a subject before it ("Sarn wore", "miners marched")."""
    lower = part.lower
    past = lower in irregular() and irregular()[lower] != lower
    past = past or (lower.endswith("ed") and before.lower.endswith("s"))
    subject = before.text[0].isupper() or before.lower.endswith(("s", "ly"))
    return past and subject and before.lower not in ARTICLES
