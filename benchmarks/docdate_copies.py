"""Dates told by copies: one side of a family loses its date, the others tell it.

Made from `eval/copies` (stand-off; the program that made the copies also drew their days: 0 to 4
days after the original, one in ten dated back by 1 to 3). Each document of a pair is taken in turn
as a page of a ledger without a date; its pairs are those the copies stage finds, and its own words
count as they do on a page. Truth: of an original its own day; of a copy its original's day for the
story, and its own day for the page unless it was dated back. Families whose original has an
invented day (its outlet is made up, too) are left out, and so are copies put together from several
stories.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.area import Area, Row, Score, read_rows
from benchmarks.copies import documents
from reportedly.copies.find import compare_all
from reportedly.dating import date_story, find_expressions
from reportedly.dating.neighbours import date_from_others
from reportedly.ledger.dating import MOST, repeats_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from reportedly.copies import Document
    from reportedly.copies.originals import Pair
    from reportedly.copies.verdict import Verdict
    from reportedly.page import PageDate


def predict(place: Path) -> Iterator[Row]:
    """The story's and the page's date of each document that has a copy, its own date hidden.

    `own` is what its words tell without the copies.
    """
    given = {one.id: one for one in documents(place)}
    pairs = compare_all(given)
    near: dict[str, list[str]] = defaultdict(list)
    for a, b in pairs:
        near[a].append(b)
        near[b].append(a)
    for number in sorted(near):
        text = given[number].text
        own = date_story(text, (), find_expressions(text), published=None)
        known = {one: replace(given[one], text="") for one in (number, *near[number][:MOST])}
        known[number] = replace(known[number], published=None)
        found = date_from_others(own, repeats_of(number, known, _among(known, pairs)), ())
        story, page = (found.story, found.page) if found else (own, None)
        yield {"id": number, "story": _row(story), "page": _row(page), "own": _row(own)}


def _among(known: Mapping[str, Document], pairs: Mapping[Pair, Verdict]) -> dict[Pair, Verdict]:
    return {pair: one for pair, one in pairs.items() if pair[0] in known and pair[1] in known}


def _row(found: PageDate | None) -> Row | None:
    if found is None:
        return None
    days = {side: getattr(found, side) for side in ("begin", "end", "best")}
    return {side: day and day.isoformat() for side, day in days.items()} | {
        "evidence": list(found.evidence)
    }


def score(place: Path, predictions: Path) -> Score | None:
    """For originals and for copies (a tenth of them dated back): what is told, and how rightly."""
    gold = place / "gold" / "originals.jsonl"
    if not gold.is_file():
        return None
    rows = list(read_rows(place / "docs.jsonl"))
    days = {row["id"]: row["date"] for row in rows}
    invented = {row["id"] for row in rows if row["outlet"].endswith(INVENTED)}
    original = {
        row["copy"]: row["original"]
        for row in read_rows(gold)
        if row["original"] not in invented and row["kind"] not in PUT_TOGETHER
    }
    backdated = {row["copy"] for row in read_rows(gold) if row["backdated"]}
    told = {row["id"]: row for row in read_rows(predictions)}
    made = {"originals": sorted(set(original.values())), "copies": sorted(original)}
    return {
        name: {
            **_figures([(told.get(one), days[original.get(one, one)]) for one in ids], "story"),
            **_page([(told.get(one), days[one]) for one in ids if one not in backdated]),
            "words_alone": _figures(
                [(told.get(one), days[original.get(one, one)]) for one in ids], "own"
            ),
        }
        for name, ids in made.items()
    }


def _figures(rows: list[tuple[Row | None, str]], part: str) -> Score:
    """Shares: told at all, told rightly; closed, closed rightly; best guesses exact and near."""
    given = [(row[part], day) for row, day in rows if row and row[part]]
    closed = [(one, day) for one, day in given if one["begin"] and one["end"]]
    narrow = [(one, day) for one, day in closed if _apart(one["begin"], one["end"]) <= NARROW]
    best = [_apart(one["best"], day) for one, day in given if one["best"]]
    return {
        "documents": len(rows),
        "told": len(given),
        "holds": _share([_holds(*one) for one in given]),
        "closed": len(closed),
        "closed_holds": _share([_holds(*one) for one in closed]),
        "closed_within_62_days": len(narrow),
        "narrow_holds": _share([_holds(*one) for one in narrow]),
        "best": len(best),
        "best_exact": _share([gap == 0 for gap in best]),
        "best_within_7_days": _share([gap <= WEEK for gap in best]),
    }


INVENTED = ".example"
"""How the outlets end whose days the set's makers drew."""

PUT_TOGETHER = {"mosaic", "excerpt"}
"""Copies that hold parts of several stories: "Tuesday" is no one day there."""

NARROW = 62
WEEK = 7
"""Days: the widest interval "Tuesday" is read in (`dating.resolve.SURE_DAYS`), and a week."""


def _page(rows: list[tuple[Row | None, str]]) -> Score:
    given = [(row["page"], day) for row, day in rows if row and row["page"]]
    given = [(one, day) for one, day in given if one["begin"] or one["end"]]
    return {"page_told": len(given), "page_holds": _share([_holds(*one) for one in given])}


def _holds(one: Row, day: str) -> bool:
    return (one["begin"] or "") <= day <= (one["end"] or "9999-12-31")


def _apart(one: str, other: str) -> int:
    return abs((_day(one) - _day(other)).days)


def _day(value: str) -> date:
    from datetime import date

    return date.fromisoformat(value)


def _share(found: list[bool]) -> float | None:
    return round(sum(found) / len(found), 3) if found else None


AREA = Area(data="eval/copies", predict=predict, score=score)
