"""An article that a page does not show but holds in a script, for the browser to put in place.

Frameworks that build pages in the browser send the article as a piece of HTML inside a string of
JavaScript or JSON. Scripts are not run here; the string is read, and its text goes where a browser
would put it: into the page. Every character still leads back to the bytes of the script.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reportedly.offsets import MapBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.offsets import OffsetMap
    from reportedly.reading.markup import Line

LEAST = 250
"""Characters of running text from which a page shows an article of its own, and which a string
holds at least to be one: as `kind.MIN_BODY`. Of 346 news pages with an article 2 show fewer."""

RUNNING = 80
"""Characters of a line that count as running text: as `shapes.LONG`."""

PARAGRAPHS = 2
"""Paragraphs a string has at least to be the text of an article and not a teaser."""

MOST = 4_000_000
"""Characters of scripts that are looked at: twice `structured.MAX_SCRIPT`."""

_SCRIPT = re.compile(r"<script\b[^>]{0,2000}>(.*?)</script", re.IGNORECASE | re.DOTALL)
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_PARAGRAPH = re.compile(r"(?:<|\\u003c|\\x3c)p(?:[\s>]|\\u003e|\\x3e)", re.IGNORECASE)
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}"
    r"|x[0-9a-fA-F]{2}|[\"'\\/bfnrt])"
)


def shows_text(lines: Sequence[Line]) -> bool:
    """Whether a page has running text of its own outside links."""
    prose = (line.size for line in lines if line.size >= RUNNING and line.linked < line.size / 2)
    return sum(prose) >= LEAST


def with_held_text(source: str) -> tuple[str, OffsetMap] | None:
    """The source with the longest article of its scripts behind it, and the map to the source.

    None where no script holds one.
    """
    found = max(_strings(source), key=lambda span: span[1] - span[0], default=None)
    if found is None:
        return None
    builder = MapBuilder()
    builder.copy(len(source), 0)
    parts = [source]
    for opening in ("</script>", "<article>"):
        parts.append(opening)
        builder.whole(len(opening), found[0], found[0])
    for text, start, end in _resolved(source, *found):
        parts.append(text)
        if len(text) == end - start:
            builder.copy(len(text), start)
        else:
            builder.whole(len(text), start, end)
    return "".join(parts), builder.build()


def _strings(source: str) -> Iterator[tuple[int, int]]:
    """Where the strings lie that hold the HTML of an article, less their quote marks."""
    looked = 0
    for script in _SCRIPT.finditer(source):
        start, end = script.span(1)
        looked += end - start
        if looked > MOST:
            return
        if _PARAGRAPH.search(source, start, end) is None:
            continue
        for string in _STRING.finditer(source, start, end):
            low, high = string.start() + 1, string.end() - 1
            enough = high - low >= LEAST
            if enough and len(_PARAGRAPH.findall(source, low, high)) >= PARAGRAPHS:
                yield low, high


def _resolved(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The parts of a string with its escapes resolved, each with the source range it stands for."""
    at = start
    for escape in _ESCAPE.finditer(source, start, end):
        low, high = escape.span()
        if low > at:
            yield source[at:low], at, low
        yield _character(escape[0]), low, high
        at = high
    if end > at:
        yield source[at:end], at, end


def _character(escape: str) -> str:
    """What an escape of JSON or JavaScript stands for; half a surrogate pair stands for none."""
    if escape == "\\'":
        return "'"
    written = escape.replace("\\x", "\\u00")
    character: str = json.loads(f'"{written}"')
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character
