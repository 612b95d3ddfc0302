"""Copies kept page by page: what a new page repeats is found when it is added."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, or_, select

from reportedly.copies.alignment import cut
from reportedly.copies.document import GAP, Document
from reportedly.copies.sketch import COMMONEST, common, promising, sketch
from reportedly.copies.verdict import CopyKind, Verdict, compare_cut, with_credits
from reportedly.ledger import homes
from reportedly.ledger import tables as t
from reportedly.ledger.copy_tables import copy_grams, copy_pages, copy_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from reportedly.copies.originals import Pair
    from reportedly.copies.sketch import Sketch

ASKED = 500
"""Values in one question to the store: SQLite before 3.32 takes no more than 999."""

MOST_AROUND = 2_000
"""Pairs after which no farther ones are asked for: reading and judging as many takes a tenth of a
second on one core. Only a text taken over by dozens of pages has more."""

HOPS = 2
"""Steps from a page to those whose pairs tell its originals: by its copies, and by theirs."""

TOLD = ("headline", "body")
"""Labels of the blocks a document is made of, as in `copies.document`."""


def add_document(connection: Connection, new: Document) -> set[str]:
    """Keep a page's sketch, and each page it has something in common with.

    Part of the transaction that adds the page. A page already kept is left as it is. Returns the
    pages that were of several origins before and are of one now.
    """
    known = select(copy_pages.c.number).where(copy_pages.c.page == new.id)
    if connection.scalar(known) is not None:
        return set()
    drawn = sketch(new.text)
    holders = _holders(connection, drawn)
    found = _verdicts(connection, new, _candidates(connection, drawn, holders))
    if found:
        connection.execute(insert(copy_pairs), found)
    _keep(connection, new, drawn, holders)
    like = {row["a"] for row in found if row["record"]["kind"] != CopyKind.EXCERPT.value}
    return homes.move_in(connection, new.id, like)


def remove_document(connection: Connection, page: str) -> set[str]:
    """Forget a page's sketch and pairs, for a page that is taken out or read anew.

    Returns the pages that were of one origin with it.
    """
    home = homes.home(connection, page)
    number = select(copy_pages.c.number).where(copy_pages.c.page == page).scalar_subquery()
    connection.execute(delete(copy_grams).where(copy_grams.c.page == number))
    connection.execute(
        delete(copy_pairs).where(or_(copy_pairs.c.a == page, copy_pairs.c.b == page))
    )
    connection.execute(delete(copy_pages).where(copy_pages.c.page == page))
    return homes.move_out(connection, home) if home is not None else set()


def kept(connection: Connection) -> tuple[dict[str, Document], dict[Pair, Verdict]]:
    """All pairs kept and what is known of their pages."""
    found = pairs(connection)
    return documents_of(connection, (page for pair in found for page in pair)), found


def pairs(connection: Connection) -> dict[Pair, Verdict]:
    """All pairs kept, the page added earlier first."""
    order = select(copy_pairs).order_by(copy_pairs.c.a, copy_pairs.c.b)
    return {(row.a, row.b): verdict(row.record) for row in connection.execute(order)}


def around(connection: Connection, pages: Iterable[str]) -> dict[Pair, Verdict]:
    """The pairs of these pages, and those that tell which page of them came first.

    The same as of `pairs` as far as these pages go, unless there are more than `MOST_AROUND`.
    """
    found: dict[Pair, Verdict] = {}
    seen: set[str] = set()
    edge = set(pages)
    for _ in range(HOPS + 1):
        new = _touching(connection, edge)
        found |= new
        seen |= edge
        edge = {page for pair in new for page in pair} - seen
        if not edge or len(found) > MOST_AROUND:
            break
    return dict(sorted(found.items()))


def has_more_than(connection: Connection, pages: int) -> bool:
    """Whether so many pages and one more were compared."""
    beyond = select(copy_pages.c.number).order_by(copy_pages.c.number).limit(1).offset(pages)
    return connection.scalar(beyond) is not None


def most_shared(connection: Connection, *, limit: int, skip: int = 0) -> list[Pair]:
    """Pairs kept, those that share most of the shorter first."""
    share = copy_pairs.c.record["share"].as_float()
    order = select(copy_pairs.c.a, copy_pairs.c.b).order_by(
        share.desc(), copy_pairs.c.a, copy_pairs.c.b
    )
    return [(row.a, row.b) for row in connection.execute(order.limit(limit).offset(skip))]


def _touching(connection: Connection, pages: Iterable[str]) -> dict[Pair, Verdict]:
    found = {}
    for some in _chunks(sorted(pages)):
        for side in (copy_pairs.c.a, copy_pairs.c.b):
            for row in connection.execute(select(copy_pairs).where(side.in_(some))):
                found[row.a, row.b] = verdict(row.record)
    return found


def documents_of(connection: Connection, pages: Iterable[str]) -> dict[str, Document]:
    """What is known of pages, without their texts."""
    found = {}
    columns = (t.pages.c.id, t.pages.c.published, t.pages.c.outlet, t.pages.c.address)
    query = select(*columns, copy_pages.c.canonical, copy_pages.c.altered).join(
        copy_pages, copy_pages.c.page == t.pages.c.id
    )
    for some in _chunks(sorted(set(pages))):
        for row in connection.execute(query.where(t.pages.c.id.in_(some))):
            found[row.id] = _document(row, "")
    return found


def texts_of(connection: Connection, pages: Sequence[str]) -> dict[str, str]:
    """The documents' texts of pages: headline and body, restored."""
    parts: dict[str, list[str]] = defaultdict(list)
    columns = select(t.blocks.c.page, t.blocks.c.text).where(t.blocks.c.label.in_(TOLD))
    for some in _chunks(pages):
        query = columns.where(t.blocks.c.page.in_(some)).order_by(t.blocks.c.number)
        for row in connection.execute(query):
            parts[row.page].append(row.text)
    return {page: GAP.join(found) for page, found in parts.items()}


def _holders(connection: Connection, drawn: Sketch) -> dict[int, list[int]]:
    """The pages that have each n-gram of a sketch; lists never grow beyond `COMMONEST` + 1."""
    found: dict[int, list[int]] = defaultdict(list)
    for some in _chunks(sorted(drawn.grams)):
        query = select(copy_grams.c.gram, copy_grams.c.page).where(copy_grams.c.gram.in_(some))
        for gram, page in connection.execute(query):
            found[gram].append(page)
    return found


def _candidates(
    connection: Connection, drawn: Sketch, holders: dict[int, list[int]]
) -> dict[str, None]:
    """Ids of pages worth comparing, most promising first."""
    numbers = sorted(number for number, _, _ in common(holders))
    ids, sizes = {}, {}
    for some in _chunks(numbers):
        for row in connection.execute(select(copy_pages).where(copy_pages.c.number.in_(some))):
            ids[row.number], sizes[row.number] = row.page, (row.skeleton, row.stems)
    return dict.fromkeys(ids[number] for number in promising(drawn, holders, sizes))


def _verdicts(
    connection: Connection, new: Document, candidates: dict[str, None]
) -> list[dict[str, Any]]:
    """Rows of the pairs a new page makes; the page that was there is `a`."""
    if not candidates:
        return []
    texts = texts_of(connection, list(candidates))
    known = documents_of(connection, candidates)
    ours = cut(new.text)
    found = []
    for page in candidates:
        text = texts.get(page, "")
        told = compare_cut(cut(text), ours)
        if told is not None:
            old = known[page]
            full = Document(old.id, text, old.published, old.outlet, old.address, old.canonical)
            record = _record(with_credits(told, full, new))
            found.append({"a": page, "b": new.id, "record": record})
    return found


def _keep(
    connection: Connection, new: Document, drawn: Sketch, holders: dict[int, list[int]]
) -> None:
    """Number a page and keep the n-grams not yet known as turns of speech."""
    number = (connection.scalar(select(func.max(copy_pages.c.number))) or 0) + 1
    skeleton, stems = drawn.sizes
    row = {
        "number": number,
        "page": new.id,
        "skeleton": skeleton,
        "stems": stems,
        "canonical": new.canonical,
        "altered": len(new.altered),
        "home": number,
    }
    connection.execute(insert(copy_pages), [row])
    rare = [gram for gram in sorted(drawn.grams) if len(holders.get(gram, ())) <= COMMONEST]
    if rare:
        connection.execute(insert(copy_grams), [{"gram": gram, "page": number} for gram in rare])


def _document(row: Any, text: str) -> Document:
    import datetime as dt

    from reportedly.offsets import Span

    day = dt.date.fromisoformat(row.published) if row.published else None
    altered = (Span(0, 0),) * min(1, row.altered)
    return Document(row.id, text, day, row.outlet, row.address, row.canonical, altered)


def _record(told: Verdict) -> dict[str, Any]:
    return {
        "kind": told.kind.value,
        "share": told.share,
        "covers": told.covers,
        "maps": [f"{one:x}" for one in told.maps],  # no JSON reader spoils a 64-bit number
        "odd": told.odd,
        "credit": told.credit,
        "wire": told.wire,
    }


def verdict(record: dict[str, Any]) -> Verdict:
    """What comparing a pair gave, from its record."""
    left, right = (int(one, 16) for one in record["maps"])
    ours, theirs = (tuple(side) for side in record["odd"])
    return Verdict(
        CopyKind(record["kind"]),
        record["share"],
        (record["covers"][0], record["covers"][1]),
        (left, right),
        (ours, theirs),
        record["credit"],
        record["wire"],
    )


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    listed = list(values)
    for at in range(0, len(listed), ASKED):
        yield listed[at : at + ASKED]
