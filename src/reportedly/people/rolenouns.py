"""Who "the mayor" or "the 34-year-old mother" is: people by the nouns that introduced them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reportedly.people.bodies import earlier_names
from reportedly.people.cuewords import words_of
from reportedly.people.gazetteer import gazetteer
from reportedly.people.mentions import PERSON
from reportedly.people.pronouns import place_of, ranked

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from reportedly.page import Span
    from reportedly.people.story import Story

ONLY_BY_ROLE = words_of(
    "source official officer spokesman spokeswoman spokesperson aide adviser advisor witness "
    "insider member employee worker staffer person individual assistant analyst expert observer "
    "reporter voter supporter resident neighbor neighbour user reader operative donor organizer "
    "attacker suspect student protester protestor soldier agent consultant lobbyist strategist "
    "respondent participant volunteer colleague friend critic rival opponent ally"
)
"""Nouns many people in a story answer to: they need somebody introduced by that very noun."""

AHEAD = 400
"""Tokens after a role noun in which its bearer may first be named; chosen by hand."""

RECENT = 30
"""Mentions a describing noun may reach back to."""

SALIENT = 0.5
"""Least ranking score for a describing noun; chosen by hand."""


def person_called(
    story: Story, first: int, last: int, noun: str, wanted: AbstractSet[str], *, but: int | None
) -> int | None:
    """The person introduced by a role noun that the phrase from `first` to `last` means.

    Of several the one with most of the phrase's words in his roles, then the nearest before; `but`
    is never meant. Before anyone is named (in a headline) the sentence that shares most decides.
    """
    fitting = [
        number
        for number, entity in enumerate(story.entities)
        if entity.kind == PERSON
        and number != but
        and noun in entity.nouns
        and entity.mentions[0].first < last + AHEAD
    ]
    return max(fitting, key=lambda number: _fit(story, number, first, noun, wanted), default=None)


def _fit(
    story: Story, number: int, first: int, noun: str, wanted: AbstractSet[str]
) -> tuple[float, int, int]:
    """How well a person fits: shared words and the very noun, nearness, shared story words."""
    entity = story.entities[number]
    said = frozenset().union(*(role.words for role in entity.roles))
    exact = any(noun in role.nouns for role in entity.roles)
    before = [mention.first for mention in entity.mentions if mention.first <= first]
    nearest = max(before, default=-10_000)
    shared = _shared_words(story, number, first) if not before else 0
    return (len(wanted & said) + 0.5 * exact, nearest, shared)


def _shared_words(story: Story, number: int, first: int) -> int:
    """How many words of the sentence at `first` one sentence that names the person shares."""
    own = _content(story, story.tokens.sentence[first])
    sentences = {story.tokens.sentence[m.first] for m in story.entities[number].mentions}
    return max(len(own & _content(story, sentence)) for sentence in sentences)


def _content(story: Story, sentence: int) -> frozenset[str]:
    """The longer words of a sentence, in lower case and cut to their stems' first letters."""
    tokens = story.tokens
    begin = bisect_left(tokens.sentence, sentence)
    end = bisect_right(tokens.sentence, sentence)
    return frozenset(
        word.lower()[:STEM] for word in tokens.words[begin:end] if len(word) > STEM - 2
    )


STEM = 6
"""Letters by which "repeal" and "repealed" are one word; chosen by hand."""


def is_only_widened(story: Story, number: int, noun: str) -> bool:
    """Whether a person is never called by the noun itself ("woman" for somebody's mother)."""
    return all(noun not in role.nouns for role in story.entities[number].roles)


def brought_in(story: Story, first: int, noun: str, *, ahead: bool) -> Span | None:
    """The words that bring in somebody without a name by a noun: "a deputy" before "the deputy".

    The last ones before token `first`; with `ahead`, for a headline's bare noun, after it too.
    """
    words = story.tokens.words
    for _, begin, last in reversed(story.unnamed):
        if words[last].lower() == noun and (last < first or ahead) and begin != first:
            return story.tokens.span(begin, last)
    return None


def person_spoken_of(story: Story, first: int, noun: str) -> int | None:
    """The person spoken of where a describing noun stands ("the 34-year-old mother")."""
    gender = gazetteer().roles.get(noun)
    names = [mention for mention in earlier_names(story, first) if mention.kind == PERSON]
    places = [place_of(story, mention) for mention in names]
    counts: dict[int, int] = {}
    for place in places:
        counts[place.entity] = counts.get(place.entity, 0) + 1
    scores = ranked(story, first, gender, places[-RECENT:], counts)
    number = max(scores, key=lambda number: (scores[number], -number), default=None)
    if number is None or scores[number] >= SALIENT:
        return number
    alone = noun in CONTESTING and counts[number] >= OFTEN and _leads(scores, number)
    return number if alone else None


CONTESTING = words_of("candidate contender hopeful nominee")
"""Nouns a page on a vote uses for whom it is about, and may never introduce him by."""

OFTEN = 3
"""Mentions of whom a page is about, at least; chosen by hand."""

LEAD = 4.0
"""Ranking points by which whom the page is about stands before everybody else; 5.8 and 6.3 in the
two sources of `speakers-more.jsonl` (development half) that showed the need."""


def _leads(scores: dict[int, float], number: int) -> bool:
    """Whether a person is far before all others that could be meant, of whom there are some."""
    others = [score for other, score in scores.items() if other != number]
    return bool(others) and scores[number] - max(others) >= LEAD
