"""What the lists of the API hold, line by line, as its description tells programs.

The room answers with these fields and no others; `tests/web/test_schema.py` puts answers to
hundreds of made-up questions against it.
"""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")

Count = Field(ge=0)
Day = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")


class Line(BaseModel):
    """A line of a list; it has no other fields."""

    model_config = ConfigDict(extra="forbid")


class Listed(Line, Generic[Item]):
    """A portion of a list; `next` is the address of the one after it, null at the end."""

    items: list[Item]
    next: str | None


def listed(line: Any) -> Any:
    """The model of a list with lines of this model, or of these models."""
    return Listed[line]


class Told(BaseModel):
    """Why there is no answer."""

    detail: str


class PageLine(Line):
    """A page, how many statements it has, and how many of them another account is against.

    `origin` is the page that stands for all of its origin, `alike` how many pages those are.
    """

    id: str
    number: int
    title: str
    outlet: str | None
    address: str | None
    kind: str
    published: str | None = Day
    story_best: str | None = Day
    altered: int = Count
    read_at: str
    statements: int = Count
    opposed: int | None = Count
    alike: int = Count
    origin: str


class HitLine(Line):
    """What a query found: a block or one statement; the words found stand in «».

    `origin` is the page that stands for all of its page's origin.
    """

    page: str
    title: str
    outlet: str | None
    label: str
    snippet: str
    statements: list[str]
    start: int | None
    end: int | None
    origin: str


class SpeakerLine(Line):
    """A name that says something; `origins` counts its pages that do not repeat each other."""

    name: str
    kind: str | None
    key: str | None
    statements: int = Count
    pages: int = Count
    people: int = Count
    first: str | None = Day
    last: str | None = Day
    opposed: int | None = Count
    origins: int = Count
    opposed_origins: int = Count


class SaidLine(Line):
    """A statement as it stands after corrections, with its page and that page's origin."""

    page: str
    id: str
    content: str
    source: str | None
    speaker_name: str | None
    who: str | None
    type: str
    act: str | None
    polarity: str | None
    standing: str | None
    status: str | None
    channel: str | None
    addressee: str | None
    said_begin: str | None = Day
    said_end: str | None = Day
    relays: str | None
    parent: str | None
    matter_name: str | None
    outlet: str | None
    confidence: float
    opposed: int = Count
    fingerprint: str
    verdict: str | None
    corrected: int
    title: str
    published: str | None = Day
    origin: str


class MatterLine(Line):
    """A matter over all pages: how often it is told, on how many pages, from how many origins."""

    matter: int
    name: str
    tellings: int = Count
    pages: int = Count
    origins: int = Count
    voices: int = Count
    opposed: int | None = Count
    opposed_origins: int = Count
    first: str | None = Day
    last: str | None = Day


class OpposedLine(Line):
    """Two accounts of one page: what `b` is to `a`, and why; each with what its card shows."""

    page: str
    number: int
    kind: str
    a: str
    b: str
    reason: str
    confidence: float
    title: str
    outlet: str | None
    a_content: str
    a_speaker_name: str | None
    a_source: str | None
    a_act: str | None
    a_standing: str | None
    a_status: str | None
    a_said_begin: str | None
    a_said_end: str | None
    a_channel: str | None
    a_relays: str | None
    a_type: str
    a_matter_name: str | None
    b_content: str
    b_speaker_name: str | None
    b_source: str | None
    b_act: str | None
    b_standing: str | None
    b_status: str | None
    b_said_begin: str | None
    b_said_end: str | None
    b_channel: str | None
    b_relays: str | None
    b_type: str
    b_matter_name: str | None
    origin: str


class CopyLine(Line):
    """Two pages of which one repeats the other, or both a `third`; `first` likely came first."""

    a: str
    b: str
    kind: str
    share: float = Field(ge=0, le=1)
    original: str | None
    third: str | None
    confidence: float = Field(ge=0, le=1)
    evidence: str
    first: str
    second: str
    first_title: str
    second_title: str
    first_outlet: str | None
    second_outlet: str | None
    first_published: str | None = Day
    second_published: str | None = Day
    second_altered: int = Count


class OutletLine(Line):
    """An outlet with its pages, their independent origins, and its statements."""

    name: str
    pages: int = Count
    origins: int = Count
    statements: int = Count
    opposed: int = Count
    opposed_origins: int = Count
    altered: int = Count
    first: str | None = Day
    last: str | None = Day


class CorrectionLine(Line):
    """What somebody corrected: who, when, what, why, and what the machine had there."""

    number: int
    id: str
    made_at: str
    who: str
    action: str
    page: str | None
    address: str | None
    statement: str | None
    anchor: Any
    value: Any
    machine: Any
    why: str | None
    stands: bool


class ProblemLine(Line):
    """What could not be read, and why."""

    number: int
    where: str
    message: str
    seen_at: str


class AccountOf(Line):
    """One statement with all its tellings (`page:statement`), the first one's words."""

    statement: str
    speaker: str | None
    day: str | None = Day
    standing: str | None
    status: str | None
    content: str
    tellings: list[str]
    origins: int = Count


class Side(Line):
    """One side of a question: its accounts, how often they are told, and how independently."""

    accounts: int = Count
    tellings: int = Count
    origins: int = Count


class Against(Line):
    """Two accounts (`page:statement`) of which `b` is against `a`."""

    kind: str
    a: str
    b: str
    reason: str
    confidence: float


class MatterPage(Line):
    """A matter as all pages tell of it: its question, and who answers it how.

    `page_count`, `origins` and `statements` count all tellings; of more than 500, only the
    newest are put together in the rest.
    """

    matter: int
    name: str
    pages: list[str]
    page_count: int = Count
    origins: int = Count
    statements: int = Count
    summary: str
    near: list[str]
    question: str
    disputed: bool
    yes: list[AccountOf]
    no: list[AccountOf]
    rest: list[AccountOf]
    sides: dict[Literal["yes", "no", "rest"], Side]
    timeline: list[tuple[str, str, str]]
    relations: list[Against]
    proposals: list[dict[str, Any]]
    opposed: list[OpposedLine]


class Role(Line):
    """A role as worded, the days it was told, the pages that tell it, and their origins.

    `not_before` is known where no page's day is, but the earliest that one of them can be of.
    """

    wording: str
    first: str | None = Day
    last: str | None = Day
    not_before: str | None = Day
    pages: list[str]
    origins: int = Count


class Heard(Line):
    """A channel, how many statements were heard there, on which pages, of how many origins."""

    name: str
    times: int = Count
    pages: list[str]
    origins: int = Count


class Spelt(Line):
    """A spelling with its pages; `slip_of` is the common one it is a slip away from."""

    text: str
    pages: list[str]
    origins: int = Count
    slip_of: str | None
    sounds_alike: bool


class Clashing(Line):
    """Two statements (`page:statement`) of one speaker that do not go together."""

    a: str
    b: str
    kind: str
    reason: str
    confidence: float
    on_one_page: bool


class SpeakerAbout(Line):
    """One speaker as all pages name them, and why pages are taken to name one person.

    `together` are statements of groups the speaker is one of, `members` the names of those a group
    stands for; `theirs` are statements of people without a name who are the speaker's, `owners` the
    names of those whose people an unnamed source is. `of_name` counts bodies of one name.
    """

    name: str
    kind: str
    person: int | None
    pages: int = Count
    origins: int = Count
    statements: list[dict[str, Any]]
    roles: list[Role]
    channels: list[Heard]
    spellings: list[Spelt]
    clashes: list[Clashing]
    merges: list[dict[str, Any]]
    together: list[dict[str, Any]]
    members: list[str]
    theirs: list[dict[str, Any]]
    owners: list[str]
    of_name: int = Count


class SpeakersAbout(Line):
    """Everybody a name may mean, those who say most first."""

    items: list[SpeakerAbout]
