"""Articles out of HTML: body, headline, authors and date, against publishers' own.

On the development pages each page is read with the labeller that has not seen its registered
domain (`training/labels/folds`), so that the figures are those of unseen outlets. On any other
place the labeller of the package is used.
"""

from __future__ import annotations

import gzip
import statistics
import time
from typing import TYPE_CHECKING

from benchmarks.area import Area, read_rows, run_scorer, shared
from reportedly.page import Label
from reportedly.reading.html import read_html
from reportedly.reading.network import load
from training.labels.folds import fold_of, fold_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from benchmarks.area import Row, Score
    from reportedly.page import Page
    from reportedly.reading.network import Model

ROUNDS = 3


def pages(place: Path) -> Iterator[tuple[str, str | None, bytes]]:
    """Every page with its HTML: identifier, address, bytes; without a table, the files alone."""
    table = place / "meta.jsonl"
    rows = list(read_rows(table)) if table.exists() else []
    known = {row["id"]: row for row in rows}
    for path in sorted((place / "html").glob("*.html.gz")):
        name = path.name.removesuffix(".html.gz")
        yield name, known.get(name, {}).get("url"), gzip.decompress(path.read_bytes())


def model_for(place: Path, name: str, address: str | None) -> Model:
    """The labeller to read a page with: on development pages the one blind to its domain."""
    if place.resolve() == (shared() / AREA.data).resolve():
        return load(fold_weights(fold_of(address, name)))
    return load()


def body_of(page: Page) -> str:
    """The article's text: its body lines."""
    text = page.text.original
    return "\n".join(
        text[block.span.start : block.span.end]
        for block in page.blocks
        if block.label is Label.BODY
    )


def predict(place: Path) -> Iterator[Row]:
    """One row a page: body, title, authors, date."""
    for name, address, data in pages(place):
        page = read_html(data, address=address, model=model_for(place, name, address))
        yield {
            "id": name,
            "body": body_of(page),
            "title": page.headline,
            "authors": list(page.authors),
            "date": page.published.isoformat() if page.published else None,
        }


def score(place: Path, predictions: Path) -> Score | None:
    """The scorer's figures by source; None where there is no gold."""
    table = place / "meta.jsonl"
    if not table.exists() or not any("body" in row for row in read_rows(table)):
        return None
    return run_scorer("reading/score_html.py", table, predictions)


def peers(place: Path) -> Score:
    """CPU seconds a page of trafilatura (text and facts) and of this reader, in alternation.

    Medians of three rounds, each over another third of the pages: what is kept of words from page
    to page must not be of the same.
    """
    import trafilatura

    sample = [(address, data) for _, address, data in pages(place)]
    read_html(sample[-1][1], address=sample[-1][0])

    def theirs(address: str | None, data: bytes) -> None:
        trafilatura.bare_extraction(data, url=address, with_metadata=True)

    def ours(address: str | None, data: bytes) -> None:
        read_html(data, address=address)

    thirds = [sample[number::ROUNDS] for number in range(ROUNDS)]
    rounds = [(_seconds(theirs, some), _seconds(ours, some)) for some in thirds]
    return {
        "trafilatura_seconds_a_page": round(statistics.median(their for their, _ in rounds), 4),
        "reportedly_seconds_a_page": round(statistics.median(our for _, our in rounds), 4),
        "speed_as_ratio_to_trafilatura": round(
            statistics.median(their / our for their, our in rounds), 2
        ),
    }


def _seconds(
    read: Callable[[str | None, bytes], None], sample: list[tuple[str | None, bytes]]
) -> float:
    """CPU seconds a page."""
    started = time.process_time()
    for address, data in sample:
        read(address, data)
    return (time.process_time() - started) / len(sample)


AREA = Area("eval/reading", predict, score, peers)
