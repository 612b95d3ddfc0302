"""Standing and status of statements whose attributions are given, beside two readers' agreement.

Gold: the rows of `training/annotations/roles.jsonl` that hold `standing` and `status` (by hand,
over PolNeAR train and GUM news). The outermost attributions are taken from the annotation; roles,
speakers, standing and status are read by the program. A statement the gold leaves undecided
counts: a value shown there costs precision.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from benchmarks._roles import match_statements, read_annotation, text_of
from benchmarks.area import Area, Row, Score, read_rows
from benchmarks.roles import PARTS, cores

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks._roles import Readings

FIELDS = ("standing", "status")
Values = list[tuple[str | None, str | None]]


def labelled(name: str = "roles.jsonl") -> Readings:
    """The articles of an annotation whose statements have a standing and a status."""
    return {doc: rows for doc, rows in read_annotation(name).items() if "standing" in rows[0]}


def predict(place: Path) -> Iterator[Row]:
    """One row an article: its statements, those told inside others too, as judged."""
    for doc, rows in labelled().items():
        yield {"doc": doc, "statements": judged(text_of(place, doc), rows)}


def judged(text: str, rows: Sequence[Row]) -> list[Row]:
    """The statements of `text` with the given attributions, judged by the program."""
    from benchmarks.speakers import paragraphs
    from reportedly import matters, people
    from reportedly.attribution import read_roles

    blocks = paragraphs(text)
    named, speakers = people.name_speakers(text, blocks, read_roles(text, cores(rows)))
    found, _, _ = matters.judge(text, named, speakers)
    return [
        {
            "id": one.id,
            "parent": one.parent,
            "content": [[s.start, s.end] for s in one.content.spans],
            "standing": one.standing.value.value if one.standing else None,
            "status": one.status.value.value if one.status else None,
            "rules": [j.rule if j else "" for j in (one.standing, one.status)],
        }
        for one in found
    ]


def score(place: Path, predictions: Path) -> Score:
    """Figures for each part, and those of a second reading of twelve articles."""
    ours = {row["doc"]: row["statements"] for row in read_rows(predictions)}
    gold = labelled()
    parts: dict[str, Score] = {
        part: figures(place, {d: r for d, r in gold.items() if r[0]["part"] == part}, ours)
        for part in PARTS
    }
    second = labelled("roles-second.jsonl")
    first = {doc: rows for doc, rows in gold.items() if doc in second}
    return {**parts, "second reader": figures(place, first, second)}


def figures(place: Path, gold: Readings, ours: Mapping[str, list[Row]]) -> Score:
    """Accuracy and macro-F1 of each field over the statements matched, outer and nested."""
    pairs: list[tuple[Row, Row]] = []
    for doc, rows in gold.items():
        text = text_of(place, doc)
        for nested in (False, True):
            sides = ([r for r in side if (r["parent"] is not None) == nested]
                     for side in (rows, ours.get(doc, [])))  # fmt: skip
            pairs += match_statements(text, *sides)
    found: Score = {"articles": len(gold), "matched": len(pairs)}
    for field in FIELDS:
        found[field] = measured([(g[field], p[field]) for g, p in pairs])
    return found


def measured(values: Values) -> Score:
    """Accuracy over all, and F1 of each value the gold has, undecided (None) apart.

    >>> measured([("stated", "stated"), ("enacted", "stated"), (None, None)])["macro_f1"]
    0.3333
    """
    gold, shown, right = (
        Counter(g for g, _ in values),
        Counter(p for _, p in values),
        Counter(g for g, p in values if g == p),
    )
    per = {v: 2 * right[v] / (gold[v] + shown[v]) for v in sorted(v for v in gold if v)}
    decided = sum(n for value, n in gold.items() if value)
    told = sum(n for value, n in shown.items() if value)
    hits = sum(n for value, n in right.items() if value)
    return {
        "accuracy": round(sum(right.values()) / max(1, len(values)), 4),
        "macro_f1": round(sum(per.values()) / max(1, len(per)), 4),
        "micro_f1": round(2 * hits / max(1, decided + told), 4),
        "decided": decided,
        "shown": told,
        "right": hits,
        "per_value": {v: [gold[v], shown[v], round(f, 3)] for v, f in per.items()},
    }


AREA = Area(data="data", predict=predict, score=score)
