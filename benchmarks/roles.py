"""Roles beside source, cue and content: act, polarity, channel, addressee, relays, nesting.

Gold: `training/annotations/roles.jsonl` (stand-off, `guidelines.md` beside it). Two readings of
each annotated article are scored: `given`, where the outermost attributions are taken from the
annotation so that only the role readers are measured, and `whole`, where tagging finds them.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.area import Area, Row, Score, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportedly.statement import Statement

GOLD = Path(__file__).parents[1] / "training" / "annotations" / "roles.jsonl"
PARTS = ("development", "held-back")
"""Articles whose misses were read, and articles annotated when the rules were done."""
WORD = re.compile(r"\w+")
Pairs = list[tuple[Row, Row]]


def text_of(place: Path, doc: str) -> str:
    """The text of an annotated article, its line ends as they lie."""
    name = doc.split("/", 1)[1]
    with (place / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as lines:
        return lines.read()


def annotated() -> dict[str, list[Row]]:
    """The annotated statements by article."""
    found: dict[str, list[Row]] = {}
    for row in read_rows(GOLD):
        found.setdefault(row["doc"], []).append(row)
    return found


def predict(place: Path, *, whole: bool = True) -> Iterator[Row]:
    """One row per annotated article with both readings, or `given` alone."""
    from reportedly.attribution import read_roles

    for doc, rows in annotated().items():
        text = text_of(place, doc)
        given = read_roles(text, _cores(rows))
        found = _whole(text) if whole else None
        yield {
            "doc": doc,
            "given": [_row(s) for s in given],
            "whole": None if found is None else [_row(s) for s in found],
        }


def _whole(text: str) -> tuple[Statement, ...] | None:
    """The statements of `text` from tagging on; None where no encoder is installed."""
    from reportedly import attribution, tagging
    from reportedly.errors import ModelError
    from reportedly.page import Block, Label, Span

    body = (Block(Span(0, len(text)), Label.BODY, "annotated article"),)
    try:
        return attribution.attribute(text, body, tagging.tag(text, body))
    except ModelError:
        return None


def _cores(rows: Iterable[Row]) -> list[Any]:
    from reportedly.attribution.core import Core
    from reportedly.offsets import Span

    def spans(row: Row, role: str) -> tuple[Span, ...]:
        return tuple(Span(*span) for span in row[role])

    return [
        Core(spans(row, "content"), spans(row, "source"), spans(row, "cue"), 1.0, "given")
        for row in rows
        if row["parent"] is None
    ]


def _row(statement: Statement) -> Row:
    """A statement as spans and plain values."""
    channel, to = statement.channel, statement.addressee
    return {
        "id": statement.id,
        "parent": statement.parent,
        "content": [[s.start, s.end] for s in statement.content.spans],
        "source": [[s.start, s.end] for s in statement.source.spans] if statement.source else [],
        "act": statement.act.value.value if statement.act else None,
        "polarity": statement.polarity.value.value if statement.polarity else None,
        "channel": {"value": channel.value, "spans": [[s.start, s.end] for s in channel.spans]}
        if channel
        else None,
        "addressee": [[s.start, s.end] for s in to.spans] if to else None,
        "relays": [[s.start, s.end] for relay in statement.relays for s in relay.spans],
    }


def score(place: Path, predictions: Path) -> Score | None:
    """Figures of both readings; None where there is no annotation."""
    if not GOLD.is_file():
        return None
    gold = annotated()
    rows = list(read_rows(predictions))
    result: Score = {"articles": len(gold), "statements": sum(map(len, gold.values()))}
    for part in PARTS:
        docs = {doc: found for doc, found in gold.items() if found[0]["part"] == part}
        for reading in ("given", "whole"):
            if docs and all(row[reading] is not None for row in rows):
                ours = {row["doc"]: row[reading] for row in rows}
                result[f"{reading}, {part}"] = _figures(place, docs, ours)
    return result


def _figures(place: Path, gold: dict[str, list[Row]], predicted: dict[str, list[Row]]) -> Score:
    outer: Pairs = []
    count: Counter[str] = Counter()
    for doc, rows in gold.items():
        text = text_of(place, doc)
        ours = predicted.get(doc, [])
        for nested in (False, True):
            mine = [r for r in ours if (r["parent"] is not None) == nested]
            theirs = [r for r in rows if (r["parent"] is not None) == nested]
            pairs = _match(text, theirs, mine)
            count[f"gold {nested}"] += len(theirs)
            count[f"ours {nested}"] += len(mine)
            if nested:
                count["nested right"] += sum(_same_source(g, p) for g, p in pairs)
            else:
                outer += pairs
    return {
        "matched": len(outer),
        "act": _macro([(g["act"], p["act"]) for g, p in outer if g["act"]]),
        "polarity": _share([g["polarity"] == p["polarity"] for g, p in outer]),
        "channel": _channel(outer),
        "addressee": _spans(
            outer, lambda r: [r["addressee"]] if _flat(r["addressee"]) else r["addressee"] or []
        ),
        "relays": _spans(outer, lambda r: r["relays"]),
        "relay_as_source": _share(
            [_overlap(p["source"], g["relays"]) for g, p in outer if g["relays"] and p["source"]]
        ),
        "nesting": _prf(count["nested right"], count["gold True"], count["ours True"]),
    }


def _flat(value: Any) -> bool:
    """Whether a role is one span, not a list of spans."""
    return bool(value) and isinstance(value[0], int)


def _match(text: str, gold: Sequence[Row], ours: Sequence[Row]) -> Pairs:
    """Pairs with half of their content words in common, best first, one to one."""
    marked = [[_words(text, r["content"]) for r in rows] for rows in (gold, ours)]
    scored = sorted(
        (
            (-len(a & b) / len(a | b), i, j)
            for i, a in enumerate(marked[0])
            for j, b in enumerate(marked[1])
            if a & b
        )
    )
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for negative, i, j in scored:
        if -negative >= 0.5 and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((gold[i], ours[j]))
    return pairs


def _words(text: str, spans: Sequence[Sequence[int]]) -> set[int]:
    return {m.start() for start, end in spans for m in WORD.finditer(text, start, end)}


def _same_source(gold: Row, ours: Row) -> bool:
    return _overlap(gold["source"], ours["source"]) or not (gold["source"] or ours["source"])


def _overlap(a: Sequence[Sequence[int]], b: Sequence[Sequence[int]]) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def _share(hits: Sequence[bool]) -> Score:
    return {"n": len(hits), "share": round(sum(hits) / len(hits), 4) if hits else None}


def _prf(right: int, gold: int, ours: int) -> Score:
    return {
        "gold": gold,
        "ours": ours,
        "p": round(right / ours, 4) if ours else None,
        "r": round(right / gold, 4) if gold else None,
        "f1": round(2 * right / (gold + ours), 4) if gold + ours else None,
    }


def _macro(pairs: Sequence[tuple[str, str]]) -> Score:
    """Accuracy and the mean F1 of the acts the gold has."""
    per = {}
    for act in sorted({g for g, _ in pairs}):
        right = sum(g == p == act for g, p in pairs)
        per[act] = _prf(right, sum(g == act for g, _ in pairs), sum(p == act for _, p in pairs))
    mean = sum(f["f1"] for f in per.values()) / len(per) if per else 0.0
    accuracy = _share([g == p for g, p in pairs])
    return {
        "macro_f1": round(mean, 4),
        "accuracy": accuracy["share"],
        "n": len(pairs),
        "per_act": {a: [f["gold"], f["f1"]] for a, f in per.items()},
    }


def _channel(pairs: Pairs) -> Score:
    """Channels right by place, and among those by name as well."""
    gold = [(g, p) for g, p in pairs if g["channel"]]
    ours = [p for _, p in pairs if p["channel"]]
    placed = [
        (g, p)
        for g, p in gold
        if p["channel"] and _overlap([g["channel"]["span"]], p["channel"]["spans"])
    ]
    named = [g["channel"]["value"] == p["channel"]["value"] for g, p in placed]
    return {**_prf(len(placed), len(gold), len(ours)), "named_right": sum(named)}


def _spans(pairs: Pairs, role: Any) -> Score:
    """Spans of a role right by overlap, one to one."""
    right = gold = ours = 0
    for g, p in pairs:
        theirs, mine = role(g), list(role(p))
        gold, ours = gold + len(theirs), ours + len(mine)
        for span in theirs:
            hit = next((m for m in mine if _overlap([span], [m])), None)
            if hit is not None:
                mine.remove(hit)
                right += 1
    return _prf(right, gold, ours)


AREA = Area(data="data/polnear/train", predict=predict, score=score)
