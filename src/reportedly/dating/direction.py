"""On which side of the story date a time lies, by the tense of the nearest verb group.

The verb before the time decides, up to the start of its sentence; where there is none, the first
verb after it. A verb that follows at once ("the meeting on Tuesday will decide") goes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.expressions import Direction
from reportedly.dating.lexicon import MONTHS, UNITS, WEEKDAYS
from reportedly.dating.tense import FINITE, LOOKING_AHEAD, MOVED, tense_at
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

FARTHEST = 40
"""Tokens looked at to either side: longer than all but the longest news sentences, and a bound
that keeps the reading linear on text without full stops."""

_LEADS = word_list(
    "since until till by before after from through during in on at for of as to over toward towards"
)
_AHEAD_LEADS = word_list("before for until till by of to toward towards")
_UNTIL = frozenset({"until", "till", "through", "toward", "towards"})
_SPANS = frozenset(UNITS) | frozenset(MONTHS) | frozenset(WEEKDAYS)
_PLANNED = word_list(
    "election elections primary primaries caucus caucuses contest contests vote votes voting "
    "referendum runoff debate debates convention summit hearing inauguration"
)
"""Events news speaks of before they are: with no tense to tell, the next one is meant."""
_NEAR = 6
"""Tokens in which such an event is looked for: "the state's first primary for governor Tuesday"."""
_OVER = word_list("results result aftermath wake winner winners loser losers")
"""Before "of Tuesday's vote" these tell that it was held, whatever will come of it."""
_HAPPENED = word_list(
    "massacre shooting shootings bombing bombings crash assassination killing killings earthquake"
)
"""Nouns of what nobody speaks of before it is: "will speak of the shooting in Selme on Friday"."""
_NEW_CLAUSE = frozenset({"and", "but", "who", "which"})
_PAST_LEADS = frozenset({"since", "as of"})


def lead_of(tokens: Tokens, start: int) -> str:
    """The word before token `start` that ties the time, "as of" in one; "" for none."""
    word = tokens.before(start)
    if word not in _LEADS:
        return ""
    if word == "of" and start > 1 and tokens.words[start - 2] == "as":
        return "as of"
    return word


def direction_of(tokens: Tokens, start: int, end: int) -> Direction:
    """The direction of the time at tokens `start` to `end`."""
    lead = lead_of(tokens, start)
    is_over = lead == "of" and tokens.before(start - 1) in _OVER
    if lead in _PAST_LEADS or is_over or _is_placeline(tokens, start, end):
        return Direction.PAST
    right, distance = _after(tokens, end)
    if right is not None and distance == 0 and lead and tokens.words[end] in FINITE:
        return right
    if lead in {"on", "in", "at"} and tokens.before(start - 1) in _NEW_CLAUSE and right:
        return right  # "it is shutting one, and on Monday it sold another"
    left = _before(
        tokens, start, is_weekday=not WEEKDAYS.keys().isdisjoint(tokens.words[start:end])
    )
    if left is not Direction.PAST and lead in {"", "on"} and _is_told_next(tokens, start, end):
        return Direction.PAST
    if tokens.words[end] in {"'s", "’s"} and lead not in _AHEAD_LEADS:
        return _of_owner(tokens, end, lead, left, right)
    if lead == "through" and start > 1 and _is_span(tokens.words[start - 2]):
        return left or right or Direction.NONE  # "this year through August", "months through June"
    if lead in _UNTIL and left is not None and left is not right:
        has_been = left is Direction.PAST and "had" in tokens.words[max(0, start - 7) : start]
        return left if has_been else Direction.FUTURE
    found = left or right or Direction.NONE
    is_open = found in {Direction.PRESENT, Direction.NONE}
    if is_open and _is_planned(tokens, range(start - 1, start - 1 - _NEAR, -1)):
        return Direction.FUTURE
    return found


def was_meant(tokens: Tokens, start: int) -> bool:
    """Whether the words look ahead from the past: "was to meet", "were planning to march"."""
    for at in range(start - 1, max(-1, start - 1 - _MEANT), -1):
        if tokens.breaks_after(at):
            return False
        found = tense_at(tokens, at)
        if found is Direction.FUTURE and tokens.words[at] not in MOVED:
            before = tokens.words[max(0, at - 3) : at + 1]
            return not _WERE.isdisjoint(before)
        if found is not None:
            return False
    return False


_MEANT = 12
"""Tokens before a time in which the verb that looks ahead to it stands."""
_WERE = frozenset({"was", "were"})


def _of_owner(
    tokens: Tokens, end: int, lead: str, left: Direction | None, right: Direction | None
) -> Direction:
    """The direction of "Tuesday's vote": it has been, unless the words look ahead to it."""
    if not _is_planned(tokens, range(end, end + _NEAR)):
        return Direction.PAST
    if right is Direction.FUTURE and lead not in {"of", "during", "in"}:
        return right  # "Saturday's caucuses will set her on a path"
    is_due = lead in {"in", "at", "during"} and left is Direction.FUTURE
    return Direction.FUTURE if is_due else Direction.PAST


def _is_planned(tokens: Tokens, places: range) -> bool:
    """Whether an event that is set beforehand is named here, before the sentence's bounds."""
    for at in places:
        is_over = at < 0 or (tokens.breaks_after(at) and tokens.words[at] not in _PLANNED)
        if is_over or at >= tokens.count:
            return False
        if tokens.words[at] in _PLANNED:
            return True
    return False


def _is_placeline(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the time is that of a place line: "TARN, Dec. 8 (ORS)"."""
    place = tokens.raw(start - 2)
    is_place = tokens.before(start) == "," and len(place) > 2 and place.isupper()
    return is_place and tokens.words[end] in {"(", "-", "–", "—"}


def _is_span(word: str) -> bool:
    return word in _SPANS or word.isdigit()


def _before(tokens: Tokens, start: int, *, is_weekday: bool = False) -> Direction | None:
    for at in range(start - 1, max(-1, start - 1 - FARTHEST), -1):
        if tokens.breaks_after(at):
            return None
        if tokens.words[at] == "according" or (is_weekday and tokens.words[at] in _HAPPENED):
            return Direction.PAST  # "will be shut, according to a letter on Monday"
        found = tense_at(tokens, at)
        if found is Direction.FUTURE and is_weekday and _is_purpose(tokens, at):
            is_due = _is_planned(tokens, range(start - 1, start - 1 - _NEAR, -1))
            is_past = _before(tokens, at) is Direction.PAST and not is_due
            return Direction.PAST if is_past else found
        if found is Direction.PRESENT and "if" in tokens.words[max(0, at - _IF) : at]:
            return Direction.FUTURE  # "if he is on the ballot in November"
        if found is not None:
            return found
    return None


_IF = 6
"""Tokens before a verb in which its "if" stands: "if the mayor of Tarn is"."""


def _is_purpose(tokens: Tokens, at: int) -> bool:
    """Whether the verb at `at` tells what an act was for: "they lined up to hear him on Tuesday".

    Not after words that look ahead ("likely to"), nor after whom somebody asks ("urged them to").
    """
    marker = at if tokens.words[at] == "to" else at - 1
    if marker < 1 or tokens.words[marker] != "to":
        return False
    return tokens.words[marker - 1] not in LOOKING_AHEAD


def _is_told_next(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a verb right behind has the time: "to clear it, Renn on Friday only muddled it"."""
    subject = start - 2 if tokens.before(start) == "on" else start - 1
    if subject < 0 or not tokens.is_capital(subject) or tokens.breaks_after(subject):
        return False
    for at in range(end, end + _ADVERBS):
        found = tense_at(tokens, at)
        if found is not None:
            return found is Direction.PAST
        if not (tokens.words[at].endswith("ly") or tokens.words[at] in _STEPS_ON):
            return False
    return False


_ADVERBS = 3
"""Tokens after a time in which its verb stands: "on Friday only further muddled"."""
_STEPS_ON = frozenset({"further", "again", "also", "once", "still"})


def _after(tokens: Tokens, end: int) -> tuple[Direction | None, int]:
    if end and tokens.breaks_after(end - 1):
        return None, 0
    # "On Friday, in a bid to win, she said": an infinitive tells only where no other verb does.
    infinitive: tuple[Direction | None, int] = None, 0
    for at in range(end, min(tokens.count, end + FARTHEST)):
        found = tense_at(tokens, at)
        if found is not None and tokens.words[at] != "to":
            return found, at - end
        if found is not None and infinitive[0] is None:
            infinitive = found, at - end
        if tokens.breaks_after(at):
            break
    return infinitive
