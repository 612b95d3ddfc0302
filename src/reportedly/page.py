"""What was read: a page, its blocks, its two texts, and where every character came from.

Records only. All spans are code points of `Text.original` unless a docstring says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reportedly.offsets import OffsetMap, Span

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "Alteration",
    "AlterationKind",
    "Block",
    "Found",
    "Label",
    "OffsetMap",
    "Page",
    "PageDate",
    "Problem",
    "Raw",
    "Skipped",
    "Span",
    "Text",
]


TITLE = 70
"""Characters of its first words that stand in for a missing headline: one line of a list."""


class Label(StrEnum):
    """What a block of a page is."""

    HEADLINE = "headline"
    BODY = "body"
    BYLINE = "byline"
    BIO = "bio"
    CAPTION = "caption"
    RELATED = "related"
    COMMENTS = "comments"
    NEWSLETTER = "newsletter"
    COOKIE = "cookie"
    SHARE = "share"
    NAV = "nav"
    FURNITURE = "furniture"


class AlterationKind(StrEnum):
    """How a page's text was changed on the way."""

    LOOKALIKE = "look-alike letter"
    INVISIBLE = "invisible character"
    BIDI = "bidirectional control"
    REVERSED = "reversed text"
    STYLED = "styled letter"
    WIDTH = "full-width character"
    COMBINING = "combining noise"
    PUNCTUATION = "look-alike punctuation"
    SPACE = "odd space"
    LEET = "digit or sign for a letter"


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes a page's text was decoded from.

    For a page inside a container (a WARC record, a feed entry, a Telegram message) `data` is that
    member's own content, `container` the file it lay in and `part` its place there. Where a format
    keeps no bytes of the text (PDF, JSON strings), `data` is the extracted text in UTF-8 and
    `derived` is true.
    """

    data: bytes
    encoding: str
    media_type: str
    container: str | None = None
    part: str | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A page's words twice, as they lie there and as a reader is meant to see them.

    `to_original` maps positions of `restored` to `original`; `to_bytes` maps positions of
    `original` to bytes of `Raw.data`.
    """

    original: str
    restored: str
    to_original: OffsetMap
    to_bytes: OffsetMap


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line of the page with its label, and why it got that label."""

    span: Span
    label: Label
    reason: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate for a fact about the page, with where it was found.

    `field` is one of headline, author, agency (a news agency among the authors), published,
    modified, outlet, address, language, archived (when an archive took the page), created (when a
    document was made), and of a claim review claim, claimant and rating;
    `where` names the place ("json-ld NewsArticle.datePublished", "meta og:title", "byline").
    """

    field: str
    value: str
    where: str
    chosen: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Alteration:
    """One place where the page's text was changed on the way."""

    span: Span
    kind: AlterationKind
    original: str
    restored: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class PageDate:
    """A day, or the days between which it lies; None where a side is open.

    `evidence` is one sentence per reason, each naming the words or the tag it rests on.
    """

    begin: date | None
    end: date | None
    best: date | None
    evidence: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a page a user should know; never a reason to stop."""

    kind: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was given and not read, and why."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """What was read: bytes with an address, an outlet, dates, and blocks.

    `id` is the same for the same bytes at the same address. `published` is the date the page or
    its container states, never one inferred from the text. `relays` are hands the format itself
    names (a forwarded Telegram post's origin), first to last. `kind` says what sort of page it
    is (article, post, entry, document, text) or why it is none ("not an article: index page").
    """

    id: str
    address: str | None
    raw: Raw
    text: Text
    blocks: tuple[Block, ...]
    headline: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    modified: date | None = None
    language: str | None = None
    kind: str = "article"
    found: tuple[Found, ...] = ()
    relays: tuple[str, ...] = ()
    alterations: tuple[Alteration, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def title(self) -> str:
        """The headline; where there is none, the first words of the body in quotation marks."""
        if self.headline:
            return self.headline
        body = (block.span for block in self.blocks if block.label is Label.BODY)
        for span in filter(None, map(self.text.to_original.derived, body)):
            words = " ".join(self.text.restored[span.start : span.end].split())
            cut = words if len(words) <= TITLE else words[:TITLE].rsplit(" ", 1)[0] + " …"
            return f"“{cut}”"
        return "(no headline)"
