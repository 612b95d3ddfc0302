"""Time expressions: are they found, and do they denote the right days.

Each document is dated by its creation time, as the scorer's peers are. Of a prediction the value
tells the days; only a range, whose value is a length, gives its first and last day as well.
"""

from __future__ import annotations

import json
import re
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks._roles import ANNOTATIONS
from benchmarks.area import Area, Row, Score, read_rows, run_scorer
from reportedly.dating import find_expressions, resolve
from reportedly.page import PageDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.statement import TimeExpression

SETS = ("meantime", "tbaq", "gum")
NEWS = ("meantime", "tbaq")
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
UNIT = re.compile(r"\b(year|month)s?\b")
HELD_BACK = 3
"""Every third document by id was not looked at while the first rules were written; what of them was
read by mistake since is told in docs/quality/timex.md."""

SLIPS = "timex-slips.jsonl"
"""Errors of the seen documents that a reader found to be the gold's own: `why` tells whether it
breaks the notation, the document's day or the words (training/annotations/guidelines.md)."""


def files(place: Path) -> list[Path]:
    """The sets of documents: `place` itself, or the timex files in it."""
    return [place] if place.is_file() else sorted(place.glob("timex_*.jsonl"))


def documents(place: Path) -> Iterator[Row]:
    """All documents of a place."""
    for path in files(place):
        yield from read_rows(path)


def creation_day(stamp: str | None) -> date | None:
    """The day of a creation time; None where it is missing or malformed."""
    try:
        return date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None


def seen_from(stamp: str | None) -> PageDate | None:
    """The story date of a document with this creation time."""
    day = creation_day(stamp)
    return None if day is None else PageDate(day, day, day)


def as_row(expression: TimeExpression) -> Row:
    """One expression as the scorer reads it."""
    row = {
        "start": expression.span.start,
        "end": expression.span.end,
        "text": expression.text,
        "type": expression.type,
        "value": expression.value,
    }
    if expression.rule.startswith("between") and expression.begin and expression.end:
        row["begin"] = expression.begin.isoformat()
        row["end_date"] = expression.end.isoformat()
    return row


def predict(place: Path) -> Iterator[Row]:
    """The expressions of each document, resolved against its creation time."""
    for document in documents(place):
        found = resolve(find_expressions(document["text"]), seen_from(document.get("dct")))
        yield {
            "id": document["id"],
            "text": document["text"],
            "timexes": [as_row(expression) for expression in found],
        }


def figures(gold: Path, out: Path) -> Score:
    """The F1 figures of the scorer for one set."""
    full = run_scorer("dating/score_timex.py", gold, out, "--json")
    kept: Score = {
        name: full[name]["f1"] for name in ("strict", "relaxed", "type", "value", "interval")
    }
    kept["interval_recall"] = full["interval"]["r"]
    kept["interval_accuracy"] = full["interval_acc"]
    return kept


def parts(place: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Gold files to score: each set, both news sets, their seen and held-back parts.

    Last the seen part with the gold's own slips left out, on both sides.
    """
    rows: dict[str, list[str]] = {"news": [], "news_seen": [], "news_held_back": []}
    slips = {(row["doc"], row["start"], row["end"]) for row in read_rows(ANNOTATIONS / SLIPS)}
    for path in files(place):
        yield path.stem.removeprefix("timex_").removesuffix("_dev"), path
        if not any(name in path.stem for name in NEWS):
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        ordered = sorted(lines, key=_id_of)
        rows["news"] += ordered
        for number, line in enumerate(ordered):
            is_held = number % HELD_BACK == HELD_BACK - 1
            rows["news_held_back" if is_held else "news_seen"].append(line)
    rows["news_seen_without_slips"] = [_without(line, slips) for line in rows["news_seen"]]
    for name, lines in rows.items():
        if lines:
            path = folder / f"{name}.jsonl"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            yield name, path


def _without(line: str, slips: set[tuple[str, int, int]]) -> str:
    """A document with these expressions marked as date lines are: the scorer passes over them."""
    document = json.loads(line)
    for one in document["timexes"]:
        if (document["id"], one["start"], one["end"]) in slips:
            one["dateline"] = True
    return json.dumps(document)


def _id_of(line: str) -> str:
    return str(json.loads(line)["id"])


def words_per_second(place: Path) -> int:
    """Words a CPU-second, finding and resolving: the better of two rounds."""
    texts = [(row["text"], seen_from(row.get("dct"))) for row in documents(place)]
    words = sum(len(text.split()) for text, _ in texts)
    rounds = []
    for _ in range(2):
        started = time.process_time()
        for text, story in texts:
            resolve(find_expressions(text), story)
        rounds.append(time.process_time() - started)
    return round(words / max(min(rounds), 1e-9))


def score(place: Path, out: Path) -> Score | None:
    """Figures for each set and for the news sets together; None where no document has gold."""
    if not any("timexes" in row for row in documents(place)):
        return None
    with tempfile.TemporaryDirectory() as folder:
        found: Score = {name: figures(gold, out) for name, gold in parts(place, Path(folder))}
    found["words_per_cpu_second"] = words_per_second(place)
    return found


def granularity(words: str) -> int:
    """How many characters of an ISO date the words name: 4 for a year, 7 a month, 10 a day."""
    if re.fullmatch(r"\D*\d{4}\D*", words):
        return 7 if MONTH.search(words) else 4
    if MONTH.search(words):
        return 10 if re.search(r"\d", words) else 7
    return {"year": 4, "month": 7}.get((UNIT.findall(words.lower()) or [""])[-1], 10)


def dateparser_rows(place: Path) -> Iterator[Row]:
    """What dateparser.search finds, with the granularity its own matched words show."""
    from datetime import datetime

    from dateparser.search import search_dates

    for document in documents(place):
        day = creation_day(document.get("dct"))
        settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
        if day is not None:
            settings["RELATIVE_BASE"] = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day
        found = search_dates(document["text"], languages=["en"], settings=settings) or []
        rows, at = [], 0
        for words, stamp in found:
            start = document["text"].find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            value = stamp.date().isoformat()[: granularity(words)]
            rows.append({"start": start, "end": at, "text": words, "type": "DATE", "value": value})
        yield {"id": document["id"], "text": document["text"], "timexes": rows}


def peers(place: Path) -> Score:
    """The figures of dateparser, where it is installed."""
    import importlib.util

    if importlib.util.find_spec("dateparser") is None:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "dateparser.jsonl"
        started = time.process_time()
        rows = list(dateparser_rows(place))
        spent = time.process_time() - started
        out.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        found: Score = {name: figures(gold, out) for name, gold in parts(place, Path(folder))}
    words = sum(len(row["text"].split()) for row in documents(place))
    found["words_per_cpu_second"] = round(words / spent)
    return {"dateparser.search": found}


AREA = Area(data="eval/dating", predict=predict, score=score, peers=peers)
