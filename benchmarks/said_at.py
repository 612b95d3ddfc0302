"""When it was said: is the time tied to a statement the one its sentence gives for the saying.

Gold: the field `said_at` of `training/annotations/roles.jsonl` (span of the time expression in the
statement's own sentence, or null); rows without the field are skipped. The statements are taken
from the annotation, so that only the reading of the time is measured. Times carried on from the
statement before, times of what was ordered or announced, and defaults are inferred, not told of
the saying, and are no predictions here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks._roles import read_annotation, role_figures, text_of
from benchmarks.area import Area, Row, Score, read_rows
from reportedly import dating
from reportedly.dating.said_at import AS_OF, CARRIED_ON, WITH_WHAT_WAS_DONE
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reportedly.statement import Statement

GOLD = "roles.jsonl"
INFERRED = (CARRIED_ON, WITH_WHAT_WAS_DONE, AS_OF)
"""Rules whose time is not told of the saying itself."""
PARTS = ("development", "held-back")
"""Articles whose misses were read, and a fifth whose misses nobody looked at."""


def predict(place: Path) -> Iterator[Row]:
    """One row per annotated article: its outermost statements with the time each was said."""
    for doc, rows in read_annotation(GOLD).items():
        text = text_of(place, doc)
        yield {"doc": doc, "given": [_row(statement) for statement in _dated(text, rows)]}


def _dated(text: str, rows: Iterable[Row]) -> tuple[Statement, ...]:
    """The outermost statements of an article as annotated, dated from the text alone."""
    from reportedly.attribution import read_roles
    from reportedly.attribution.core import Core

    cores = [
        Core(*(_spans(row[role]) for role in ("content", "source", "cue")), 1.0, "given")
        for row in rows
        if row["parent"] is None
    ]
    expressions = dating.find_expressions(text)
    story = dating.date_story(text, (), expressions, published=None)
    dates = dating.resolve(expressions, story)
    return dating.date_statements(text, read_roles(text, cores), dates, story)


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def _row(statement: Statement) -> Row:
    """A statement as spans."""
    told = statement.said_at
    is_own = told is not None and told.rule not in INFERRED
    return {
        "id": statement.id,
        "parent": statement.parent,
        "content": [[s.start, s.end] for s in statement.content.spans],
        "source": [[s.start, s.end] for s in statement.source.spans] if statement.source else [],
        "said_at": [[s.start, s.end] for s in told.spans] if told is not None and is_own else [],
        "rule": told.rule if told is not None else None,
    }


def score(place: Path, predictions: Path) -> Score:
    """Span F1 by overlap, in the articles whose misses were read and in the others."""
    ours = {row["doc"]: row["given"] for row in read_rows(predictions)}
    found: Score = {}
    for part in PARTS:
        gold = {doc: r for doc, r in read_annotation(GOLD).items() if r[0]["part"] == part}
        found[part] = role_figures(place, gold, ours, "said_at")
    return found


AREA = Area(data="data", predict=predict, score=score)
