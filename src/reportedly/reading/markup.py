"""HTML source to lines of text that know where they lie: one pass, linear in its length.

No tree is built. A stack of open elements, of limited height, says for every line what it stands
in. Broken markup is read on as browsers do; hostile markup costs no more than its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportedly.reading.elements import BLOCKS, CLOSED_BY, SKIPPED, VOID, hints_of

MAX_TAGS = 1_000_000
"""Tags read of one page; the largest of 346 news pages has 24,000. What follows is not read."""

MAX_DEPTH = 512
"""Open elements kept, as in Blink and WebKit (`maximumHTMLParserDOMTreeDepth`)."""

MAX_ATTRIBUTES = 2_000
"""Characters of a tag's attributes looked at for hints: names come first, data: addresses last."""

_OPENING = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)([^>\"']*+>)?")
_VALUE_MARK = re.compile(r"""=[ \t\n\r\f]*["']""")
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in SKIPPED}


class Element:
    """An open element: its tag, its hints with those of its ancestors, and the text inside."""

    __slots__ = (
        "above",
        "above_all",
        "bits",
        "depth",
        "number",
        "parent",
        "tag",
        "weight",
        "words",
    )

    def __init__(
        self, tag: str, bits: int, words: tuple[str, ...], parent: Element | None, number: int
    ) -> None:
        self.tag = tag
        self.bits = bits
        self.words = words
        self.parent = parent
        self.number = number
        self.depth: int = parent.depth + 1 if parent else 0
        self.above: int = (parent.bits | parent.above_near()) if parent else 0
        self.above_all: int = (parent.bits | parent.above_all) if parent else 0
        self.weight = 0

    def above_near(self) -> int:
        """The hints of the parent alone."""
        return self.parent.bits if self.parent else 0


@dataclass(slots=True)
class Line:
    """One visible line: the runs of source it is made of, and the element it stands in.

    `runs` are pairs of source positions; `linked` counts characters inside links; `inline` are
    the hints of the inline elements in the line.
    """

    element: Element
    runs: list[tuple[int, int]]
    size: int = 0
    linked: int = 0
    links: int = 0
    inline: int = 0
    bold: int = 0


@dataclass(slots=True)
class Markup:
    """What the scan of a page found, in source order.

    `heads` are the attributes of meta, link, html and time tags as (tag, attributes, position);
    `scripts` the positions of structured data; `title` that of the title's text. `read` is how
    far the source was read.
    """

    source: str
    lines: list[Line] = field(default_factory=list)
    heads: list[tuple[str, str, int]] = field(default_factory=list)
    scripts: list[tuple[int, int]] = field(default_factory=list)
    title: tuple[int, int] | None = None
    tags: int = 0
    read: int = 0
    skipped: int = 0


def scan(source: str) -> Markup:
    """The visible lines of an HTML source and the facts in its head."""
    return _Scanner(source).run()


class _Scanner:
    """The state of one scan."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found = Markup(source)
        self.root = Element("#page", 0, (), None, 0)
        self.stack: list[Element] = [self.root]
        self.open: dict[str, int] = {}
        self.beyond = 0
        self.line: Line | None = None
        self.links = 0
        self.bold = 0
        self.last_closed = ""
        self.exhausted: set[str] = set()

    def run(self) -> Markup:
        source, found = self.source, self.found
        at, size = 0, len(source)
        while at < size:
            start = source.find("<", at)
            if start < 0:
                start = size
            if start > at:
                self.text(at, start)
            if start == size:
                at = size
                break
            if found.tags >= MAX_TAGS:
                at = start
                break
            at = self.markup(start)
        self.flush()
        found.read = min(at, size)
        return found

    def markup(self, start: int) -> int:
        """Read what begins with "<" at `start`; the position after it."""
        match = _OPENING.match(self.source, start)
        if match is None:
            return self.other(start)
        self.found.tags += 1
        closing, name, rest = match.groups()
        name = name.lower()
        if rest is not None:
            end = match.end()
            attributes = rest[:-1] if len(rest) > 1 else ""
        else:
            end, attributes = self.quoted_tag(match.end())
            if end < 0:
                return len(self.source)
        if closing:
            self.close(name)
            return end
        return self.open_tag(name, attributes, start, end)

    def quoted_tag(self, at: int) -> tuple[int, str]:
        """The end of a tag whose attributes hold quote marks, and the attributes; -1 for none."""
        source, begin = self.source, at
        end = -1
        while True:
            if end < at:  # looked for again only behind a value that held one
                end = self.find(">", at)
            if end < 0:
                return -1, ""
            mark = _first_mark(source, at, end)
            if mark < 0:
                return end + 1, source[begin : min(end, begin + MAX_ATTRIBUTES)]
            close = self.find(source[mark], mark + 1)
            if close < 0:  # a mark that is never closed: take the tag to end at its bracket
                return end + 1, source[begin : min(end, begin + MAX_ATTRIBUTES)]
            at = close + 1

    def find(self, what: str, at: int) -> int:
        """As `str.find`, but a search that failed once is not made again."""
        if what in self.exhausted:
            return -1
        found = self.source.find(what, at)
        if found < 0:
            self.exhausted.add(what)
        return found

    def other(self, start: int) -> int:
        """Comments, declarations, processing instructions, and a "<" that is only text."""
        source = self.source
        if source.startswith("<!--", start):
            end = self.find("-->", start + 2)
            return len(source) if end < 0 else end + 3
        if source.startswith("<![CDATA[", start):
            end = self.find("]]>", start + 9)
            return len(source) if end < 0 else end + 3
        if start + 1 < len(source) and source[start + 1] in "!?/":
            end = self.find(">", start + 2)
            return len(source) if end < 0 else end + 1
        self.text(start, start + 1)
        return start + 1

    def text(self, start: int, end: int) -> None:
        """Add a run of text to the line being read."""
        raw = self.source[start:end]
        line = self.line
        if raw.isspace():
            if line is not None:
                line.runs.append((start, end))
            return
        if line is None:
            line = self.line = Line(self.stack[-1], [])
        elif self.last_closed == "a" and self.links and line.linked == line.size:
            self.flush()  # two links that touch are two entries of a menu
            line = self.line = Line(self.stack[-1], [])
        line.runs.append((start, end))
        size = end - start
        line.size += size
        if self.links:
            line.linked += size
        if self.bold:
            line.bold += size
        line.inline |= self.stack[-1].bits
        self.last_closed = ""

    def flush(self) -> None:
        """End the line being read."""
        line = self.line
        if line is None:
            return
        self.line = None
        while line.runs and self.source[line.runs[-1][0] : line.runs[-1][1]].isspace():
            line.runs.pop()
        self.found.lines.append(line)

    def open_tag(self, name: str, attributes: str, start: int, end: int) -> int:
        """Read an opening tag; the position after it and, where its content is skipped, that."""
        if name in BLOCKS:
            self.flush()
        if name in {"meta", "link", "html", "time"}:
            self.found.heads.append((name, attributes, start))
        if name in SKIPPED:
            return self.skip(name, attributes, end)
        if name in VOID:
            return end
        self.push(name, attributes)
        if name == "a":
            self.links += 1
            if self.line is not None:
                self.line.links += 1
        elif name in {"b", "strong"}:
            self.bold += 1
        return end

    def push(self, name: str, attributes: str) -> None:
        """Put an element on the stack, ending those it ends."""
        stack = self.stack
        enders = CLOSED_BY.get(name)
        if (enders and stack[-1].tag in enders) or (name in BLOCKS and stack[-1].tag == "p"):
            self.pop()
        if len(stack) >= MAX_DEPTH:
            self.beyond += 1
            return
        bits, words = hints_of(name, attributes[:MAX_ATTRIBUTES])
        stack.append(Element(name, bits, words, stack[-1], self.found.tags))
        self.open[name] = self.open.get(name, 0) + 1

    def pop(self) -> None:
        """Take the innermost element off the stack."""
        name = self.stack.pop().tag
        self.open[name] -= 1
        if name == "a":
            self.links -= 1
        elif name in {"b", "strong"}:
            self.bold -= 1

    def close(self, name: str) -> None:
        """Read a closing tag; one that closes nothing is passed over."""
        if name in BLOCKS:
            self.flush()
        if self.beyond:
            self.beyond -= 1
            return
        self.last_closed = name
        if not self.open.get(name):
            return
        while self.stack[-1].tag != name:
            self.pop()
        self.pop()

    def skip(self, name: str, attributes: str, end: int) -> int:
        """Pass over content that is not shown; keep where structured data and the title lie."""
        if attributes.endswith("/") and name in {"svg", "script"}:
            return end
        key = f"</{name}"
        found = None if key in self.exhausted else _ENDS[name].search(self.source, end)
        if found is None:
            self.exhausted.add(key)
            return len(self.source) if name in {"script", "style"} else end
        close = found.start()
        if name == "script" and "ld+json" in attributes:
            self.found.scripts.append((end, close))
        elif name == "title" and self.found.title is None:
            self.found.title = (end, close)
        else:
            self.found.skipped += close - end
        after = self.find(">", close)
        return len(self.source) if after < 0 else after + 1


def _first_mark(source: str, start: int, end: int) -> int:
    """Where the first attribute value opens between `start` and `end`; -1 for nowhere.

    A mark opens a value only after "=": the apostrophe in ``<p don't>`` does not.
    """
    found = _VALUE_MARK.search(source, start, end)
    return found.end() - 1 if found else -1
