"""The story's own date from its text alone: how often it is told, and how often rightly.

Two sets: documents with their date line taken out, and the PolNeAR articles, whose texts lie in
`data/polnear`. Their file names hold the date: the program gets the text and nothing else.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from benchmarks.area import Area, Row, Score, read_rows, run_scorer, shared
from reportedly.dating import date_story, find_expressions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCUMENTS = "docdate_dev.jsonl"
ARTICLES = "docdate_polnear_dev_ids.tsv"


def articles(path: Path) -> Iterator[tuple[str, str]]:
    """The id and the text of each PolNeAR article of a list, where the text is there."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            folder = shared() / "data" / "polnear" / row["compartment"] / "text"
            text = folder / f"{row['id']}.txt"
            if text.is_file():
                yield row["id"], text.read_bytes().decode("utf-8")


def texts(place: Path) -> Iterator[tuple[str, str]]:
    """The id and text of every document of a place."""
    if place.suffix == ".tsv":
        yield from articles(place)
    elif place.is_file():
        yield from ((row["id"], row["text"]) for row in read_rows(place))
    else:
        for name in (DOCUMENTS, ARTICLES):
            if (place / name).is_file():
                yield from texts(place / name)


def predict(place: Path) -> Iterator[Row]:
    """The story date of each document, with its evidence."""
    for number, text in texts(place):
        story = date_story(text, (), find_expressions(text), published=None)
        if story is None:
            continue
        yield {
            "id": number,
            "begin": story.begin and story.begin.isoformat(),
            "end": story.end and story.end.isoformat(),
            "best": story.best and story.best.isoformat(),
            "evidence": list(story.evidence),
        }


def closed_holds(gold: dict[str, str], out: Path) -> float | None:
    """The share of closed intervals that hold the true date."""
    rows = [row for row in read_rows(out) if row["begin"] and row["end"] and row["id"] in gold]
    if not rows:
        return None
    return round(sum(row["begin"] <= gold[row["id"]] <= row["end"] for row in rows) / len(rows), 3)


def dates(path: Path) -> dict[str, str]:
    """The true date of each document of a gold file that has them."""
    if path.suffix != ".tsv":
        return {row["id"]: row["date"] for row in read_rows(path) if "date" in row}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {row["id"]: row["date"] for row in rows if row.get("date")}


def score(place: Path, out: Path) -> Score | None:
    """The scorer's figures for each set that has gold, and the share of closed intervals right."""
    golds = [place] if place.is_file() else [place / DOCUMENTS, place / ARTICLES]
    found: Score = {}
    for gold in golds:
        known = dates(gold) if gold.is_file() else {}
        if known:
            name = "polnear" if gold.suffix == ".tsv" else "wikinews_and_gum"
            found[name] = run_scorer("dating/score_docdate.py", gold, out)
            found[name]["closed_holds"] = closed_holds(known, out)
    return found or None


AREA = Area(data="eval/dating", predict=predict, score=score)
