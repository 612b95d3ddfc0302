"""Who said what, end to end: a text file in, statements out of the whole pipeline.

`attribution-stage` measures tagging and decoding alone; the difference is what reading the page
and telling its furniture from its body costs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import reportedly
from benchmarks._attribution_kinds import kinds
from benchmarks.area import Area, run_scorer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from benchmarks.area import Row, Score
    from reportedly.page import Span

RESAMPLES = "1000"
"""Bootstrap samples of articles for the 95 % interval."""


def article_paths(data: Path) -> list[Path]:
    """The article files of a folder, by name; they may lie in `text/`."""
    folder = data / "text" if (data / "text").is_dir() else data
    return sorted(folder.glob("*.txt"))


def read_article(path: Path) -> str:
    """The text as it lies there, line ends kept, so that positions stay true."""
    return path.read_bytes().decode("utf-8")


def rows(data: Path, attribute: Callable[[str], list[dict[str, Any]]]) -> Iterator[Row]:
    """A row an article."""
    for path in article_paths(data):
        yield {"doc": path.stem, "statements": attribute(read_article(path))}


def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as the scorer writes them."""
    return [[span.start, span.end] for span in spans]


def whole_way(text: str) -> list[dict[str, Any]]:
    """The outermost statements of a text, by the pipeline."""
    return [
        {
            "content": pairs(statement.content.spans),
            "source": pairs(statement.source.spans) if statement.source else [],
            "cue": pairs(statement.cue.spans) if statement.cue else [],
        }
        for statement in reportedly.analyse(text).statements
        if statement.parent is None
    ]


def predict(data: Path) -> Iterator[Row]:
    """Statements of each article."""
    return rows(data, whole_way)


def score(data: Path, out: Path) -> Score | None:
    """The shared scorer's figures; None where the articles have no gold."""
    if not any(data.rglob("*.ann")):
        return None
    arguments = ("--gold", data, "--pred", out, "--bootstrap", RESAMPLES)
    figures = run_scorer("attribution/score_attribution.py", *arguments)
    return figures | {"kinds": kinds(data, out)}


AREA = Area(data="data/polnear/dev", predict=predict, score=score)
