"""Whether a time tells when something was said, or belongs to another clause of the sentence.

A time is tied to a cue where no other verb stands between them: "told CNN on Tuesday", "On Monday
the mayor refused". A time before the cue must not close a clause of its own ("Renn, who lost the
race in May, said"), and one that describes a noun ("a March 5 vote") counts only where the noun is
a way of saying something ("a 2014 interview").
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.dating.expressions import Direction
from reportedly.dating.tense import tense_at
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.dating.tokens import Tokens
    from reportedly.offsets import Span

_OPENERS = word_list("who whom whose which that where")
"""Words that open a clause inside another."""
_CLAUSES = _OPENERS | word_list("because when while if as after before since although though")
_AHEAD: frozenset[str] = frozenset()
"""No word opens a clause that a time before the cue could belong to."""
_QUOTES = frozenset('"“”«»‘')
_PUBLISHED = word_list(
    "released published posted taped recorded aired broadcast issued dated sent conducted"
)
"""Participles that date what was said, not another event: "in a poll released Sunday"."""
_MADE = _PUBLISHED | word_list(
    "taken made given delivered commissioned written filmed filed signed"
)
"""Inside a source more of them do: "polls taken in May"; elsewhere these are verbs."""
_BOUNDS = word_list("until till through by for to")
"""Words that make a time the bound of something: what was denied until last week."""
_MOVED = word_list("up down jump rise increase gain drop fall decline change data figures numbers")
"""Before "from May" these make it where figures come from, not when somebody spoke."""
_DETERMINERS = word_list("a an the his her its their our my 's ’s")
_SAYINGS = word_list(
    "interview interviews statement letter speech address tweet post report article column essay "
    "briefing conference call memo email testimony hearing debate rally broadcast appearance poll "
    "survey study book op editorial message meeting session forum lawsuit complaint memoir remarks "
    "comments announcement ruling decision"
)
"""Nouns for a way of saying: a time that describes one is the time of the saying."""
_NOUN_REACH = 3
"""Tokens after a time in which the noun it describes ends: "Friday's joint press conference"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement's cue and source as spans, and what is passed over in its sentence."""

    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    passed: tuple[Span, ...]


def gap_to_cue(tokens: Tokens, time: Span, clause: Clause, sentence: Span) -> int | None:
    """Characters between a time and the cue it is tied to; None where it is not tied."""
    first, end = _place(tokens, time.start), _place(tokens, time.end)
    for span in clause.source:
        if span.start <= time.start < span.end:
            head = tokens.words[_place(tokens, span.start) : first]
            is_aside = not _OPENERS.isdisjoint(head)  # "an author whose 2005 book", "who saw"
            return 0 if not is_aside and _dates_the_source(tokens, first, end) else None
    if _is_bound(tokens, first) or not _tells_of_saying(tokens, first, end):
        return None
    if all(tokens.text[cue.start : cue.end].casefold() == "of" for cue in clause.cue):
        return None  # "reports of a fire last week": of what is told, not of the telling
    gaps = [
        gap
        for cue in clause.cue
        if (gap := _gap(tokens, (first, end), cue, clause, sentence)) is not None
    ]
    return min(gaps, default=None)


def opens_sentence(tokens: Tokens, time: Span, clause: Clause, sentence: Span) -> bool:
    """Whether a time at the head of a sentence holds for a later clause of it as well.

    "On May 5 they went to the station, where they said", "In an interview in May he was asked, and
    he said"; "It was in May that she stood up and said".
    """
    start, first, end = (_place(tokens, at) for at in (sentence.start, time.start, time.end))
    if not clause.source or clause.source[0].start < time.end:
        return False
    if not is_past(tokens, clause.cue):
        return False
    speaker = _place(tokens, clause.source[0].start)
    if _is_asking(tokens, start) and tokens.before(speaker) == ",":
        return True  # "Asked in May why she left, Renn said"
    if tokens.words[start : start + 2] == ["it", "was"]:
        return first - start <= _CLEFT and tokens.words[end] == "that"
    if tokens.words[end] != "," or any(_is_other_verb(tokens, at) for at in range(start, first)):
        return False
    return tokens.before(speaker) in {"and", "but", "where"}


_CLEFT = 5
"""Tokens before the time of "It was hardly three weeks ago that": a hedge and a preposition."""


def is_past(tokens: Tokens, cue: Iterable[Span]) -> bool:
    """Whether a verb of the cue tells of the past: "said", "have said", not "say"."""
    return any(
        tense_at(tokens, at) is Direction.PAST
        for span in cue
        for at in range(_place(tokens, span.start), _place(tokens, span.end))
    )


def _dates_the_source(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a time inside the source dates it: "a poll released Sunday", "January polls"."""
    before, earlier = tokens.before(first), tokens.before(first - 1)
    if before == "from" or before in _MADE or earlier in _MADE:
        return True
    is_told_in = before in {"in", "of", "on"} and _is_saying(earlier)
    return is_told_in or any(_is_saying(word) for word in tokens.words[end : end + _NOUN_REACH])


def _is_saying(word: str) -> bool:
    return word in _SAYINGS or word.removesuffix("s") in _SAYINGS


def _gap(
    tokens: Tokens, time: tuple[int, int], cue: Span, clause: Clause, sentence: Span
) -> int | None:
    first, end = time
    cue_first, cue_end = _place(tokens, cue.start), _place(tokens, cue.end)
    if cue_first <= first < cue_end:
        return 0
    if cue_end <= first:
        if _is_cut(tokens, range(cue_end, first), clause, _CLAUSES):
            return None
        return tokens.starts[first] - tokens.ends[cue_end - 1]
    if _is_cut(tokens, range(end, cue_first), clause, _AHEAD):
        return None
    word = tokens.words[cue_first]
    is_hung = word.endswith("ing") and word != "according" and tokens.words[end] == ","
    if not is_hung and _closes_a_clause(tokens, time, clause, sentence):
        return None
    return tokens.starts[cue_first] - tokens.ends[end - 1]


def _place(tokens: Tokens, position: int) -> int:
    """The first token that starts at or after a position."""
    return bisect_left(tokens.starts, position)


def _is_cut(
    tokens: Tokens, between: Iterable[int], clause: Clause, openers: frozenset[str]
) -> bool:
    """Whether another verb, a clause or a quotation stands in between."""
    for at in between:
        if _is_passed(tokens, at, clause) or _is_asking(tokens, at):
            continue
        word = tokens.words[at]
        if openers is _AHEAD and (word == "to" or tokens.words[at + 1] == "by"):
            continue  # "On Monday, in a bid to win a debate hosted by the Post, he said"
        if word in openers or word in _QUOTES or _is_other_verb(tokens, at):
            return True
    return False


_ASKED = word_list("asked pressed questioned reached contacted approached")


def _is_asking(tokens: Tokens, at: int) -> bool:
    """Whether the words are those of "gave the same answer when asked in May": no other clause."""
    words = tokens.words
    is_when = words[at] == "when" and words[at + 1] in _ASKED
    is_opening = tokens.before(at) == "when" or at == 0 or tokens.breaks_after(at - 1)
    return is_when or (words[at] in _ASKED and is_opening)


def _closes_a_clause(tokens: Tokens, time: tuple[int, int], clause: Clause, sentence: Span) -> bool:
    """Whether a verb before the time has it: "who lost in May, said"."""
    first, end = time
    start = _place(tokens, sentence.start)
    lead = first - 1 - (tokens.before(first) in {"on", "in", "at", "earlier", "late", "early"})
    if lead >= start and tokens.words[lead] in {"and", "but", ";"}:
        return False
    # "It was a mistake, at the meeting this week she said": the comma opens the time's own clause.
    is_led = tokens.words[end] != ","
    for at in range(first - 1, start - 1, -1):
        if tokens.words[at] in _OPENERS or (is_led and tokens.words[at] == ","):
            return False
        if _is_asking(tokens, at):
            continue
        if not _is_passed(tokens, at, clause) and _is_other_verb(tokens, at):
            return True
    return False


def _is_passed(tokens: Tokens, at: int, clause: Clause) -> bool:
    start = tokens.starts[at]
    own = (*clause.cue, *clause.source, *clause.passed)
    return any(span.start <= start < span.end for span in own)


def _is_other_verb(tokens: Tokens, at: int) -> bool:
    return tokens.words[at] not in _PUBLISHED and tense_at(tokens, at) is not None


def _is_bound(tokens: Tokens, first: int) -> bool:
    before, earlier = tokens.before(first), tokens.before(first - 1)
    return before in _BOUNDS or (before == "from" and earlier in _MOVED)


def _tells_of_saying(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the time stands alone, or describes a way of saying."""
    words = tokens.words
    owns = words[end] in {"'s", "’s"}
    described = tokens.before(first) in _DETERMINERS and words[first].isalnum()
    is_named = words[end].isalpha() and described and words[first] not in _WHOLE
    if not owns and not is_named:
        return True
    return any(word in _SAYINGS for word in words[end : end + _NOUN_REACH + 1])


_WHOLE = word_list("day week month year night weekend morning afternoon evening same next last")
"""After an article these head the time themselves: "the same day he said"."""
