"""Whom a source's words mean: a name in the page, a body, somebody's group, or nobody named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.people.bodies import (
    body_called,
    body_of_it,
    body_of_somebody,
    owns_noun,
)
from reportedly.people.evidence import role_ending_at
from reportedly.people.gazetteer import gazetteer
from reportedly.people.groups import (
    COUNTS,
    are_joined,
    goes_on_with_others,
    pair_called,
    people_of,
    several_before,
)
from reportedly.people.mentions import ORGANISATION, PERSON
from reportedly.people.phrases import goes_on, is_stray_verb, is_text_by, joins_people
from reportedly.people.pronouns import GENDER
from reportedly.people.relatives import antecedent
from reportedly.people.resolution import (
    BARE,
    BESIDE,
    DOCUMENT,
    EXAMPLES,
    FIRST,
    FIRST_PERSON,
    GROUP,
    INDEFINITE,
    OF_THE_SUBJECT,
    OPENERS,
    OWNS,
    PLURAL,
    POSSESSIVES,
    SUBJECTS,
    THING,
    Resolution,
)
from reportedly.people.rolenouns import (
    ONLY_BY_ROLE,
    brought_in,
    is_only_widened,
    person_called,
    person_spoken_of,
)
from reportedly.people.roles import POSTMODIFIERS
from reportedly.people.story import read_story
from reportedly.people.tokens import SHORT
from reportedly.people.unnamed import UNNAMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.page import Block, Span
    from reportedly.people.mentions import Mention
    from reportedly.people.story import Story
    from reportedly.tagging.names import Seen


def resolve_source(
    text: str, blocks: Sequence[Block], span: Span, seen: Sequence[Seen] = ()
) -> Resolution:
    """Whom the words at `span` of `text` mean, by the names of the page's story.

    `seen` are the names the encoder sees in it, if it was asked.
    """
    return resolve(read_story(text, blocks, seen), span)


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
        cut = self._cut_before_name()
        if cut is not None:
            return self._to_entity(cut, "name")
        if len(self.words) == 1 or (self.words[0] in OPENERS and self.words[1] != "and"):
            return self._one_word()
        heads = [mention for mention in self.mentions if self._is_head(mention)]
        if heads and not is_text_by(self.words[: heads[0].first - self.first]):
            return self._named(heads)
        if self.words[-1] in ("himself", "herself") or self.words[0] in ("he", "she"):
            return self._pronoun(self.first)
        return self._nominal()

    def _cut_before_name(self) -> int | None:
        """The person whose title alone a source holds: "Mrs." before "Brandt"."""
        words = self.story.tokens.words
        last = self.words[-1]
        if self.mentions or (last not in SHORT and last not in self.lists.abbreviations):
            return None
        at = self.last + 1 + (words[self.last + 1 : self.last + 2] == ["."])
        after = self.story.names_in(at, at)
        return self.story.entity(after[0]) if after and after[0].first == at else None

    def _one_word(self) -> Resolution:
        word = self.words[0]
        if self.mentions and self.mentions[0].first == self.first:
            return self._to_entity(self.story.entity(self.mentions[0]), "name")
        if word in GENDER:
            return self._pronoun(self.first)
        if word == "who":
            return self._before(self.first)
        if word in FIRST or word in ("you", "your"):
            return Resolution(None, PERSON, FIRST_PERSON if word in FIRST else "second person")
        if word in THING:
            return self._thing()
        if word == "both":
            return self._counted(2, "") or Resolution(None, GROUP, "plural")
        if word in PLURAL:
            anchor = several_before(self.story, self.first) if word in SUBJECTS else None
            return self._goes_back(anchor) if anchor else Resolution(None, GROUP, "plural")
        if self.lists.is_people(word):
            return Resolution(None, GROUP, "plural")
        return self._nominal()

    def _goes_back(self, anchor: Span) -> Resolution:
        """What the words at `anchor` mean, for a plural pronoun that goes back to them."""
        found = _Phrase(self.story, anchor).resolution()
        return replace(found, kind=GROUP, rule="plural", anchor=anchor, entity=None)

    def _counted(self, count: int, noun: str) -> Resolution | None:
        """The people "the two men" are, if exactly so many were just named."""
        found = people_of(self.story, self.first, count, noun)
        if found is None:
            return None
        return Resolution(self._names(found), GROUP, "counted", others=found)

    def _names(self, numbers: tuple[int, ...]) -> str:
        names = [self.story.entities[number].name for number in numbers]
        return " and ".join((", ".join(names[:-1]), names[-1]))

    def _pronoun(self, token: int) -> Resolution:
        found = self.story.pronouns.get(token)
        if found is None:
            return Resolution(None, PERSON, "pronoun without a person")
        return self._to_entity(found, "pronoun")

    def _before(self, token: int) -> Resolution:
        """The person a relative pronoun goes back to."""
        found = antecedent(self.story, token)
        if found is None:
            return Resolution(None, GROUP, "relative without a name")
        return self._to_entity(found, "relative")

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
        verb = is_stray_verb(after)  # "Brandt joined", cut from its object
        if after.isalpha() and after.islower() and after not in POSTMODIFIERS and not verb:
            return False
        if EXAMPLES & {word.lower() for word in words[self.first : mention.first]}:
            return False
        if self.words[0] in INDEFINITE and mention.kind != PERSON:
            return False
        start = self._phrase_start(mention)
        before = words[start - 1].lower() if start > self.first else ""
        return before not in POSTMODIFIERS or before in ("and", "or", "as")

    def _phrase_start(self, mention: Mention) -> int:
        """The first token of the name with its role phrase and article: "the governor, Ada"."""
        start, role = mention.first, mention.role
        if role is None and self.story.tokens.words[start - 1 : start] == [","]:
            role = role_ending_at(self.story.tokens, start - 2)
        if role is not None:
            while start > self.first and self.story.tokens.starts[start - 1] >= role.start:
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
        tokens = self.story.tokens
        people = [mention for mention in heads if mention.kind == PERSON]
        joined = people or [m for m in heads if m.kind == ORGANISATION]
        if len(joined) > 1 and are_joined(tokens, joined):
            numbers = tuple(dict.fromkeys(self.story.entity(mention) for mention in joined))
            if len(numbers) > 1:
                return Resolution(self._names(numbers), GROUP, "several names", others=numbers)
        head = people[0] if people and self._is_persons(heads) else heads[0]
        number = self.story.entity(head)
        if goes_on_with_others(tokens, head, self.last):
            rest = tokens.span(head.last + 1, self.last)
            name = f"{self.story.entities[number].name} {self.story.text[rest.start : rest.end]}"
            return Resolution(name, GROUP, "name and others", others=(number,))
        return self._to_entity(number, "name")

    def _is_persons(self, heads: list[Mention]) -> bool:
        return heads[0].kind == PERSON or self._is_person_phrase()

    def _is_person_phrase(self) -> bool:
        return any(word in self.lists.roles for word in self.words)

    def _to_entity(self, number: int, rule: str) -> Resolution:
        entity = self.story.entities[number]
        if entity.kind != UNNAMED:
            return Resolution(entity.name, entity.kind, rule, entity=number)
        places = self.story.unnamed_places(number)
        earlier = [place for place in places if place.start < self.story.tokens.starts[self.first]]
        return Resolution(None, PERSON, "unnamed person", anchor=earlier[-1] if earlier else None)

    def _nominal(self) -> Resolution:
        """A phrase without a name of its own: role noun, body, document or group."""
        head, prefix = self._head()
        owner = self._owner()
        if head in self.lists.documents and head not in self.lists.roles:
            return Resolution(None, DOCUMENT, "document", owner=owner)
        inside = self._body_around(len(prefix))
        if inside is not None:
            return self._to_entity(inside, "name")
        possessor = self._possessor(head)
        if possessor is not None:
            return possessor
        if joins_people(self.words):
            return Resolution(None, GROUP, "several", owner=owner)
        return self._by_noun(head, prefix, owner)

    def _by_noun(self, head: str, prefix: list[str], owner: int | None) -> Resolution:
        """What a phrase means by its noun alone: somebody's role, a body, or people."""
        if self.lists.is_people(head) and head not in self.lists.body_nouns:
            return self._people(head, prefix, owner)
        if head in OF_THE_SUBJECT and owner is not None:
            name = self._own_name() or self._name_elsewhere(head, owner)
            return Resolution(name, ORGANISATION, "owner's body", owner=owner)
        if self.words[0] in INDEFINITE:
            kind = PERSON if head in self.lists.roles else GROUP
            return Resolution(None, kind, "indefinite", owner=owner)
        if head in self.lists.roles:
            return self._by_role(head, prefix, owner)
        if head in self.lists.body_nouns and goes_on(self.words[len(prefix) + 1 :]):
            return Resolution(None, ORGANISATION, "body with an unknown name", owner=owner)
        if head in self.lists.body_nouns:
            return self._body(head, owner)
        return Resolution(None, GROUP, "unknown noun", owner=owner)

    def _people(self, head: str, prefix: list[str], owner: int | None) -> Resolution:
        """Several people by a noun: "the two men" by name where just so many were named."""
        count = next((COUNTS[word] for word in prefix if word in COUNTS), None)
        plain = all(word in COUNTS or word in ("the", "these") for word in prefix)
        counted = plain and self.words[0] in ("the", "both", "these")
        found = self._counted(count, head) if count and counted else None
        if found is None and self.words == ["the", head]:
            found = self._pair(head)
        return found or Resolution(None, GROUP, "several people", owner=owner)

    def _pair(self, noun: str) -> Resolution | None:
        """The two people "the senators" are, after "Senators A and B"."""
        found = pair_called(self.story, self.first, noun)
        if found is None:
            return None
        return Resolution(self._names(found), GROUP, "called so together", others=found)

    def _body_around(self, at: int) -> int | None:
        """The body in whose name the head noun stands, a stray verb after it left out."""
        token = self.first + at
        for mention in self.mentions:
            if mention.kind != ORGANISATION or not mention.first <= token <= mention.last:
                continue
            rest = self.words[mention.last + 1 - self.first :]
            one = self.words[0] in INDEFINITE and mention.first == mention.last  # "a super PAC"
            ends = not rest or is_stray_verb(rest[0])
            return self.story.entity(mention) if ends and not one else None
        return None

    def _possessor(self, head: str) -> Resolution | None:
        """Who owns a thing no list knows: "the agency's bureaucracy" speaks for the agency."""
        known = self.lists.roles.keys() | self.lists.documents | self.lists.body_nouns.keys()
        if head in known or self.lists.is_people(head) or self.mentions:
            return None
        return self._owning_words()

    def _owning_words(self) -> Resolution | None:
        """What the words before a possessive mean: "the governor" of "the governor's office"."""
        at = next((at for at, word in enumerate(self.words) if word in OWNS), 0)
        if at < ARTICLE_AND_NOUN:
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
                    or self.lists.is_people(noun)
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
        among = self._one_of_his()
        if among is not None:
            return among
        words = self.story.tokens.words
        for mention in self.mentions:
            start = self._phrase_start(mention)
            before = words[start - 1].lower() if start > self.first else ""
            example = EXAMPLES & {word.lower() for word in words[self.first : mention.first]}
            to_him = before == "to" and self._is_people(start - 2)
            if (before not in BESIDE or to_him) and not example:
                return self.story.entity(mention)
        owning = self._owning_words()
        return owning.entity if owning is not None and not self.mentions else None

    def _one_of_his(self) -> int | None:
        """Whose "one of her advisers" and "some of his aides" are."""
        at = next((n for n, word in enumerate(self.words) if n and word in POSSESSIVES), 0)
        if not at or self.words[at - 1] != "of" or self.words[at] not in GENDER:
            return None
        owner = self.story.pronouns.get(self.first + at)
        named = owner is not None and self.story.entities[owner].kind != UNNAMED
        return owner if named else None

    def _is_people(self, at: int) -> bool:
        """Whether a token is what people are: "aides" of "three aides to Brandt"."""
        word = self.story.tokens.words[at].lower() if at >= self.first else ""
        return word in self.lists.roles or self.lists.is_people(word)

    def _by_role(self, head: str, prefix: list[str], owner: int | None) -> Resolution:
        """The person introduced by this role noun, or the one the story is about."""
        owned = self.words[0] in POSSESSIVES or any(word in OWNS for word in self.words)
        bare = len(self.words) == 1
        wanted = {*prefix, *self.words} - {"the", "of", *OWNS}
        number = person_called(self.story, self.first, self.last, head, wanted, but=owner)
        unnamed = None if owned else self._brought_in(head)
        if number is not None and not (unnamed and is_only_widened(self.story, number, head)):
            return self._to_entity(number, "role")
        if unnamed is not None:
            return unnamed
        if bare:
            return Resolution(None, PERSON, BARE)
        if owned or head in ONLY_BY_ROLE or self.mentions:
            return Resolution(None, PERSON, "role without a name", owner=owner)
        number = person_spoken_of(self.story, self.first, head)
        if number is None:
            return Resolution(None, PERSON, "role without a name")
        return self._to_entity(number, "salient")

    def _brought_in(self, head: str) -> Resolution | None:
        """Somebody without a name brought in by this noun: "a deputy said" before "the deputy"."""
        found = brought_in(self.story, self.first, head, ahead=len(self.words) == 1)
        if found is None:
            return None
        return Resolution(None, PERSON, "brought in", anchor=found)

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

    def _name_elsewhere(self, head: str, owner: int) -> str | None:
        """The name "his campaign" has elsewhere in the story: "the Marsh campaign"."""
        if len(self.words) > ARTICLE_AND_NOUN or self.words[0] not in POSSESSIVES:
            return None
        mentions = self.story.entities[owner].mentions
        called = next((m for m in mentions if owns_noun(self.story, m, head)), None)
        return f"{called.name} {head}" if called is not None else None

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


ARTICLE_AND_NOUN = 2
"""Words an owner without a name has at least: "the agency"."""
