"""Amounts of time before or after a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.calendar import Days, add_days, add_units, around
from reportedly.dating.expressions import (
    Amount,
    Closeness,
    Direction,
    Now,
    Offset,
    Stretch,
    Unit,
    Weekday,
)

if TYPE_CHECKING:
    from datetime import date

    from reportedly.dating.resolving import Context

# "Three years ago" names a year, "five months ago" a month, "ten days ago" a day.
_NAMED_IN = {
    Unit.WEEK: Unit.WEEK,
    Unit.FORTNIGHT: Unit.WEEK,
    Unit.MONTH: Unit.MONTH,
    Unit.QUARTER: Unit.QUARTER,
    Unit.YEAR: Unit.YEAR,
    Unit.DECADE: Unit.YEAR,
    Unit.CENTURY: Unit.YEAR,
    Unit.MILLENNIUM: Unit.CENTURY,
}
_SIZE = {Unit.WEEK: 1, Unit.MONTH: 2, Unit.QUARTER: 3, Unit.YEAR: 4, Unit.DECADE: 5}
_FINER = {Unit.QUARTER, Unit.MONTH}


def shift(day: date, amount: Amount, sign: int) -> date | None:
    """The day an amount away; None where a count is not known."""
    moved: date | None = day
    for count, unit in amount.parts:
        if count is None or moved is None:
            return None
        moved = add_units(moved, sign * count, unit)
    return moved


def resolve_offset(form: Offset, context: Context) -> tuple[Days, Unit] | None:
    """The days the offset denotes and the unit they are named in; None where it cannot tell."""
    reference = context.reference
    unit = _NAMED_IN.get(form.amount.parts[-1][1], Unit.DAY)
    start = context.story
    if form.from_text and reference is not None and reference.days.begin is not None:
        start = reference.days.begin
        if isinstance(form.anchor, Now | Weekday):
            unit = reference.unit  # "a week on Thursday" and "50 years ago today" are days
        elif form.event and _SIZE.get(reference.unit, 0) > _SIZE.get(unit, 0):
            return None  # two months before what is dated by its year only
        if reference.unit in _FINER and unit is Unit.YEAR:
            unit = reference.unit
        elif form.anchor is None and not form.named and _is_exact_weeks(form, reference.unit):
            unit = Unit.DAY  # "two weeks from June 7" is 21 June in the TimeML guidelines
    elif form.event:
        return None
    if start is None:
        return None
    moved = shift(start, form.amount, form.sign)
    if moved is None or _overshoots(form, moved, context):
        return None
    if form.event and form.amount.closeness is Closeness.ALMOST and form.sign > 0:
        return _not_yet(moved, unit), unit
    return around(moved, unit), unit


def _overshoots(form: Offset, moved: date, context: Context) -> bool:
    """Whether "a decade later" would lie ahead of the story with no verb that looks ahead."""
    if not form.from_text or form.sign < 0 or form.event or form.anchor is not None:
        return False
    is_ahead = context.story is not None and moved > context.story
    return is_ahead and context.direction is not Direction.FUTURE


def _is_exact_weeks(form: Offset, unit: Unit) -> bool:
    is_exact = form.amount.closeness is Closeness.EXACT and unit is Unit.DAY
    return is_exact and form.amount.parts[-1][1] in {Unit.WEEK, Unit.FORTNIGHT}


def _not_yet(target: date, unit: Unit) -> Days:
    """The last of the unit before the target: "almost nine months after" ends the day before."""
    last = add_days(target, -1)
    if last is None:
        return Days(None, None)
    return Days(around(last, unit).begin, last)


def resolve_stretch(form: Stretch, story: date | None) -> Days:
    """The days between the story date and an amount away; open where the count is not known."""
    if story is None:
        return Days(None, None)
    far = shift(story, form.amount, form.sign)
    return Days(far, story) if form.sign < 0 else Days(story, far)
