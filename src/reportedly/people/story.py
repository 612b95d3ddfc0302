"""One story read once: its tokens, names, and who and what they name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.people.chains import chain
from reportedly.people.genders import learn_genders
from reportedly.people.mentions import names_in
from reportedly.people.pronouns import make_place, resolve_pronouns
from reportedly.people.tokens import tokenize
from reportedly.people.unnamed import is_speaking, unnamed_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.page import Block, Span
    from reportedly.people.chains import Entity
    from reportedly.people.mentions import Mention
    from reportedly.people.pronouns import Place
    from reportedly.people.tokens import Tokens
    from reportedly.tagging.names import Seen


@dataclass(frozen=True, slots=True)
class Story:
    """Tokens, names in text order, and entities.

    `entity_of` gives the number of the entity a name's first token stands for, `pronouns` that of
    a pronoun's token. `unnamed` lists the places of people without a name: number of the entity,
    first and last token.
    """

    text: str
    tokens: Tokens
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    entity_of: dict[int, int]
    pronouns: dict[int, int]
    unnamed: tuple[tuple[int, int, int], ...] = ()

    def token_at(self, position: int) -> int:
        """The first token that ends after `position` of the text."""
        return bisect_left(self.tokens.ends, position + 1)

    def tokens_in(self, span: Span) -> range:
        """The tokens inside `span`."""
        first = self.token_at(span.start)
        return range(first, max(first, bisect_left(self.tokens.starts, span.end)))

    def names_in(self, first: int, last: int) -> tuple[Mention, ...]:
        """The names that share a token with `first` to `last`."""
        start = bisect_left(self.mentions, first, key=lambda mention: mention.last)
        end = bisect_right(self.mentions, last, key=lambda mention: mention.first)
        return self.mentions[start:end]

    def unnamed_places(self, number: int) -> list[Span]:
        """The places of somebody without a name, in text order."""
        return [self.tokens.span(first, last) for n, first, last in self.unnamed if n == number]

    def entity(self, mention: Mention) -> int:
        """The number of the entity a mention of this story names."""
        return self.entity_of[mention.first]


def read_story(text: str, blocks: Sequence[Block], seen: Sequence[Seen] = ()) -> Story:
    """The names and entities of a story; the newest few stories are kept.

    `seen` are the names the encoder sees in it, if it was asked.
    """
    return _read_story(text, tuple(blocks), tuple(seen))


@lru_cache(maxsize=2)
def _read_story(text: str, blocks: tuple[Block, ...], seen: tuple[Seen, ...]) -> Story:
    tokens = tokenize(text, blocks)
    mentions = names_in(text, tokens, seen)
    entities = tuple(chain(tokens, mentions))
    numbers = {
        mention.first: number
        for number, entity in enumerate(entities)
        for mention in entity.mentions
    }
    unnamed = unnamed_people(tokens)
    extra = tuple(dict.fromkeys(id(entity) for entity, _, _ in unnamed))
    numbered = {key: len(entities) + at for at, key in enumerate(extra)}
    people = {id(entity): entity for entity, _, _ in unnamed}
    story = Story(
        text,
        tokens,
        mentions,
        (*entities, *(people[key] for key in extra)),
        numbers,
        {},
        tuple((numbered[id(entity)], first, last) for entity, first, last in unnamed),
    )
    places = [_unnamed_place(story, *place) for place in story.unnamed]
    learn_genders(story, places)
    story.pronouns.update(resolve_pronouns(story, places))
    return story


def _unnamed_place(story: Story, number: int, first: int, last: int) -> Place:
    """The place of somebody without a name; whoever is brought in by an article speaks there."""
    place = make_place(story, number, first, last, is_pronoun=False)
    if is_speaking(story.tokens, first, last):
        place.subject = place.speaking = True
    return place
