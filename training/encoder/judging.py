"""Which decoded groups are right, by the project's measure of attribution.

A group is right where its content shares at least half of its words with a gold content (Jaccard)
and its source shares a word that is no function word, matched one to one, best overlap first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from training.encoder.polnear import Article, Range

HALF = 0.5
_TOKEN = re.compile(r"\w+")
_LIGHT = frozenset(
    word
    for line in (
        "the a an of in on at to for from by with and or nor but as s",
        "that this these those who whom whose which",
    )
    for word in line.split()
)


@dataclass(frozen=True)
class Sides:
    """One attribution as sets of word starts: content, source, and the source's heavy words."""

    content: frozenset[int]
    source: frozenset[int]
    heavy: frozenset[int]


def sides(text: str, content: Iterable[Range], source: Iterable[Range]) -> Sides:
    """The word sets of an attribution."""
    said = _words(text, content)
    by = _words(text, source)
    heavy = {start: word for start, word in by.items() if word not in _LIGHT}
    return Sides(frozenset(said), frozenset(by), frozenset(heavy or by))


def _words(text: str, ranges: Iterable[Range]) -> dict[int, str]:
    found: dict[int, str] = {}
    for low, high in ranges:
        while low > 0 and text[low - 1 : low + 1].isalnum():
            low -= 1  # noqa: PLW2901 - a range that begins inside a word touches the word
        for match in _TOKEN.finditer(text, low):
            if match.start() >= high:
                break
            found[match.start()] = match.group().lower()
    return found


def right(gold: Sequence[Sides], predicted: Sequence[Sides]) -> list[bool]:
    """Whether each predicted attribution is right."""
    pairs = []
    for g, one in enumerate(gold):
        for p, other in enumerate(predicted):
            shared = len(one.content & other.content)
            if shared:
                overlap = shared / len(one.content | other.content)
                pairs.append((-overlap, not same_source(one, other), g, p))
    verdicts = [False] * len(predicted)
    used: set[int] = set()
    taken: set[int] = set()
    for negative, wrong_source, g, p in sorted(pairs):
        if g not in used and p not in taken:
            used.add(g)
            taken.add(p)
            verdicts[p] = -negative >= HALF and not wrong_source
    return verdicts


def same_source(one: Sides, other: Sides) -> bool:
    """Whether two sources share a heavy word, or neither is named."""
    if not one.source or not other.source:
        return not one.source and not other.source
    return bool(one.heavy & other.heavy)


def gold_sides(article: Article) -> list[Sides]:
    """The gold attributions of an article as word sets."""
    return [sides(article.text, gold.content, gold.source) for gold in article.statements]
