"""What the labeller sees of the markup that each line stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reportedly.reading.elements import HINTS
from reportedly.reading.shapes import LONG

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reportedly.reading.markup import Element, Line

MARKUPS = 2 * HINTS + 17 + 14

_TAGS = (
    "p", "li", "h1", "h2", "h3", "h4", "div", "td", "blockquote", "figcaption", "button", "span",
    "a", "time", "section", "label", "option",
)  # fmt: skip


def surroundings(lines: list[Line]) -> NDArray[np.float32]:
    """Numbers about where each line stands in the markup."""
    found = np.zeros((len(lines), MARKUPS), dtype=np.float32)
    near = np.array([_near(line) for line in lines], dtype=np.int64)
    far = np.array([line.element.above_all for line in lines], dtype=np.int64)
    places = 1 << np.arange(HINTS, dtype=np.int64)
    found[:, :HINTS] = (near[:, None] & places) != 0
    found[:, HINTS : 2 * HINTS] = (far[:, None] & places) != 0
    at = 2 * HINTS
    for row, line in enumerate(lines):
        tag = _block_tag(line.element)
        if tag in _TAGS:
            found[row, at + _TAGS.index(tag)] = 1
    found[:, at + len(_TAGS) :] = _weights(lines)
    return found


def _near(line: Line) -> int:
    """The hints of the line's element, those in the line, its parent's and grandparent's."""
    return line.inline | line.element.bits | line.element.above


def _block_tag(element: Element) -> str:
    """The tag of the innermost element that is no bare inline one."""
    return element.tag


def _weights(lines: list[Line]) -> NDArray[np.float32]:
    """Links, depth, and how much of the page's running text shares the line's container."""
    weight: dict[int, int] = {}
    paths = [_chain(line.element) for line in lines]
    total = 0
    for line, path in zip(lines, paths, strict=True):
        prose = line.size if line.size >= LONG and line.linked < line.size / 2 else 0
        total += prose
        for number in path:
            weight[number] = weight.get(number, 0) + prose
    whole = max(1, total)
    rows = []
    for line, path in zip(lines, paths, strict=True):
        shares = [weight[number] / whole for number in path[:5]]
        shares += [shares[-1] if shares else 0.0] * (5 - len(shares))
        size = max(1, line.size)
        rows.append(
            [
                1.0,
                line.linked / size,
                float(line.linked >= size),
                min(line.links, 5) / 5,
                line.bold / size,
                float(line.bold >= size),
                min(line.element.depth, 40) / 40,
                *shares,
                max(shares[1:4]),
                float(bool(line.element.words)),
            ]
        )
    return np.array(rows, dtype=np.float32)


def _chain(element: Element) -> list[int]:
    """The numbers of the line's element and those around it, innermost first, five at most."""
    found: list[int] = []
    at: Element | None = element
    while at is not None and len(found) < 5:
        found.append(at.number)
        at = at.parent
    return found


_INLINE = frozenset(
    [
        "a",
        "b",
        "cite",
        "em",
        "font",
        "i",
        "mark",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    ]
)


def groups(lines: list[Line]) -> NDArray[np.int64]:
    """For each line the number of its container, and that of its make; two rows, from zero."""
    containers: dict[int, int] = {}
    makes: dict[tuple[object, ...], int] = {}
    found = np.empty((2, len(lines)), dtype=np.int64)
    for row, line in enumerate(lines):
        block = line.element
        while block.tag in _INLINE and block.parent is not None:
            block = block.parent
        around = block.parent or block
        make = (block.tag, block.words, around.tag, around.words)
        found[0, row] = containers.setdefault(around.number, len(containers))
        found[1, row] = makes.setdefault(make, len(makes))
    return found
