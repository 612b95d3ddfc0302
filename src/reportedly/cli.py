"""The commands.

Exit codes: 0 done; 1 done, but some pages had problems; 2 the input cannot be read; 3 the encoder's
files are missing or damaged; 4 the ledger cannot be opened or written; 5 an export failed;
130 stopped by Ctrl-C (everything shown by then is in the ledger).
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly import cli_ledger, cli_people
from reportedly.cli_ledger import DEFAULT_LEDGER, AsJson, LedgerPath, opened
from reportedly.errors import ExportError, NotFound, NotReadable, ReportedlyError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from typing import BinaryIO

    from reportedly.ledger import Ledger


app = typer.Typer(
    name="reportedly",
    help="Read news pages and put back who said what, when, through whom, and what was changed.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

INTERRUPTED = 130

PLACE = re.compile(r"[0-9a-f]+(:.*)?|[^:]*:.*")
"""How a page or a statement is named; anything else is a speaker's name."""

app.add_typer(cli_ledger.app, name="ledger")
app.command("correct")(cli_ledger.correct)
app.command("people")(cli_people.people)


def main() -> None:
    """Run the command line; errors print one message and set the exit code."""
    # numpy's matrices are small here and pages run beside each other: threads inside one product
    # cost more than the product (30x96 by 96x190: 14 microseconds on one, 2,700 on two)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app()
    except ReportedlyError as error:
        logging.getLogger(__name__).debug("stopped", exc_info=True)
        typer.echo(f"reportedly: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("reportedly: stopped", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away: nothing left to say
        sys.exit(0)
    except Exception as error:
        if logging.getLogger().isEnabledFor(logging.DEBUG):
            raise
        told = f"{type(error).__name__}: {error}"
        typer.echo(f"reportedly: a fault of ours: {told}. Run again with --debug", err=True)
        sys.exit(1)


@app.callback(invoke_without_command=True)
def top(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Log what is done, to stderr.")] = False,
) -> None:
    """Options for every command."""
    if version:
        from reportedly import __version__

        typer.echo(__version__)
        raise typer.Exit
    logging.basicConfig(level=logging.DEBUG if debug else logging.CRITICAL)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def read(
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, addresses, or - for stdin.")
    ],
    *,
    ledger: LedgerPath = DEFAULT_LEDGER,
    as_json: AsJson = False,
    jobs: Annotated[int, typer.Option(help="Pages read at the same time.", min=1)] = 1,
    again: Annotated[
        bool, typer.Option("--again", help="Read known pages anew; corrections are kept.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the last line.")] = False,
    private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private addresses too.")
    ] = False,
) -> None:
    """Read pages, show a card for each, and add everything to the ledger."""
    from reportedly import reading, terminal
    from reportedly.ledger import open_ledger
    from reportedly.page import Skipped
    from reportedly.run import Tally, run

    tally = Tally()
    show = terminal.printer(as_json=as_json, quiet=quiet)
    with (
        open_ledger(ledger) as store,
        terminal.progress(tally, wanted=quiet or not sys.stdout.isatty()),
    ):
        try:
            found = reading.discover(sources, allow_private=private)
            for item in run(found, store, tally, jobs=jobs, again=again):
                if isinstance(item, Skipped):
                    typer.echo(f"skipped {terminal.visible(item.where)}: {item.reason}", err=True)
                else:
                    show(item)
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        finally:
            typer.echo(f"{tally.sentence()} ({store.path})", err=True)
    if tally.failed:
        raise typer.Exit(1)
    if not (tally.pages or tally.known):
        raise NotFound("nothing to read", where=" ".join(sources), todo="See the lines above")


@contextmanager
def _written() -> Iterator[None]:
    """What is written to stdout inside; a reader who goes away ends the command in peace."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        told = f"the output could not be written: {error.strerror}"
        raise ExportError(told, todo="Make room or write elsewhere, and run again") from error


@app.command()
def restore(
    source: Annotated[str, typer.Argument(metavar="FILE", help="A text, or - for stdin.")] = "-",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print each altered place as a JSON line, no text.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Write no text; exit code 1 if it was altered.")
    ] = False,
) -> None:
    """Put back swapped letters: restored text to stdout, the report to stderr."""
    from reportedly.restoration.report import Tally
    from reportedly.restoration.stream import restore_stream

    tally = Tally()
    with _opened(source) as stream, _written():
        for piece in restore_stream(stream, partial(_encoding, source), tally):
            if as_json:
                for place in piece.places():
                    sys.stdout.write(f"{json.dumps(place)}\n")
            elif not check:
                sys.stdout.buffer.write(piece.restored())
        if as_json:
            sys.stdout.write(f"{json.dumps(tally.totals())}\n")
        sys.stdout.flush()
    typer.echo(tally.sentence(), err=True)
    if check and tally.places:
        raise typer.Exit(1)


@app.command()
def show(
    what: Annotated[
        list[str] | None,
        typer.Argument(help="Page ids (or their starts), page:statement, or a speaker's name."),
    ] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
    as_json: AsJson = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="What was changed from the first page to the second.")
    ] = False,
) -> None:
    """Show pages' cards again, one statement with all it rests on, a speaker, or all pages."""
    from reportedly import terminal
    from reportedly.ledger.chains import chain
    from reportedly.ledger.corrections import in_a_line

    if what and not diff and not all(map(PLACE.fullmatch, what)):
        cli_people.show_speaker(" ".join(what), ledger, as_json=as_json)
        return
    with opened(ledger) as store:
        if diff:
            _diff(store, what or [], as_json=as_json)
            return
        if not what:
            _table(store.pages(), ("id", "outlet", "title", "published", "story_best", "altered",
                                   "kind"), as_json=as_json)  # fmt: skip
            return
        for wanted in what:
            start, _, statement = wanted.partition(":")
            page = store.find_page(start)
            found = store.corrected(page)
            notes = {name: list(map(in_a_line, made)) for name, made in found.made.items()}
            if statement:
                said, before = notes.get(statement, ()), chain(store, page, statement)
                terminal.show_statement(found.report, statement, said, before, as_json=as_json)
            else:
                terminal.show_page(found.report, notes, as_json=as_json)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help='Words, a "phrase", speaker:NAME ...')],
    ledger: LedgerPath = DEFAULT_LEDGER,
    as_json: AsJson = False,
    limit: Annotated[int, typer.Option(help="At most this many.", min=1)] = 50,
) -> None:
    """Find words in restored text, or statements by speaker:, said:, act: and other fields."""
    from dataclasses import asdict

    from reportedly.ledger.query import from_arguments
    from reportedly.ledger.spread import counted, spread

    with opened(ledger) as store:
        hits = [asdict(hit) for hit in store.search(from_arguments(words), limit=limit)]
        _table(hits, ("page", "outlet", "title", "snippet", "statements"), as_json=as_json)
        pages = {hit["page"] for hit in hits}
        if pages:
            typer.echo(f"found on {counted(pages, spread(store, pages))}", err=True)


@app.command()
def matters(
    name: Annotated[str | None, typer.Argument(help="Words of a matter's name.")] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """List what statements of all pages speak of; with a name, its accounts in two columns."""
    from reportedly import terminal
    from reportedly.ledger.spread import spread

    with opened(ledger) as store:
        found = store.shared_matters(name)
        if name is not None:
            originals = _originals(store)
            terminal.show_matters(found, originals, as_json=as_json)
            return
        terminal.list_matters(found, partial(spread, store), as_json=as_json)


@app.command()
def propose(
    name: Annotated[str, typer.Argument(help="Words of a matter's name.")],
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Ask the language model at REPORTEDLY_LLM_URL about pairs of a matter the rules leave open."""
    from reportedly import proposing
    from reportedly.ledger import open_ledger
    from reportedly.matters.wide import open_pairs, wide

    where = proposing.endpoint()
    if where is None:
        todo = "Set REPORTEDLY_LLM_URL; Reportedly needs no language model for anything else"
        raise ReportedlyError("no language model is named", todo=todo)
    kept = 0
    with open_ledger(ledger) as store:
        for one in list(store.shared_matters(name)):
            pairs = open_pairs(wide(one.names, one.told))[: proposing.MOST_PAIRS]
            kept += store.keep_proposals(list(proposing.propose(pairs, where)))
    typer.echo(f"{kept:,} proposals kept; see them with: reportedly matters {name}", err=True)


@app.command()
def conflicts(ledger: LedgerPath = DEFAULT_LEDGER, as_json: AsJson = False) -> None:
    """Show matters whose accounts differ, side by side, then statements that oppose each other."""
    from reportedly import terminal
    from reportedly.retellings import opposition_rows

    with opened(ledger) as store:
        disputed = terminal.show_disputed(
            store.shared_matters(least_pages=2), _originals(store), as_json=as_json
        )
        terminal.show_conflicts(
            opposition_rows(store, ("conflict", "undercut", "tension")),
            as_json=as_json,
            besides=disputed > 0,
        )


def _originals(store: Ledger) -> dict[str, str]:
    """For each page that repeats another the one that stands for both."""
    from reportedly.copies import page_groups

    found = store.copies()
    groups = page_groups(found)
    pages = {page for copy in found for page in (copy.a, copy.b)}
    return {page: root for page in pages if (root := groups.root(page)) != page}


@app.command()
def copies(
    ledger: LedgerPath = DEFAULT_LEDGER,
    as_json: AsJson = False,
    quotes: Annotated[
        bool, typer.Option("--quotes", help="The same quotation on several pages instead.")
    ] = False,
) -> None:
    """List pages that repeat each other, how, how much of the shorter, and which came first."""
    from reportedly.copies import page_groups
    from reportedly.ledger.spread import counted

    with opened(ledger) as store:
        if quotes:
            _quotes(store, as_json=as_json)
            return
        found = store.copies()
        names = {row["id"]: row["outlet"] or row["title"] for row in store.pages()}
        rows = [
            {
                "page": copy.a,
                "other": copy.b,
                "kind": copy.kind.value,
                "share": f"{copy.share:.0%}",
                "original": copy.original or "not known",
                "confidence": f"{copy.confidence:.0%}" if copy.original else "",
                "told_by": names[copy.original] if copy.original else "",
                "why": "; ".join(copy.evidence),
            }
            for copy in found
        ]
        _table(rows, ("page", "other", "kind", "share", "original", "confidence", "told_by", "why"),
               as_json=as_json)  # fmt: skip
        pages = {page for copy in found for page in (copy.a, copy.b)}
        if pages:
            typer.echo(counted(pages, page_groups(found)), err=True)


@app.command()
def problems(ledger: LedgerPath = DEFAULT_LEDGER, as_json: AsJson = False) -> None:
    """List what could not be read, and why."""
    with opened(ledger) as store:
        _table(store.failures(), ("where", "message", "seen_at"), as_json=as_json)


@app.command()
def export(
    kind: Annotated[str, typer.Argument(metavar="FORMAT", help="csv, jsonl or xlsx.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="The file to write.")] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Write all statements to a file."""
    from reportedly.export import export as write

    path = out or Path(f"statements.{kind}")
    with opened(ledger) as store:
        count = write(store, kind, path)
    typer.echo(f"{count:,} statements written to {path}", err=True)


@app.command()
def serve(
    ledger: LedgerPath = DEFAULT_LEDGER,
    port: Annotated[int, typer.Option(help="The port.", min=1, max=65535)] = 8123,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option(help="What readers sign in with.", envvar="REPORTEDLY_TOKEN"),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(help="A host name readers reach the room by.")
    ] = None,
) -> None:
    """Open the reading room: http://127.0.0.1:8123, for this machine only.

    Beyond this machine (--host) it opens only with a token, and behind a server that adds TLS.
    """
    try:
        import uvicorn

        from reportedly.web import create_app
        from reportedly.web.guard import may_listen
    except ModuleNotFoundError as error:
        todo = 'Install it with: pip install "reportedly[web]"'
        raise ReportedlyError(f"the reading room needs {error.name}", todo=todo) from error
    may_listen(host, token)
    room = create_app(ledger, token=token, hosts=[host, *(name or [])])
    told = f"[{host}]" if ":" in host else host
    typer.echo(f"The reading room is open at http://{told}:{port} (Ctrl-C closes it)", err=True)
    uvicorn.run(room, host=host, port=port, log_level="warning", server_header=False)


@app.command()
def doctor(ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Check that everything needed is there and whole, and say what to do where it is not."""
    from reportedly.checks import check_all

    sound = True
    for name, well, detail in check_all(ledger):
        typer.echo(f"{'ok ' if well else 'BAD'}  {name}: {detail}")
        sound = sound and well
    if not sound:
        raise typer.Exit(1)


def _quotes(store: Ledger, *, as_json: bool) -> None:
    from reportedly.retellings import quotation_rows, quotations

    columns = ("quotation", "speaker", "tellings", "origins", "first", "trimmed", "finding")
    _table(quotation_rows(quotations(store)), columns, as_json=as_json)


def _diff(store: Ledger, pages: list[str], *, as_json: bool) -> None:
    """What became of one page in another. Raises NotFound where not two are named."""
    from reportedly import terminal
    from reportedly.diffs import Sides

    if len(pages) != 2:
        todo = "List copies with: reportedly copies"
        raise NotFound("--diff compares two pages: name both", where=store.path, todo=todo)
    left, right = (store.report(store.find_page(page)).page for page in pages)
    terminal.show_diff(Sides(left, right), as_json=as_json)


def _opened(source: str) -> AbstractContextManager[BinaryIO]:
    """The bytes of a file, or of standard input for "-". Raises NotFound and NotReadable."""
    if source == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(source).open("rb")
    except FileNotFoundError as error:
        raise NotFound("no such file", where=source, todo="Check the path") from error
    except OSError as error:
        raise NotReadable(error.strerror or str(error), where=source) from error


def _encoding(source: str, head: bytes) -> tuple[str, int]:
    """The codec of a text by its first bytes, and its byte order mark's length; or NotReadable."""
    from reportedly.reading.charset import byte_order_mark
    from reportedly.reading.decode import decode, looks_binary

    if looks_binary(head):
        raise NotReadable("no text, but binary data", where=source, todo="Give a text file")
    return decode(head).encoding, byte_order_mark(head)[1]


def _table(rows: Iterable[Mapping[str, Any]], columns: tuple[str, ...], *, as_json: bool) -> None:
    from reportedly import terminal

    terminal.show_table(rows, columns, as_json=as_json)


if __name__ == "__main__":
    main()
