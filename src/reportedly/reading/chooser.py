"""From all candidates for a fact to the one a page is shown with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from reportedly.page import Found
from reportedly.reading.authors import AGENCIES, Author, authors_in, plain_name
from reportedly.reading.headlines import choose_headline

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Facts:
    """What was chosen, and all that was found, the chosen marked."""

    headline: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    modified: date | None = None
    language: str | None = None
    found: tuple[Found, ...] = ()


_LANGUAGE = re.compile(r"^[a-z]{2,3}(?=$|[-_])", re.IGNORECASE)


def choose(found: Sequence[Found]) -> Facts:
    """The best candidate of each field; None, or nobody, where no candidate can be trusted."""
    found = list(found)
    outlets = frozenset(_outlet_names(found))
    headline = choose_headline(found, outlets)
    authors, author_sources, agencies = _authors(found, outlets)
    published = _day(found, "published")
    modified = _day(found, "modified")
    outlet = _first(found, "outlet")
    language = _first(found, "language")
    code = _LANGUAGE.match(language.value) if language else None
    chosen = {id(item) for item in (*author_sources, outlet, language, published, modified) if item}
    marked = tuple(
        replace(item, chosen=True)
        if id(item) in chosen or (item.field == "headline" and headline == item.value)
        else item
        for item in found
    )
    return Facts(
        headline=headline,
        outlet=outlet.value if outlet else None,
        authors=authors,
        published=date.fromisoformat(published.value) if published else None,
        modified=date.fromisoformat(modified.value) if modified else None,
        language=code[0].lower() if code else None,
        found=(*marked, *agencies),
    )


def _first(found: Sequence[Found], field: str) -> Found | None:
    return next((item for item in found if item.field == field), None)


def _outlet_names(found: Sequence[Found]) -> set[str]:
    names: set[str] = set()
    for item in found:
        if item.field != "outlet":
            continue
        name = plain_name(item.value)
        names |= {name, name.removeprefix("the "), re.sub(r"[\s.]", "", name)}
        if item.where == "url":
            stem = name.split(".")
            names |= {".".join(stem[-2:]), stem[-2] if len(stem) > 1 else name}
    return {name for name in names if name}


_AUTHOR_PLACES = ("json-ld", "meta", "byline", "author line", "name line", "sign-off")
"""Where authors are stated, the most trusted first; the last three only look like bylines."""

_STATED = frozenset({"json-ld", "meta", "byline"})


def _authors(
    found: Sequence[Found], outlets: frozenset[str]
) -> tuple[tuple[str, ...], list[Found], list[Found]]:
    """The authors the most trusted place names, where, and the agencies among them.

    Where that place names only agencies, people named elsewhere come before them; a body is the
    author only where no place names anybody else.
    """
    agencies: dict[Author, Found] = {}
    for place in _AUTHOR_PLACES:
        named = _named_at(place, found, outlets)
        agencies |= {author: item for author, item in named.items() if author.agency}
        if all(author.agency for author in named):
            continue
        return _as_chosen(named | agencies)
    return _as_chosen(agencies) if agencies else (*_bodies(found), [])


def _as_chosen(
    named: dict[Author, Found],
) -> tuple[tuple[str, ...], list[Found], list[Found]]:
    """The names once each, the candidates they come from, and each agency as one of its own."""
    names: dict[str, str] = {}
    for author in named:
        names.setdefault(plain_name(author.name), author.name)
    agencies = [
        Found("agency", author.agency, item.where, chosen=True, span=item.span)
        for author, item in named.items()
        if author.agency
    ]
    return tuple(names.values()), list(named.values()), agencies


def _named_at(place: str, found: Sequence[Found], outlets: frozenset[str]) -> dict[Author, Found]:
    """The authors that candidates of a place name, each with the first that does."""
    bodies = {plain_name(item.value) for item in found if item.where.endswith("organization")}
    named: dict[Author, Found] = {}
    for item in found:
        if item.field != "author" or not item.where.startswith(place):
            continue
        if plain_name(item.value) in bodies - AGENCIES.keys():
            continue
        for author in authors_in(item.value, outlets=outlets, stated=place in _STATED):
            named.setdefault(author, item)
        if named and place not in _STATED | {"sign-off"}:
            break
    return named


def _bodies(found: Sequence[Found]) -> tuple[tuple[str, ...], list[Found]]:
    """The body that the page's own tags name as its author, where they name nobody else."""
    for item in found:
        if item.field == "author" and item.where.startswith(("json-ld", "meta")):
            if "://" in item.value or "@" in item.value or len(item.value) > 60:
                continue
            return (item.value,), [item]
    return (), []


_DAY_ORDER = ("json-ld", "meta", "time tag", "url", "date line")


def _day(found: Sequence[Found], field: str) -> Found | None:
    """The day of the most trusted place that states one."""
    for start in _DAY_ORDER:
        for item in found:
            if item.field == field and item.where.startswith(start):
                return item
    return None
