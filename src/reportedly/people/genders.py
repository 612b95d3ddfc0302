"""Genders of people whose given names no list knows, from the page's own "he" and "she".

A pronoun tells a gender only where it can mean one person: the lone subject of the sentence before
it, or of the words before it in its own sentence. Where two such pronouns disagree nothing is
learned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.people.mentions import PERSON
from reportedly.people.pronouns import GENDER, SUBJECTS, place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.people.pronouns import Place
    from reportedly.people.story import Story

AGREEING = 2
"""Pronouns that must agree: one alone is too often about somebody else ("Brandt said she ..."), as
reading the pronouns of 250 PolNeAR train articles that changed showed."""


def learn_genders(story: Story, unnamed: Sequence[Place]) -> None:
    """Fill `gender` of the entities of which only the story's pronouns tell it."""
    by_sentence: dict[int, list[Place]] = {}
    named = [place_of(story, mention) for mention in story.mentions if mention.kind == PERSON]
    for place in sorted((*named, *unnamed), key=lambda place: place.token):
        by_sentence.setdefault(story.tokens.sentence[place.token], []).append(place)
    heard: dict[int, list[str]] = {}
    for token, word in enumerate(story.tokens.words):
        if word.lower() in SUBJECTS:
            number = _lone_subject(story, token, by_sentence)
            if number is not None:
                heard.setdefault(number, []).append(GENDER[word.lower()])
    for number, genders in heard.items():
        entity = story.entities[number]
        if entity.gender is None and len(genders) >= AGREEING and len(set(genders)) == 1:
            entity.gender = genders[0]


def _lone_subject(story: Story, token: int, by_sentence: dict[int, list[Place]]) -> int | None:
    """The one person a "he" or "she" can mean: alone, and the subject, right before it."""
    tokens = story.tokens
    sentence = tokens.sentence[token]
    places = [place for place in by_sentence.get(sentence, ()) if place.token < token]
    if not places and sentence and _opens(story, token):
        places = by_sentence.get(sentence - 1, [])
    people = {place.entity for place in places}
    alone = len(people) == 1 and not any(tokens.quoted[p.token] for p in places)
    if not alone or tokens.quoted[token] or not any(place.subject for place in places):
        return None
    return people.pop()


def _opens(story: Story, token: int) -> bool:
    """Whether a pronoun is the first word of its sentence."""
    tokens = story.tokens
    return token == 0 or tokens.sentence[token - 1] != tokens.sentence[token]
