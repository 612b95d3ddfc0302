"""Which documents repeat which, who was first, and which sentence became which."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.area import Area, Row, Score, file_in, read_rows, run_scorer
from reportedly.copies import Document, align
from reportedly.copies.find import compare_all, judge
from reportedly.restoration import restore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportedly.offsets import Span


def predict(place: Path) -> Iterator[Row]:
    """The found pairs, with the likely original; `bare` is the one told without credit lines.

    The set's program planted credit lines, so what they tell is no evidence of skill.
    """
    given = {one.id: one for one in documents(place)}
    pairs = compare_all(given)
    plain = {pair: replace(verdict, credit=0) for pair, verdict in pairs.items()}
    bare = {(one.a, one.b): one for one in judge(given, plain, given.values())}
    for one in judge(given, pairs, given.values()):
        yield {
            "a": one.a,
            "b": one.b,
            "original": one.original,
            "bare": bare[one.a, one.b].original,
            "kind": str(one.kind),
            "confidence": one.confidence,
        }


def documents(place: Path) -> Iterator[Document]:
    """The documents of the set, letters restored."""
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
    bare = predictions.with_suffix(".bare.jsonl")
    rows = list(read_rows(predictions))
    bare.write_text("".join(json.dumps({**row, "original": row["bare"]}) + "\n" for row in rows))
    told = run_scorer("copies/score.py", bare, "--gold", gold)
    figures["original_right_no_credit_lines"] = told["original_right"]
    figures |= _kinds(rows, gold / "pairs.jsonl")
    recall, precision = figures["sentence_recall"], figures["sentence_precision"]
    figures["sentence_f1"] = 2 * recall * precision / max(1e-9, recall + precision)
    return figures


KINDS = {
    **dict.fromkeys(("exact", "homoglyph", "truncated", "edited"), ("identical", "near")),
    **dict.fromkeys(("light", "medium", "heavy", "rewrite"), ("spun",)),
    "excerpt": ("excerpt",),
    "sibling": ("sibling",),
}
"""What each kind of the set is to be called; mosaics, hosts and natural pairs may be several."""


def _kinds(rows: list[Row], gold: Path) -> Score:
    """Share of found pairs called by the right kind, and of originals right by confidence."""
    known = {frozenset((row["a"], row["b"])): row for row in read_rows(gold)}
    right: dict[str, list[bool]] = {}
    sure: dict[str, list[bool]] = {}
    for row in rows:
        pair = known.get(frozenset((row["a"], row["b"])))
        if pair is None or pair["label"] == "ignore":
            continue
        kind = pair["kind"].split(":")[0]
        if kind in KINDS:
            right.setdefault(kind, []).append(row["kind"] in KINDS[kind])
        if pair["label"] == "copy" and pair["original"] and row["original"] and kind != "sibling":
            step = f"{int(row['confidence'] * 10) / 10:.1f}"
            sure.setdefault(step, []).append(row["original"] == pair["original"])
    share = {key: round(sum(hits) / len(hits), 3) for key, hits in sorted(right.items())}
    steps = {key: f"{sum(hits)}/{len(hits)}" for key, hits in sorted(sure.items())}
    return {"kind_right": share, "original_right_by_confidence": steps}


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


def peers(place: Path) -> Score:
    """The best of what datasketch and rensa find, each with its settings swept."""
    from benchmarks._copies_peers import peers as swept

    return swept(place)


AREA = Area(data="eval/copies", predict=predict, score=score, peers=peers)
