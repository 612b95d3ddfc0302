"""The story's date: what "Tuesday" is relative to, with its evidence.

In order: the date the page states; a date line; constraints from the words (explicit past days,
dated events and titles, "earlier in November", "almost nine months after"). Constraints that
contradict what stronger ones leave are named in the evidence and not used. No day without bounds.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reportedly.dating import constraints as rules
from reportedly.dating.anchors import find_mentions, find_titles, lowered
from reportedly.dating.best_day import best_day
from reportedly.dating.dateline import find_dateline, find_placelines
from reportedly.dating.expressions import Day
from reportedly.dating.find import sentences
from reportedly.dating.intervals import EVER, Stretches, count, intersect
from reportedly.dating.tokens import tokenise
from reportedly.page import Label, PageDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportedly.dating.anchors import Mention
    from reportedly.dating.constraints import Constraint
    from reportedly.dating.expressions import Expression
    from reportedly.offsets import Span
    from reportedly.page import Block

_STORY = frozenset({Label.HEADLINE, Label.BODY, Label.BYLINE, Label.CAPTION})
# Years in which "earlier in November" is tried where nothing else bounds the story.
_ANY_YEARS = range(1980, 2041)


@dataclass(slots=True)
class _Bounds:
    """The days left, and what was said on the way.

    A side stays open where only what comes every year ("earlier in November") would close it.
    """

    left: Stretches
    evidence: list[str]
    spans: list[Span]
    hints: list[Constraint]
    is_open_before: bool = True
    is_open_after: bool = True

    def add(self, constraint: Constraint) -> None:
        """Narrow the days left, or report that this contradicts them."""
        if not constraint.is_hard:
            self.hints.append(constraint)
            return
        narrowed = intersect(self.left, constraint.allowed)
        if not narrowed:
            self.evidence.append(f"not used, contradicts the rest: {constraint.reason}")
        elif narrowed != self.left:
            self.left = narrowed
            self.evidence.append(constraint.reason)
            self.spans.extend(constraint.spans)

    def add_all(self, constraints: Iterable[Constraint]) -> None:
        """Add them in their order."""
        for constraint in constraints:
            self.add(constraint)

    def likely(self) -> tuple[Stretches, list[Constraint]]:
        """Of the days left those that also fit the hints, and the hints that told them apart."""
        left, used = self.left, []
        # The wider hint first: what a title or a year tells is surer than what one weekday does.
        for hint in sorted(self.hints, key=lambda hint: -count(hint.allowed)):
            narrowed = intersect(left, hint.allowed)
            if narrowed and narrowed != left:
                left = narrowed
                used.append(hint)
        return left, used

    def years(self) -> range:
        """The years the days left lie in."""
        first, last = self.left[0][0], self.left[-1][1]
        if first == date.min or last == date.max:
            return range(max(first.year, _ANY_YEARS.start), min(last.year, _ANY_YEARS.stop) + 1)
        return range(max(1, first.year - 1), min(9999, last.year + 1) + 1)


def date_story(
    text: str,
    blocks: Iterable[Block],
    expressions: tuple[Expression, ...],
    *,
    published: date | None,
) -> PageDate | None:
    """The day the story was written on, or the days between which; None where nothing tells."""
    if published is not None:
        return PageDate(published, published, published, (f"the page states {published}",))
    kept = sorted(
        (block.span for block in blocks if block.label in _STORY), key=lambda span: span.start
    )
    own = tuple(item for item in expressions if _is_in(item.span, kept))
    line = find_dateline(text, own)
    if line is not None:
        day, span = line
        return PageDate(day, day, day, (f'date line "{text[span.start : span.end]}"',), (span,))
    bounds = _bounds(text, own, kept)
    begin = None if bounds.is_open_before else bounds.left[0][0]
    end = None if bounds.is_open_after else bounds.left[-1][1]
    if begin is None and end is None:
        return None
    if begin is None or end is None:
        return PageDate(
            begin, end, None, tuple(bounds.evidence), tuple(dict.fromkeys(bounds.spans))
        )
    likely, hints = bounds.likely()
    best, why = best_day(likely, own)
    if best is not None:
        bounds.evidence.extend(f"likely: {hint.reason}" for hint in hints)
        bounds.spans.extend(span for hint in hints for span in hint.spans)
    return PageDate(begin, end, best, (*bounds.evidence, *why), tuple(dict.fromkeys(bounds.spans)))


def _is_in(span: Span, kept: list[Span]) -> bool:
    """Whether words stand in the story itself, not in bios, comments or furniture.

    `kept` are its blocks from first to last; none overlaps another.
    """
    at = bisect_right(kept, span.start, key=lambda block: block.start) - 1
    return not kept or (at >= 0 and span.start < kept[at].end)


def _bounds(text: str, expressions: tuple[Expression, ...], kept: list[Span]) -> _Bounds:
    lower = lowered(text)
    spans = [sentence for sentence, _, _ in sentences(tokenise(text))]
    found = find_mentions(lower, spans) if spans else ()
    mentions = tuple(mention for mention in found if _is_in(mention.span, kept))
    titled = tuple(title for title in find_titles(lower) if _is_in(title.span, kept))
    by_sentence: dict[Span, list[Expression]] = {}
    for expression in expressions:
        by_sentence.setdefault(expression.sentence, []).append(expression)
    told = _days_told(mentions, by_sentence)
    bounds = _Bounds(EVER, [], [], [])
    bounds.add_all(rules.from_explicit(expressions))
    bounds.add_all(sorted(rules.from_events(mentions, by_sentence), key=_latest_first))
    bounds.add_all(rules.from_offsets(expressions, told))
    bounds.add_all(rules.from_titles(titled))
    bounds.add_all(rules.from_years(expressions))
    bounds.is_open_before = bounds.left[0][0] == date.min
    bounds.is_open_after = bounds.left[-1][1] == date.max
    if bounds.left != EVER:
        opening = tuple(find_placelines(text, expressions))
        bounds.add_all(rules.from_placelines(opening, bounds.years()))
        bounds.add_all(rules.from_weekday_dates(expressions, bounds.years()))
        bounds.add_all(rules.from_months(expressions, bounds.years()))
        bounds.add_all(rules.from_bare_days(expressions, bounds.years(), told=told))
    return bounds


def _latest_first(constraint: Constraint) -> tuple[bool, int]:
    """Open lower bounds before narrow stretches; the later bound first, as the others follow."""
    first, last = constraint.allowed[0][0], constraint.allowed[-1][1]
    return last != date.max, -first.toordinal()


def _days_told(
    mentions: tuple[Mention, ...], by_sentence: Mapping[Span, Sequence[Expression]]
) -> dict[Span, date]:
    """The day of each bare month and day that stands with an event of that day."""
    told: dict[Span, date] = {}
    for mention in mentions:
        for expression in by_sentence.get(mention.sentence, ()):
            form = expression.form
            if not isinstance(form, Day):
                continue
            for day in mention.event.days:
                if form.year is None and (form.month, form.day) == (day.month, day.day):
                    told[expression.span] = day
    return told
