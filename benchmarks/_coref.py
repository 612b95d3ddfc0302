"""The usual measures of chains over documents: MUC, B³, CEAF-e, their mean, and LEA.

As defined by Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B³), Luo 2005 (CEAF with the
similarity φ4), Pradhan et al. 2011 (the mean of the three F1, "CoNLL"), and Moosavi and Strube,
"Which Coreference Evaluation Metric Do You Trust?", ACL 2016 (LEA). Each takes pairs of gold and
found chains, one pair a document, and sums over documents before it divides. Mentions are told
apart by their spans; a mention that one side lacks costs, under each measure, as if it stood alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.area import Score

Mention = tuple[int, int]
Chain = frozenset[Mention]
Pair = tuple[list[Chain], list[Chain]]
"""The gold and the found chains of one document."""

Part = tuple[float, float]
"""What is right, out of how much."""


def figures(pairs: Iterable[Pair]) -> Score:
    """Precision, recall and F1 by each measure, "CoNLL" F1, and how many chains and mentions."""
    documents = list(pairs)
    found: Score = {name: _ratios(documents, measure) for name, measure in MEASURES.items()}
    three = [found[name]["f1"] for name in ("muc", "b3", "ceaf_e")]
    found["conll_f1"] = round(sum(three) / len(three), 3)
    found["chains"] = sum(len(gold) for gold, _ in documents)
    found["mentions"] = sum(len(chain) for gold, _ in documents for chain in gold)
    return found


def _ratios(documents: Sequence[Pair], measure: Callable[[Pair], Part]) -> Score:
    """Precision, recall and F1 by one measure of recall, which turned round is precision."""
    recall = _share(map(measure, documents))
    precision = _share(measure((found, gold)) for gold, found in documents)
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def _share(parts: Iterable[Part]) -> float:
    right, whole = 0.0, 0.0
    for some, out_of in parts:
        right, whole = right + some, whole + out_of
    return right / whole if whole else 0.0


def _muc(pair: Pair) -> Part:
    """Links of the first side's chains that the second side keeps; singles have none."""
    first, second = pair
    of = {mention: number for number, chain in enumerate(second) for mention in chain}
    kept, links = 0, 0
    for chain in first:
        alone = sum(mention not in of for mention in chain)
        parts = {of[mention] for mention in chain if mention in of}
        kept += len(chain) - len(parts) - alone
        links += len(chain) - 1
    return kept, links


def _b3(pair: Pair) -> Part:
    """Each mention by the share of its chain that the other side puts with it."""
    first, second = pair
    right = sum(len(a & b) ** 2 / len(a) for a in first for b in second)
    return right, sum(map(len, first))


def _ceaf_e(pair: Pair) -> Part:
    """Chains put to chains one to one, so that the sum of their likenesses (φ4) is the highest."""
    first, second = pair
    likeness = [[2 * len(a & b) / (len(a) + len(b)) for b in second] for a in first]
    return _best_sum(likeness), len(first)


def _lea(pair: Pair) -> Part:
    """Each chain by its mentions with the share of its links that the other side has too."""
    first, second = pair
    right = sum(
        len(chain) * sum(_links(chain, other) for other in second) / _links(chain, chain)
        for chain in first
    )
    return right, sum(map(len, first))


def _links(chain: Chain, other: Chain) -> float:
    """The links of a chain that another one has too.

    The only mention of a chain is linked to itself, and resolved by another such chain alone.
    """
    if len(chain) == 1:
        return float(chain == other)
    common = len(chain & other)
    return common * (common - 1) / 2


MEASURES: dict[str, Callable[[Pair], Part]] = {
    "muc": _muc, "b3": _b3, "ceaf_e": _ceaf_e, "lea": _lea,
}  # fmt: skip


def _best_sum(gain: Sequence[Sequence[float]]) -> float:
    """The highest sum of one entry a row, no column twice: Kuhn-Munkres by shortest paths."""
    if not gain or not gain[0]:
        return 0.0
    if len(gain) > len(gain[0]):
        gain = list(zip(*gain, strict=True))
    rows, columns = len(gain), len(gain[0])
    price, worth = [0.0] * (columns + 1), [0.0] * rows
    row_of: list[int | None] = [None] * (columns + 1)
    for row in range(rows):
        row_of[columns] = row
        at, least, came, done = columns, [float("inf")] * columns, [columns] * columns, set[int]()
        while (here := row_of[at]) is not None:
            done.add(at)
            for column in set(range(columns)) - done:
                cost = -gain[here][column] - worth[here] - price[column]
                if cost < least[column]:
                    least[column], came[column] = cost, at
            nearest = min(set(range(columns)) - done, key=least.__getitem__)
            step = least[nearest]
            for column in done:
                worth[row_of[column] or 0] += step
                price[column] -= step
            for column in set(range(columns)) - done:
                least[column] -= step
            at = nearest
        while at != columns:
            row_of[at], at = row_of[came[at]], came[at]
    return sum(gain[row][c] for c, row in enumerate(row_of[:columns]) if row is not None)
