"""One story on its way: a post, an agency, a magazine and its copy, and a page beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from reportedly.statement import Judged, Relay, Speaker, Statement, StatementType
from tests.makers import page, report, words

POST = """The old order of March binds nobody in the harbour of Selme.
I am a sailor and must disappoint the governor: whoever signs nothing has ended nothing."""

WIRE = """Governor's word is no law, says deputy
A deputy of the coast said on Tuesday that the governor had ended the curfew without a pen.
“The old order of March binds nobody in the harbour of Selme,” Rado Pell wrote on Telegram.
The letter has arrived and lawyers of the house are reading it, spokeswoman Ines Vall told NTA.
About 3,000 sailors live in the port, where the curfew began at ten in the evening."""

MAGAZINE = """A curfew between two pens
For a rule that nobody signed, the curfew of Selme keeps many sailors from sleeping this week.
According to the NTA news agency, lawyers of the house are reading the letter that has arrived.
Pell put it more simply: nobody in the harbour of Selme is bound by the old order of March, he said.
The governor has not said what he will do, and the port waits for the end of the month."""

SPUN = """A Curfew Amid Two Pens
For a regulation that nobody signed, the curfew of Selme holds many sailors from slumbering.
As per the NTA news agency, attorneys of the house are perusing the letter that has arrived.
Pell put it simpler: nobody in the port of Selme is tied by the old order of March, he stated.
The governor has not stated what he shall do, and the port awaits the close of the month."""

OTHER = """Fish cheaper at the coast
The price of herring fell for the third week, the market hall of Selme said on Wednesday.
Traders hope for a wet summer, when the boats of the northern bay stay in and prices rise.
Radio listeners sent in their best recipes, and a jury of cooks will choose among them soon."""

BOUND = "nobody in the harbour of Selme is bound by the old order of March"
QUOTED = "“The old order of March binds nobody in the harbour of Selme,”"
LETTER = "lawyers of the house are reading the letter that has arrived"


@dataclass(frozen=True)
class Told:
    """A statement as a page has it."""

    text: str
    speaker: str | None = None
    relays: tuple[str, ...] = ()
    channel: str | None = None


def written(text, outlet, day, *said, address=None, kind="article", authors=(), relays=()):
    """A report of a page with some statements."""
    made = page(text, address or f"https://{outlet.split()[0].lower()}.example/{day}")
    read = replace(
        made, outlet=outlet, published=day and dt.date(2031, 5, day), kind=kind, authors=authors,
        relays=relays, alterations=(),
    )  # fmt: skip
    names = list(dict.fromkeys(one.speaker for one in said if one.speaker))
    people = {name: f"p{number}" for number, name in enumerate(names)}
    statements = tuple(
        Statement(
            f"s{number}", words(read.text.restored, one.text), None, None, StatementType.INDIRECT,
            0.9, "as made", speaker=people.get(one.speaker), relays=tuple(map(Relay, one.relays)),
            channel=Judged(one.channel) if one.channel else None,
        )
        for number, one in enumerate(said, start=1)
    )  # fmt: skip
    speakers = tuple(Speaker(key, name, "person", ()) for name, key in people.items())
    return replace(
        report(), page=read, statements=statements, speakers=speakers, matters=(), relations=(),
        dates=(), date=None,
    )  # fmt: skip


def post(**more):
    given = {"address": "https://t.me/pell/7", "kind": "post"} | more
    return written(POST, "Rado Pell", 5, **given)


def wire(*, day=6, outlet="Norrland Telegraph Agency"):
    return written(
        WIRE, outlet, day, Told(QUOTED, "Rado Pell", channel="Telegram"),
        Told("The letter has arrived and lawyers of the house are reading it", "Ines Vall"),
    )  # fmt: skip


def magazine(*, day=7):
    return written(
        MAGAZINE, "The Selme Review", day, Told(LETTER, relays=("the NTA news agency",)),
        Told(BOUND, "Pell", channel="Telegram"),
    )  # fmt: skip


def copy(*, day=8):
    return written(
        SPUN, "Daily Clicks", day,
        Told("attorneys of the house are perusing the letter that has arrived"),
        Told("nobody in the port of Selme is tied by the old order of March", "Pell"),
    )  # fmt: skip


def other():
    return written(
        OTHER, "Norrland Telegraph Agency", 4,
        Told("The price of herring fell for the third week", "the market hall"),
    )  # fmt: skip
