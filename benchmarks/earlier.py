"""Earlier tellings found among real articles of seven outlets, to be read by hand.

The articles are PolNeAR's development part and those of its training part from August 2016 on; of
each the outlet and day are known by its file's name. There is no gold: the figures say how many
statements name an outlet that is held, and how many links were made, by reason. Each link is
written out with both sentences.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.area import Area, Row, Score, read_rows
from reportedly.ledger import open_ledger
from reportedly.ledger.chains import tracing
from reportedly.pipeline import analyse
from reportedly.reading import read_one

if TYPE_CHECKING:
    from collections.abc import Iterator

SINCE = "2016-08"
OUTLETS = {
    "breitbart": "Breitbart",
    "huff-post": "The Huffington Post",
    "nyt": "The New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "The Washington Post",
    "west-journal": "Western Journalism",
}


def predict(place: Path) -> Iterator[Row]:
    """Each statement that names a hand or has an earlier telling, with that telling."""
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "a.db") as ledger:
        for path in _articles(place):
            outlet, day, _ = path.stem.split("_", 2)
            page = read_one(path.read_text(encoding="utf-8"))
            named = replace(page, outlet=OUTLETS[outlet], published=date.fromisoformat(day))
            ledger.add(analyse(named))
        with tracing(ledger) as tracer:
            for row in ledger.statements():
                steps = tracer.chain(row)
                if row["relays"] or steps:
                    yield {
                        "content": row["content"],
                        "outlet": row["outlet"],
                        "speaker": row["speaker_name"],
                        "relays": row["relays"],
                        "held": any(tracer.outlets_called(one) for one in _hands(row)),
                        "steps": [one.as_plain() for one in steps],
                    }


def _articles(place: Path) -> Iterator[Path]:
    for part in ("dev", "train"):
        for path in sorted((place / part / "text").glob("*.txt")):
            if path.stem.split("_")[1] >= SINCE:
                yield path


def _hands(row: Row) -> list[str]:
    return row["relays"].split(" > ") if row["relays"] else []


def score(place: Path, predictions: Path) -> Score | None:
    """How many name a held outlet, and how many have an earlier telling, by its first reason."""
    del place
    rows = list(read_rows(predictions))
    reasons = Counter(
        "copy" if "copy of it" in row["steps"][0]["reasons"][0] else "named"
        for row in rows
        if row["steps"]
    )
    return {
        "statements that name a hand": sum(bool(row["relays"]) for row in rows),
        "that of a held outlet": sum(row["held"] for row in rows),
        "links": dict(reasons),
        "of two steps or more": sum(len(row["steps"]) > 1 for row in rows),
    }


AREA = Area(data="data/polnear", predict=predict, score=score)
