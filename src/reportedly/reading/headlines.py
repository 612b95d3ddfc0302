"""Which of a page's headlines is the headline, and whether it was changed.

A page has several: what it shows, what it tells search engines, what it tells social networks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reportedly.page import Problem
from reportedly.reading.authors import plain_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.page import Found

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
_GLUED = re.compile(r"\s*[-–—|ㅣ·•»:~/]\s*\S")
SOFT_HYPHEN = "\u00ad"
LEAST_TITLE = 10
"""Characters a title has at least when its end is cut off because another place has no such end;
of 874 gold titles none is shorter."""


def choose_headline(found: Sequence[Found], outlets: frozenset[str]) -> str | None:
    """The candidate most places agree on, an outlet's name at its end forgiven and left out."""
    candidates = [item for item in found if item.field == "headline" and item.value.strip()]
    headings = sum(1 for item in candidates if item.where == "h1")
    firm = [item for item in candidates if not _is_alternative(item)]
    known = {_key(item.value): item.value.strip() for item in firm}
    headlined = _named_keys(candidates)
    score: dict[str, float] = defaultdict(float)
    words: dict[str, str] = {}
    said: set[tuple[str, str]] = set()
    for item in candidates:
        named = _key(item.value) in headlined  # then only an outlet's name is cut off
        value = _less_suffix(item.value, {} if named else known, outlets)
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
    stated = {_key(item.value) for item in firm if item.where != "line"}
    return _less_overline(best, {key: words[key] for key in words if key in stated})


def _named_keys(candidates: Sequence[Found]) -> set[str]:
    """What structured data names the headline, for comparing."""
    return {
        _key(item.value)
        for item in candidates
        if item.where.startswith("json-ld") and item.where.endswith(".headline")
    }


def _is_alternative(item: Found) -> bool:
    """Whether a place calls its own words another headline than the page's."""
    return item.where.endswith("alternativeHeadline")


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
    return " ".join(re.findall(r"\w+", value.lower().replace(SOFT_HYPHEN, "")))


def _less_suffix(value: str, known: dict[str, str], outlets: frozenset[str]) -> str:
    """A title less what is glued to its end (or beginning): an outlet, or more than others have."""
    cuts = list(_SUFFIX.finditer(value))
    for cut in cuts:
        before = value[: cut.start()].strip()
        if _key(before) in known and len(before) >= LEAST_TITLE:
            return before
    for other in known.values():
        if (
            len(other) >= LEAST_TITLE
            and value.startswith(other)
            and _GLUED.match(value, len(other))
        ):
            return other
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


_TOLD = (("json-ld", ".headline"), ("meta og:title", ""))
"""Where a page tells search engines and social networks what its headline is."""


def changed_headline(found: Sequence[Found], headline: str | None) -> tuple[Problem, ...]:
    """The note that a page has one headline here and another there, each with its place.

    An outlet's name, a section or an overline more or less is no change; nor is what structured
    data itself calls an alternative, nor one of several headings.
    """
    main = _key(headline or "")
    wordings: dict[str, tuple[str, list[str]]] = {}
    for item in _telling(found):
        key = _key(item.value)
        if key and main and key not in main and main not in key:
            wordings.setdefault(key, (item.value, []))[1].append(item.where)
    if not wordings:
        return ()
    others = "; ".join(f"“{value}” ({', '.join(places)})" for value, places in wordings.values())
    return (Problem("headline", f"the headline is “{headline}”, but also {others}"),)


def _telling(found: Sequence[Found]) -> list[Found]:
    """The headlines told to machines, the first of each place, and the one that is shown."""
    headlines = [item for item in found if item.field == "headline"]
    headings = [item for item in headlines if item.where == "h1"]
    lines = {item.value for item in headlines if item.where == "line"}
    shown = headings if len(headings) == 1 else [h for h in headings if h.value in lines]
    told = []
    for start, end in _TOLD:
        stated = [i for i in headlines if i.where.startswith(start) and i.where.endswith(end)]
        told += stated[:1]
    return told + shown[:1]
