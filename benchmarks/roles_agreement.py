"""How far two readings of the same articles agree on roles: the ceiling of `roles`.

Twelve articles were annotated twice, the second time without sight of the first
(`training/annotations/roles-second.jsonl`). The second reading is scored as a program would be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks._roles import figures, read_annotation
from benchmarks.area import Area, Row, Score, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def predict(_place: Path) -> Iterator[Row]:
    """The second reading, one row an article."""
    for doc, rows in read_annotation("roles-second.jsonl").items():
        yield {"doc": doc, "second": rows}


def score(place: Path, predictions: Path) -> Score:
    """Figures of the second reading against the first."""
    second = {row["doc"]: row["second"] for row in read_rows(predictions)}
    first = {doc: rows for doc, rows in read_annotation("roles.jsonl").items() if doc in second}
    return figures(place, first, second)


AREA = Area(data="data", predict=predict, score=score)
