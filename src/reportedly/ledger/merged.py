"""People merged and told apart by hand: under which name each name is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from reportedly.ledger import tables as t
from reportedly.ledger.corrections import PEOPLE_ROWS, in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection


def people_rows(connection: Connection) -> list[dict[str, Any]]:
    """The corrections that hold in the whole ledger, and all undos."""
    made = select(t.corrections).where(t.corrections.c.action.in_(PEOPLE_ROWS))
    return [dict(row) for row in connection.execute(made).mappings()]


def shown_names(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The name each merged name is shown under, where that is another.

    Merges chain: who is merged with A, and A with B, is B. Later rows have the last word, both
    about the name that is shown and where two names are told apart again.
    """
    groups: dict[str, str] = {}
    for names in _merges(rows):
        shown = names[0]
        met = {groups.get(name, name) for name in names}
        joined = {name for name, now in groups.items() if now in met} | met | set(names)
        groups |= dict.fromkeys(joined, shown)
    return {name: shown for name, shown in groups.items() if name != shown}


def told_apart(rows: Iterable[Mapping[str, Any]], name: str) -> set[str]:
    """The names a person said are not the one with this name, and did not merge since."""
    told: set[str] = set()
    for row in _about_people(rows):
        names = set(row["value"]["names"])
        if name in names:
            told = told | names - {name} if row["action"] == "apart" else told - names
    return told


def _merges(rows: Iterable[Mapping[str, Any]]) -> list[list[str]]:
    """The merges that stand: a later row that tells two of the names apart ends a merge."""
    kept: list[list[str]] = []
    for row in _about_people(rows):
        names = list(row["value"]["names"])
        if row["action"] == "apart":
            kept = [merge for merge in kept if not set(names) <= set(merge)]
        else:
            kept.append(names)
    return kept


def _about_people(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [row for row in in_force(rows) if row["action"] in {"same", "apart"}]
