"""What people said of who is one person, as joining asks it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from reportedly.ledger import tables as t
from reportedly.ledger.corrections import in_force
from reportedly.ledger.merged import people_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class ByHand:
    """The merges and splits by hand that stand about some names.

    `groups` gives for a name all names of the same person, `apart` those of other people, `shown`
    the name a person chose; `made` are the merges as (names, who, why, id), latest last.
    """

    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    made: tuple[tuple[frozenset[str], str, str | None, str], ...] = ()

    def reason(self, a: str, b: str) -> tuple[str, str | None]:
        """Why two names are one person's in words, and the correction's id."""
        either = [made for made in self.made if made[0] & {a, b}]
        both = [made for made in either if made[0] >= {a, b}]
        for _, who, why, id_ in reversed(both or either):
            return f"by hand ({who}{f': {why}' if why else ''})", id_
        return "by hand", None


def by_hand(connection: Connection, names: Collection[str]) -> ByHand:
    """What stands about these names."""
    rows = people_rows(connection)
    if not rows:
        return ByHand()
    shown = _shown(connection, names)
    groups: dict[str, set[str]] = {}
    for name, now in shown.items():
        groups.setdefault(now, {now}).add(name)
    apart: dict[str, set[str]] = {}
    made = []
    for row in in_force(rows):
        told = frozenset(row["value"]["names"])
        if row["action"] == "same":
            made.append((told, row["who"], row["why"], row["id"]))
            if len(told) == 1:  # all of one name are one person
                for name in told & set(names):
                    groups.setdefault(shown.get(name, name), {name})
        for name in told:
            others = apart.get(name, set())
            apart[name] = others | (told - {name}) if row["action"] == "apart" else others - told
    return ByHand(
        groups={name: frozenset(group) for group in groups.values() for name in group},
        apart={name: frozenset(others) for name, others in apart.items() if others},
        shown=shown | {now: now for now in shown.values()},
        made=tuple(made),
    )


def _shown(connection: Connection, names: Collection[str]) -> dict[str, str]:
    """The name each of these names, and of those merged with them, is shown under."""
    n = t.names.c
    speaker = n.kind == "speaker"
    mine = select(n.shown).where(speaker, n.name.in_(sorted(names)), n.shown.is_not(None))
    targets = {*names, *filter(None, connection.scalars(mine))}
    merged = select(n.name, n.shown).where(
        speaker, n.shown.is_not(None), n.shown.in_(sorted(targets))
    )
    return {row.name: row.shown for row in connection.execute(merged)}
