"""From a form to days and a TIMEX3 value, seen from a story date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.dating import calendar as cal
from reportedly.dating import values
from reportedly.dating.calendar import Days
from reportedly.dating.expressions import (
    Between,
    Clock,
    Day,
    DayNumber,
    Direction,
    Duration,
    Every,
    Form,
    FromText,
    Holiday,
    InYear,
    Month,
    Now,
    Nth,
    Offset,
    PartOf,
    Quarter,
    Same,
    Season,
    Stretch,
    Then,
    Unit,
    Vague,
    Weekday,
    Which,
    Year,
    Years,
)
from reportedly.dating.holidays import holiday
from reportedly.dating.offsets_in_time import resolve_offset, resolve_stretch
from reportedly.dating.portions import nth_of, part_of
from reportedly.dating.recurring import choose, choose_quarter, choose_weekday

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

NOWHERE = Days(None, None)


@dataclass(frozen=True, slots=True)
class Context:
    """What a form is seen from: the story date, the tense, and the time last spoken of.

    `year` is the year the text is telling of where that is not the story's.
    """

    story: date | None
    direction: Direction = Direction.NONE
    reference: Resolved | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The TIMEX3 type and value, the days, and the unit they were named in."""

    type: str
    value: str
    days: Days = NOWHERE
    unit: Unit = Unit.DAY


def resolve_form(form: Form, context: Context) -> Resolved:
    """The days and the value of a form; open days where the context does not tell."""
    return _RULES[type(form)](form, context)


def _day(form: Day, context: Context) -> Resolved:
    year = form.year
    if year is None and context.year is not None:
        year = context.year
    if year is None and context.story is not None:
        chosen = choose(
            lambda y: _single(cal.make_day(y, form.month, form.day)),
            context.story,
            Which.PLAIN,
            context.direction,
        )
        year = chosen.begin.year if chosen.begin else None
    day = None if year is None else cal.make_day(year, form.month, form.day)
    if day is None:
        return Resolved("DATE", f"XXXX-{form.month:02d}-{form.day:02d}")
    return _date(_single(day), Unit.DAY)


def _day_number(form: DayNumber, context: Context) -> Resolved:
    """The day of the month on the side of the story date the words tell.

    Where the time spoken of is of another month, the first such day after it.
    """
    around, direction = context.story, context.direction
    known = context.reference.days.begin if context.reference is not None else None
    if known is not None and (around is None or abs((around - known).days) > _OTHER_MONTH):
        around, direction = known, Direction.FUTURE
    if around is None:
        return Resolved("DATE", f"XXXX-XX-{form.day:02d}")
    months = (cal.add_months(around.replace(day=1), step) for step in (-1, 0, 1))
    days = [cal.make_day(month.year, month.month, form.day) for month in months if month]
    near = [day for day in days if day is not None]
    over = [day for day in near if day <= around]
    ahead = [day for day in near if day >= around]
    if direction is Direction.FUTURE:
        chosen = ahead[0] if ahead else None
    elif direction is Direction.PAST:
        chosen = over[-1] if over else None
    else:
        chosen = min(near, key=lambda day: abs((day - around).days))
    return _date(_single(chosen), Unit.DAY)


_OTHER_MONTH = 31
"""Days from the story date beyond which "the 5th" is of the month the text tells of."""


def _single(day: date | None) -> Days:
    return Days(day, day)


def _date(days: Days, unit: Unit) -> Resolved:
    if days.begin is None:
        return Resolved("DATE", "XXXX-XX-XX", days, unit)
    return Resolved("DATE", values.unit_value(days.begin, unit), days, unit)


def _yearly(
    instance: Callable[[int], Days],
    form: Month | Season | Quarter | Holiday,
    context: Context,
    chooser: Callable[..., Days] = choose,
) -> Days:
    """The days of something that comes once a year."""
    if form.year is not None:
        return instance(form.year)
    if context.year is not None and form.which is Which.PLAIN:
        return instance(context.year)
    if context.story is None:
        return NOWHERE
    return chooser(instance, context.story, form.which, context.direction)


def _month(form: Month, context: Context) -> Resolved:
    days = _yearly(lambda year: cal.month_days(year, form.month), form, context)
    if days.begin is None:
        return Resolved("DATE", f"XXXX-{form.month:02d}", days, Unit.MONTH)
    return _date(days, Unit.MONTH)


def _from_text(form: FromText, context: Context) -> Resolved:
    """A weekday, month or season counted from the time spoken of, else from the story date."""
    known = context.reference.days if context.reference is not None else NOWHERE
    if known.begin is None or known.end is None:
        which = {-1: Which.LAST, 0: Which.PLAIN, 1: Which.NEXT}[form.steps]
        return resolve_form(replace(form.inner, which=which), replace(context, year=None))
    if form.steps == 0:
        return _nearest(form.inner, known.begin, context)
    story, which = (known.end, Which.NEXT) if form.steps > 0 else (known.begin, Which.LAST)
    seen = replace(context, story=story, year=None, reference=None)
    return resolve_form(replace(form.inner, which=which), seen)


def _nearest(inner: Weekday | Month | Season, known: date, context: Context) -> Resolved:
    """Of the week or the year that is told of: "that Friday", "that March"."""
    if isinstance(inner, Weekday):
        ahead = (inner.weekday - known.isoweekday()) % 7
        return _date(_single(cal.add_days(known, ahead)), Unit.DAY)
    seen = replace(context, story=known, year=None, reference=None, direction=Direction.NONE)
    return resolve_form(replace(inner, which=Which.THIS), seen)


def _year(form: Year, _context: Context) -> Resolved:
    if form.year < 0:
        return Resolved("DATE", f"BC{-form.year:04d}", NOWHERE, Unit.YEAR)
    return Resolved("DATE", f"{form.year:04d}", cal.year_days(form.year), Unit.YEAR)


def _years(form: Years, _context: Context) -> Resolved:
    days = cal.year_days(form.first, form.size)
    unit = {10: Unit.DECADE, 100: Unit.CENTURY}.get(form.size, Unit.MILLENNIUM)
    value = values.unit_value(days.begin, unit) if days.begin else "XX"
    return Resolved("DATE", value + ("X" if form.size == 10 else ""), days, unit)


def _weekday(form: Weekday, context: Context) -> Resolved:
    if context.story is None:
        return Resolved("DATE", f"XXXX-WXX-{form.weekday}")
    day = choose_weekday(form.weekday, context.story, form.which, context.direction)
    return _date(_single(day), Unit.DAY)


def _season(form: Season, context: Context) -> Resolved:
    days = _yearly(lambda year: cal.season_days(year, form.season), form, context)
    if days.begin is None:
        return Resolved("DATE", f"XXXX-{form.season}", days, Unit.MONTH)
    return Resolved("DATE", f"{days.begin.year:04d}-{form.season}", days, Unit.MONTH)


def _quarter(form: Quarter, context: Context) -> Resolved:
    letter = "Q" if form.of == 4 else "H"
    number = form.number
    if number is None:
        return _date(_shifted(Unit.QUARTER, int(form.which), context), Unit.QUARTER)
    if form.which is not Which.PLAIN and context.story is not None:
        days = cal.quarter_days(context.story.year + int(form.which), number, form.of)
    else:
        days = _yearly(
            lambda year: cal.quarter_days(year, number, form.of), form, context, choose_quarter
        )
    year = f"{days.begin.year:04d}" if days.begin else "XXXX"
    return Resolved("DATE", f"{year}-{letter}{number}", days, Unit.QUARTER)


def _holiday(form: Holiday, context: Context) -> Resolved:
    days = _yearly(lambda year: _single(holiday(form.name, year)), form, context)
    return _date(days, Unit.DAY)


def _shifted(unit: Unit, steps: int, context: Context) -> Days:
    if context.story is None:
        return NOWHERE
    day = cal.add_units(context.story, steps, unit)
    return NOWHERE if day is None else cal.around(day, unit)


def _now(form: Now, context: Context) -> Resolved:
    story = context.story
    steps = form.steps
    if story is not None and form.unit is Unit.WEEKEND and steps == 0:
        # On a Monday "the weekend" just gone is meant, unless the words look ahead.
        gone = story.isoweekday() <= 3 and context.direction is not Direction.FUTURE
        steps = -1 if gone else 0
    days = _shifted(form.unit, steps, context)
    found = _date(days, form.unit)
    if story is None:
        return Resolved("DATE", _UNKNOWN.get(form.unit, "XXXX"), NOWHERE, form.unit)
    if form.steps == 0 and form.unit is not Unit.DAY:
        days = _clipped(days, story, context.direction)
    return Resolved(found.type, found.value, days, form.unit)


_UNKNOWN = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
}


def _clipped(days: Days, story: date, direction: Direction) -> Days:
    """What has been of the unit around the story date, or what is left of it."""
    if days.begin is None or days.end is None or not days.begin <= story <= days.end:
        return days
    if direction is Direction.PAST:
        return Days(days.begin, story)
    if direction is Direction.FUTURE:
        return Days(story, days.end)
    return days


def _same(form: Same, context: Context) -> Resolved:
    day, steps = context.story, form.steps
    if context.reference is not None and context.reference.days.begin is not None:
        day = context.reference.days.begin
    elif form.unit is Unit.QUARTER and steps == 0 and context.direction is not Direction.FUTURE:
        steps = -1  # what is told of "the quarter" are the figures of the one that is over
    if day is None:
        return Resolved("DATE", _UNKNOWN.get(form.unit, "XXXX"), NOWHERE, form.unit)
    moved = cal.add_units(day, steps, form.unit)
    return _date(NOWHERE if moved is None else cal.around(moved, form.unit), form.unit)


def _offset(form: Offset, context: Context) -> Resolved:
    if form.anchor is not None:
        context = replace(context, reference=resolve_form(form.anchor, context))
        form = replace(form, from_text=True)
    found = resolve_offset(form, context)
    if found is not None and form.from_text and form.amount.parts[-1][1] in _CLOCK_UNITS:
        # "Just over an hour later": the day is known, the hour counted from is not.
        return Resolved("DURATION", values.amount_value(form.amount), found[0])
    if found is None:
        direction = "PAST_REF" if form.sign < 0 else "FUTURE_REF"
        if form.named:
            unit = form.amount.parts[0][1]
            return Resolved("DATE", _UNKNOWN.get(unit, "XXXX"), NOWHERE, unit)
        if form.from_text or any(count is not None for count, _ in form.amount.parts):
            return Resolved("DURATION", values.amount_value(form.amount))
        return _vague(Vague(direction), context)
    days, unit = found
    return _date(days, unit)


_CLOCK_UNITS = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})


def _stretch(form: Stretch, context: Context) -> Resolved:
    days = resolve_stretch(form, context.story)
    return Resolved("DURATION", values.amount_value(form.amount), days)


def _duration(form: Duration, _context: Context) -> Resolved:
    return Resolved("DURATION", values.amount_value(form.amount))


def _part(form: PartOf, context: Context) -> Resolved:
    whole = resolve_form(form.whole, context)
    days = part_of(form.part, whole.days, context.story)
    return Resolved(whole.type, whole.value, days, whole.unit)


def _nth(form: Nth, context: Context) -> Resolved:
    whole = resolve_form(form.whole, context)
    return _date(nth_of(form.number, form.unit, whole.days), form.unit)


def _in_year(form: InYear, context: Context) -> Resolved:
    year = resolve_form(form.year, context).days.begin
    if year is None:
        return resolve_form(form.inner, replace(context, story=None, year=None))
    return resolve_form(replace(form.inner, year=year.year), context)


def _then(_form: Then, context: Context) -> Resolved:
    if context.reference is None:
        return Resolved("DATE", "XXXX-XX-XX")
    return context.reference


def _between(form: Between, context: Context) -> Resolved:
    first, last = resolve_form(form.first, context), resolve_form(form.last, context)
    days = Days(first.days.begin, last.days.end)
    if days.begin is None or days.end is None or days.begin > days.end:
        return Resolved("DURATION", "PX" + last.unit, NOWHERE, last.unit)
    if last.unit is Unit.YEAR:
        value = f"P{days.end.year - days.begin.year}Y"
    elif last.unit is Unit.MONTH:
        months = (days.end.year - days.begin.year) * 12 + days.end.month - days.begin.month + 1
        value = f"P{months}M"
    else:
        value = f"P{(days.end - days.begin).days + 1}D"
    return Resolved("DURATION", value, days, last.unit)


def _clock(form: Clock, context: Context) -> Resolved:
    if form.day is not None:
        day = resolve_form(form.day, context)
    else:
        known = context.reference
        is_day = known is not None and known.unit is Unit.DAY and known.days.begin is not None
        day = known if known is not None and is_day else _now(Now(Unit.DAY), context)
    return Resolved("TIME", f"{day.value.partition('T')[0]}T{form.time}", day.days, Unit.DAY)


def _every(form: Every, _context: Context) -> Resolved:
    return Resolved("SET", form.value)


def _vague(form: Vague, context: Context) -> Resolved:
    story = context.story
    days = {
        "PAST_REF": Days(None, story),
        "PRESENT_REF": Days(story, story),
        "FUTURE_REF": Days(story, None),
    }[form.value]
    return Resolved("DATE", form.value, days)


_RULES: dict[type, Callable[..., Resolved]] = {
    Day: _day,
    DayNumber: _day_number,
    FromText: _from_text,
    Month: _month,
    Year: _year,
    Years: _years,
    Weekday: _weekday,
    Season: _season,
    Quarter: _quarter,
    Holiday: _holiday,
    Now: _now,
    Same: _same,
    Offset: _offset,
    Stretch: _stretch,
    Duration: _duration,
    PartOf: _part,
    Nth: _nth,
    InYear: _in_year,
    Then: _then,
    Between: _between,
    Clock: _clock,
    Every: _every,
    Vague: _vague,
}
