"""How many independent origins pages have: asked of the homes a ledger keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reportedly.copies import Groups
    from reportedly.ledger.store import Ledger


def spread(ledger: Ledger, pages: Iterable[str]) -> Groups:
    """Pages joined where one repeats most of another; excerpts join nothing.

    Costs a look at an index for each page, whatever the ledger holds.
    """
    return ledger.origins_of(pages)


def counted(pages: Collection[str], groups: Groups) -> str:
    """How many pages these are, and of how many origins.

    >>> counted({"a", "b", "c"}, Groups([("a", "b")])), counted({"a"}, Groups())
    ('3 pages of 2 origins', '1 page of 1 origin')
    """
    several = set(pages)
    return f"{_many(len(several), 'page')} of {_many(groups.count(several), 'origin')}"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
