"""A matter in two columns: its question on top, who says yes at left, who says no at right."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from reportedly.cards import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportedly.ledger.sharing import Shared
    from reportedly.matters.retold import Retold
    from reportedly.matters.wide import Wide
    from reportedly.statement import Relation

COLUMN = 48
"""Characters of a column: two and a rule fit a terminal of 100."""

SHOWN = 160
"""Characters of a statement in a column: four lines."""

MOST = 6
"""Accounts on one side of a matter's card; the rest are counted."""

GUTTER = " │ "


def lines(shared: Shared, matter: Wide) -> Iterator[str]:
    """The lines of a matter's card; what a language model proposes stands last, by its name."""
    pages = f"{shared.pages:,} page" + ("s" if shared.pages != 1 else "")
    yield f"{visible(matter.name).upper()}  ({pages}, {_origins(shared.origins)})"
    if shared.tellings > len(shared.told):
        yield f"the newest {len(shared.told):,} of {shared.tellings:,} statements"
    if matter.summary:
        yield visible(matter.summary)
    asked = matter.question
    yield ""
    yield asked.text
    if asked.yes or asked.no:
        yield from _side_by_side(_column("YES", asked.yes), _column("NO", asked.no))
    for one in asked.rest[:MOST] if not asked.disputed else ():
        yield from ("  " + line for line in _account(one))
    if shared.near:
        yield f"beside it: {visible('; '.join(shared.near))}"
    for relation in matter.relations:
        yield _opposition(relation)
    for row in shared.proposals:
        told = f"{row['kind']}: {row['b']} to {row['a']}: {row['reason']}"
        yield visible(f"proposed by {row['model']}, not the ledger's word: {told}")
    yield ""


def _column(title: str, accounts: Sequence[Retold]) -> list[str]:
    found = [title]
    for one in accounts[:MOST]:
        found += _account(one)
    if len(accounts) > MOST:
        found.append(f"and {len(accounts) - MOST} more")
    return found if accounts else [title, "nobody"]


def _account(one: Retold) -> Iterator[str]:
    """An account: speaker, day, standing and act, then its words, its tellings and its place."""
    first = one.first
    source = first.statement.source.text if first.statement.source else None
    known = (
        first.speaker or source or "nobody named",
        str(first.day) if first.day else "day not known",
        first.standing.value.value if first.standing else "standing open",
    )
    yield from wrap(visible(" · ".join(known)), COLUMN) or [""]
    words = visible(first.statement.content.text)
    short = words if len(words) <= SHOWN else words[: SHOWN - 1].rsplit(" ", 1)[0] + " …"
    yield from wrap(f"“{short}”", COLUMN - 2, initial_indent="  ", subsequent_indent="  ")
    yield from wrap(f"  {tellings(one)} · {first.id}", COLUMN, subsequent_indent="  ")


def tellings(one: Retold) -> str:
    """How often it is told, and by how many that do not repeat each other."""
    count = len(one.tellings)
    if count == 1:
        return "told once"
    return f"told {count} times, {_origins(one.origins)}"


def _origins(count: int) -> str:
    return "1 origin" if count == 1 else f"{count:,} origins"


def _side_by_side(left: Iterable[str], right: Iterable[str]) -> Iterator[str]:
    for ours, theirs in zip_longest(left, right, fillvalue=""):
        yield f"{ours:<{COLUMN}}{GUTTER}{theirs}".rstrip()


def _opposition(relation: Relation) -> str:
    return f"{relation.kind.value}: {relation.b} to {relation.a}: {visible(relation.reason)}"


def as_row(shared: Shared, matter: Wide) -> dict[str, Any]:
    """A matter as JSON values: its question with the accounts on each side, and its oppositions.

    `page_count`, `origins` and `statements` count all, also where only the newest are put together.
    """
    asked = matter.question
    return {
        "matter": shared.number,
        "name": matter.name,
        "pages": list(matter.pages),
        "page_count": shared.pages,
        "origins": shared.origins,
        "statements": shared.tellings,
        "summary": matter.summary,
        "near": list(shared.near),
        "question": asked.text,
        "disputed": asked.disputed,
        **{side: [_plain(one) for one in getattr(asked, side)] for side in ("yes", "no", "rest")},
        "timeline": [[str(day), one.id, str(one.status.value)] for day, one in matter.timeline
                     if one.status],
        "relations": [
            {"kind": one.kind.value, "a": one.a, "b": one.b, "reason": one.reason,
             "confidence": one.confidence}
            for one in matter.relations
        ],
        "proposals": [dict(row) for row in shared.proposals],
    }  # fmt: skip


def _plain(one: Retold) -> dict[str, Any]:
    first = one.first
    return {
        "statement": first.id,
        "speaker": first.speaker,
        "day": str(first.day) if first.day else None,
        "standing": first.standing.value.value if first.standing else None,
        "status": first.status.value.value if first.status else None,
        "content": first.statement.content.text,
        "tellings": [telling.id for telling in one.tellings],
        "origins": one.origins,
    }
