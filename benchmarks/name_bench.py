"""Are two names one's? nomenklatura's name-bench: people, companies, vessels, bodies.

Rows: {id, same}; `id` is the number of the row in the file, counted from 0. `schema` is not looked
at, nor is the label. Figures for Person rows and for all.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from benchmarks.area import Area, file_in, read_rows
from benchmarks.names import figures
from reportedly.people.names import SAME, same_person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.area import Row, Score


def cases(place: Path) -> list[dict[str, str]]:
    """The rows of the CSV file."""
    with file_in(place, "cases.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def predict(place: Path) -> Iterator[Row]:
    """One answer for each pair."""
    for number, row in enumerate(cases(place)):
        yield {"id": number, "same": same_person(row["name1"], row["name2"]) >= SAME}


def score(place: Path, predictions: Path) -> Score | None:
    """The figures of Person rows and of all rows."""
    rows = cases(place)
    if not all(row.get("is_match") for row in rows):
        return None
    answers = {row["id"]: bool(row["same"]) for row in read_rows(predictions)}
    labelled = [
        (row["schema"], row["is_match"] == "true", answers[number])
        for number, row in enumerate(rows)
    ]
    return {
        "person": figures((a, b) for schema, a, b in labelled if schema == "Person"),
        "all": figures((a, b) for _, a, b in labelled),
    }


AREA = Area(data="data/name-bench", predict=predict, score=score)
