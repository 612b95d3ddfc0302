"""What the room calls things: the words of records as a reader sees them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from reportedly.cards import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTS = {"rejects-standing": "denies its force"}
"""Acts that read as a verb once their hyphen is gone, and those that do not."""

STATUSES = {
    "planned": "is planned",
    "begun": "has begun",
    "ongoing": "goes on",
    "paused": "is paused",
    "ended": "has ended",
    "denied": "does not exist",
    "end-demanded": "should end",
    "not-begun": "has not begun",
    "not-legally-ended": "has not ended in law",
}
"""What a statement says of its matter's course, as a sentence goes on after the matter's name."""

OPPOSITIONS = {
    "conflict": ("contradicts", "contradicted by"),
    "undercut": ("denies the force of", "its force denied by"),
    "tension": ("in tension with", "in tension with"),
}
"""What `b` does to `a`, and what `a` suffers."""

BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
FOUND = re.compile("«([^«»]*)»")


def act(value: str | None) -> str:
    """An act as a verb: denies, rejects → denies its force."""
    return ACTS.get(value or "", value or "says")


def course(value: str | None) -> str:
    """What is said of a matter's course."""
    return STATUSES.get(value or "", "speaks of it")


def day(value: str | dt.date | None) -> str:
    """A day as newspapers print it; anything else stays as it is.

    >>> day("2031-05-07"), day(None)
    ('7 May 2031', '')
    """
    if not value:
        return ""
    try:
        when = value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
    except ValueError:
        return str(value)
    return f"{when.day} {when:%B} {when.year}" if len(f"{when:%B}") < 6 else _short(when)


def days(begin: str | dt.date | None, end: str | dt.date | None) -> str:
    """From one day to another, in words.

    >>> days("2031-05-07", "2031-05-07"), days("2031-05-07", None), days(None, None)
    ('7 May 2031', '7 May 2031 or later', '')
    >>> days("2031-05-07", "2031-05-09"), days("2031-05-07", "2031-06-01")
    ('7–9 May 2031', '7 May – 1 June 2031')
    """
    first, last = day(begin), day(end)
    if first and last:
        return first if first == last else _range(first.split(), last.split())
    if first:
        return f"{first} or later"
    return f"{last} or earlier" if last else ""


def _range(first: list[str], last: list[str]) -> str:
    """Two days without what they share: month and year, or the year."""
    if first[1:] == last[1:]:
        return f"{first[0]}–{' '.join(last)}"
    same_year = first[-1] == last[-1]
    return f"{' '.join(first[:-1] if same_year else first)} – {' '.join(last)}"


def _short(when: dt.date) -> str:
    return f"{when.day} {when:%b} {when.year}"


def plain(text: Any) -> str:
    r"""The text without characters that are no text, or turn the line about.

    >>> plain("red\x1b[31m \u202eback")
    'red·[31m ·back'
    """
    return CONTROL.sub("·", BIDI.sub("·", str(text)))


def found(snippet: str) -> Markup:
    """A search snippet with the words found marked."""
    return Markup(FOUND.sub(r"<mark>\1</mark>", str(escape(plain(snippet)))))  # noqa: S704 - escaped


def count(number: int | None, noun: str) -> str:
    """A number of things.

    >>> count(1, "page"), count(2, "copy"), count(1200, "outlet")
    ('1 page', '2 copies', '1,200 outlets')
    """
    number = number or 0
    if number == 1:
        return f"1 {noun}"
    first, of, rest = noun.partition(" of ")
    many = f"{first[:-1]}ies" if first.endswith("y") else f"{first}s"
    return f"{number:,} {many}{of}{rest}"


def who(row: Mapping[str, Any], side: str = "") -> str:
    """The speaker of a row, or its source in the page's words, or nobody."""
    named = row.get(f"{side}who") or row.get(f"{side}speaker_name") or row.get(f"{side}source")
    return str(named or "nobody named")


FILTERS = {
    "act": act,
    "count": count,
    "course": course,
    "day": day,
    "found": found,
    "in_words": in_words,
    "plain": plain,
}
"""What templates call."""
