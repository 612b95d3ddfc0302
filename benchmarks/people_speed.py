"""How long a page's people and bodies take where a ledger has 100,000 people.

Invented people: 600 given names and 20,000 family names, the commonest family name 1.2 % of all
(weights 1 / (rank + 10)), each with roles of 400 towns, on pages of ten. Each page names five
bodies too: two of 2,000 firms, a council of a town, a service with its acronym, and one of three
ministries of three countries; bodies of one name and country are one already. The ledger is filled
with bare rows; then pages are added as `read` adds them, and what `ledger.persons` takes is
measured.
`REPORTEDLY_PEOPLE` says how many people (100,000). Nothing is read from the shared folder.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from sqlalchemy import insert

from benchmarks.area import Area, read_rows
from benchmarks.ledger import World
from reportedly.ledger import open_ledger, persons, rows, writing
from reportedly.ledger import person_tables as p
from reportedly.ledger import tables as t
from reportedly.offsets import identity
from reportedly.page import Block, Label, Page, Raw, Span, Text
from reportedly.people.across import BodyTold, Sighting, heard
from reportedly.people.bodies_across import countries_said
from reportedly.reading.identity import page_id
from reportedly.statement import Report, Speaker, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.area import Row, Score
    from reportedly.ledger import Ledger

COUNT = int(os.environ.get("REPORTEDLY_PEOPLE", "100000"))
ON_A_PAGE = 10
COUNTRIES = ("Norwegian", "Danish", "Irish")
MEASURED = 200
"""Pages added and measured."""

ROLES = ("mayor", "governor", "deputy", "spokesman", "minister", "novelist", "professor")


class Crowd:
    """The people: names and roles, the same for the same seed."""

    def __init__(self) -> None:
        self.random = random.Random(5)  # noqa: S311 - figures, no secrets
        world = World(5)
        given, family = world.made(600, 2, 2), world.made(20_000, 2, 4)
        weights = [1 / (rank + 10) for rank in range(1, len(family) + 1)]
        towns = [town.title() for town in world.made(400, 2, 2)]
        chosen = self.random.choices(family, weights, k=COUNT)
        self.towns = towns
        self.firms = [name.title() for name in world.made(2_000, 3, 4)]
        self.people = [
            (
                f"{self.random.choice(given).title()} {last.title()}",
                f"{self.random.choice(ROLES)} of {self.random.choice(towns)}",
            )
            for last in chosen
        ]

    def bodies(self) -> list[tuple[str, str, str]]:
        """Five bodies of a page: country as its adjective or "", name, and a short form or ""."""
        firms = [("", name, "") for name in self.random.sample(self.firms, 2)]
        town = self.random.choice(self.towns)
        service = f"{self.random.choice(self.firms)} Rescue Service"
        short = "".join(word[0] for word in service.split())
        ministry = self.random.choice(("Health Ministry", "Foreign Ministry", "Finance Ministry"))
        country = self.random.choice(COUNTRIES)
        return [*firms, ("", f"{town} City Council", ""), ("", service, short),
                (country, ministry, "")]  # fmt: skip

    def page(self, number: int, known: list[tuple[str, str]]) -> Report:
        """A page that names these people with their roles."""
        bodies = self.bodies()
        lines = [f"Notes {number}", *(f"{name}, {role}, spoke." for name, role in known)]
        lines += [f"The {country} {name} {short} spoke." for country, name, short in bodies]
        text, blocks, at = "\n".join(lines), [], 0
        for line in lines:
            blocks.append(Block(Span(at, at + len(line)), Label.BODY, "made"))
            at += len(line) + 1
        data, address = text.encode(), f"https://example.org/{number}"
        read = Page(
            id=page_id(address, None, None, data),
            address=address,
            raw=Raw(data, "utf-8", "text/plain"),
            text=Text(text, text, identity(len(text)), identity(len(text))),
            blocks=tuple(blocks),
            headline=lines[0],
        )
        speakers = tuple(
            Speaker(f"p{n:03d}", name, "person", (), (Words((), role),))
            for n, (name, role) in enumerate(known)
        )
        named = tuple(
            Speaker(f"b{n:03d}", name, "organisation", _mentions(text, name, short))
            for n, (_, name, short) in enumerate(bodies)
        )
        return Report(read, (), (*speakers, *named), (), (), (), None)


def _mentions(text: str, *names: str) -> tuple[Words, ...]:
    places = [(text.index(name), name) for name in names if name]
    return tuple(Words((Span(at, at + len(name)),), name) for at, name in places)


def fill(ledger: Ledger, crowd: Crowd) -> None:
    """Bare rows of pages and everybody on one of them."""
    bodies: dict[tuple[object, ...], int] = {}
    with ledger.engine.begin() as connection:
        for begun in range(0, COUNT, ON_A_PAGE):
            known = crowd.people[begun : begun + ON_A_PAGE]
            report = crowd.page(begun, known)
            page = report.page
            writing.insert_new(connection, ledger.backend, t.raws, [rows.raw_row(page)], "sha256")
            connection.execute(insert(t.pages), [rows.page_row(report, "2031-05-07T00:00:00")])
            beside = frozenset(heard(name) for name, _ in known)
            seen = [
                Sighting(page.id, f"p{n:03d}", name, None, (role,), beside - {heard(name)})
                for n, (name, role) in enumerate(known)
            ]
            people = [{"number": begun + n + 1, "name": one.name} for n, one in enumerate(seen)]
            found = [persons.sighting_row(one, begun + n + 1) for n, one in enumerate(seen)]
            for one in (_body(report, s) for s in report.speakers if s.kind == "organisation"):
                whose = (one.name, one.body.countries if one.body else None)
                if whose not in bodies:
                    bodies[whose] = COUNT + len(bodies) + 1
                    people.append({"number": bodies[whose], "name": one.name})
                found.append(persons.sighting_row(one, bodies[whose]))
            connection.execute(insert(p.persons), people)
            connection.execute(insert(p.sightings), found)


def _body(report: Report, one: Speaker) -> Sighting:
    """What a page tells of a body, with nobody beside."""
    text = report.page.text.original
    places = [(span.start, span.end) for words in one.mentions for span in words.spans]
    told = BodyTold(
        forms=tuple(words.text for words in one.mentions),
        countries=countries_said(one.name, text, places),
    )
    return Sighting(report.page.id, one.id, one.name, body=told)


def predict(data: Path) -> Iterator[Row]:
    """Seconds that the people of each page take while it is added, nothing looked at before."""
    del data
    crowd = Crowd()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_ledger(Path(folder) / "made.db") as ledger,
    ):
        fill(ledger, crowd)
        for number in range(MEASURED):
            known = crowd.random.sample(crowd.people, ON_A_PAGE)
            yield _timed(ledger, crowd.page(COUNT + number, known))


def _timed(ledger: Ledger, report: Report) -> Row:
    taken = {}

    def timed(*arguments: Any) -> None:
        began, used = time.perf_counter(), time.process_time()
        meet(*arguments)
        taken.update(clock=time.perf_counter() - began, cpu=time.process_time() - used)

    meet = persons.meet
    with patch.object(persons, "meet", timed):
        ledger.add(report)
    with ledger.reader.connect() as connection:
        ties = connection.execute(p.merges.select().where(p.merges.c.page == report.page.id)).all()
    return {"page": report.page.id, "merges": len(ties), **taken}


def score(data: Path, out: Path) -> Score:
    """Median and 95th percentile in milliseconds of a page's people, and merges a page."""
    del data
    found = list(read_rows(out))
    figures: Score = {"people": COUNT, "pages": len(found)}
    for name in ("cpu", "clock"):
        cut = statistics.quantiles([row[name] for row in found], n=20)
        figures[f"{name}_p50_ms"] = round(cut[9] * 1000, 1)
        figures[f"{name}_p95_ms"] = round(cut[18] * 1000, 1)
    figures["merges_a_page"] = round(statistics.mean(row["merges"] for row in found), 2)
    return figures


AREA = Area(data=".", predict=predict, score=score)
