"""The annotation of roles made in this project: its articles, and how two readings compare."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.area import Row, Score, read_rows
from benchmarks.entities import read_document

if TYPE_CHECKING:
    from collections.abc import Sequence

ANNOTATIONS = Path(__file__).parents[1] / "training" / "annotations"
WORD = re.compile(r"\w+")
Pairs = list[tuple[Row, Row]]
Readings = dict[str, list[Row]]


def text_of(data: Path, doc: str) -> str:
    """The text of an article, its line ends as they lie; `polnear/NAME` or `gum/NAME`."""
    corpus, name = doc.split("/", 1)
    if corpus == "gum":
        return read_document(data / "gum-news" / "conllu" / f"{name}.conllu").text
    return (data / "polnear" / "train" / "text" / f"{name}.txt").read_bytes().decode("utf-8")


def read_annotation(name: str) -> Readings:
    """The annotated statements of a file by article."""
    found: Readings = {}
    for row in read_rows(ANNOTATIONS / name):
        found.setdefault(row["doc"], []).append(row)
    return found


def figures(data: Path, gold: Readings, predicted: Readings) -> Score:
    """The figures of one reading of these articles against another.

    A role counts where both rows have the field; act, standing and status count over the
    statements that have one in `gold`.
    """
    outer: Pairs = []
    count: Counter[str] = Counter()
    for doc, rows in gold.items():
        text = text_of(data, doc)
        ours = predicted.get(doc, [])
        for nested in (False, True):
            theirs, mine = (
                [r for r in some if (r["parent"] is not None) == nested and not _own(text, r)]
                for some in (rows, ours)
            )
            pairs = match_statements(text, theirs, mine)
            count[f"gold {nested}"] += len(theirs)
            count[f"ours {nested}"] += len(mine)
            if nested:
                count["nested right"] += sum(_same_source(g, p) for g, p in pairs)
            else:
                outer += pairs
    return {
        "matched": len(outer),
        **{
            field: _macro([(g[field], p[field]) for g, p in outer if g.get(field) and field in p])
            for field in ("act", "standing", "status")
        },
        "polarity": _share([g["polarity"] == p["polarity"] for g, p in outer]),
        "channel": _channel(outer),
        **{
            field: _spans([pair for pair in outer if all(field in row for row in pair)], field)
            for field in ("addressee", "relays", "hedges", "said_at")
        },
        "relay_as_source": _share(
            [_is_relay(g, p) for g, p in outer if g["relays"] and p["source"]]
        ),
        "nesting": _prf(count["nested right"], count["gold True"], count["ours True"]),
    }


OWN = re.compile(r"(?:i|me|my|myself|we|us|our|ourselves)\b", re.IGNORECASE)


def _own(text: str, row: Row) -> bool:
    """Whether a nested statement's source is "I" or "we": the outer source speaks of himself."""
    first = row["source"][:1] if row["parent"] is not None else []
    return any(OWN.match(text, start, end) is not None for start, end in first)


def role_figures(data: Path, gold: Readings, predicted: Readings, field: str) -> Score:
    """Span F1 by overlap of one role over the outermost statements that have the field."""
    pairs: Pairs = []
    for doc, rows in gold.items():
        theirs = [row for row in rows if row["parent"] is None and field in row]
        mine = [row for row in predicted.get(doc, []) if row["parent"] is None]
        pairs += match_statements(text_of(data, doc), theirs, mine)
    return {"statements": len(pairs), **_spans(pairs, field)}


def _listed(value: Any) -> list[Sequence[int]]:
    """The spans of a role, which may have one span, several or none."""
    return [value] if value and isinstance(value[0], int) else list(value or ())


def match_statements(text: str, gold: Sequence[Row], ours: Sequence[Row]) -> Pairs:
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


def _is_relay(gold: Row, ours: Row) -> bool:
    """Whether a relay stands as the source.

    A relay that is part of a longer true source ("a letter seen by the Post") is not counted:
    the source is right. Where the corpus itself has the relay as the source, `speaker` is set.
    """
    within = [] if gold.get("speaker") else gold["source"]
    apart = [r for r in gold["relays"] if not any(s[0] < r[0] and r[1] <= s[1] for s in within)]
    return _overlap(ours["source"], apart)


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


def _channel_spans(row: Row) -> Sequence[Sequence[int]]:
    channel = row["channel"]
    return channel["spans"] if "spans" in channel else [channel["span"]]


def _channel(pairs: Pairs) -> Score:
    """Channels right by place, and among those by name as well."""
    gold = [(g, p) for g, p in pairs if g["channel"]]
    ours = [p for _, p in pairs if p["channel"]]
    placed = [
        (g, p) for g, p in gold if p["channel"] and _overlap(_channel_spans(g), _channel_spans(p))
    ]
    named = [g["channel"]["value"] == p["channel"]["value"] for g, p in placed]
    return {**_prf(len(placed), len(gold), len(ours)), "named_right": sum(named)}


def _spans(pairs: Pairs, field: str) -> Score:
    """Spans of a role right by overlap, one to one."""
    right = gold = ours = 0
    for g, p in pairs:
        theirs, mine = _listed(g[field]), _listed(p[field])
        gold, ours = gold + len(theirs), ours + len(mine)
        for span in theirs:
            hit = next((m for m in mine if _overlap([span], [m])), None)
            if hit is not None:
                mine.remove(hit)
                right += 1
    return _prf(right, gold, ours)
