"""Time expressions in sentences of our own, by kind: `training/annotations/times-own-*.txt`.

The sets of news hold few kinds of times, many times over; these hold many kinds, a few times each.
The format is told in `training/annotations/guidelines.md`, "Times of our own".
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks._roles import ANNOTATIONS
from benchmarks.area import Area, Row, Score, read_rows, run_scorer
from benchmarks.timex import as_row, seen_from
from reportedly.dating import find_expressions, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKED = re.compile(r"\[(?P<words>[^\]|]+)\|(?P<value>[^\]]+)\]")
TRAPS = "traps"


def sentences(path: Path) -> Iterator[Row]:
    """The sentences of one file as the scorer reads documents, each with its `kind` and day."""
    kind = day = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        mark, _, rest = line.partition(" ")
        if mark == "##":
            kind = rest
        elif mark == "@":
            day = rest
        elif mark != "#":
            text, times = unmarked(line)
            name = f"{path.stem}:{number}"
            yield {"id": name, "kind": kind, "dct": day, "text": text, "timexes": times}


def unmarked(line: str) -> tuple[str, list[Row]]:
    """A sentence without its marks, and what they say.

    >>> unmarked("Gone [today|2020-01-02].")[0]
    'Gone today.'
    """
    pieces: list[str] = []
    times: list[Row] = []
    at = read = 0
    for found in MARKED.finditer(line):
        before, words = line[read : found.start()], found["words"]
        start = at + len(before)
        pieces += [before, words]
        at, read = start + len(words), found.end()
        times.append({"start": start, "end": at, "text": words, **_type_and_value(found["value"])})
    return "".join([*pieces, line[read:]]), times


def _type_and_value(value: str) -> Row:
    if value.startswith("SET "):
        return {"type": "SET", "value": value.removeprefix("SET ")}
    if re.match(r"P(?:T?[\d.X]|\d)", value):
        return {"type": "DURATION", "value": value}
    return {"type": "TIME" if "T" in value else "DATE", "value": value}


def files(place: Path) -> list[Path]:
    """The halves: `place` itself, or those in it."""
    return [place] if place.is_file() else sorted(place.glob("times-own-*.txt"))


def predict(place: Path) -> Iterator[Row]:
    """The expressions of each sentence, seen from its day."""
    for path in files(place):
        for row in sentences(path):
            found = resolve(find_expressions(row["text"]), seen_from(row["dct"]))
            yield {"id": row["id"], "timexes": [as_row(expression) for expression in found]}


def score(place: Path, out: Path) -> Score:
    """Figures for each half, then for each kind in it; of traps what was found in them."""
    found = {row["id"]: row for row in read_rows(out)}
    result: Score = {}
    for path in files(place):
        rows = list(sentences(path))
        kinds = dict.fromkeys(row["kind"] for row in rows)
        result[path.stem] = _figures(rows, found)
        result[f"{path.stem} by kind"] = {
            kind: _figures([row for row in rows if row["kind"] == kind], found) for kind in kinds
        }
    return result


def _figures(gold: list[Row], found: dict[str, Row]) -> dict[str, Any]:
    predicted = [found[row["id"]] for row in gold]
    count = sum(len(row["timexes"]) for row in gold)
    if not count:
        return {"sentences": len(gold), "found": sum(len(row["timexes"]) for row in predicted)}
    with tempfile.TemporaryDirectory() as folder:
        full = run_scorer(
            "dating/score_timex.py",
            _written(gold, Path(folder) / "gold.jsonl"),
            _written(predicted, Path(folder) / "found.jsonl"),
            "--json",
        )
    return {
        "sentences": len(gold),
        "times": count,
        **{name: full[name]["f1"] for name in ("strict", "relaxed", "value", "interval")},
    }


def _written(rows: list[Row], path: Path) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


AREA = Area(data=str(ANNOTATIONS), predict=predict, score=score)
