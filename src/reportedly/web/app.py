"""The routes of the reading room."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates

from reportedly import __version__
from reportedly.cards import in_words, interval
from reportedly.errors import NotFound, QueryError
from reportedly.ledger import open_ledger
from reportedly.terminal import as_plain
from reportedly.web.leaves import page_leaves

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from reportedly.ledger import Ledger
    from reportedly.statement import Report

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""Pages are hostile: no script, style or picture from anywhere but this server (OWASP CSP)."""

LONGEST_LIST = 500
"""Rows a list shows; the JSON of the same address has them all."""

OPPOSED = ("conflict", "undercut", "tension")


def create_app(ledger: str | Path) -> FastAPI:
    """The reading room over the ledger at this path or address. Raises LedgerError and NotFound."""
    open_ledger(ledger, write=False).close()  # says at once what is wrong with it
    room = FastAPI(title="Reportedly", version=__version__, docs_url=None, redoc_url=None)
    here = files("reportedly.web")
    room.mount("/static", StaticFiles(directory=str(here / "static")))
    templates = Jinja2Templates(directory=str(here / "templates"))
    templates.env.filters.update(interval=interval, in_words=in_words)
    room.middleware("http")(_guarded)
    _add_lists(room, templates, ledger)
    _add_pages(room, templates, ledger)
    return room


async def _guarded(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    """The response with headers that keep a hostile page harmless."""
    response = await call_next(request)
    response.headers.update(HEADERS)
    return response


def _add_lists(room: FastAPI, templates: Jinja2Templates, path: str | Path) -> None:
    """The front page with search, people, matters and conflicts."""

    def shown(request: Request, template: str, **values: Any) -> HTMLResponse:
        return templates.TemplateResponse(request, f"{template}.html", values)

    @room.get("/", response_class=HTMLResponse)
    def front(request: Request, q: str = "") -> HTMLResponse:
        with _opened(path) as ledger:
            refused, hits = "", []
            try:
                hits = ledger.search(q) if q else []
            except QueryError as error:
                refused = str(error)
            pages = [] if q else list(ledger.pages())[-LONGEST_LIST:][::-1]
            found = {"hits": hits, "pages": pages, "refused": refused}
            return shown(request, "front", q=q, counts=ledger.counts(), **found)

    @room.get("/pages.json")
    def pages_json() -> list[dict[str, Any]]:
        with _opened(path) as ledger:
            return list(ledger.pages())

    @room.get("/search.json")
    def search_json(q: str, limit: int = 50) -> list[dict[str, Any]]:
        with _opened(path) as ledger:
            try:
                return [asdict(hit) for hit in ledger.search(q, limit=limit)]
            except QueryError as error:
                raise HTTPException(400, str(error)) from error

    @room.get("/people", response_class=HTMLResponse)
    def people(request: Request, name: str = "") -> HTMLResponse:
        with _opened(path) as ledger:
            said = list(ledger.statements(speaker=name)) if name else []
            listed = [] if name else list(ledger.people())[:LONGEST_LIST]
            return shown(request, "people", name=name, said=said, people=listed)

    @room.get("/people.json")
    def people_json(name: str = "") -> list[dict[str, Any]]:
        with _opened(path) as ledger:
            return list(ledger.statements(speaker=name) if name else ledger.people())

    @room.get("/matters", response_class=HTMLResponse)
    def matters(request: Request) -> HTMLResponse:
        with _opened(path) as ledger:
            return shown(request, "matters", matters=list(ledger.matters())[:LONGEST_LIST])

    @room.get("/matters.json")
    def matters_json() -> list[dict[str, Any]]:
        with _opened(path) as ledger:
            return list(ledger.matters())

    @room.get("/conflicts", response_class=HTMLResponse)
    def conflicts(request: Request) -> HTMLResponse:
        with _opened(path) as ledger:
            return shown(request, "conflicts", pairs=list(ledger.relations(OPPOSED))[:LONGEST_LIST])

    @room.get("/conflicts.json")
    def conflicts_json() -> list[dict[str, Any]]:
        with _opened(path) as ledger:
            return list(ledger.relations(OPPOSED))


def _add_pages(room: FastAPI, templates: Jinja2Templates, path: str | Path) -> None:
    """One page, read or as JSON."""

    @room.get("/pages/{page}.json")
    def page_json(page: str) -> dict[str, Any]:
        return as_plain(_report(path, page))

    @room.get("/pages/{page}", response_class=HTMLResponse)
    def page_view(request: Request, page: str) -> HTMLResponse:
        report = _report(path, page)
        names = {speaker.id: speaker.name for speaker in report.speakers}
        values = {"report": report, "blocks": page_leaves(report), "names": names}
        return templates.TemplateResponse(request, "page.html", values)


def _report(path: str | Path, page: str) -> Report:
    with _opened(path) as ledger:
        try:
            return ledger.corrected(page).report
        except NotFound as error:
            raise HTTPException(404, str(error)) from error


def _opened(path: str | Path) -> Ledger:
    return open_ledger(path, write=False)
