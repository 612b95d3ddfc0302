"""From a query to hits: blocks that hold the words, or statements that fit its fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, or_, select

from reportedly.ledger import tables as t
from reportedly.ledger.snippets import holds, snippet
from reportedly.ledger.spelling import names_like, spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, RowMapping

    from reportedly.ledger.backend import Backend, Wanted
    from reportedly.ledger.query import Days, Query


MANY = 25_000
"""Blocks up to which a search for words and fields begins at the words; beyond, at the fields. At
10^6 statements (`python -m benchmarks ledger`) a word of 9,000 blocks in a month takes 30 ms from
the words and 100 to 170 from the month; of 24,000 blocks both take 80; of 90,000 the words take
175 and the month 75."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found: a block, or with a field in the query one statement.

    `snippet` has the words found in «»; `statements` are ids on the page, those that hold the
    words first; `start` and `end` are the block's place in code points of the original text.
    """

    page: str
    title: str
    outlet: str | None
    label: str
    snippet: str
    statements: tuple[str, ...]
    start: int | None = None
    end: int | None = None


def find(
    connection: Connection, backend: Backend, query: Query, limit: int, skip: int = 0
) -> list[Hit]:
    """At most `limit` hits without the first `skip`: blocks best first, statements newest first."""
    wanted = wanted_of(connection, query)
    if query.narrowed:
        return list(_statements(connection, backend, query, wanted, limit=limit, skip=skip))
    if not wanted:
        return []
    numbers = backend.ranked(connection, wanted, limit, skip)
    return list(_blocks(connection, numbers, wanted))


def wanted_of(connection: Connection, query: Query) -> Wanted:
    """The words of a query, names among them in every spelling the ledger has, and its phrases."""
    words = tuple(spellings(connection, word) for word in query.words)
    return (*words, *((phrase,) for phrase in query.phrases))


def _blocks(connection: Connection, numbers: list[int], wanted: Wanted) -> Iterator[Hit]:
    query = (
        select(t.blocks, t.pages.c.title, t.pages.c.outlet)
        .join(t.pages, t.pages.c.id == t.blocks.c.page)
        .where(t.blocks.c.number.in_(numbers))
    )
    rows = {row["number"]: row for row in connection.execute(query).mappings()}
    inside = _standing_in(connection, numbers, wanted)
    for row in (rows[number] for number in numbers if number in rows):
        shown = snippet(row["text"], wanted)
        ids = tuple(inside.get(row["number"], ()))
        yield Hit(row["page"], row["title"], row["outlet"], row["label"], shown, ids,
                  row["start"], row["end"])  # fmt: skip


def _standing_in(
    connection: Connection, numbers: list[int], wanted: Wanted
) -> dict[int, list[str]]:
    """The statements of each block, those with the words in them first; none marked wrong."""
    s = t.statements.c
    query = select(s.block, s.id, s.content).where(s.block.in_(numbers), _not_wrong())
    found: dict[int, list[tuple[bool, str]]] = {}
    for row in connection.execute(query.order_by(s.place)):
        found.setdefault(row.block, []).append((not holds(row.content, wanted), row.id))
    return {
        block: [name for _, name in sorted(ids, key=lambda item: item[0])]
        for block, ids in found.items()
    }


def _not_wrong() -> ColumnElement[bool]:
    return or_(t.statements.c.verdict.is_(None), t.statements.c.verdict != "wrong")


def _statements(
    connection: Connection,
    backend: Backend,
    query: Query,
    wanted: Wanted,
    *,
    limit: int,
    skip: int,
) -> Iterator[Hit]:
    s = t.statements.c
    few = bool(wanted) and not _held_by_many(connection, backend, wanted)
    numbers = _numbers(connection, query, from_words=few)
    newest = numbers.order_by(s.number.desc()).limit(limit).offset(skip)
    if wanted:
        block = s.block if few else s.block + 0  # no index of it: begin at the fields
        newest = newest.where(block.in_(backend.matching(wanted)))
    blocks = [t.blocks.c[name] for name in ("label", "text", "start", "end")]
    told = (
        select(s.page, s.id, s.content, t.pages.c.title, t.pages.c.outlet, *blocks)
        .join(t.pages, t.pages.c.id == s.page)
        .outerjoin(t.blocks, t.blocks.c.number == s.block)
        .where(s.number.in_(list(connection.scalars(newest))))
        .order_by(s.number.desc())
    )
    for row in connection.execute(told).mappings():
        yield _statement_hit(row, wanted)


def _statement_hit(row: RowMapping, wanted: Wanted) -> Hit:
    shown = row["content"] if not wanted or holds(row["content"], wanted) else row["text"]
    return Hit(row["page"], row["title"], row["outlet"], row["label"] or "body",
               snippet(shown or "", wanted), (row["id"],), row["start"], row["end"])  # fmt: skip


def _held_by_many(connection: Connection, backend: Backend, wanted: Wanted) -> bool:
    """Whether more than `MANY` blocks hold what is wanted."""
    found = backend.matching(wanted).limit(MANY + 1).subquery()
    return (connection.scalar(select(func.count()).select_from(found)) or 0) > MANY


def _numbers(
    connection: Connection, query: Query, *, from_words: bool = False
) -> Select[tuple[int]]:
    """The numbers of the statements that fit every field; none marked wrong.

    Where the search begins at the words, or at a name, other fields are only looked at.
    """
    s = t.statements.c
    conditions: list[ColumnElement[bool]] = [_not_wrong()]
    named = from_words or bool(query.speaker or query.matter or query.outlet)
    act, standing = (_no_index(one) if named else one for one in (s.act, s.standing))
    asked: tuple[tuple[Sequence[Any], Callable[[Any], ColumnElement[bool]]], ...] = (
        (query.speaker, lambda name: said_by(connection, name)),
        (query.matter, lambda name: s.matter_name.in_(names_like(connection, "matter", name))),
        (query.outlet, lambda name: s.outlet.in_(names_like(connection, "outlet", name))),
        (query.said, lambda days: said_in(days, by_index=not named)),
        (query.act, lambda wanted: act == wanted),
        (query.standing, lambda wanted: standing == wanted),
    )
    conditions += [or_(*map(condition, values)) for values, condition in asked if values]
    conditions += [s.opposed == 1] * ("conflict" in query.has)
    conditions += [s.corrected == 1] * ("correction" in query.has)
    return select(s.number).where(*conditions)


def _no_index(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column a search does not begin at: beside a name, an act is in far too many statements.

    SQLite does not know how many, and at 10^6 statements chose the act's index before the outlet's.
    """
    return column.concat("")


def said_by(connection: Connection, name: str) -> ColumnElement[bool]:
    """The condition that a statement is this person's or body's, in any spelling of the name."""
    return t.statements.c.who.in_(names_like(connection, "speaker", name))


def said_in(days: Days, *, by_index: bool = True) -> ColumnElement[bool]:
    """The condition that a statement can have been said on one of these days."""
    first, last = t.statements.c.said_begin, t.statements.c.said_end
    begin, end = (first, last) if by_index else (_no_index(first), _no_index(last))
    conditions: list[ColumnElement[bool]] = []
    if days.begin is not None:
        conditions.append(end >= days.begin.isoformat())
    if days.end is not None:
        conditions.append(begin <= days.end.isoformat())
    together = conditions[0]
    for condition in conditions[1:]:
        together = together & condition
    return together
