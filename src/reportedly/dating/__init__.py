"""Dating: text -> time expressions, the story's own date, and when each statement was made.

In: a text (restored), its blocks, its statements, and the date the page states, if any.
Out: symbolic `Expression`s, their days as `TimeExpression`s, a `PageDate` for the story (what
"Tuesday" is relative to) with its evidence, and statements with `said_at`.
Method: recognisers over tokens that compose into forms; the tense of the nearest verb group tells
past from future; the story date comes from the page's own date, else from hard constraints.
It does not read languages other than English, does not place durations on the calendar, and does
not guess a day where nothing bounds it.
How good it is: docs/quality/timex.md, docs/quality/docdate.md and docs/quality/said-at.md.
"""

from reportedly.dating.find import LANGUAGES, find_expressions
from reportedly.dating.public import find_dates
from reportedly.dating.resolve import resolve
from reportedly.dating.said_at import date_statements
from reportedly.dating.story import date_story

__all__ = [
    "LANGUAGES",
    "date_statements",
    "date_story",
    "find_dates",
    "find_expressions",
    "resolve",
]
