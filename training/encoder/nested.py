"""Statements told inside others, as articles of their own: contents with what is said in them.

From this project's annotation (`annotations/roles.jsonl`, its development part; the held-back
fifth is never trained on). The encoder meets such contents when they are read a second time
(`tagging.tag_within`), and this is how it learns what to look for there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks._roles import read_annotation, text_of
from reportedly.offsets import Span
from reportedly.tagging.tagger import inner_stretches
from reportedly.tagging.windows import sequence
from training.encoder.labels import label
from training.encoder.polnear import Article, Gold

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.area import Row
    from reportedly.tagging.wordpiece import WordPiece
    from training.encoder.labels import Labelled


def read_nested(shared: Path, cutter: WordPiece) -> list[Labelled]:
    """The contents of each annotated article that has statements inside statements."""
    found = []
    for doc, rows in read_annotation("roles.jsonl").items():
        outer = {row["id"] for row in rows if row["parent"] is None}
        inner = [_gold(row) for row in rows if row["parent"] in outer]
        if rows[0]["part"] != "development" or not inner:
            continue
        text = text_of(shared / "data", doc)
        contents = [Span(*s) for row in rows if row["id"] in outer for s in row["content"]]
        pieces = sequence(text, inner_stretches(text, contents), cutter, depth=1)
        found.append(label(Article(f"inside {doc}", text, tuple(inner), ()), pieces))
    return found


def _gold(row: Row) -> Gold:
    roles = ([(start, end) for start, end in row[role]] for role in ("content", "source", "cue"))
    content, source, cue = map(tuple, roles)
    return Gold(content, source, cue)
