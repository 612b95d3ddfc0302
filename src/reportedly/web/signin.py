"""Signing in with the room's token, and the API's description."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from reportedly.web.forms import OwnForm
from reportedly.web.guard import cookie

if TYPE_CHECKING:
    from reportedly.web.room import Room


def router(room: Room) -> APIRouter:
    """The routes of signing in and out."""
    routes = APIRouter()

    @routes.get("/sign-in", response_class=HTMLResponse, include_in_schema=False)
    def ask(request: Request, to: str = "/") -> Response:
        if request.state.session.signed_in:
            return RedirectResponse(within(to), 303)
        return room.shown(request, "signin", to=within(to), wrong=False, part="")

    @routes.post("/sign-in", response_class=HTMLResponse, include_in_schema=False)
    def enter(request: Request, form: OwnForm) -> Response:
        to = within(form.get("to", "/"))
        if not room.sessions.opens(form.get("token", "")):
            return room.shown(request, "signin", 403, to=to, wrong=True, part="")
        session = room.sessions.signed_in(form.get("who", ""))
        answer = RedirectResponse(to, 303)
        secure = request.url.scheme == "https"
        answer.headers["Set-Cookie"] = cookie(room.sessions.sealed(session), secure=secure)
        return answer

    @routes.post("/sign-out", include_in_schema=False)
    def leave(request: Request, _form: OwnForm) -> Response:
        answer = RedirectResponse("/", 303)
        secure = request.url.scheme == "https"
        answer.headers["Set-Cookie"] = cookie("", secure=secure)
        return answer

    @routes.get("/api", response_class=HTMLResponse, include_in_schema=False)
    def api(request: Request) -> HTMLResponse:
        described = request.app.openapi()
        return room.shown(request, "api", paths=described["paths"], part="")

    return routes


def within(to: str) -> str:
    r"""An address of this room; the front page for any other.

    >>> within("/pages/3f2a?x=1"), within("//elsewhere.example/"), within("/\\elsewhere.example")
    ('/pages/3f2a?x=1', '/', '/')
    """
    parts = urlsplit(to)
    own = to.startswith("/") and not parts.netloc and not parts.scheme
    harmless = not to.startswith(("//", "/\\")) and to.isprintable() and "\\" not in to
    return to if own and harmless else "/"
