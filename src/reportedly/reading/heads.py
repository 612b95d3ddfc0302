"""The head of an HTML page: what its meta, link, html, time and title tags state."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.reading.markup import Markup

_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]{1,60})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
HEADLINES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title")
AUTHORS = (
    "author", "article:author", "article:author_name", "dc.creator", "dcterms.creator",
    "parsely-author", "sailthru.author", "cxenseparse:author", "byl", "citation_author", "creator",
    "twitter:data1",
)  # fmt: skip
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "date", "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date",
    "cxenseparse:recs:publishtime", "article.published", "rnews:datepublished", "created",
    "article_date_original", "citation_publication_date", "originalpublicationdate", "datecreated",
    "article:published", "published-date", "published", "pub_date", "dateposted",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dc.modified", "dcterms.modified", "article.updated", "revised", "cxenseparse:recs:updatetime",
)  # fmt: skip
OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "copyright")
"""Names of meta tags by what they state, in order of trust: Open Graph and schema.org first, then
Dublin Core and the names content systems use (Parse.ly, Sailthru, Cxense, HighWire)."""

MAX_HEADS = 3_000
"""Tags looked at; the fullest of 346 news pages has 700."""


@dataclass(slots=True)
class Head:
    """Meta values by name in lower case (all, in order), links by relation, times, language."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    times: list[tuple[str, str, int]] = field(default_factory=list)
    language: str | None = None
    title: str | None = None

    def meta(self, *names: str) -> str | None:
        """The first value of the first of these names that the page has."""
        for name in names:
            if self.metas.get(name):
                return self.metas[name][0]
        return None


def attributes(raw: str) -> dict[str, str]:
    """A tag's attributes by name in lower case, entities resolved; the first of a name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(raw):
        found.setdefault(name.lower(), unescape(double or single or bare).strip())
    return found


def read_head(markup: Markup) -> Head:
    """What the tags of a scanned page state."""
    head = Head()
    for tag, raw, at in markup.heads[:MAX_HEADS]:
        values = attributes(raw)
        if tag == "meta":
            _meta(head, values)
        elif tag == "link":
            for relation in values.get("rel", "").lower().split():
                head.links.setdefault(relation, values.get("href", ""))
        elif tag == "html":
            head.language = head.language or values.get("lang") or values.get("xml:lang") or None
        elif tag == "time" and values.get("datetime"):
            named = " ".join(values.get(key, "") for key in ("itemprop", "class", "id")).lower()
            head.times.append((values["datetime"], named, at))
    if markup.title:
        start, end = markup.title
        head.title = " ".join(unescape(markup.source[start:end]).split()) or None
    return head


def _meta(head: Head, values: dict[str, str]) -> None:
    content = " ".join(values.get("content", "").split())
    if not content:
        return
    for key in ("property", "name", "itemprop", "http-equiv"):
        for name in values.get(key, "").lower().split():
            head.metas.setdefault(name, []).append(content)
