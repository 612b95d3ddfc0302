"""How fast the reading room answers: one reader alone, then 20 readers while a writer adds pages.

A real `reportedly serve` process over a ledger made as for `benchmarks ledger` (the same variables
say how large it is and where it is kept; 20,000 statements without them). Readers wait a second
between requests, on average, as people do who look at what they got; the writer adds five pages and
accepts one statement a second, without the seconds the reading of a page takes.
`REPORTEDLY_SECONDS` says how long (60). Nothing is read from the shared folder.

Beside the clock each answer of the first part has the server's own processor time, which other work
on the machine changes little.
"""

from __future__ import annotations

import http.client
import json
import multiprocessing
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from benchmarks.area import Area, read_rows
from benchmarks.ledger import World, fill, queries, report_of
from reportedly.ledger import Accept, open_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.area import Row, Score

COUNT = int(os.environ.get("REPORTEDLY_STATEMENTS", "20000"))
SECONDS = float(os.environ.get("REPORTEDLY_SECONDS", "60"))
READERS = 20
PAUSE = 1.0
"""Seconds between two requests of a reader, on average."""

ADDED = 5
"""Pages the writer adds in a second: more than one core can read."""

EACH, WARM = 40, 3
"""Requests of each kind in the first part, and others before them: the first load templates."""

OFTEN = {
    "page": 30, "search": 25, "statement": 10, "front": 8, "speaker": 6, "matter": 6, "pages": 3,
    "speakers": 3, "matters": 3, "conflicts": 2, "copies": 2, "outlets": 2, "outlet": 2,
    "page.json": 4, "search.json": 4,
}  # fmt: skip
"""How often each kind of address is asked for; own judgement: mostly reading and searching."""


@dataclass(frozen=True)
class Server:
    """A room that runs by itself."""

    port: int
    process: subprocess.Popen[bytes]

    def link(self) -> http.client.HTTPConnection:
        """A connection that stays open between requests, as a browser's does."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, address: str, link: http.client.HTTPConnection | None = None) -> int:
        """The status of an answer, read to its end.

        Asks once more where the server had closed the connection meanwhile, as browsers do.
        """
        own = link or self.link()
        try:
            own.request("GET", address)
            answer = own.getresponse()
        except ConnectionError:  # among them that the other side closed it
            own.close()
            own.request("GET", address)
            answer = own.getresponse()
        answer.read()
        if link is None:
            own.close()
        return answer.status

    def json(self, address: str) -> Any:
        """What an address tells programs."""
        link = self.link()
        link.request("GET", address)
        told = json.loads(link.getresponse().read())
        link.close()
        return told

    def spent(self) -> float:
        """Processor seconds of the process so far, to a hundredth (Linux)."""
        parts = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

    def cpu(self) -> float:
        """Processor seconds of the threads it has now, to the nanosecond: for one answer."""
        spent = 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            try:
                spent += int((task / "schedstat").read_text().split()[0])
            except OSError:
                continue  # a thread that just ended
        return spent / 1e9


@contextmanager
def served(place: str) -> Iterator[Server]:
    """A room over the ledger, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "reportedly", "serve", "--ledger", place, "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    server = Server(port, process)
    try:
        for _ in range(600):
            try:
                server.ask("/static/room.css")
                break
            except OSError:
                time.sleep(0.1)
        yield server
    finally:
        process.terminate()
        process.wait(30)


class Addresses:
    """What there is to ask for in a ledger, picked by chance."""

    def __init__(self, server: Server, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - figures, no secrets
        self.asked = [query for _, query in queries(World())]
        names = [row["name"] for row in server.json("/outlets.json?limit=200")["items"]]
        outlets = self.random.sample(names, min(20, len(names)))
        found = [server.json(f"/outlets.json?{urlencode({'name': name, 'limit': 50})}")["items"]
                 for name in outlets]  # fmt: skip
        self.pages = [row["id"] for rows in found for row in rows]
        self.outlets = outlets
        self.speakers = [
            row["name"]
            for after in (0, 100, 1000)
            for row in server.json(f"/speakers.json?limit=30&after={after}")["items"]
        ]
        self.matters = [
            row["matter"]
            for after in (0, 100, 1000)
            for row in server.json(f"/matters.json?limit=30&after={after}")["items"]
        ]

    def of(self, reader: int) -> Addresses:
        """The same to choose from, for one of several readers."""
        other = copy(self)
        other.random = random.Random(reader)  # noqa: S311 - figures, no secrets
        return other

    def one(self, kind: str) -> str:
        """An address of this kind."""
        pick = self.random.choice
        page = pick(self.pages)
        query = urlencode({"q": pick(self.asked)})
        return {
            "front": "/",
            "page": f"/pages/{page}",
            "page.json": f"/pages/{page}.json",
            "statement": f"/pages/{page}/s{self.random.randint(1, 20)}",
            "search": f"/search?{query}",
            "search.json": f"/search.json?{query}",
            "speaker": f"/speakers?name={quote(pick(self.speakers))}",
            "matter": f"/matters/{pick(self.matters)}",
            "outlet": f"/outlets?name={quote(pick(self.outlets))}",
        }.get(kind, f"/{kind}")

    def any(self) -> tuple[str, str]:
        """A kind, as often as people ask for it, and an address of it."""
        kind = self.random.choices(list(OFTEN), list(OFTEN.values()))[0]
        return kind, self.one(kind)


def predict(data: Path) -> Iterator[Row]:
    """The milliseconds and the status of every request."""
    del data
    kept = os.environ.get("REPORTEDLY_BENCH_LEDGER")
    with tempfile.TemporaryDirectory() as folder:
        place = kept or str(Path(folder) / "made.db")
        with open_ledger(place) as ledger:
            if not ledger.counts()["statements"]:
                fill(ledger, World(), COUNT)
            yield {"part": "counts", **ledger.counts()}
        with served(place) as server:
            yield from _alone(server)
            yield from _together(server, place)


def _alone(server: Server) -> Iterator[Row]:
    """One reader, kind after kind, nobody writing."""
    addresses = Addresses(server, 3)
    for kind in OFTEN:
        for number in range(EACH + WARM):
            address = addresses.one(kind)
            began, spent = time.perf_counter(), server.cpu()
            status = server.ask(address)
            row = {"part": "alone", "kind": kind, "status": status, "address": address,
                   "ms": 1000 * (time.perf_counter() - began),
                   "cpu_ms": 1000 * (server.cpu() - spent)}  # fmt: skip
            if number >= WARM:
                yield row


def _together(server: Server, place: str) -> Iterator[Row]:
    """All readers at once, and the writer."""
    begun = multiprocessing.get_context("spawn").Event()
    ended = multiprocessing.get_context("spawn").Event()
    added = multiprocessing.get_context("spawn").Value("i", 0)
    writer = multiprocessing.get_context("spawn").Process(
        target=_write, args=(place, begun, ended, added)
    )
    writer.start()
    begun.wait(120)
    rows: list[Row] = []
    known = Addresses(server, 5)
    until, spent = time.monotonic() + SECONDS, server.spent()
    readers = [threading.Thread(target=_read, args=(server, known.of(number), until, rows))
               for number in range(READERS)]  # fmt: skip
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    spent = server.spent() - spent
    ended.set()
    writer.join(60)
    yield from rows
    yield {"part": "writer", "pages": added.value, "exit": writer.exitcode}
    yield {"part": "server", "cpu_seconds": spent, "seconds": SECONDS}


def _read(server: Server, addresses: Addresses, until: float, rows: list[Row]) -> None:
    """One reader: asks, looks for a while, and asks again."""
    link = server.link()
    while time.monotonic() < until:
        time.sleep(addresses.random.expovariate(1 / PAUSE))
        kind, address = addresses.any()
        began = time.perf_counter()
        try:
            status = server.ask(address, link)
        except (OSError, http.client.HTTPException):
            status = 0
            link.close()
        rows.append({"part": "together", "kind": kind, "status": status, "address": address,
                     "ms": 1000 * (time.perf_counter() - began)})  # fmt: skip
    link.close()


def _write(place: str, begun: Any, ended: Any, added: Any) -> None:
    """The writer: pages no earlier run of the benchmark added, and now and then a correction."""
    world = World(time.time_ns())
    first = time.time_ns() // 1_000_000
    with open_ledger(place) as ledger:
        begun.set()
        for number in count():
            if ended.wait(1 / ADDED):
                return
            made = report_of(world, first + number)
            ledger.add(made)
            added.value += 1
            if number % ADDED == 0:
                ledger.correct(Accept(), page=made.page.id, statement="s1", who="benchmark")


def score(data: Path, out: Path) -> Score:
    """Milliseconds of each kind in both parts, answers that were none, and what was added."""
    del data
    rows = list(read_rows(out))
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        parts[row["part"]].append(row)
    asked = parts["alone"] + parts["together"]
    return {
        "statements": parts["counts"][0]["statements"],
        "errors": sum(row["status"] != 200 for row in asked),
        "alone": _kinds(parts["alone"], ("ms", "cpu_ms")),
        "together": _kinds(parts["together"], ("ms",)),
        "answers_per_second": round(len(parts["together"]) / SECONDS, 1),
        "server_cpu_seconds": round(parts["server"][0]["cpu_seconds"], 1),
        "pages_added": parts["writer"][0]["pages"],
        "load_average": os.getloadavg()[0],
    }


def _kinds(rows: list[Row], names: tuple[str, ...]) -> dict[str, Row]:
    kinds: dict[str, list[Row]] = {"all": rows}
    for row in rows:
        kinds.setdefault(row["kind"], []).append(row)
    return {kind: _figures(found, names) for kind, found in kinds.items()}


def _figures(rows: list[Row], names: tuple[str, ...]) -> Row:
    figures: Row = {"n": len(rows)}
    for name in names:
        values = [row[name] for row in rows]
        cut = statistics.quantiles(values, n=100) if len(values) > 1 else values * 99
        figures |= {f"{name}_p{place}": round(cut[place - 1], 1) for place in (50, 95, 99)}
    return figures


AREA = Area(data="data", predict=predict, score=score)
