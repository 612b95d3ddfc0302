"""Who said what when every second ``a`` of every second article is a Cyrillic look-alike.

The letters are swapped one for one, so that positions
stay; the pipeline must restore them before it reads. Compare with the area `attribution`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.area import Area
from benchmarks.attribution import article_paths, read_article, score, whole_way

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.area import Row

LOOKALIKE = "\u0430"


def tampered(text: str) -> str:
    """The text with every second ``a`` replaced."""
    parts = text.split("a")
    marks = [LOOKALIKE if number % 2 else "a" for number in range(len(parts) - 1)]
    return "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=True))


def predict(data: Path) -> Iterator[Row]:
    """Statements of each article, every second one tampered with."""
    for number, path in enumerate(article_paths(data)):
        text = read_article(path)
        text = tampered(text) if number % 2 else text
        yield {"doc": path.stem, "statements": whole_way(text)}


AREA = Area(data="data/polnear/dev", predict=predict, score=score)
