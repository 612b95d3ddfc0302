"""Interviews of GUM with the names people marked in them: persons, organisations, places.

Its news documents are never trained on: names are measured there (`benchmarks/entities.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.entities import KINDS, read_document
from training.encoder.polnear import Article

if TYPE_CHECKING:
    from pathlib import Path


def read_interviews(shared: Path) -> list[tuple[Article, list[tuple[int, int, str]]]]:
    """Each interview as text, with its names in characters of it."""
    found = []
    for path in sorted((shared / "data" / "gum-news").rglob("GUM_interview*.conllu")):
        document = read_document(path)
        names = [(*span, kind) for kind in KINDS for span in sorted(document.names[kind])]
        found.append((Article(path.stem, document.text, (), ()), names))
    return found
