"""What a whole ledger tells more than once: quotations across pages, and counts of origins."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from reportedly.copies import Telling, page_groups, quoted_words, retold
from reportedly.ledger.spread import spread
from reportedly.statement import StatementType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportedly.copies import Groups, Retold
    from reportedly.ledger import Ledger

WHOLE = {StatementType.DIRECT.value, StatementType.UNMARKED.value}
"""Statements whose content is all quoted words, with or without marks."""


def quotations(store: Ledger) -> tuple[Retold, ...]:
    """The quotations at least two pages of a ledger tell, the most told first."""
    groups = page_groups(store.copies())
    return retold(list(_tellings(store)), groups)


def quotation_rows(found: Iterable[Retold]) -> Iterator[Mapping[str, Any]]:
    """One row a quotation: tellings and origins, first page, what was trimmed, what to know."""
    for one in found:
        page = {telling.id: telling.page for telling in one.tellings}
        speakers = dict.fromkeys(telling.speaker for telling in one.tellings if telling.speaker)
        yield {
            "quotation": one.variants[0],
            "speaker": " / ".join(speakers) or None,
            "tellings": len(one.pages),
            "origins": one.origins,
            "first": page[one.first] if one.first else "not known",
            "pages": one.pages,
            "chain": [f"{page[source]} > {page[name]}" for name, source in one.comes_from],
            "variants": one.variants,
            "trimmed": [f"{page[trim.telling]}: {' … '.join(trim.missing)}" for trim in one.trims],
            "finding": "; ".join(one.findings),
        }


def people_rows(store: Ledger) -> Iterator[Mapping[str, Any]]:
    """The rows of `Ledger.people`, each with the independent origins of its pages."""
    groups = page_groups(store.copies())
    pages = _pages_by_name(store)
    for row in list(store.people()):
        yield {**row, "origins": groups.count(pages.get(row["name"], set()))}


def opposition_rows(store: Ledger, kinds: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """The rows of `Ledger.relations`; what pages of one origin repeat stands once, with all pages.

    A pair is the same where kind and both speakers are, in the order of the page.
    """
    groups = spread(store, {row["page"] for row in store.relations(kinds)})
    pages: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for key, row in _keyed(store.relations(kinds), groups):
        pages[key].append(row["page"])
    for key, row in _keyed(store.relations(kinds), groups):
        if pages[key][0] == row["page"]:
            yield {**row, "pages": pages[key], "tellings": len(pages[key]), "origins": 1}


def _keyed(
    rows: Iterable[Mapping[str, Any]], groups: Groups
) -> Iterator[tuple[tuple[Any, ...], Mapping[str, Any]]]:
    """Each pair of accounts with what it is known by on pages of one origin."""
    met: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        who = (row[f"{side}_speaker_name"] or row[f"{side}_source"] for side in ("a", "b"))
        said = (row["kind"], *who)
        met[row["page"], said] += 1
        yield (groups.root(row["page"]), said, met[row["page"], said]), row


def _pages_by_name(store: Ledger) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in store.statements():
        if row["speaker_name"]:
            found[row["speaker_name"]].add(row["page"])
    return found


def _tellings(store: Ledger) -> Iterator[Telling]:
    """Every quotation of a ledger, with its page's day and outlet."""
    days = {row["id"]: row["published"] for row in store.pages()}
    for row in store.statements():
        text = quoted_words(row["content"], whole=row["type"] in WHOLE)
        if text:
            day = days.get(row["page"])
            yield Telling(
                id=f"{row['page']}:{row['id']}",
                page=row["page"],
                text=text,
                speaker=row["speaker_name"],
                published=dt.date.fromisoformat(day) if day else None,
                outlet=row["outlet"],
                relays=tuple(row["relays"].split(" > ")) if row["relays"] else (),
            )
