"""Facts a page states about itself: every candidate, with the place it was found at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportedly.offsets import Span
from reportedly.page import Found, Label
from reportedly.reading import structured
from reportedly.reading.authors import authors_in
from reportedly.reading.days import day_in_address, day_of
from reportedly.reading.elements import Hint
from reportedly.reading.fold import fold
from reportedly.reading.heads import Head, read_head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.page import Block
    from reportedly.reading.markup import Line, Markup

HEADLINES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title", "cxenseparse:title")
AUTHORS = ("author", "article:author", "article:author_name", "dc.creator", "dcterms.creator", "parsely-author",
           "sailthru.author", "cxenseparse:author", "byl", "citation_author", "creator", "twitter:data1")  # fmt: skip
PUBLISHED = ("article:published_time", "og:article:published_time", "datepublished", "og:published_time", "date",
             "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date",
             "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "cxenseparse:recs:publishtime",
             "article.published", "published_time_telegram", "rnews:datepublished", "last-published", "created",
             "article_date_original", "citation_publication_date", "originalpublicationdate", "datecreated",
             "article:published", "published-date", "published", "pub_date", "dateposted")  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dc.modified",
            "dcterms.modified", "article.updated", "revised", "cxenseparse:recs:updatetime")  # fmt: skip
OUTLETS = ("og:site_name", "application-name", "publisher", "article:publisher", "dc.publisher", "copyright")

BYLINE = 160
"""Characters of a byline at most; of those in the development data 98 % are shorter."""

NEAR = 12
"""Lines around the headline, or before the first body line, in which a byline is looked for."""

_BY = re.compile(r"^(?:by|von|par|por|da|di|door|av|af|text|autor(?:in)?|author|written by|reported by)\b[:\s]+\S", re.IGNORECASE)
_DATED = re.compile(r"\b(?:publi|post|updat|aktualis|erstellt|stand|last|date|on)\w*\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updat|modif|aktualis|geändert|mis à jour|actualiz|aggiornat)\w*", re.IGNORECASE)


def html_candidates(
    markup: Markup,
    text: str,
    blocks: Sequence[Block],
    lines: Sequence[Line],
    address: str | None,
) -> list[Found]:
    """Every candidate an HTML page holds: structured data, head, visible lines, address."""
    head = read_head(markup)
    found = [
        *_structured(markup),
        *_of_head(head),
        *_headings(text, blocks, lines),
        *_times(head),
        *_named_lines(text, blocks, lines),
        *text_candidates(text, blocks, head.links.get("canonical") or head.meta("og:url") or address),
    ]
    return _once(found)


def text_candidates(text: str, blocks: Sequence[Block], address: str | None) -> list[Found]:
    """Every candidate the visible lines and the address hold."""
    found: list[Found] = []
    for block in blocks:
        if block.label is Label.HEADLINE:
            found.append(Found("headline", _words(text, block.span), "line", span=block.span))
    found += _bylines(text, blocks)
    if address:
        found.append(Found("address", address, "address"))
        day = day_in_address(address)
        if day:
            found.append(Found("published", day.isoformat(), "url"))
        host = urlsplit(address).hostname or ""
        if host:
            found.append(Found("outlet", host.removeprefix("www."), "url"))
    return found


def _once(found: list[Found]) -> list[Found]:
    """Each candidate of a field once for each place."""
    seen: dict[tuple[str, str, str], Found] = {}
    for item in found:
        seen.setdefault((item.field, item.value, item.where), item)
    return list(seen.values())


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _structured(markup: Markup) -> Iterator[Found]:
    for start, end in markup.scripts:
        for thing in structured.things(markup.source[start:end]):
            kinds = structured.types(thing)
            name = "json-ld " + (sorted(kinds)[0] if kinds else "thing")
            if structured.is_article(thing):
                yield from _article(thing, name)
            elif kinds & {"webpage", "itempage"}:
                yield from _web_page(thing, name)
            if kinds & {"newsmediaorganization", "website"} and structured.words(thing.get("name")):
                yield Found("outlet", structured.words(thing.get("name")) or "", f"{name}.name")


def _article(thing: structured.Thing, name: str) -> Iterator[Found]:
    for key in ("headline", "name", "alternativeHeadline"):
        value = structured.words(thing.get(key))
        if value:
            yield Found("headline", value, f"{name}.{key}")
    for key in ("author", "creator"):
        for person, sort in structured.names(thing.get(key)):
            yield Found("author", person, f"{name}.{key}" + (f" {sort}" if sort else ""))
    for key, field in (("datePublished", "published"), ("dateCreated", "published"), ("dateModified", "modified")):
        value = structured.words(thing.get(key))
        day = day_of(value) if value else None
        if day:
            yield Found(field, day.isoformat(), f"{name}.{key}")
    for person, _ in structured.names(thing.get("publisher")):
        yield Found("outlet", person, f"{name}.publisher")
    language = structured.words(thing.get("inLanguage"))
    if language:
        yield Found("language", language, f"{name}.inLanguage")
    if name.endswith("claimreview"):
        yield from _claim(thing, name)


def _claim(thing: structured.Thing, name: str) -> Iterator[Found]:
    """What a claim review says of the claim, kept with its place."""
    claim = structured.words(thing.get("claimReviewed"))
    if claim:
        yield Found("claim", claim, f"{name}.claimReviewed")
    rating = thing.get("reviewRating")
    if isinstance(rating, dict):
        value = structured.words(rating.get("alternateName") or rating.get("name"))
        if value:
            yield Found("rating", value, f"{name}.reviewRating")
    item = thing.get("itemReviewed")
    if isinstance(item, dict):
        for person, _ in structured.names(item.get("author")):
            yield Found("claimant", person, f"{name}.itemReviewed.author")


def _web_page(thing: structured.Thing, name: str) -> Iterator[Found]:
    for key, field in (("datePublished", "published"), ("dateModified", "modified")):
        value = structured.words(thing.get(key))
        day = day_of(value) if value else None
        if day:
            yield Found(field, day.isoformat(), f"{name}.{key}")
    title = structured.words(thing.get("headline"))
    if title:
        yield Found("headline", title, f"{name}.headline")


def _of_head(head: Head) -> Iterator[Found]:
    for name in HEADLINES:
        if head.metas.get(name):
            yield Found("headline", head.metas[name][0], f"meta {name}")
    if head.title:
        yield Found("headline", head.title, "title")
    for name in AUTHORS:
        for value in head.metas.get(name, [])[:20]:
            yield Found("author", value, f"meta {name}")
    for names, field in ((PUBLISHED, "published"), (MODIFIED, "modified")):
        for name in names:
            for value in head.metas.get(name, [])[:2]:
                day = day_of(value)
                if day:
                    yield Found(field, day.isoformat(), f"meta {name}")
    for name in OUTLETS:
        if head.metas.get(name):
            yield Found("outlet", head.metas[name][0], f"meta {name}")
    for value, where in ((head.language, "html lang"), (head.meta("og:locale"), "meta og:locale")):
        if value:
            yield Found("language", value, where)
    for value, where in ((head.links.get("canonical"), "link canonical"), (head.meta("og:url"), "meta og:url")):
        if value:
            yield Found("address", value, where)


def _headings(text: str, blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[Found]:
    for block, line in zip(blocks, lines, strict=True):
        if _inside(line, "h1"):
            yield Found("headline", _words(text, block.span), "h1", span=block.span)


def _inside(line: Line, tag: str) -> bool:
    element = line.element
    for _ in range(3):
        if element.tag == tag:
            return True
        if element.parent is None:
            return False
        element = element.parent
    return False


def _times(head: Head) -> Iterator[Found]:
    for value, named, _ in head.times[:20]:
        day = day_of(value)
        if day:
            field = "modified" if _UPDATED.search(named) else "published"
            yield Found(field, day.isoformat(), "time tag")


def _named_lines(text: str, blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[Found]:
    """Lines that the markup itself names as the author's."""
    for block, line in zip(blocks, lines, strict=True):
        bits = line.inline | line.element.bits | line.element.above
        if not bits & Hint.BYLINE or bits & Hint.COMMENTS or line.element.above_all & Hint.COMMENTS:
            continue
        if len(block.span) <= BYLINE and block.label in {Label.BYLINE, Label.BIO, Label.FURNITURE}:
            words = _words(text, block.span)
            if authors_in(words):
                yield Found("author", words, "author line", span=block.span)


def _bylines(text: str, blocks: Sequence[Block]) -> Iterator[Found]:
    """Names and days in the byline lines around the headline and the first body line."""
    body = [n for n, block in enumerate(blocks) if block.label is Label.BODY]
    first = body[0] if body else len(blocks)
    last = body[-1] if body else len(blocks)
    for number, block in enumerate(blocks):
        if block.label is not Label.BYLINE or len(block.span) > BYLINE:
            continue
        words = fold(_words(text, block.span))
        near = first - NEAR <= number <= first + NEAR or last < number <= last + 3
        if not near:
            continue
        day = day_of(words)
        if day:
            field = "modified" if _UPDATED.search(words) else "published"
            yield Found(field, day.isoformat(), "date line", span=block.span)
        if _BY.match(words):
            yield Found("author", words, "byline", span=block.span)
        elif not day and authors_in(words):
            yield Found("author", words, "name line", span=block.span)
