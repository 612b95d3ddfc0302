"""What is told inside contents: by readers, and by a teacher that reads contents alone.

By readers: this project's annotation (`annotations/roles.jsonl`, its development part; the
held-back fifth is never trained on) and articles read for this alone (`nested-train.jsonl`). By a
teacher: it reads each content as if it were a text of
its own, without the frame and the outer quotation marks, with what it learnt of whole texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks._roles import read_annotation, text_of
from reportedly.offsets import Span
from reportedly.tagging.inside import without_marks
from reportedly.tagging.tags import Tag
from reportedly.tagging.windows import sequence
from training.encoder.labels import Answers, unlabelled
from training.encoder.polnear import Article, Gold, read_articles

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.area import Row
    from reportedly.tagging.windows import Sequenced
    from reportedly.tagging.wordpiece import WordPiece
    from training.encoder.labels import Labelled


def read_nested(shared: Path) -> dict[str, tuple[Article, tuple[Gold, ...]]]:
    """The annotated articles by name, with their outermost statements; those told inside these."""
    found = {}
    for doc, rows in read_annotation("roles.jsonl").items():
        if rows[0]["part"] != "development":
            continue
        outer = {row["id"]: _gold(row) for row in rows if row["parent"] is None}
        inner = tuple(_gold(row) for row in rows if row["parent"] in outer)
        name = doc.split("/", 1)[1]
        text = text_of(shared / "data", doc)
        found[name] = (Article(name, text, tuple(outer.values()), ()), inner)
    return found


def read_marked(
    shared: Path, name: str = "nested-train.jsonl"
) -> dict[str, tuple[Article, tuple[Gold, ...]]]:
    """The articles read for what is told inside contents alone, as `read_nested` gives its own."""
    corpus = {a.name: a for a in read_articles(shared / "data" / "polnear" / "train")}
    found: dict[str, tuple[Article, tuple[Gold, ...]]] = {}
    for doc, rows in read_annotation(name).items():
        title = doc.split("/", 1)[1]
        inner = tuple(_gold(row) for row in rows if "parent" in row)
        found[title] = (corpus[title], inner)
    return found


def _gold(row: Row) -> Gold:
    content, source, cue = (
        tuple((start, end) for start, end in row[role]) for role in ("content", "source", "cue")
    )
    return Gold(content, source, cue)


def contents_alone(article: Article, cutter: WordPiece) -> Labelled:
    """The contents of an article as the teacher is to read them."""
    contents = [Span(*span) for gold in article.statements for span in gold.content]
    pieces = sequence(article.text, without_marks(article.text, contents), cutter, depth=1)
    return unlabelled(article, pieces)


def placed(answers: Answers, alone: Sequenced, whole: Sequenced) -> Answers:
    """A teacher's answers for contents alone, at their places in the whole article.

    Outside contents nothing is told inside anything.
    """
    places = {
        (start, end): at
        for at, (start, end) in enumerate(zip(whole.starts, whole.ends, strict=True))
        if start < end
    }
    to = np.array(
        [places.get(pair, -1) for pair in zip(alone.starts, alone.ends, strict=True)], np.int64
    )
    roles = np.zeros((len(whole), len(Tag)), np.float32)
    roles[:, Tag.O] = 1
    roles[to[to >= 0]] = answers.roles[to >= 0]
    pieces, targets = answers.links.T
    moved = np.stack([to[pieces], np.where(targets >= 0, to[targets], -1)], axis=1)
    kept = moved[:, 0] >= 0
    return Answers(roles, moved[kept], answers.weights[kept])
