"""Which of two documents came first, by day, by credit, and by what others repeat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.copies.document import Document

BY_DAY = 1.0
BY_CREDIT = 2.0
BY_OTHERS = 5.0
"""Weights of an earlier day, of being credited by the other, and of each unit of likeness by which
the family's other members are nearer to it. Chosen on ../shared/eval/copies (no training part)."""

CONFIDENT = 0.2
"""Least sum that decides: under it nothing tells the two apart. Own judgement."""

SHORTEST_OUTLET = 4
"""Letters of an outlet's name that can be looked for in a text without chance finds."""


@dataclass(frozen=True, slots=True)
class Likely:
    """The number of the likely original, None where nothing tells, and why."""

    number: int | None
    evidence: tuple[str, ...]


def originals(
    documents: Sequence[Document], likeness: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], Likely]:
    """For each pair of copies its likely original."""
    near: dict[int, dict[int, float]] = {}
    for (a, b), value in likeness.items():
        near.setdefault(a, {})[b] = value
        near.setdefault(b, {})[a] = value
    return {(a, b): _decide(documents, near, a, b) for a, b in likeness}


def _decide(
    documents: Sequence[Document], near: Mapping[int, Mapping[int, float]], a: int, b: int
) -> Likely:
    """The sum of all that speaks for `a` (above 0) or for `b` (below)."""
    total = 0.0
    evidence = []
    day = _earlier(documents[a], documents[b])
    if day:
        total += BY_DAY * day
        evidence.append(f"{documents[a if day > 0 else b].id} is dated earlier")
    credit = _credits(documents[b], documents[a]) - _credits(documents[a], documents[b])
    if credit:
        total += BY_CREDIT * credit
        evidence.append(f"{documents[a if credit > 0 else b].id} is named by the other")
    others = (near[a].keys() & near[b].keys()) - {a, b}
    nearer = sum(near[a][other] - near[b][other] for other in sorted(others))
    if others:
        total += BY_OTHERS * nearer
        middle = documents[a if nearer > 0 else b].id
        evidence.append(f"{len(others)} other copies are nearer to {middle}")
    if abs(total) < CONFIDENT:
        return Likely(None, tuple(evidence))
    return Likely(a if total > 0 else b, tuple(evidence))


def _earlier(left: Document, right: Document) -> int:
    """1 where `left` is dated before `right`, -1 after, 0 on one day or not known."""
    if left.published is None or right.published is None:
        return 0
    return (right.published > left.published) - (right.published < left.published)


def _credits(copy: Document, other: Document) -> int:
    """1 where `copy` names the other's outlet and does not share it."""
    outlet = (other.outlet or "").lower()
    if len(outlet) < SHORTEST_OUTLET or outlet == (copy.outlet or "").lower():
        return 0
    return int(outlet in copy.text.lower())
