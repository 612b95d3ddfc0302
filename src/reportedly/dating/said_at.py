"""When each statement was made.

In order: a time tied to the cue, beside it or elsewhere in its sentence (see `tied`); "As of
Monday" at the head of the words said; for an order or announcement, the time told with what was
ordered; the time of the statement just before, where a pronoun goes on with the same source; else
the week up to the story date, marked as a default. A past reporting verb never gives a day after
the story date. How good it is: docs/quality/said-at.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from reportedly.dating.expressions import Direction
from reportedly.dating.find import sentences
from reportedly.dating.resolve import story_day
from reportedly.dating.tense import tense_at
from reportedly.dating.tied import Clause, gap_to_cue, is_past, opens_sentence
from reportedly.dating.tokens import tokenise
from reportedly.dating.wordlists import word_list
from reportedly.offsets import Span
from reportedly.statement import Act, SaidAt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportedly.dating.tokens import Tokens
    from reportedly.page import PageDate
    from reportedly.statement import Statement, TimeExpression, Words

DEFAULT_DAYS = 7
"""Days before the story date a statement without a time is put into: news reports what was said
in the week before, as the design of this stage lays down."""
_BESIDE = 30
"""Characters between a cue and the time tied to it: "said in a post on Tuesday", no clause more."""
AS_OF = "as of, in the words said"
"""The rule of a time that opens the words said: a state as it was told that day."""
WITH_WHAT_WAS_DONE = "with what was done"
"""The rule of a time that is told of an order or announcement, and so of its making."""
CARRIED_ON = "the statement before, same source"
"""The rule of a time that a pronoun carries on from the sentence before."""
_PERFORMED = frozenset({Act.ORDERS, Act.ANNOUNCES})
_PRONOUNS = word_list("he she they it who him her them")
_POINTS = frozenset({"DATE", "TIME"})
_LONG = re.compile(r"\d{1,3}X?")
"""Decades and centuries by their TIMEX3 values: nobody dates a saying so."""
_VAGUE = frozenset({"PRESENT_REF", "FUTURE_REF"})


REACH = 800
"""Characters to either side of a cue in which its time and the statements beside it are looked
for: longer than nearly all sentences of news, and a bound that keeps text without full stops from
taking time that grows with its square."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's words, sentences, datable times and statements, each in the order of the text."""

    tokens: Tokens
    sentences: list[Span]
    times: list[TimeExpression]
    statements: list[tuple[int, Statement]]
    """Where each statement's saying begins, and the statement."""

    def around(self, anchor: Span) -> Span | None:
        """The sentence a span starts in, no farther than can be looked at; None without text."""
        number = bisect_right(self.sentences, anchor.start, key=lambda one: one.start) - 1
        if not self.sentences:
            return None
        sentence = self.sentences[max(0, number)]
        first, last = anchor.start - REACH, anchor.end + REACH
        return Span(max(sentence.start, first, 0), max(min(sentence.end, last), sentence.start))

    def times_in(self, span: Span) -> list[TimeExpression]:
        """The times that start in a span."""
        first = bisect_left(self.times, span.start, key=lambda time: time.span.start)
        end = bisect_left(self.times, span.end, key=lambda time: time.span.start)
        return self.times[first:end]

    def told_in(self, span: Span) -> list[Statement]:
        """The statements whose saying begins in a span."""
        first = bisect_left(self.statements, span.start, key=lambda pair: pair[0])
        end = bisect_left(self.statements, span.end, key=lambda pair: pair[0])
        return [statement for _, statement in self.statements[first:end]]


def date_statements(
    text: str,
    statements: Iterable[Statement],
    dates: Iterable[TimeExpression],
    story: PageDate | None,
) -> tuple[Statement, ...]:
    """The statements with `said_at` filled; spans are positions of `text`.

    A time whose day is not known ("on Tuesday" where the story has no date) is given by its words,
    within the days the story leaves.
    """
    todo = tuple(statements)
    page = _page(text, todo, dates)
    dated: list[Statement] = []
    for statement in todo:
        said_at = statement.said_at or _said_at(statement, page)
        said_at = said_at or _carried_on(statement, dated)
        if said_at is not None and said_at.begin is None and said_at.end is None:
            said_at = _bounded(said_at, story)
        elif said_at is not None and not _is_future(statement):
            said_at = _ended_by(said_at, story)
        dated.append(replace(statement, said_at=said_at or default(story)))
    return tuple(dated)


def _page(text: str, statements: Iterable[Statement], dates: Iterable[TimeExpression]) -> _Page:
    tokens = tokenise(text)
    times = sorted((time for time in dates if _is_point(time)), key=lambda time: time.span.start)
    told = [(a.start, one) for one in statements if (a := _anchor(one)) is not None]
    told.sort(key=lambda pair: pair[0])
    return _Page(tokens, [sentence for sentence, _, _ in sentences(tokens)], times, told)


def _is_point(time: TimeExpression) -> bool:
    is_point = time.type in _POINTS and time.value not in _VAGUE
    if _LONG.fullmatch(time.value):
        return False
    # "Two weeks ago" has no day while the story has none, and is a point all the same.
    is_ago = time.rule.startswith("offset") and time.text.casefold().endswith(" ago")
    return is_point or is_ago or time.rule.startswith("stretch, past")


def default(story: PageDate | None) -> SaidAt | None:
    """The week up to the story date, marked; None where no side of the story date is known."""
    if story is None:
        return None
    day = story_day(story)
    last, first = day or story.end, day or story.begin
    if last is None and first is None:
        return None
    begin = None
    if first is not None and first.toordinal() > DEFAULT_DAYS:
        begin = first - timedelta(DEFAULT_DAYS)
    return SaidAt(begin, last, rule="default: the week before the story", is_default=True)


def _said_at(statement: Statement, page: _Page) -> SaidAt | None:
    """The time in the statement's own sentence that tells when it was said."""
    anchor = _anchor(statement)
    sentence = None if anchor is None else page.around(anchor)
    if anchor is None or sentence is None:
        return None
    near, others = page.times_in(sentence), page.told_in(sentence)
    source = statement.source.spans if statement.source else ()
    clause = Clause(_cue(statement), source, tuple(_passed(statement, others)))
    tied = [
        (gap, time)
        for time in near
        if not _counts_on(page.tokens, time)
        and not _is_told(time.span, statement, others)
        and not (_is_stretch(time) and not is_past(page.tokens, clause.cue))
        and (gap := gap_to_cue(page.tokens, time.span, clause, sentence)) is not None
    ]
    if tied:
        gap, nearest = min(tied, key=lambda pair: (pair[0], pair[1].span.start))
        return _of(nearest, "beside the cue" if gap <= _BESIDE else "in the cue's sentence")
    opening = [
        time
        for time in near
        if not _counts_on(page.tokens, time)
        and not _is_told(time.span, statement, others)
        and opens_sentence(page.tokens, time.span, clause, sentence)
    ]
    if opening:
        return _of(opening[0], "at the head of the cue's sentence")
    as_of = [time for time in near if _opens_as_of(page.tokens, time.span, statement)]
    if as_of:
        return _of(as_of[0], AS_OF)
    performed = [time for time in near if not _is_stretch(time)]
    if statement.act is not None and statement.act.value in _PERFORMED and performed:
        return _of(performed[-1], WITH_WHAT_WAS_DONE)
    return None


def _is_stretch(time: TimeExpression) -> bool:
    """Whether the time is "the past year": what is still said now was not said all through it."""
    return time.rule.startswith("stretch") or "past" in time.text.casefold().split()


def _opens_as_of(tokens: Tokens, time: Span, statement: Statement) -> bool:
    """Whether the words said begin with "As of Monday": a state told on that day."""
    first = bisect_left(tokens.starts, time.start)
    if tokens.words[max(0, first - 2) : first] != ["as", "of"]:
        return False
    opening = tokens.starts[first - 2]
    return any(0 <= opening - span.start <= 1 for span in statement.content.spans[:1])


def _is_told(time: Span, statement: Statement, others: Sequence[Statement]) -> bool:
    """Whether a time is part of what is said, here or beside, and not of the saying."""
    if _is_inside(time, statement.content.spans):
        return True
    cue = _cue(statement)
    return any(
        _is_inside(time, other.content.spans)
        and not any(_is_inside(span, other.content.spans) for span in cue)
        for other in others
    )


def _cue(statement: Statement) -> tuple[Span, ...]:
    """The cue's spans, else where the reporting is done without one."""
    if statement.cue is not None and statement.cue.spans:
        return statement.cue.spans
    anchor = _anchor(statement)
    return () if anchor is None else (anchor,)


def _passed(statement: Statement, others: Sequence[Statement]) -> Iterator[Span]:
    """The words between a cue and its time that are no clause of their own.

    The words said, and what the same source is told to have said beside.
    """
    yield from statement.content.spans
    for other in others:
        if other is statement or other.source is None or statement.source is None:
            continue
        if _goes_on(statement.source, other.source):
            yield from other.source.spans
        elif statement.source.spans != other.source.spans:
            continue
        yield from other.content.spans
        yield from _cue(other)


def _goes_on(source: Words, other: Words) -> bool:
    """Whether the other source is the "who" of this one: "Renn, who said on Friday"."""
    if other.text.casefold() != "who" or not (source.spans and other.spans):
        return False
    return 0 <= other.spans[0].start - source.spans[-1].end <= len(", ")


def _counts_on(tokens: Tokens, time: TimeExpression) -> bool:
    """Whether the time is counted from what the next words tell ("two months after he said")."""
    following = tokens.words[bisect_left(tokens.starts, time.span.end)]
    return time.rule.startswith("offset") and following in {"after", "before"}


def _of(time: TimeExpression, rule: str) -> SaidAt:
    return SaidAt(time.begin, time.end, (time.span,), rule)


def _anchor(statement: Statement) -> Span | None:
    """Where the reporting is done: the cue, else the source, else the words."""
    for words in (statement.cue, statement.source, statement.content):
        if words is not None and words.spans:
            return words.spans[0]
    return None


def _is_inside(span: Span, others: Iterable[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _carried_on(statement: Statement, before: list[Statement]) -> SaidAt | None:
    """The time of the statement just before, where a pronoun carries its source on."""
    source = statement.source
    if source is None or source.text.casefold() not in _PRONOUNS or not before:
        return None
    earlier = before[-1].said_at
    if earlier is None or earlier.is_default:
        return None
    return replace(earlier, rule=CARRIED_ON)


def _is_future(statement: Statement) -> bool:
    """Whether the cue speaks of words yet to be said ("will announce on Friday")."""
    if statement.cue is None:
        return False
    tokens = tokenise(statement.cue.text)
    return any(tense_at(tokens, at) is Direction.FUTURE for at in range(tokens.count))


def _bounded(said_at: SaidAt, story: PageDate | None) -> SaidAt:
    """A time whose days are not known yet, within the days the story leaves."""
    within = default(story)
    return said_at if within is None else replace(said_at, begin=within.begin, end=within.end)


def _ended_by(said_at: SaidAt, story: PageDate | None) -> SaidAt | None:
    """Cut at the story date; None where all of it would lie after."""
    if story is None:
        return said_at
    last = story_day(story) or story.end
    if last is None:
        return said_at
    if said_at.begin is not None and said_at.begin > last:
        return None
    end = last if said_at.end is None else min(said_at.end, last)
    return replace(said_at, end=end)
