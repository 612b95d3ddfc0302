"""From all candidates for a fact to the one a page is shown with."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from reportedly.reading.authors import AGENCIES, authors_in, plain_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.page import Found


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


_HEADLINE_WEIGHTS = (
    ("json-ld", "headline", 3.0),
    ("json-ld", "name", 1.0),
    ("h1", "", 2.6),
    ("line", "", 1.2),
    ("meta og:title", "", 2.0),
    ("meta twitter:title", "", 0.8),
    ("meta", "", 0.8),
    ("title", "", 1.0),
)
"""How much a place's word counts for the headline. Set by hand from how often each place equals
the gold on its own (structured data and og .77, first h1 .74, title less its suffix .62)."""

_SUFFIX = re.compile(r"\s+(?:[|–—·•»:~]|-{1,2}|::|//)\s+")
LEAST_TITLE = 10
"""Characters a title has at least when its end is cut off because another place has no such end;
of 874 gold titles none is shorter."""

_LANGUAGE = re.compile(r"^[a-z]{2,3}(?=$|[-_])", re.IGNORECASE)


def choose(found: Sequence[Found]) -> Facts:
    """The best candidate of each field; None, or nobody, where no candidate can be trusted."""
    found = list(found)
    outlets = frozenset(_outlet_names(found))
    headline = _headline(found, outlets)
    authors, author_sources = _authors(found, outlets)
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
        found=marked,
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


def _headline(found: Sequence[Found], outlets: frozenset[str]) -> str | None:
    """The candidate most places agree on, an outlet's name at its end forgiven and left out."""
    candidates = [item for item in found if item.field == "headline" and item.value.strip()]
    headings = sum(1 for item in candidates if item.where == "h1")
    known = {_key(item.value) for item in candidates}
    score: dict[str, float] = defaultdict(float)
    words: dict[str, str] = {}
    said: set[tuple[str, str]] = set()
    for item in candidates:
        value = _less_suffix(item.value, known, outlets)
        key = _key(value)
        if not key or key in outlets or (key, item.where) in said:
            continue
        said.add((key, item.where))
        weight = _weight(item.where)
        if item.where == "h1" and headings > 1:
            weight /= headings
        score[key] += weight
        words.setdefault(key, value)
    if not score:
        return None
    best = words[max(score, key=lambda key: score[key])]
    return _less_overline(best, words)


def _less_overline(value: str, words: dict[str, str]) -> str:
    """A headline less an overline ("Storm in Veldau: ...") that some place leaves out."""
    _, colon, rest = value.partition(": ")
    return words.get(_key(rest), value) if colon and len(rest.split()) > 2 else value


def _weight(where: str) -> float:
    for start, end, weight in _HEADLINE_WEIGHTS:
        if where.startswith(start) and where.endswith(end):
            return weight
    return 0.5


def _key(value: str) -> str:
    return " ".join(re.findall(r"\w+", value.lower()))


def _less_suffix(value: str, known: set[str], outlets: frozenset[str]) -> str:
    """A title less what is glued to its end (or beginning): an outlet, or more than others have."""
    cuts = list(_SUFFIX.finditer(value))
    for cut in cuts:
        before = value[: cut.start()].strip()
        if _key(before) in known and len(before) >= LEAST_TITLE:
            return before
    if cuts:
        before, after = value[: cuts[-1].start()].strip(), value[cuts[-1].end() :].strip()
        if _is_outlet(after, outlets) and before:
            return _less_suffix(before, known, outlets) if len(cuts) > 1 else before
        first = value[: cuts[0].start()].strip()
        if _is_outlet(first, outlets) and after:
            return value[cuts[0].end() :].strip()
    return value


def _is_outlet(name: str, outlets: frozenset[str]) -> bool:
    plain = plain_name(name)
    return plain in outlets or re.sub(r"[\s.]", "", plain) in outlets


_AUTHOR_PLACES = ("json-ld", "meta", "byline", "author line", "name line")
"""Where authors are stated, the most trusted first; the last two only look like bylines."""


def _authors(
    found: Sequence[Found], outlets: frozenset[str]
) -> tuple[tuple[str, ...], list[Found]]:
    """The authors the most trusted place names; a body only where no place names a person."""
    for place in _AUTHOR_PLACES:
        names: dict[str, str] = {}
        used: list[Found] = []
        for item in found:
            if item.field != "author" or not item.where.startswith(place):
                continue
            if item.where.endswith("organization") and plain_name(item.value) not in AGENCIES:
                continue
            stated = place in {"json-ld", "meta", "byline"}
            for author in authors_in(item.value, outlets=outlets, stated=stated):
                if plain_name(author.name) not in names:
                    names[plain_name(author.name)] = author.name
                    used.append(item)
            if names and item.where.startswith(("author line", "name line")):
                break
        if names:
            return tuple(names.values()), used
    return _bodies(found)


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
