"""How fast a large ledger answers: searches of every kind, and one page as it stands.

The ledger is made of invented words: pages of 20 statements whose words follow Zipf's law, by
5,000 people of one role each, on 4,000 matters, from 200 outlets, over six years; one page in ten
repeats an earlier one. Some people and matters are on far more pages than others (at 10^6
statements about 1,400 and 400), by the square root of their rank.

`REPORTEDLY_STATEMENTS` says how many (100,000), `REPORTEDLY_BENCH_LEDGER` where it is kept: a file,
which is made once and used again, or `postgresql://...`; without it, in a temporary folder. Nothing
is read from the shared folder.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import statistics
import tempfile
import time
from collections import defaultdict, deque
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from benchmarks.area import Area, read_rows
from reportedly.ledger import open_ledger, writing
from reportedly.offsets import identity
from reportedly.page import Block, Label, Page, Raw, Span, Text
from reportedly.reading.identity import page_id
from reportedly.statement import (
    Act,
    Judged,
    Matter,
    Relation,
    RelationKind,
    Report,
    SaidAt,
    Speaker,
    Standing,
    Statement,
    StatementType,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.area import Row, Score
    from reportedly.ledger import Ledger

Result = TypeVar("Result")

Draft = tuple[str, str, tuple[tuple[str, str, str], ...]]
"""A headline, a matter, and who said what before which other sentence."""

COUNT = int(os.environ.get("REPORTEDLY_STATEMENTS", "100000"))
ON_A_PAGE = 20
EACH = 25
"""Searches of each kind, and pages looked at for each."""

TIMES = ("cpu", "clock")
"""What is measured: where other work is on the machine, only the first says something of SQLite."""

AT_ONCE = 200
"""Pages added in one transaction while the ledger is made; not how `read` adds them."""

FIRST_DAY = dt.date(2025, 1, 1)
DAYS = 6 * 365
REPEATED, AMONG = 0.1, 500
"""Share of pages that repeat one of so many before them: as many as `benchmarks growth` makes."""

STANDINGS = (
    *[Standing.STATED] * 80,
    *[Standing.ALLEGED] * 10,
    *[Standing.ANNOUNCED] * 6,
    *[Standing.HEARSAY] * 3,
    Standing.ENACTED,
)
ACTS = (*[Act.SAYS] * 70, *list(Act) * 3)
"""Shares of acts and standings, by eye those of the example pages."""


class World:
    """The words, people, matters and outlets pages are made of; the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)  # noqa: S311 - figures, no secrets
        self.words = self.made(20_000, 2, 4)
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        given, family = self.made(300, 2, 2), self.made(4_000, 2, 3)
        self.people = [
            f"{self.random.choice(given).title()} {self.random.choice(family).title()}"
            for _ in range(5_000)
        ]
        heads, places = self.made(40, 2, 3), self.made(200, 2, 3)
        self.roles = {
            name: f"{self.random.choice(heads)} of {self.random.choice(places).title()}"
            for name in self.people
        }
        self.ranked = [2 * (rank + 1) ** 0.5 for rank in range(len(self.people))]
        self.drafts: deque[Draft] = deque(maxlen=AMONG)
        self.outlets = [f"The {word.title()} Post" for word in self.made(200, 2, 3)]
        self.matters = [
            f"the {a} {b} in {self.random.choice(places).title()}"
            for a, b in zip(*[iter(self.made(8_000, 2, 3))] * 2, strict=True)
        ]

    def made(self, count: int, least: int, most: int) -> list[str]:
        """Different invented words of so many syllables."""
        made: dict[str, None] = {}
        while len(made) < count:
            syllables = range(self.random.randint(least, most))
            made["".join(self._syllable() for _ in syllables)] = None
        return list(made)

    def _syllable(self) -> str:
        return self.random.choice("bdfgklmnprstvz") + self.random.choice("aeiou")

    def sentence(self) -> str:
        """Eight to 24 words."""
        count = self.random.randint(8, 24)
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=count))

    def often(self, found: Sequence[str]) -> str:
        """One of these, the first ones oftener."""
        return self.random.choices(found, cum_weights=self.ranked[: len(found)])[0]

    def draft(self) -> Draft:
        """What a page holds: what an earlier one does, or something new."""
        if self.drafts and self.random.random() < REPEATED:
            return self.random.choice(self.drafts)
        names = list(dict.fromkeys(self.often(self.people) for _ in range(4)))
        said = [
            (self.sentence(), self.random.choice(names), self.sentence()) for _ in range(ON_A_PAGE)
        ]
        self.drafts.append((self.sentence(), self.often(self.matters), tuple(said)))
        return self.drafts[-1]


def report_of(world: World, number: int) -> Report:
    """One page: each statement a paragraph with its speaker behind it."""
    chance = world.random
    headline, matter, said = world.draft()
    lines, statements, at = [headline], [], len(headline) + 1
    mentions: dict[str, list[Words]] = defaultdict(list)
    blocks = [Block(Span(0, len(headline)), Label.HEADLINE, "made")]
    for place, (content, name, other) in enumerate(said):
        line = f"{content}, {name}, {world.roles[name]}, said. {other}."
        statements.append(_statement(world, at, content, name, number=place + 1))
        mentions[name].append(statements[-1].source or statements[-1].content)
        blocks.append(Block(Span(at, at + len(line)), Label.BODY, "made"))
        lines.append(line)
        at += len(line) + 1
    text = "\n".join(lines)
    data = text.encode()
    page = Page(
        id=page_id(f"https://example.org/{number}", None, None, data),
        address=f"https://example.org/{number}",
        raw=Raw(data, "utf-8", "text/plain"),
        text=Text(text, text, identity(len(text)), identity(len(text))),
        blocks=tuple(blocks),
        headline=headline,
        outlet=chance.choice(world.outlets),
        published=FIRST_DAY + dt.timedelta(number % DAYS),
    )
    ids = tuple(item.id for item in statements if item.matter)
    opposed = RelationKind.CONFLICT if number % 5 == 0 else RelationKind.AGREE
    return Report(
        page=page,
        statements=tuple(statements),
        speakers=tuple(_speaker(world, name, found) for name, found in mentions.items()),
        dates=(),
        matters=(Matter("m1", matter, ids, "made"),),
        relations=(Relation(opposed, "s1", "s2", "made", 0.9),),
        date=None,
        versions=(("encoder", "made"),),
    )


def _speaker(world: World, name: str, mentions: list[Words]) -> Speaker:
    """A person with the role that stands behind each mention."""
    role, after = world.roles[name], mentions[0].spans[0].end + 2
    words = Words((Span(after, after + len(role)),), role)
    return Speaker(name, name, "person", tuple(mentions), (words,))


def _statement(world: World, at: int, content: str, name: str, *, number: int) -> Statement:
    """One statement whose content begins at `at`; the speaker's id is the name."""
    chance = world.random
    first = FIRST_DAY + dt.timedelta(chance.randrange(DAYS))
    last = first + dt.timedelta(chance.choice((0, 0, 0, 6, 30)))
    source = at + len(content) + 2
    cue = source + len(name) + len(world.roles[name]) + 4
    return Statement(
        id=f"s{number}",
        content=Words((Span(at, at + len(content)),), content),
        source=Words((Span(source, source + len(name)),), name),
        cue=Words((Span(cue, cue + len("said")),), "said"),
        type=StatementType.INDIRECT,
        confidence=0.9,
        rule="made",
        act=Judged(chance.choice(ACTS)),
        standing=Judged(chance.choice(STANDINGS)),
        said_at=SaidAt(first, last),
        speaker=name,
        matter="m1" if number <= ON_A_PAGE // 2 else None,
    )


def fill(ledger: Ledger, world: World, count: int) -> None:
    """Add pages until there are so many statements."""
    for begun in range(0, count // ON_A_PAGE, AT_ONCE):
        with ledger.engine.begin() as connection:
            for number in range(begun, min(begun + AT_ONCE, count // ON_A_PAGE)):
                writing.add_page(connection, ledger.backend, report_of(world, number))


def queries(world: World) -> Iterator[tuple[str, str]]:
    """The kinds of search, and one of each kind at a time."""
    chance = world.random
    for _ in range(EACH):
        common, rare = chance.choice(world.words[:50]), chance.choice(world.words[5_000:])
        other, middle = chance.choice(world.words[50:500]), chance.choice(world.words[500:5_000])
        name, outlet = chance.choice(world.people), chance.choice(world.outlets)
        month = f"{FIRST_DAY + dt.timedelta(chance.randrange(DAYS)):%Y-%m}"
        act, standing = chance.choice(list(Act)), chance.choice(list(Standing))
        yield "a common word", common
        yield "a rare word", rare
        yield "two words", f"{other} {middle}"
        yield "a phrase", f'"{common} {other}"'
        yield "a name among words", name
        yield "speaker", f'speaker:"{name}"'
        yield "speaker, family name", f"speaker:{name.split()[1]}"
        yield "matter", f'matter:"{chance.choice(world.matters)}"'
        yield "outlet", f'outlet:"{outlet}"'
        yield "said", f"said:{month}"
        yield "act", f"act:{act}"
        yield "standing", f"standing:{standing}"
        yield "has:conflict", "has:conflict"
        yield "words and a speaker", f'{common} speaker:"{name}"'
        yield "words and a month", f"{other} said:{month}"
        yield "words and a standing", f"{middle} standing:{standing}"
        yield "common word and a standing", f"{common} standing:{standing}"
        yield "four fields", f'outlet:"{outlet}" said:{month} act:{act} standing:{standing}'


def predict(data: Path) -> Iterator[Row]:
    """Seconds of each search and page view."""
    del data
    kept = os.environ.get("REPORTEDLY_BENCH_LEDGER")
    with tempfile.TemporaryDirectory() as folder:
        place = kept or str(Path(folder) / "made.db")
        world = World()
        with open_ledger(place) as ledger:
            missing = COUNT - ledger.counts()["statements"]
            if missing == COUNT:
                taken, _ = _timed(partial(fill, ledger, world, COUNT))
                yield {"kind": "made", **taken}
        with open_ledger(place, write=False) as ledger:
            yield {"kind": "counts", **ledger.counts()}
            yield from _searches(ledger)
        yield from _views(place)


def _searches(ledger: Ledger) -> Iterator[Row]:
    for kind, query in queries(World()):
        taken, hits = _timed(partial(ledger.search, query))
        yield {"kind": "search", "of": kind, "query": query, "hits": len(hits), **taken}


def _views(place: str) -> Iterator[Row]:
    """A page as a reader gets it: the ledger opened, the report put together and corrected."""
    with open_ledger(place, write=False) as ledger:
        pages = [row["id"] for row in ledger.pages()]
    for page in random.Random(11).choices(pages, k=EACH * 8):  # noqa: S311 - figures, no secrets
        yield {"kind": "view", "page": page, **_timed(partial(_view, place, page))[0]}


def _view(place: str, page: str) -> None:
    with open_ledger(place, write=False) as ledger:
        ledger.corrected(page)


def _timed(work: Callable[[], Result]) -> tuple[dict[str, float], Result]:
    """Seconds by the clock and of this process's processor, and what the work gave."""
    began, used = time.perf_counter(), time.process_time()
    done = work()
    return {"clock": time.perf_counter() - began, "cpu": time.process_time() - used}, done


def score(data: Path, out: Path) -> Score:
    """Median and 95th percentile in milliseconds: all searches, each kind, page views."""
    del data
    rows = list(read_rows(out))
    searches = [row for row in rows if row["kind"] == "search"]
    kinds: dict[str, list[Row]] = defaultdict(list)
    for row in searches:
        kinds[row["of"]].append(row)
    counts = next(row for row in rows if row["kind"] == "counts")
    made = next((row for row in rows if row["kind"] == "made"), {})
    return {
        "statements": counts["statements"],
        "made": {name: round(made[name]) for name in TIMES if name in made},
        "search": _figures(searches),
        "view": _figures([row for row in rows if row["kind"] == "view"]),
        "kinds": {kind: _figures(found) for kind, found in kinds.items()},
    }


def _figures(rows: list[Row]) -> dict[str, float]:
    figures = {}
    for name in TIMES:
        cut = statistics.quantiles([row[name] for row in rows], n=20)
        figures[f"{name}_p50_ms"] = round(cut[9] * 1000, 1)
        figures[f"{name}_p95_ms"] = round(cut[18] * 1000, 1)
    return figures


AREA = Area(data="data", predict=predict, score=score)
