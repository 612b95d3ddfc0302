"""Sheets to mark what is told inside contents, and what readers of them marked, as positions.

``python -m training.annotate_nested draw --shared ../shared --out SHEET --first 0 --count 80``
``python -m training.annotate_nested resolve MARKED --shared ../shared --out FILE``

A sheet gives PolNeAR train articles that are not annotated in `roles.jsonl`, in a fixed random
order: with `--held-back` those no encoder is trained on, with `--long` the long ones of those one
may be, else those of usual length. Of each article it
shows the outermost contents of six words and more with their number. Below an article's line
(`# NAME`) a reader writes a line for each statement told inside a content: number, source, cue,
content, with tabs between. Pieces of one role are put between ``||``, words left out inside a piece
are written ``...``, a missing source ``-``. Words that stand in the content more than once get more
of it around them, and ⟦ ⟧ around the span. What stays in the project are positions only
(`annotations/nested-train.jsonl`, `nested-held-back.jsonl`).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks._roles import read_annotation
from training.encoder.polnear import read_articles, split

if TYPE_CHECKING:
    from training.encoder.polnear import Article, Gold

Row = dict[str, Any]
SEED = 20
WORDS = (150, 1200)
"""Articles of this many words are drawn first: shorter ones are stubs."""
LONG = (1201, 3500)
"""Then these: longer ones are transcripts."""
LEAST = 6
"""Contents of fewer words are not shown: no other statement fits in."""
ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…)\s*")


class MarkError(ValueError):
    """A reader's line whose words are not in its content, or stand there more than once."""


def drawn(shared: Path, *, held_back: bool, long: bool = False) -> list[Article]:
    """The articles to mark, in the order of the draw; all that are held back, whatever length."""
    least, most = LONG if long else WORDS
    known = {doc.split("/", 1)[1] for doc in read_annotation("roles.jsonl")}
    some = split(read_articles(shared / "data" / "polnear" / "train"))[held_back]
    fit = [
        article
        for article in some
        if article.name not in known and (held_back or least <= len(article.text.split()) <= most)
    ]
    random.Random(SEED).shuffle(fit)  # noqa: S311
    return fit


def sheet(article: Article) -> str:
    """What a reader sees of an article."""
    lines = [f"# {article.name}"]
    for number, gold in enumerate(article.statements):
        source, cue, content = (
            " || ".join(" ".join(article.text[a:b].split()) for a, b in spans)
            for spans in (gold.source, gold.cue, gold.content)
        )
        if len(content.split()) >= LEAST:
            lines.append(f"[{number}] ({source or '-'} | {cue}) {content}")
    return "\n".join(lines) + "\n"


def resolve(lines: Iterator[str], articles: dict[str, Article]) -> Iterator[Row | MarkError]:
    """A row for each line of a reader; an error for those that cannot be placed."""
    return resolved(lines, articles, _row)


def resolved(
    lines: Iterator[str], articles: dict[str, Article], row: Callable[[Article, str], Row]
) -> Iterator[Row | MarkError]:
    """What `row` makes of each line of a reader, and one row for each article read."""
    article: Article | None = None
    for raw in lines:
        line = raw.rstrip("\n")
        if line.startswith("# "):
            article = articles[line[2:].strip()]
            yield {"doc": f"polnear/{article.name}"}
        elif line.strip() and article is not None:
            try:
                yield row(article, line)
            except (MarkError, ValueError, IndexError) as error:
                yield MarkError(f"{article.name}: {line}: {error}")


def _row(article: Article, line: str) -> Row:
    number, source, cue, content = line.split("\t")
    outer = article.statements[int(number)]
    row: Row = {"doc": f"polnear/{article.name}", "parent": number}
    for role, words in (("content", content), ("source", source), ("cue", cue)):
        pieces = [] if words.strip() == "-" else words.split("||")
        row[role] = sorted(_place(article.text, outer, piece.strip()) for piece in pieces)
    return row


def _place(text: str, outer: Gold, words: str) -> list[int]:
    """Where these words stand in the content, pieces of it and what lies between taken as one."""
    hits = find_marked(text, words, outer.content[0][0], outer.content[-1][1])
    if len(hits) != 1:
        raise MarkError(f"{'not found' if not hits else 'more than once'}: {words!r}")
    return list(hits[0])


def find_marked(text: str, words: str, start: int, end: int) -> list[tuple[int, int]]:
    """Every place between two others where a reader's words stand, or what ⟦ ⟧ takes of them."""
    return [hit.span(1) for hit in _pattern(words).finditer(text, start, end)]


def _pattern(words: str) -> re.Pattern[str]:
    before, opened, rest = words.partition("⟦")
    inner, _, behind = rest.partition("⟧")
    parts = (before, inner, behind) if opened else ("", words, "")
    left, meant, right = (_loose(part) for part in parts)
    return re.compile(rf"(?<!\w){left}({meant}){right}(?!\w)", re.DOTALL)


def _loose(words: str) -> str:
    """The words as a pattern, with any white space between them and anything at an ellipsis."""
    pieces = ELLIPSIS.split(words)
    return r".*?".join(re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(piece)) for piece in pieces)


Sheet = Callable[["Article"], str]
Resolve = Callable[[Iterator[str], dict[str, "Article"]], Iterator["Row | MarkError"]]


def run(doc: str | None, sheet: Sheet, resolve: Resolve) -> int:
    """Read the command line and draw sheets, or put marks at their places, each mark once."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("what", choices=("draw", "resolve"))
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held-back", action="store_true")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=80)
    parser.add_argument("marked", nargs="*", type=Path)
    given = parser.parse_args()
    if given.what == "draw":
        articles = drawn(given.shared, held_back=given.held_back, long=given.long)
        shown = articles[given.first : given.first + given.count]
        given.out.write_text("\n".join(map(sheet, shown)), encoding="utf-8")
        return 0
    articles = read_articles(given.shared / "data" / "polnear" / "train")
    by_name = {article.name: article for article in articles}
    rows: list[Row] = []
    failed = 0
    for path in given.marked:
        with path.open(encoding="utf-8") as lines:
            for row in resolve(lines, by_name):
                if isinstance(row, MarkError):
                    print(row, file=sys.stderr)
                    failed += 1
                elif row not in rows:
                    rows.append(row)
    given.out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{sum(len(row) > 1 for row in rows)} marks written, {failed} lines refused")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(run(__doc__, sheet, resolve))
