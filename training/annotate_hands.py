"""Sheets to mark where a statement was said, to whom and through which hands, and the marks made.

``python -m training.annotate_hands draw --shared ../shared --out SHEET --first 0 --count 45``
``python -m training.annotate_hands resolve MARKED --shared ../shared --out FILE``

Articles are drawn as in `annotate_nested.py`. A sheet gives an article's paragraphs, each followed
by the statements that end in it, with number, source, cue and the first words of the content.
Below an article's line (`# NAME`) a reader writes a line for each role a statement's own sentence
names: number, ``channel``, ``addressee`` or ``relay``, the words, and for a channel its plain name,
with tabs between. Words that stand more than once near the statement get more of the sentence
around them, and ⟦ ⟧ around the span. What stays in the project are positions only
(`annotations/hands-development.jsonl`, `hands-held-back.jsonl`).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from reportedly.tagging.quotes import paragraphs
from training.annotate_nested import MarkError, find_marked, resolved, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from training.encoder.polnear import Article, Gold

Row = dict[str, Any]
FIELDS = ("channel", "addressee", "relay")
SHOWN = 12
"""Words of a content that tell the reader which statement is meant."""
BESIDE = 600
"""Characters before and after a statement in which its sentence lies."""


def sheet(article: Article) -> str:
    """What a reader sees of an article: all of it, and the statements of each paragraph."""
    lines = [f"# {article.name}"]
    waiting = sorted(enumerate(article.statements), key=lambda pair: _first(pair[1]))
    for part in paragraphs(article.text):
        words = " ".join(article.text[part.start : part.end].split())
        if words:
            lines.append(words)
        here = [pair for pair in waiting if _first(pair[1]) < part.end]
        waiting = waiting[len(here) :]
        lines += [f"    [{number}] {_brief(article.text, gold)}" for number, gold in here]
    return "\n".join(lines) + "\n"


def _first(gold: Gold) -> int:
    return min(spans[0][0] for spans in (gold.content, gold.source, gold.cue) if spans)


def _brief(text: str, gold: Gold) -> str:
    source, cue, content = (
        " || ".join(" ".join(text[a:b].split()) for a, b in spans)
        for spans in (gold.source, gold.cue, gold.content)
    )
    return f"({source or '-'} | {cue}) {' '.join(content.split()[:SHOWN])}"


def resolve(lines: Iterator[str], articles: dict[str, Article]) -> Iterator[Row | MarkError]:
    """A row for each line of a reader, one for each article; an error for what cannot be placed."""
    return resolved(lines, articles, _row)


def _row(article: Article, line: str) -> Row:
    number, field, words, *value = line.split("\t")
    if field not in FIELDS or (field == "channel") != bool(value):
        raise MarkError(f"not a field, or a channel without its name: {field!r}")
    gold = article.statements[int(number)]
    spans = [*gold.content, *gold.source, *gold.cue]
    near = [*gold.cue, *gold.source, *gold.content][0][0]
    start, end = min(a for a, _ in spans) - BESIDE, max(b for _, b in spans) + BESIDE
    hits = find_marked(article.text, words, max(0, start), end)
    if not hits:
        raise MarkError(f"not found: {words!r}")
    row: Row = {"doc": f"polnear/{article.name}", "statement": int(number), "field": field}
    row["span"] = list(min(hits, key=lambda hit: abs(hit[0] - near)))
    return row | ({"value": value[0].strip()} if value else {})


if __name__ == "__main__":
    sys.exit(run(__doc__, sheet, resolve))
