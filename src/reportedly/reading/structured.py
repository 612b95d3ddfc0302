"""Structured data of a page: what its JSON-LD says of articles, claim reviews, people, bodies.

Reads what publishers write, not only what the format allows: comments, control characters,
trailing commas and lists of graphs are taken as meant.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Thing = dict[str, Any]

MAX_SCRIPT = 2_000_000
"""Characters of one JSON-LD script; the largest of 346 news pages has 190,000."""

MAX_THINGS = 2_000
"""Objects looked at in one script: listings of thousands of entries say nothing of the page."""

_ARTICLES = """
    article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle
    backgroundnewsarticle reviewnewsarticle advertisercontentarticle liveblogposting
    blogposting socialmediaposting techarticle scholarlyarticle report askpublicnewsarticle
    medicalscholarlyarticle review claimreview
"""
ARTICLES = frozenset(_ARTICLES.split())
"""Types of schema.org that stand for the text of a page, in lower case."""

_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
                      r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$")  # fmt: skip
_TRAILING = re.compile(r",(\s*[}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")


def things(script: str) -> Iterator[Thing]:
    """Every object with a type in one JSON-LD script, outer ones first; none where it is broken."""
    waiting: list[Any] = [_loaded(script[:MAX_SCRIPT])]
    looked = 0
    while waiting and looked < MAX_THINGS:
        value = waiting.pop(0)
        looked += 1
        if isinstance(value, list):
            waiting[:0] = value[:MAX_THINGS]
        elif isinstance(value, dict):
            if value.get("@type"):
                yield value
            waiting.extend(
                inner
                for name, inner in value.items()
                if name in {"@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "hasPart"}
                and isinstance(inner, dict | list)
            )


def _loaded(script: str) -> Any:
    """The value of a script, repaired where that is plain; None where it cannot be read."""
    text = _COMMENT.sub("", script.strip())
    for repair in (_as_is, _no_controls, _no_trailing, _unescaped):
        try:
            return json.loads(repair(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _as_is(text: str) -> str:
    return text


def _no_controls(text: str) -> str:
    return _CONTROL.sub(" ", text)


def _no_trailing(text: str) -> str:
    return _TRAILING.sub(r"\1", _CONTROL.sub(" ", text)).rstrip("; ")


def _unescaped(text: str) -> str:
    return unescape(_no_trailing(text))


def types(thing: Thing) -> set[str]:
    """The types of an object, in lower case and without a vocabulary's address."""
    named = thing.get("@type")
    values = named if isinstance(named, list) else [named]
    return {value.rsplit("/", 1)[-1].lower() for value in values if isinstance(value, str)}


def is_article(thing: Thing) -> bool:
    """Whether an object stands for the text of a page."""
    return bool(types(thing) & ARTICLES)


def words(value: Any) -> str | None:
    """A value as text: entities resolved, white space collapsed; None where it is none."""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("headline")
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    return " ".join(unescape(value).split()) or None


def names(value: Any) -> list[tuple[str, str]]:
    """Who a value names: pairs of a name and its type in lower case ("" where not said)."""
    if isinstance(value, str):
        named = words(value)
        return [(named, "")] if named else []
    if isinstance(value, list):
        return [pair for item in value[:50] for pair in names(item)]
    if isinstance(value, dict):
        sort = next(iter(sorted(types(value))), "")
        inner = value.get("name")
        if isinstance(inner, list):
            return [(n, sort) for item in inner[:50] for n, _ in names(item)]
        named = words(inner)
        if named is None and isinstance(value.get("author"), dict | list):
            return names(value["author"])
        return [(named, sort)] if named else []
    return []
