"""The first acceptance page, read whole: letters, blocks, statements, dates, matters, relations.

Predictions are one row: the single JSON object `score_seed.py` reads, with blocks, alterations,
speakers, matters and relations beside it. Scored against `eval/seed` and `eval/dating`.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.area import Area, Row, Score, file_in, read_rows, run_scorer, shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reportedly.page import Page, Span
    from reportedly.statement import Report, Statement

PAGE = "article.txt"
FURNITURE = ("byline", "bio", "related", "comments", "newsletter", "nav", "furniture")
"""Labels that take a block out of the story."""

LETTERS, WORDS, ALTERED = 176, 166, range(7, 19)
"""What was changed on the page, counted by hand (GOALS, "Restoration")."""


def predict(place: Path) -> Iterator[Row]:
    """The whole reading of the page."""
    import reportedly

    text = file_in(place, PAGE).read_bytes().decode("utf-8")
    report = reportedly.analyse(text)
    yield {
        "statements": [_statement(s) for s in report.statements],
        "dates": [
            {"span": _pair(d.span), "begin": _day(d.begin), "end": _day(d.end)}
            for d in report.dates
        ],
        "story_date": None
        if report.date is None
        else {
            "begin": _day(report.date.begin),
            "end": _day(report.date.end),
            "best": _day(report.date.best),
        },
        "blocks": [{"span": _pair(b.span), "label": b.label.value} for b in report.page.blocks],
        "alterations": [_pair(a.span) for a in report.page.alterations],
        "restored": report.page.text.restored,
        "headline": report.page.headline,
        "matters": [{"id": m.id, "name": m.name, "summary": m.summary} for m in report.matters],
        "relations": [{"kind": r.kind.value, "a": r.a, "b": r.b} for r in report.relations],
        "altered_paragraphs": _altered_paragraphs(report.page),
        "speakers": _speakers(report),
    }


def _statement(statement: Statement) -> Row:
    said, channel = statement.said_at, statement.channel
    return {
        "id": statement.id,
        "parent": statement.parent,
        "content": [_pair(s) for s in statement.content.spans],
        "source": [_pair(s) for s in statement.source.spans] if statement.source else [],
        "cue": [_pair(s) for s in statement.cue.spans] if statement.cue else [],
        "channel": channel.value if channel else None,
        "relay": [relay.name for relay in statement.relays],
        "said_at": [_day(said.begin), _day(said.end)] if said else None,
        "act": statement.act.value.value if statement.act else None,
        "polarity": statement.polarity.value.value if statement.polarity else None,
        "standing": statement.standing.value.value if statement.standing else None,
        "status": statement.status.value.value if statement.status else None,
        "speaker": statement.speaker,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _altered_paragraphs(page: Page) -> list[int]:
    """The numbers, from 1, of the paragraphs with an alteration."""
    starts = [s for s, part in _paragraphs(page.text.original)]
    numbers = {sum(s <= a.span.start for s in starts) for a in page.alterations}
    return sorted(numbers)


def _paragraphs(text: str) -> list[tuple[int, str]]:
    """Start and words of each line that is not blank."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, line))
        at += len(line) + 1
    return found


def _speakers(report: Report) -> dict[str, str]:
    return {speaker.id: speaker.name for speaker in report.speakers}


def score(place: Path, predictions: Path) -> Score | None:
    """All figures of the page; None where the page's gold is not there."""
    folder = shared() / "eval" / "seed"
    if not (folder / "gold-statements.jsonl").is_file():
        return None
    page = file_in(place, PAGE)
    text = page.read_bytes().decode("utf-8")
    row = next(read_rows(predictions))
    return {
        **_scored_statements(row),
        "dates": _dates(text, row),
        "letters": _letters(text, row),
        "furniture": _furniture(text, row, folder),
        "meaning": _meaning(row, json.loads((folder / "gold-meaning.json").read_text("utf-8"))),
    }


def _scored_statements(row: Row) -> Score:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "seed.json"
        path.write_text(json.dumps(row), encoding="utf-8")
        return run_scorer("seed/score_seed.py", path)


def _dates(text: str, row: Row) -> Score:
    """Expressions found in page order with the gold's interval."""
    gold = list(read_rows(shared() / "eval" / "dating" / "seed_expressions.jsonl"))
    right, missed = 0, []
    for item in gold:
        begin, end = item["begin"], item["end"]
        vague = item["n"] == len(gold)
        hits = [
            d
            for d in row["dates"]
            if (d["begin"], d["end"]) == (begin, end)
            or (vague and d["end"] and d["end"] <= end and "recent" in text[slice(*d["span"])])
        ]
        needed = sum(1 for g in gold[: item["n"]] if (g["begin"], g["end"]) == (begin, end))
        if len(hits) >= needed:
            right += 1
        else:
            missed.append(item["n"])
    return {"right": right, "of": len(gold), "missed": missed, "story": row["story_date"]}


def _letters(text: str, row: Row) -> Score:
    """Changed letters and words, by the page as it lies against what was restored."""
    return {
        "letters": sum(end - start for start, end in row["alterations"]),
        "letters_gold": LETTERS,
        "words": len({_word_start(text, start) for start, _ in row["alterations"]}),
        "words_gold": WORDS,
        "foreign_left": sum("\u0400" <= c <= "\u04ff" for c in row["restored"]),
        "paragraphs_exact": row["altered_paragraphs"] == list(ALTERED),
    }


def _word_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isalnum():
        at -= 1
    return at


def _furniture(text: str, row: Row, folder: Path) -> Score:
    """Lines after the article kept out of the story, and whether any statement stands in them."""
    damage = json.loads((folder / "gold-meaning.json").read_text("utf-8"))["damage"]
    start, end = (min(d["span"][0] for d in damage if _is_box(d)), len(text))
    lines = [(at, line) for at, line in _paragraphs(text) if start <= at < end]
    out = [
        any(b["span"][0] <= at < b["span"][1] and b["label"] in FURNITURE for b in row["blocks"])
        for at, _ in lines
    ]
    story = [b for b in row["blocks"] if b["span"][0] < start]
    return {
        "labelled": sum(out),
        "of": len(lines),
        "headline": bool(story) and story[0]["label"] == "headline",
        "story_lines_lost": sum(b["label"] in FURNITURE for b in story),
        "statements_inside": sum(s["content"][0][0] >= start for s in row["statements"]),
    }


def _is_box(damage: Row) -> bool:
    return "author box" in damage["what"] or "furniture" in damage["what"]


def _meaning(row: Row, gold: Row) -> Score:
    """Central relations found, traps shown as conflicts, merges made, enacted statements."""
    ours = {g["id"]: _told(g, row["statements"]) for g in gold["statements"]}
    kinds = _kinds(row["relations"])
    counted: dict[str, list[int]] = {w: [0, 0] for w in ("central", "secondary", "merge", "trap")}
    for relation in gold["relations"]:
        found = {
            kind
            for a in ours[relation["a"]]
            for b in ours[relation["b"]]
            for kind in kinds.get(frozenset((a, b)), set())
        }
        counted[relation["weight"]][1] += 1
        counted[relation["weight"]][0] += _is_found(relation, found)
    enacted = {s["id"] for s in row["statements"] if s["standing"] == "enacted"}
    wanted = {
        i for g in gold["statements"] if g["standing"] == "normative-act" for i in ours[g["id"]]
    }
    return {
        **{weight: f"{hits} of {n}" for weight, (hits, n) in counted.items() if weight != "trap"},
        "traps_shown": f"{counted['trap'][0]} of {counted['trap'][1]}",
        "enacted_right": len(enacted & wanted),
        "enacted_wrong": len(enacted - wanted),
        "summary": row["matters"][0]["summary"] if row["matters"] else None,
    }


def _is_found(relation: Row, found: set[str]) -> bool:
    if relation["weight"] == "merge":
        return bool(found & {"same", "agree"})
    if relation["weight"] == "trap":
        return bool(found & {"conflict", "undercut"})
    wanted = (
        {relation["relation"], "tension"} if relation.get("strength") else {relation["relation"]}
    )
    return bool(found & wanted)


def _kinds(relations: Sequence[Row]) -> dict[frozenset[str], set[str]]:
    found: dict[frozenset[str], set[str]] = {}
    for relation in relations:
        found.setdefault(frozenset((relation["a"], relation["b"])), set()).add(relation["kind"])
    return found


def _told(gold: Row, statements: Sequence[Any]) -> list[str]:
    """Our statements whose content lies mostly in the gold's stretch; the nested one apart."""
    start, end = gold["span"]
    found = []
    for statement in statements:
        size = sum(b - a for a, b in statement["content"])
        held = sum(max(0, min(b, end) - max(a, start)) for a, b in statement["content"])
        nested = statement["parent"] is not None
        if size and 2 * held > size and nested == (gold["inside"] is not None):
            found.append(statement["id"])
    return found


AREA = Area(data="seed", predict=predict, score=score)
