"""Pairs of documents worth a closer look, by an index over their sketches."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportedly.copies.sketch import COMMONEST, promising, sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def candidates(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Pairs of texts by number, the earlier first; as a ledger finds them, one by one."""
    index: dict[int, list[int]] = defaultdict(list)
    sizes: dict[int, tuple[int, int]] = {}
    for number, text in enumerate(texts):
        drawn = sketch(text)
        holders = {gram: index[gram] for gram in drawn.grams if gram in index}
        for other in promising(drawn, holders, sizes):
            yield other, number
        for gram in drawn.grams:
            if len(index[gram]) <= COMMONEST:
                index[gram].append(number)
        sizes[number] = drawn.sizes
