"""The reading room put together: its routes, its door, and what it says when something is wrong."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from reportedly import __version__
from reportedly.errors import InputError, LedgerBusy, NotFound, ReportedlyError
from reportedly.ledger import open_ledger
from reportedly.web import correcting, intake, lists, matter_pages, pages, people, signin
from reportedly.web.guard import Guard
from reportedly.web.room import Room, templates
from reportedly.web.runs import Runs
from reportedly.web.sessions import Sessions

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def create_app(
    ledger: str | Path, *, token: str | None = None, hosts: Collection[str] = ()
) -> FastAPI:
    """The reading room over the ledger at this path or address.

    With a `token` readers sign in with it. `hosts` are names the room answers to beside those of
    this machine. Raises LedgerError, NotFound, and ReportedlyError for a token too short.
    """
    open_ledger(ledger, write=False).close()  # says at once what is wrong with it
    sessions = Sessions(token)
    about = "Everything the reading room shows: who said what, and never who is right."
    app = FastAPI(title="Reportedly", version=__version__, description=about, docs_url=None,
                  redoc_url=None)  # fmt: skip
    room = Room(ledger, sessions, templates(), Runs(ledger))
    app.state.room = room
    app.mount("/static", StaticFiles(directory=str(files("reportedly.web") / "static")))
    for part in (signin, intake, lists, matter_pages, people, correcting, pages):
        app.include_router(part.router(room))
    _say_what_is_wrong(app, room)
    app.add_middleware(Guard, sessions=sessions, hosts=hosts)
    return app


def _say_what_is_wrong(app: FastAPI, room: Room) -> None:
    def answer(request: Request, status: int, told: str) -> Response:
        if request.url.path.endswith((".json", ".csv")):
            return JSONResponse({"detail": told}, status)
        return room.shown(request, "wrong", status, told=told, part="", status_code=status)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        return answer(request, error.status_code, error.detail)

    @app.exception_handler(RequestValidationError)
    def not_understood(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return answer(request, 400, f"{first['loc'][-1]}: {first['msg']}")

    @app.exception_handler(ReportedlyError)
    def ours(request: Request, error: ReportedlyError) -> Response:
        return answer(request, _status(error), f"{error.what}. {error.todo or ''}".strip())


def _status(error: ReportedlyError) -> int:
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, LedgerBusy):
        return 503
    return 400 if isinstance(error, InputError) else 500
