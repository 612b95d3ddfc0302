"""Pairs of documents of which one repeats the other, and which came first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reportedly.copies.alignment import Sentences, cover, cut, likeness, longest_passage, repeated
from reportedly.copies.candidates import COMMONEST, candidates
from reportedly.copies.originals import Likely, originals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.copies.document import Document

COVER = 0.59
"""Least mean likeness of the shorter text's sentences to the longer's. Sentences with nothing in
common are alike to about .45, so that one in four taken over whole is enough. Chosen on
../shared/eval/copies, which has no training part: see docs/quality/copies.md."""

PASSAGE_LIKENESS = 75.0
PASSAGE_SENTENCES = 2
PASSAGE_LENGTH = 220
"""A passage taken over whole: sentences nearly alike in one order, and their characters. Chosen
on the same data; shorter ones are mostly one quotation told by two."""


MOST = 0.5
"""Share of the shorter text from which on it is called a copy: the word says more than half."""


class CopyKind(StrEnum):
    """How much of the shorter text is repeated: most of it, or a passage."""

    COPY = "copy"
    EXCERPT = "excerpt"


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents of which one repeats the other.

    `share` is how much of the shorter stands in the longer (0 to 1); `original` is None where
    nothing tells; `evidence` says in sentences what tells.
    """

    a: str
    b: str
    kind: CopyKind
    share: float
    original: str | None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing two texts gives: the share repeated, and the mean likeness of sentences."""

    kind: CopyKind
    share: float
    likeness: float


def find_copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """All pairs of documents that repeat each other, in the order they come in.

    Time grows with the count of documents and of pairs that share n-grams, not with all pairs.
    """
    given = tuple(documents)
    cuts = _cut_all(given)
    found: dict[tuple[int, int], Verdict] = {}
    for pair in candidates([one.text for one in given]):
        verdict = _compare(cuts[pair.first], cuts[pair.second])
        if verdict is not None:
            found[pair.first, pair.second] = verdict
    likely = originals(given, {pair: one.likeness for pair, one in found.items()})
    return tuple(_copy(given, pair, one, likely[pair]) for pair, one in found.items())


def _copy(
    documents: Sequence[Document], pair: tuple[int, int], verdict: Verdict, likely: Likely
) -> Copy:
    original = None if likely.number is None else documents[likely.number].id
    a, b = (documents[number].id for number in pair)
    return Copy(a, b, verdict.kind, round(verdict.share, 3), original, likely.evidence)


def _cut_all(documents: Sequence[Document]) -> list[Sentences]:
    """All texts cut, sentences that very many share weighing nothing."""
    plain = [cut(one.text) for one in documents]
    counts = Counter(sentence for one in plain for sentence in set(one.lower))
    common = frozenset(sentence for sentence, count in counts.items() if count > COMMONEST)
    return [cut(one.text, common) for one in documents] if common else plain


def _compare(left: Sentences, right: Sentences) -> Verdict | None:
    table = likeness(left, right)
    value, share = cover(table, left, right), repeated(table, left, right)
    if value < COVER:
        count, length = longest_passage(table, left, right, least=PASSAGE_LIKENESS)
        if count < PASSAGE_SENTENCES or length < PASSAGE_LENGTH:
            return None
    return Verdict(CopyKind.COPY if share >= MOST else CopyKind.EXCERPT, share, value)
