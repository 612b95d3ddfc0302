"""The door of the reading room: what comes in is checked before any route sees it.

The room's own address only (against DNS rebinding), changes only from its own pages, bodies no
larger than a page may be, and the token where one is asked for. What goes out has headers that
leave a hostile page nothing to run, load or send to.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from reportedly.errors import ReportedlyError
from reportedly.reading.limits import PAGE_BYTES, size
from reportedly.web.sessions import COOKIE, LASTS

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from reportedly.web.sessions import Session, Sessions

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer, forms would come with "Origin: null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Pages are hostile: no script, style or picture from anywhere but this server (OWASP CSP)."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SAFE = frozenset({"GET", "HEAD"})
OPEN_TO_ALL = ("/sign-in", "/static/")
"""Where nobody need be signed in."""

UPLOADS = PAGE_BYTES + (1 << 20)
"""Most bytes of an upload: a page's, and what a form puts around it."""

FORM_BYTES = 1 << 16
"""Most bytes of any other form: a few names and the words of a statement."""


def may_listen(host: str, token: str | None) -> None:
    """Raises ReportedlyError where a room without a token would be open to other machines."""
    if token is None and not _is_loopback(host):
        raise ReportedlyError(
            f"listening on {host} would open the room to everybody who reaches this machine",
            todo="Give a token: --token or REPORTEDLY_TOKEN",
        )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class TooMuch(Exception):
    """More came than was announced or allowed."""


class Guard:
    """The checks, as a layer around the whole room."""

    def __init__(self, app: ASGIApp, sessions: Sessions, hosts: Collection[str]) -> None:
        self.app = app
        self.sessions = sessions
        self.hosts = LOOPBACK | {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer why not."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        request = Request(scope)
        known = self.sessions.unsealed(request.cookies.get(COOKIE))
        session = known or self._bearer(request) or self.sessions.new()
        scope.setdefault("state", {})["session"] = session
        sent = _Sending(send, self._cookie(request, session) if known is None else None)
        refusal = self._refusal(request, session)
        if refusal is not None:
            await refusal(scope, receive, sent)
            return
        try:
            await self.app(scope, _limited(receive, _most(request)), sent)
        except TooMuch:
            if not sent.begun:
                await _too_large(request)(scope, receive, sent)

    def _refusal(self, request: Request, session: Session) -> Response | None:
        host = _host(request.headers.get("host", ""))
        if host not in self.hosts:
            return _refused(400, "This room does not answer to that address")
        if request.method not in SAFE and not _same_origin(request):
            return _refused(403, "Changes are taken from the room's own pages only")
        if _announced(request) > _most(request):
            return _too_large(request)
        if not session.signed_in and not request.url.path.startswith(OPEN_TO_ALL):
            if request.method not in SAFE or request.url.path.endswith((".json", ".csv")):
                return _refused(401, "Sign in, or send the token: Authorization: Bearer TOKEN")
            wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/sign-in?to={quote(wanted, safe='')}", 303)
        return None

    def _bearer(self, request: Request) -> Session | None:
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        return (
            self.sessions.signed_in("")
            if kind.lower() == "bearer" and self.sessions.opens(token.strip())
            else None
        )

    def _cookie(self, request: Request, session: Session) -> str | None:
        """The cookie a new visit gets; none for programs that send the token each time."""
        if request.headers.get("authorization"):
            return None
        return cookie(self.sessions.sealed(session), secure=request.url.scheme == "https")


def cookie(value: str, *, secure: bool) -> str:
    """A visit's cookie as a header has it."""
    end = "; Secure" if secure else ""
    return f"{COOKIE}={value}; Max-Age={LASTS}; Path=/; HttpOnly; SameSite=Lax{end}"


class _Sending:
    """Sends an answer with the headers every answer has."""

    def __init__(self, send: Send, cookie: str | None) -> None:
        self.send = send
        self.cookie = cookie
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers.setdefault("Cache-Control", "no-cache, private")
            shown = headers.get("content-type", "").startswith("text/html")
            if self.cookie and shown and "set-cookie" not in headers:
                headers.append("Set-Cookie", self.cookie)
        await self.send(message)


def _limited(receive: Receive, most: int) -> Receive:
    """The body as it comes, until it is more than allowed."""
    came = 0

    async def counted() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > most:
            raise TooMuch
        return message

    return counted


def _most(request: Request) -> int:
    return UPLOADS if request.url.path == "/add" else FORM_BYTES


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


def _host(header: str) -> str:
    """The name in a Host header, without its port; empty where it is none."""
    try:
        return (urlsplit(f"//{header}").hostname or "").lower()
    except ValueError:
        return ""


def _same_origin(request: Request) -> bool:
    """Whether a change comes from the room's own pages, as far as browsers tell.

    A browser sends Origin with every form; programs send neither header, and have no forms' token.
    """
    origin = request.headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()
    return request.headers.get("sec-fetch-site", "same-origin") == "same-origin"


def _refused(status: int, told: str) -> Response:
    return PlainTextResponse(f"{told}.\n", status)


def _too_large(request: Request) -> Response:
    return _refused(413, f"More than {size(_most(request))} at once are not taken")
