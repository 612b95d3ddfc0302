"""Lines of plain text to labels: which are the article, which were glued to it.

On the development pages each page is read with the labeller that has not seen its registered
domain (`training/labels/folds`). On any other place the labeller of the package is used.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from benchmarks.area import Area, file_in, read_rows, run_scorer, shared
from reportedly.reading.network import load
from reportedly.reading.plain import read_plain
from training.labels.folds import fold_of, fold_weights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.area import Row, Score
    from reportedly.page import Page

FILE = "plain.jsonl.gz"
ROUNDS = 3


def line_labels(page: Page) -> list[str]:
    """The label of every line that is not blank, as the scorer counts lines (by line feeds)."""
    text = page.text.original
    starts = {block.span.start: block for block in page.blocks}
    found: list[str] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            inside = [starts[n] for n in range(at, at + len(line)) if n in starts]
            found.append(str(inside[0].label) if inside else "furniture")
        at += len(line) + 1
    return found


def predict(place: Path) -> Iterator[Row]:
    """One row a page and variant: its labels, line by line."""
    blind = file_in(place, FILE).resolve() == (shared() / AREA.data / FILE).resolve()
    for row in read_rows(file_in(place, FILE)):
        fold = fold_of(row.get("url"), row["id"])
        model = load(fold_weights(fold)) if blind else load()
        page = read_plain(row["text"].encode(), declared="utf-8", model=model)
        yield {"id": row["id"], "variant": row["variant"], "lines": line_labels(page)}


def score(place: Path, predictions: Path) -> Score | None:
    """The scorer's figures by variant; None where there is no gold."""
    gold = file_in(place, FILE)
    if not all("lines" in row for row in read_rows(gold)):
        return None
    return run_scorer("reading/score_plain.py", gold, predictions)


def peers(place: Path) -> Score:
    """CPU seconds a page of trafilatura on the same lines as paragraphs, and of this reader.

    Medians of three rounds, each over a tenth of the pages that no round before has read: what is
    kept of words from page to page must not be of the same. Half of the pages are read before.
    """
    rows = [row for row in read_rows(file_in(place, FILE)) if row["variant"] == "article"]
    for row in rows[1::2]:
        read_plain(row["text"].encode())
    rounds = [_round(rows[2 * number :: 10]) for number in range(ROUNDS)]
    theirs = statistics.median(their for their, _ in rounds)
    ours = statistics.median(our for _, our in rounds)
    return {
        "trafilatura_seconds_a_page": round(theirs, 5),
        "reportedly_seconds_a_page": round(ours, 5),
        "speed_as_ratio_to_trafilatura": round(
            statistics.median(their / our for their, our in rounds), 2
        ),
    }


def _round(rows: list[Row]) -> tuple[float, float]:
    """CPU seconds a page of trafilatura and of this reader."""
    import html

    import trafilatura

    wrapped = [
        "<html><body><article>"
        + "".join(f"<p>{html.escape(line)}</p>" for line in row["text"].split("\n") if line.strip())
        + "</article></body></html>"
        for row in rows
    ]
    started = time.process_time()
    for page in wrapped:
        trafilatura.extract(page, favor_precision=True)
    between = time.process_time()
    for row in rows:
        read_plain(row["text"].encode())
    ended = time.process_time()
    return (between - started) / len(rows), (ended - between) / len(rows)


AREA = Area("eval/reading", predict, score, peers)
