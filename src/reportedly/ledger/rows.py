"""Reports to rows, and rows back to reports."""

from __future__ import annotations

import hashlib
import json
import zlib
from array import array
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from reportedly.codec import decode, encode
from reportedly.offsets import OffsetMap
from reportedly.page import Page, PageDate, Problem, Raw, Text
from reportedly.people.names import key
from reportedly.statement import (
    Matter,
    Relation,
    Report,
    Speaker,
    Statement,
    TimeExpression,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Row = dict[str, Any]

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


def statement_rows(report: Report) -> Iterable[Row]:
    """One row a statement."""
    names = {speaker.id: speaker.name for speaker in report.speakers}
    for place, statement in enumerate(report.statements):
        said = statement.said_at
        yield {
            "page": report.page.id,
            "id": statement.id,
            "place": place,
            "content": statement.content.text,
            "source": statement.source.text if statement.source else None,
            "cue": statement.cue.text if statement.cue else None,
            "speaker": statement.speaker,
            "speaker_name": names.get(statement.speaker or ""),
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
            "record": encode(statement),
        }


def speaker_rows(report: Report) -> Iterable[Row]:
    """One row a speaker; `key` is the same for spellings of one name."""
    for speaker in report.speakers:
        yield {
            "page": report.page.id,
            "id": speaker.id,
            "name": speaker.name,
            "kind": speaker.kind,
            "key": key(speaker.name) or None,
            "record": encode(speaker),
        }


def matter_rows(report: Report) -> Iterable[Row]:
    """One row a matter."""
    for matter in report.matters:
        yield {
            "page": report.page.id,
            "id": matter.id,
            "name": matter.name,
            "summary": matter.summary,
            "record": encode(matter),
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


def storable(row: Row) -> Row:
    """The row with lone surrogates, which no database takes, as question marks."""
    return {name: _whole(item) if isinstance(item, str) else item for name, item in row.items()}


def _whole(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


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
