"""Pairs of documents of which one repeats the other, and which came first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import exp
from typing import TYPE_CHECKING

from reportedly.copies.alignment import Sentences, cut
from reportedly.copies.candidates import candidates
from reportedly.copies.originals import BY_REGISTER, DECIDES, STEEPNESS, Family
from reportedly.copies.register import Register
from reportedly.copies.sketch import COMMONEST
from reportedly.copies.verdict import CopyKind, compare_cut, with_credits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.copies.document import Document
    from reportedly.copies.originals import Likely, Pair
    from reportedly.copies.verdict import Verdict


Sources = Mapping[str, Mapping[str, float]]

SLACK = 0.005
"""By how much (of a mean likeness) two siblings may be nearer to each other than to the text they
come from: shared furniture does that. Of 0.02, 0.005 and their negatives the one that names most
siblings of ../shared/eval/copies at no more than half a point of originals lost."""

SURE = 0.9
"""So sure each of two must be a copy of a third, if not surer than one of the other, for the third
to be given as their original. Own judgement."""

LOOSE = 0.02
LIKELY = 0.65
"""The same two where the third is told beside the likely first of the two. Chosen on half of the
families of ../shared/eval/copies and the same on the other half; a wider slack names more siblings,
and takes copies of copies for them: see docs/quality/copies.md."""

WITHOUT_REGISTER = 1 / (1 + exp(-STEEPNESS * (BY_REGISTER + DECIDES)))
"""The confidence from which usual words, at their full weight, change no original: by their weight
in `originals`, .77."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents of which one repeats the other, or that repeat a third.

    `share` is how much of the shorter stands in the longer (0 to 1); `original` is None where
    nothing tells, `confidence` how sure it is (0.5 to 1), and `evidence` says in sentences what
    tells. `third` is the document siblings come from; where it is sure, it is their `original`,
    else that is the likely first of the two.
    """

    a: str
    b: str
    kind: CopyKind
    share: float
    original: str | None
    confidence: float = 0.5
    evidence: tuple[str, ...] = ()
    third: str | None = None


def find_copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """All pairs of documents that repeat each other, in the order they come in.

    Time grows with the count of documents and of pairs that share n-grams, not with all pairs.
    """
    given = {one.id: one for one in documents}
    return judge(given, compare_all(given), given.values())


def compare_all(given: Mapping[str, Document]) -> dict[Pair, Verdict]:
    """All pairs of documents with something in common, and what."""
    ids = list(given)
    cuts = _cut_all(list(given.values()))
    found: dict[Pair, Verdict] = {}
    for first, second in candidates(one.text for one in given.values()):
        verdict = compare_cut(cuts[first], cuts[second])
        if verdict is not None:
            a, b = ids[first], ids[second]
            found[a, b] = with_credits(verdict, given[a], given[b])
    return found


def judge(
    known: Mapping[str, Document], pairs: Mapping[Pair, Verdict], usual: Iterable[Document]
) -> tuple[Copy, ...]:
    """Each pair with its kind and likely original.

    `known` needs no texts; `usual` are documents to learn from which words are usual.
    """
    family = Family(known, pairs, Register(pairs.values(), usual))
    likely = {pair: family.likely(pair) for pair in pairs}
    sources = _sources(likely)
    return tuple(_copy(family, pair, likely[pair], sources) for pair in pairs)


def left_open(copy: Copy) -> Copy:
    """The pair without an original where the words that are usual could speak for the other.

    For pairs judged without documents to learn from: what is said of them then holds with any.
    """
    if copy.kind is CopyKind.SIBLING or copy.confidence >= WITHOUT_REGISTER:
        return copy
    return replace(copy, original=None, confidence=0.5)


def _sources(likely: Mapping[Pair, Likely]) -> dict[str, dict[str, float]]:
    """For each document those it is likely a copy of, and how sure that is."""
    found: dict[str, dict[str, float]] = {}
    for pair, one in likely.items():
        if one.id is not None:
            copy = pair[1] if one.id == pair[0] else pair[0]
            found.setdefault(copy, {})[one.id] = one.confidence
    return found


def _copy(family: Family, pair: Pair, likely: Likely, sources: Sources) -> Copy:
    """A pair as it is told: siblings, copies of one wire, or one of the other."""
    a, b = pair
    verdict = family.pairs[pair]
    told = Copy(
        a, b, verdict.kind, round(verdict.share, 3), likely.id, likely.confidence, likely.evidence
    )
    if verdict.kind is CopyKind.EXCERPT:
        return told
    third = _third(family, pair, sources, least=min(SURE, likely.confidence), slack=SLACK)
    if third is not None:
        said = f"both come from {third}, and are as near to it as to each other"
        return replace(told, kind=CopyKind.SIBLING, original=third, evidence=(said,), third=third)
    if verdict.wire is not None and likely.by_day_only:
        why = (f"both are credited to {verdict.wire}", *likely.evidence)
        return replace(told, kind=CopyKind.SAME_WIRE, original=None, confidence=0.5, evidence=why)
    third = _third(family, pair, sources, least=LIKELY, slack=LOOSE)
    if third is not None:
        said = f"both likely come from {third}, and are as near to it as to each other"
        return replace(told, kind=CopyKind.SIBLING, evidence=(said, *likely.evidence), third=third)
    return told


def _third(
    family: Family, pair: Pair, sources: Sources, *, least: float, slack: float
) -> str | None:
    """The text both of a pair are likely copies of and as near to as to each other."""
    ours, theirs = (sources.get(one, {}) for one in pair)
    return max(
        (
            one
            for one in sorted(ours.keys() & theirs.keys())
            if min(ours[one], theirs[one]) >= least and _between(family, pair, one, slack)
        ),
        key=lambda one: sum(family.cover(side, one) for side in pair),
        default=None,
    )


def _between(family: Family, pair: Pair, third: str, slack: float) -> bool:
    """Whether both of a pair are as near to a third text as to each other."""
    a, b = pair
    return all(
        family.cover(one, third) > family.cover(one, other) - slack
        for one, other in ((a, b), (b, a))
    )


def _cut_all(documents: Sequence[Document]) -> list[Sentences]:
    """All texts cut, sentences that very many share weighing nothing."""
    plain = [cut(one.text) for one in documents]
    counts = Counter(sentence for one in plain for sentence in set(one.lower))
    common = frozenset(sentence for sentence, count in counts.items() if count > COMMONEST)
    return [cut(one.text, common) for one in documents] if common else plain
