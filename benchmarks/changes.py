"""What was changed in copies: how often spun sentences show a turn, and planted changes found.

The set's copies were made by a program that changes no figure on purpose and denies nothing, but
swaps words of names and numbers for others ("John" for a synonym). So figures, names and negations
shown as changed are read by hand; one planted here, in a sentence both have, is there to be found.
"""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING

from benchmarks.area import Area, Row, Score, file_in, read_rows
from reportedly.copies import ChangeKind, compare
from reportedly.restoration import restore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPUN = ("light", "medium", "heavy")
TURNING = (ChangeKind.NUMBER, ChangeKind.NAME, ChangeKind.NEGATION)
MOST_PAIRS = 60
"""Documents of each kind compared: a minute on one core."""

FIGURE = re.compile(r"\b[2-9]\d*\b")
AUXILIARY = re.compile(r"\b(?:is|was|were|will|has|had|would|could)\b(?! not)")


def predict(place: Path) -> Iterator[Row]:
    """For each spun copy the changes shown, and whether each planted change is among them."""
    gold = place / "gold" / "originals.jsonl"
    if place.is_file() or not gold.exists():
        return
    texts = {row["id"]: row["text"] for row in read_rows(file_in(place, "docs.jsonl"))}
    taken = dict.fromkeys(SPUN, 0)
    for row in read_rows(gold):
        if taken.get(row["kind"], MOST_PAIRS) >= MOST_PAIRS:
            continue
        taken[row["kind"]] += 1
        left, right = restore(texts[row["original"]]).text, restore(texts[row["copy"]]).text
        yield {"kind": row["kind"], **_shown(left, right), **_planted(left, right, row["copy"])}


def _shown(left: str, right: str) -> Row:
    aligned = [one for one in compare(left, right).sentences if one.left and one.right]
    alarms = {
        kind.value: sum(any(c.kind is kind for c in one.changes) for one in aligned)
        for kind in TURNING
    }
    return {"sentences": len(aligned), **alarms}


def _planted(left: str, right: str, seed: str) -> Row:
    chance = random.Random(seed)  # noqa: S311 - a seeded choice, no secret
    found = {}
    both = compare(left, right).sentences
    kept = [one.right for one in both if one.left and one.right]
    for kind, pattern, swap in (
        (ChangeKind.NUMBER, FIGURE, lambda old: str(int(old) + 1)),
        (ChangeKind.NEGATION, AUXILIARY, lambda old: f"{old} not"),
    ):
        places = [
            match
            for match in pattern.finditer(right)
            if any(one.start <= match.start() and match.end() <= one.end for one in kept)
        ]
        if not places:
            continue
        place = chance.choice(places)
        new = right[: place.start()] + swap(place[0]) + right[place.end() :]
        changes = compare(left, new).changes
        found[f"planted_{kind}"] = any(
            one.kind is kind and one.right and abs(one.right.start - place.start()) < 12
            for one in changes
        )
    return found


def score(place: Path, predictions: Path) -> Score | None:
    """Share of aligned sentences that show a change of each kind, and of planted changes found."""
    rows = list(read_rows(predictions))
    if place.is_file() or not rows:
        return None
    total = sum(row["sentences"] for row in rows)
    figures: Score = {"sentences": total}
    for kind in TURNING:
        figures[f"shown_{kind}"] = sum(row[kind.value] for row in rows) / max(1, total)
        hits = [row[f"planted_{kind}"] for row in rows if f"planted_{kind}" in row]
        if hits:
            figures[f"found_{kind}"] = sum(hits) / len(hits)
    print(json.dumps({"copies": len(rows)}))
    return figures


AREA = Area(data="eval/copies", predict=predict, score=score)
