"""Two rows of words told apart: what stands in both, and what stands in one only."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.copies.wording import Word


class Segment(NamedTuple):
    """Words that stand on both sides alike (`same`), or that took each other's place."""

    same: bool
    left: tuple[Word, ...]
    right: tuple[Word, ...]


def segments(left: Sequence[Word], right: Sequence[Word]) -> list[Segment]:
    """The rows from start to end, by their longest common subsequence.

    Words that differ in a like number on both sides are taken one by one, names by names only.
    """
    steps = Indel.opcodes([word.key for word in left], [word.key for word in right])
    found: list[Segment] = []
    for step in steps:
        same = step.tag == "equal"
        ours = tuple(left[step.src_start : step.src_end])
        theirs = tuple(right[step.dest_start : step.dest_end])
        new = Segment(same, ours, theirs)
        if found and found[-1].same == same:
            last = found.pop()
            new = Segment(same, last.left + new.left, last.right + new.right)
        found.append(new)
    return [part for segment in found for part in _one_by_one(segment)]


def _one_by_one(segment: Segment) -> Iterator[Segment]:
    left, right = segment.left, segment.right
    alike = [word.named for word in left] == [word.named for word in right]
    if segment.same or not alike:
        yield segment
        return
    for one, other in zip(left, right, strict=True):
        yield Segment(same=False, left=(one,), right=(other,))
