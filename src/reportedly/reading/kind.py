"""Whether a page is an article, and if not, what it is instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.page import Label, Problem
from reportedly.reading.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.page import Block
    from reportedly.reading.chooser import Facts

ARTICLE = "article"

_ERROR = re.compile(
    r"\b(?:40[34]|410|50[0234])\b.{0,40}\b(?:error|not found|forbidden|unavailable)"
    r"|page (?:not found|can(?:no|')t be found|does(?: not|n't) exist)"
    r"|(?:error|fehler|erreur) (?:40[34]|50[0234])"
    r"|access denied|seite nicht gefunden|page introuvable|página no encontrada|bad gateway"
    r"|service unavailable|internal server error|страница не найдена",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"(?:subscribe|log ?in|sign ?in|register|become a (?:member|subscriber)) (?:now )?(?:to|and) "
    r"(?:continue|read|keep|unlock|access|view)|to continue reading|subscribers? only"
    r"|exclusively for (?:our )?subscribers|this (?:article|content|story) is (?:for|only|reserved)"
    r"|jetzt weiterlesen|nur für abonnenten|réservé (?:à nos|aux) abonnés|already a subscriber"
    r"|verify (?:that )?you are (?:a )?human|checking your browser|enable javascript (?:and|to)"
    r"|are you a robot|unusual traffic",
    re.IGNORECASE,
)
_COOKIE = re.compile(
    r"\bcookies?\b|\bconsent\b|\bGDPR\b|einwilligung|privacy (?:policy|choices|settings)",
    re.IGNORECASE,
)

MIN_BODY = 250
"""Characters of body an article has at least: of 874 gold articles of the development data 1.4 %
have fewer, so a page is refused only where something else speaks against it too."""

SHELL = 200
"""Characters a page shows at least if it is not an empty shell (about two sentences)."""

INDEX_LINES = 30
"""Linked or short lines a page of teasers has at least: front pages show dozens."""


TEASERS, UNDER_LINKS = 6, 0.9
"""Stretches of body, and the share of body lines that stand right under a linked line, from which
a page is a list of teasers. Of 346 news articles one reaches both; it states its day, as articles
do. Front pages, sections and results of searches written for the tests reach 1.0."""

_STATED = ("json-ld", "meta", "url")
_OF_ANY_PAGE = "json-ld webpage"
"""Places that state the day of the article itself; a time tag may be a teaser's, and what a
content system says of a web page it says of front pages, too."""


def kind_of(
    text: str, blocks: Sequence[Block], facts: Facts, linked: Sequence[bool] = ()
) -> tuple[str, tuple[Problem, ...]]:
    """The kind of page, and where it is no article the reason as a problem.

    `linked` says of each block whether it is nothing but a link; empty where there are no links.
    """
    teasers = _teasers(blocks, linked)
    if teasers and not _states_day(facts):
        why = f"{teasers} stretches of text, each under a link to somewhere else"
        return _refused("index page", why)
    body = sum(len(b.span) for b in blocks if b.label is Label.BODY)
    if body >= 3 * MIN_BODY:
        return ARTICLE, ()
    found = _refusal(fold(text), blocks, body, facts)
    if found is None:
        return ARTICLE, ()
    return _refused(*found)


def _refused(what: str, why: str) -> tuple[str, tuple[Problem, ...]]:
    return f"not an article: {what}", (Problem("kind", f"{what}: {why}"),)


def _states_day(facts: Facts) -> bool:
    """Whether the page states a day of its own."""
    return any(
        item.field == "published"
        and item.where.startswith(_STATED)
        and not item.where.startswith(_OF_ANY_PAGE)
        for item in facts.found
    )


def _teasers(blocks: Sequence[Block], linked: Sequence[bool]) -> int:
    """How many stretches of body a list of teasers has; 0 where the page is no such list."""
    if not any(linked):
        return 0
    prose = [b.label is Label.BODY and not link for b, link in zip(blocks, linked, strict=True)]
    starts = [n for n, inside in enumerate(prose) if inside and not (n and prose[n - 1])]
    heads = sum(1 for n in starts if n and linked[n - 1])
    is_list = len(starts) >= TEASERS and heads >= UNDER_LINKS * sum(prose)
    return len(starts) if is_list else 0


def _refusal(text: str, blocks: Sequence[Block], body: int, facts: Facts) -> tuple[str, str] | None:
    shown = sum(len(block.span) for block in blocks)
    few = body < MIN_BODY and shown < 10 * MIN_BODY
    error = _ERROR.search(text[:2000]) if few else None
    if error:
        return "error page", f'the page says "{error[0]}"'
    wall = _WALL.search(text) if body < 3 * MIN_BODY else None
    if wall:
        return "wall", f'only {body} characters of an article, and "{wall[0]}"'
    if shown and body < MIN_BODY:
        said = [b for b in blocks if _COOKIE.search(text[b.span.start : b.span.end])]
        if sum(len(b.span) for b in said) > shown / 2:
            return "cookie page", "more than half of what it shows speaks of cookies"
    if shown < SHELL and not (body and facts.headline):
        return "empty shell", f"it shows only {shown} characters"
    if body < MIN_BODY and len(blocks) >= INDEX_LINES and not _states_day(facts):
        return (
            "index page",
            f"{len(blocks)} lines, of which only {body} characters are running text",
        )
    return None
