"""Two bare sentences compared: what `judge` does for the statements of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.matters.account import account
from reportedly.matters.clauses import plain_statement
from reportedly.matters.compare import Finding, compare

if TYPE_CHECKING:
    from reportedly.statement import RelationKind


def finding_of(a: str, b: str) -> Finding | None:
    """How the statement sentence `b` makes stands to that of `a`; None: of other things."""
    left, right = (account(text, plain_statement(text)) for text in (a, b))
    return compare(left, right)


def relation_of(a: str, b: str) -> RelationKind | None:
    """The kind of relation between the statements of two sentences."""
    found = finding_of(a, b)
    return None if found is None else found.kind
