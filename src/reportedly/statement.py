"""What was said: statements, their sources, and what stands between them.

Records only. While a page is being read, spans count code points of `Text.restored`; in a
finished `Report` they count code points of `Text.original` (`pipeline.analyse` turns them once).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from datetime import date

    from reportedly.offsets import Span
    from reportedly.page import Page, PageDate, Problem

T = TypeVar("T")


class StatementType(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    UNMARKED = "unmarked direct"


class Act(StrEnum):
    """What the source does by speaking, as the page words it."""

    SAYS = "says"
    DEMANDS = "demands"
    ASKS = "asks"
    ANNOUNCES = "announces"
    ORDERS = "orders"
    DENIES = "denies"
    ACCUSES = "accuses"
    ADMITS = "admits"
    PROMISES = "promises"
    PREDICTS = "predicts"
    BELIEVES = "believes"
    REJECTS_STANDING = "rejects-standing"


class Polarity(StrEnum):
    """Whether the content is affirmed or negated, the cue's own negation included."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Standing(StrEnum):
    """What the words are, in force: an act of law, an announcement, or talk."""

    ENACTED = "enacted"
    ANNOUNCED = "announced"
    STATED = "stated"
    APPEALED = "appealed"
    ALLEGED = "alleged"
    HEARSAY = "hearsay"


class Status(StrEnum):
    """What a statement says of its matter's course."""

    PLANNED = "planned"
    BEGUN = "begun"
    ONGOING = "ongoing"
    PAUSED = "paused"
    ENDED = "ended"
    DENIED = "denied"
    END_DEMANDED = "end-demanded"
    NOT_BEGUN = "not-begun"
    NOT_LEGALLY_ENDED = "not-legally-ended"


class RelationKind(StrEnum):
    """How two statements stand to each other."""

    SAME = "same"
    AGREE = "agree"
    CONFLICT = "conflict"
    UNDERCUT = "undercut"
    TENSION = "tension"
    COMPATIBLE = "compatible"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the page: where they stand, and what they are once restored."""

    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Judged(Generic[T]):
    """A value read off the page, the words it rests on, and the rule or model that says so."""

    value: T
    spans: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Relay:
    """One hand a statement passed through between its speaker and the page."""

    name: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression and the days it denotes; TIMEX3 type and value for interchange.

    `begin` and `end` are the first and the last day, both included; None is an open side.
    """

    span: Span
    text: str
    type: str
    value: str
    begin: date | None
    end: date | None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class SaidAt:
    """When it was said; `is_default` marks days that no words of the page give."""

    begin: date | None
    end: date | None
    spans: tuple[Span, ...] = ()
    rule: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words or position as the page gives it.

    `source` is the mention next to the words, None where nobody is named; `speaker` is the id of
    the `Speaker` it resolves to. `parent` is the id of the statement this one is told inside of.
    `relays` run from the speaker's side to the page's side.
    """

    id: str
    content: Words
    source: Words | None
    cue: Words | None
    type: StatementType
    confidence: float
    rule: str
    act: Judged[Act] | None = None
    polarity: Judged[Polarity] | None = None
    hedges: tuple[Words, ...] = ()
    channel: Judged[str] | None = None
    addressee: Judged[str] | None = None
    said_at: SaidAt | None = None
    parent: str | None = None
    relays: tuple[Relay, ...] = ()
    standing: Judged[Standing] | None = None
    status: Judged[Status] | None = None
    speaker: str | None = None
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person, body or unnamed group that says something or is spoken of.

    `kind` is person, organisation, place, group or document. `name` is the fullest form on the
    page, for an unnamed group its own words. `owner` is the id an unnamed group belongs to,
    `members` are the ids of those named whom a group stands for ("both", "Brandt and Petrov").
    """

    id: str
    name: str
    kind: str
    mentions: tuple[Words, ...] = ()
    roles: tuple[Words, ...] = ()
    owner: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """What statements speak of, and how it stands by each account.

    `summary` names, per status, the highest standing found ("ended: statements only").
    """

    id: str
    name: str
    statements: tuple[str, ...]
    summary: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How statement `b` stands to statement `a`; an undercut is `b` denying the force of `a`."""

    kind: RelationKind
    a: str
    b: str
    reason: str
    confidence: float
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that was read off one page. `date` is the story's: what "Tuesday" is relative to.

    `page_date` is the page's own where it states none and other pages of a ledger tell it: a copy
    may be put up long after its story was written.
    """

    page: Page
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    dates: tuple[TimeExpression, ...]
    matters: tuple[Matter, ...]
    relations: tuple[Relation, ...]
    date: PageDate | None
    problems: tuple[Problem, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    page_date: PageDate | None = None
