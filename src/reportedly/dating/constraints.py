"""What the words of a story say of the day it was written on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reportedly.dating import calendar as cal
from reportedly.dating.expressions import (
    Clock,
    Closeness,
    Day,
    Direction,
    Expression,
    Form,
    Month,
    Now,
    Offset,
    Part,
    PartOf,
    Unit,
    Weekday,
    Which,
    Year,
)
from reportedly.dating.intervals import Stretches, days_from, since, union
from reportedly.dating.offsets_in_time import shift
from reportedly.dating.resolve import following
from reportedly.dating.resolving import Context, resolve_form

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from reportedly.dating.anchors import Mention, Tenure, Titled
    from reportedly.offsets import Span

# How near, in characters, a time must stand to the words for an event to be its time.
_NEAR = 60
# A title is still given to somebody for a while in looking back: days added to a tenure's end.
_LOOKING_BACK = 60
# A title given once may look back; given this often it is held now.
_GIVEN_NOW = 2
# Months after its end in which a title given once may still be given without "former".
_REMEMBERED = 48
# Titles that ended before this are mostly looked back at ("President Clinton" in a page of today).
_HISTORY = date(2010, 1, 1)
_MONTHS_BACK = 330
# A day set beforehand is spoken of under past verbs before it has come ("the debate they agreed
# to hold on May 5"): days before it that are left open. Seen on PolNeAR's training articles.
_PLANNED_AHEAD = 45
# How far a day named without its year most likely is. Seen on the same articles.
_BARE_REACH = 60


@dataclass(frozen=True, slots=True)
class Constraint:
    """Days the story can have been written on, why, and the words that say so.

    What is not hard only helps to choose among the days that are left.
    """

    allowed: Stretches
    reason: str
    spans: tuple[Span, ...]
    is_hard: bool = True


def from_explicit(expressions: Iterable[Expression]) -> Iterator[Constraint]:
    """Past days that are named in full: the story is not older than the latest of them."""
    latest: tuple[date, Expression] | None = None
    for expression in expressions:
        form = expression.form
        if expression.direction is not Direction.PAST or expression.lead in {"until", "by"}:
            continue
        if not isinstance(form, Day | Month) or form.year is None:
            continue
        begin = resolve_form(form, Context(None)).days.begin
        if begin is not None and (latest is None or begin > latest[0]):
            latest = begin, expression
    if latest is not None:
        day, expression = latest
        yield Constraint(
            since(day),
            f'"{expression.text}" is told of in the past: not before {day}',
            (expression.span,),
        )


def from_years(expressions: Iterable[Expression]) -> Iterator[Constraint]:
    """Bare years under past verbs: most likely the story is not older."""
    years = [
        (item.form.year, item)
        for item in expressions
        if isinstance(item.form, Year) and item.direction is Direction.PAST
    ]
    if not years:
        return
    year, expression = max(years, key=lambda pair: pair[0])
    begin = cal.make_day(year, 1, 1)
    if begin is not None:
        reason = f'"{expression.text}" is told of in the past'
        yield Constraint(since(begin), reason, (expression.span,), is_hard=False)


def from_bare_days(
    expressions: Iterable[Expression], years: range, *, told: Container[Span]
) -> Iterator[Constraint]:
    """Days without a year: news names them so when they are near, but for days of events."""
    for expression in expressions:
        form = _day_of(expression.form)
        if not isinstance(form, Day) or form.year is not None or expression.span in told:
            continue
        ahead = expression.direction is Direction.FUTURE
        if not ahead and expression.direction is not Direction.PAST:
            continue
        found = [
            days_from(day, _BARE_REACH if ahead else 0, 0 if ahead else _BARE_REACH)
            for year in years
            if (day := cal.make_day(year, form.month, form.day)) is not None
        ]
        side = "ahead" if ahead else "past"
        reason = f'"{expression.text}" is told of as {side}, without its year: near'
        yield Constraint(union(tuple(found)), reason, (expression.span,), is_hard=False)


def from_events(
    mentions: Iterable[Mention], by_sentence: Mapping[Span, Sequence[Expression]]
) -> Iterator[Constraint]:
    """Events the text speaks of: not before them; and the times that stand with them."""
    seen: set[str] = set()
    for mention in mentions:
        event = mention.event
        if not event.is_planned and event.name not in seen:
            seen.add(event.name)
            yield Constraint(
                since(event.days[0]),
                f"speaks of {event.name}: not before {event.days[0]}",
                (mention.span,),
            )
        for expression in by_sentence.get(mention.sentence, ()):
            yield from _timed(mention, expression)


def _timed(mention: Mention, expression: Expression) -> Iterator[Constraint]:
    """What a time in the sentence of an event says, where it fits the event's own day."""
    gap = max(expression.span.start - mention.span.end, mention.span.start - expression.span.end, 0)
    fitting = [
        (day, allowed)
        for day in mention.event.days
        for allowed in _fits(day, expression, gap, is_planned=mention.event.is_planned)
    ]
    if not fitting:
        return
    days = " or ".join(str(day) for day, _ in fitting)
    yield Constraint(
        union(tuple(allowed for _, allowed in fitting)),
        f'"{expression.text}" stands with {mention.event.name} ({days})',
        (expression.span, mention.span),
        is_hard=mention.event.is_planned or not isinstance(_day_of(expression.form), Weekday),
    )


def _fits(
    day: date, expression: Expression, gap: int, *, is_planned: bool
) -> Iterator[tuple[date, date]]:
    """The story days for which the expression would denote the event's day."""
    form, direction = expression.form, expression.direction
    if isinstance(form, PartOf) and form.part is Part.EARLIER and isinstance(form.whole, Month):
        month = cal.month_days(day.year, day.month)
        if form.whole.month == day.month and month.end is not None:
            yield day, month.end
    elif isinstance(form, Day) and form.year is None:
        if (form.month, form.day) == (day.month, day.day):
            if not is_planned:
                yield days_from(day, 0, _MONTHS_BACK)
            elif direction is Direction.FUTURE:
                yield days_from(day, _MONTHS_BACK, 0)
            else:
                yield days_from(day, _PLANNED_AHEAD, _MONTHS_BACK)
    elif isinstance(form, Month) and form.year is None and direction is Direction.PAST:
        if form.month == day.month and gap <= _NEAR:
            yield days_from(day, 0, _MONTHS_BACK)
    elif gap <= _NEAR:
        yield from _fits_near(day, expression, is_planned=is_planned)


def _day_of(form: Form) -> Form:
    """The day of a time of day, any other form as it is."""
    return form.day if isinstance(form, Clock) and form.day is not None else form


def _fits_near(
    day: date, expression: Expression, *, is_planned: bool
) -> Iterator[tuple[date, date]]:
    form, direction = _day_of(expression.form), expression.direction
    if isinstance(form, Weekday) and form.which is Which.PLAIN:
        if form.weekday == day.isoweekday():
            ahead = is_planned and direction is Direction.FUTURE
            yield days_from(day, 6 if ahead else 0, 0 if ahead else 6)
    elif isinstance(form, Now) and form.steps < 0 and form.unit in {Unit.WEEK, Unit.MONTH}:
        after = cal.add_units(day, -form.steps, form.unit)
        days = None if after is None else cal.around(after, form.unit)
        if days is not None and days.begin and days.end:
            yield days.begin, days.end
    elif isinstance(form, Now) and form.unit is Unit.DAY and form.steps < 0:
        yield days_from(day, 0, -form.steps)


def from_titles(titled: tuple[Titled, ...]) -> Iterator[Constraint]:
    """Titles people are given: not before they had them, nor long after."""
    times_given = Counter((title.tenures, title.is_former) for title in titled)
    first_place = {(title.tenures, title.is_former): title for title in reversed(titled)}
    # The later title first: what looks back at an earlier one is then seen not to fit.
    for key in sorted(times_given, key=lambda key: min(t.begin for t in key[0]), reverse=True):
        title = first_place[key]
        name = title.tenures[0].phrases[0]
        if not title.is_former and (title.tenures, True) in times_given:
            continue
        if title.is_former:
            yield Constraint(
                since(min(tenure.end for tenure in title.tenures)),
                f'"{name}" is a former title: not before its end',
                (title.span,),
            )
            continue
        held = union(
            tuple((tenure.begin, tenure.end + timedelta(_LOOKING_BACK)) for tenure in title.tenures)
        )
        times = " or ".join(f"{tenure.begin} to {tenure.end}" for tenure in title.tenures)
        reason = f'"{name}": a title from {times}'
        if times_given[key] >= _GIVEN_NOW and not title.tenures[0].is_hint:
            yield Constraint(held, reason, (title.span,))
        else:
            remembered = union(
                tuple((tenure.begin, _remembered_until(tenure)) for tenure in title.tenures)
            )
            if not title.tenures[0].is_hint:
                yield Constraint(remembered, reason, (title.span,))
            exactly = union(tuple((tenure.begin, tenure.end) for tenure in title.tenures))
            yield Constraint(exactly, reason, (title.span,), is_hard=False)


def _remembered_until(tenure: Tenure) -> date:
    """The last day on which a title given once is likely given without "former"."""
    if tenure.end < _HISTORY:
        return date.max
    return cal.add_months(tenure.end, _REMEMBERED) or tenure.end


def from_offsets(
    expressions: tuple[Expression, ...], years: dict[Span, date]
) -> Iterator[Constraint]:
    """The day told by "almost nine months after" a day that is known: the ninth month is not full.

    `years` gives the day of an expression whose year an event has told.
    """
    for number, expression in enumerate(expressions):
        form = expression.form
        if not isinstance(form, Offset) or not form.event or form.sign < 0:
            continue
        if form.amount.closeness is not Closeness.ALMOST:
            continue
        for later in following(expressions, number):
            day = _known_day(later, years)
            target = None if day is None else shift(day, form.amount, 1)
            if target is None:
                continue
            last = cal.add_days(target, -1)
            first = cal.add_units(target, -1, form.amount.parts[-1][1])
            if first is None or last is None:
                continue
            yield Constraint(
                ((first, last),),
                f'"{expression.text}" after {later.text} ({day}): before {target}',
                (expression.span, later.span),
            )
            break


def _known_day(expression: Expression, years: dict[Span, date]) -> date | None:
    if expression.span in years:
        return years[expression.span]
    form = expression.form
    if isinstance(form, Day) and form.year is not None:
        return cal.make_day(form.year, form.month, form.day)
    return None


def from_months(expressions: Iterable[Expression], years: range) -> Iterator[Constraint]:
    """Parts of bare months: the story lies in the month ("earlier in"), or after ("late in")."""
    for expression in expressions:
        form = expression.form
        if not isinstance(form, PartOf) or not isinstance(form.whole, Month):
            continue
        month = form.whole
        if month.year is not None or month.which is not Which.PLAIN:
            continue
        if form.part is Part.EARLIER:
            yield Constraint(
                _every(years, month.month, 2, 31),
                f'"{expression.text}": within the month, after its first day',
                (expression.span,),
            )
        elif form.part is Part.END and expression.direction is Direction.PAST:
            yield Constraint(
                _after_late(years, month.month),
                f'"{expression.text}" is told of in the past: after the 20th',
                (expression.span,),
            )


def _every(years: range, month: int, first: int, last: int) -> Stretches:
    """These days of a month in each of the years."""
    found = []
    for year in years:
        begin = cal.make_day(year, month, first)
        end = cal.make_day(year, month, last) or cal.month_days(year, month).end
        if begin is not None and end is not None:
            found.append((begin, end))
    return union(tuple(found))


def _after_late(years: range, month: int) -> Stretches:
    """From the 21st of a month to the 20th of the same month a year on, but for its first part."""
    found = []
    for year in years:
        begin = cal.make_day(year, month, 21)
        end = cal.make_day(year + 1, month, 1)
        if begin is not None and end is not None:
            found.append((begin, end - timedelta(1)))
    return union(tuple(found))


def from_placelines(expressions: Iterable[Expression], years: range) -> Iterator[Constraint]:
    """The bare day an agency's story opens with: that day, or the next in print."""
    for expression in expressions:
        if not isinstance(expression.form, Day):
            continue
        month, day_number = expression.form.month, expression.form.day
        made = (cal.make_day(year, month, day_number) for year in years)
        days = [day for day in made if day is not None]
        reason = f'opens with "{expression.text}": written that day or the next'
        near = union(tuple(days_from(day, 0, 1) for day in days))
        exact = union(tuple((day, day) for day in days))
        yield Constraint(near, reason, (expression.span,))
        yield Constraint(exact, reason, (expression.span,), is_hard=False)


def from_weekday_dates(expressions: Iterable[Expression], years: range) -> Iterator[Constraint]:
    """For "Tuesday, Nov. 22", only years in which that day is a Tuesday."""
    for expression in expressions:
        form = expression.form
        if not isinstance(form, Day) or form.year is not None or form.weekday is None:
            continue
        found = []
        for year in years:
            day = cal.make_day(year, form.month, form.day)
            if day is None or day.isoweekday() != form.weekday:
                continue
            ahead = expression.direction is Direction.FUTURE
            found.append(days_from(day, _MONTHS_BACK if ahead else 0, 0 if ahead else _MONTHS_BACK))
        if found:
            yield Constraint(
                union(tuple(found)),
                f'"{expression.text}": only years in which that day has that name',
                (expression.span,),
            )


__all__ = [
    "Constraint",
    "from_bare_days",
    "from_events",
    "from_explicit",
    "from_months",
    "from_offsets",
    "from_placelines",
    "from_titles",
    "from_weekday_dates",
    "from_years",
]
