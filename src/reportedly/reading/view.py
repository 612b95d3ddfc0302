"""Lines as the labeller sees them: with the markup they stand in where there is any."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.offsets import Span
    from reportedly.reading.markup import Line


class LineView(NamedTuple):
    """One line: its words, and the scanned markup it stands in (None for plain text)."""

    text: str
    line: Line | None = None


def html_views(text: str, spans: Sequence[Span], lines: Sequence[Line]) -> list[LineView]:
    """The lines of an assembled HTML page."""
    return [
        LineView(text[span.start : span.end], line) for span, line in zip(spans, lines, strict=True)
    ]


def plain_views(text: str, spans: Sequence[Span]) -> list[LineView]:
    """The lines of a plain text."""
    return [LineView(text[span.start : span.end]) for span in spans]
