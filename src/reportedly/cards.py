"""What a reader sees of a page at the terminal: one card, in colour or plain."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.page import Label
from reportedly.statement import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rich.console import RenderableType

    from reportedly.page import Page, PageDate, Problem
    from reportedly.statement import Relation, Report, SaidAt, Statement

SHOWN = 280
"""Characters of a statement a card shows; about three lines at 100 columns."""

SURE = 0.9
LIKELY = 0.7
"""From these confidences on a statement is called sure, or likely. On every 14th training article
of PolNeAR 95 % of the sure ones were right, 83 % of the likely ones, 48 % of the rest."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card: its words, how far in, and its style (a rich style name)."""

    text: str
    style: str = ""
    indent: int = 0


Notes = Mapping[str, Sequence[str]]
"""What people said of each statement, by its id."""


def lines(report: Report, notes: Notes | None = None) -> Iterator[Line]:
    """The lines of a page's card, top to bottom."""
    page = report.page
    yield Line(visible(page.title), "bold")
    yield Line(" · ".join(_about(page)), "dim")
    yield from _dated(report)
    yield from _altered(page)
    yield from _set_aside(page)
    yield from (Line(f"! {visible(problem.message)}", "yellow") for problem in _problems(report))
    yield from _said(report, notes or {})
    yield from _matters(report)
    yield from _opposed(report)


def rendered(report: Report, notes: Notes | None = None) -> RenderableType:
    """The card in a frame, for a terminal."""
    from rich.padding import Padding
    from rich.panel import Panel
    from rich.text import Text

    from rich.console import Group  # isort: skip

    head, *rest = lines(report, notes)
    body = (Padding(Text(line.text, line.style), (0, 0, 0, line.indent)) for line in rest)
    title = Text(f" {head.text} ", head.style)
    foot = Text(f" page {report.page.id} ", "dim")
    return Panel(Group(*body), title=title, subtitle=foot, title_align="left",
                 subtitle_align="right", padding=(0, 1))  # fmt: skip


def plain(report: Report, notes: Notes | None = None) -> str:
    """The card as text, for files and pipes."""
    return "\n".join(" " * line.indent + line.text for line in lines(report, notes)) + "\n"


def visible(text: str) -> str:
    r"""The text on one line, with everything that could steer a terminal made harmless.

    >>> visible("red\x1b[31m and\u202e back")
    'red·[31m and· back'
    """
    harmless = (_harmless(char) for char in " ".join(text.split()))
    return "".join(harmless)


def _harmless(char: str) -> str:
    return "·" if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else char


def _about(page: Page) -> Iterator[str]:
    yield page.kind
    if page.outlet:
        yield visible(page.outlet)
    if page.authors:
        yield visible("by " + ", ".join(page.authors))
    yield visible(page.address or page.raw.container or "text as given")
    if page.raw.part:
        yield visible(page.raw.part)


def _dated(report: Report) -> Iterator[Line]:
    page, story = report.page, report.date
    if page.published:
        where = next((f.where for f in page.found if f.field == "published" and f.chosen), None)
        changed = f", changed {page.modified}" if page.modified else ""
        yield Line(f"page dated {page.published}{f' ({where})' if where else ''}{changed}")
    else:
        yield Line(f"page date not stated{_bounds(report)}")
        reasons = report.page_date.evidence if report.page_date else ()
        yield from (Line(visible(reason), "dim", 2) for reason in reasons)
    if story and (story.best, story.begin, story.end) != (page.published,) * 3:
        yield Line(f"story of {interval(story)}")
        yield from (Line(visible(reason), "dim", 2) for reason in story.evidence)


def _bounds(report: Report) -> str:
    """What is known of the day a page was put up: a story's last day is none of its copy's."""
    found = report.page_date or report.date
    return f", not before {found.begin}" if found and found.begin else ""


def interval(found: PageDate | SaidAt) -> str:
    """Days in words.

    >>> from datetime import date
    >>> from reportedly.page import PageDate
    >>> interval(PageDate(date(2031, 5, 2), None, None))
    '2031-05-02 or later'
    """
    best: date | None = getattr(found, "best", None)
    begin, end = found.begin, found.end
    if begin and begin == end:
        return str(begin)
    if begin and end:
        return f"about {best} ({begin} to {end})" if best else f"{begin} to {end}"
    if begin:
        return f"{begin} or later"
    likely = f", likely {best}" if best else ""
    return f"{end} or earlier{likely}" if end else "an unknown day"


def _altered(page: Page) -> Iterator[Line]:
    if not page.alterations:
        return
    from reportedly.restoration import Restoration

    text = page.text
    found = Restoration(text.restored, text.original, page.alterations, text.to_original)
    yield Line("altered: " + visible(found.summary()), "magenta")


def _set_aside(page: Page) -> Iterator[Line]:
    counts: dict[Label, int] = {}
    for block in page.blocks:
        counts[block.label] = counts.get(block.label, 0) + 1
    kept = {Label.HEADLINE, Label.BODY}
    aside = [f"{count} {label.value}" for label, count in counts.items() if label not in kept]
    if aside:
        yield Line(f"not the article: {', '.join(aside)}", "dim")


def _problems(report: Report) -> tuple[Problem, ...]:
    return report.page.problems + report.problems


def _said(report: Report, notes: Notes) -> Iterator[Line]:
    if not report.statements:
        yield Line("no statements found", "dim")
        return
    names = {speaker.id: speaker.name for speaker in report.speakers}
    members = {speaker.id: speaker.members for speaker in report.speakers}
    yield Line("")
    for statement in report.statements:
        indent = 4 if statement.parent else 0
        yield Line(visible(_head(statement, names)), "cyan", indent)
        inside = members.get(statement.speaker or "", ())
        if inside:
            told = ", ".join(names[member] for member in inside if member in names)
            yield Line(f"among them: {visible(told)}", "dim", indent + 4)
        yield Line(visible(_told(statement)), "", indent + 4)
        for note in notes.get(statement.id, ()):
            yield Line(f"✎ {visible(note)}", "yellow", indent + 4)


def _told(statement: Statement) -> str:
    """The content, led by the words that report it: "was declared over: the rationing"."""
    content = shortened(statement.content.text)
    return f"{statement.cue.text}: {content}" if statement.cue else content


def _who(statement: Statement, name: str | None) -> str:
    """The speaker as worded where the words hold the name, else the name with the words."""
    words = statement.source.text.strip(" ,") if statement.source else None
    if words is None or name is None:
        return name or words or "nobody named"
    if name.casefold() in words.casefold():
        return words
    return name if words.casefold() in name.casefold() else f"{name} (“{words}”)"


def _head(statement: Statement, names: dict[str, str]) -> str:
    who = _who(statement, names.get(statement.speaker or ""))
    if statement.addressee:
        who += f" → {statement.addressee.value}"
    parts = [statement.id, who]
    if statement.act:
        parts.append(statement.act.value.value)
    if statement.standing:
        parts.append(statement.standing.value.value)
    said = statement.said_at
    if said and not said.is_default and (said.begin or said.end):
        parts.append(interval(said))
    if statement.channel:
        parts.append(f"in: {statement.channel.value}")
    if statement.relays:
        parts.append("via " + " > ".join(relay.name for relay in statement.relays))
    if statement.hedges:
        parts.append("hedged: " + ", ".join(hedge.text for hedge in statement.hedges))
    if statement.parent:
        parts.append(f"told in {statement.parent}")
    if (how := in_words(statement.confidence)) != "sure":
        parts.append(how)
    return " · ".join(parts)


def in_words(confidence: float) -> str:
    """How sure a statement is, in words: sure, likely, a guess."""
    if confidence >= SURE:
        return "sure"
    return "likely" if confidence >= LIKELY else "a guess"


def _matters(report: Report) -> Iterator[Line]:
    told = [matter for matter in report.matters if matter.summary]
    if told:
        yield Line("")
    for matter in told:
        yield Line(f"{visible(matter.name)}: {visible(matter.summary)}", "green")


def _opposed(report: Report) -> Iterator[Line]:
    shown = {RelationKind.CONFLICT, RelationKind.UNDERCUT, RelationKind.TENSION}
    for relation in report.relations:
        if relation.kind in shown:
            yield Line(_opposition(relation), "red")


def _opposition(relation: Relation) -> str:
    verb = {
        RelationKind.CONFLICT: "says the opposite of",
        RelationKind.UNDERCUT: "takes the force from",
    }.get(relation.kind, "stands in tension with")
    return f"{relation.b} {verb} {relation.a}: {visible(relation.reason)}"


def shortened(text: str) -> str:
    """The text, or its first `SHOWN` characters up to a blank."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rsplit(" ", 1)[0] + " …"
