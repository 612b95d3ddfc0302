"""The likeliest day among those left, where the words make one likelier than the rest."""

from __future__ import annotations

from calendar import day_name
from collections import Counter
from datetime import timedelta
from math import log
from typing import TYPE_CHECKING

from reportedly.dating.expressions import Closeness, Direction, Offset, Weekday, Which

if TYPE_CHECKING:
    from datetime import date

    from reportedly.dating.expressions import Expression
    from reportedly.dating.intervals import Stretches

# A story that says "on Tuesday" of the past is written on that day, the next, or the one after:
# shares measured on the 840 training articles of PolNeAR; what is left spread over the other days.
_AFTER = (0.32, 0.35, 0.15, 0.06, 0.05, 0.04, 0.03)
_WIDEST = 400
_APART = 14
"""Days between stretches that belong to different rounds of an event."""
"""Days beyond which naming one would be a pretence."""


def best_day(
    left: Stretches, expressions: tuple[Expression, ...]
) -> tuple[date | None, tuple[str, ...]]:
    """The best day with its reasons; None where the days left are too many."""
    left = _latest(left)
    if (left[-1][1] - left[0][0]).days >= _WIDEST:
        return None, ()
    named = Counter(
        item.form.weekday
        for item in expressions
        if isinstance(item.form, Weekday)
        and item.form.which is Which.PLAIN
        and item.direction is Direction.PAST
    )
    late = any(_is_almost(item) for item in expressions)
    days = (
        first + timedelta(step) for first, last in left for step in range((last - first).days + 1)
    )
    # Of days that fit as well: the last before an amount is full, else the first after the events.
    best = max(
        days,
        key=lambda day: (_weekday_score(day, named), day.toordinal() * (1 if late else -1)),
    )
    return best, _reasons(best, named, late=late)


def _latest(left: Stretches) -> Stretches:
    """The last stretches that lie together: of events that come again the latest is meant."""
    for at in range(len(left) - 1, 0, -1):
        if (left[at][0] - left[at - 1][1]).days > _APART:
            return left[at:]
    return left


def _is_almost(expression: Expression) -> bool:
    form = expression.form
    return isinstance(form, Offset) and form.event and form.amount.closeness is Closeness.ALMOST


def _weekday_score(day: date, named: Counter[int]) -> float:
    """Log likelihood of the weekdays the story names in the past, were it written on this day."""
    return round(
        sum(
            times * log(_AFTER[(day.isoweekday() - weekday) % 7])
            for weekday, times in named.items()
        ),
        6,
    )


def _reasons(best: date, named: Counter[int], *, late: bool) -> tuple[str, ...]:
    found = []
    if named:
        days = ", ".join(f"{day_name[weekday - 1]} ({n}x)" for weekday, n in named.most_common())
        found.append(f"past days named: {days}; best fits a {day_name[best.isoweekday() - 1]}")
    if late:
        found.append(f'"almost": of the weeks left the last, {best}')
    return tuple(found)
