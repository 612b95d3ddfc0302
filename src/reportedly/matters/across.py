"""Which matters of different pages are one: by head, kind, place, names and time.

The head and a shared name propose; kinds, places and days that differ forbid. A matter of another
kind or place stays a neighbour. A page's matter joins the one it shares most with and never joins
two that were apart: what was shown as two stays two until the ledger is built anew.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from reportedly.matters.grouping import BESIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from reportedly.matters.told import Profile

NEAR_DAYS = timedelta(days=120)
"""Days between tellings of one matter at most: a second strike half a year on is another. On the
202 labelled statements (training/annotations/matters.jsonl) purity is .985 with 60, 120 and 240
days, inverse purity .52, .57 and .66; they are of one year's campaign, whose matters run long."""

SHARED_NAMES = 2
"""Names two matters of one head share, where neither place nor qualifier is shared."""


def joined(one: Profile, other: Profile) -> Profile:
    """Both in one; the name and ids of the first stay."""
    begins = [day for day in (one.begin, other.begin) if day]
    ends = [day for day in (one.end, other.end) if day]
    return replace(
        one,
        kinds=one.kinds | other.kinds,
        qualifiers=one.qualifiers | other.qualifiers,
        places=one.places | other.places,
        entities=one.entities | other.entities,
        begin=min(begins, default=None),
        end=max(ends, default=None),
    )


def overlap(one: Profile, other: Profile, common: AbstractSet[str] = frozenset()) -> int:
    """How much two matters share, 0 where they are not one.

    Names in `common` stand in too many matters to tell any of them.
    """
    if one.head != other.head or not (_kinds_fit(one, other) and _days_fit(one, other)):
        return 0
    if one.places and other.places and not one.places & other.places:
        return 0
    names = len((one.entities & other.entities) - common)
    place = bool(one.places & other.places)
    qualified = bool(one.qualifiers & other.qualifiers)
    if names >= SHARED_NAMES or (names and (place or qualified)) or (place and qualified):
        return names + 2 * place + 2 * qualified
    return 0


def _kinds_fit(one: Profile, other: Profile) -> bool:
    """Whether no kind tells the two apart; a covert or new one stands beside all others."""
    if one.kinds & BESIDE != other.kinds & BESIDE:
        return False
    return not one.kinds or not other.kinds or bool(one.kinds & other.kinds)


def _days_fit(one: Profile, other: Profile) -> bool:
    if not (one.begin and one.end and other.begin and other.end):
        return True
    return one.begin <= other.end + NEAR_DAYS and other.begin <= one.end + NEAR_DAYS


def choose(
    one: Profile,
    candidates: Iterable[tuple[int, Profile]],
    common: AbstractSet[str] = frozenset(),
) -> int | None:
    """The number of the candidate that shares most with a page's matter; None: it is a new one."""
    scored = [(overlap(one, other, common), -number) for number, other in candidates]
    best = max(scored, default=(0, 0))
    return -best[1] if best[0] else None


def group(found: Sequence[Profile], common: AbstractSet[str] = frozenset()) -> list[list[int]]:
    """The numbers of the profiles of each matter, joined one after the other in this order."""
    groups: list[list[int]] = []
    whole: list[Profile] = []
    for number, one in enumerate(found):
        at = choose(one, enumerate(whole), common)
        if at is None:
            groups.append([number])
            whole.append(one)
        else:
            groups[at].append(number)
            whole[at] = joined(whole[at], one)
    return groups


def neighbours(one: Profile, other: Profile) -> bool:
    """Whether two matters that are not one have a head and a name or place in common."""
    return one.head == other.head and bool(one.entities & other.entities)
