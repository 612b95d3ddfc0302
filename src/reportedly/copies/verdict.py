"""Two texts compared: how much of each stands in the other, how reworded, who is credited."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from reportedly.copies.alignment import ALIGNED, best, likeness, mean
from reportedly.copies.passages import VERBATIM, is_taken_over
from reportedly.copies.views import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.copies.alignment import Sentences
    from reportedly.copies.document import Document

COVER = 0.59
"""Least mean likeness of the shorter text's sentences to the longer's. Sentences with nothing in
common are alike to about .45, so that one in four taken over whole is enough. Chosen on
../shared/eval/copies, which has no training part: see docs/quality/copies.md."""

MOST = 0.5
"""Share of the shorter text from which on it is called a copy: the word says more than half."""

IDENTICAL = 0.97
"""Share of both texts that is word for word the same in identical ones: a headline or a credit
line may differ. Own judgement."""

NEAR = 0.7
"""Least share of the repeated text that is word for word the same in near copies; under it the text
was reworded throughout. Own judgement: spun copies of ../shared/eval/copies have under .4."""

SLICES = 64
"""Equal parts of a text in which a map says what is repeated: a bit each of a 64-bit number."""

ODD_MOST = 80
"""Word pairs kept of each side of what was reworded; enough for a mean, and memory is bounded."""

SHORTEST_OUTLET = 4
"""Letters of an outlet's name that can be looked for in a text without chance finds."""

WIRES = (
    "reuters|afp|agence france-presse|ap|associated press|upi|dpa|efe|ansa|xinhua|kyodo|yonhap|pti|"
    "tass|itar-tass|interfax|ria novosti|ukrinform|unian|belta|anadolu|bloomberg"
)
"""Agencies whose credit two pages may share; listed by hand from general knowledge."""

WIRE = re.compile(
    rf"[(/]\s*(?:the\s+)?({WIRES})\s*[)/]|^(?:by\s+|source:\s*|©\s*)?(?:the\s+)?({WIRES})\.?$",
    re.IGNORECASE | re.MULTILINE,
)
"""A credit to an agency: in brackets or slashes as datelines have it, or a line of its own."""


class CopyKind(StrEnum):
    """How one text repeats another."""

    IDENTICAL = "identical"
    NEAR = "near"
    SPUN = "spun"
    EXCERPT = "excerpt"
    SAME_WIRE = "same wire"
    SIBLING = "sibling"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing two texts gives; all that finding the original needs of the words.

    `share` is how much of the shorter stands in the longer (0 to 1). `covers` is how like the
    other's sentences each side's are on average (0 to 1), `maps` where its repeated sentences lie
    (a bit for each 64th of the text). `odd` holds hashes of the word pairs only one side has in
    sentences both have. `credit` is 1 where the right names the left's outlet, -1 the other way.
    """

    kind: CopyKind
    share: float
    covers: tuple[float, float]
    maps: tuple[int, int]
    odd: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    credit: int = 0
    wire: str | None = None


def compare_cut(left: Sentences, right: Sentences) -> Verdict | None:
    """What two texts cut into sentences have in common; None where neither repeats the other."""
    table = likeness(left, right)
    ours, theirs = best(table, right)
    covers = mean(ours, left.weights) / 100, mean(theirs, right.weights) / 100
    flipped = sum(left.weights) > sum(right.weights)
    if covers[flipped] < COVER and not is_taken_over(table, left, right):
        return None
    shares = _share(ours, left.weights, ALIGNED), _share(theirs, right.weights, ALIGNED)
    verbatim = _share(ours, left.weights, VERBATIM), _share(theirs, right.weights, VERBATIM)
    kind = _kind(shares[flipped], verbatim, verbatim[flipped])
    maps = _map(ours, left), _map(theirs, right)
    odd = _odd(table, left, right) if kind is not CopyKind.IDENTICAL else ((), ())
    return Verdict(kind, shares[flipped], covers, maps, odd)


def with_credits(verdict: Verdict, left: Document, right: Document) -> Verdict:
    """The verdict with what the texts say of where they come from."""
    wire = wire_of(left.text)
    if wire is not None and wire != wire_of(right.text):
        wire = None
    credit = names_outlet(right, left) - names_outlet(left, right)
    return replace(verdict, credit=credit, wire=wire)


def names_outlet(copy: Document, other: Document) -> int:
    """1 where `copy` names the other's outlet and does not share it."""
    outlet = (other.outlet or "").lower()
    if len(outlet) < SHORTEST_OUTLET or outlet == (copy.outlet or "").lower():
        return 0
    return int(re.search(rf"\b{re.escape(outlet)}\b", copy.text.lower()) is not None)


def wire_of(text: str) -> str | None:
    """The agency a text is credited to.

    >>> wire_of("SELME (Reuters) - The harbour reopened.")
    'reuters'
    """
    match = WIRE.search(text)
    return (match[1] or match[2]).lower() if match else None


def _kind(share: float, verbatim: tuple[float, float], short: float) -> CopyKind:
    if min(verbatim) >= IDENTICAL:
        return CopyKind.IDENTICAL
    if share < MOST:
        return CopyKind.EXCERPT
    return CopyKind.NEAR if short >= NEAR * share else CopyKind.SPUN


def _share(values: Sequence[float], weights: Sequence[int], least: float) -> float:
    return mean([float(one >= least) for one in values], weights)


def _map(values: Sequence[float], cut: Sentences) -> int:
    """A bit for each 64th of the text whose middle lies in a repeated sentence."""
    length = max((span.end for span in cut.spans), default=0)
    found = 0
    for value, span, weight in zip(values, cut.spans, cut.weights, strict=True):
        if value >= ALIGNED and weight:
            first = -(-(2 * span.start * SLICES - length) // (2 * length))
            last = -(-(2 * span.end * SLICES - length) // (2 * length))
            for number in range(max(0, first), min(SLICES, last)):
                found |= 1 << number
    return found


def _odd(
    table: Sequence[Sequence[float]], left: Sentences, right: Sentences
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Hashes of word pairs that only one side has in sentences that were reworded."""
    ours: dict[int, None] = {}
    theirs: dict[int, None] = {}
    for row, values in enumerate(table):
        column = max(range(len(values)), key=values.__getitem__, default=None)
        if column is None or not ALIGNED <= values[column] < 100.0:
            continue
        a, b = word_pairs(left.lower[row]), word_pairs(right.lower[column])
        ours.update(dict.fromkeys(one for one in a if one not in b))
        theirs.update(dict.fromkeys(one for one in b if one not in a))
    return _some(ours), _some(theirs)


def word_pairs(text: str) -> dict[int, None]:
    """Hashes of the neighbouring words of a text in lower case, in order."""
    found = [word.lower() for word in words(text)]
    return {crc32(f"{a} {b}".encode()): None for a, b in pairwise(found)}


def _some(found: Iterable[int]) -> tuple[int, ...]:
    """At most `ODD_MOST`, the smallest hashes: a fair sample of any text."""
    return tuple(sorted(found)[:ODD_MOST])
