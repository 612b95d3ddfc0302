"""Facts a page states about itself: every candidate, with the place it was found at."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportedly.page import Found, Label
from reportedly.reading import structured
from reportedly.reading.authors import authors_in
from reportedly.reading.cues import cue_of
from reportedly.reading.days import day_in_address, day_of
from reportedly.reading.elements import Hint
from reportedly.reading.fold import fold
from reportedly.reading.heads import (
    AUTHORS,
    HEADLINES,
    MODIFIED,
    OUTLETS,
    PUBLISHED,
    Head,
    read_head,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.offsets import Span
    from reportedly.page import Block
    from reportedly.reading.markup import Line, Markup

BYLINE = 160
"""Characters of a byline at most; of those in the development data 98 % are shorter."""

MAX_VALUES = 20
"""Values of one name that are kept: more authors than any byline of the development data has."""

_STATED: tuple[tuple[str, tuple[str, ...], int], ...] = (
    ("headline", HEADLINES, 1),
    ("author", AUTHORS, MAX_VALUES),
    ("outlet", OUTLETS, 1),
    ("language", ("og:locale",), 1),
    ("address", ("og:url",), 1),
)

NEAR = 12
"""Lines around the headline, or before the first body line, in which a byline is looked for."""

_BY = re.compile(
    r"^(?:by|von|par|por|da|di|door|av|af|text|autor(?:in)?|author|written by)\b[:\s]+\S",
    re.IGNORECASE,
)
_BY_ALONE = re.compile(r"^(?:(?:written|reported|posted) )?(?:by|von|par|por)\W*$", re.IGNORECASE)
_UPDATED = re.compile(
    r"\b(?:updat|modif|aktualis|geändert|mis à jour|actualiz|aggiornat)\w*", re.IGNORECASE
)


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
        *_unlabelled(text, blocks, lines),
        *text_candidates(
            text, blocks, address or head.links.get("canonical") or head.meta("og:url")
        ),
    ]
    return _once(found)


def text_candidates(text: str, blocks: Sequence[Block], address: str | None) -> list[Found]:
    """Every candidate the visible lines and the address hold."""
    found = [
        Found("headline", _words(text, block.span), "line", span=block.span)
        for block in blocks
        if block.label is Label.HEADLINE
    ]
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
            name = "json-ld " + min(kinds, default="thing")
            if structured.is_article(thing):
                yield from _article(thing, name)
            elif kinds & {"webpage", "itempage"}:
                yield from _web_page(thing, name)
            if kinds & {"newsmediaorganization", "website"} and structured.words(thing.get("name")):
                yield Found("outlet", structured.words(thing.get("name")) or "", f"{name}.name")


_DAYS = (
    ("datePublished", "published"),
    ("dateCreated", "published"),
    ("dateModified", "modified"),
)


def _article(thing: structured.Thing, name: str) -> Iterator[Found]:
    for key in ("headline", "name", "alternativeHeadline"):
        value = structured.words(thing.get(key))
        if value:
            yield Found("headline", value, f"{name}.{key}")
    for key in ("author", "creator"):
        for person, sort in structured.names(thing.get(key)):
            yield Found("author", person, f"{name}.{key}" + (f" {sort}" if sort else ""))
    yield from _days(thing, name)
    for person, _ in structured.names(thing.get("publisher")):
        yield Found("outlet", person, f"{name}.publisher")
    language = structured.words(thing.get("inLanguage"))
    if language:
        yield Found("language", language, f"{name}.inLanguage")
    if name.endswith("claimreview"):
        yield from _claim(thing, name)


def _days(thing: structured.Thing, name: str) -> Iterator[Found]:
    for key, field in _DAYS:
        value = structured.words(thing.get(key))
        day = day_of(value) if value else None
        if day:
            yield Found(field, day.isoformat(), f"{name}.{key}")


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
    yield from _days(thing, name)
    title = structured.words(thing.get("headline"))
    if title:
        yield Found("headline", title, f"{name}.headline")


def _of_head(head: Head) -> Iterator[Found]:
    for field, names, most in _STATED:
        for name in names:
            yield from _metas(head, field, name, most)
    days = [("published", name) for name in PUBLISHED] + [("modified", name) for name in MODIFIED]
    for field, name in days:
        for found in _metas(head, field, name, 2):
            day = day_of(found.value)
            if day:
                yield replace(found, value=day.isoformat())
    for field, value, where in (
        ("headline", head.title, "title"),
        ("language", head.language, "html lang"),
        ("address", head.links.get("canonical"), "link canonical"),
    ):
        if value:
            yield Found(field, value, where)


def _metas(head: Head, field: str, name: str, most: int) -> Iterator[Found]:
    """The first values of a meta name as candidates."""
    for value in head.metas.get(name, [])[:most]:
        yield Found(field, value, f"meta {name}")


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
    """Lines that the markup itself names as the author's, near the headline or the body."""
    near = _byline_places(blocks)
    for number, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        bits = line.inline | line.element.bits | line.element.above
        far = line.element.above_all | bits
        if number not in near or not bits & Hint.BYLINE or far & (Hint.COMMENTS | Hint.RELATED):
            continue
        if len(block.span) <= BYLINE and block.label in _BYLINE_LABELS:
            words = _words(text, block.span)
            if authors_in(words, stated=False):
                yield Found("author", words, "author line", span=block.span)


def _unlabelled(text: str, blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[Found]:
    """Names the labels miss: "By ..." over the body, and a name alone right over or under it.

    A name in a link is a topic, and so are several in a row.
    """
    body = [number for number, block in enumerate(blocks) if block.label is Label.BODY]
    if not body:
        return
    for number in range(max(0, body[0] - NEAR), body[0]):
        block = blocks[number]
        words = fold(_words(text, block.span))
        is_short = len(block.span) <= BYLINE and block.label in _PASSED_OVER
        if is_short and _BY.match(words) and authors_in(words, stated=False):
            yield Found("author", words, "byline", span=block.span)
    for number, beyond in ((body[0] - 1, body[0] - 2), (body[-1] + 1, body[-1] + 2)):
        if _is_name_alone(number, text, blocks, lines) and not _is_name_alone(
            beyond, text, blocks, lines
        ):
            span = blocks[number].span
            yield Found("author", _words(text, span), "sign-off", span=span)


def _is_name_alone(number: int, text: str, blocks: Sequence[Block], lines: Sequence[Line]) -> bool:
    """Whether a line is nothing but a name in full, and no link."""
    if not 0 <= number < len(blocks) or lines[number].linked:
        return False
    if blocks[number].label not in _PASSED_OVER | {Label.BYLINE}:
        return False
    words = fold(_words(text, blocks[number].span)).strip()
    named = authors_in(words, stated=False) if len(words) <= BYLINE else []
    is_heading = (
        words in (words.upper(), words.lower())
        or not _NAME.fullmatch(words)
        or cue_of(words) is not None
    )
    return (
        [author.name for author in named] == [words] and not is_heading and _is_proper(words, text)
    )


def _is_proper(words: str, text: str) -> bool:
    """Whether no longer word of a name is a common one on its page ("Key Takeaways")."""
    return not any(re.search(rf"\b{word.lower()}\b", text) for word in re.findall(r"\w{3,}", words))


_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_PASSED_OVER = frozenset({Label.NAV, Label.FURNITURE, Label.BIO, Label.SHARE, Label.RELATED})
_BYLINE_LABELS = {Label.BYLINE, Label.BIO, Label.FURNITURE}


def _byline_places(blocks: Sequence[Block]) -> set[int]:
    """The numbers of the lines in which a byline may stand: around the body's ends."""
    body = [number for number, block in enumerate(blocks) if block.label is Label.BODY]
    if not body:
        return set(range(len(blocks)))
    return {*range(body[0] - NEAR, body[0] + NEAR), *range(body[-1] + 1, body[-1] + 4)}


def _bylines(text: str, blocks: Sequence[Block]) -> Iterator[Found]:
    """Names and days in the byline lines around the body's ends."""
    near = _byline_places(blocks)
    lead = ""
    for number, block in enumerate(blocks):
        if block.label is not Label.BYLINE or len(block.span) > BYLINE or number not in near:
            lead = ""
            continue
        words = fold(_words(text, block.span))
        day = day_of(words)
        if day:
            field = "modified" if _UPDATED.search(words) else "published"
            yield Found(field, day.isoformat(), "date line", span=block.span)
        if _BY.match(words) or _BY_ALONE.match(lead):
            yield Found("author", words, "byline", span=block.span)
        elif authors_in(words, stated=False):
            yield Found("author", words, "name line", span=block.span)
        lead = words
