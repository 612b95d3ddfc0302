"""Counts given twice: how often something is told, and by how many that do not repeat each other.

`origin` of a line is the page that stands for all pages of its page's origin, often itself; a
program that counts different ones counts independent origins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.ledger.browsing import Portion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportedly.ledger import Ledger
    from reportedly.matters.retold import Retold

Row = dict[str, Any]


def with_origins(ledger: Ledger, portion: Portion, page: str = "page") -> Portion:
    """The portion, each line with the origin of the page its field `page` names."""
    groups = ledger.origins_of(row[page] for row in portion.items)
    items = [row | {"origin": groups.root(row[page])} for row in portion.items]
    return Portion(items, portion.after)


def spread(rows: Iterable[Row]) -> dict[str, int]:
    """On how many pages, of how many origins, the statements or blocks of some lines stand."""
    listed = list(rows)
    return {
        "pages": len({row["page"] for row in listed}),
        "origins": len({row["origin"] for row in listed}),
    }


def side(accounts: Iterable[Retold], homes: Mapping[str, str]) -> dict[str, int]:
    """How many accounts are on one side of a question, how often they are told, how independently.

    `homes` gives the page that stands for each page which repeats another.
    """
    listed = list(accounts)
    told = [telling for one in listed for telling in one.tellings]
    pages = {telling.page for telling in told}
    return {
        "accounts": len(listed),
        "tellings": len(told),
        "origins": len({homes.get(page, page) for page in pages}),
    }
