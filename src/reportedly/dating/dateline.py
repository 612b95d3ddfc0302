"""Dates a page opens with: alone on a line near the top, or after a place in capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.dating.calendar import make_day
from reportedly.dating.expressions import Clock, Day
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reportedly.dating.expressions import Expression
    from reportedly.offsets import Span

_TOP = 1500
"""Characters from the start in which a date line is looked for: headline, byline, first lines."""
_LONGEST_PLACE = 40
"""Characters of a place, or of an agency's name, in an opening."""
_OPENING = re.compile(r"\s*(?:\([^()\n]{2,30}\))?\s*[-–—]")
_LABELS = word_list(
    "published posted updated date on at last first by pm am et est edt gmt utc bst cet"
)
"""Words a date line may have beside the date."""


def find_dateline(text: str, expressions: tuple[Expression, ...]) -> tuple[date, Span] | None:
    """The first full date on a line that holds nothing else, and its place."""
    for expression in expressions:
        if expression.span.start > _TOP:
            return None
        form = expression.form.day if isinstance(expression.form, Clock) else expression.form
        if not isinstance(form, Day) or form.year is None:
            continue
        day = make_day(form.year, form.month, form.day)
        if day is not None and _is_alone(text, expression.span):
            return day, expression.span
    return None


def find_placelines(text: str, expressions: tuple[Expression, ...]) -> Iterator[Expression]:
    """Bare days in an agency's opening: "TARN, Sept. 5 (Agency) - The mill ..."."""
    for expression in expressions:
        form = expression.form
        if not isinstance(form, Day) or form.year is not None:
            continue
        # No farther back than a place reaches: a text without line ends would cost its square.
        earliest = max(0, expression.span.start - _LONGEST_PLACE - 2)
        start = text.rfind("\n", earliest, expression.span.start) + 1
        place = text[start or earliest : expression.span.start].rstrip()
        is_at_line = start > 0 or earliest == 0
        is_short = is_at_line and len(place) <= _LONGEST_PLACE
        is_place = is_short and place.endswith(",") and place.isupper()
        after = text[expression.span.end : expression.span.end + _LONGEST_PLACE]
        if is_place and _OPENING.match(after):
            yield expression


def _is_alone(text: str, span: Span) -> bool:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    rest = text[start : span.start] + " " + text[span.end : len(text) if end < 0 else end]
    words = "".join(char if char.isalpha() else " " for char in rest.lower()).split()
    return all(word in _LABELS for word in words)
