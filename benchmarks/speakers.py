"""Who is "he", "the mayor", "the agency"? Sources without a name in PolNeAR dev.

`--data` is a folder with `speakers.jsonl` (or that file); the articles are looked for in
`polnear/<split>/text` beside it and then in the shared data. The span of the source is given, the
product's own `resolve_source` answers. Rows: {id, name}; null where no name stands behind it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from benchmarks.area import Area, file_in, read_rows, shared
from reportedly.page import Block, Label, Span
from reportedly.people import resolve_source
from reportedly.tagging import Seen, names, tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from benchmarks.area import Row, Score

NAMED = frozenset({"person", "organisation", "place", "other"})


def paragraphs(text: str) -> tuple[Block, ...]:
    """The lines of an article as blocks: the first the headline, the rest body."""
    blocks = []
    for match in re.finditer(r"[^\n]+", text):
        label = Label.BODY if blocks else Label.HEADLINE
        blocks.append(Block(Span(match.start(), match.end()), label, "line"))
    return tuple(blocks)


def article(place: Path, split: str, name: str) -> str:
    """The text of a PolNeAR article, line ends kept as they lie."""
    for base in (place if place.is_dir() else place.parent, shared() / "data"):
        path = base / "polnear" / split / "text" / f"{name}.txt"
        if path.exists():
            return path.read_bytes().decode("utf-8")
    raise FileNotFoundError(f"no article {name} in polnear/{split}/text")


@lru_cache(maxsize=256)
def seen(text: str) -> tuple[Seen, ...]:
    """The names the encoder sees in an article; several sources lie in one."""
    return names(tag(text, paragraphs(text)))


def predict(place: Path) -> Iterator[Row]:
    """One answer for each source."""
    for row in read_rows(file_in(place, "speakers.jsonl")):
        text = article(place, row["split"], row["doc"])
        found = resolve_source(text, paragraphs(text), Span(row["start"], row["end"]), seen(text))
        yield {"id": row["id"], "name": found.name if found.kind in NAMED else None}


def score(place: Path, predictions: Path) -> Score | None:
    """The scorer's counts as figures by kind; where rows have a `part`, by part and kind."""
    rows = list(read_rows(file_in(place, "speakers.jsonl")))
    if not all("antecedent" in row for row in rows):
        return None
    answers = {row["id"]: row.get("name") for row in read_rows(predictions)}
    parts = sorted({row["part"] for row in rows if "part" in row})
    if not parts:
        return _figures(rows, answers)
    return {part: _figures([row for row in rows if row["part"] == part], answers) for part in parts}


def _figures(gold: list[Row], answers: dict[str, str | None]) -> Score:
    return {
        key: {
            "lenient": round(lenient / n, 3),
            "strict": round(strict / n, 3),
            "n": n,
            "answered": answered,
        }
        for key, (lenient, strict, n, answered) in sorted(scorer().score(gold, answers).items())
    }


@lru_cache(maxsize=1)
def scorer() -> ModuleType:
    """The scorer of the shared folder: `score(rows, answers)`, `same(name, gold, strict)`."""
    import importlib.util

    spec = importlib.util.spec_from_file_location(
        "score_speakers", shared() / "eval" / "speakers" / "score_speakers.py"
    )
    if spec is None or spec.loader is None:
        raise ImportError("score_speakers.py is not in the shared folder")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


AREA = Area(data="eval/speakers", predict=predict, score=score)
