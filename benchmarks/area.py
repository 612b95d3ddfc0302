"""What a benchmark is: where its data lies, how it predicts, how it is scored."""

from __future__ import annotations

import gzip
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Row = dict[str, Any]
Score = dict[str, Any]


@dataclass(frozen=True)
class Area:
    """One benchmark.

    `data` is its default place below the shared folder. `predict` takes that place (or one laid
    out like it) and yields rows in the scorer's format, never looking at gold. `score` takes the
    place and the written predictions and returns figures, or None where the place has no gold.
    `peers`, if given, returns figures of other tools measured in the same run.
    """

    data: str
    predict: Callable[[Path], Iterable[Row]]
    score: Callable[[Path, Path], Score | None]
    peers: Callable[[Path], Score] | None = None


def shared() -> Path:
    """The folder with development sets and scorers."""
    return Path(os.environ.get("REPORTEDLY_SHARED", Path(__file__).parents[2] / "shared"))


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a JSON lines file, gzipped or not."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def file_in(place: Path, name: str) -> Path:
    """`place` itself where it is a file, else the file `name` in it."""
    return place if place.is_file() else place / name


def run_scorer(script: str, *arguments: str | Path) -> Score:
    """The JSON a scorer of the shared folder prints for these arguments."""
    import subprocess

    command = [sys.executable, str(shared() / "eval" / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))
