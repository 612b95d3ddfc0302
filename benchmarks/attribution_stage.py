"""Who said what by tagging and decoding alone, each text taken as one body block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.area import Area
from benchmarks.attribution import pairs, rows, score
from reportedly.attribution.decoding import decode
from reportedly.page import Block, Label, Span
from reportedly.tagging import tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.area import Row


def stage_alone(text: str) -> list[dict[str, Any]]:
    """The attributions of a text, its roles not read."""
    block = Block(Span(0, len(text)), Label.BODY, "the whole text")
    return [
        {"content": pairs(core.content), "source": pairs(core.source), "cue": pairs(core.cue)}
        for core in decode(text, tag(text, [block]))
    ]


def predict(data: Path) -> Iterator[Row]:
    """Attributions of each article."""
    return rows(data, stage_alone)


AREA = Area(data="data/polnear/dev", predict=predict, score=score)
