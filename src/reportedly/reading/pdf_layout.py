"""Lines on sheets to paragraphs: by place and type size alone."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from reportedly.offsets import MapBuilder, OffsetMap, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PARAGRAPH_GAP = 1.25
"""Times the usual distance of lines: half way between one (lines of one paragraph) and one and a
half (paragraphs set off by half a line, the least that reads as a gap)."""

SIZE_STEP = 0.5
"""Points; type sizes that differ less are the same (a full point is the smallest step in use)."""

EDGE = 0.12
"""Share of a sheet's height, above and below, in which heads and feet stand: one inch of a sheet of
letter paper is .09, and the heading stands within or right under that margin."""

REPEATED = 3
"""Sheets on which an edge line must recur, page numbers set aside; on two or fewer sheets nothing
can be told from a repeated sentence, except where both sheets have it."""

NUMBERS = re.compile(r"\d+")
ENDING = re.compile(r"[^\W\d_]-$")
LOWER_START = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet; distances in points from the sheet's upper left corner."""

    text: str
    sheet: int
    top: float
    bottom: float
    left: float
    size: float
    height: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, as numbers in reading order."""

    lines: tuple[int, ...]
    sheet: int
    size: float
    is_furniture: bool = False


def furniture(lines: Sequence[Line], sheets: int) -> frozenset[int]:
    """The numbers of the lines at the sheets' edges that recur from sheet to sheet."""
    places: defaultdict[str, set[int]] = defaultdict(set)
    edge = [number for number, line in enumerate(lines) if _at_edge(line)]
    for number in edge:
        places[_pattern(lines[number].text)].add(lines[number].sheet)
    least = min(REPEATED, sheets)
    if sheets < 2:
        return frozenset()
    return frozenset(n for n in edge if len(places[_pattern(lines[n].text)]) >= least)


def _at_edge(line: Line) -> bool:
    return line.bottom < line.height * EDGE or line.top > line.height * (1 - EDGE)


def _pattern(text: str) -> str:
    """A line with its numbers masked: "Page 3 of 7" and "Page 4 of 7" are the same."""
    return NUMBERS.sub("#", text)


def paragraphs(lines: Sequence[Line], apart: frozenset[int]) -> list[Paragraph]:
    """The lines as paragraphs; the lines in `apart` each on their own."""
    usual = _leading(lines)
    found: list[Paragraph] = []
    current: list[int] = []
    for number, line in enumerate(lines):
        if number in apart:
            continue
        if current and _breaks(lines[current[-1]], line, usual):
            found.append(_paragraph(lines, current))
            current = []
        current.append(number)
    if current:
        found.append(_paragraph(lines, current))
    found += [Paragraph((n,), lines[n].sheet, lines[n].size, is_furniture=True) for n in apart]
    return sorted(found, key=lambda part: part.lines[0])


def _paragraph(lines: Sequence[Line], numbers: list[int]) -> Paragraph:
    first = lines[numbers[0]]
    return Paragraph(tuple(numbers), first.sheet, first.size)


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance from line to line, in type sizes; infinite where there is only one line.

    Lines more than twice the type's size apart are set off, not lines of one paragraph: double
    spacing is the widest in use.
    """
    steps = [
        (later.top - line.top) / later.size
        for line, later in itertools.pairwise(lines)
        if line.sheet == later.sheet and 0 < later.top - line.top <= 2 * later.size
    ]
    return median(steps) if steps else float("inf")


def _breaks(line: Line, later: Line, usual: float) -> bool:
    """Whether a new paragraph begins with `later`."""
    if abs(line.size - later.size) > SIZE_STEP:
        return True
    is_whole = line.text.endswith((".", "!", "?", "\u201d", '"', ":"))
    if line.sheet != later.sheet or later.top < line.top:  # a new sheet or column
        return is_whole
    is_indented = later.left > line.left + later.size / 2 and is_whole
    return later.top - line.top > usual * later.size * PARAGRAPH_GAP or is_indented


def join_lines(raw: str, parts: Sequence[Paragraph]) -> tuple[str, OffsetMap, list[Span]]:
    """The paragraphs of `raw` (one line each of the lines), the map to `raw`, and their spans.

    Line ends become spaces; a hyphen that only divides a word at a line's end is taken out, and
    stays in `raw`.
    """
    starts = _line_starts(raw)
    known = frozenset(word.lower() for word in re.findall(r"\w+(?:-\w+)*", raw.replace("\n", " ")))
    builder = MapBuilder()
    pieces: list[str] = []
    spans: list[Span] = []
    for part in parts:
        if pieces:
            pieces.append("\n")
            builder.whole(1, starts[part.lines[0]][0], starts[part.lines[0]][0])
        begin = builder.length
        for text, start, end in _joined(raw, [starts[number] for number in part.lines], known):
            pieces.append(text)
            if end - start == len(text) and raw[start:end] == text:
                builder.copy(len(text), start)
            else:
                builder.whole(len(text), start, end)
        spans.append(Span(begin, builder.length))
    return "".join(pieces), builder.build(), spans


def _line_starts(raw: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    for line in raw.split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _joined(
    raw: str, ranges: Sequence[tuple[int, int]], known: frozenset[str]
) -> Iterator[tuple[str, int, int]]:
    """The text parts of one paragraph, each with the range of `raw` it stands for."""
    for number, (start, end) in enumerate(ranges):
        is_last = number + 1 == len(ranges)
        following = "" if is_last else raw[slice(*ranges[number + 1])]
        line = raw[start:end]
        if is_last:
            yield line, start, end
        elif ENDING.search(line) and following[:1].islower():
            keep = is_compound(line, following, known)
            yield (line, start, end) if keep else (line[:-1], start, end - 1)
        else:
            yield line, start, end
            yield " ", end, ranges[number + 1][0]


def is_compound(line: str, following: str, known: frozenset[str]) -> bool:
    """Whether the hyphen at the end of `line` belongs to the word, as the document writes it.

    >>> is_compound("the state-", "owned mill", frozenset({"state-owned"}))
    True
    """
    left = line[:-1].rsplit(None, 1)[-1].lower()
    match = LOWER_START.match(following)
    right = match[0].lower() if match else ""
    return f"{left}-{right}" in known and f"{left}{right}" not in known
