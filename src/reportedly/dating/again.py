"""A report dated again, once other pages have told its story's date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.dating.find import find_expressions
from reportedly.dating.resolve import resolve, story_day
from reportedly.dating.said_at import date_statements
from reportedly.offsets import Span
from reportedly.spans import turn

if TYPE_CHECKING:
    from reportedly.page import PageDate
    from reportedly.statement import Report


def date_again(report: Report, story: PageDate) -> Report:
    """The report with this story date, its times and statements dated from it.

    Times stay where they were, nothing else changes. Where the new date tells the day of "Tuesday"
    no better than the old, they keep their days.
    """
    told = replace(report, date=story)
    same_day = story_day(story) == (story_day(report.date) if report.date else None)
    if same_day and story_day(story) is not None:
        return told
    text, there = report.page.text.restored, report.page.text.to_original

    def here(span: Span) -> Span:
        return there.derived(span) or Span(span.start, span.start)

    bare = tuple(replace(one, said_at=None) for one in report.statements)
    dates = resolve(find_expressions(text), story)
    dated = date_statements(text, turn(bare, here), dates, story)
    statements = tuple(
        replace(one, said_at=turn(new.said_at, there.source))
        for one, new in zip(report.statements, dated, strict=True)
    )
    return replace(told, dates=turn(dates, there.source), statements=statements)
