"""Pictures as SVG: the hands a statement came through, and a matter's course in time.

Strings made on the server, every word escaped, no style of their own: classes in `room.css`
colour them, so that they follow light and dark.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from reportedly.web.wording import day, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CHAR = 7.1
"""Width of a letter of the pictures' 13 px sans serif, in px: boxes fit names of any letters."""

LONGEST = 30
"""Letters of a name a box shows."""

BOX, GAP, HEIGHT = 22, 30, 34


def chain(hands: Sequence[str]) -> Markup:
    """The way from the speaker to the page, left to right, a box for each hand."""
    names = [_cut(name) for name in hands if name]
    if len(names) < 2:
        return Markup()
    parts, at = [], 1.0
    for number, name in enumerate(names):
        wide = len(name) * CHAR + BOX
        if number:
            parts.append(
                f'<path class="arrow" d="M{at - GAP + 4:.0f} 17h{GAP - 12}m-5-4 5 4-5 4"/>'
            )
        kind = "hand end" if number in {0, len(names) - 1} else "hand"
        parts.append(
            f'<g class="{kind}"><rect x="{at:.0f}" y="4" width="{wide:.0f}" height="26" rx="13"/>'
            f'<text x="{at + wide / 2:.0f}" y="21.5">{escape(name)}</text></g>'
        )
        at += wide + GAP
    told = f"It came from {names[0]} through {', '.join(names[1:])}"
    return _svg(at - GAP + 1, HEIGHT, told, parts, "chain")


@dataclass(frozen=True, slots=True)
class Point:
    """A statement in time: its day, the row it belongs to, where it leads, and what it is."""

    when: dt.date
    row: str
    href: str
    told: str
    opposed: bool = False


LEFT, WIDE, LINE, TOP = 190, 880, 30, 34


def timeline(points: Iterable[Point]) -> Markup:
    """Statements as dots in time, a row for each thing said of a matter."""
    given = list(points)
    if not given:
        return Markup()
    rows = list(dict.fromkeys(point.row for point in given))
    given.sort(key=lambda point: point.when)
    first, last = given[0].when, given[-1].when
    span = max(1, (last - first).days)
    height = TOP + LINE * len(rows) + 8
    parts = [*_axis(first, span, height)]
    for number, name in enumerate(rows):
        y = TOP + LINE * number + LINE / 2
        parts.append(f'<text class="row" x="0" y="{y + 4:.0f}">{escape(_cut(name))}</text>'
                     f'<path class="rule" d="M{LEFT} {y:.0f}H{WIDE}"/>')  # fmt: skip
        parts += _dots([point for point in given if point.row == name], first, span, y)
    told = f"Statements from {day(first)} to {day(last)}: {', '.join(rows)}"
    return _svg(WIDE + 14, height, told, parts, "timeline", fluid=True)


def _dots(points: Iterable[Point], first: dt.date, span: int, y: float) -> list[str]:
    drawn, stacked = [], dict[dt.date, int]()
    for point in points:
        number = stacked.get(point.when, 0)
        stacked[point.when] = number + 1
        x = _x(point.when, first, span) + 9 * min(number, 6)
        kind = "dot opposed" if point.opposed else "dot"
        drawn.append(
            f'<a href="{escape(point.href)}"><circle class="{kind}" cx="{x:.0f}" cy="{y:.0f}" '
            f'r="5"><title>{escape(plain(point.told))}</title></circle></a>'
        )
    return drawn


def _axis(first: dt.date, span: int, height: float) -> Iterable[str]:
    """Up to five days along the top, evenly apart, with lines down."""
    steps = min(4, span)
    for number in range(steps + 1):
        when = first + dt.timedelta(days=round(span * number / steps)) if steps else first
        x = _x(when, first, span)
        end = {0: "start", steps: "end"}.get(number, "middle")
        told, place = escape(day(when)), f'x="{x:.0f}" y="16" text-anchor="{end}"'
        yield f'<text class="tick" {place}>{told}</text>'
        yield f'<path class="tickline" d="M{x:.0f} 22V{height - 4:.0f}"/>'


def _x(when: dt.date, first: dt.date, span: int) -> float:
    return LEFT + 12 + (WIDE - LEFT - 80) * (when - first).days / span


def _cut(name: str) -> str:
    name = " ".join(plain(name).split())
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def _svg(
    width: float, height: float, told: str, parts: Iterable[str], kind: str, *, fluid: bool = False
) -> Markup:
    """The picture with what it tells in words; a fluid one has links in it, so is no image."""
    size = "" if fluid else f' width="{width:.0f}" height="{height:.0f}"'
    role = "group" if fluid else "img"
    return Markup(  # noqa: S704 - every word in it was escaped
        f'<svg class="{kind}" viewBox="0 0 {width:.0f} {height:.0f}"{size} role="{role}" '
        f'aria-label="{escape(told)}">{"".join(parts)}</svg>'
    )
