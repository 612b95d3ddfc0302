"""Word documents (.docx) to pages: every paragraph a block, labelled by its style's name.

The text lies in one part of the zip, `word/document.xml`; that part's bytes are the page's bytes,
and every character leads back to them. The XML is scanned, not parsed: no entity is ever expanded,
and a damaged document gives what can be read of it. Headers, footnotes and comments lie in parts
of their own, which are not read; the page says so. So it does of tracked changes, which are what
was altered on the way, and of text that is marked as hidden.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from reportedly.errors import NotReadable
from reportedly.offsets import MapBuilder, OffsetMap, Span, identity
from reportedly.page import Block, Found, Label, Page, Problem, Raw, Text
from reportedly.reading.chooser import choose
from reportedly.reading.cues import cue_of
from reportedly.reading.decode import decode_html
from reportedly.reading.fold import fold
from reportedly.reading.identity import page_id
from reportedly.reading.metadata import text_candidates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from reportedly.reading.member import Member

    Part = Callable[[str, str], bytes]

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
CORE = "docProps/core.xml"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_SPACE = re.compile(r'xmlns:(\w+)="[^"]*/wordprocessingml(?:/\d+)?/main"')
_TAG = re.compile(r"<(/?)([A-Za-z][\w.-]*):([A-Za-z]\w*)([^<>]*)>|<!--|<!\[CDATA\[|<\?")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_VALUE = re.compile(r"""\w+:val\s*=\s*["']([^"']{0,200})["']""")
_AUTHOR = re.compile(r"""\w+:author\s*=\s*["']([^"']{0,200})["']""")
_ENTITY = re.compile(r"&(?:#[xX]?[0-9A-Fa-f]{1,8}|amp|lt|gt|quot|apos);")  # XML 1.0, 4.6
_STYLE = re.compile(r"<\w+:style\b[^<>]*?\w+:styleId\s*=\s*[\"']([^\"'<>]{1,200})[\"'][^<>]*>")
_NAME = re.compile(r"<\w+:name\b[^<>]*?\w+:val\s*=\s*[\"']([^\"'<>]{1,200})[\"']")
_OFF = frozenset({"0", "false", "off"})

_WRITTEN = {"tab": "\t", "noBreakHyphen": "\u2011", "sym": "\ufffd"}
"""Elements that stand for a character (ECMA-376, 17.3.3); a sign of a symbol font has no letter."""

_NOT_SHOWN = frozenset({"moveFrom", "Fallback", "del"})
"""Elements whose text is shown elsewhere, or no more (ECMA-376, 17.13.5; Part 3, 10.2)."""

_PARTS = (
    ("word/comments.xml", "comments"),
    ("word/footnotes.xml", "footnotes"),
    ("word/endnotes.xml", "endnotes"),
)

NEAR = 3
"""Paragraphs after the headline in which a byline is looked for: kicker, byline, date line."""


@dataclass(slots=True)
class Paragraph:
    """Parts of text with the source range each is shown for, and the style's identifier."""

    parts: list[tuple[str, int, int]] = field(default_factory=list)
    style: str = ""


@dataclass(slots=True)
class Scan:
    """What a scan found: paragraphs in order of their ends, changes, stretches marked as hidden."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    inserted: int = 0
    deleted: int = 0
    editors: dict[str, None] = field(default_factory=dict)
    hidden: int = 0


def read_word(part: Part, names: AbstractSet[str], member: Member) -> Page:
    """The page a Word document holds; `part` gives the bytes of a part by its name.

    Raises `NotReadable` where there is no text in it.
    """
    data = part(DOCUMENT, f"{member.name}/{DOCUMENT}")
    decoded = decode_html(data)
    found = scan(decoded.text)
    text, to_source, spans, styles = _joined(found.paragraphs)
    if not spans:
        raise NotReadable("the document has no text in it, only pictures or nothing",
                          where=member.name)  # fmt: skip
    named = _style_names(part(STYLES, member.name)) if STYLES in names else {}
    blocks = _labelled(text, spans, [named.get(style, style).lower() for style in styles])
    facts = choose(text_candidates(text, blocks, None))
    stated = tuple(_core(part(CORE, member.name))) if CORE in names else ()
    raw = Raw(data, decoded.encoding, MEDIA_TYPE, member.name, DOCUMENT)
    return Page(
        id=page_id(member.address, None, None, data),
        address=member.address,
        raw=raw,
        text=Text(text, text, identity(len(text)), to_source.then(decoded.map)),
        blocks=blocks,
        headline=facts.headline,
        authors=facts.authors,
        published=facts.published,
        kind="document",
        found=(*facts.found, *stated),
        problems=tuple(_problems(found, names)),
    )


def scan(source: str) -> Scan:
    """The paragraphs of a document part. Broken XML is read as far as it goes, in one pass."""
    prefix = _SPACE.search(source, 0, 65_536)
    return _Scanner(source, prefix[1] if prefix else "w").run()


class _Scanner:
    """The state of one scan."""

    def __init__(self, source: str, prefix: str) -> None:
        self.source, self.prefix = source, prefix
        self.found = Scan()
        self.open: list[Paragraph] = []
        self.unseen = 0

    def run(self) -> Scan:
        """Read the source to its end."""
        at, source = 0, self.source
        while (match := _TAG.search(source, at)) is not None:
            at = match.end()
            if match[3] is None:
                end = source.find(_ENDS[match[0]], at)
                if end < 0:
                    break
                at = end
                continue
            if match[2] == self.prefix or match[3] == "Fallback":
                self.tag(match)
        while self.open:
            self.end_paragraph()
        return self.found

    def tag(self, match: re.Match[str]) -> None:
        """Read one tag of the document's own vocabulary."""
        closing, name, attributes = bool(match[1]), match[3], match[4]
        if name in _NOT_SHOWN:
            self.unseen = max(0, self.unseen + self._step(match))
        if name in {"ins", "del", "moveTo"} and not closing:
            self._change(name, attributes)
        if name == "p":
            self._paragraph(match)
        elif closing or not self.open or self.unseen:
            return
        elif name == "t":
            self._words(match.end())
        elif name in _WRITTEN and not _VALUE.search(attributes):  # else a tab stop's place
            self.open[-1].parts.append((_WRITTEN[name], match.start(), match.end()))
        elif name in {"br", "cr"}:
            style = self.open[-1].style
            self.end_paragraph()
            self.open.append(Paragraph(style=style))
        elif name == "pStyle" and (value := _VALUE.search(attributes)):
            self.open[-1].style = value[1]
        elif name == "vanish":
            value = _VALUE.search(attributes)
            self.found.hidden += value is None or value[1] not in _OFF

    def _step(self, match: re.Match[str]) -> int:
        """One in, one out, or none for an element without content."""
        if match[1]:
            return -1
        return 0 if match[4].endswith("/") else 1

    def _change(self, name: str, attributes: str) -> None:
        if name == "del":
            self.found.deleted += 1
        else:
            self.found.inserted += 1
        author = _AUTHOR.search(attributes)
        if author:
            self.found.editors[unescape(author[1])] = None

    def _paragraph(self, match: re.Match[str]) -> None:
        if match[1]:
            if self.open:
                self.end_paragraph()
        elif not match[4].endswith("/"):
            self.open.append(Paragraph())

    def _words(self, start: int) -> None:
        """Add the text that begins at `start` to the paragraph being read, entities resolved."""
        source, parts = self.source, self.open[-1].parts
        end = source.find("<", start)
        end = len(source) if end < 0 else end
        at = start
        for entity in _ENTITY.finditer(source, start, end):
            if entity.start() > at:
                parts.append((source[at : entity.start()], at, entity.start()))
            parts.append((unescape(entity[0]), entity.start(), entity.end()))
            at = entity.end()
        if end > at:
            parts.append((source[at:end], at, end))

    def end_paragraph(self) -> None:
        """Put the innermost paragraph to those found, where it shows anything."""
        paragraph = self.open.pop()
        if any(text.strip() for text, _, _ in paragraph.parts):
            self.found.paragraphs.append(paragraph)


def _joined(paragraphs: Sequence[Paragraph]) -> tuple[str, OffsetMap, list[Span], list[str]]:
    """All paragraphs as one text with its map to the source, and each one's place and style."""
    builder = MapBuilder()
    written: list[str] = []
    spans: list[Span] = []
    after = 0
    for paragraph in paragraphs:
        if written:
            written.append("\n")
            builder.whole(1, after, after)
        begin = builder.length
        for text, start, end in paragraph.parts:
            written.append(text)
            if len(text) == end - start:
                builder.copy(len(text), start)
            else:
                builder.whole(len(text), start, end)
            after = end
        words = "".join(text for text, _, _ in paragraph.parts)
        lead = len(words) - len(words.lstrip())
        spans.append(Span(begin + lead, begin + len(words.rstrip())))
    return "".join(written), builder.build(), spans, [p.style for p in paragraphs]


def _style_names(data: bytes) -> dict[str, str]:
    """The English name of each style by its identifier, which programs write in their language."""
    source = decode_html(data).text
    found: dict[str, str] = {}
    starts = list(_STYLE.finditer(source))
    for number, style in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(source)
        name = _NAME.search(source, style.end(), min(end, style.end() + 2_000))
        if name:
            found[style[1]] = name[1]
    return found


def _labelled(text: str, spans: Sequence[Span], styles: Sequence[str]) -> tuple[Block, ...]:
    """A block a paragraph: the title by its style, captions by theirs, bylines by their words."""
    title = _title(styles)
    blocks: list[Block] = []
    for number, (span, style) in enumerate(zip(spans, styles, strict=True)):
        is_near = title is not None and title < number <= title + NEAR
        cue = cue_of(fold(text[span.start : span.end])) if is_near else None
        if number == title:
            blocks.append(Block(span, Label.HEADLINE, f'the style "{style}"'))
        elif style == "caption":
            blocks.append(Block(span, Label.CAPTION, 'the style "caption"'))
        elif cue is not None and cue[0] is Label.BYLINE:
            blocks.append(Block(span, Label.BYLINE, f'the words "{cue[1]}" under the headline'))
        else:
            blocks.append(Block(span, Label.BODY, "text of a Word document"))
    return tuple(blocks)


def _title(styles: Sequence[str]) -> int | None:
    """The number of the paragraph that is the headline by its style; None for none."""
    for wanted in ("title", "heading 1"):
        if wanted in styles:
            return list(styles).index(wanted)
    return None


_CORE_FIELDS = (
    ("title", "headline"),
    ("creator", "author"),
    ("created", "created"),
    ("modified", "modified"),
)


def _core(data: bytes) -> Iterator[Found]:
    """What the file's own description states; it tells of the file, so it is never chosen."""
    source = decode_html(data).text
    for name, kept in _CORE_FIELDS:
        match = re.search(rf"<\w+:{name}\b[^<>]*>([^<]{{1,500}})<", source)
        value = " ".join(unescape(match[1]).split()) if match else ""
        if value:
            yield Found(kept, value, f"docx {name}")


def _problems(found: Scan, names: AbstractSet[str]) -> Iterator[Problem]:
    if found.inserted or found.deleted:
        by = f", by {', '.join(list(found.editors)[:5])}" if found.editors else ""
        yield Problem(
            "tracked changes",
            f"the document carries {found.inserted} insertions and {found.deleted} deletions that "
            f"nobody has accepted{by}; the text is given with them made",
        )
    if found.hidden:
        yield Problem(
            "hidden text", f"{found.hidden} stretches are marked as hidden; they are in the text"
        )
    unread = [what for name, what in _PARTS if name in names]
    if unread:
        yield Problem("not read", f"the document's {' and '.join(unread)} are not read")
