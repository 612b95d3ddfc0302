"""How a summary names the one who said a thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.matters.force import PAPERS
from reportedly.matters.negation import AUXILIARIES, MODALS

if TYPE_CHECKING:
    from reportedly.statement import Speaker

LONGEST_VOICE = 8
"""Words of a name at most: an office with its place; longer ones are clauses (own judgement)."""

ARTICLES = frozenset({"a", "an", "the"})
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "who", "which", "her", "him", "them", "we", "i", "you", "his",
     "its", "their", "our", "my", "your", "this", "that", "these", "those", "one", "anybody",
     "anyone", "nobody", "everyone", "everybody", "someone", "somebody", "others", "another",
     "no", "none", "some", "many", "most", "several", "few", "all", "both", "each", "two", "three",
     "four", "five", "six", "seven", "eight", "nine", "ten"}
)  # fmt: skip
"""Words that open no name: where a speaker was not found, none is given."""

TOLD_OF = frozenset({"sent", "said", "wrote", "told", "published", "issued", "obtained", "seen"})
"""Verbs by which a source is a clause, not a name: "a letter he sent to the daily"."""

DOCUMENTS = PAPERS | frozenset(
    {"letter", "report", "statement", "document", "memo", "survey", "poll", "study", "sign", "post"}
)
BREAK = re.compile(r",|;|\s[-–—]\s|\bwho\b|\bwhich\b|\bwhose\b|\bthat\b")


def voice(speaker: Speaker | None, source: str) -> str | None:
    """The name of a speaker, else the source's own words where they are a plain noun phrase.

    A document is no voice: what stands in it is somebody's whom the page may not name.

    >>> voice(None, "The mayor of Voll, who rode in late,")
    'the mayor of Voll'
    >>> voice(None, "it sent to the daily") is None
    True
    """
    if speaker is not None and speaker.kind == "document":
        return None
    name = _plain(speaker.name) if speaker is not None else None
    own = _plain(source)
    if name is None or (name[0].islower() and own is not None and _has_article(own)):
        return own
    return name


def _has_article(name: str) -> bool:
    return name.split(maxsplit=1)[0] in ARTICLES


def _plain(words: str) -> str | None:
    """The noun phrase words begin with; None where they are none, or a pronoun or document."""
    parts = BREAK.split(" ".join(words.split()))[0].strip(" .:“”\"'").split()
    lowers = [part.lower().strip("’'") for part in parts]
    if not parts or len(parts) > LONGEST_VOICE or not parts[0][0].isalpha():
        return None
    if lowers[0] in PRONOUNS or set(lowers) & (AUXILIARIES | MODALS | TOLD_OF):
        return None
    if parts[-1].islower() and lowers[-1] in DOCUMENTS:
        return None
    if lowers[0] in ARTICLES:
        rest = parts[1:]
        if not rest:
            return None
        article = [] if lowers[0] == "the" and rest[0][0].isupper() else [lowers[0]]
        parts = [*article, *rest]
    return " ".join(parts)
