"""When each statement was made.

In order: a time beside the cue; a time elsewhere in the cue's sentence, outside the words said;
for an order or announcement, the time told with what was ordered; the time of the statement just
before, where a pronoun goes on with the same source; else the week up to the story date, marked
as a default. A past reporting verb never gives a day after the story date.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from reportedly.dating.expressions import Direction
from reportedly.dating.find import sentences
from reportedly.dating.resolve import story_day
from reportedly.dating.tense import tense_at
from reportedly.dating.tokens import tokenise
from reportedly.dating.wordlists import word_list
from reportedly.statement import Act, SaidAt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.offsets import Span
    from reportedly.page import PageDate
    from reportedly.statement import Statement, TimeExpression

DEFAULT_DAYS = 7
"""Days before the story date a statement without a time is put into: news reports what was said
in the week before, as the design of this stage lays down."""
_BESIDE = 30
"""Characters between a cue and the time tied to it: "said in a post on Tuesday", no clause more."""
_PERFORMED = frozenset({Act.ORDERS, Act.ANNOUNCES})
_PRONOUNS = word_list("he she they it who him her them")
_POINTS = frozenset({"DATE", "TIME"})
_VAGUE = frozenset({"PRESENT_REF", "FUTURE_REF"})


def date_statements(
    text: str,
    statements: Iterable[Statement],
    dates: Iterable[TimeExpression],
    story: PageDate | None,
) -> tuple[Statement, ...]:
    """The statements with `said_at` filled; spans are positions of `text`."""
    spans = [sentence for sentence, _, _ in sentences(tokenise(text))]
    times = [time for time in dates if _is_point(time)]
    dated: list[Statement] = []
    for statement in statements:
        said_at = statement.said_at or _said_at(statement, times, spans)
        said_at = said_at or _carried_on(statement, dated)
        if said_at is not None and not _is_future(statement):
            said_at = _ended_by(said_at, story)
        dated.append(replace(statement, said_at=said_at or default(story)))
    return tuple(dated)


def _is_point(time: TimeExpression) -> bool:
    known = time.begin is not None or time.end is not None
    return known and time.type in _POINTS and time.value not in _VAGUE


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


def _said_at(statement: Statement, times: list[TimeExpression], spans: list[Span]) -> SaidAt | None:
    """The time in the statement's own sentence that tells when it was said."""
    anchor = _anchor(statement)
    if anchor is None or not spans:
        return None
    sentence = spans[max(0, bisect_right([span.start for span in spans], anchor.start) - 1)]
    near = [time for time in times if sentence.start <= time.span.start < sentence.end]
    outside = [
        time
        for time in near
        if not _is_inside(time.span, statement.content.spans) and not _counts_on(time)
    ]
    if outside:
        nearest = min(outside, key=lambda time: (_gap(anchor, time.span), time.span.start))
        beside = _gap(anchor, nearest.span) <= _BESIDE
        return _of(nearest, "beside the cue" if beside else "in the cue's sentence")
    if statement.act is not None and statement.act.value in _PERFORMED and near:
        return _of(near[-1], "with what was done")
    return None


def _counts_on(time: TimeExpression) -> bool:
    """Whether the time is counted from what the next words tell ("two months after he said")."""
    return time.text.endswith((" after", " before"))


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


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _carried_on(statement: Statement, before: list[Statement]) -> SaidAt | None:
    """The time of the statement just before, where a pronoun carries its source on."""
    source = statement.source
    if source is None or source.text.casefold() not in _PRONOUNS or not before:
        return None
    earlier = before[-1].said_at
    if earlier is None or earlier.is_default:
        return None
    return replace(earlier, rule="the statement before, same source")


def _is_future(statement: Statement) -> bool:
    """Whether the cue speaks of words yet to be said ("will announce on Friday")."""
    if statement.cue is None:
        return False
    tokens = tokenise(statement.cue.text)
    return any(tense_at(tokens, at) is Direction.FUTURE for at in range(tokens.count))


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
