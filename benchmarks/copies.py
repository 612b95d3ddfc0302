"""Which documents repeat which, who was first, and which sentence became which."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.area import Area, Row, Score, file_in, read_rows, run_scorer
from reportedly.copies import Document, align, find_copies
from reportedly.restoration import restore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportedly.offsets import Span


def predict(place: Path) -> Iterator[Row]:
    """The found pairs, with the likely original."""
    for one in find_copies(_documents(place)):
        yield {"a": one.a, "b": one.b, "original": one.original, "kind": str(one.kind)}


def _documents(place: Path) -> Iterator[Document]:
    for row in read_rows(file_in(place, "docs.jsonl")):
        day = date.fromisoformat(row["date"]) if row.get("date") else None
        yield Document(row["id"], restore(row["text"]).text, day, row.get("outlet"))


def score(place: Path, predictions: Path) -> Score | None:
    """The scorer's figures for pairs and, given the right pairs, for sentences."""
    gold = place / "gold"
    if place.is_file() or not (gold / "pairs.jsonl").exists():
        return None
    spans = predictions.with_suffix(".spans.jsonl")
    with spans.open("w", encoding="utf-8") as lines:
        for row in _aligned(place):
            lines.write(json.dumps(row) + "\n")
    figures = run_scorer("copies/score.py", predictions, "--gold", gold, "--spans", spans)
    recall, precision = figures["sentence_recall"], figures["sentence_precision"]
    figures["sentence_f1"] = 2 * recall * precision / max(1e-9, recall + precision)
    return figures


def _aligned(place: Path) -> Iterator[Row]:
    """Aligned sentences of the pairs the scorer asks for (their ids only), in given positions."""
    texts = {row["id"]: row["text"] for row in read_rows(file_in(place, "docs.jsonl"))}
    for row in read_rows(place / "gold" / "sentences.jsonl"):
        copy, original = restore(texts[row["copy"]]), restore(texts[row["original"]])
        found = align(copy.text, original.text)
        spans = [
            [*_ends(copy.offsets, one.left), *_ends(original.offsets, one.right)] for one in found
        ]
        yield {"copy": row["copy"], "original": row["original"], "spans": spans}


def _ends(offsets: list[int], span: Span) -> tuple[int, int]:
    """Start and end in the text as given, by the restoration's offset of each character."""
    return offsets[span.start], offsets[span.end - 1] + 1


AREA = Area(data="eval/copies", predict=predict, score=score)
