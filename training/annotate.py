"""Turns a reader's sheets into stand-off annotation of roles, and makes the sheets.

A sheet is a JSON file of one article: its paragraphs, and statements whose spans are written as
the words themselves. What stays in the project are positions only (`annotations/roles.jsonl`).

``python -m training.annotate sheets --data ../shared/data --out SHEETS polnear/NAME gum/NAME``
``python -m training.annotate resolve --data ../shared/data --out FILE --part PART SHEETS``

Words are looked for in the paragraph `para` (contents may run on into later ones). Where they
stand there more than once, more of the sentence is written and the span put between ⟦ and ⟧.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks._roles import text_of
from reportedly.statement import Act, Polarity, Standing, Status
from reportedly.tagging.quotes import paragraphs
from training.encoder.polnear import read_articles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from training.encoder.polnear import Article

Row = dict[str, Any]
Found = tuple[int, int]
OPEN, CLOSE = "⟦", "⟧"
CHOICES = {"act": Act, "polarity": Polarity, "standing": Standing, "status": Status}


class SheetError(ValueError):
    """Words of a sheet that are not in their article, or stand there more than once."""


def make_sheet(data: Path, doc: str, gold: dict[str, Article]) -> Row:
    """An empty sheet; attributions that the corpus already marks are given by their words."""
    text = text_of(data, doc)
    parts = list(paragraphs(text))
    article = gold.get(doc.split("/", 1)[1]) if doc.startswith("polnear/") else None
    given = []
    for number, one in enumerate(article.statements if article else ()):
        roles = {role: getattr(one, role) for role in ("content", "source", "cue")}
        first = min(start for spans in roles.values() for start, _ in spans)
        para = next((n for n, p in enumerate(parts) if first < p.end), len(parts) - 1)
        words = {r: [text[a:b] for a, b in spans] for r, spans in roles.items()}
        given.append({"id": str(number), "para": para, **words})
    lines = {str(n): text[p.start : p.end].strip() for n, p in enumerate(parts)}
    shown = {n: line for n, line in lines.items() if line}
    return {"doc": doc, "paragraphs": shown, "statements": given}


def resolve_sheet(data: Path, sheet: Row, part: str, gold: dict[str, Article]) -> list[Row]:
    """The statements of a sheet with positions in place of words."""
    text = text_of(data, sheet["doc"])
    name = sheet["doc"].split("/", 1)[1]
    article = gold.get(name)
    rows = []
    for item in sheet["statements"]:
        try:
            given = article.statements[int(item["id"])] if _is_given(article, item) else None
            rows.append(_resolved(text, sheet["doc"], part, item, given))
        except (SheetError, KeyError, ValueError, TypeError) as error:
            message = f"{sheet['doc']} statement {item.get('id')}: {error!r}"
            raise SheetError(message) from error
    ids = [row["id"] for row in rows]
    lost = {row["parent"] for row in rows} - {None, *ids}
    if lost or len({*ids}) != len(ids):
        raise SheetError(f"{sheet['doc']}: ids twice, or parents that are no ids: {lost}")
    return rows


def _is_given(article: Article | None, item: Row) -> bool:
    return article is not None and item["id"].isdigit()


def _resolved(text: str, doc: str, part: str, item: Row, given: Any) -> Row:
    spans = {
        role: [list(s) for s in getattr(given, role)] if given else _all(text, item, role)
        for role in ("content", "source", "cue")
    }
    if not spans["content"]:
        raise SheetError("a statement needs content")
    near = (spans["cue"] or spans["content"])[0][0]
    row: Row = {"doc": doc, "part": part, "id": item["id"], "parent": item.get("parent")} | spans
    for field, kinds in CHOICES.items():
        value = item.get(field)
        row[field] = None if value is None else kinds(value).value
    row["polarity"] = row["polarity"] or "positive"
    channel, said = item.get("channel"), item.get("said_at")
    row["channel"] = channel and {
        "value": channel["value"],
        "span": _one(text, item, channel["words"], near),
    }
    row["said_at"] = said and _one(text, item, said, near)
    for field in ("addressee", "speaker"):
        row[field] = item.get(field) and _one(text, item, item[field], near)
    for field in ("relays", "hedges"):
        row[field] = [_one(text, item, words, near) for words in item.get(field) or ()]
    return row


def _all(text: str, item: Row, role: str) -> list[list[int]]:
    """The spans of a role; the later pieces of a content may stand in later paragraphs."""
    found: list[list[int]] = []
    for words in item.get(role) or ():
        after = found[-1][1] if found and role == "content" else None
        found.append(_one(text, item, words, None, after=after))
    return sorted(found)


def _one(
    text: str, item: Row, words: str, near: int | None, *, after: int | None = None
) -> list[int]:
    """Where these words stand: in their paragraph, nearest to `near`, or behind `after`."""
    pattern = _pattern(words)
    place = list(paragraphs(text))[int(item["para"])]
    hits = list(pattern.finditer(text, place.start, place.end))
    if after is not None:
        hits = [hit for hit in hits if hit.start(1) >= after]
    if not hits:  # contents run on into later paragraphs
        hits = list(islice(pattern.finditer(text, max(place.start, after or 0)), 1))
    if not hits:
        raise SheetError(f"not found in paragraph {item['para']} or after it: {words!r}")
    if near is None and after is None and len(hits) > 1:
        raise SheetError(f"more than once in paragraph {item['para']}: {words!r}")
    hit = min(hits, key=lambda h: abs(h.start(1) - near)) if near is not None else hits[0]
    return [hit.start(1), hit.end(1)]


def _pattern(words: str) -> re.Pattern[str]:
    """The words with any white space between them; group 1 is the span that is meant."""
    before, opened, rest = words.partition(OPEN)
    inner, _, behind = rest.partition(CLOSE)
    parts = (before, inner, behind) if opened else ("", words, "")
    spaced = [re.sub(r"(?:\\?\s)+", lambda _: r"\s+", re.escape(part)) for part in parts]
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(f"{left}{spaced[0]}({spaced[1]}){spaced[2]}{right}")


def _load(data: Path) -> dict[str, Article]:
    return {article.name: article for article in read_articles(data / "polnear" / "train")}


def _sheets(data: Path, out: Path, docs: Iterable[str]) -> None:
    gold = _load(data)
    out.mkdir(parents=True, exist_ok=True)
    for doc in docs:
        sheet = make_sheet(data, doc, gold)
        path = out / f"{doc.replace('/', '__')}.json"
        path.write_text(json.dumps(sheet, indent=1, ensure_ascii=False), encoding="utf-8")


def _resolve(data: Path, out: Path, part: str, sheets: Iterable[str]) -> int:
    gold, rows, failed = _load(data), [], 0
    for path in sheets:
        try:
            sheet = json.loads(Path(path).read_text(encoding="utf-8"))
            rows += resolve_sheet(data, sheet, part, gold)
        except (SheetError, json.JSONDecodeError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            failed += 1
    out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} statements written, {failed} sheets refused")
    return 1 if failed else 0


def main() -> int:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("sheets", "resolve"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--part", default="development")
    parser.add_argument("names", nargs="+")
    given = parser.parse_args()
    if given.what == "sheets":
        _sheets(given.data, given.out, given.names)
        return 0
    return _resolve(given.data, given.out, given.part, given.names)


if __name__ == "__main__":
    sys.exit(main())
