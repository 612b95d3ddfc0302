"""Dates of a text in one call."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.dating.find import LANGUAGES, find_expressions, has_grammar
from reportedly.dating.resolve import resolve
from reportedly.dating.story import date_story
from reportedly.errors import UnknownLanguage

if TYPE_CHECKING:
    from datetime import date

    from reportedly.statement import TimeExpression


def find_dates(
    text: str, published: date | None = None, *, language: str = "en"
) -> list[TimeExpression]:
    """The time expressions of `text` with the days they denote; spans are positions of `text`.

    `published` is the day relative words are seen from; without it that day is inferred from the
    text where it can be. Look-alike letters are read as the letters they stand for. `language` is
    a code as in BCP 47 ("en", "en-GB"); `UnknownLanguage` where there is no grammar for it.

    >>> from datetime import date
    >>> [(t.text, t.value) for t in find_dates("They met last Friday.", date(2021, 6, 9))]
    [('last Friday', '2021-06-04')]
    """
    if not has_grammar(language):
        raise UnknownLanguage(
            f'no dates are read in the language "{language}"',
            todo=f"There are grammars for: {', '.join(sorted(LANGUAGES))}",
        )
    if text.isascii():
        return _dates(text, published)
    from reportedly.restoration import restore

    restored = restore(text)
    if not restored.attacked:
        return _dates(text, published)
    found = _dates(restored.text, published)
    return [replace(time, span=restored.map.source(time.span)) for time in found]


def _dates(text: str, published: date | None) -> list[TimeExpression]:
    expressions = find_expressions(text)
    story = date_story(text, (), expressions, published=published)
    return list(resolve(expressions, story))
