"""Do two statements about a matter conflict? Own pairs, scored here: no scorer is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.area import Area, Row, Score, file_in, read_rows
from reportedly.matters import relation_of
from reportedly.statement import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LABEL = {
    RelationKind.SAME: "agree",
    RelationKind.AGREE: "agree",
    RelationKind.CONFLICT: "conflict",
    RelationKind.UNDERCUT: "undercut",
    RelationKind.TENSION: "compatible",
    RelationKind.COMPATIBLE: "compatible",
}
"""A tension is shown as such, never as a conflict: the set counts it with the compatible."""


def predict(place: Path) -> Iterator[Row]:
    """A label for each pair, from its two sentences alone."""
    for row in read_rows(file_in(place, "pairs.jsonl")):
        kind = relation_of(row["a"], row["b"])
        yield {"id": row["id"], "label": "other" if kind is None else LABEL[kind]}


def score(place: Path, predictions: Path) -> Score | None:
    """Precision and recall of every label, and how many compatible pairs are shown as conflict."""
    gold = {row["id"]: row.get("label") for row in read_rows(file_in(place, "pairs.jsonl"))}
    if not all(gold.values()):
        return None
    found = {row["id"]: row["label"] for row in read_rows(predictions)}
    figures: Score = {"pairs": len(gold)}
    for label in sorted({*gold.values(), *found.values()}):
        right = sum(gold[key] == found.get(key) == label for key in gold)
        shown = sum(value == label for value in found.values())
        there = sum(value == label for value in gold.values())
        figures[label] = {
            "precision": round(right / shown, 3) if shown else None,
            "recall": round(right / there, 3) if there else None,
            "shown": shown,
            "gold": there,
        }
    figures["compatible shown as conflict"] = sum(
        gold[key] == "compatible" and found.get(key) == "conflict" for key in gold
    )
    return figures


AREA = Area(data="eval/conflict", predict=predict, score=score)
