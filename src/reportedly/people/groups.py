"""Several speakers at once: "they", "the two men", "Brandt and other leaders"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.page import Span
from reportedly.people.bodies import earlier_names
from reportedly.people.cuewords import FUNCTION, MODIFIERS, SPEECH, words_of
from reportedly.people.gazetteer import gazetteer
from reportedly.people.mentions import PERSON
from reportedly.people.pronouns import AUXILIARIES, PREPOSITIONS, place_of
from reportedly.people.roles import STOPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.people.mentions import Mention
    from reportedly.people.story import Story
    from reportedly.people.tokens import Tokens

COUNTS = {"two": 2, "both": 2, "pair": 2, "duo": 2, "couple": 2, "three": 3, "trio": 3, "four": 4}
OTHERS = words_of(
    "other others his her its their several some many two three four five dozens most fellow"
)
"""Words after "and" with which a name goes on into people without one: "and other leaders"."""

DETERMINERS = words_of(
    "the a an these those some several many most all two three four five six seven eight nine ten "
    "other few numerous various dozens both his her its their our my"
)
MEN = {"men": "m", "women": "f", "brothers": "m", "sisters": "f"}
NEAR = 2
"""Sentences back from which "they" and "the two men" may be taken; chosen by hand."""


def people_of(story: Story, at: int, count: int, noun: str) -> tuple[int, ...] | None:
    """The people "the two senators" at token `at` are: exactly so many fit in the text before it.

    `noun` is the plural noun, or "" where the words have none ("both").
    """
    sentence = story.tokens.sentence
    near = [
        story.entity(mention)
        for mention in earlier_names(story, at)
        if mention.kind == PERSON and sentence[at] - sentence[mention.first] <= NEAR
    ]
    found = tuple(dict.fromkeys(number for number in near if _can_be(story, number, noun)))
    return found if len(found) == count else None


def _can_be(story: Story, number: int, noun: str) -> bool:
    """Whether a person may be one of "the two senators"; a role is asked for only where known."""
    entity = story.entities[number]
    if noun in MEN:
        return entity.gender in (None, MEN[noun])
    single = noun.removesuffix("s")
    known = noun.endswith("s") and single in gazetteer().roles
    return not known or not entity.nouns or single in entity.nouns


def several_before(story: Story, at: int) -> Span | None:
    """The words "they" at token `at` goes back to: the last plural subject that speaks or acts.

    None inside quotation marks, where two plural subjects compete, and for a "they" deep in a
    sentence that names nobody else it could be.
    """
    tokens = story.tokens
    if tokens.quoted[at]:
        return None
    for back in range(NEAR if _is_main(tokens, at) else 1):
        first = bisect_left(tokens.sentence, tokens.sentence[at] - back)
        last = min(at, bisect_right(tokens.sentence, tokens.sentence[at] - back)) - 1
        before = next((t for t in range(last, first - 1, -1) if _is_they(tokens, t)), None)
        if before is not None:
            return several_before(story, before)
        found = _plural_subjects(story, first, last)
        if len(found) > 1 and at + 1 < len(tokens) and tokens.words[at + 1].lower() in SPEECH:
            found = [span for span in found if _speaks(story, span)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _is_they(tokens: Tokens, at: int) -> bool:
    return tokens.words[at].lower() == "they" and not tokens.quoted[at]


def _speaks(story: Story, span: Span) -> bool:
    """Whether a verb of speech follows a plural subject."""
    after = story.tokens_in(span).stop
    return after < len(story.tokens) and story.tokens.words[after].lower() in SPEECH


OPENING = 3
"""Tokens a sentence may open with before its subject ("On Monday they"); chosen by hand."""


def _is_main(tokens: Tokens, at: int) -> bool:
    """Whether "they" is the subject of its sentence: near its start, or of ", they say,"."""
    if at < OPENING or tokens.sentence[at - OPENING] != tokens.sentence[at]:
        return True
    after = tokens.words[at + 1].lower() if at + 1 < len(tokens) else ""
    return tokens.words[at - 1] in ',”"' and after in SPEECH


def _plural_subjects(story: Story, first: int, last: int) -> list[Span]:
    """The plural subjects between two tokens: "three officials said", "Brandt and Lund told"."""
    tokens = story.tokens
    found = []
    for at in range(first, last + 1):
        word = tokens.words[at].lower()
        if word not in gazetteer().people or word in gazetteer().body_nouns:
            continue
        if not tokens.quoted[at] and _has_verb(tokens, at + 1):
            begin = _phrase_start(tokens, at)
            before = tokens.words[begin - 1].lower() if begin > first else ","
            far = tokens.words[at + 1].lower() in WITHIN
            if before in CLAUSES or not (far or before in PREPOSITIONS):
                found.append(tokens.span(begin, at))
    found.extend(_pairs(story, first, last))
    return sorted(found)


def _pairs(story: Story, first: int, last: int) -> list[Span]:
    """The pairs of names that are subjects together."""
    tokens = story.tokens
    names = [m for m in story.names_in(first, last) if m.kind == PERSON]
    return [
        Span(a.span.start, b.span.end)
        for a, b in pairwise(names)
        if are_joined(tokens, (a, b)) and place_of(story, b).subject
    ]


def are_joined(tokens: Tokens, names: Sequence[Mention]) -> bool:
    """Whether "and" stands between the first two names, and little else."""
    between = tokens.words[names[0].last + 1 : names[1].first]
    return "and" in between and len(between) <= JOIN_REACH


JOIN_REACH = 8
"""Tokens between two names joined by "and", a role before the second included ("and the late
mayor's widow, Dina"); chosen by hand."""


def pair_called(story: Story, at: int, noun: str) -> tuple[int, ...] | None:
    """The two people "the senators" at token `at` are: "Senators A and B", just before it."""
    sentence = story.tokens.sentence
    near = [
        mention
        for mention in earlier_names(story, at)
        if mention.kind == PERSON and sentence[at] - sentence[mention.first] <= NEAR
    ]
    for a, b in reversed(list(pairwise(near))):
        before = story.tokens.words[a.first - 1].lower() if a.first else ""
        if before == noun and are_joined(story.tokens, (a, b)):
            return (story.entity(a), story.entity(b))
    return None


def goes_on_with_others(tokens: Tokens, name: Mention, last: int) -> bool:
    """Whether a name goes on, up to token `last`, with "and other leaders" or "and his aides"."""
    at = name.last + 1
    if at + 1 >= last or tokens.words[at] != "and" or tokens.words[at + 1].lower() not in OTHERS:
        return tokens.words[at : last + 1] == ["and", "others"]
    lists = gazetteer()
    return any(
        word.lower() in lists.people or word.lower() in lists.body_nouns
        for word in tokens.words[at + 2 : last + 1]
    )


def _has_verb(tokens: Tokens, at: int) -> bool:
    """Whether a verb that a plural subject takes stands at a token, or after "of" and the like."""
    limit = at + 1
    if at < len(tokens) and tokens.words[at].lower() in WITHIN:
        limit = at + PHRASE
    for place in range(at, min(limit, len(tokens))):
        word = tokens.words[place].lower()
        if word in STOPS or tokens.sentence[place] != tokens.sentence[at - 1]:
            return False
        if word in SPEECH or word in VERBS or (word.endswith("ed") and word.islower()):
            return True
    return False


WITHIN = words_of("of in at from within on for with")
CLAUSES = words_of(', — – that but while as because when though if and “ "')
"""What a subject with words of its own before its verb stands after; an object stands elsewhere."""

PHRASE = 8
"""Tokens of "of both parties" between a plural noun and its verb; chosen by hand."""

VERBS = (AUXILIARIES - {"who"}) | {"have", "were", "are"}


def _phrase_start(tokens: Tokens, noun: int) -> int:
    """The first token of a plural noun's phrase: "the three" of "the three officials"."""
    first = noun
    while first > 0 and tokens.sentence[first - 1] == tokens.sentence[noun]:
        word = tokens.words[first - 1]
        low = word.lower()
        fits = low in DETERMINERS or low in MODIFIERS or low in gazetteer().adjectives
        fits = fits or (word[0].isupper() and low not in FUNCTION)
        if not fits or (low in FUNCTION and low not in DETERMINERS):
            break
        first -= 1
    joined = first > 1 and tokens.words[first - 1] == "and"
    if joined and tokens.words[first - 2].lower() in gazetteer().people:
        return _phrase_start(tokens, first - 2)  # "activists and writers"
    return first
