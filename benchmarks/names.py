"""Are two names, as the press spells them, one person's? The press-names pairs.

Rows: {id, same}. Names of a pair are `a` and `b`; the label is not looked at. The threshold is
`reportedly.people.names.SAME`. Balanced accuracy is the mean of the two labels' recalls.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks.area import Area, file_in, read_rows
from reportedly.people.names import SAME, same_person
from reportedly.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from benchmarks.area import Row, Score


def predict(place: Path) -> Iterator[Row]:
    """One answer for each pair."""
    for row in read_rows(file_in(place, "press-names.jsonl")):
        yield {"id": row["id"], "same": same_person(row["a"], row["b"]) >= SAME}


def figures(pairs: Iterable[tuple[bool, bool]]) -> Score:
    """Balanced accuracy, precision, recall and F1 of (label, answer) pairs."""
    both = list(pairs)
    hit = sum(label and answer for label, answer in both)
    positive = sum(label for label, _ in both)
    given = sum(answer for _, answer in both)
    negative = len(both) - positive
    rejected = sum(not label and not answer for label, answer in both)
    recall, refusal = hit / max(1, positive), rejected / max(1, negative)
    return {
        "balanced_accuracy": round((recall + refusal) / 2, 3),
        "precision": round(hit / max(1, given), 3),
        "recall": round(recall, 3),
        "f1": round(2 * hit / max(1, positive + given), 3),
        "n": len(both),
    }


def microseconds(pairs: list[tuple[str, str]]) -> float:
    """Processor time a pair takes, nothing remembered from earlier pairs."""
    from reportedly.people import names, spelling

    started = time.process_time()
    for a, b in pairs:
        for cached in (names.read_name, names.likeness, spelling.sound, spelling.consonants):
            cached.cache_clear()
        same_person(a, b)
    return round(1e6 * (time.process_time() - started) / max(1, len(pairs)), 1)


def score(place: Path, predictions: Path) -> Score | None:
    """The figures of all pairs, and the time a pair takes."""
    rows = list(read_rows(file_in(place, "press-names.jsonl")))
    if not all("same" in row for row in rows):
        return None
    answers = {row["id"]: row["same"] for row in read_rows(predictions)}
    found = figures((row["same"], answers[row["id"]]) for row in rows)
    return found | {"microseconds_a_pair": microseconds([(row["a"], row["b"]) for row in rows])}


def peers(place: Path) -> Score:
    """Rapidfuzz WRatio on the same pairs, at the threshold best for it on these very pairs."""
    from rapidfuzz import fuzz

    rows = list(read_rows(file_in(place, "press-names.jsonl")))
    scores = [(row["same"], fuzz.WRatio(fold(row["a"]), fold(row["b"]))) for row in rows]
    tries = [
        figures((label, value >= cut) for label, value in scores) | {"threshold": cut}
        for cut in range(50, 100)
    ]
    return {"WRatio": max(tries, key=lambda found: float(found["balanced_accuracy"]))}


AREA = Area(data="eval/names", predict=predict, score=score, peers=peers)
