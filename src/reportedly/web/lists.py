"""The lists of the room, each as a page, as JSON and as CSV: speakers, matters, conflicts, ..."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from reportedly.ledger.browsing import EVERYTHING, FARTHEST, Portion, place
from reportedly.ledger.together import told_together
from reportedly.web import accounts, schema
from reportedly.web.answers import (
    Ask,
    Fetch,
    as_csv,
    as_json,
    ask,
    next_address,
    other_form,
    whole,
)
from reportedly.web.comparing import compared
from reportedly.web.origins import spread, with_origins
from reportedly.web.people import people_called

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.ledger import Ledger
    from reportedly.web.room import Room

OPPOSED = ("conflict", "undercut", "tension")

RESPONSES: dict[int | str, dict[str, Any]] = {
    400: {"model": schema.Told},
    304: {"description": "The reader has this already (If-None-Match)"},
    401: {"description": "The room asks for a token"},
}

REWORDED = 12
"""Copies of a portion that are shown sentence by sentence; own judgement: two screens."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: its address, what it says in the API, how it is fetched, what its page adds.

    `line` is the model of its lines.
    `sends` gives another address where the list's page sends its reader.
    """

    name: str
    summary: str
    fetch: Fetch
    template: str
    line: Any
    more: Callable[[Ledger, Ask, Portion], dict[str, Any]] = field(
        default=lambda _ledger, _ask, _portion: {}
    )
    sends: Callable[[Ask, Portion], str | None] = lambda _ask, _portion: None


def router(room: Room) -> APIRouter:
    """The routes of all lists."""
    routes = APIRouter()
    for listing in LISTINGS:
        _add(routes, room, listing)
    return routes


def _add(routes: APIRouter, room: Room, listing: Listing) -> None:
    """A list's three addresses."""
    model = schema.listed(listing.line)

    @routes.get(f"/{listing.name}.json", response_model=model, responses=RESPONSES,
                summary=listing.summary, name=f"{listing.name}_json", tags=["lists"])  # fmt: skip
    def in_json(request: Request, asked: Annotated[Ask, Depends(ask)]) -> Response:
        with room.ledger() as ledger:
            return as_json(request, listing.fetch(ledger, asked))

    @routes.get(f"/{listing.name}.csv", response_class=Response, name=f"{listing.name}_csv",
                responses={**RESPONSES, 200: {"content": {"text/csv": {}}}},
                summary=f"{listing.summary}, whole, as CSV", tags=["lists"])  # fmt: skip
    def in_csv(asked: Annotated[Ask, Depends(ask)]) -> Response:
        with room.ledger() as ledger:
            return as_csv(whole(listing.fetch, ledger, asked), listing.name)

    @routes.get(f"/{listing.name}", response_class=HTMLResponse, include_in_schema=False,
                name=listing.name)  # fmt: skip
    def in_html(request: Request, asked: Annotated[Ask, Depends(ask)]) -> Response:
        with room.ledger() as ledger:
            portion = listing.fetch(ledger, asked)
            if elsewhere := listing.sends(asked, portion):
                return RedirectResponse(elsewhere, 303)
            values: dict[str, Any] = {
                "asked": asked, "portion": portion, "rows": portion.items, "q": asked.q,
                "next": next_address(request, portion), "part": listing.name,
                "json": other_form(request, ".json"), "csv": other_form(request, ".csv"),
            }  # fmt: skip
            more = listing.more(ledger, asked, portion)
        return room.shown(request, listing.template, **values, **more)


def _speakers(ledger: Ledger, asked: Ask) -> Portion:
    given = {"limit": asked.limit, "after": asked.after}
    if asked.name:
        said = ledger.statement_portion(speaker=asked.name, **given)  # type: ignore[arg-type]
        return with_origins(ledger, said)
    return ledger.speaker_portion(like=asked.q, **given)  # type: ignore[arg-type]


def _speaker_page(ledger: Ledger, asked: Ask, _portion: Portion) -> dict[str, Any]:
    if not asked.name:
        return {}
    merged = [row for row in ledger.corrections()
              if row["stands"] and row["action"] in {"same", "apart"}
              and asked.name in row["value"]["names"]]  # fmt: skip
    members, groups = told_together(ledger, asked.name)
    return {"beside": ledger.names_beside(asked.name), "merged": merged,
            "members": members, "groups": groups,
            "names": ledger.known_names("speaker"),
            "people": people_called(ledger, asked.name)}  # fmt: skip


def _matters(ledger: Ledger, asked: Ask) -> Portion:
    return ledger.matter_portion(
        name=asked.name, like=asked.q, limit=asked.limit, after=asked.after
    )


def _one_matter(asked: Ask, portion: Portion) -> str | None:
    """The page of the one matter that is called so."""
    one = asked.name and len(portion.items) == 1 and not asked.after
    return f"/matters/{portion.items[0]['matter']}" if one else None


def _outlets(ledger: Ledger, asked: Ask) -> Portion:
    given = {"limit": asked.limit, "after": asked.after}
    if asked.name:
        pages = ledger.page_portion(outlet=asked.name, **given)  # type: ignore[arg-type]
        return with_origins(ledger, pages, "id")
    return ledger.outlet_portion(**given)  # type: ignore[arg-type]


def _pages(ledger: Ledger, asked: Ask) -> Portion:
    pages = ledger.page_portion(limit=asked.limit, after=asked.after)
    return with_origins(ledger, pages, "id")


def _conflicts(ledger: Ledger, asked: Ask) -> Portion:
    pairs = ledger.opposed_portion(OPPOSED, limit=asked.limit, after=asked.after)
    return with_origins(ledger, pairs)


def _search(ledger: Ledger, asked: Ask) -> Portion:
    if not asked.q:
        return Portion([])
    skip = place(asked.after)
    limit = min(asked.limit, FARTHEST - 1)
    found = ledger.search(asked.q, limit=limit + 1, skip=skip)
    items = [asdict(hit) for hit in found[:limit]]
    portion = Portion(items, str(skip + limit) if found[limit:] else None)
    return with_origins(ledger, portion)


def _hits(_ledger: Ledger, _asked: Ask, portion: Portion) -> dict[str, Any]:
    return {"spread": spread(portion.items)}


def _corrections(ledger: Ledger, asked: Ask) -> Portion:
    return _cut(ledger.corrections()[::-1], asked)


def _problems(ledger: Ledger, asked: Ask) -> Portion:
    return _cut(list(ledger.failures())[::-1], asked)


def _cut(rows: list[dict[str, Any]], asked: Ask) -> Portion:
    begin = place(asked.after)
    end = min(begin + asked.limit, EVERYTHING)
    return Portion(rows[begin:end], str(end) if rows[end:] else None)


def _copies(ledger: Ledger, asked: Ask) -> Portion:
    found, after = ledger.copy_portion(limit=asked.limit, after=asked.after)
    named = ledger.page_rows(page for copy in found for page in (copy.a, copy.b))
    return Portion([_copy_row(copy, named) for copy in found], after)


def _rewording(ledger: Ledger, _asked: Ask, portion: Portion) -> dict[str, Any]:
    """What was reworded in the first copies of the portion."""
    texts = {page: ledger.report(page).page for row in portion.items[:REWORDED]
             for page in (row["a"], row["b"])}  # fmt: skip
    return {"diffs": {(row["a"], row["b"]): compared(texts[row["first"]], texts[row["second"]])
                      for row in portion.items[:REWORDED]}}  # fmt: skip


def _copy_row(copy: Any, named: dict[str, dict[str, Any]]) -> dict[str, Any]:
    first = copy.original if copy.original in {copy.a, copy.b} else copy.a
    second = copy.b if first == copy.a else copy.a
    told = {page: named[page]["outlet"] or named[page]["title"] for page in (copy.a, copy.b)}
    why = "; ".join(copy.evidence)
    for page, name in told.items():
        why = why.replace(page, name)
    return {**asdict(copy), "kind": copy.kind.value, "evidence": why,
            "first": first, "second": second,
            "first_title": named[first]["title"], "second_title": named[second]["title"],
            "first_outlet": named[first]["outlet"], "second_outlet": named[second]["outlet"],
            "first_published": named[first]["published"],
            "second_published": named[second]["published"],
            "second_altered": named[second]["altered"]}  # fmt: skip


LISTINGS = (
    Listing("pages", "Pages, newest first", _pages, "pages", schema.PageLine),
    Listing("search", "What a query finds", _search, "search", schema.HitLine, _hits),
    Listing("speakers", "Who says something; with a name, what they say", _speakers, "speakers",
            schema.SpeakerLine | schema.SaidLine, _speaker_page),
    Listing("matters", "What is spoken of, over all pages; with a name, what a page calls so",
            _matters, "matters", schema.MatterLine, sends=_one_matter),
    Listing("conflicts", "Accounts that contradict or undercut each other", _conflicts,
            "conflicts", schema.OpposedLine, lambda _ledger, _ask, portion: {
                "pairs": accounts.oppositions(portion.items)}),
    Listing("copies", "Pages that repeat each other, most shared first", _copies, "copies",
            schema.CopyLine, _rewording),
    Listing("outlets", "Outlets; with a name, its pages", _outlets, "outlets",
            schema.OutletLine | schema.PageLine),
    Listing("corrections", "What people corrected, newest first", _corrections, "corrections",
            schema.CorrectionLine),
    Listing("problems", "What could not be read", _problems, "problems", schema.ProblemLine),
)  # fmt: skip
