"""The front page, a page as it reads, and one statement of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Request, Response
from fastapi.responses import HTMLResponse

from reportedly.codec import encode
from reportedly.errors import NotFound
from reportedly.ledger.browsing import EVERYTHING
from reportedly.ledger.chains import chain as earlier_tellings
from reportedly.terminal import as_plain
from reportedly.web.accounts import Opposition, oppositions
from reportedly.web.answers import as_csv, tagged
from reportedly.web.drawing import chain
from reportedly.web.lists import OPPOSED
from reportedly.web.margin import Card, View, evidence, opposition_counts, view
from reportedly.web.origins import with_origins
from reportedly.web.schema import Told

if TYPE_CHECKING:
    from reportedly.ledger import Ledger, Revision
    from reportedly.web.room import Room

NEW, PAIRS = 12, 4
"""Pages, and accounts against each other, that the front page shows: one screen."""

PageId = Annotated[str, Path(max_length=64, description="A page's id, as the lists give it")]
StatementId = Annotated[str, Path(max_length=64, description="A statement's id on its page")]

RESPONSES: dict[int | str, dict[str, Any]] = {
    404: {"model": Told},
    304: {"description": "The reader has this already (If-None-Match)"},
    401: {"description": "The room asks for a token"},
}


def router(room: Room) -> APIRouter:
    """The routes of pages."""
    routes = APIRouter()

    @routes.get("/", response_class=HTMLResponse, include_in_schema=False)
    def front(request: Request) -> HTMLResponse:
        with room.ledger() as ledger:
            values: dict[str, Any] = {
                "counts": ledger.counts("pages", "statements", "corrections", "failures"),
                "origins": ledger.count_origins(),
                "pages": ledger.page_portion(limit=NEW).items,
                "pairs": _one_a_page(ledger.opposed_portion(OPPOSED, limit=60).items),
                "matters": ledger.matter_portion(limit=8).items,
                "speakers": ledger.speaker_portion(limit=8).items,
            }
        return room.shown(request, "front", part="", **values)

    @routes.get("/pages/{page}/{statement}.json", responses=RESPONSES, tags=["pages"],
                summary="One statement as it stands, with what people changed")  # fmt: skip
    def statement_json(request: Request, page: PageId, statement: StatementId) -> Response:
        with room.ledger() as ledger:
            revision = _corrected(ledger, page)
            found = next((s for s in revision.report.statements if s.id == statement), None)
            if found is None:
                raise HTTPException(404, f"no statement {statement} on page {page}")
            earlier = [one.as_plain() for one in earlier_tellings(ledger, page, statement)]
        return tagged(request, encode(found) | {
            "page": page, "earlier": earlier, "verdict": revision.verdicts.get(statement),
            "corrections": revision.made.get(statement, ()),
        })  # fmt: skip

    @routes.get("/pages/{page}.json", responses=RESPONSES, tags=["pages"],
                summary="A page as it stands, with everything read off it")  # fmt: skip
    def page_json(request: Request, page: PageId) -> Response:
        with room.ledger() as ledger:
            revision = _corrected(ledger, page)
            copies = _copies_of(ledger, page)
            origin = ledger.origins_of([page]).root(page)
        said = {"verdicts": revision.verdicts, "corrections": revision.made}
        return tagged(request, as_plain(revision.report) | said | {
            "copies": copies, "origin": origin,
        })  # fmt: skip

    @routes.get("/pages/{page}.csv", response_class=Response, tags=["pages"],
                responses={**RESPONSES, 200: {"content": {"text/csv": {}}}},
                summary="The statements of a page as they stand, as CSV")  # fmt: skip
    def page_csv(page: PageId) -> Response:
        with room.ledger() as ledger:
            _known(ledger, page)
            said = ledger.statement_portion(page=page, limit=EVERYTHING)
            rows = with_origins(ledger, said).items
        return as_csv(rows, f"page-{page}")

    @routes.get("/pages/{page}", response_class=HTMLResponse, include_in_schema=False)
    def page_view(request: Request, page: PageId) -> HTMLResponse:
        return page_answer(room, request, page)

    @routes.get("/pages/{page}/{statement}", response_class=HTMLResponse, include_in_schema=False)
    def statement_view(request: Request, page: PageId, statement: StatementId) -> HTMLResponse:
        return page_answer(room, request, page, statement)

    return routes


def _one_a_page(rows: list[dict[str, Any]]) -> list[Opposition]:
    """The first opposition of each page, a few: a front page shows breadth."""
    firsts: dict[str, Opposition] = {}
    for found in oppositions(rows):
        firsts.setdefault(found.row["page"], found)
    return list(firsts.values())[:PAIRS]


def page_answer(room: Room, request: Request, page: str, chosen: str = "") -> HTMLResponse:
    """A page's view, open at a statement if one is chosen. Raises HTTPException 404."""
    with room.ledger() as ledger:
        revision = _corrected(ledger, page)
        shown = view(revision)
        card = next((item for item in shown.cards if item.id == chosen), None)
        if chosen and card is None:
            raise HTTPException(404, f"no statement {chosen} on page {page}")
        copies = _copies_of(ledger, page)
        earlier = earlier_tellings(ledger, page, chosen) if card else ()
        known = {"speaker": ledger.known_names("speaker"), "matter": ledger.known_names("matter")}
    values = _values(shown, card) | {"copies": copies, "known": known, "earlier": earlier}
    return room.shown(request, "page", part="pages", **values)


def card_values(revision: Revision) -> dict[str, Any]:
    """What the template of a card needs beside the card."""
    return {"page": revision.report.page, "chosen": "", "proof": [], "drawn": "", "earlier": ()}


def _values(shown: View, card: Card | None) -> dict[str, Any]:
    page = shown.report.page
    hands = (card.who, *card.relays, page.outlet or "this page") if card else ()
    return {
        "view": shown,
        "report": shown.report,
        "page": page,
        "numbers": {item.id: item.number for item in shown.cards},
        "headed": any(not row.folded and row.label == "headline" for row in shown.rows),
        "chosen": card.id if card else "",
        "proof": evidence(page, card.statement) if card else [],
        "drawn": chain(hands) if card else "",
        "against": opposition_counts(shown.report),
        "dated": next((f.where for f in page.found if f.field == "published" and f.chosen), ""),
    }


def _copies_of(ledger: Ledger, page: str) -> list[dict[str, Any]]:
    copies = ledger.copies_of({page})
    others = [copy.b if copy.a == page else copy.a for copy in copies]
    told = ledger.page_rows(others)
    found = [
        {"way": {other: "copy of", page: "copied by"}.get(copy.original or "", "shares with"),
         "id": other, "name": told[other]["outlet"] or told[other]["title"], "share": copy.share}
        for copy, other in zip(copies, others, strict=True)
    ]  # fmt: skip
    return sorted(found, key=lambda row: -row["share"])


def _known(ledger: Ledger, page: str) -> None:
    if not ledger.has(page):
        raise HTTPException(404, f"no page {page} in this ledger")


def _corrected(ledger: Ledger, page: str) -> Revision:
    try:
        return ledger.corrected(page)
    except NotFound as error:
        raise HTTPException(404, error.what) from error
