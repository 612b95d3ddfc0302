"""Parts of a stretch of days, and numbered units inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.calendar import Days, add_days, add_months, around
from reportedly.dating.expressions import Part, Unit

if TYPE_CHECKING:
    from datetime import date


def part_of(part: Part, days: Days, story: date | None) -> Days:
    """The part of the days that is meant: thirds, or what lies on one side of the story date.

    Thirds follow the reading of "early", "mid" and "late" in ISO-TimeML's `mod`; for a month they
    are its first ten days, the next ten, and what is left.
    """
    begin, end = days.begin, days.end
    if begin is None or end is None:
        return days
    if part is Part.EARLIER:
        last = end if story is None or not begin < story <= end else add_days(story, -1)
        return Days(begin, last)
    if part is Part.LATER:
        first = begin if story is None or not begin <= story < end else add_days(story, 1)
        return Days(first, end)
    if part in {Part.FIRST_HALF, Part.SECOND_HALF}:
        middle = add_days(begin, ((end - begin).days + 1) // 2) or end
        is_first = part is Part.FIRST_HALF
        return Days(begin, add_days(middle, -1)) if is_first else Days(middle, end)
    return _third(part, begin, end)


def _third(part: Part, begin: date, end: date) -> Days:
    length = (end - begin).days + 1
    if length < 3:
        return Days(begin, end)
    if begin.day == 1 and length > 300:
        months = round(length / 30.44 / 3)
        first, second = add_months(begin, months), add_months(begin, 2 * months)
    else:
        first, second = add_days(begin, length // 3), add_days(begin, 2 * (length // 3))
    if first is None or second is None:
        return Days(begin, end)
    if part is Part.START:
        return Days(begin, add_days(first, -1))
    if part is Part.MID:
        return Days(first, add_days(second, -1))
    return Days(second, end)


def nth_of(number: int, unit: Unit, days: Days) -> Days:
    """The `number`-th unit inside the days; -1 for the last, 0 for the one around their start."""
    begin, end = days.begin, days.end
    if begin is None or end is None:
        return Days(None, None)
    if number < 0:
        # A week belongs to the month that has most of it, as weeks belong to years in ISO 8601.
        is_next = unit is Unit.WEEK and end.isoweekday() < 4
        return around((add_days(end, -7) or end) if is_next else end, unit)
    if number == 0:
        return around(begin, unit)
    if unit is Unit.MONTH:
        at = add_months(begin, number - 1)
    else:
        at = add_days(begin, (number - 1) * (1 if unit is Unit.DAY else 7))
    if at is None or at > end:
        return Days(None, None)
    return around(at, unit)
