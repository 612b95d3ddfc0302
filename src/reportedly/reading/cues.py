"""Lines that say what they are: "Leave a Reply", "Related articles", "Subscribe to our newsletter".

The table beside this file holds standing phrases of content systems and their themes, none of any
one outlet. They name the rare labels more surely than a few hundred labelled pages can.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from reportedly.page import Label

TABLE = Path(__file__).with_name("cues.txt")
LONGEST = 160
"""Characters of a line that may be a cue: a longer one is running text that happens to begin so."""

_CASED = {Label.BYLINE, Label.BIO}


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[Label, re.Pattern[str]], ...]:
    """Each label of the table with one pattern of all its phrases, in the order of the table."""
    phrases: dict[Label, list[str]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, pattern = line.split(" ", 1)
            phrases.setdefault(Label(name), []).append(pattern)
    return tuple(
        (label, re.compile("|".join(patterns), re.NOFLAG if label in _CASED else re.IGNORECASE))
        for label, patterns in phrases.items()
    )


def cue_of(text: str) -> tuple[Label, str] | None:
    """The label a line's own words name, and those words; None where they name none.

    `text` is folded (`reportedly.reading.fold`).

    >>> cue_of("Leave a Reply")
    (<Label.COMMENTS: 'comments'>, 'Leave a Reply')
    """
    if len(text) > LONGEST:
        return None
    for label, pattern in _cues():
        found = pattern.search(text)
        if found:
            return label, found[0]
    return None
