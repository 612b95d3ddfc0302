"""From expressions to the days they denote, in the order of the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.dating.calendar import Days, add_days
from reportedly.dating.expressions import (
    Amount,
    Clock,
    Day,
    DayNumber,
    Direction,
    Duration,
    FromText,
    Month,
    Now,
    Offset,
    Quarter,
    Same,
    Then,
    Unit,
    Vague,
    Weekday,
    Which,
    Year,
)
from reportedly.dating.resolving import Context, Resolved, resolve_form
from reportedly.statement import TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from reportedly.dating.expressions import Expression, Form
    from reportedly.page import PageDate


def resolve(
    expressions: Iterable[Expression], story: PageDate | None
) -> tuple[TimeExpression, ...]:
    """Each expression with its days and TIMEX3 value, seen from the story date.

    Where the story date is an interval its best day stands for it; where it is open or wide (see
    `story_day`), only times that name their own year get days.
    """
    day = story_day(story)
    return tuple(
        _record(expression, found) for expression, found in resolve_all(tuple(expressions), day)
    )


SURE_DAYS = 62
"""Widest story interval, in days, whose best day "Tuesday" is counted from: two months. In wider
ones the best day is within a week of the truth in one page of four (docs/quality/docdate.md), and
no day is better than a wrong one."""


def story_day(story: PageDate | None) -> date | None:
    """The day relative words are counted from; None where the story date is open or wide."""
    if story is None or story.begin is None or story.end is None:
        return None
    return story.best if (story.end - story.begin).days <= SURE_DAYS else None


def resolve_all(
    expressions: tuple[Expression, ...], story: date | None
) -> list[tuple[Expression, Resolved]]:
    """Each expression with what it resolves to; the time last spoken of is carried along."""
    found: list[tuple[Expression, Resolved]] = []
    told = _Told(story, is_news=any(isinstance(item.form, Weekday) for item in expressions))
    for number, expression in enumerate(expressions):
        form = expression.form
        seen = told.reference_for(expression)
        if isinstance(form, Offset) and form.event:
            seen = _event_time(expressions, number, story)
        elif isinstance(form, Offset) and form == _YEAR_AGO.get(form.from_text):
            seen = told.quarter_near(expression) or (told.past() if form.from_text else None)
            form = _YEAR_AGO[True] if seen is not None else form
        elif form == _THE_QUARTER:
            seen = _quarter_ended(expressions, number, story) or seen
        elif isinstance(form, Clock) and form.day is None:
            seen = _named_beside(expressions, number, story, (Day, Weekday)) or seen
        year = _year_of_range(expression, found) or told.year_near(expression, story)
        resolved = _weekday_of_range(expression, found) or resolve_form(
            form, Context(story, expression.direction, seen, year)
        )
        if isinstance(form, Offset) and form.from_text:
            told_next = _named_beside(expressions, number, story, (Day, Month, Year))
            if told_next is not None and told_next.unit is resolved.unit:
                resolved = told_next  # "170 years later, in 1896"
        found.append((expression, resolved))
        told.add(expression, resolved)
    return found


_ATTACKS = Day(2001, 9, 11)
_ONE_YEAR = Amount(((1, Unit.YEAR),))
_YEAR_AGO = {from_text: Offset(_ONE_YEAR, -1, from_text=from_text) for from_text in (True, False)}
# How far back, in characters, figures of a quarter are still what "a year ago" is held against,
# and a year named before still is the year of a bare month: a paragraph or two of news. Fitted by
# hand on two thirds of the TBAQ, MEANTIME and GUM development documents.
_QUARTER_REACH = 600
_YEAR_REACH = 200
# Times of a sentence that are looked at for an event's own: more than any clause holds.
_CLAUSE_TIMES = 5
_DAYS = frozenset({Unit.HOUR, Unit.DAY, Unit.NIGHT, Unit.WEEK, Unit.WEEKEND, Unit.FORTNIGHT})
# A year this far from the story's is told of, not just mentioned.
_FAR_YEARS = 2


class _Told:
    """What the text has spoken of so far: the last time, quarter and year."""

    def __init__(self, story: date | None, *, is_news: bool) -> None:
        self._story = story
        self._is_news = is_news
        self.reference: Resolved | None = None
        self._day: Resolved | None = None
        self._quarter: tuple[int, Resolved] | None = None
        self._year: tuple[Expression, int] | None = None
        self._days: dict[tuple[int, int], int] = {}
        self._duration: Resolved | None = None

    def add(self, expression: Expression, resolved: Resolved) -> None:
        """Take note of one more time of the text."""
        begin, form = resolved.days.begin, expression.form
        is_quarter = isinstance(form, Quarter) or (
            isinstance(form, Same | Now) and form.unit is Unit.QUARTER
        )
        if is_quarter and self._is_reported(expression, resolved):
            self._quarter = expression.span.end, resolved
        elif isinstance(form, Duration) and form.amount.parts[0][1] is Unit.MONTH:
            self._quarter = None  # figures of "the nine months" follow
        if isinstance(form, Day) and begin is not None:
            self._days.setdefault((form.month, form.day), begin.year)
        if isinstance(form, Duration):
            self._duration = resolved
        if form == _ATTACKS:
            pass  # "since 9/11" does not tell of that year
        elif isinstance(form, Year | Day | Month) and form.year is not None:
            self._year = expression, form.year
        elif isinstance(form, Day | Month) and begin and not self._is_told(begin.year):
            self._year = None  # "in July 1997 ... will join on March 12": back in the story's year
        is_comparison = isinstance(form, Vague) or (isinstance(form, Offset) and form.sign < 0)
        if resolved.type in {"DATE", "TIME"} and begin and resolved.days.end and not is_comparison:
            self.reference = resolved
            if resolved.unit is Unit.DAY:
                self._day = resolved

    def _is_told(self, year: int) -> bool:
        return self._year is None or self._year[1] == year

    def _is_reported(self, expression: Expression, resolved: Resolved) -> bool:
        """Whether a quarter is one whose figures are in, and no older than the one told of."""
        begin, end = resolved.days.begin, resolved.days.end
        if begin is None or end is None or self._story is None:
            return False
        # The quarter of a fiscal year may be over before the calendar's is.
        is_begun = begin <= self._story and expression.direction is Direction.PAST
        if end >= self._story and not is_begun:
            return False
        known = self.quarter_near(expression)
        return known is None or known.days.begin is None or begin >= known.days.begin

    def reference_for(self, expression: Expression) -> Resolved | None:
        """The time that days or weeks are counted from: a day, not a year that was mentioned."""
        form = expression.form
        if isinstance(form, Then) and expression.lead == "during" and self._duration is not None:
            return self._duration
        if isinstance(form, Same) and form.unit is Unit.QUARTER:
            return self.quarter_near(expression)
        if isinstance(form, Same) and form.unit in _DAYS:
            return self._day
        if isinstance(form, DayNumber) or _is_weekday_told(form):
            return self._day
        if isinstance(form, Offset) and form.amount.parts[-1][1] in _DAYS:
            return self._day
        if isinstance(form, Clock):
            if form.day is None and _is_alone(expression):
                return None  # a stamp of a live report: today's
            return self._day if form.day is not None else self.reference
        return self.reference

    def past(self) -> Resolved | None:
        """The time last spoken of if it has been, else the last quarter whose figures are in.

        Nothing to come is a year younger than "the year-ago period".
        """
        begin = self.reference.days.begin if self.reference is not None else None
        is_to_come = begin is not None and self._story is not None and begin > self._story
        if not is_to_come:
            return self.reference
        return None if self._quarter is None else self._quarter[1]

    def quarter_near(self, expression: Expression) -> Resolved | None:
        """The quarter whose figures stand shortly before."""
        if self._quarter is None:
            return None
        end, resolved = self._quarter
        return resolved if expression.span.start - end <= _QUARTER_REACH else None

    def year_near(self, expression: Expression, story: date | None) -> int | None:
        """The year a bare day or month belongs to, where the text tells of another year.

        A month and day named before are the same day again.
        """
        form = expression.form
        if isinstance(form, Day) and (form.month, form.day) in self._days:
            return self._days[form.month, form.day]
        if self._year is None or self._is_news or expression.lead == "as of":
            # Pages that speak of weekdays tell of the present: their bare months are of this year.
            return None
        named, year = self._year
        if story is not None and abs(story.year - year) < _FAR_YEARS:
            return None
        if story is not None and year < story.year and expression.direction is Direction.FUTURE:
            return None
        if named.sentence == expression.sentence:
            return year
        near = expression.span.start - named.span.end <= _YEAR_REACH
        return year if near and isinstance(expression.form, Day | Month) else None


def _is_alone(expression: Expression) -> bool:
    """Whether nothing else stands in its sentence or line, but a stop or a colon."""
    sentence, span = expression.sentence, expression.span
    return span.start == sentence.start and sentence.end - span.end <= 1


def _is_weekday_told(form: Form) -> bool:
    return isinstance(form, FromText) and isinstance(form.inner, Weekday)


def following(expressions: tuple[Expression, ...], number: int) -> Iterator[Expression]:
    """The next few expressions of the same sentence."""
    here = expressions[number]
    for later in expressions[number + 1 : number + 1 + _CLAUSE_TIMES]:
        if later.sentence != here.sentence:
            return
        yield later


_RANGE_JOINTS = frozenset({"to", "through", "until", "till"})


def _year_of_range(expression: Expression, found: list[tuple[Expression, Resolved]]) -> int | None:
    """The year of the end of "Dec. 28 to Jan. 3": the first such day from its beginning on."""
    form = expression.form
    if not found or not isinstance(form, Day | Month):
        return None
    before, resolved = found[-1]
    begin = resolved.days.begin
    if (
        not _is_joined(expression, before)
        or begin is None
        or not isinstance(before.form, Day | Month)
    ):
        return None
    day = form.day if isinstance(form, Day) else 31
    return begin.year + ((form.month, day) < (begin.month, begin.day))


def _weekday_of_range(
    expression: Expression, found: list[tuple[Expression, Resolved]]
) -> Resolved | None:
    """The end of "Monday through Thursday": the first such day after its beginning."""
    form = expression.form
    if not found or not isinstance(form, Weekday) or form.which is not Which.PLAIN:
        return None
    before, resolved = found[-1]
    is_beside = before.sentence == expression.sentence and _is_joined(expression, before)
    if not isinstance(before.form, Weekday) or not is_beside:
        return None
    begin = resolved.days.begin
    return None if begin is None else resolve_form(replace(form, which=Which.NEXT), Context(begin))


def _is_joined(expression: Expression, before: Expression) -> bool:
    """Whether a dash or a word like "through" is all that stands between two times."""
    gap = expression.span.start - before.span.end
    return gap == 1 or (expression.lead in _RANGE_JOINTS and gap <= len(expression.lead) + 2)


_THE_QUARTER = Same(Unit.QUARTER)
_HALF_QUARTER = 45
"""Days from the middle of a quarter to its end."""
_ENDED_ON = 8
"""Characters from "the quarter" to the day it ended on: " ended ", " ending "."""


def _quarter_ended(
    expressions: tuple[Expression, ...], number: int, story: date | None
) -> Resolved | None:
    """The middle of the quarter whose last day is told next: "the quarter ended Sept. 30"."""
    here = expressions[number]
    for later in following(expressions, number):
        gap = later.span.start - here.span.end
        if not isinstance(later.form, Day) or not len(" ended ") <= gap <= _ENDED_ON:
            return None
        last = resolve_form(later.form, Context(story, later.direction)).days.begin
        middle = None if last is None else add_days(last, -_HALF_QUARTER)
        return None if middle is None else Resolved("DATE", "", Days(middle, middle))
    return None


_BESIDE = 5
"""Characters between a time and the one that names it again: ", in ", " on "."""


def _named_beside(
    expressions: tuple[Expression, ...],
    number: int,
    story: date | None,
    kinds: tuple[type, ...],
) -> Resolved | None:
    """What the next time denotes, where it stands right behind this one: "at 9 a.m., June 1"."""
    here = expressions[number]
    for later in following(expressions, number):
        if isinstance(later.form, kinds) and later.span.start - here.span.end <= _BESIDE:
            return resolve_form(later.form, Context(story, later.direction))
        return None
    return None


def _event_time(
    expressions: tuple[Expression, ...], number: int, story: date | None
) -> Resolved | None:
    """The time of the event an offset counts from.

    It is the next day or month of its sentence, else what dates the event elsewhere in the text.
    """
    for later in following(expressions, number):
        if isinstance(later.form, Offset) and later.form.event:
            break  # the day that follows is that of another event
        if isinstance(later.form, Day | Month | Year):
            told = later.direction if later.direction is Direction.FUTURE else Direction.PAST
            return resolve_form(later.form, Context(story, told))
    place = expressions[number].dated_by
    for other in expressions if place is not None else ():
        if other.span == place:
            return resolve_form(other.form, Context(story, other.direction))
    return None


def _record(expression: Expression, resolved: Resolved) -> TimeExpression:
    return TimeExpression(
        span=expression.span,
        text=expression.text,
        type=resolved.type,
        value=resolved.value,
        begin=resolved.days.begin,
        end=resolved.days.end,
        rule=rule_of(expression),
    )


def rule_of(expression: Expression) -> str:
    """What the expression was read as, and the direction its words give it."""
    kind = type(expression.form).__name__.lower()
    if expression.direction is Direction.NONE:
        return kind
    return f"{kind}, {expression.direction}"
