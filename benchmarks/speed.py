"""How fast: words per CPU-second on one core, the command line's start, the first ledger.

Each article is tagged and read whole in turn, so that both meet the same noise; a figure is the
median over articles after one warm-up. Give `OMP_NUM_THREADS=1` to keep every library on one core.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import reportedly
from benchmarks._speed_peers import peers
from benchmarks.area import Area, read_rows
from benchmarks.attribution import article_paths, read_article
from reportedly.attribution.decoding import decode
from reportedly.page import Block, Label, Span
from reportedly.tagging import tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.area import Row, Score

STARTS = 5
"""Times a command is started; the median counts."""


def predict(data: Path) -> Iterator[Row]:
    """CPU seconds of each article: tagging alone, decoding alone, all steps."""
    paths = article_paths(data)
    _measure(paths[0])
    for path in paths:
        yield _measure(path)
    yield {"doc": "", "commands": _commands(paths[0])}


def _measure(path: Path) -> Row:
    text = read_article(path)
    blocks = [Block(Span(0, len(text)), Label.BODY, "the whole text")]
    tagging, tags = _timed(lambda: tag(text, blocks))
    decoding, _ = _timed(lambda: decode(text, tags))
    everything, _ = _timed(lambda: reportedly.analyse(text))
    return {
        "doc": path.stem,
        "words": len(text.split()),
        "tagging": tagging,
        "decoding": decoding,
        "all": everything,
    }


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    done = work()
    return time.process_time() - began, done


def _commands(page: Path) -> dict[str, float]:
    """Wall seconds of `reportedly --help` and of a first ledger from one page."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "first.db"
        return {
            "help": _wall(["--help"]),
            "first_ledger": _wall(["read", str(page), "--ledger", str(ledger)], ledger),
        }


def _wall(arguments: list[str], ledger: Path | None = None) -> float:
    command = [sys.executable, "-m", "reportedly", *arguments]
    seconds = []
    for _ in range(STARTS):
        if ledger is not None:
            ledger.unlink(missing_ok=True)
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env={**os.environ})
        seconds.append(time.perf_counter() - began)
    return round(statistics.median(seconds), 3)


def score(data: Path, out: Path) -> Score:
    """Median words per CPU-second, command times, and this process's peak memory."""
    del data
    rows = list(read_rows(out))
    articles = [row for row in rows if row["doc"]]
    figures: Score = {
        f"words_per_cpu_second_{step}": round(
            statistics.median(row["words"] / max(row[step], 1e-9) for row in articles)
        )
        for step in ("tagging", "decoding", "all")
    }
    commands = next((row["commands"] for row in rows if not row["doc"]), {})
    figures |= {f"{name}_seconds": seconds for name, seconds in commands.items()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return figures | {"articles": len(articles), "peak_mb": round(peak / 1024)}


AREA = Area(data="data/polnear/dev", predict=predict, score=score, peers=peers)
