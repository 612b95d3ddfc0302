"""Whose voice "I", "we" and "my" are: the quoted speaker's, a transcript line's, or the author's.

An article's own "I" outside quotation marks is its writer's, who is no source: it has no voice
here. A post is its author's own speech, so that there "I" is the author.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.page import Span
from reportedly.people.cuewords import FUNCTION
from reportedly.people.gazetteer import gazetteer
from reportedly.people.mentions import ORGANISATION, OTHER, PERSON, family_name, find_names
from reportedly.people.names import SAME, same_person
from reportedly.people.runs import BOTH
from reportedly.people.sources import resolve
from reportedly.statement import StatementType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.people.story import Story
    from reportedly.statement import Statement

LABEL = re.compile(r"^[ \t]*(?P<name>[^\W\d_][^\n:.?!“”\"]{1,60}):[ \t]", re.MULTILINE)
"""The name a line of a transcript or interview begins with; 60 characters hold a name and an
office, as most lines of prose before a colon do not."""

TWICE = re.compile(r"\s+[|/]\s+|\s+[—–]\s+")
"""Marks between two spellings of an author's name."""


def author_name(author: str) -> str:
    """An author's name as it is shown; of one name in two scripts, the Latin spelling.

    >>> author_name("Ада Лунд | Ada Lund"), author_name("Kesh Today | News")
    ('Ada Lund', 'Kesh Today | News')
    """
    parts = TWICE.split(" ".join(author.split()))
    latin = [part for part in parts if part.isascii()]
    one = len(parts) > 1 and all(same_person(parts[0], part) >= SAME for part in parts[1:])
    return latin[0] if one and latin else " ".join(author.split())


def author_kind(name: str) -> str:
    """Whether an author's name is a person's; everything else that posts is taken for a body.

    Two or three words with capitals are a person's where no list knows one as something else.
    """
    found = find_names(name, ())
    if len(found) == 1 and found[0].kind == PERSON and found[0].span == Span(0, len(name)):
        return PERSON
    lists, words = gazetteer(), name.split()
    known = lists.common | lists.places | lists.body_class.keys() | BOTH | FUNCTION
    plain = all(word[0].isupper() and word[1:].islower() for word in words if len(word) > 1)
    unknown = not any(word.lower() in known for word in words)
    return PERSON if plain and unknown and len(words) in (2, 3) else ORGANISATION


def author_entity(story: Story, name: str) -> int | None:
    """The entity of the story that is the author, where the post names him."""
    for number, entity in enumerate(story.entities):
        if entity.kind in (PERSON, OTHER) and " " in name and " " not in entity.name:
            same = family_name(name) == entity.name.lower()
        elif entity.kind == PERSON:
            same = same_person(entity.name, name) >= SAME
        else:
            same = entity.name.lower() == name.lower()
        if same:
            return number
    return None


def line_speaker(story: Story, at: int) -> int | None:
    """The entity whose name begins the line of a transcript that position `at` stands in."""
    begin = story.text.rfind("\n", 0, at) + 1
    label = LABEL.match(story.text, begin)
    if label is None or label.end() > at:
        return None
    span = Span(*label.span("name"))
    mentions = story.names_in(*_ends(story.tokens_in(span)))
    found = resolve(story, span)
    if found.entity is not None and mentions and found.kind == PERSON:
        return found.entity
    return _by_family(story, label["name"]) or (
        found.entity if mentions and " " in mentions[0].name else None
    )


def _ends(tokens: range) -> tuple[int, int]:
    return tokens.start, tokens.stop - 1


def _by_family(story: Story, name: str) -> int | None:
    """The person of the story with that family name: "LUND:" in a transcript."""
    word = name.strip().lower()
    people = (n for n, entity in enumerate(story.entities) if entity.kind == PERSON)
    return next((n for n in people if family_name(story.entities[n].name) == word), None)


def holder(
    statement: Statement, story: Story, by_id: Mapping[str, Statement], others: Sequence[Statement]
) -> Statement | None:
    """The statement whose own words "I" stands in: its parent, or the smallest one around it.

    Only words given as spoken count; in "He said I was late", "I" is who tells it.
    """
    if statement.source is None:
        return None
    at = statement.source.spans[0].start
    around = [s for s in others if s.id != statement.id and _holds(s, at)]
    parent = by_id.get(statement.parent or "")
    if parent is not None:
        around.insert(0, parent)
    return next((s for s in around if _is_spoken(s, story, at)), None)


def _holds(statement: Statement, at: int) -> bool:
    return any(span.start <= at < span.end for span in statement.content.spans)


def _is_spoken(statement: Statement, story: Story, at: int) -> bool:
    """Whether the words at a position are the statement's own words, not a retelling."""
    if statement.type in (StatementType.DIRECT, StatementType.UNMARKED):
        return True
    token = story.token_at(at)
    return token < len(story.tokens) and story.tokens.quoted[token]
