"""Statements given their speakers: whom each source means, and what the page calls them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.people.cuewords import words_of
from reportedly.people.mentions import ORGANISATION, OTHER, PERSON, PLACE
from reportedly.people.resolution import BARE, FIRST, FIRST_PERSON, Resolution
from reportedly.people.sources import resolve
from reportedly.people.story import read_story
from reportedly.people.tokens import story_spans
from reportedly.people.voices import (
    author_entity,
    author_kind,
    author_name,
    holder,
    line_speaker,
)
from reportedly.statement import Speaker, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.page import Block, Span
    from reportedly.people.chains import Entity
    from reportedly.people.story import Story
    from reportedly.statement import Statement
    from reportedly.tagging.names import Seen

LEADING = ("the ", "The ", "a ", "A ", "an ", "An ")
EMPTY = words_of(
    "he she it they we i you who that this those these them him her us me his its their which "
    "one others some many several both all everyone somebody someone people whom what these such "
    "anybody anyone nobody everybody none another two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen twenty thirty forty fifty dozens hundreds thousands "
    "mine ours theirs himself herself themselves itself myself"
)
"""Words that, standing alone, say nothing of whom they mean."""

STRAY = re.compile(r"(?<=\w) (?:it|he|she|they|we|I) .*")
"""The clause after a noun that is no part of its name: "a summary it sent to the paper"."""

TELLING = re.compile(r"[^\W\d_]{3}|[A-Z]{2}")
"""What words that name somebody hold: three letters or an acronym; "No. 114" names nobody."""


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

    def author(self, author: str) -> str:
        """The id of the author of a post, who speaks in it as "I"."""
        name = author_name(author)
        number = author_entity(self.story, name)
        if number is None:
            speaker = Speaker(self.next_id(), name, author_kind(name))
        else:
            known = self.speakers[self.entity(number)]
            kind = author_kind(name)
            speaker = replace(known, name=max(known.name, name, key=len), kind=kind)
        self.speakers[speaker.id] = speaker
        return speaker.id

    def unnamed(self, words: Words, found: Resolution, owner: str | None = None) -> str | None:
        """The id of a speaker that only has its own words; None where they say nothing.

        Words that go back to others ("they" to "two officials") are the speaker of those.
        """
        members = tuple(self.entity(number) for number in found.others)
        known = self._placed(found.anchor) if found.anchor else None
        if known is not None:
            self._add(known, words, members)
            return known
        named = _words(self.text, found.anchor) if found.anchor else words
        name = found.name or _own_words(named.text)
        if name is None or found.rule == BARE:
            return None
        if found.owner is not None:
            owner = self.entity(found.owner)
        key = (name.lower(), owner)
        if key not in self.of_words:
            speaker = Speaker(self.next_id(), name, found.kind, mentions=(named,), owner=owner)
            self.speakers[speaker.id] = speaker
            self.of_words[key] = speaker.id
        self._add(self.of_words[key], words, members)
        return self.of_words[key]

    def _add(self, speaker: str, words: Words, members: tuple[str, ...]) -> None:
        """Record another mention of a speaker, and whom the group it is stands for."""
        self.add_mention(speaker, words)
        known = self.speakers[speaker]
        inside = tuple(dict.fromkeys((*known.members, *members)))
        self.speakers[speaker] = replace(known, members=inside)

    def _placed(self, place: Span) -> str | None:
        """The unnamed speaker one of whose mentions covers a place."""
        for speaker in self.of_words.values():
            spans = [span for mention in self.speakers[speaker].mentions for span in mention.spans]
            if any(span.start <= place.start < span.end for span in spans):
                return speaker
        return None

    def add_mention(self, speaker: str, words: Words) -> None:
        """Record that `words` too stand for a speaker, unless a name there is known already."""
        known = self.speakers[speaker]
        spans = [(s.start, s.end) for mention in known.mentions for s in mention.spans]
        if any(a < s.end and s.start < b for s in words.spans for a, b in spans):
            return
        mentions = sorted((*known.mentions, words), key=lambda mention: mention.spans[0])
        self.speakers[speaker] = replace(known, mentions=tuple(mentions))


def name_speakers(
    text: str,
    blocks: Sequence[Block],
    statements: Sequence[Statement],
    *,
    author: str | None = None,
    seen: Sequence[Seen] = (),
) -> tuple[tuple[Statement, ...], tuple[Speaker, ...]]:
    """The statements with `speaker` filled, and all the speakers of the page.

    Speakers are the people and bodies the story names, whether they speak or are spoken of, and
    the unnamed sources whose words say something ("three officials"). A byline or bio is no part
    of the story: its names get no speaker. `author` is whoever wrote a post: its "I". `seen` are
    the names the encoder sees (`tagging.names`).
    """
    story = read_story(text, blocks, seen)
    roll = _Roll(text, story)
    writer = roll.author(author) if author and author.strip() else None
    found = {s.id: _resolve(s, roll, blocks) for s in statements}
    named = {s.id: _name(s, roll, found[s.id]) for s in _in_order(statements, found)}
    for number, entity in enumerate(story.entities):
        if entity.kind in (PERSON, ORGANISATION):
            roll.entity(number)
    shortest = sorted(named.values(), key=lambda s: (len(s.content.text), s.id))
    first_person = _FirstPerson(roll, named, shortest, found, writer)
    done = tuple(first_person.named(named[s.id]) for s in statements)
    return done, tuple(roll.speakers.values())


def _in_order(
    statements: Sequence[Statement], found: Mapping[str, Resolution | None]
) -> list[Statement]:
    """The statements by the place of their sources, so that ids follow the page.

    A source that goes back to words after it (in a headline) comes where those stand.
    """

    def place(statement: Statement) -> tuple[int, int, str]:
        if statement.source is None or not statement.source.spans:
            return (-1, -1, statement.id)
        at = statement.source.spans[0].start
        meant = found[statement.id]
        anchor = meant.anchor.start if meant is not None and meant.anchor else at
        return (max(at, anchor), -at, statement.id)

    return sorted(statements, key=place)


def _resolve(statement: Statement, roll: _Roll, blocks: Sequence[Block]) -> Resolution | None:
    """Whom a statement's source means; None where it has none or none in the story."""
    words = statement.source
    if words is None or not words.spans or not _is_story(words.spans[0], roll.text, blocks):
        return None
    return resolve(roll.story, words.spans[0])


def _name(statement: Statement, roll: _Roll, found: Resolution | None) -> Statement:
    """The statement with its speaker's id; "I" and "my aides" are left for later."""
    words = statement.source
    if found is None or words is None or _is_own(words):
        return replace(statement, speaker=None)
    if found.entity is not None:
        speaker = roll.entity(found.entity)
        roll.add_mention(speaker, words)
        return replace(statement, speaker=speaker)
    return replace(statement, speaker=roll.unnamed(words, found))


def _is_own(words: Words) -> bool:
    """Whether a source is the first person's: "I", "we", "my office"."""
    first = re.split(r"[\s'’]", words.text.strip(" ,.;:—–-“”\"'‘’"), maxsplit=1)[0]
    return first.lower() in FIRST


@dataclass(frozen=True, slots=True)
class _FirstPerson:
    """Sources in the first person given to the voice they stand in.

    `shortest` are the page's statements, those with the shortest content first.
    """

    roll: _Roll
    by_id: Mapping[str, Statement]
    shortest: Sequence[Statement]
    found: Mapping[str, Resolution | None]
    writer: str | None

    def named(self, statement: Statement) -> Statement:
        """The statement; where "I", "we" or "my aides" tell it, with the voice's speaker."""
        words, found = statement.source, self.found[statement.id]
        if words is None or found is None or not _is_own(words):
            return statement
        voice = self.voice(statement, frozenset())
        if found.rule == FIRST_PERSON:
            if voice is not None:
                self.roll.add_mention(voice, words)
            return replace(statement, speaker=voice)
        if voice is None and words.text.lower().startswith(("my ", "mine ")):
            return statement
        return replace(statement, speaker=self.roll.unnamed(words, found, owner=voice))

    def voice(self, statement: Statement, seen: frozenset[str]) -> str | None:
        """Whose voice a statement's first person is."""
        if statement.source is None or statement.id in seen:
            return None
        at = statement.source.spans[0].start
        around = holder(statement, self.roll.story, self.by_id, self.shortest)
        if around is not None:
            if around.source is not None and _is_own(around.source):
                return self.voice(around, seen | {statement.id})
            return around.speaker
        token = self.roll.story.token_at(at)
        tokens = self.roll.story.tokens
        if token < len(tokens) and tokens.quoted[token]:
            return None
        number = line_speaker(self.roll.story, at)
        return self.roll.entity(number) if number is not None else self.writer


def _is_story(span: Span, text: str, blocks: Sequence[Block]) -> bool:
    """Whether a place lies in the headline, body or captions."""
    return any(story.start <= span.start < story.end for story in story_spans(text, blocks))


def _kind(entity: Entity) -> str:
    """The kind of a speaker, guessed where the lists do not know the name.

    One word after "in" or "from" is a place, one word else a body, two words are a person.
    """
    if entity.kind != OTHER:
        return entity.kind
    if any(mention.in_place for mention in entity.mentions):
        return PLACE
    if any(mention.sure for mention in entity.mentions):
        return ORGANISATION  # it stands as no person's name does
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
    plain = STRAY.sub("", " ".join(words.split())).strip(" ,.;:—–-“”\"'")
    first = re.split(r"['’]", plain.lower())[0]
    if first in EMPTY or plain.lower() in ("no one", "the") or not TELLING.search(plain):
        return None
    opener = next((article for article in LEADING if plain.startswith(article)), "")
    return opener.lower() + plain[len(opener) :]
