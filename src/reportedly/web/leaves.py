"""A block's text cut wherever a statement or an alteration begins or ends.

Statements overlap and nest, so a block becomes leaves: stretches of text that lie in the same
statements throughout. Each statement has a lane, so that its underline stays at one height.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from reportedly.page import Alteration, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportedly.page import Block
    from reportedly.statement import Report, Statement

LANES = 3
"""Underlines drawn under each other; a statement inside three others has no line of its own."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of text, the statements it lies in, and how it reads on the page as it lies.

    `begins` names the statements whose words begin here, for links to them. `roles` are content,
    source or cue. `lines` names each underline: its lane, the statement's type, and whether it is
    told inside another. `original` is None where nothing was altered.
    """

    text: str
    statements: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    original: str | None = None
    change: str | None = None


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


def lanes(statements: Iterable[Statement]) -> dict[str, int]:
    """The lane of each statement: the lowest that none overlapping it has; longest go first."""
    taken: list[tuple[Span, int]] = []
    found: dict[str, int] = {}
    reached = [(item, Span(spans[0].start, spans[-1].end)) for item in statements
               if (spans := sorted(item.content.spans))]  # fmt: skip
    for item, span in sorted(reached, key=lambda pair: (pair[1].start, -pair[1].end)):
        taken = [pair for pair in taken if pair[0].end > span.start]
        busy = {lane for _, lane in taken}
        lane = next(number for number in range(len(busy) + 1) if number not in busy)
        found[item.id] = lane
        taken.append((span, lane))
    return found


def kinds(report: Report) -> dict[str, str]:
    """The kind of underline of each statement: its lane, its type, and whether told in another."""
    lane = lanes(report.statements)
    return {
        item.id: f"u{lane[item.id]}-{item.type.value.split()[0]}{'-in' if item.parent else ''}"
        for item in report.statements
        if lane.get(item.id, LANES) < LANES
    }


def page_leaves(report: Report) -> Iterator[tuple[Block, list[Leaf]]]:
    """Every block of the page with its leaves; time grows with blocks, marks and alterations."""
    blocks = report.page.blocks
    marked = _by_block(blocks, marks(report))
    altered = _by_block(blocks, report.page.alterations)
    cutting = _Cutting(report)
    for number, block in enumerate(blocks):
        yield block, list(cutting.leaves(block, marked[number], altered[number]))


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


class _Cutting:
    """A report while its blocks are cut, which statements were begun already among it."""

    def __init__(self, report: Report) -> None:
        self.text = report.page.text.original
        self.kinds: Mapping[str, str] = kinds(report)
        self.begun: set[str] = set()

    def leaves(
        self, block: Block, near: Sequence[Mark], altered: Sequence[Alteration]
    ) -> Iterator[Leaf]:
        """The leaves of one block, in text order; together they are its restored text."""
        cuts = {block.span.start, block.span.end}
        for span in (*(mark.span for mark in near), *(item.span for item in altered)):
            cuts.update(
                at for at in (span.start, span.end) if block.span.start < at < block.span.end
            )
        changes = {item.span.start: item for item in altered}
        change: Alteration | None = None
        for start, end in pairwise(sorted(cuts)):
            change = changes.get(start, change)
            if change is not None and change.span.end < end:
                change = None
            over = [mark for mark in near if mark.span.start <= start and end <= mark.span.end]
            yield self._leaf(Span(start, end), over, change)

    def _leaf(self, span: Span, over: list[Mark], change: Alteration | None) -> Leaf:
        lies = self.text[span.start : span.end]
        statements = tuple(dict.fromkeys(mark.statement for mark in over))
        said = dict.fromkeys(mark.statement for mark in over if mark.role == "content")
        leaf = Leaf(
            lies,
            statements,
            tuple(dict.fromkeys(mark.role for mark in over)),
            self._begins(said),
            tuple(self.kinds[name] for name in said if name in self.kinds),
        )
        return leaf if change is None else _altered(leaf, span, change)

    def _begins(self, said: Iterable[str]) -> tuple[str, ...]:
        """The statements whose words were not shown before."""
        new = tuple(name for name in said if name not in self.begun)
        self.begun.update(new)
        return new


def _altered(leaf: Leaf, span: Span, change: Alteration) -> Leaf:
    told = f"{_points(change.original)} → {_points(change.restored) or 'nothing'}: {change.reason}"
    shown = change.restored if span.start == change.span.start else ""
    return Leaf(shown, leaf.statements, leaf.roles, leaf.begins, leaf.lines, leaf.text, told)


def _points(text: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in text[:4])


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
