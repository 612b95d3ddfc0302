"""Which person "he" or "she" is: earlier names ranked by where and how they stand.

Pronouns are read in text order, and a resolved one counts as a mention of its person, so that a
person who stays "he" for a page stays the same. The ranking is linear; its weights are fitted by
`training/people_pronouns.py`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING

from reportedly.people.cuewords import FUNCTION, SPEECH, SUFFIXES, words_of
from reportedly.people.gazetteer import DATES, gazetteer
from reportedly.people.mentions import PERSON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.people.mentions import Mention
    from reportedly.people.story import Story

GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
SUBJECTS = frozenset({"he", "she"})
PREPOSITIONS = words_of(
    "of to for with by from at in on about against under over than as like between behind "
    "toward towards including after before"
)

FEATURES = (
    "near", "sentences", "same sentence", "subject", "speaks", "object", "owner", "quoted apart",
    "frequent", "gender known", "pronoun", "just before", "opens", "both subjects",
    "both speak", "opens for subject", "inside what is said", "asked to", "both open",
    "a noun's", "owner of subject",
)  # fmt: skip
WEIGHTS = (
    0.45, -0.94, 0.34, 0.69, 0.3, -0.21, -0.66, -2.75, 0.33, 0.5, 0.07, -0.35, -0.07, 0.51,
    1.06, 0.2, -1.5, 0.8, 0.5, -0.5, 0.6,
)  # fmt: skip
"""One weight a feature, in the order of `FEATURES`, fitted on GUM and own labels; "gender known"
was lowered by hand from .86, which gained 4 of 187 on GUM and 1 of 80 on the labels.
"asked to" (three pronouns have it) was set near a fit's .84. "both open" is near a fit's .53; the
last two were set by hand after errors on `speakers-more.jsonl`, development half: with all three
GUM goes from 196 to 197, the older labels from 72 to 73, that half's 26 from 20 to 22."""

WINDOW = 60
"""Earlier mentions looked at; 3 of 213 antecedents on GUM are further back or no names."""


@dataclass(slots=True)
class Place:
    """A mention of a person, by name, role or resolved pronoun, and how it stands.

    `start` is its first token with titles and role phrase; `subject` and `speaking` tell whether
    it is the subject of a verb, and of one of speech.
    """

    entity: int
    token: int
    last: int
    is_pronoun: bool
    start: int
    subject: bool = False
    speaking: bool = False


def make_place(
    story: Story, entity: int, first: int, last: int, *, is_pronoun: bool, start: int | None = None
) -> Place:
    """The place of tokens `first` to `last`, its verb looked up."""
    place = Place(entity, first, last, is_pronoun, first if start is None else start)
    verb = _verb(story, place)
    place.subject = verb is not None
    place.speaking = (verb or "") in SPEECH or _follows_speech(story, place)
    return place


def place_of(story: Story, mention: Mention) -> Place:
    """A name as a place."""
    start = mention.first
    if mention.role is not None:
        while start > 0 and story.tokens.starts[start - 1] >= mention.role.start:
            start -= 1
    return make_place(
        story, story.entity(mention), mention.first, mention.last, is_pronoun=False, start=start
    )


def resolve_pronouns(story: Story, unnamed: Sequence[Place] = ()) -> dict[int, int]:
    """For each he/she pronoun's token the number of the entity it stands for, where one fits.

    `unnamed` are the places of people without a name, who may be meant too. Somebody who was "he"
    twice is "she" only where nobody else fits.
    """
    places = [place_of(story, mention) for mention in story.mentions if mention.kind == PERSON]
    places = sorted((*places, *unnamed), key=lambda place: place.token)
    answers: dict[int, int] = {}
    seen: list[Place] = []
    counts: dict[int, int] = {}
    heard: dict[int, str] = {}
    once: dict[int, str] = {}
    waiting = iter(places)
    upcoming = next(waiting, None)
    for token, word in enumerate(story.tokens.words):
        while upcoming is not None and upcoming.token <= token:
            seen.append(upcoming)
            counts[upcoming.entity] = counts.get(upcoming.entity, 0) + 1
            upcoming = next(waiting, None)
        gender = GENDER.get(word.lower())
        if gender is None:
            described = _described(story, token, seen) if word in ("The", "the") else None
            if described is not None:
                seen.append(described)
            continue
        fitting = [p for p in seen[-WINDOW:] if heard.get(p.entity, gender) == gender]
        found = best(story, token, gender, fitting, counts)
        if found is None:
            found = best(story, token, gender, seen[-WINDOW:], counts)
        if found is None:
            found = _ahead(story, token, gender)
        if found is not None:
            answers[token] = found
            if once.get(found) == gender:
                heard.setdefault(found, gender)
            once.setdefault(found, gender)
            seen.append(make_place(story, found, token, token, is_pronoun=True))
            counts[found] = counts.get(found, 0) + 1
    return answers


def _described(story: Story, token: int, seen: list[Place]) -> Place | None:
    """The person a phrase like "The former Kesh governor" stands for, if introduced by that noun.

    Only phrases that open a sentence or clause count: those are subjects as a rule.
    """
    tokens, words, lists = story.tokens, story.tokens.words, gazetteer()
    if token and tokens.sentence[token - 1] == tokens.sentence[token] and words[token - 1] != ",":
        return None
    end = min(token + 6, len(words))
    noun = next((at for at in range(token + 1, end) if words[at].lower() in lists.roles), None)
    if noun is None or noun + 1 >= len(words):
        return None
    after = words[noun + 1]
    if after in ("'s", "’s") or after[0].isupper() or after.lower() in lists.roles:
        return None
    if any(not words[at][0].isalpha() for at in range(token + 1, noun)):
        return None
    for place in reversed(seen[-WINDOW:]):
        if words[noun].lower() in story.entities[place.entity].nouns:
            return make_place(story, place.entity, token, noun, is_pronoun=True)
    return None


def best(
    story: Story, token: int, gender: str, seen: list[Place], counts: dict[int, int]
) -> int | None:
    """The entity whose earlier mentions fit the pronoun at `token` best."""
    scores = ranked(story, token, gender, seen, counts)
    return max(scores, key=lambda entity: (scores[entity], -entity), default=None)


def total(row: tuple[float, ...]) -> float:
    """The ranking score of one candidate's features."""
    score: float = sum(map(mul, WEIGHTS, row))
    return score


def candidates(
    story: Story, token: int, gender: str | None, seen: list[Place], counts: dict[int, int]
) -> dict[int, tuple[float, ...]]:
    """The features of each person who could be meant at `token`, by his best recent mention."""
    found = _best_mentions(story, token, gender, seen, counts)
    return {entity: row for entity, (_, row) in found.items()}


def ranked(
    story: Story, token: int, gender: str | None, seen: list[Place], counts: dict[int, int]
) -> dict[int, float]:
    """The ranking score of each person who could be meant at `token`."""
    found = _best_mentions(story, token, gender, seen, counts)
    return {entity: score for entity, (score, _) in found.items()}


def _best_mentions(
    story: Story, token: int, gender: str | None, seen: list[Place], counts: dict[int, int]
) -> dict[int, tuple[float, tuple[float, ...]]]:
    """The score and features of each person's best recent mention."""
    own = make_place(story, -1, token, token, is_pronoun=True)
    found: dict[int, tuple[float, tuple[float, ...]]] = {}
    rank: dict[int, int] = {}
    for place in reversed(seen):
        entity = story.entities[place.entity]
        if gender is not None and entity.gender is not None and entity.gender != gender:
            continue
        order = rank.setdefault(place.entity, len(rank))
        row = _features(
            story, token, place, order, count=counts[place.entity], speaks_too=own.speaking
        )
        score = total(row)
        if place.entity not in found or score > found[place.entity][0]:
            found[place.entity] = score, row
    return found


def _features(
    story: Story, token: int, place: Place, order: int, *, count: int, speaks_too: bool
) -> tuple[float, ...]:
    tokens = story.tokens
    words = tokens.words
    gap = tokens.sentence[token] - tokens.sentence[place.token]
    after = words[place.last + 1].lower() if place.last + 1 < len(words) else ""
    before = words[place.start - 1].lower() if place.start else ""
    owner = after in ("'s", "’s") or words[place.token].lower() in ("his", "her", "hers")
    subject = place.subject
    apart = tokens.quoted[place.token] != tokens.quoted[token]
    opens = _opens(story, place.start)
    subject_too = words[token].lower() in SUBJECTS
    return (
        float(order == 0),
        float(min(gap, 8)),
        float(gap == 0),
        float(subject),
        float(place.speaking),
        float(before in PREPOSITIONS or before in ("told", "asked", "urged")),
        float(owner),
        float(apart),
        math.log(1 + count),
        float(story.entities[place.entity].gender is not None),
        float(place.is_pronoun),
        float(token - place.last <= 2),
        float(opens),
        float(subject and subject_too),
        float(place.speaking and speaks_too),
        float(opens and subject_too),
        float(gap == 0 and speaks_too and words[token - 1] in OUTSIDE),
        float(gap == 0 and after == "to" and not subject),
        float(opens and subject and subject_too and _opens(story, token)),
        float(not subject and before in ("a", "an", "the") and _is_plain_noun(after)),
        float(owner and opens and _acts(words, place.last + 3)),
    )


def _opens(story: Story, token: int) -> bool:
    """Whether a token opens its sentence."""
    sentence = story.tokens.sentence
    return token == 0 or sentence[token - 1] != sentence[token]


def _is_plain_noun(word: str) -> bool:
    """Whether a word after a name makes it part of a noun phrase: "a Brandt presidency"."""
    return word.isalpha() and word not in FUNCTION and word not in SPEECH


def _acts(words: list[str], at: int) -> bool:
    """Whether a verb stands at a token: "vowed" of "Brandt's campaign vowed"."""
    word = words[at].lower() if at < len(words) else ""
    return word in SPEECH or word in AUXILIARIES or word.endswith("ed")


def _follows_speech(story: Story, place: Place) -> bool:
    """Whether a mention is the subject of a verb of speech before it: ", said Jonas Marsh,"."""
    words = story.tokens.words
    start = _phrase_start(story, place)
    verb = words[start - 1].lower() if start > 1 else ""
    if verb not in SPEECH or verb in NEVER_FIRST:
        return False
    after = words[place.last + 1] if place.last + 1 < len(words) else "."
    return words[start - 2] in OUTSIDE and not (after.isalpha() and after not in POSTPOSED)


NEVER_FIRST = words_of(
    "told tell tells knew knows wanted wants hoped hopes felt feels decided ordered signed"
)
"""Verbs that never stand before their subject: ", knew Marsh" is about Marsh."""

OUTSIDE = frozenset(",”\"'’—\n.?!")
"""Marks between what was said and "said" before its subject."""

POSTPOSED = words_of("of who in at on to during after as and from for")
"""Words that may follow such a subject, where a verb would make it another clause's."""


def _phrase_start(story: Story, place: Place) -> int:
    """The first token of a name with its titles and role phrase before it, and whose role it is.

    "Kesh Harbour Board chairwoman Ida Marsh" begins at "Kesh".
    """
    start = place.start
    words, sentence = story.tokens.words, story.tokens.sentence
    while start > 0 and sentence[start - 1] == sentence[start]:
        before = words[start - 1]
        of_role = start < place.token and before[0].isupper() and before[-1].isalpha()
        if before.lower() not in ("the", "a") and not of_role:
            break
        start -= 1
    return start


def _verb(story: Story, place: Place) -> str | None:
    """The verb a mention is the subject of, appositions and brackets between them skipped."""
    tokens = story.tokens
    words = tokens.words
    if words[place.token].lower() in ("him", "his", "her", "hers", "himself", "herself"):
        return None
    start = _phrase_start(story, place)
    before = words[start - 1].lower() if start else ""
    same = start > 0 and tokens.sentence[start - 1] == tokens.sentence[start]
    if same and (before in PREPOSITIONS or before in ("told", "asked", "urged", "'s", "’s")):
        return None
    at = _after_apposition(story, place.last + 1)
    if same and at is None:
        at = _after_closing(story, before, place.last + 1)
    if at is None:
        return None
    after = words[at].lower()
    if after in SPEECH or after in AUXILIARIES or after.endswith("ed"):
        return after
    if not same or before in (",", "but", "and", "that"):
        return after if after.isalpha() and after.endswith("s") else None
    return None


def _after_apposition(story: Story, at: int) -> int | None:
    """The token that goes on after "(R-Ohio)", ", the mayor of Kesh," or "of New York,"."""
    tokens = story.tokens
    words, count = tokens.words, len(tokens)
    at = _after_suffix(words, at)
    if at >= count:
        return None
    sentence = tokens.sentence[at]
    if words[at] == "(":
        while at < count and words[at] != ")" and tokens.sentence[at] == sentence:
            at += 1
        at += 1
    if at < count and words[at] == "of":
        while at + 1 < count and (words[at] == "of" or words[at][0].isupper()):
            at += 1
    if at < count and words[at] in (",", "—", "–"):
        past = _after_marks(story, at)
        if past is None:
            return None
        at = past
    if at < count:
        at = _after_time(words, at)
    if at >= count or tokens.sentence[at] != sentence:
        return None
    return at + 1 if words[at].lower() in ADVERBS and at + 1 < count else at


def _after_suffix(words: list[str], at: int) -> int:
    """The token after the full stop of "Jr.", else `at` itself."""
    return at + (words[at : at + 1] == ["."] and words[at - 1].lower() in SUFFIXES)


def _after_closing(story: Story, before: str, at: int) -> int | None:
    """The verb after a name that is itself an apposition: "The baker, Ivo Marsh, pledged"."""
    words = story.tokens.words
    at = _after_suffix(words, at)
    if before not in (",", "—", "–") or words[at : at + 1] != [before] or at + 1 >= len(words):
        return None
    verb = words[at + 1].lower()
    goes_on = verb in SPEECH or verb in AUXILIARIES or words[at + 1].endswith("ed")
    return at + 1 if goes_on else None


def _after_marks(story: Story, at: int) -> int | None:
    """The token after an apposition that begins with the mark at `at`, where a verb goes on."""
    tokens, words = story.tokens, story.tokens.words
    sentence = tokens.sentence[at]
    for end in range(at + 1, min(at + 1 + APPOSITION, len(tokens))):
        if tokens.sentence[end] != sentence:
            return None
        if words[end] == words[at] and end + 1 < len(tokens) and _goes_on(words[end + 1].lower()):
            return end + 1
    return None


def _after_time(words: list[str], at: int) -> int:
    """The token after "on Tuesday" or "late last month" between a subject and its verb."""
    end = at
    while end < len(words) and words[end].lower() in TIME_OPENERS:
        end += 1
    if end < len(words) and (words[end].lower() in DATES or words[end].lower() in TIMES):
        return end + 1
    return at


def _goes_on(word: str) -> bool:
    """Whether a word after an apposition's comma is the verb of what stood before it."""
    if word in SPEECH or word in AUXILIARIES or word in ADVERBS:
        return True
    return word.endswith(("ed", "s")) and word.isalpha() and word not in FUNCTION


APPOSITION = 30
"""Tokens an apposition between a name and its verb may take."""

TIME_OPENERS = words_of("on in late early last this earlier")
TIMES = words_of("yesterday today week weekend month year morning afternoon evening night")
"""Words of the time that stands between a subject and its verb: "Marsh on Tuesday urged"."""

ADVERBS = words_of("also later then recently previously once repeatedly privately publicly")
AUXILIARIES = words_of(
    "is was has had will would can could may might must did does do should who "
    "'ll ’ll 've ’ve 'd ’d"
)


def _ahead(story: Story, token: int, gender: str) -> int | None:
    """The person first named later in the sentence: "As he left, Marsh said ...".

    Only past a comma: the subject of a clause is not its own object ("She asked Marsh to go").
    """
    tokens, words = story.tokens, story.tokens.words
    starts = [mention.first for mention in story.mentions]
    for mention in story.mentions[bisect_left(starts, token) :]:
        if tokens.sentence[mention.first] != tokens.sentence[token]:
            return None
        known = story.entities[story.entity(mention)].gender
        if mention.kind == PERSON and known in (None, gender):
            return story.entity(mention) if "," in words[token : mention.first] else None
    return None
