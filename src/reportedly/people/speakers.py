"""Statements given their speakers: whom each source means, and what the page calls them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.page import Span
from reportedly.people.cuewords import words_of
from reportedly.people.mentions import ORGANISATION, OTHER, PERSON, PLACE
from reportedly.people.sources import Resolution, resolve
from reportedly.people.story import read_story
from reportedly.people.tokens import story_spans
from reportedly.statement import Speaker, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.page import Block
    from reportedly.people.chains import Entity
    from reportedly.people.story import Story
    from reportedly.statement import Statement

LEADING = ("the ", "The ", "a ", "A ", "an ", "An ")
EMPTY = words_of(
    "he she it they we i you who that this those these them him her us me his its their which "
    "one others some many several both all everyone somebody someone people"
)
"""Words that, standing alone, say nothing of whom they mean."""


@dataclass(slots=True)
class _Roll:
    """The speakers of one page as they are found; ids follow the order of first finding."""

    text: str
    story: Story
    of_entity: dict[int, str] = field(default_factory=dict)
    of_words: dict[tuple[str, str | None], str] = field(default_factory=dict)
    speakers: dict[str, Speaker] = field(default_factory=dict)

    def next_id(self) -> str:
        return f"p{len(self.speakers) + 1:03d}"

    def entity(self, number: int) -> str:
        """The id of the speaker an entity of the story is."""
        if number not in self.of_entity:
            entity = self.story.entities[number]
            speaker = Speaker(
                id=self.next_id(),
                name=_shown(entity.name),
                kind=_kind(entity),
                mentions=tuple(_words(self.text, mention.span) for mention in entity.mentions),
                roles=_distinct([_words(self.text, role.span) for role in entity.roles]),
            )
            self.speakers[speaker.id] = speaker
            self.of_entity[number] = speaker.id
        return self.of_entity[number]

    def unnamed(self, words: Words, found: Resolution) -> str | None:
        """The id of a speaker that only has its own words; None where they say nothing."""
        name = found.name or _own_words(words.text)
        if name is None:
            return None
        owner = self.entity(found.owner) if found.owner is not None else None
        key = (name.lower(), owner)
        if key not in self.of_words:
            speaker = Speaker(self.next_id(), name, found.kind, mentions=(words,), owner=owner)
            self.speakers[speaker.id] = speaker
            self.of_words[key] = speaker.id
        else:
            self.add_mention(self.of_words[key], words)
        return self.of_words[key]

    def add_mention(self, speaker: str, words: Words) -> None:
        """Record that `words` too stand for a speaker, unless a name there is known already."""
        known = self.speakers[speaker]
        spans = [(s.start, s.end) for mention in known.mentions for s in mention.spans]
        if any(a < s.end and s.start < b for s in words.spans for a, b in spans):
            return
        mentions = sorted((*known.mentions, words), key=lambda mention: mention.spans[0])
        self.speakers[speaker] = replace(known, mentions=tuple(mentions))


def name_speakers(
    text: str, blocks: Sequence[Block], statements: Sequence[Statement]
) -> tuple[tuple[Statement, ...], tuple[Speaker, ...]]:
    """The statements with `speaker` filled, and all the speakers of the page.

    Speakers are the people and bodies the story names, whether they speak or are spoken of, and
    the unnamed sources whose words say something ("three officials"). A byline or bio is no part
    of the story: its names get no speaker.
    """
    story = read_story(text, blocks)
    roll = _Roll(text, story)
    named = [_name(statement, roll, blocks) for statement in _in_order(statements)]
    by_id = {statement.id: statement for statement in named}
    for number, entity in enumerate(story.entities):
        if entity.kind in (PERSON, ORGANISATION):
            roll.entity(number)
    done = tuple(_first_person(by_id[s.id], by_id) for s in statements)
    return done, tuple(roll.speakers.values())


def _in_order(statements: Sequence[Statement]) -> list[Statement]:
    """The statements by the place of their sources, so that ids follow the page."""
    return sorted(
        statements,
        key=lambda s: (s.source.spans[0].start if s.source and s.source.spans else -1, s.id),
    )


def _name(statement: Statement, roll: _Roll, blocks: Sequence[Block]) -> Statement:
    """The statement with its speaker's id."""
    words = statement.source
    if words is None or not words.spans or not _is_story(words.spans[0], roll.text, blocks):
        return replace(statement, speaker=None)
    span = Span(words.spans[0].start, words.spans[-1].end)
    if len(words.spans) > 1:
        span = words.spans[0]
    found = resolve(roll.story, span)
    if found.entity is not None:
        speaker = roll.entity(found.entity)
        roll.add_mention(speaker, words)
        return replace(statement, speaker=speaker)
    for number in found.others:
        roll.entity(number)
    return replace(statement, speaker=roll.unnamed(words, found))


def _is_story(span: Span, text: str, blocks: Sequence[Block]) -> bool:
    """Whether a place lies in the headline, body or captions."""
    return any(story.start <= span.start < story.end for story in story_spans(text, blocks))


def _first_person(statement: Statement, by_id: dict[str, Statement]) -> Statement:
    """A statement told by "I" inside another, given to that other's speaker."""
    source = statement.source
    if statement.speaker is not None or source is None or statement.parent not in by_id:
        return statement
    if source.text.lower() not in ("i", "we", "me"):
        return statement
    return replace(statement, speaker=by_id[statement.parent].speaker)


def _kind(entity: Entity) -> str:
    """The kind of a speaker, guessed where the lists do not know the name.

    One word after "in" or "from" is a place, one word else a body, two words are a person.
    """
    if entity.kind != OTHER:
        return entity.kind
    if any(mention.in_place for mention in entity.mentions):
        return PLACE
    return PERSON if len(entity.name.split()) > 1 else ORGANISATION


def _words(text: str, span: Span) -> Words:
    return Words((span,), text[span.start : span.end])


def _distinct(words: list[Words]) -> tuple[Words, ...]:
    """The role phrases, each wording once, in text order."""
    seen: dict[str, Words] = {}
    for role in sorted(words, key=lambda role: role.spans[0]):
        seen.setdefault(role.text.lower(), role)
    return tuple(seen.values())


def _shown(name: str) -> str:
    """A name as it is shown: blanks made one, no article."""
    name = " ".join(name.split())
    return next((name[len(article) :] for article in LEADING if name.startswith(article)), name)


def _own_words(words: str) -> str | None:
    """The words of an unnamed source as its name; None where they say nothing of it."""
    plain = " ".join(words.split()).strip(" ,.;:—–-“”\"'")
    if not plain or plain.lower() in EMPTY:
        return None
    opener = next((article for article in LEADING if plain.startswith(article)), "")
    return opener.lower() + plain[len(opener) :]
