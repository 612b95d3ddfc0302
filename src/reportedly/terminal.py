"""Putting cards, tables and progress on the terminal, or plain text and JSON into a pipe."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from reportedly.cards import plain, rendered, visible
from reportedly.codec import encode
from reportedly.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reportedly.cards import Notes
    from reportedly.copies import Groups
    from reportedly.diffs import Sides
    from reportedly.ledger.chains import Earlier
    from reportedly.ledger.sharing import Shared
    from reportedly.ledger.speaker_pages import SpeakerPage
    from reportedly.page import Page, Span
    from reportedly.run import Tally
    from reportedly.statement import Report

__all__ = [
    "list_matters",
    "printer",
    "progress",
    "show_conflicts",
    "show_diff",
    "show_disputed",
    "show_matters",
    "show_page",
    "show_speakers",
    "show_statement",
    "show_table",
    "visible",
]

NOT_PRINTED = {"record", "raw", "text"}
"""Fields left out of printed JSON: bytes and the page's whole text; `export` has the records."""


def printer(*, as_json: bool = False, quiet: bool = False) -> Callable[[Report], None]:
    """A function that puts a report on stdout: a framed card, plain text, or one JSON line."""
    return (lambda _: None) if quiet else partial(show_page, as_json=as_json)


def show_page(report: Report, notes: Notes | None = None, *, as_json: bool = False) -> None:
    """A report on stdout, with what people said of its statements."""
    if as_json:
        said = {"notes": notes} if notes else {}
        _out(json.dumps(as_plain(report) | said, ensure_ascii=False))
    elif not sys.stdout.isatty():
        _out(plain(report, notes))
    else:
        from rich.console import Console

        Console().print(rendered(report, notes))


def as_plain(report: Report) -> dict[str, Any]:
    """A report as JSON values; bytes are given by their length and digest only."""
    page = {name: encode(getattr(report.page, name))
            for name in report.page.__slots__ if name not in NOT_PRINTED}  # fmt: skip
    texts = {"original": report.page.text.original, "restored": report.page.text.restored}
    parts = (
        "statements",
        "speakers",
        "dates",
        "matters",
        "relations",
        "date",
        "page_date",
        "problems",
    )
    return {"page": {**page, **texts}, **{name: encode(getattr(report, name)) for name in parts}}


@contextmanager
def progress(tally: Tally, *, wanted: bool) -> Iterator[None]:
    """A moving bar on stderr with the tally's sentence; nothing where stderr is no terminal.

    It is not `wanted` where cards go to the same terminal: they show how far a run is.
    """
    if not wanted or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.live import Live
    from rich.progress_bar import ProgressBar
    from rich.table import Table

    bar = ProgressBar(pulse=True, width=24)  # the number of pages is not known beforehand

    def drawn() -> Table:
        line = Table.grid(padding=(0, 1))
        line.add_row(bar, tally.sentence())
        return line

    with Live(get_renderable=drawn, console=Console(stderr=True), transient=True):
        yield


def show_table(
    rows: Iterable[Mapping[str, Any]], columns: tuple[str, ...], *, as_json: bool = False
) -> None:
    """Rows as JSON lines, as a drawn table, or tab-separated where stdout is no terminal."""
    if as_json:
        for row in rows:
            kept = {name: value for name, value in row.items() if name != "record"}
            _out(json.dumps(kept, ensure_ascii=False, default=str))
        return
    if not sys.stdout.isatty():
        _out("\t".join(columns))
        for row in rows:
            _out("\t".join(_cell(row[name]) for name in columns))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*(name.replace("_", " ") for name in columns), box=None, header_style="bold")
    for row in rows:
        table.add_row(*(Text(_cell(row[name])) for name in columns))
    Console().print(table)


def show_speakers(pages: Sequence[SpeakerPage], groups: Groups, *, as_json: bool = False) -> None:
    """The pages of the speakers a name may mean: JSON lines, plain text, or in colour.

    `groups` join pages of one origin.
    """
    from reportedly import speaker_cards

    if as_json:
        for page in pages:
            told = {"origins": groups.count(speaker_cards.pages_of(page))}
            _out(json.dumps(asdict(page) | told, ensure_ascii=False, default=str))
        return
    lines = speaker_cards.lines(pages, groups)
    if not sys.stdout.isatty():
        for line in lines:
            _out(" " * line.indent + line.text)
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console()
    for line in lines:
        console.print(Padding(Text(line.text, line.style), (0, 0, 0, line.indent)))


def list_matters(found: Iterable[Shared], *, as_json: bool = False) -> None:
    """One row a matter: its name, how often it is told, by how many origins, how it stands."""
    from reportedly.columns import as_row
    from reportedly.matters.wide import wide

    rows = (as_row(one, wide(one.names, one.told, one.homes)) for one in found)
    if as_json:
        show_table(rows, (), as_json=True)
        return
    told = ({**row, "pages": row["page_count"]} for row in rows)
    show_table(told, ("name", "pages", "origins", "statements", "question", "summary"))


def show_matters(found: Iterable[Shared], *, as_json: bool = False) -> None:
    """The card of each matter: its question with the accounts in two columns."""
    shown = 0
    for one in found:
        _show_matter(one, as_json=as_json)
        shown += 1
    if not shown and not as_json:
        _out("no matter of that name; list them with: reportedly matters")


def show_disputed(found: Iterable[Shared], *, as_json: bool = False) -> int:
    """Show the matters whose question is answered both ways; how many they were."""
    from reportedly.matters.wide import wide

    shown = 0
    for one in found:
        matter = wide(one.names, one.told, one.homes)
        if matter.question.disputed or matter.relations:
            _show_matter(one, as_json=as_json)
            shown += 1
    return shown


def _show_matter(one: Shared, *, as_json: bool) -> None:
    from reportedly.columns import as_row, lines
    from reportedly.matters.wide import wide

    matter = wide(one.names, one.told, one.homes)
    if as_json:
        show_table([as_row(one, matter)], (), as_json=True)
        return
    for line in lines(one, matter):
        _out(line)


def show_conflicts(
    rows: Iterable[Mapping[str, Any]], *, as_json: bool = False, besides: bool = False
) -> None:
    """Each pair of accounts with speaker, day, standing and words, and why they are shown.

    Of an undercut, the one that denies the other's force stands first. The pages of a row repeat
    each other. `besides`: other accounts that differ were shown already.
    """
    if as_json:
        show_table(rows, (), as_json=True)
        return
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007 - the count is told below
        _out(f"{row['kind'].upper()}  {_cell(row['title'])}  (page {row['page']})")
        _out(f"  why: {_cell(row['reason'])}")
        if len(row["pages"]) > 1:
            _out(f"  told on {len(row['pages'])} pages of 1 origin: {_cell(row['pages'])}")
        for side in ("b", "a") if row["kind"] == "undercut" else ("a", "b"):
            who = row[f"{side}_speaker_name"] or row[f"{side}_source"] or "nobody named"
            known = (row[f"{side}_{name}"] for name in ("act", "standing", "status", "said_begin"))
            _out(
                f"  {row[side]}  {_cell(who)} · {' · '.join(_cell(item) for item in known if item)}"
            )
            _out(f"      {_cell(row[f'{side}_content'])}")
        _out("")
    if not count and not besides:
        _out("no accounts that contradict each other")


def show_diff(sides: Sides, *, as_json: bool = False) -> None:
    """What became of one page in another: marked sentences, or one JSON line a change."""
    from reportedly import diffs

    if as_json:
        show_table(diffs.rows(sides), (), as_json=True)
    elif sys.stdout.isatty():
        from rich.console import Console
        from rich.padding import Padding
        from rich.text import Text

        console = Console()
        for line in diffs.lines(sides):
            text = Text(line.text, line.style)
            text.highlight_regex(r"\[-.*?-\]", "red strike")
            text.highlight_regex(r"\{\+.*?\+\}", "green")
            console.print(Padding(text, (0, 0, 0, line.indent)))
    else:
        _out(diffs.plain(sides).rstrip("\n"))


def show_statement(
    report: Report,
    wanted: str,
    notes: Sequence[str] = (),
    earlier: Sequence[Earlier] = (),
    *,
    as_json: bool = False,
) -> None:
    """One statement, every field with the page's characters and the bytes it rests on.

    `earlier` are the pages of the ledger that told it before, the nearest first.
    """
    found = next((item for item in report.statements if item.id == wanted), None)
    if found is None:
        raise NotFound(f"no statement {wanted} on page {report.page.id}",
                       todo=f"List them with: reportedly show {report.page.id}")  # fmt: skip
    if as_json:
        said = {"notes": list(notes)} if notes else {}
        told = {"earlier": [one.as_plain() for one in earlier]}
        _out(json.dumps(encode(found) | said | told, ensure_ascii=False))
        return
    for name in found.__slots__:
        _out_field(report.page, name, getattr(found, name))
    for number, one in enumerate(earlier):
        known = (one.outlet or one.title, str(one.published or "day not known"), one.id)
        _out(f"told before{' that' if number else ''}: {' · '.join(map(_cell, known))}")
        _out(f"    {_cell(one.words)}")
        _out(f"    why: {_cell('; '.join(one.reasons))}")
    for note in notes:
        _out(f"correction: {_cell(note)}")


def _out_field(page: Page, name: str, value: Any) -> None:
    if value is None or value == ():
        return
    if isinstance(value, tuple):
        for item in value:
            _out_field(page, name, item)
        return
    words = getattr(value, "text", None) or getattr(value, "name", None)
    told = encode(getattr(value, "value", words or value))
    rule = getattr(value, "rule", "")
    _out(f"{name.replace('_', ' ')}: {_cell(told)}{f'  [{rule}]' if rule else ''}")
    for span in getattr(value, "spans", ()):
        _out(f"    {_evidence(page, span)}")


def _evidence(page: Page, span: Span) -> str:
    """The characters of a span as they lie on the page, and where its bytes are."""
    ranges = page.text.to_bytes.sources(span)
    where = ", ".join(f"{part.start}-{part.end}" for part in ranges)
    lies = visible(page.text.original[span.start : span.end])
    return f"“{lies}” characters {span.start}-{span.end}, bytes {where or 'none'}"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return " ".join(map(str, value))
    return visible(str(value))


def _out(text: str) -> None:
    sys.stdout.write(text.encode("utf-8", "replace").decode("utf-8") + "\n")
    sys.stdout.flush()  # whoever reads a pipe sees each page as it comes
