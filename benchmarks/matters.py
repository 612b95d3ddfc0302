"""Matters across pages: purity and inverse purity on statements labelled by hand.

Gold: `training/annotations/matters.jsonl` (stand-off; rules in `guidelines.md`), statements of
PolNeAR train by the event they speak of. Each article is judged with all its attributions as the
corpus gives them; the matters of all articles are then joined. A statement the program puts to no
matter counts as one of its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

from benchmarks._roles import read_annotation, text_of
from benchmarks.area import Area, Row, Score, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from reportedly.matters.told import Profile
    from reportedly.statement import Statement

GOLD = "matters.jsonl"
DAY = re.compile(r"_(\d{4}-\d\d-\d\d)_")
"""Where the name of an article's file gives its day."""


def predict(place: Path) -> Iterator[Row]:
    """One row a labelled statement: its article, its content, and the matter it was put to."""
    from reportedly.matters.across import group

    found: list[tuple[Profile, list[Statement]]] = []
    alone: list[tuple[str, Statement]] = []
    for doc in read_annotation(GOLD):
        mine, left = judged(place, doc)
        found += mine
        alone += [(doc, one) for one in left]
    found.sort(key=lambda one: one[0].begin or date.max)  # pages mostly come in by their days
    for number, members in enumerate(group([profile for profile, _ in found])):
        for at in members:
            profile, statements = found[at]
            name = found[members[0]][0].name
            yield from (_row(profile.page, one, f"{number} {name}") for one in statements)
    yield from (_row(doc, one, None) for doc, one in alone)


def _row(doc: str, one: Statement, matter: str | None) -> Row:
    return {"doc": doc, "content": [[s.start, s.end] for s in one.content.spans], "matter": matter}


def judged(place: Path, doc: str) -> tuple[list[tuple[Profile, list[Statement]]], list[Statement]]:
    """The matters of an article with their statements, and the statements of none."""
    from benchmarks.speakers import paragraphs
    from reportedly import matters, people
    from reportedly.attribution import read_roles
    from reportedly.matters.profile import inner_capitals, profile
    from reportedly.matters.told import Told

    text = text_of(place, doc)
    told, speakers = people.name_speakers(
        text, paragraphs(text), read_roles(text, _cores(place, doc))
    )
    statements, found, _ = matters.judge(text, told, speakers)
    names = {one.id: one.name for one in speakers}
    dated = DAY.search(doc)
    day = date.fromisoformat(dated[1]) if dated else None
    inner = inner_capitals(one.content.text for one in statements)
    by_matter: dict[str | None, list[Statement]] = defaultdict(list)
    for one in statements:
        by_matter[one.matter].append(one)
    return [
        (
            profile(
                doc,
                matter.id,
                matter.name,
                [Told(doc, s, names.get(s.speaker or ""), day=day) for s in by_matter[matter.id]],
                inner=inner,
            ),
            by_matter[matter.id],
        )
        for matter in found
    ], by_matter[None]


def _cores(place: Path, doc: str) -> list[object]:
    """The attributions the corpus has of an article."""
    from reportedly.attribution import Core
    from reportedly.offsets import Span
    from training.encoder.polnear import read_article

    folder, name = place / "polnear" / "train", doc.partition("/")[2]
    (marks, *_) = sorted((folder / "attributions").glob(f"{name}*.ann"))
    article = read_article(folder / "text" / f"{name}.txt", marks)

    def spans(ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(Span(*one) for one in ranges)

    return [
        Core(spans(one.content), spans(one.source), spans(one.cue), 1.0, "given")
        for one in article.statements
        if one.content
    ]


def score(_place: Path, predictions: Path) -> Score:
    """Purity, inverse purity and their mean, over all statements and over those of a matter."""
    put = {_key(row): row["matter"] for row in read_rows(predictions)}
    pairs = [
        (row["matter"], put.get(_key(row)))
        for rows in read_annotation(GOLD).values()
        for row in rows
    ]
    return {
        "statements": len(pairs),
        "matters": len({gold for gold, _ in pairs}),
        "put to a matter": sum(ours is not None for _, ours in pairs),
        "all": purities([(g, o or f"alone {n}") for n, (g, o) in enumerate(pairs)]),
        "put": purities([(g, o) for g, o in pairs if o is not None]),
    }


def _key(row: Row) -> tuple[str, int, int]:
    return row["doc"], row["content"][0][0], row["content"][-1][1]


def purities(pairs: list[tuple[str, str]]) -> Mapping[str, float]:
    """Share of statements in their cluster's largest matter, in their matter's largest cluster.

    >>> purities([("strike", "a"), ("strike", "b"), ("curfew", "b"), ("curfew", "b")])["purity"]
    0.75
    """
    both = Counter(pairs)
    by_cluster: Counter[str] = Counter()
    by_matter: Counter[str] = Counter()
    for (gold, ours), n in both.items():
        by_cluster[ours] = max(by_cluster[ours], n)
        by_matter[gold] = max(by_matter[gold], n)
    purity, inverse = (c.total() / max(1, len(pairs)) for c in (by_cluster, by_matter))
    mean = 2 * purity * inverse / (purity + inverse) if purity + inverse else 0.0
    return {"purity": round(purity, 4), "inverse": round(inverse, 4), "f": round(mean, 4)}


AREA = Area(data="data", predict=predict, score=score)
