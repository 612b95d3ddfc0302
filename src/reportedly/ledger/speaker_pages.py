"""All a ledger knows of one speaker: said when, called what, through which channels, and why one.

Everything is as the pages have it: roles in their own words, each spelling with its pages. Two
people of one name are two speaker pages until pages, or a person, say that they are one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select, tuple_, union

from reportedly.ledger import person_tables as p
from reportedly.ledger import tables as t
from reportedly.ledger.backend import explained
from reportedly.ledger.listing import RIGHT, relations
from reportedly.ledger.rows import OPPOSED
from reportedly.ledger.spelling import names_like
from reportedly.ledger.together import (
    groups_with,
    heard_as,
    members_of,
    owners_of,
    people_of,
)
from reportedly.people.across import is_name
from reportedly.people.bodies_across import names_fit
from reportedly.people.body_names import MARK, body_key, is_body
from reportedly.people.links import Known
from reportedly.people.names import key, read_name
from reportedly.people.slips import Spelling, spellings
from reportedly.statement import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from reportedly.ledger.store import Ledger
    from reportedly.ledger.together import Place

Row = dict[str, Any]

MOST = 20
"""Speaker pages one name gives at most; those with most statements come first."""

ASKED = 500
"""Values in one question to the store: SQLite before 3.32 takes no more than 999."""

COMPARED = 60
"""Newest statements of a speaker put against each other across pages: 1,770 pairs."""

LOOKED = 1_000
"""People and sightings of bodies with like names that are looked through at most."""

CALLED = {"own", "shared", "local", "told short", "short"}
"""How names fit where a body is called by one: not by mere initials."""

PLAIN = {"says", "announces", "promises", "predicts", "believes", "admits", None}
"""Acts whose content is what the speaker holds; a denial's content is what he does not."""

S = p.sightings.c


@dataclass(frozen=True, slots=True)
class DatedRole:
    """A role as worded, the first and the last day it was told, and the pages that tell it.

    `not_before` is known where no page's day is, but the earliest that one of them can be of.
    """

    wording: str
    first: str | None
    last: str | None
    pages: tuple[str, ...]
    not_before: str | None = None


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

    `person` is the number of a person or body across pages, None for unnamed sources, who are known
    by their name only. `merges` say why pages were taken to name one person. `together` are
    statements of groups the speaker is one of, `members` the names of those a group stands for.
    `theirs` are statements of people without a name who are the speaker's, `owners` the names of
    those whose people an unnamed source is. `of_name` is more than one where bodies of one name are
    shown that no page says to be one.
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
    together: tuple[Row, ...] = ()
    members: tuple[str, ...] = ()
    theirs: tuple[Row, ...] = ()
    owners: tuple[str, ...] = ()
    of_name: int = 1


def speaker_pages(ledger: Ledger, name: str) -> list[SpeakerPage]:
    """A page for everybody a name in any spelling may mean, those who say most first."""
    with explained(ledger.backend), ledger.reader.connect() as connection:
        names = set(names_like(connection, "speaker", name))
        people = _people(connection, name, names)
        found = [
            _of_people(connection, numbers, people[numbers[0]])
            for numbers in _together_shown(connection, people)[:MOST]
        ]
        taken = {row["who"] for page in found for row in page.statements}
        found += [_of_name(connection, other) for other in sorted(names - taken)]
    told = [page for page in found if page.statements or page.pages]
    return sorted(told, key=lambda page: (-len(page.statements), -page.pages, page.name))[:MOST]


def known_people(ledger: Ledger, name: str | None = None) -> list[Known]:
    """All people with their spellings and roles, or those a name in any spelling may mean."""
    query = select(S.person, p.persons.c.name.label("shown"), S.name, S.record).join(
        p.persons, p.persons.c.number == S.person
    )
    query = query.where(~S.key.startswith(MARK))
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
    """The people and bodies somebody may mean by a name: number and shown name."""
    wanted = sorted({*names, name})
    seen = select(S.person.label("number")).where(S.name.in_(wanted))
    shown = select(p.persons.c.number).where(p.persons.c.name.in_(wanted))
    bodies = select(p.persons.c.number).where(p.persons.c.number.in_(_bodies(connection, name)))
    meant = union(seen, shown, bodies).subquery()  # walks of an index; `or` would walk all people
    called = (
        select(p.persons.c.number, p.persons.c.name, func.count())
        .join(meant, meant.c.number == p.persons.c.number)
        .join(p.sightings, S.person == p.persons.c.number)
        .group_by(p.persons.c.number, p.persons.c.name)
        .order_by(func.count().desc(), p.persons.c.number)
        .limit(LOOKED)
    )
    return {number: shown for number, shown, _ in connection.execute(called)}


def _bodies(connection: Connection, name: str) -> set[int]:
    """The bodies that some page calls by a name, whatever it is called elsewhere."""
    initials, words = body_key(name)
    asked = S.key == initials
    if words:
        asked = and_(asked, S.initial == words)
    query = select(S.person, S.name, S.record).where(asked).order_by(S.number.desc()).limit(LOOKED)
    return {
        row.person
        for row in connection.execute(query if initials else query.limit(0))
        if names_fit((name,), (row.record.get("body") or {}).get("forms", (row.name,))) in CALLED
    }


def _together_shown(connection: Connection, people: Mapping[int, str]) -> list[list[int]]:
    """Who is shown on one page: each person alone, bodies of one name unless told apart.

    A body that pages give to a country has a page of its own.
    """
    query = select(S.person, S.key, S.record).where(S.person.in_(people))
    groups: dict[int, tuple[object, ...]] = {}
    for row in connection.execute(query):
        said = (row.record.get("body") or {}).get("countries", ())
        if not is_body(row.key) or said:
            groups[row.person] = (row.person,)
        else:
            groups.setdefault(row.person, ("of this name", people[row.person].lower()))
    found: dict[tuple[object, ...], list[int]] = {}
    for number in people:
        found.setdefault(groups.get(number, (number,)), []).append(number)
    return list(found.values())


def _of_people(connection: Connection, numbers: Sequence[int], name: str) -> SpeakerPage:
    seen = [row for number in numbers for row in _sightings(connection, number)]
    places = [(row["page"], row["speaker"]) for row in seen]
    said = _statements(connection, S.person.in_(numbers), of_people=True)
    return SpeakerPage(
        name=name,
        kind="organisation" if seen and is_body(seen[0]["key"]) else "person",
        person=numbers[0],
        pages=len({row["page"] for row in seen}),
        statements=said,
        roles=_roles(seen),
        channels=_channels(said, seen),
        spellings=spellings(_spelt(seen)),
        clashes=_clashes(connection, said),
        merges=tuple(row for number in numbers for row in _merges(connection, number)),
        together=_together(connection, places),
        theirs=_all_of(connection, people_of(connection, places)),
        of_name=len(numbers),
    )


def _of_name(connection: Connection, name: str) -> SpeakerPage:
    """The page of an unnamed source, or of names no person or body was kept for."""
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
        together=_together(connection, heard_as(connection, name)),
        members=members_of(connection, name),
        owners=owners_of(connection, name),
    )


def _together(connection: Connection, places: Iterable[Place]) -> tuple[Row, ...]:
    """Statements of groups that one of these speakers is a member of."""
    return _all_of(connection, groups_with(connection, places))


def _all_of(connection: Connection, speakers: Sequence[Place]) -> tuple[Row, ...]:
    """The statements of some speakers of pages, by day."""
    s, found = t.statements.c, list[Row]()
    for first in range(0, len(speakers), SPEAKERS_AT_ONCE):
        some = speakers[first : first + SPEAKERS_AT_ONCE]
        found += _statements(connection, tuple_(s.page, s.speaker).in_(some))
    return tuple(sorted(found, key=lambda row: (row["day"] is None, row["day"] or "")))


SPEAKERS_AT_ONCE = 500
"""Speakers asked for in one query, two variables each; SQLite takes 32,766."""


def _sightings(connection: Connection, number: int) -> list[Row]:
    """A person's sightings with the mentions the page has of them, oldest first."""
    query: Select[Any] = (
        select(p.sightings, t.speakers.c.record.label("speaker_record"), t.pages.c.story_begin)
        .join(t.pages, t.pages.c.id == S.page)
        .join(t.speakers, and_(t.speakers.c.page == S.page, t.speakers.c.id == S.speaker))
        .where(S.person == number)
        .order_by(S.day.is_(None), S.day, t.pages.c.story_begin, S.number)
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
        begins = sorted(row["story_begin"] for row in rows if row["story_begin"])
        first, last = (days[0], days[-1]) if days else (None, None)
        found.append(
            DatedRole(wording, first, last, pages, None if days else next(iter(begins), None))
        )
    return tuple(sorted(found, key=_by_day))


def _by_day(role: DatedRole) -> tuple[str, str]:
    return (role.first or role.not_before or "9", role.wording)


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
        for form in row["record"].get("body", {}).get("forms", ())[1:]:
            found[form].append(row["page"])
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
