"""What every route of the reading room needs: the ledger, the templates, who is reading."""

from __future__ import annotations

import getpass
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
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

    from reportedly.ledger import Ledger
    from reportedly.web.runs import Runs


@dataclass(slots=True)
class Room:
    """A reading room over one ledger. With `team` everybody signs in with a token."""

    path: str | Path
    sessions: Sessions
    templates: Jinja2Templates
    runs: Runs

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
