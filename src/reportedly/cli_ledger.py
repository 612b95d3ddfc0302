"""Commands that look after a ledger: correct, and `ledger` check, backup and merge."""

from __future__ import annotations

import getpass
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.errors import CorrectionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.ledger import Ledger
    from reportedly.ledger.corrections import Change

app = typer.Typer(
    help="Check a ledger, back it up, add one to another.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

DEFAULT_LEDGER = "reportedly.db"
LedgerPath = Annotated[
    str,
    typer.Option("--ledger", help="A file, or postgresql://...", envvar="REPORTEDLY_LEDGER"),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON lines instead of cards.")]

SPAN = re.compile(r"(\d+)-(\d+)")


def opened(ledger: str) -> Ledger:
    """The ledger, only to read."""
    from reportedly.ledger import open_ledger

    return open_ledger(ledger, write=False)


@app.command()
def check(ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Look through every page and row; exit code 1 where something is not as it should be."""
    from reportedly.ledger.checking import faults, waiting

    count = 0
    with opened(ledger) as store:
        for count, told in enumerate(faults(store), start=1):  # noqa: B007 - told below
            typer.echo(told)
        for told in waiting(store):
            typer.echo(f"waiting, no statement has these words now: {told}", err=True)
        pages = store.counts()["pages"]
    typer.echo(f"{pages:,} pages looked through, {count:,} faults ({store.path})", err=True)
    if count:
        raise typer.Exit(1)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")],
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Write the whole ledger to a new file, while others may go on writing."""
    from reportedly.ledger import copying

    with opened(ledger) as store:
        copying.backup(store, file)
    typer.echo(f"{store.path} is backed up to {file}", err=True)


@app.command()
def merge(
    into: Annotated[str, typer.Argument(metavar="A", help="The ledger that gets more.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The ledger it comes from.")],
) -> None:
    """Add all that ledger B has to ledger A; B stays as it is."""
    from reportedly.ledger import copying, open_ledger

    with opened(other) as source, open_ledger(into) as target:
        done = copying.merge(target, source)
    typer.echo(f"{done.sentence()} ({target.path})", err=True)


def correct(
    what: Annotated[
        str | None,
        typer.Argument(help="PAGE:STATEMENT, a person's name, or a correction's id to undo."),
    ] = None,
    *,
    accept: Annotated[bool, typer.Option("--accept", help="It is right.")] = False,
    wrong: Annotated[bool, typer.Option("--wrong", help="It is no longer found.")] = False,
    speaker: Annotated[str | None, typer.Option(help="Who said it.")] = None,
    matter: Annotated[str | None, typer.Option(help="What it speaks of.")] = None,
    content: Annotated[str | None, typer.Option(help="Its characters, START-END.")] = None,
    source: Annotated[str | None, typer.Option(help="The source's characters.")] = None,
    cue: Annotated[str | None, typer.Option(help="The cue's characters.")] = None,
    same_as: Annotated[str | None, typer.Option(help="Another name of the person.")] = None,
    not_same: Annotated[
        str | None, typer.Option("--not", help="A name that is another person's.")
    ] = None,
    shown_as: Annotated[
        str | None, typer.Option(help="PAGE:NAME is another person there, of this name.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the latest one back.")] = False,
    why: Annotated[str | None, typer.Option(help="The reason, kept with it.")] = None,
    who: Annotated[str | None, typer.Option(help="Who you are.", envvar="REPORTEDLY_WHO")] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """Accept or correct a statement or a person; with nothing named, list all corrections."""
    from reportedly.ledger import open_ledger

    if what is None:
        _list(ledger, as_json=as_json)
        return
    given = {
        "accept": accept, "wrong": wrong, "speaker": speaker, "matter": matter, "content": content,
        "source": source, "cue": cue, "same_as": same_as, "not_same": not_same,
        "shown_as": shown_as,
    }  # fmt: skip
    about: dict[str, Any] = {"who": who or getpass.getuser(), "why": why}
    with open_ledger(ledger) as store:
        if undo:
            _undo(store, what, about)
            return
        made = list(_changes(what, given))
        if not made:
            raise CorrectionError("nothing to correct", todo="See: reportedly correct --help")
        for change, place in made:
            found = _placed(store, place, change) if place else {}
            number = store.correct(change, **found, **about)
            typer.echo(f"{what} corrected ({number[:8]})")


def _list(ledger: str, *, as_json: bool) -> None:
    from reportedly import terminal
    from reportedly.ledger.corrections import in_a_line

    with opened(ledger) as store:
        rows = [
            {
                **row,
                "id": row["id"] if as_json else row["id"][:8],
                "on": ":".join(filter(None, (row["page"], row["statement"]))) or "the ledger",
                "told": in_a_line(row),
                "stands": "yes" if row["stands"] else "no",
            }
            for row in store.corrections()
        ]
    terminal.show_table(rows, ("id", "on", "told", "stands"), as_json=as_json)


def _undo(store: Ledger, what: str, about: dict[str, Any]) -> None:
    """Undo a statement's latest correction, or the one with this id."""
    from reportedly.ledger import Undo

    page, colon, statement = what.partition(":")
    if colon:
        store.undo_last(store.find_page(page), statement, **about)
    else:
        store.correct(Undo(what), **about)
    typer.echo(f"{what} undone")


def _changes(what: str, given: dict[str, Any]) -> Iterator[tuple[Change, str | None]]:
    """Each change asked for, with the place it is at; None for the whole ledger."""
    from reportedly.ledger import (
        Accept,
        Apart,
        ChangeSpeaker,
        EditSpan,
        MoveTo,
        OnPage,
        Same,
        Wrong,
    )

    if given["accept"]:
        yield Accept(), what
    if given["wrong"]:
        yield Wrong(), what
    if given["speaker"] is not None:
        yield ChangeSpeaker(given["speaker"]), what
    if given["matter"] is not None:
        yield MoveTo(given["matter"]), what
    for part in ("content", "source", "cue"):
        if given[part] is not None:
            yield EditSpan(part, *_span(given[part])), what
    if given["same_as"] is not None:
        yield Same((what, given["same_as"])), None
    if given["not_same"] is not None:
        yield Apart((what, given["not_same"])), None
    if given["shown_as"] is not None:
        yield OnPage(what.partition(":")[2], given["shown_as"]), what


def _placed(store: Ledger, place: str, change: Change) -> dict[str, str]:
    """The page and statement a place names. Raises NotFound and CorrectionError."""
    from reportedly.ledger import OnPage

    page, colon, statement = place.partition(":")
    if not colon:
        raise CorrectionError(f"{place!r} names no statement", todo="Name it as PAGE:STATEMENT")
    found = {"page": store.find_page(page)}
    return found if isinstance(change, OnPage) else found | {"statement": statement}


def _span(written: str) -> tuple[int, int]:
    match = SPAN.fullmatch(written)
    if match is None:
        todo = "Write the first character and the one behind the last: 120-164"
        raise CorrectionError(f"no span: {written!r}", todo=todo)
    return int(match[1]), int(match[2])
