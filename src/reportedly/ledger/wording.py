"""Words of a text as full-text search sees them, the same for every store.

A word is a run of letters, digits and the marks on them; it counts in lower case without marks,
so that "Žukauskas" and "zukauskas" are one (as SQLite's tokenizer `unicode61 remove_diacritics 2`
does).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


class Word(NamedTuple):
    """A word of a text: how it counts, and where it stands."""

    form: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order.

    >>> [word.form for word in words("Žukauskas’s 3rd e-mail")]
    ['zukauskas', 's', '3rd', 'e', 'mail']
    """
    for match in WORD.finditer(text):
        yield Word(form(match[0]), match.start(), match.end())


@lru_cache(maxsize=65536)
def form(word: str) -> str:
    """A word as it counts: lower case, no marks."""
    apart = unicodedata.normalize("NFD", word.lower())
    kept = "".join(char for char in apart if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", kept)


def forms(text: str) -> tuple[str, ...]:
    """The words of a text as they count, without their places."""
    return tuple(word.form for word in words(text))
