"""The command about people: who says something, and one speaker's page."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer asks for it when the command runs
from typing import Annotated

import typer

from reportedly.cli_ledger import DEFAULT_LEDGER, AsJson, LedgerPath, opened
from reportedly.errors import NotFound


def people(
    name: Annotated[str | None, typer.Argument(help="A name in any spelling.")] = None,
    link: Annotated[
        Path | None,
        typer.Option(metavar="DUMP", help="Put them to a local table: id, name, aliases, what."),
    ] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """List who says something; with a name, that speaker's page."""
    from reportedly import terminal

    if link is not None:
        _link(name, link, ledger, as_json=as_json)
        return
    if name is not None:
        show_speaker(name, ledger, as_json=as_json)
        return
    from reportedly.retellings import people_rows

    with opened(ledger) as store:
        columns = ("name", "kind", "statements", "pages", "people", "origins")
        terminal.show_table(people_rows(store), columns, as_json=as_json)


def _link(name: str | None, dump: Path, ledger: str, *, as_json: bool) -> None:
    from reportedly import terminal
    from reportedly.ledger.speaker_pages import known_people
    from reportedly.people.links import links, read_entries

    with opened(ledger) as store:
        people = known_people(store, name)
    rows = (
        {
            "person": one.person.name,
            "id": one.entry.id,
            "name": one.entry.names[0],
            "score": one.score,
            "description": one.entry.description,
            "why": one.reason,
        }
        for one in links(people, read_entries(dump))
    )
    columns = ("person", "id", "name", "score", "description", "why")
    terminal.show_table(rows, columns, as_json=as_json)


def show_speaker(name: str, ledger: str, *, as_json: bool) -> None:
    """Everybody a name may mean on stdout. Raises NotFound where nobody is called so."""
    from reportedly import speaker_cards, terminal
    from reportedly.ledger.speaker_pages import speaker_pages
    from reportedly.ledger.spread import spread

    with opened(ledger) as store:
        found = speaker_pages(store, name)
        groups = spread(store, (page for one in found for page in speaker_cards.pages_of(one)))
    if not found:
        todo = "List who says something with: reportedly people"
        raise NotFound(f"nobody is called {name!r}", where=store.path, todo=todo)
    terminal.show_speakers(found, groups, as_json=as_json)
