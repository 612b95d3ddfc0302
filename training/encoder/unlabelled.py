"""News articles without labels, for the teacher to label: bodies of news pages and plain articles.

They lie in the project's shared folder (`eval/reading/meta.jsonl`, `eval/copies/docs.jsonl`) and
serve as text only; no label that comes with them is read.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from training.encoder.polnear import Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEAST, MOST = 60, 2_500
"""Words of an article worth reading; the longest are few, and their windows all alike."""

ENGLISH = re.compile(r"\b(?:the|of|and|to|in|that|was|is|for|on)\b", re.IGNORECASE)
ENGLISH_SHARE = 0.15
"""Share of these ten words in English running text: .2 to .3; below .1 in other languages
(counted on the pages themselves)."""


def read_unlabelled(shared: Path, *, known: frozenset[str]) -> list[Article]:
    """Articles in English, each text once; none that begins like a text in `known`."""
    found: dict[str, Article] = {}
    for name, text in (*_pages(shared), *_plain(shared)):
        count = len(text.split())
        begins = opening(text)
        if begins in known or begins in found or not LEAST <= count <= MOST:
            continue
        if len(ENGLISH.findall(text)) >= ENGLISH_SHARE * count:
            found[begins] = Article(name, text, (), ())
    return list(found.values())


def opening(text: str) -> str:
    """What tells one article from another: the first letters of its first words."""
    return re.sub(r"\W+", "", text)[:60].lower()


def _pages(shared: Path) -> Iterator[tuple[str, str]]:
    with (shared / "eval" / "reading" / "meta.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield f"page {row['id']}", "\n\n".join(row["body"])


def _plain(shared: Path) -> Iterator[tuple[str, str]]:
    """The articles that stood in the set of copies before copies were made of them."""
    place = shared / "eval" / "copies"
    with (place / "gold" / "originals.jsonl").open(encoding="utf-8") as rows:
        copies = {json.loads(row)["copy"] for row in rows}
    with (place / "docs.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row["id"] not in copies:
                yield f"plain {row['id']}", row["text"]
