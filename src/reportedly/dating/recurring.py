"""Which of the times that come again is meant: last November, Tuesday, the third quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.calendar import Days, add_days
from reportedly.dating.expressions import Direction, Which

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

# A day or month under a past verb that would lie this far back, while the next one is this near,
# is the next one after all ("approved a vote on May 5" told on May 1): fitted by hand on two
# thirds of the TBAQ and MEANTIME development documents.
_NEXT_QUARTERS = 190
"""Two quarters: how far a verb that looks ahead reaches past figures already in."""
_FAR_BACK = 300
_NEAR_AHEAD = 45


def choose(
    instance: Callable[[int], Days], story: date, which: Which, direction: Direction
) -> Days:
    """The instance (one a year) that is meant, seen from the story date."""
    around = [instance(story.year + step) for step in (-2, -1, 0, 1, 2)]
    known = [days for days in around if days.begin is not None and days.end is not None]
    past = [days for days in known if days.end < story]  # type: ignore[operator]  # not None above
    ahead = [days for days in known if days.begin > story]  # type: ignore[operator]  # the same
    over = [days for days in known if days not in past and days not in ahead]
    before = past[-1] if past else None
    after = ahead[0] if ahead else None
    if which is Which.LAST:
        return before or Days(None, None)
    if which is Which.NEXT:
        return after or Days(None, None)
    if which is Which.THIS:
        return over[0] if over else _this_year(story, direction, before, after)
    if over:
        return over[0]
    return _by_tense(story, direction, before, after)


def _this_year(story: date, direction: Direction, before: Days | None, after: Days | None) -> Days:
    same = [d for d in (before, after) if d is not None and d.begin and d.begin.year == story.year]
    # "Their child is expected this summer", told in December, is the next one's.
    is_over = direction is Direction.FUTURE and same == [before]
    if len(same) == 1 and not is_over:
        return same[0]
    return _by_tense(story, direction, before, after)


def _by_tense(story: date, direction: Direction, before: Days | None, after: Days | None) -> Days:
    if before is None or after is None or before.end is None or after.begin is None:
        return before or after or Days(None, None)
    back, ahead = (story - before.end).days, (after.begin - story).days
    if direction is Direction.PAST:
        return after if back > _FAR_BACK and ahead < _NEAR_AHEAD else before
    if direction is Direction.FUTURE:
        return before if ahead > _FAR_BACK and back < _NEAR_AHEAD else after
    return before if back <= ahead else after


def choose_quarter(
    instance: Callable[[int], Days], story: date, which: Which, direction: Direction
) -> Days:
    """The quarter or half that is meant: figures are of the nearest, whatever the verb's tense."""
    nearest = choose(instance, story, which, Direction.NONE)
    if direction is Direction.PAST and nearest.begin is not None and nearest.begin > story:
        return choose(instance, story, Which.LAST, direction)
    if direction is Direction.FUTURE and nearest.end is not None and nearest.end < story:
        ahead = choose(instance, story, Which.NEXT, direction)
        if ahead.begin is not None and (ahead.begin - story).days < _NEXT_QUARTERS:
            return ahead
    return nearest


_GONE = 2
"""Days after which news still tells what was to be: it is written and printed a day or two on. All
nine such weekdays read in PolNeAR's training articles were the nearer one."""


def choose_weekday(weekday: int, story: date, which: Which, direction: Direction) -> date | None:
    """The day of the week that is meant; 1 is Monday. The story's own day counts, unless "last"."""
    back = (story.isoweekday() - weekday) % 7
    if which is Which.LAST:
        return add_days(story, -(back or 7))
    if which is Which.NEXT:
        return add_days(story, 7 - back)
    is_gone = which is Which.NEAREST and back <= _GONE
    if direction is Direction.FUTURE and back and not is_gone:
        return add_days(story, 7 - back)
    return add_days(story, -back)
