"""All a ledger knows of one speaker: said when, called what, through which channels, and why one.

Everything is as the pages have it: roles in their own words, each spelling with its pages. Two
people of one name are two speaker pages until pages, or a person, say that they are one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select, union

from reportedly.ledger import person_tables as p
from reportedly.ledger import tables as t
from reportedly.ledger.backend import explained
from reportedly.ledger.listing import RIGHT, relations
from reportedly.ledger.rows import OPPOSED
from reportedly.ledger.spelling import names_like
from reportedly.people.across import is_name
from reportedly.people.links import Known
from reportedly.people.names import key, read_name
from reportedly.people.slips import Spelling, spellings
from reportedly.statement import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from reportedly.ledger.store import Ledger

Row = dict[str, Any]

MOST = 20
"""Speaker pages one name gives at most; those with most statements come first."""

ASKED = 500
"""Values in one question to the store: SQLite before 3.32 takes no more than 999."""

COMPARED = 60
"""Newest statements of a speaker put against each other across pages: 1,770 pairs."""

PLAIN = {"says", "announces", "promises", "predicts", "believes", "admits", None}
"""Acts whose content is what the speaker holds; a denial's content is what he does not."""

S = p.sightings.c


@dataclass(frozen=True, slots=True)
class DatedRole:
    """A role as worded, the first and the last day it was told, and the pages that tell it."""

    wording: str
    first: str | None
    last: str | None
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A channel, how many statements were heard there, and the pages that tell them."""

    name: str
    times: int
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two statements of one speaker, as page:statement, that do not go together, and why.

    Those `on_one_page` were found with the words around them; others are two pages' contents put
    against each other, so the pages may differ where the speaker did not.
    """

    a: str
    b: str
    kind: str
    reason: str
    confidence: float
    on_one_page: bool


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """One speaker: statements by day, roles over time, channels, spellings, clashes, merges.

    `person` is the number of a person across pages, None for bodies and unnamed sources, who are
    known by their name only. `merges` say why pages were taken to name one person.
    """

    name: str
    kind: str
    person: int | None
    pages: int
    statements: tuple[Row, ...]
    roles: tuple[DatedRole, ...] = ()
    channels: tuple[Heard, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    clashes: tuple[Clash, ...] = ()
    merges: tuple[Row, ...] = ()


def speaker_pages(ledger: Ledger, name: str) -> list[SpeakerPage]:
    """A page for everybody a name in any spelling may mean, those who say most first."""
    with explained(ledger.backend), ledger.reader.connect() as connection:
        names = set(names_like(connection, "speaker", name))
        people = _people(connection, name, names)
        found = [_of_person(connection, number, shown) for number, shown in people.items()]
        taken = {row["who"] for page in found for row in page.statements}
        found += [_of_name(connection, other) for other in sorted(names - taken)]
    told = [page for page in found if page.statements or page.pages]
    return sorted(told, key=lambda page: (-len(page.statements), -page.pages, page.name))[:MOST]


def known_people(ledger: Ledger, name: str | None = None) -> list[Known]:
    """Everybody with their spellings and roles, or those a name in any spelling may mean."""
    query = select(S.person, p.persons.c.name.label("shown"), S.name, S.record).join(
        p.persons, p.persons.c.number == S.person
    )
    with explained(ledger.backend), ledger.reader.connect() as connection:
        if name is not None:
            names = names_like(connection, "speaker", name)
            query = query.where(S.person.in_(_people(connection, name, names)))
        found: dict[int, tuple[str, dict[str, None], dict[str, None]]] = {}
        for row in connection.execute(query.order_by(p.persons.c.name, S.person, S.number)):
            _, spelt, roles = found.setdefault(row.person, (row.shown, {}, {}))
            spelt[row.name] = None
            roles |= dict.fromkeys(row.record["roles"])
    return [Known(shown, tuple(spelt), tuple(roles)) for shown, spelt, roles in found.values()]


def _people(connection: Connection, name: str, names: Iterable[str]) -> dict[int, str]:
    """The people somebody may mean by a name: number and shown name."""
    wanted = sorted({*names, name})
    seen = select(S.person.label("number")).where(S.name.in_(wanted))
    shown = select(p.persons.c.number).where(p.persons.c.name.in_(wanted))
    meant = union(seen, shown).subquery()  # two walks of an index; `or` would walk all people
    called = (
        select(p.persons.c.number, p.persons.c.name, func.count())
        .join(meant, meant.c.number == p.persons.c.number)
        .join(p.sightings, S.person == p.persons.c.number)
        .group_by(p.persons.c.number, p.persons.c.name)
        .order_by(func.count().desc(), p.persons.c.number)
        .limit(MOST)
    )
    return {number: shown for number, shown, _ in connection.execute(called)}


def _of_person(connection: Connection, number: int, name: str) -> SpeakerPage:
    seen = _sightings(connection, number)
    said = _statements(connection, S.person == number, of_people=True)
    return SpeakerPage(
        name=name,
        kind="person",
        person=number,
        pages=len({row["page"] for row in seen}),
        statements=said,
        roles=_roles(seen),
        channels=_channels(said, seen),
        spellings=spellings(_spelt(seen)),
        clashes=_clashes(connection, said),
        merges=_merges(connection, number),
    )


def _of_name(connection: Connection, name: str) -> SpeakerPage:
    """The page of a body or an unnamed source, or of names no person was kept for."""
    here = and_(S.page == t.statements.c.page, S.speaker == t.statements.c.speaker)
    kept = select(S.number).where(here).exists()
    said = _statements(connection, and_(t.statements.c.who == name, ~kept))
    kinds = Counter(row["kind"] or "group" for row in said)
    return SpeakerPage(
        name=name,
        kind=kinds.most_common(1)[0][0] if kinds else "",
        person=None,
        pages=len({row["page"] for row in said}),
        statements=said,
        channels=_channels(said, ()),
        clashes=_clashes(connection, said),
    )


def _sightings(connection: Connection, number: int) -> list[Row]:
    """A person's sightings with the mentions the page has of them, oldest first."""
    query: Select[Any] = (
        select(p.sightings, t.speakers.c.record.label("speaker_record"))
        .join(t.speakers, and_(t.speakers.c.page == S.page, t.speakers.c.id == S.speaker))
        .where(S.person == number)
        .order_by(S.day.is_(None), S.day, S.number)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _statements(
    connection: Connection, whose: ColumnElement[bool], *, of_people: bool = False
) -> tuple[Row, ...]:
    """Statements with their page's title, outlet and day, by the day they were made.

    `whose` speaks of sightings, too, where they are `of_people`.
    """
    s = t.statements.c
    columns = ("page", "id", "type", "who", "source", "relays", "opposed", "act",
               "polarity", "standing", "status", "channel", "said_begin", "said_end",
               "content", "matter_name", "confidence", "verdict")  # fmt: skip
    day = func.coalesce(s.said_begin, t.pages.c.story_best, t.pages.c.published)
    speaker = and_(t.speakers.c.page == s.page, t.speakers.c.id == s.speaker)
    query = (
        select(*(s[name] for name in columns), day.label("day"), t.speakers.c.kind,
               t.pages.c.title, t.pages.c.outlet)
        .join(t.pages, t.pages.c.id == s.page)
        .outerjoin(t.speakers, speaker)
        .where(whose, RIGHT)
        .order_by(day.is_(None), day, t.pages.c.number, s.place)
    )  # fmt: skip
    if of_people:  # a join, not a question for each statement: it begins at the person's index
        query = query.join(p.sightings, and_(S.page == s.page, S.speaker == s.speaker))
    return tuple(dict(row) for row in connection.execute(query).mappings())


def _roles(seen: Sequence[Row]) -> tuple[DatedRole, ...]:
    """Each wording once, by the first day it was told."""
    told: dict[str, list[Row]] = defaultdict(list)
    for row in seen:
        for wording in row["record"]["roles"]:
            told[" ".join(wording.split())].append(row)
    found = []
    for wording, rows in told.items():
        days = sorted(row["day"] for row in rows if row["day"])
        pages = tuple(dict.fromkeys(row["page"] for row in rows))
        found.append(
            DatedRole(wording, days[0] if days else None, days[-1] if days else None, pages)
        )
    return tuple(sorted(found, key=lambda role: (role.first or "9", role.wording)))


def _channels(said: Sequence[Row], seen: Sequence[Row]) -> tuple[Heard, ...]:
    """Where the speaker was heard, most first; the own channel by its name."""
    own = {row["page"]: row["record"]["channel"] for row in seen if row["record"]["channel"]}
    told: dict[str, list[str]] = defaultdict(list)
    for row in said:
        if name := row["channel"] or own.get(row["page"]):
            told[str(name)].append(row["page"])
    found = [Heard(name, len(pages), tuple(dict.fromkeys(pages))) for name, pages in told.items()]
    return tuple(sorted(found, key=lambda one: -one.times))


def _spelt(seen: Sequence[Row]) -> dict[str, list[str]]:
    """The pages of each spelling: full names, and family names written otherwise than there."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in seen:
        found[row["name"]].append(row["page"])
        words = read_name(row["name"]).words
        for mention in (row["speaker_record"] or {}).get("mentions", ()):
            text = mention["text"].removesuffix("'s").removesuffix("’s")
            other = read_name(text).words
            if other and is_name(text) and key(text) == row["key"] and other[-1] not in words:
                found[text].append(row["page"])
    return found


def _merges(connection: Connection, number: int) -> tuple[Row, ...]:
    m, other = p.merges.c, p.sightings.alias()
    query = (
        select(m.page, m.other_page, m.reason, m.confidence, m.correction, S.name,
               other.c.name.label("other_name"))
        .join(p.sightings, and_(S.page == m.page, S.speaker == m.speaker))
        .join(other, and_(other.c.page == m.other_page, other.c.speaker == m.other_speaker))
        .where(S.person == number)
        .order_by(m.number)
    )  # fmt: skip
    return tuple(dict(row) for row in connection.execute(query).mappings())


# ---------------------------------------------------------------------------------------- clashes


def _clashes(connection: Connection, said: Sequence[Row]) -> tuple[Clash, ...]:
    """What a speaker says against himself: on one page as read there, across pages by content."""
    return (*_on_one_page(connection, said), *_across_pages(said))


def _on_one_page(connection: Connection, said: Sequence[Row]) -> list[Clash]:
    own = {(row["page"], row["id"]) for row in said}
    query = relations([kind.value for kind in OPPOSED])
    pages = sorted({page for page, _ in own})
    rows = (
        row
        for at in range(0, len(pages), ASKED)
        for row in connection.execute(
            query.where(t.relations.c.page.in_(pages[at : at + ASKED]))
        ).mappings()
    )
    return [
        Clash(
            f"{row['page']}:{row['a']}",
            f"{row['page']}:{row['b']}",
            row["kind"],
            row["reason"],
            row["confidence"],
            on_one_page=True,
        )
        for row in rows
        if {(row["page"], row["a"]), (row["page"], row["b"])} <= own
    ]


def _across_pages(said: Sequence[Row]) -> list[Clash]:
    from reportedly.matters.account import account
    from reportedly.matters.clauses import plain_statement
    from reportedly.matters.compare import compare

    held = [
        row for row in said if row["act"] in PLAIN and row["polarity"] != "negative"
    ][-COMPARED:]  # fmt: skip
    read = [(row, account(row["content"], plain_statement(row["content"]))) for row in held]
    found = []
    for (a, left), (b, right) in combinations(read, 2):
        if a["page"] == b["page"]:
            continue
        told = compare(left, right)
        if told is not None and told.kind is RelationKind.CONFLICT:
            first, second = f"{a['page']}:{a['id']}", f"{b['page']}:{b['id']}"
            found.append(
                Clash(
                    first, second, told.kind.value, told.reason, told.confidence, on_one_page=False
                )
            )
    return found
