"""Whom a source's words mean: a name in the page, a body, somebody's group, or nobody named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.people.bodies import body_called, body_of_it, body_of_somebody, earlier_names
from reportedly.people.cuewords import words_of
from reportedly.people.gazetteer import gazetteer
from reportedly.people.mentions import ORGANISATION, PERSON
from reportedly.people.pronouns import GENDER, candidates, place_of, total
from reportedly.people.roles import POSTMODIFIERS
from reportedly.people.story import read_story
from reportedly.people.unnamed import UNNAMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.page import Block, Span
    from reportedly.people.mentions import Mention
    from reportedly.people.story import Story

GROUP, DOCUMENT = "group", "document"
INDEFINITE = words_of(
    "a an one some several many few two three four five other another any most both all more "
    "multiple numerous various certain unnamed anonymous"
)
POSSESSIVES = frozenset({"his", "her", "its", "their"})
FIRST = words_of("i we me us my our mine")
PLURAL = words_of("they them their these those")
THING = frozenset({"it", "its", "that", "this", "which"})

ONLY_BY_ROLE = words_of(
    "source official officer spokesman spokeswoman spokesperson aide adviser advisor witness "
    "insider member employee worker staffer person individual assistant analyst expert observer "
    "reporter voter supporter resident neighbor neighbour user reader operative donor organizer "
    "attacker suspect student protester protestor soldier agent consultant lobbyist strategist "
    "respondent participant volunteer colleague friend critic rival opponent ally"
)
"""Nouns many people in a story answer to: they need somebody introduced by that very noun."""

OF_THE_SUBJECT = frozenset({"office", "campaign", "administration", "team", "government", "camp"})
"""Bodies that go by their head's name ("his office")."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a source's words mean.

    `name` is the fullest form on the page, None where no name stands behind the words; `entity`
    and `others` are numbers of the story's entities, `owner` the one an unnamed source belongs to.
    """

    name: str | None
    kind: str
    rule: str
    entity: int | None = None
    owner: int | None = None
    others: tuple[int, ...] = ()


def resolve_source(text: str, blocks: Sequence[Block], span: Span) -> Resolution:
    """Whom the words at `span` of `text` mean, by the names of the page's story."""
    return resolve(read_story(text, blocks), span)


def resolve(story: Story, span: Span) -> Resolution:
    """Whom the words at `span` mean in a story already read."""
    return _Phrase(story, span).resolution()


class _Phrase:
    """The words of one source and the names in and around them."""

    def __init__(self, story: Story, span: Span) -> None:
        self.story = story
        self.lists = gazetteer()
        inside = story.tokens_in(span)
        self.first, self.last = inside.start, inside.stop - 1
        words = story.tokens.words
        while self.first <= self.last and not words[self.first][0].isalnum():
            self.first += 1
        while self.last >= self.first and not words[self.last][0].isalnum():
            self.last -= 1
        self.words = [word.lower() for word in words[self.first : self.last + 1]]
        self.mentions = story.names_in(self.first, self.last)

    def resolution(self) -> Resolution:
        """The whole decision, in order of how sure each reading is."""
        if not self.words:
            return Resolution(None, GROUP, "no words")
        if len(self.words) == 1:
            return self._one_word()
        heads = [mention for mention in self.mentions if self._is_head(mention)]
        if heads:
            return self._named(heads)
        if self.words[-1] in ("himself", "herself") or self.words[0] in ("he", "she"):
            return self._pronoun(self.first)
        return self._nominal()

    def _one_word(self) -> Resolution:
        word = self.words[0]
        if self.mentions:
            return self._to_entity(self.story.entity(self.mentions[0]), "name")
        if word in GENDER:
            return self._pronoun(self.first)
        if word == "who":
            return self._before(self.first)
        if word in FIRST:
            return Resolution(None, PERSON, "first person")
        if word in THING:
            return self._thing()
        if word in PLURAL or word in self.lists.people:
            return Resolution(None, GROUP, "plural")
        return self._nominal()

    def _pronoun(self, token: int) -> Resolution:
        found = self.story.pronouns.get(token)
        if found is None:
            return Resolution(None, PERSON, "pronoun without a person")
        return self._to_entity(found, "pronoun")

    def _before(self, token: int) -> Resolution:
        """The person a relative pronoun goes back to, past his apposition ("..., who")."""
        tokens = self.story.tokens
        for mention in reversed(self.story.names_in(max(0, token - RELATIVE), token - 1)):
            if tokens.sentence[mention.first] != tokens.sentence[token]:
                break
            between = tokens.words[mention.last + 1 : token]
            near = not between or between[0] == ","
            if mention.kind == PERSON and near:
                return self._to_entity(self.story.entity(mention), "relative")
        return Resolution(None, GROUP, "relative without a name")

    def _thing(self) -> Resolution:
        found = body_of_it(self.story, self.first)
        if found is None:
            return Resolution(None, DOCUMENT, "it")
        return self._to_entity(found, "it")

    def _is_head(self, mention: Mention) -> bool:
        """Whether a name in the phrase is whom the phrase means, not whose or of what."""
        words = self.story.tokens.words
        after = words[mention.last + 1].lower() if mention.last < self.last else ""
        if after in ("'s", "’s") or (after in ("'", "’") and mention.name.endswith("s")):
            return False
        if after.isalpha() and after.islower() and after not in POSTMODIFIERS:
            return False
        if self.words[0] in INDEFINITE and mention.kind != PERSON:
            return False
        start = self._phrase_start(mention)
        before = words[start - 1].lower() if start > self.first else ""
        return before not in POSTMODIFIERS or before in ("and", "or", "as")

    def _phrase_start(self, mention: Mention) -> int:
        """The first token of the name with its role phrase and article."""
        start = mention.first
        if mention.role is not None:
            while start > self.first and self.story.tokens.starts[start - 1] >= mention.role.start:
                start -= 1
        while start > self.first and self.story.tokens.words[start - 1].lower() in (
            "the",
            "a",
            "an",
        ):
            start -= 1
        return start

    def _named(self, heads: list[Mention]) -> Resolution:
        """The name that heads the phrase; several joined by "and" are a group."""
        people = [mention for mention in heads if mention.kind == PERSON]
        if len(people) > 1 and self._joined(people):
            numbers = tuple(dict.fromkeys(self.story.entity(mention) for mention in people))
            if len(numbers) > 1:
                names = " and ".join(self.story.entities[number].name for number in numbers)
                return Resolution(names, GROUP, "several names", others=numbers)
        if people and (heads[0].kind == PERSON or self._is_person_phrase()):
            return self._to_entity(self.story.entity(people[0]), "name")
        return self._to_entity(self.story.entity(heads[0]), "name")

    def _is_person_phrase(self) -> bool:
        return any(word in self.lists.roles for word in self.words)

    def _joined(self, people: list[Mention]) -> bool:
        words = self.story.tokens.words
        between = words[people[0].last + 1 : people[1].first]
        return "and" in between and len(between) <= 6

    def _to_entity(self, number: int, rule: str) -> Resolution:
        entity = self.story.entities[number]
        if entity.kind == UNNAMED:
            return Resolution(None, PERSON, "unnamed person")
        return Resolution(entity.name, entity.kind, rule, entity=number)

    def _nominal(self) -> Resolution:
        """A phrase without a name of its own: role noun, body, document or group."""
        head, prefix = self._head()
        owner = self._owner()
        possessor = self._possessor(head)
        if possessor is not None:
            return possessor
        if head in self.lists.people and head not in self.lists.body_nouns:
            return Resolution(None, GROUP, "several people", owner=owner)
        if head in OF_THE_SUBJECT and owner is not None:
            return Resolution(self._own_name(), ORGANISATION, "owner's body", owner=owner)
        if self.words[0] in INDEFINITE:
            kind = PERSON if head in self.lists.roles else GROUP
            return Resolution(None, kind, "indefinite", owner=owner)
        if head in self.lists.roles:
            return self._by_role(head, prefix, owner)
        if head in self.lists.body_nouns:
            return self._body(head, owner)
        if head in self.lists.documents:
            return Resolution(None, DOCUMENT, "document", owner=owner)
        return Resolution(None, GROUP, "unknown noun", owner=owner)

    def _possessor(self, head: str) -> Resolution | None:
        """Who owns a thing no list knows: "the agency's bureaucracy" speaks for the agency."""
        words = self.words
        known = self.lists.roles.keys() | self.lists.people | self.lists.documents
        if head in known or head in self.lists.body_nouns or self.mentions:
            return None
        at = next((at for at, word in enumerate(words) if word in ("'s", "’s")), 0)
        if at < 2:
            return None
        span = self.story.tokens.span(self.first, self.first + at - 1)
        return _Phrase(self.story, span).resolution()

    def _head(self) -> tuple[str, list[str]]:
        """The head noun of the phrase and the words before it."""
        end = next(
            (at for at, word in enumerate(self.words) if at and word in POSTMODIFIERS | {",", "—"}),
            len(self.words),
        )
        part = self.words[:end]
        for at in range(len(part) - 1, -1, -1):
            word = part[at]
            for noun in (word, word.rpartition("-")[2]):
                if (
                    noun in self.lists.roles
                    or noun in self.lists.people
                    or noun in self.lists.body_nouns
                    or noun in self.lists.documents
                ):
                    return noun, part[:at]
        return part[-1], part[:-1]

    def _owner(self) -> int | None:
        """Whose the unnamed source is: "his aides", "Marsh's lawyer", "a spokesman for Marsh"."""
        if self.words[0] in POSSESSIVES and self.words[0] in GENDER:
            owner = self.story.pronouns.get(self.first)
            named = owner is not None and self.story.entities[owner].kind != UNNAMED
            return owner if named else None
        words = self.story.tokens.words
        for mention in self.mentions:
            before = words[mention.first - 1].lower() if mention.first > self.first else ""
            if before not in ("from", "in", "at", "on", "with", "by", "about", "near"):
                return self.story.entity(mention)
        return None

    def _by_role(self, head: str, prefix: list[str], owner: int | None) -> Resolution:
        """The person introduced by this role noun, or the one the story is about."""
        owned = self.words[0] in POSSESSIVES or any(word in ("'s", "’s") for word in self.words)
        fitting = [
            number
            for number, entity in enumerate(self.story.entities)
            if entity.kind == PERSON
            and number != owner
            and head in entity.nouns
            and entity.mentions[0].first < self.last + 400
        ]
        if fitting:
            number = max(fitting, key=lambda number: self._fit(number, head, prefix))
            return self._to_entity(number, "role")
        if owned or head in ONLY_BY_ROLE or self.mentions:
            return Resolution(None, PERSON, "role without a name", owner=owner)
        return self._salient(head)

    def _fit(self, number: int, head: str, prefix: list[str]) -> tuple[float, int]:
        """How well an entity fits a role phrase: shared words, the very noun, and nearness."""
        entity = self.story.entities[number]
        said = frozenset().union(*(role.words for role in entity.roles))
        wanted = {word for word in (*prefix, *self.words) if word not in ("the", "'s", "’s", "of")}
        shared = len(wanted & said)
        exact = any(head in role.nouns for role in entity.roles)
        before = [mention.first for mention in entity.mentions if mention.first <= self.first]
        nearest = max(before, default=-10_000)
        return (shared + 0.5 * exact, nearest)

    def _salient(self, head: str) -> Resolution:
        """The person spoken of where a describing noun stands ("the 34-year-old mother")."""
        gender = self.lists.roles.get(head)
        places = [
            place_of(self.story, mention)
            for mention in earlier_names(self.story, self.first)
            if mention.kind == PERSON
        ]
        counts: dict[int, int] = {}
        for place in places:
            counts[place.entity] = counts.get(place.entity, 0) + 1
        rows = candidates(self.story, self.first, gender, places[-RECENT:], counts)
        if not rows:
            return Resolution(None, PERSON, "role without a name")
        number = max(rows, key=lambda number: (total(rows[number]), -number))
        if total(rows[number]) < SALIENT:
            return Resolution(None, PERSON, "role without a name")
        return self._to_entity(number, "salient")

    def _body(self, head: str, owner: int | None) -> Resolution:
        """The body this noun can stand for ("the agency")."""
        if self.mentions or self.words[0] in POSSESSIVES:
            return Resolution(self._own_name(), ORGANISATION, "own body", owner=owner)
        if head in OF_THE_SUBJECT:
            return self._body_of_somebody(head)
        found = body_called(self.story, self.first, head)
        if found is None:
            return Resolution(None, ORGANISATION, "body without a name")
        return self._to_entity(found, "body noun")

    def _body_of_somebody(self, head: str) -> Resolution:
        """The body called by its head's name before: "the campaign" after "the Marsh campaign"."""
        found = body_of_somebody(self.story, self.first, head)
        if found is None:
            return Resolution(None, ORGANISATION, "body without a name")
        owner = self.story.entity(found)
        return Resolution(f"{found.name} {head}", ORGANISATION, "owner's body", owner=owner)

    def _own_name(self) -> str | None:
        """The name of a body called by its owner's ("the Marsh campaign")."""
        if self.words[0] in POSSESSIVES:
            return None
        words = self.story.tokens.words[self.first : self.last + 1]
        if "'s" in words or "’s" in words:
            return None
        start = 1 if words[0].lower() in ("the", "a", "an") else 0
        span = self.story.tokens.span(self.first + start, self.last)
        return self.story.text[span.start : span.end]


RELATIVE = 15
"""Tokens an apposition between a name and "who" may take."""

RECENT = 30
"""Mentions a describing noun may reach back to."""

SALIENT = 0.5
"""Least ranking score for a describing noun; chosen by hand."""
