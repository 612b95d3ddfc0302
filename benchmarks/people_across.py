"""Which mentions on two pages are one person's? Pages read the whole way into one ledger.

Pages and labels: `training/annotations/people-across.jsonl`, made-up pages written for this set and
labels by name for the pages of `examples/`. Rows: {a, b, same}, each a page and a name on it. A
pair is right where label and ledger agree that it is one person; names the reading of a page misses
count as missed. People labelled "?" cannot be told and are left out.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from benchmarks.area import Area, read_rows
from benchmarks.names import figures
from reportedly import reading
from reportedly.ledger import open_ledger
from reportedly.ledger import person_tables as p
from reportedly.page import Skipped
from reportedly.people.body_names import MARK
from reportedly.pipeline import analyse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.area import Row, Score
    from reportedly.ledger import Ledger
    from reportedly.page import Page

ROOT = Path(__file__).parents[1]
OWN = ROOT / "training" / "annotations" / "people-across.jsonl"

Place = tuple[str, str]
"""A page and a name on it."""


def predict(data: Path) -> Iterator[Row]:
    """Yield every pair of names on two pages of one part, and whether it is one person."""
    del data
    for part, pages in _parts().items():
        with (
            tempfile.TemporaryDirectory() as folder,
            open_ledger(Path(folder) / "made.db") as ledger,
        ):
            for page in pages:
                ledger.add(analyse(page))
            people = _people(ledger)
        for a, b in combinations(sorted(people), 2):
            if a[0] != b[0]:
                yield {"part": part, "a": a, "b": b, "same": people[a] == people[b]}


def _parts() -> dict[str, list[Page]]:
    rows = list(read_rows(OWN))
    made = [made_page(row) for row in rows if "page" in row]
    found = reading.discover([str(ROOT / "examples")])
    return {"made": made, "examples": [item for item in found if not isinstance(item, Skipped)]}


def made_page(row: Row) -> Page:
    """A made-up page as it is read."""
    (read,) = (item for item in reading.read(row["text"]))
    day = dt.date.fromisoformat(row["published"])
    kind = "post" if "|" in row["outlet"] else read.kind
    authors = (row["outlet"].split("|")[1].strip(),) if kind == "post" else read.authors
    return replace(
        read, id=row["page"], published=day, outlet=row["outlet"], kind=kind, authors=authors
    )


def _people(ledger: Ledger) -> dict[Place, int]:
    with ledger.reader.connect() as connection:
        seen = p.sightings.c
        query = select(seen.page, seen.name, seen.person).where(~seen.key.startswith(MARK))
        return {(row.page, row.name): row.person for row in connection.execute(query)}


def score(data: Path, out: Path) -> Score:
    """Precision, recall and F1 of pairs, for each part."""
    del data
    rows = list(read_rows(OWN))
    by_page = {row["page"]: row["people"] for row in rows if "page" in row}
    by_name = next(row["people"] for row in rows if "examples" in row)
    answers = [(tuple(row["a"]), tuple(row["b"]), row) for row in read_rows(out)]
    found: Score = {}
    for part in ("made", "examples"):
        here = [(a, b, row["same"]) for a, b, row in answers if row["part"] == part]

        def who(place: Place, part: str = part) -> str | None:
            labels = by_page.get(place[0], {}) if part == "made" else by_name
            name = labels.get(place[1])
            return None if name == "?" else name

        pairs = [(who(a) == who(b), same) for a, b, same in here if who(a) and who(b)]
        missed = _missed(by_page, here) if part == "made" else 0
        found[part] = figures(pairs + [(True, False)] * missed) | {"not read": missed}
        wrong = [(a, b) for a, b, same in here if same and who(a) and who(b) and who(a) != who(b)]
        found[part]["wrong"] = [f"{a} {b}" for a, b in wrong[:5]]
    return found


def _missed(by_page: dict[str, dict[str, str]], here: list[tuple[Place, Place, bool]]) -> int:
    """Pairs of one person of which a name was not found on its page."""
    read = {place for a, b, _ in here for place in (a, b)}
    labelled = [
        ((page, name), who)
        for page, people in by_page.items()
        for name, who in people.items()
        if who != "?"
    ]
    return sum(
        x == y and a[0] != b[0] and not {a, b} <= read
        for (a, x), (b, y) in combinations(labelled, 2)
    )


AREA = Area(data=".", predict=predict, score=score)
