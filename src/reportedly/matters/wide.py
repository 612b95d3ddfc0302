"""A matter as many pages tell of it: one name, its question, a timeline, a summary, oppositions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from reportedly.matters.account import account
from reportedly.matters.opposable import OPPOSING, may_stand
from reportedly.matters.profile import read_name
from reportedly.matters.question import Question, question
from reportedly.matters.relations import same_matter
from reportedly.matters.retold import retold
from reportedly.matters.summary import summarise
from reportedly.matters.voices import voice
from reportedly.offsets import Span
from reportedly.people.names import key
from reportedly.statement import Relation, RelationKind, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from reportedly.matters.account import Account
    from reportedly.matters.compare import Finding
    from reportedly.matters.told import Told

MOST_OPPOSED = 120
"""Statements of a matter compared with each other across pages, those with a status or a number
first: 7,000 pairs, a quarter of a second on one core."""


@dataclass(frozen=True, slots=True)
class Wide:
    """A matter of one or many pages; ids in `relations` are `page:statement`."""

    name: str
    pages: tuple[str, ...]
    question: Question
    summary: str
    timeline: tuple[tuple[date, Told], ...]
    relations: tuple[Relation, ...]


def wide(
    names: Sequence[str], told: Sequence[Told], originals: Mapping[str, str] | None = None
) -> Wide:
    """The matter that pages call by these names, with all that they tell of it."""
    name = common_name(names)
    found = retold(told, originals)
    firsts = [one.first for one in found]
    voices = {one.id: said_by for one in told if (said_by := _voice(one)) is not None}
    dated = [(one.day, one) for one in firsts if one.day is not None and one.status is not None]
    return Wide(
        name=name,
        pages=tuple(dict.fromkeys(one.page for one in told)),
        question=question(found),
        summary=summarise(firsts, voices),
        timeline=tuple(sorted(dated, key=lambda pair: pair[0])),
        relations=opposed(name, firsts),
    )


def common_name(names: Sequence[str]) -> str:
    """The commonest name, of those as common the longest: it tells most.

    >>> common_name(["the closure", "the night closure", "the closure"])
    'the closure'
    """
    counts = Counter(names)
    return max(counts, key=lambda name: (counts[name], len(name), name), default="")


def _voice(one: Told) -> str | None:
    source = one.statement.source.text if one.statement.source else ""
    return voice(None, one.speaker or "") or voice(None, source)


def opposed(name: str, told: Sequence[Told]) -> tuple[Relation, ...]:
    """The oppositions between statements of different pages, by the rules that hold in one."""
    head, _, _ = read_name(name)
    ranked = sorted(told, key=lambda one: (one.status is None, not _has_number(one)))
    chosen = ranked[:MOST_OPPOSED]
    accounts = [(one, _account(one)) for one in chosen]
    return tuple(_oppositions(accounts, frozenset({head})))


def _oppositions(
    accounts: Iterable[tuple[Told, Account]], event: frozenset[str]
) -> Iterable[Relation]:
    shown: set[tuple[RelationKind, str, str]] = set()
    for (one, a), (other, b) in combinations(accounts, 2):
        if one.page == other.page:
            continue
        finding = same_matter(a, b, event)
        if finding is None or finding.kind not in OPPOSING or not _may_stand(a, b, finding):
            continue
        first, second = (other, one) if finding.reverse else (one, other)
        voices = (finding.kind, first.speaker or first.id, second.speaker or second.id)
        if voices in shown:
            continue  # what two say of each other in many tellings is shown once
        shown.add(voices)
        yield Relation(finding.kind, first.id, second.id, finding.reason, finding.confidence)


def _may_stand(a: Account, b: Account, finding: Finding) -> bool:
    return may_stand(a, b, finding, one_page=False)


def open_pairs(matter: Wide) -> list[tuple[Told, Told]]:
    """Pairs of first tellings of two voices that no rule sets against each other.

    Those across the question come first: they are what a reader would ask of.
    """
    asked = matter.question
    yes, no, rest = ([one.first for one in side] for side in (asked.yes, asked.no, asked.rest))
    known = {frozenset((one.a, one.b)) for one in matter.relations}
    pairs = [(a, b) for a in yes for b in no] + list(combinations([*yes, *no, *rest], 2))
    unlike = {
        frozenset((a.id, b.id)): (a, b)
        for a, b in pairs
        if key(a.speaker or a.id) != key(b.speaker or b.id)
    }
    return [pair for ids, pair in unlike.items() if ids not in known]


def _has_number(one: Told) -> bool:
    return any(part.lower[0].isdigit() for part in one.parts)


def _account(one: Told) -> Account:
    """The account of a statement read alone, its speaker told by name instead of a page's id."""
    text, roles = "", {}
    for role in ("source", "cue", "content"):
        words: Words | None = getattr(one.statement, role)
        if words is not None:
            start = len(text)
            text += f"{words.text} "
            roles[role] = Words((Span(start, start + len(words.text)),), words.text)
    placed = replace(
        one.statement,
        id=one.id,
        parent=None,
        speaker=key(one.speaker or "") or None,
        content=roles["content"],
        source=roles.get("source"),
        cue=roles.get("cue"),
    )
    return replace(account(text, placed), status=one.status, standing=one.standing)
