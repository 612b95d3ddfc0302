"""A page as its view shows it: rows of text with the cards of the statements that begin there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from reportedly.cards import in_words
from reportedly.ledger.corrections import PARTS
from reportedly.page import Label
from reportedly.statement import RelationKind
from reportedly.web.leaves import Leaf, page_leaves
from reportedly.web.wording import OPPOSITIONS, act, course, days

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportedly.ledger import Revision
    from reportedly.page import Block, Page, Span
    from reportedly.statement import Report, SaidAt, Statement, Words

READ = {Label.HEADLINE, Label.BODY, Label.CAPTION, Label.BYLINE}
"""Blocks shown as text; the others are folded away with their reason."""

DEEPEST = 8
"""Statements inside statements that a card shows; deeper ones stand beside it."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """What another account does to this one, or this one to it."""

    kind: str
    does: str
    other: str
    number: int
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class Made:
    """A correction: what was said, what the machine has, who, when and why."""

    id: str
    what: str
    now: str | None
    machine: str | None
    who: str
    when: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A statement in the margin; `inner` are those told inside it."""

    statement: Statement
    number: int
    who: str
    named: bool
    act: str
    standing: str | None
    said: str
    said_known: bool
    sure: str
    course: str | None
    matter: str | None
    verdict: str | None
    opposed: tuple[Opposed, ...] = ()
    made: tuple[Made, ...] = ()
    inner: tuple[Card, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The statement's id on its page."""
        return self.statement.id

    @property
    def relays(self) -> tuple[str, ...]:
        """Hands it passed through, the speaker's side first."""
        return tuple(relay.name for relay in self.statement.relays)


@dataclass(slots=True)
class Row:
    """A block of the page, or a run of blocks folded away, with its cards."""

    blocks: list[tuple[Block, list[Leaf]]]
    folded: bool
    cards: list[Card] = field(default_factory=list)

    @property
    def label(self) -> str:
        """What the block is; of a run, what its blocks are."""
        return ", ".join(dict.fromkeys(block.label.value for block, _ in self.blocks))


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is shown: rows in reading order, and cards whose words stand in none."""

    report: Report
    rows: tuple[Row, ...]
    rest: tuple[Card, ...]
    cards: tuple[Card, ...]


def view(revision: Revision) -> View:
    """The page with its rows and cards."""
    cards = _Cards(revision).all()
    top = nested(cards)
    rows = list(_rows(revision.report))
    begun = {name: row for row in rows for _, leaves in row.blocks for leaf in leaves
             for name in leaf.begins}  # fmt: skip
    rest = []
    for card in top:
        if card.id in begun:
            begun[card.id].cards.append(card)
        else:
            rest.append(card)
    return View(revision.report, tuple(rows), tuple(rest), tuple(cards))


def card_of(revision: Revision, statement: str) -> Card | None:
    """One statement's card with those inside it, None where there is none."""
    cards = _Cards(revision).all()
    found = {card.id: card for card in cards}
    return _with_inner(found[statement], cards, DEEPEST) if statement in found else None


def nested(cards: Sequence[Card]) -> list[Card]:
    """The cards that stand by themselves, each with those told inside it."""
    known = {card.id for card in cards}
    outer = {card.id: card.statement.parent for card in cards}
    return [
        _with_inner(card, cards, DEEPEST)
        for card in cards
        if outer[card.id] not in known or _runs_round(card.id, outer)
    ]


def _runs_round(start: str, outer: Mapping[str, str | None]) -> bool:
    """Whether a statement is told inside itself, or too deep to be shown in its parent."""
    at: str | None = outer[start]
    for _ in range(DEEPEST):
        if at is None or at not in outer:
            return False
        if at == start:
            return True
        at = outer[at]
    return True


def _with_inner(card: Card, cards: Sequence[Card], depth: int) -> Card:
    if not depth:
        return card
    inner = (other for other in cards if other.statement.parent == card.id and other.id != card.id)
    return replace(card, inner=tuple(_with_inner(other, cards, depth - 1) for other in inner))


def _rows(report: Report) -> Iterator[Row]:
    """The blocks in reading order, neighbours that are folded away together."""
    fold: Row | None = None
    for block, leaves in page_leaves(report):
        if block.label in READ:
            fold = None
            yield Row([(block, leaves)], folded=False)
        elif fold is not None:
            fold.blocks.append((block, leaves))
        else:
            fold = Row([(block, leaves)], folded=True)
            yield fold


class _Cards:
    """The cards of a page, made from its report and what people changed in it."""

    def __init__(self, revision: Revision) -> None:
        self.revision = revision
        report = revision.report
        self.names = {speaker.id: speaker.name for speaker in report.speakers}
        self.members = {speaker.id: speaker.members for speaker in report.speakers}
        self.matters = {matter.id: matter.name for matter in report.matters}
        ordered = sorted(report.statements, key=_begin)
        self.ordered = ordered
        self.numbers = {item.id: number for number, item in enumerate(ordered, start=1)}
        self.whos = {item.id: self.named(item) for item in ordered}

    def all(self) -> list[Card]:
        """A card for each statement, in text order."""
        return [self.card(item) for item in self.ordered]

    def card(self, item: Statement) -> Card:
        """One statement's card."""
        said = item.said_at
        return Card(
            statement=item,
            number=self.numbers[item.id],
            who=self.whos[item.id],
            named=item.speaker is not None,
            act=act(item.act.value if item.act else None),
            standing=item.standing.value.value if item.standing else None,
            said=_said(said),
            said_known=bool(said and not said.is_default),
            sure=in_words(item.confidence),
            course=course(item.status.value) if item.status else None,
            matter=self.matters.get(item.matter or ""),
            verdict=self.revision.verdicts.get(item.id),
            opposed=tuple(self.opposed(item.id)),
            made=tuple(self.made(row) for row in self.revision.made.get(item.id, ())),
            members=self.inside(item.speaker or ""),
        )

    def named(self, item: Statement) -> str:
        """The speaker, or the source in the page's words, or nobody."""
        name = self.names.get(item.speaker or "")
        return name or (item.source.text.strip(" ,") if item.source else "") or "nobody named"

    def inside(self, speaker: str) -> tuple[str, ...]:
        """The names of those a group stands for."""
        ids = self.members.get(speaker, ())
        return tuple(self.names[one] for one in ids if one in self.names)

    def opposed(self, statement: str) -> Iterator[Opposed]:
        """The accounts against a statement, and those it is against."""
        for relation in self.revision.report.relations:
            if relation.kind.value in OPPOSITIONS and statement in {relation.a, relation.b}:
                other = relation.a if relation.b == statement else relation.b
                does = OPPOSITIONS[relation.kind.value][int(relation.a == statement)]
                yield Opposed(relation.kind.value, does, other, self.numbers.get(other, 0),
                              self.whos.get(other, ""), relation.reason)  # fmt: skip

    def made(self, row: Mapping[str, Any]) -> Made:
        """A correction with the machine's value beside it."""
        value, machine = row["value"], row["machine"]
        now = value.get("name") or value.get("matter") or value.get("shown")
        what = row["action"]
        if what == "span":
            what, now = value["part"], self.lying(((value["start"], value["end"]),))
            machine = self.lying(machine or ())
        labels = {"accept": "accepted", "wrong": "marked wrong", "on-page": "speaker",
                  "content": "words"}  # fmt: skip
        return Made(row["id"], labels.get(what, what), now, machine, row["who"],
                    row["made_at"][:16].replace("T", " "), row["why"])  # fmt: skip

    def lying(self, spans: Sequence[Sequence[int]]) -> str:
        """Words of the page at these places."""
        text = self.revision.report.page.text.original
        return " … ".join(text[start:end] for start, end in spans)


def evidence(page: Page, item: Statement) -> list[tuple[str, str, str]]:
    """What each part of a statement rests on: the part, the page's characters, and where.

    Where is given in code points of the page's text and in bytes of its source.
    """
    names = (*PARTS, "act", "channel", "addressee", "said_at", "standing", "status")
    return [
        (name.replace("_", " "), *_lying(page, span))
        for name in names
        for span in getattr(getattr(item, name), "spans", ())
    ]


def _lying(page: Page, span: Span) -> tuple[str, str]:
    ranges = page.text.to_bytes.sources(span)
    where = ", ".join(f"{part.start}–{part.end}" for part in ranges) or "none"
    lies = page.text.original[span.start : span.end]
    return lies, f"characters {span.start}–{span.end}, bytes {where}"


def _begin(item: Statement) -> tuple[int, int]:
    spans: Words = item.content
    return (min((s.start for s in spans.spans), default=0),
            -max((s.end for s in spans.spans), default=0))  # fmt: skip


def _said(said: SaidAt | None) -> str:
    return days(said.begin, said.end) if said else ""


def opposition_counts(report: Report) -> dict[str, int]:
    """How many pairs of accounts of each kind the page has."""
    kinds = [relation.kind for relation in report.relations]
    return {
        kind.value: kinds.count(kind)
        for kind in (RelationKind.CONFLICT, RelationKind.UNDERCUT, RelationKind.TENSION)
        if kind in kinds
    }
