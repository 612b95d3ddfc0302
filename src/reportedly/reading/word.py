"""Word documents (.docx) to pages: every paragraph a block, labelled by its style's name.

The text lies in one part of the zip, `word/document.xml`; that part's bytes are the page's bytes,
and every character leads back to them. The XML is scanned, not parsed: no entity is ever expanded,
and a damaged document gives what can be read of it. Footnotes and comments lie in parts of their
own (`word_notes.py`). Tracked changes, which are what was altered on the way, and text that is
marked as hidden are findings. Headers are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from reportedly.errors import NotReadable
from reportedly.offsets import identity
from reportedly.page import Found, Page, Problem, Raw, Text
from reportedly.reading.chooser import choose
from reportedly.reading.decode import decode_html
from reportedly.reading.identity import page_id
from reportedly.reading.metadata import text_candidates
from reportedly.reading.paragraphs import Paragraph, joined, labelled, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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
_STYLE = re.compile(r"<\w+:style\b[^<>]*?\w+:styleId\s*=\s*[\"']([^\"'<>]{1,200})[\"'][^<>]*>")
_NAME = re.compile(r"<\w+:name\b[^<>]*?\w+:val\s*=\s*[\"']([^\"'<>]{1,200})[\"']")
_OFF = frozenset({"0", "false", "off"})

_WRITTEN = {"tab": "\t", "noBreakHyphen": "\u2011", "sym": "\ufffd"}
"""Elements that stand for a character (ECMA-376, 17.3.3); a sign of a symbol font has no letter."""

_NOT_SHOWN = frozenset({"moveFrom", "Fallback", "del"})
"""Elements whose text is shown elsewhere, or no more (ECMA-376, 17.13.5; Part 3, 10.2)."""


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
    text, to_source, spans, styles = joined(found.paragraphs)
    if not spans:
        raise NotReadable("the document has no text in it, only pictures or nothing",
                          where=member.name)  # fmt: skip
    named = _style_names(part(STYLES, member.name)) if STYLES in names else {}
    names_of = [named.get(style, style).lower() for style in styles]
    blocks = labelled(text, spans, names_of, "text of a Word document")
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
        problems=tuple(_problems(found)),
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
        self.author = ""

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
        if name in {"p", "comment"}:
            self._paragraph(match)
        elif closing or not self.open or self.unseen:
            return
        elif name == "t":
            self._words(match.end())
        elif name in _WRITTEN and not _VALUE.search(attributes):  # else a tab stop's place
            self.open[-1].parts.append((_WRITTEN[name], match.start(), match.end()))
        elif name in {"br", "cr"}:
            before = self.open[-1]
            self.end_paragraph()
            self.open.append(Paragraph(style=before.style, author=before.author))
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
        if match[3] == "comment":
            author = _AUTHOR.search(match[4])
            self.author = unescape(author[1]) if author else ""
        elif match[1]:
            if self.open:
                self.end_paragraph()
        elif not match[4].endswith("/"):
            self.open.append(Paragraph(author=self.author))

    def _words(self, start: int) -> None:
        """Add the text that begins at `start` to the paragraph being read."""
        end = self.source.find("<", start)
        self.open[-1].parts += written(self.source, start, len(self.source) if end < 0 else end)

    def end_paragraph(self) -> None:
        """Put the innermost paragraph to those found, where it shows anything."""
        paragraph = self.open.pop()
        if any(text.strip() for text, _, _ in paragraph.parts):
            self.found.paragraphs.append(paragraph)


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


def _problems(found: Scan) -> Iterator[Problem]:
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
