"""A page's matters in brief, made from its report: what they are found again by on other pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportedly.matters.naming import kinds_of
from reportedly.matters.told import Profile, Told
from reportedly.matters.words import NAMELESS, STOP, Token, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from reportedly.statement import Report, Statement

IN = " in "
SENTENCE_OPENERS = frozenset('.!?\n“"')
"""Characters behind which a capital letter makes no name."""

LEAST_LETTERS = 3
"""Letters of a name that counts: initials and "US" are in every other story."""


def told_of(report: Report) -> dict[str, list[Told]]:
    """The statements of each matter of a page, by the matter's id, in the order of the page."""
    names = {speaker.id: speaker.name for speaker in report.speakers}
    found: dict[str, list[Told]] = {}
    for one in report.statements:
        if one.matter is not None:
            told = Told(
                page=report.page.id,
                statement=one,
                speaker=names.get(one.speaker or ""),
                outlet=report.page.outlet,
                title=report.page.title,
                day=day_of(one, report.page.published, report.date.best if report.date else None),
            )
            found.setdefault(one.matter, []).append(told)
    return found


def day_of(one: Statement, published: date | None, story: date | None) -> date | None:
    """The day a statement was said, else its page's, else its story's; None where all are open."""
    said = one.said_at
    if said is not None and not said.is_default and (said.begin or said.end):
        return said.begin or said.end
    return published or story


def profiles(report: Report) -> tuple[Profile, ...]:
    """The matters of a page in brief."""
    told = told_of(report)
    inner = inner_capitals(one.content.text for one in report.statements)
    outlet = frozenset(token.lower for token in tokens(report.page.outlet or ""))
    return tuple(
        profile(
            report.page.id,
            matter.id,
            matter.name,
            told.get(matter.id, []),
            inner=inner,
            outlet=outlet,
        )
        for matter in report.matters
    )


def profile(
    page: str,
    matter: str,
    name: str,
    told: Sequence[Told],
    *,
    inner: frozenset[str],
    outlet: frozenset[str] = frozenset(),
) -> Profile:
    """One matter in brief. `inner`: capitalised words of the page that open no content."""
    head, rest, places = read_name(name)
    days = sorted(one.day for one in told if one.day is not None)
    entities = {word for one in told for word in _entities(one, inner)}
    return Profile(
        page=page,
        matter=matter,
        name=name,
        head=head,
        kinds=frozenset(kinds_of()[t.lower] for t in rest if t.lower in kinds_of()),
        qualifiers=frozenset(t.key for t in rest if t.lower not in STOP),
        places=places,
        entities=frozenset(entities | places) - outlet,
        begin=days[0] if days else None,
        end=days[-1] if days else None,
    )


def read_name(name: str) -> tuple[str, tuple[Token, ...], frozenset[str]]:
    """The head of a matter's name, its other words, and the words of its place.

    >>> head, rest, places = read_name("the partial rationing of water in Porto Lume")
    >>> head, [token.lower for token in rest], sorted(places)
    ('rationing', ['the', 'partial', 'water'], ['lume', 'porto'])
    """
    event, _, place = name.partition(IN)
    before, _, after = event.partition(" of ")
    words, behind = tokens(before), tokens(after)
    where = frozenset(token.lower for token in tokens(place) if token.text[0].isupper())
    if not words:
        return stem(name.lower()), (), where
    last = words[-1]
    return last.family or last.key, (*words[:-1], *behind), where


def inner_capitals(contents: Iterable[str]) -> frozenset[str]:
    """Words that stand in capitals inside a content, where no sentence opens."""
    found: Counter[str] = Counter()
    for text in contents:
        for before, token in zip(tokens(text), tokens(text)[1:], strict=False):
            gap = text[before.span.end : token.span.start]
            if token.text[0].isupper() and not set(gap) & set('.!?\n“"'):
                found[token.lower] += 1
    return frozenset(found)


def _entities(one: Told, inner: frozenset[str]) -> Iterable[str]:
    for token in tokens(one.statement.content.text):
        if token.text[0].isupper() and token.lower in inner:
            yield from _named(token)
    for token in tokens(one.speaker or "")[-1:]:
        if token.text[0].isupper():
            yield from _named(token)


def _named(token: Token) -> Iterable[str]:
    if token.lower not in NAMELESS | STOP and len(token.lower) >= LEAST_LETTERS:
        yield token.lower
