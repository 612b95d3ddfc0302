"""What every route of the reading room needs: the ledger, the templates, who is reading."""

from __future__ import annotations

import getpass
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any

from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from reportedly.ledger import open_ledger
from reportedly.web import wording
from reportedly.web.sessions import Sessions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi import Request
    from fastapi.responses import HTMLResponse

    from reportedly.copies import Copy
    from reportedly.ledger import Ledger
    from reportedly.web.runs import Runs

COPIES_UP_TO = 3000
"""Pages up to which a reader need not wait long for copies: 3,000 pages of 500 words, a third of
them copies, took 6 s on a busy core; for more there is the command `reportedly copies`."""

HOLDS = 20
"""How many times as long as it took to find them copies are shown while pages are added: looking
for copies takes at most a twentieth of the room's time."""


@dataclass(slots=True)
class Room:
    """A reading room over one ledger. With `team` everybody signs in with a token."""

    path: str | Path
    sessions: Sessions
    templates: Jinja2Templates
    runs: Runs
    copies: _Copies = field(init=False)

    def __post_init__(self) -> None:
        self.copies = _Copies(self)

    @contextmanager
    def ledger(self, *, write: bool = False) -> Iterator[Ledger]:
        """The ledger, open for as long as one answer takes."""
        with open_ledger(self.path, write=write) as opened:
            yield opened

    def who(self, request: Request) -> str:
        """Who is reading: the name given on signing in, or the owner of this machine."""
        return request.state.session.who or getpass.getuser()

    def shown(
        self, request: Request, template: str, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """A page of the room."""
        session = request.state.session
        always = {"csrf": self.sessions.csrf(session), "team": self.sessions.team,
                  "reader": session.who, "path": request.url.path,
                  "q": ""}  # fmt: skip
        return self.templates.TemplateResponse(
            request, f"{template}.html", always | values, status_code=status
        )


def templates() -> Jinja2Templates:
    """The templates, every value escaped, an unknown name an error."""
    folder = str(files("reportedly.web") / "templates")
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(wording.FILTERS)
    environment.globals.update(days=wording.days, who=wording.who)
    return Jinja2Templates(env=environment)


class _Copies:
    """Pages that repeat each other, worked out anew when the ledger changed, but not too often."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self._lock = Lock()
        self._state: tuple[object, ...] | None = None
        self._good_until = 0.0
        self._found: tuple[Copy, ...] = ()

    def all(self, ledger: Ledger) -> tuple[Copy, ...] | None:
        """All pairs of copies, None where the ledger has too many pages to say so at once."""
        with self._lock:
            state = ledger.state()
            if state == self._state or monotonic() < self._good_until:
                return self._found
            if ledger.counts()["pages"] > COPIES_UP_TO:
                return None
            begun = monotonic()
            self._found, self._state = ledger.copies(), state
            self._good_until = monotonic() + HOLDS * (monotonic() - begun)
            return self._found

    def of(self, ledger: Ledger, page: str) -> list[Copy]:
        """The copies a page is one of; none where that is not known at once."""
        return [copy for copy in self.all(ledger) or () if page in {copy.a, copy.b}]
