"""Roles beside source, cue and content: act, polarity, hedges, channel, addressee, relays, nesting.

Gold: `training/annotations/roles.jsonl` (stand-off, `guidelines.md` beside it). Two readings of
each annotated article are scored: `given`, where the outermost attributions are taken from the
annotation so that only the role readers are measured, and `whole`, where tagging finds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks._roles import figures, read_annotation, text_of
from benchmarks.area import Area, Row, Score, read_rows
from reportedly.errors import ModelError
from reportedly.page import Block, Label, Span
from reportedly.tagging import tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reportedly.statement import Statement
    from reportedly.tagging import Tags

GOLD = "roles.jsonl"
PARTS = ("development", "held-back")
"""Articles whose misses were read, and a fifth whose misses nobody looked at."""


def predict(place: Path, *, whole: bool = True) -> Iterator[Row]:
    """One row per annotated article with both readings, or `given` alone."""
    from reportedly.attribution import attribute, read_roles, reread

    for doc, rows in read_annotation(GOLD).items():
        text = text_of(place, doc)
        tags = _tagged(text) if whole else None
        outermost = cores(rows)
        seen = reread(text, tags, outermost) if tags is not None else None
        given = read_roles(text, outermost, seen)
        found = attribute(text, _body(text), tags) if tags is not None else None
        yield {
            "doc": doc,
            "given": [_row(s) for s in given],
            "whole": None if found is None else [_row(s) for s in found],
        }


def _body(text: str) -> tuple[Block, ...]:
    return (Block(Span(0, len(text)), Label.BODY, "annotated article"),)


def _tagged(text: str) -> Tags | None:
    """The tags of a text; None where no encoder is installed."""
    try:
        return tag(text, _body(text))
    except ModelError:
        return None


def cores(rows: Iterable[Row]) -> list[Any]:
    """The outermost attributions of an annotated article."""
    from reportedly.attribution.core import Core

    def spans(row: Row, role: str) -> tuple[Span, ...]:
        return tuple(Span(*span) for span in row[role])

    return [
        Core(spans(row, "content"), spans(row, "source"), spans(row, "cue"), 1.0, "given")
        for row in rows
        if row["parent"] is None
    ]


def _row(statement: Statement) -> Row:
    """A statement as spans and plain values."""
    channel, to = statement.channel, statement.addressee
    return {
        "id": statement.id,
        "parent": statement.parent,
        "content": [[s.start, s.end] for s in statement.content.spans],
        "source": [[s.start, s.end] for s in statement.source.spans] if statement.source else [],
        "act": statement.act.value.value if statement.act else None,
        "polarity": statement.polarity.value.value if statement.polarity else None,
        "channel": {"value": channel.value, "spans": [[s.start, s.end] for s in channel.spans]}
        if channel
        else None,
        "addressee": [[s.start, s.end] for s in to.spans] if to else None,
        "relays": [[s.start, s.end] for relay in statement.relays for s in relay.spans],
        "hedges": [[s.start, s.end] for hedge in statement.hedges for s in hedge.spans],
    }


def score(place: Path, predictions: Path) -> Score:
    """Figures of both readings, for each part."""
    gold = read_annotation(GOLD)
    rows = list(read_rows(predictions))
    result: Score = {"articles": len(gold), "statements": sum(map(len, gold.values()))}
    for part in PARTS:
        docs = {doc: found for doc, found in gold.items() if found[0]["part"] == part}
        for reading in ("given", "whole"):
            if docs and all(row[reading] is not None for row in rows):
                ours = {row["doc"]: row[reading] for row in rows}
                result[f"{reading}, {part}"] = figures(place, docs, ours)
    return result


AREA = Area(data="data", predict=predict, score=score)
