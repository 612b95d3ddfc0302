"""Which quotations of different documents tell the same words. Scored here, by the set's rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.area import Area, Row, Score, file_in, read_rows
from reportedly.copies import Quotation, same_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def predict(place: Path) -> Iterator[Row]:
    """The pairs of the same quotation."""
    rows = read_rows(file_in(place, "quotes.jsonl"))
    for a, b in same_quotes(Quotation(row["id"], row["doc"], row["quote"]) for row in rows):
        yield {"a": a, "b": b}


def score(place: Path, predictions: Path) -> Score | None:
    """Precision, recall and F1; pairs the gold ignores count for nothing."""
    path = place / "gold" / "quote_pairs.jsonl"
    if place.is_file() or not path.exists():
        return None
    gold = {frozenset((row["a"], row["b"])): row["label"] for row in read_rows(path)}
    found = {frozenset((row["a"], row["b"])) for row in read_rows(predictions)}
    same = sum(label == "same" for label in gold.values())
    right = sum(gold.get(pair) == "same" for pair in found)
    wrong = sum(pair not in gold for pair in found)
    precision, recall = right / max(1, right + wrong), right / max(1, same)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": precision, "recall": recall, "f1": f1, "found": len(found)}


AREA = Area(data="eval/copies", predict=predict, score=score)
