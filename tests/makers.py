"""Small reports for tests of what comes after reading."""

from __future__ import annotations

import datetime as dt
import hashlib

from reportedly.offsets import identity
from reportedly.page import (
    Alteration,
    AlterationKind,
    Block,
    Found,
    Label,
    Page,
    PageDate,
    Problem,
    Raw,
    Span,
    Text,
)
from reportedly.statement import (
    Act,
    Judged,
    Matter,
    Polarity,
    Relation,
    RelationKind,
    Relay,
    Report,
    SaidAt,
    Speaker,
    Standing,
    Statement,
    StatementType,
    Status,
    TimeExpression,
    Words,
)

LINES = (
    "Water order is over, ministry says",
    "The rationing order has ended, Water Minister Ilse Brandvold said on Tuesday.",
    "Those words have no legal force, deputy Oren Taskin wrote on Telegram.",
)


def words(text: str, part: str) -> Words:
    """The first place of `part` in `text`."""
    at = text.index(part)
    return Words((Span(at, at + len(part)),), part)


def page(text: str = "\n".join(LINES), address: str = "https://example.org/water") -> Page:
    """A page whose first line is its headline and whose other lines are body."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        label = Label.BODY if number else Label.HEADLINE
        blocks.append(Block(Span(at, at + len(line)), label, "as made"))
        at += len(line) + 1
    data = text.encode("utf-8", "surrogatepass")
    return Page(
        id=hashlib.sha256(address.encode() + data).hexdigest()[:16],
        address=address,
        raw=Raw(data, "utf-8", "text/plain"),
        text=Text(text, text, identity(len(text)), identity(len(text))),
        blocks=tuple(blocks),
        headline=text.split("\n", 1)[0],
        outlet="The Norrvik Courier",
        authors=("Lena Abt",),
        published=dt.date(2031, 5, 7),
        found=(Found("published", "2031-05-07", "meta date", chosen=True),),
        alterations=(Alteration(Span(0, 1), AlterationKind.LOOKALIKE, "W", "W", 0.9, "as made"),),
        problems=(Problem("bio", "the author's bio does not fit the article"),),
    )


def report(address: str = "https://example.org/water") -> Report:
    """A minister says an order is over, a deputy that this has no force."""
    read = page(address=address)
    text = read.text.restored
    tuesday = words(text, "on Tuesday")
    ended = Statement(
        id="s1",
        content=words(text, "The rationing order has ended"),
        source=words(text, "Ilse Brandvold"),
        cue=words(text, "said"),
        type=StatementType.INDIRECT,
        confidence=0.97,
        rule="as made",
        act=Judged(Act.SAYS, words(text, "said").spans, "cue"),
        polarity=Judged(Polarity.POSITIVE),
        said_at=SaidAt(dt.date(2031, 5, 6), dt.date(2031, 5, 6), tuesday.spans, "cue"),
        standing=Judged(Standing.STATED),
        status=Judged(Status.ENDED, words(text, "ended").spans),
        speaker="p1",
        matter="m1",
        relays=(Relay("Norr Press"), Relay("The Norrvik Courier")),
    )
    undercut = Statement(
        id="s2",
        content=words(text, "Those words have no legal force"),
        source=words(text, "deputy Oren Taskin"),
        cue=words(text, "wrote"),
        type=StatementType.UNMARKED,
        confidence=0.8,
        rule="as made",
        act=Judged(Act.REJECTS_STANDING, words(text, "no legal force").spans, "words"),
        channel=Judged("Telegram", words(text, "Telegram").spans, "table"),
        standing=Judged(Standing.STATED),
        speaker="p2",
        matter="m1",
        parent=None,
        hedges=(words(text, "no"),),
    )
    return Report(
        page=read,
        statements=(ended, undercut),
        speakers=(
            Speaker("p1", "Ilse Brandvold", "person", (words(text, "Ilse Brandvold"),)),
            Speaker("p2", "Oren Taskin", "person", (words(text, "Oren Taskin"),)),
        ),
        dates=(
            TimeExpression(
                tuesday.spans[0],
                "on Tuesday",
                "DATE",
                "2031-05-06",
                dt.date(2031, 5, 6),
                dt.date(2031, 5, 6),
            ),
        ),
        matters=(Matter("m1", "the rationing order", ("s1", "s2"), "declared over by statements"),),
        relations=(Relation(RelationKind.UNDERCUT, "s1", "s2", "denies its legal force", 0.9),),
        date=PageDate(dt.date(2031, 5, 7), dt.date(2031, 5, 7), dt.date(2031, 5, 7), ("meta",)),
        versions=(("encoder", "1"),),
    )
