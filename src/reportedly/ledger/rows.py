"""Reports to rows, and rows back to reports."""

from __future__ import annotations

import hashlib
import json
import zlib
from array import array
from bisect import bisect_right
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from reportedly.codec import decode, encode
from reportedly.errors import NotFound
from reportedly.ledger import tables as t
from reportedly.ledger.corrections import fingerprint
from reportedly.offsets import OffsetMap
from reportedly.page import Page, PageDate, Problem, Raw, Text
from reportedly.people.names import key
from reportedly.statement import (
    Matter,
    Relation,
    RelationKind,
    Report,
    Speaker,
    Statement,
    TimeExpression,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from reportedly.ledger.revision import Revision

Row = dict[str, Any]

OPPOSED = (RelationKind.CONFLICT, RelationKind.UNDERCUT, RelationKind.TENSION)
"""Relations of accounts that do not go together."""

_APART = {"raw", "text"}  # page fields that have columns of their own
_COLUMNS = ("starts", "source_starts", "source_ends", "strides")


def page_row(report: Report, read_at: str) -> Row:
    """The row of a report's page; its blocks, dates and problems ride in `record`."""
    page, story = report.page, report.date
    record = {
        item.name: encode(getattr(page, item.name))
        for item in fields(Page)
        if item.name not in _APART
    }
    raw = {"encoding": page.raw.encoding, "media_type": page.raw.media_type}
    record["raw"] = {**raw, "derived": page.raw.derived}
    record["report"] = {
        "dates": encode(report.dates),
        "date": encode(story),
        "problems": encode(report.problems),
        "versions": encode(report.versions),
    }
    return {
        "id": page.id,
        "address": page.address,
        "container": page.raw.container,
        "part": page.raw.part,
        "headline": page.headline,
        "title": page.title,
        "outlet": page.outlet,
        "kind": page.kind,
        "published": encode(page.published),
        "story_begin": encode(story.begin) if story else None,
        "story_best": encode(story.best) if story else None,
        "story_end": encode(story.end) if story else None,
        "altered": len(page.alterations),
        "read_at": read_at,
        "raw": raw_row(page)["sha256"],
        "original": page.text.original,
        "restored": page.text.restored,
        "maps": _pack_maps(page.text),
        "record": record,
    }


def raw_row(page: Page) -> Row:
    """The row of the bytes a page was read from."""
    data = page.raw.data
    digest = hashlib.sha256(data).hexdigest()
    return {"sha256": digest, "size": len(data), "data": zlib.compress(data, 6)}


def block_rows(page: Page) -> Iterable[Row]:
    """One row a block, with its restored words."""
    for block in page.blocks:
        where = page.text.to_original.derived(block.span)
        yield {
            "page": page.id,
            "start": block.span.start,
            "end": block.span.end,
            "label": block.label.value,
            "text": page.text.restored[where.start : where.end] if where else "",
        }


def statement_rows(machine: Report, revision: Revision, blocks: Mapping[int, int]) -> Iterable[Row]:
    """One row a statement: columns as they stand, `record` as the machine read it.

    `blocks` gives the number of the block that starts at a place.
    """
    page, shown = machine.page, revision.report
    names = {speaker.id: speaker.name for speaker in shown.speakers}
    matters = {matter.id: matter.name for matter in shown.matters}
    opposed = {side for relation in shown.relations if relation.kind in OPPOSED
               for side in (relation.a, relation.b)}  # fmt: skip
    starts = sorted(blocks)
    encoder = dict(machine.versions).get("encoder")
    for place, (read, now) in enumerate(zip(machine.statements, shown.statements, strict=True)):
        made = [dict(row) for row in revision.made.get(read.id, ())]
        name = _cut(names.get(now.speaker or ""))
        named = name or _cut(now.source.text if now.source else None)
        yield {
            **_columns(now),
            "page": page.id,
            "place": place,
            "block": _block(read, starts, blocks),
            "speaker_name": name,
            "named": named,
            "who": named,
            "matter_name": _cut(matters.get(now.matter or "")),
            "outlet": _cut(page.outlet),
            "encoder": encoder,
            "opposed": int(read.id in opposed),
            "fingerprint": fingerprint(read.content.text),
            "verdict": revision.verdicts.get(read.id),
            "corrected": int(bool(made)),
            "corrections": made or None,
            "record": encode(read),
        }


def _columns(statement: Statement) -> Row:
    """The columns that are a statement's own."""
    said = statement.said_at
    return {
        "id": statement.id,
        "content": statement.content.text,
        "source": statement.source.text if statement.source else None,
        "cue": statement.cue.text if statement.cue else None,
        "speaker": statement.speaker,
        "type": statement.type.value,
        **{
            name: encode(judged.value) if (judged := getattr(statement, name)) else None
            for name in ("act", "polarity", "standing", "status", "channel", "addressee")
        },
        "said_begin": encode(said.begin) if said else None,
        "said_end": encode(said.end) if said else None,
        "relays": " > ".join(relay.name for relay in statement.relays) or None,
        "parent": statement.parent,
        "matter": statement.matter,
        "confidence": statement.confidence,
    }


def _cut(name: str | None) -> str | None:
    """As much of a name as it is looked up by."""
    return name[: t.NAME] if name else None


def _block(statement: Statement, starts: Sequence[int], blocks: Mapping[int, int]) -> int | None:
    """The number of the block a statement's content begins in."""
    if not statement.content.spans or not starts:
        return None
    at = bisect_right(starts, statement.content.spans[0].start) - 1
    return blocks[starts[at]] if at >= 0 else None


def speaker_rows(machine: Report, shown: Report) -> Iterable[Row]:
    """One row a speaker, those of corrections too; `key` is the same for spellings of one name."""
    read = {speaker.id: speaker for speaker in machine.speakers}
    for speaker in shown.speakers:
        yield {
            "page": machine.page.id,
            "id": speaker.id,
            "name": speaker.name,
            "kind": speaker.kind,
            "key": key(speaker.name) or None,
            "record": encode(read[speaker.id]) if speaker.id in read else None,
        }


def matter_rows(machine: Report, shown: Report) -> Iterable[Row]:
    """One row a matter, those of corrections too."""
    read = {matter.id: matter for matter in machine.matters}
    for matter in shown.matters:
        yield {
            "page": machine.page.id,
            "id": matter.id,
            "name": matter.name,
            "summary": matter.summary,
            "record": encode(read[matter.id]) if matter.id in read else None,
        }


def relation_rows(report: Report) -> Iterable[Row]:
    """One row a relation."""
    for number, relation in enumerate(report.relations):
        yield {
            "page": report.page.id,
            "number": number,
            "kind": relation.kind.value,
            "a": relation.a,
            "b": relation.b,
            "reason": relation.reason,
            "confidence": relation.confidence,
            "record": encode(relation),
        }


def stored_report(connection: Connection, page: str, where: str) -> Report:
    """What the machine read off one page, from its rows. Raises NotFound."""
    row = connection.execute(select(t.pages).where(t.pages.c.id == page)).mappings().first()
    if row is None:
        todo = "List the pages with: reportedly show"
        raise NotFound(f"no page {page} in this ledger", where=where, todo=todo)
    raw = connection.scalar(select(t.raws.c.data).where(t.raws.c.sha256 == row["raw"]))
    parts = {}
    for table, order in (
        (t.statements, t.statements.c.place),
        (t.speakers, t.speakers.c.id),
        (t.matters, t.matters.c.id),
        (t.relations, t.relations.c.number),
    ):
        records = select(table.c.record).where(table.c.page == page).order_by(order)
        parts[table.name] = [item for item in connection.scalars(records) if item is not None]
    return to_report(dict(row), bytes(raw or b""), parts)


def to_report(page: Mapping[str, Any], raw: bytes, parts: Mapping[str, list[Any]]) -> Report:
    """The report its rows were made from; `parts` holds the records of each table by name."""
    record = dict(page["record"])
    rest, stored = record.pop("report"), record.pop("raw")
    to_original, to_bytes = _unpack_maps(page["maps"])
    empty = Text("", "", to_original, to_bytes)
    bare = {**record, "raw": None, "text": None}
    read = replace(
        decode(Page, bare),
        raw=Raw(zlib.decompress(raw), container=page["container"], part=page["part"], **stored),
        text=replace(empty, original=page["original"], restored=page["restored"]),
    )
    return Report(
        page=read,
        statements=tuple(decode(Statement, item) for item in parts["statements"]),
        speakers=tuple(decode(Speaker, item) for item in parts["speakers"]),
        dates=tuple(decode(TimeExpression, item) for item in rest["dates"]),
        matters=tuple(decode(Matter, item) for item in parts["matters"]),
        relations=tuple(decode(Relation, item) for item in parts["relations"]),
        date=decode(PageDate, rest["date"]),
        problems=tuple(decode(Problem, item) for item in rest["problems"]),
        versions=tuple((name, version) for name, version in rest["versions"]),
    )


def _pack_maps(text: Text) -> bytes:
    return zlib.compress(json.dumps([_plain(text.to_original), _plain(text.to_bytes)]).encode())


def _plain(offsets: OffsetMap) -> Row:
    columns = {name: list(getattr(offsets, name)) for name in _COLUMNS}
    return {**columns, "length": offsets.length, "forward": offsets.forward}


def _unpack_maps(packed: bytes) -> tuple[OffsetMap, OffsetMap]:
    first, second = json.loads(zlib.decompress(packed))
    return _map(first), _map(second)


def _map(plain: Row) -> OffsetMap:
    columns = {name: array("q", plain[name]) for name in _COLUMNS}
    return OffsetMap(**columns, length=plain["length"], forward=plain["forward"])
