"""The command about people: who says something, and one speaker's page."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli_ledger import DEFAULT_LEDGER, AsJson, LedgerPath, opened
from reportedly.errors import NotFound


def people(
    name: Annotated[str | None, typer.Argument(help="A name in any spelling.")] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """List who says something; with a name, that speaker's page."""
    from reportedly import terminal

    if name is not None:
        show_speaker(name, ledger, as_json=as_json)
        return
    with opened(ledger) as store:
        columns = ("name", "kind", "statements", "pages", "people")
        terminal.show_table(store.people(), columns, as_json=as_json)


def show_speaker(name: str, ledger: str, *, as_json: bool) -> None:
    """Everybody a name may mean on stdout. Raises NotFound where nobody is called so."""
    from reportedly import terminal
    from reportedly.ledger.speaker_pages import speaker_pages

    with opened(ledger) as store:
        found = speaker_pages(store, name)
    if not found:
        todo = "List who says something with: reportedly people"
        raise NotFound(f"nobody is called {name!r}", where=store.path, todo=todo)
    terminal.show_speakers(found, as_json=as_json)
