"""Lines that say what they are: "Leave a Reply", "Related articles", "Subscribe to our newsletter".

The table beside this file holds standing phrases of content systems and their themes, none of any
one outlet. They name the rare labels more surely than a few hundred labelled pages can.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from reportedly.page import Label

TABLE = Path(__file__).with_name("cues.txt")
LONGEST = 160
"""Characters of a line that may be a cue: a longer one is running text that happens to begin so."""

_CASED = {Label.BYLINE, Label.BIO}


class Cues(NamedTuple):
    """Phrases of several labels as one pattern, whose groups have the labels' names.

    Where all of them begin a line, it is asked for there alone. Where any words are `needed`, only
    lines that have one of them are asked.
    """

    pattern: re.Pattern[str]
    at_start: bool
    needed: tuple[str, ...]


_NEEDED = {
    Label.BODY: ("comment",),
    Label.COOKIE: ("cookie",),
    Label.BIO: (" is a", " is the", "about the"),
}
"""Words, in small letters, without one of which no phrase of these labels can be there."""


@lru_cache(maxsize=1)
def _cues() -> tuple[Cues, ...]:
    """The phrases of the table in its order, labels next to each other put together."""
    phrases: dict[Label, list[str]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, pattern = line.split(" ", 1)
            phrases.setdefault(Label(name), []).append(pattern)
    groups = groupby(phrases, lambda label: _NEEDED.get(label, ()))
    return tuple(
        Cues(
            re.compile("|".join(_named(label, phrases[label]) for label in labels)),
            all(phrase.startswith("^") for label in labels for phrase in phrases[label]),
            needed,
        )
        for needed, labels in ((needed, tuple(labels)) for needed, labels in groups)
    )


def _named(label: Label, patterns: list[str]) -> str:
    """The phrases of a label as a group of its name; capitals count for some labels only."""
    flags = "" if label in _CASED else "i"
    return f"(?P<{label}>(?{flags}:{'|'.join(patterns)}))"


def cue_of(text: str) -> tuple[Label, str] | None:
    """The label a line's own words name, and those words; None where they name none.

    `text` is folded (`reportedly.reading.fold`).

    >>> cue_of("Leave a Reply")
    (<Label.COMMENTS: 'comments'>, 'Leave a Reply')
    """
    if len(text) > LONGEST:
        return None
    lower = text.lower()
    for pattern, at_start, needed in _cues():
        if not needed or any(map(lower.__contains__, needed)):
            found = pattern.match(text) if at_start else pattern.search(text)
            if found:
                return Label(str(found.lastgroup)), found[0]
    return None
