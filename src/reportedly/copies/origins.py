"""How many independent origins a number of tellings have.

Pages that come from one another (by copying, by one wire, by a relay they name) are one origin,
however many they are. Two outlets that each heard a speaker, or each read one post, are two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.copies.verdict import CopyKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.copies.find import Copy


class Groups:
    """Names joined two by two; each group goes by the name of its first member."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._above: dict[str, str] = {}
        for a, b in pairs:
            self.join(a, b)

    def root(self, name: str) -> str:
        """The name a group goes by; a name never joined is its own.

        >>> Groups([("a", "b"), ("b", "c")]).root("c")
        'a'
        """
        while (above := self._above.get(name, name)) != name:
            self._above[name] = self._above.get(above, above)
            name = above
        return name

    def join(self, a: str, b: str) -> None:
        """Make one group of two."""
        ours, theirs = self.root(a), self.root(b)
        if ours != theirs:
            self._above[theirs] = ours

    def count(self, names: Iterable[str]) -> int:
        """How many groups the names belong to."""
        return len({self.root(name) for name in names})


def page_groups(copies: Iterable[Copy]) -> Groups:
    """Pages joined where one repeats most of the other, or both most of a third.

    An excerpt joins nothing: the rest of such a page may be its own reporting.
    """
    joined = (one for one in copies if one.kind is not CopyKind.EXCERPT)
    return Groups(
        (one.third or one.original or one.a, side) for one in joined for side in (one.a, one.b)
    )
