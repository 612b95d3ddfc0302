"""Statements that tell one thing in the same words, and those that agree, joined without all pairs.

A page may repeat one sentence hundreds of times. Repeats are joined before anything is compared,
and of those that agree each is shown beside a few, so that relations grow with the statements.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportedly.matters.compare import Finding
from reportedly.matters.stance import odd_cue
from reportedly.statement import RelationKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.matters.account import Account

LEAST_WORDS = 3
"""Words a repeat has at least: "him", said twice, need not be of one (own judgement)."""

Telling = list["Account"]
"""Accounts in the same words, in the order of the page; the first one stands for all."""


def tellings(accounts: Sequence[Account], home: Mapping[str, int]) -> list[Telling]:
    """Accounts joined where words, act, day of telling and matter are the same.

    One told inside another, or with another inside, stays alone: the two have their own relation.
    """
    parents = {one.statement.parent for one in accounts} - {None}
    found: dict[object, Telling] = {}
    for one in accounts:
        nested = one.statement.parent is not None or one.id in parents
        words = tuple(part.lower for part in one.parts)
        act = one.act.value if one.act else None
        alone = nested or len(one.parts) < LEAST_WORDS
        key = one.id if alone else (words, act, odd_cue(one), one.said, home.get(one.id))
        found.setdefault(key, []).append(one)
    return list(found.values())


def repeat(first: Account, again: Account) -> Finding:
    """How a repeat stands to the telling that stands for it."""
    one = first.statement.speaker is not None and first.statement.speaker == again.statement.speaker
    kind = RelationKind.SAME if one else RelationKind.AGREE
    return Finding(kind, "the same words again", 0.9)


MOST_AGREEING = 5
"""Earlier tellings a telling is shown to agree with; a further one only where nothing else joins
the two. A card line holds no more (own judgement), and what agrees stays linked throughout."""


class Agreement:
    """Which pairs that agree are shown: few for each telling, and all that agree stay linked."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._shown: Counter[str] = Counter()

    def adds(self, a: Account, b: Account) -> bool:
        """Whether to show that `b` agrees with the earlier `a`; the two are linked from then on."""
        ours, theirs = self._root(a.id), self._root(b.id)
        self._above[theirs] = ours
        self._shown[b.id] += 1
        return ours != theirs or self._shown[b.id] <= MOST_AGREEING

    def _root(self, name: str) -> str:
        while self._above.get(name, name) != name:
            self._above[name] = self._above.get(self._above[name], self._above[name])
            name = self._above[name]
        return name
