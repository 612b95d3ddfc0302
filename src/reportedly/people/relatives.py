"""Whom "who" goes back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.people.mentions import PERSON

if TYPE_CHECKING:
    from reportedly.people.story import Story

RELATIVE = 15
"""Tokens an apposition between a name and "who" may take; chosen by hand."""


def antecedent(story: Story, token: int) -> int | None:
    """The person the relative pronoun at `token` goes back to, past an apposition ("..., who")."""
    tokens = story.tokens
    for mention in reversed(story.names_in(max(0, token - RELATIVE), token - 1)):
        if tokens.sentence[mention.first] != tokens.sentence[token]:
            return None
        between = tokens.words[mention.last + 1 : token]
        near = not between or between[0] == ","
        if mention.kind == PERSON and near:
            return story.entity(mention)
    return None
