"""Accounts of one page that stand against each other, brought together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Opposition:
    """Accounts of one page that each stand against each of some others there.

    `by` are those that contradict or deny, each with the reasons why it is shown; `against` are
    those they are against. An account is the row of a pair it stands in.
    """

    row: Row
    by: tuple[tuple[Row, tuple[str, ...]], ...]
    against: tuple[Row, ...]


def oppositions(rows: Iterable[Row]) -> list[Opposition]:
    """Pairs of accounts, brought together where the same accounts are opposed; in order."""
    met: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        met.setdefault((row["page"], row["kind"], row["b"]), []).append(row)
    alike: dict[tuple[object, ...], list[list[Row]]] = {}
    for (page, kind, _), pairs in met.items():
        opposed = frozenset(row["a"] for row in pairs)
        alike.setdefault((page, kind, opposed), []).append(pairs)
    return [
        Opposition(
            groups[0][0],
            tuple((pairs[0], tuple(dict.fromkeys(row["reason"] for row in pairs)))
                  for pairs in groups),
            tuple(groups[0]),
        )
        for groups in alike.values()
    ]  # fmt: skip
