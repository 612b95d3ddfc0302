"""How far two readings of the same sources without a name agree: the ceiling of `speakers`.

Thirty of the hundred sources of `training/annotations/speakers-more.jsonl` were labelled twice, the
second time from the articles alone (`speakers-second.jsonl`). Both readings were made by the same
kind of reader with the same guide, so the figures say how surely the guide can be followed, and not
that the labels are right. Names are compared as the scorer of `speakers` does.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.area import Area, read_rows
from benchmarks.speakers import scorer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.area import Row, Score

ANNOTATIONS = Path(__file__).parents[1] / "training" / "annotations"
NAMED = frozenset({"person", "organisation"})


def predict(_place: Path) -> Iterator[Row]:
    """The second reading, one row a source."""
    yield from read_rows(ANNOTATIONS / "speakers-second.jsonl")


def score(_place: Path, predictions: Path) -> Score:
    """Shares of agreement, Cohen's kappa of the kinds, and the ids that differ."""
    second = {row["id"]: row for row in read_rows(predictions)}
    first = {row["id"]: row for row in read_rows(ANNOTATIONS / "speakers-more.jsonl")}
    pairs = [(first[id_], row) for id_, row in second.items()]
    kinds = [(a["kind"], b["kind"]) for a, b in pairs]
    named = [(a, b) for a, b in pairs if {a["kind"], b["kind"]} <= NAMED]
    same = [one_name(a["antecedent"], b["antecedent"]) for a, b in named]
    answers = [_same_answer(a, b) for a, b in pairs]
    return {
        "sources": len(pairs),
        "kind": round(sum(a == b for a, b in kinds) / len(kinds), 3),
        "kind_kappa": kappa(kinds),
        "named_by_both": len(named),
        "same_name": round(sum(same) / len(same), 3),
        "same_answer": round(sum(answers) / len(answers), 3),
        "owner": sum(a["owner"] == b["owner"] for a, b in pairs),
        "differ": [a["id"] for (a, b), ok in zip(pairs, answers, strict=True) if not ok],
    }


def _same_answer(a: Row, b: Row) -> bool:
    """Whether two labels ask the same of a program: one name, or none."""
    if {a["kind"], b["kind"]} <= NAMED:
        return one_name(a["antecedent"], b["antecedent"])
    return not ({a["kind"], b["kind"]} & NAMED)


def one_name(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two labels name the same people or bodies, however full their names are."""

    def within(some: Sequence[str], others: Sequence[str]) -> bool:
        return all(any(_same(one, other) for other in others) for one in some)

    return within(ours, theirs) and within(theirs, ours)


def _same(a: str, b: str) -> bool:
    return bool(scorer().same(a, b) or scorer().same(b, a))


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of two readers' kinds: agreement beyond what their shares give by chance."""
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ours[kind] * theirs[kind] for kind in ours) / len(pairs) ** 2
    return round((agreed - chance) / (1 - chance), 3) if chance < 1 else 1.0


AREA = Area(data="eval/speakers", predict=predict, score=score)
