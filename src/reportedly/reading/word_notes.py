"""Footnotes, endnotes and comments of Word documents: a page for each part of the zip they lie in.

They are pages of their own so that every character leads back to the bytes of its part, as in the
document's own text. Comments are labelled as comments, and say whose they are; notes are furniture.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportedly.offsets import identity
from reportedly.page import Block, Label, Page, Raw, Skipped, Text
from reportedly.reading.decode import decode_html
from reportedly.reading.faults import kept_going
from reportedly.reading.identity import page_id
from reportedly.reading.paragraphs import joined
from reportedly.reading.word import MEDIA_TYPE, scan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from reportedly.reading.member import Member
    from reportedly.reading.paragraphs import Paragraph
    from reportedly.reading.word import Part

PARTS = (
    ("word/footnotes.xml", "footnotes", Label.FURNITURE),
    ("word/endnotes.xml", "endnotes", Label.FURNITURE),
    ("word/comments.xml", "comments", Label.COMMENTS),
)
"""Where they lie (ECMA-376, 11.3), what each is, and its label."""


def read_notes(part: Part, names: AbstractSet[str], member: Member) -> Iterator[Page | Skipped]:
    """A page for each part with text in it; one that is damaged costs no other."""
    for name, what, label in PARTS:
        if name in names:
            where = f"{member.name}/{name}"
            yield from kept_going(partial(_pages, part, name, what, label, member), where)


def _pages(part: Part, name: str, what: str, label: Label, member: Member) -> Iterator[Page]:
    data = part(name, f"{member.name}/{name}")
    decoded = decode_html(data)
    paragraphs = scan(decoded.text).paragraphs
    text, to_source, spans, _ = joined(paragraphs)
    if not spans:
        return
    yield Page(
        id=page_id(member.address, None, name, data),
        address=member.address,
        raw=Raw(data, decoded.encoding, MEDIA_TYPE, member.name, name),
        text=Text(text, text, identity(len(text)), to_source.then(decoded.map)),
        blocks=tuple(
            Block(span, label, _reason(what, paragraph))
            for span, paragraph in zip(spans, paragraphs, strict=True)
        ),
        kind=f"{what} of a document",
    )


def _reason(what: str, paragraph: Paragraph) -> str:
    return f"{what} of a Word document" + (f", by {paragraph.author}" if paragraph.author else "")
