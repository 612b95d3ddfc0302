"""A block's text cut wherever a statement or an alteration begins or ends.

Statements overlap and nest, so a block becomes leaves: stretches of text that lie in the same
statements throughout.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from reportedly.page import Alteration, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportedly.page import Block
    from reportedly.statement import Report

LANES = 3
"""Underlines drawn above each other; what lies in more statements shows the outermost three."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of text, the statements it lies in, and how it reads on the page as it lies.

    `first` names the statement that begins here, for links to it. `roles` are content, source or
    cue. `original` is None where nothing was altered.
    """

    text: str
    statements: tuple[str, ...]
    roles: tuple[str, ...]
    first: str | None = None
    original: str | None = None
    change: str | None = None

    @property
    def lanes(self) -> int:
        """How many underlines to draw."""
        return min(LANES, len(self.statements))


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of one statement's role."""

    span: Span
    statement: str
    role: str


Spanned = TypeVar("Spanned", Mark, Alteration)


def marks(report: Report) -> list[Mark]:
    """Every span of every statement's content, source and cue, in text order."""
    found = [
        Mark(span, statement.id, role)
        for statement in report.statements
        for role in ("content", "source", "cue")
        if (words := getattr(statement, role)) is not None
        for span in words.spans
    ]
    return sorted(found, key=lambda mark: (mark.span.start, -mark.span.end))


def page_leaves(report: Report) -> Iterator[tuple[Block, list[Leaf]]]:
    """Every block of the page with its leaves; time grows with blocks, marks and alterations."""
    blocks = report.page.blocks
    marked = _by_block(blocks, marks(report))
    altered = _by_block(blocks, report.page.alterations)
    begun: set[str] = set()
    for number, block in enumerate(blocks):
        yield block, list(_leaves(report, block, marked[number], altered[number], begun))


def _by_block(blocks: Sequence[Block], spanned: Iterable[Spanned]) -> dict[int, list[Spanned]]:
    """What touches each block, by the block's number; blocks come in text order."""
    starts = [block.span.start for block in blocks]
    found: dict[int, list[Spanned]] = defaultdict(list)
    for item in spanned:
        number = max(0, bisect_right(starts, item.span.start) - 1)
        while number < len(blocks) and starts[number] < item.span.end:
            if _meet(item.span, blocks[number].span):
                found[number].append(item)
            number += 1
    return found


def _leaves(
    report: Report,
    block: Block,
    near: Sequence[Mark],
    altered: Sequence[Alteration],
    begun: set[str],
) -> Iterator[Leaf]:
    """The leaves of one block, in text order; together they are its restored text."""
    cuts = {block.span.start, block.span.end}
    for span in (*(mark.span for mark in near), *(item.span for item in altered)):
        cuts.update(at for at in (span.start, span.end) if block.span.start < at < block.span.end)
    changes = {item.span.start: item for item in altered}
    change: Alteration | None = None
    for start, end in pairwise(sorted(cuts)):
        change = changes.get(start, change)
        if change is not None and change.span.end < end:
            change = None
        over = [mark for mark in near if mark.span.start <= start and end <= mark.span.end]
        first = _beginning(over, start, begun)
        if first:
            begun.add(first)
        yield _leaf(report, Span(start, end), over, first, change)


def _beginning(over: list[Mark], start: int, begun: set[str]) -> str | None:
    """The statement whose content begins here, if none of it was shown before."""
    for mark in over:
        if mark.role == "content" and mark.span.start == start and mark.statement not in begun:
            return mark.statement
    return None


def _leaf(
    report: Report, span: Span, over: list[Mark], first: str | None, change: Alteration | None
) -> Leaf:
    lies = report.page.text.original[span.start : span.end]
    statements = tuple(dict.fromkeys(mark.statement for mark in over))
    roles = tuple(dict.fromkeys(mark.role for mark in over))
    if change is None:
        return Leaf(lies, statements, roles, first)
    told = f"{_points(change.original)} → {_points(change.restored) or 'nothing'}: {change.reason}"
    shown = change.restored if span.start == change.span.start else ""
    return Leaf(shown, statements, roles, first, lies, told)


def _points(text: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in text[:4])


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
