"""Which body "it", "the agency" or "the utility" stands for."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportedly.people.gazetteer import gazetteer
from reportedly.people.mentions import ORGANISATION, OTHER
from reportedly.people.pronouns import place_of

if TYPE_CHECKING:
    from reportedly.people.chains import Entity
    from reportedly.people.mentions import Mention
    from reportedly.people.story import Story

BODIES = frozenset({ORGANISATION, OTHER})
REACH = 300
"""Names a noun like "the agency" may reach back over: more than most whole stories have."""

NEAR = 3
"""Sentences from which a name of unknown kind that spoke may be "the agency"; chosen by hand."""


def earlier_names(story: Story, at: int) -> tuple[Mention, ...]:
    """The names before token `at`, the nearest `REACH` of them."""
    end = bisect_left(story.mentions, at, key=lambda mention: mention.last)
    return story.mentions[max(0, end - REACH) : end]


def body_of_it(story: Story, at: int) -> int | None:
    """The body "it" at token `at` stands for: the last named in this or the last sentence."""
    sentence = story.tokens.sentence
    near = [
        mention
        for mention in earlier_names(story, at)
        if sentence[at] - sentence[mention.first] <= 1 and mention.kind in BODIES
    ]
    subjects = [mention for mention in near if place_of(story, mention).subject]
    last = (subjects or near)[-1:]
    return story.entity(last[0]) if last else None


def body_called(story: Story, at: int, noun: str) -> int | None:
    """The body that "the agency" at token `at` stands for.

    The last one before it that has the noun in its name, is introduced by it ("DresnaVod, the
    utility") or is of a kind that goes by it; else the only one that the page names by it later.
    """
    earlier = [mention for mention in earlier_names(story, at) if mention.kind in BODIES]
    fitting = [mention for mention in earlier if _fits(story, mention, noun)]
    spoke = [mention for mention in earlier if _spoke_just_before(story, mention, at)]
    if fitting:
        entity = story.entity(fitting[-1])
        by_name = goes_by(story.entities[entity], noun)
        if by_name or not spoke or _is_near(story, fitting[-1], at):
            return entity
    return story.entity(spoke[-1]) if spoke else _only_later(story, noun)


def _fits(story: Story, mention: Mention, noun: str) -> bool:
    """Whether a noun stands in a body's name, introduces it or tells its kind."""
    entity = story.entities[story.entity(mention)]
    return goes_by(entity, noun) or bool(_classes(mention.name) & gazetteer().body_nouns[noun])


def goes_by(entity: Entity, noun: str) -> bool:
    """Whether a body has a noun in its name or is introduced by it."""
    return noun in entity.nouns or noun in entity.name.lower().split()


def _only_later(story: Story, noun: str) -> int | None:
    """The one body of the page that goes by a noun; None where none or several do."""
    found = [
        number
        for number, entity in enumerate(story.entities)
        if entity.kind in BODIES and goes_by(entity, noun) and " " in entity.name
    ]
    return found[0] if len(found) == 1 else None


def _classes(name: str) -> frozenset[str]:
    """The classes of bodies that the words of a name tell."""
    known = gazetteer().body_class
    return frozenset(known[word] for word in name.lower().split() if word in known)


def _spoke_just_before(story: Story, mention: Mention, at: int) -> bool:
    """Whether a name of unknown kind spoke in the sentences right before token `at`."""
    near = _is_near(story, mention, at) and not _classes(mention.name)
    return near and place_of(story, mention).speaking


def _is_near(story: Story, mention: Mention, at: int) -> bool:
    sentence = story.tokens.sentence
    return sentence[at] - sentence[mention.first] <= NEAR


def body_of_somebody(story: Story, at: int, noun: str) -> Mention | None:
    """Whose body "the campaign" at token `at` is: the last "the Marsh campaign" before it."""
    names = reversed(earlier_names(story, at))
    return next((mention for mention in names if owns_noun(story, mention, noun)), None)


def owns_noun(story: Story, mention: Mention, noun: str) -> bool:
    """Whether a noun stands right after a name as its own: "Marsh campaign", "Marsh's office"."""
    words = story.tokens.words
    after = mention.last + 1
    if words[after : after + 1] in (["'s"], ["’s"]):
        after += 1
    return [word.lower() for word in words[after : after + 1]] == [noun]
