"""OpenDocument texts (.odt) to pages: every paragraph a block, labelled by its style's name.

All text lies in one part of the zip, `content.xml`, comments and notes amid the paragraphs they
belong to; that part's bytes are the page's bytes. As with Word documents the XML is scanned, not
parsed: no entity is ever expanded, and a damaged document gives what can be read of it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from reportedly.errors import NotReadable
from reportedly.offsets import identity
from reportedly.page import Block, Label, Page, Problem, Raw, Text
from reportedly.reading.chooser import choose
from reportedly.reading.decode import decode_html
from reportedly.reading.identity import page_id
from reportedly.reading.metadata import text_candidates
from reportedly.reading.paragraphs import Paragraph, joined, labelled, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.reading.member import Member

    Part = Callable[[str, str], bytes]

CONTENT = "content.xml"
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

_TAG = re.compile(r"<(/?)([A-Za-z][\w.-]*:[A-Za-z][\w-]*)([^<>]*)>|<!--|<!\[CDATA\[|<\?")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_NAMED = re.compile(r"""\btext:style-name\s*=\s*["']([^"'<>]{1,200})["']""")
_COUNT = re.compile(r"""\btext:c\s*=\s*["'](\d{1,3})["']""")
_STYLE = re.compile(r"<style:style\b([^<>]*)>")
_STYLE_NAME = re.compile(r"""\bstyle:name\s*=\s*["']([^"'<>]{1,200})["']""")
_PARENT = re.compile(r"""\bstyle:parent-style-name\s*=\s*["']([^"'<>]{1,200})["']""")
_WHITE = re.compile(r"[ \t\r\n]+")
_ENCODED = re.compile(r"_([0-9a-f]{2})_")  # a sign in a style's name ("Heading_20_1")

_PARAGRAPHS = frozenset({"text:p", "text:h"})
_ASIDES = {"office:annotation": Label.COMMENTS, "text:note": Label.FURNITURE}
_NOT_SHOWN = frozenset({"text:tracked-changes", "office:forms"})
_BREAKS = {"text:tab": "\t", "text:line-break": " ", "text:s": " "}
_CAPTIONS = frozenset({"caption", "illustration", "figure", "table", "drawing"})
"""Names of LibreOffice's styles for captions (OpenDocument leaves names to programs)."""


class Scan:
    """One pass over a content part: its paragraphs, the label of each aside, its changes."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.paragraphs: list[Paragraph] = []
        self.labels: list[Label | None] = []
        self.changes = 0
        self._open: list[Paragraph | Label] = []  # an aside bars its own words from what is around
        self._unseen = 0
        self._read()

    def _read(self) -> None:
        at, source = 0, self.source
        while (match := _TAG.search(source, at)) is not None:
            self._words(at, match.start())
            at = match.end()
            if match[2] is None:
                end = source.find(_ENDS[match[0]], at)
                if end < 0:
                    break
                at = end + len(_ENDS[match[0]])
            elif not match[1]:
                self._opened(match)
            else:
                self._closed(match[2])
        while self._open:
            self._end()

    def _words(self, start: int, end: int) -> None:
        """Add what stands between two tags to the paragraph it stands in, white space collapsed."""
        paragraph = self._open[-1] if self._open else None
        if self._unseen or start == end or not isinstance(paragraph, Paragraph):
            return
        at = start
        for white in _WHITE.finditer(self.source, start, end):
            paragraph.parts += written(self.source, at, white.start())
            if paragraph.parts and not paragraph.parts[-1][0].endswith((" ", "\t")):
                paragraph.parts.append((" ", white.start(), white.end()))
            at = white.end()
        paragraph.parts += written(self.source, at, end)

    def _opened(self, match: re.Match[str]) -> None:
        name, attributes = match[2], match[3]
        is_empty = attributes.endswith("/")
        if name in _NOT_SHOWN and not is_empty:
            self._unseen += 1
        elif name == "text:changed-region":
            self.changes += 1
        elif self._unseen:
            return
        elif name in _ASIDES and not is_empty:
            self._open.append(_ASIDES[name])
        elif name in _PARAGRAPHS and not is_empty:
            style = _NAMED.search(attributes)
            self._open.append(Paragraph(style=style[1] if style else ""))
        elif name in _BREAKS and self._open and isinstance(self._open[-1], Paragraph):
            count = _COUNT.search(attributes)
            sign = _BREAKS[name] * (int(count[1]) if count else 1)
            self._open[-1].parts.append((sign, match.start(), match.end()))

    def _closed(self, name: str) -> None:
        if name in _NOT_SHOWN:
            self._unseen = max(0, self._unseen - 1)
        elif not self._unseen and self._open and (name in _PARAGRAPHS or name in _ASIDES):
            is_paragraph = isinstance(self._open[-1], Paragraph)
            if is_paragraph == (name in _PARAGRAPHS):
                self._end()

    def _end(self) -> None:
        """Take the innermost off; a paragraph that shows anything is put to those found."""
        ended = self._open.pop()
        if isinstance(ended, Paragraph) and any(text.strip() for text, _, _ in ended.parts):
            asides = (item for item in reversed(self._open) if not isinstance(item, Paragraph))
            self.paragraphs.append(ended)
            self.labels.append(next(asides, None))


def read_opendocument(part: Part, member: Member) -> Page:
    """The page an OpenDocument text holds; `part` gives the bytes of a part by its name.

    Raises `NotReadable` where there is no text in it.
    """
    data = part(CONTENT, f"{member.name}/{CONTENT}")
    decoded = decode_html(data)
    found = Scan(decoded.text)
    text, to_source, spans, styles = joined(found.paragraphs)
    if not spans:
        raise NotReadable("the document has no text in it, or is locked", where=member.name)
    named = _style_names(decoded.text)
    plain = labelled(
        text, spans, [_plain(named, style) for style in styles], "text of an OpenDocument text"
    )
    blocks = tuple(map(_aside, plain, found.labels))
    facts = choose(text_candidates(text, blocks, None))
    return Page(
        id=page_id(member.address, None, None, data),
        address=member.address,
        raw=Raw(data, decoded.encoding, MEDIA_TYPE, member.name, CONTENT),
        text=Text(text, text, identity(len(text)), to_source.then(decoded.map)),
        blocks=blocks,
        headline=facts.headline,
        authors=facts.authors,
        published=facts.published,
        kind="document",
        found=facts.found,
        problems=_problems(found),
    )


def _aside(block: Block, label: Label | None) -> Block:
    """A block as it is, or as the comment or note that it is."""
    if label is None:
        return block
    what = "a comment" if label is Label.COMMENTS else "a note"
    return replace(block, label=label, reason=f"{what} in an OpenDocument text")


def _style_names(source: str) -> dict[str, str]:
    """For each style that a document made for itself the one it was made from."""
    found: dict[str, str] = {}
    for style in _STYLE.finditer(source):
        name, parent = _STYLE_NAME.search(style[1]), _PARENT.search(style[1])
        if name and parent:
            found[name[1]] = parent[1]
    return found


def _plain(named: dict[str, str], style: str) -> str:
    """The name of a style as Word calls it."""
    name = _ENCODED.sub(lambda sign: chr(int(sign[1], 16)), named.get(style, style)).lower()
    return "caption" if unescape(name) in _CAPTIONS else name


def _problems(found: Scan) -> tuple[Problem, ...]:
    if not found.changes:
        return ()
    message = (
        f"the document carries {found.changes} changes that nobody has accepted; the text is given "
        "with them made"
    )
    return (Problem("tracked changes", message),)
