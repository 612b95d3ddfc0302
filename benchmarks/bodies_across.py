"""Which mentions on two pages are one body's? Made-up pages read the whole way into one ledger.

Pages and labels: `training/annotations/bodies-across.jsonl`, written for this set: ministries of
two countries, acronyms told and not told, one acronym of two bodies, councils of two towns, names
in Latin and Cyrillic. A label's key lists the names a body may have there, split by "|"; "?" is a
body nobody could tell, left out of pairs. Rows: {a, b, read, same, by_name}: each a page and a
label's key, whether both were read off their pages, and whether they are kept as one body. A pair
is right where label and ledger agree that it is one body; bodies the reading of a page misses count
as missed. `by name` is the peer: names that are the same words are one body.
"""

from __future__ import annotations

import tempfile
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from benchmarks.area import Area, read_rows
from benchmarks.names import figures
from benchmarks.people_across import made_page
from reportedly.ledger import open_ledger
from reportedly.ledger import person_tables as p
from reportedly.people.body_names import MARK
from reportedly.pipeline import analyse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.area import Row, Score
    from reportedly.ledger import Ledger

OWN = Path(__file__).parents[1] / "training" / "annotations" / "bodies-across.jsonl"

Place = tuple[str, str]
"""A page and the key of a label on it."""


def predict(data: Path) -> Iterator[Row]:
    """Yield every pair of labelled bodies on two pages, and whether it is kept as one body."""
    del data
    rows = list(read_rows(OWN))
    with (
        tempfile.TemporaryDirectory() as folder,
        open_ledger(Path(folder) / "made.db") as ledger,
    ):
        for row in rows:
            ledger.add(analyse(made_page(row)))
        found = _found(ledger, rows)
    for a, b in combinations(sorted(_places(rows)), 2):
        if a[0] != b[0]:
            (person, name), (other, other_name) = found.get(a, _NOBODY), found.get(b, _NOBODY)
            read = person is not None and other is not None
            yield {"a": a, "b": b, "read": read, "same": read and person == other,
                   "by_name": read and name.lower() == other_name.lower()}  # fmt: skip


_NOBODY: tuple[int | None, str] = (None, "")


def _places(rows: list[Row]) -> Iterator[Place]:
    for row in rows:
        yield from ((row["page"], key) for key in row["bodies"])


def _found(ledger: Ledger, rows: list[Row]) -> dict[Place, tuple[int | None, str]]:
    """The body of the ledger that each label is kept as, and its name there."""
    seen = p.sightings.c
    query = select(seen.page, seen.name, seen.person, seen.record).where(seen.key.startswith(MARK))
    with ledger.reader.connect() as connection:
        kept = connection.execute(query).all()
    found: dict[Place, tuple[int | None, str]] = {}
    for row in rows:
        for key in row["bodies"]:
            names = set(key.split("|"))
            for one in kept:
                if one.page == row["page"] and one.name in names:
                    found[row["page"], key] = (one.person, one.name)
    return found


def score(data: Path, out: Path) -> Score:
    """Precision, recall and F1 of pairs, the bodies not read, and wrong merges."""
    del data
    label = {
        (row["page"], key): who for row in read_rows(OWN) for key, who in row["bodies"].items()
    }
    told = [
        (label[tuple(row["a"])], label[tuple(row["b"])], row)
        for row in read_rows(out)
        if "?" not in (label[tuple(row["a"])], label[tuple(row["b"])])
    ]
    by_name = figures([(a == b, row["by_name"]) for a, b, row in told])
    return figures([(a == b, row["same"]) for a, b, row in told]) | {
        "not read": sum(a == b and not row["read"] for a, b, row in told),
        "wrong": [f"{row['a']} {row['b']}" for a, b, row in told if row["same"] and a != b],
        "missed": [f"{row['a']} {row['b']}" for a, b, row in told if a == b and not row["same"]],
        "by name": by_name,
    }


AREA = Area(data=".", predict=predict, score=score)
