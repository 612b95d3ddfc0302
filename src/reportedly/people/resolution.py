"""What a source's words mean, as a record, and the closed word classes that decide it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.people.cuewords import words_of

if TYPE_CHECKING:
    from reportedly.page import Span

GROUP, DOCUMENT = "group", "document"
INDEFINITE = words_of(
    "a an one some several many few two three four five other another any most both all more "
    "multiple numerous various certain unnamed anonymous"
)
POSSESSIVES = frozenset({"his", "her", "its", "their"})
FIRST = words_of("i we me us my our mine")
PLURAL = words_of("they them their these those")
SUBJECTS = frozenset({"they", "them"})
FIRST_PERSON = "first person"
THING = frozenset({"it", "its", "that", "this", "which"})

OF_THE_SUBJECT = frozenset({"office", "campaign", "administration", "team", "government", "camp"})
"""Bodies that go by their head's name ("his office")."""

BESIDE = words_of(
    "from in at on with by about near to into against after before under over it he she"
)
"""Words after which a name is no owner: "a summary it sent to the Chronicle"."""

EXAMPLES = frozenset({"including", "like"})
"""Words after which names are only examples: "other leaders, including Brandt"."""

OPENERS = frozenset({"it", "they", "i", "we", "who", "which", "you"})
"""Pronouns after which the rest of a source is a stray clause ("it sent to the paper")."""

BARE = "bare role"
OWNS = frozenset({"'s", "’s"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a source's words mean.

    `name` is the fullest form on the page, None where no name stands behind the words; `entity`
    and `others` are numbers of the story's entities, `owner` the one an unnamed source belongs to.
    `anchor` is the place of the words an unnamed source goes back to ("they" to "two officials").
    """

    name: str | None
    kind: str
    rule: str
    entity: int | None = None
    owner: int | None = None
    others: tuple[int, ...] = ()
    anchor: Span | None = None
