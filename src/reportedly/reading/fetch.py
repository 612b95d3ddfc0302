"""One web address to its bytes, politely: robots.txt, pauses, retries, and limits on everything.

The machine is looked up once, checked, and connected to by its number, at every redirect anew, so
that no page can lead the reader into a private network. Proxies of the environment are not used:
behind one the check would mean nothing.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reportedly import __version__
from reportedly.errors import FetchError, NotFound, TooLarge
from reportedly.reading.addresses import Target, locate
from reportedly.reading.inflate import gunzip
from reportedly.reading.limits import DEFAULT, Limits, size
from reportedly.reading.robots import ROBOTS_BYTES, Robots, parse_robots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse

AGENT = "reportedly"
HEADERS = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/pdf,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
TRIES = 3
"""urllib3's own `Retry` default: the first try and two more where the trouble may pass."""
BACKOFF = 1.0
"""Seconds before the second try, doubled before the third (urllib3's documented pattern)."""
PAUSE = 1.0
"""Seconds between two pages of one site: the delay that Scrapy's project template sets."""
STEP = 1 << 16
SOCKET_SECONDS = 10.0
"""Without a byte for so long, a try is over (RFC 6298 retransmits thrice within 7 s)."""
PASSING = frozenset({429, 500, 502, 503, 504})
MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes unpacked, and what the answer's head said of them."""

    address: str
    asked: str
    data: bytes
    media_type: str | None
    charset: str | None
    robots_delay: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of one machine, its head and its unpacked content."""

    status: int
    headers: dict[str, str]
    data: bytes


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses one after the other, remembering robots.txt files and pausing per site."""

    limits: Limits = DEFAULT
    allow_private: bool = False
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _robots: dict[str, Robots] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def fetch(self, address: str) -> Fetched:
        """The page at `address`, redirects followed.

        Raises `FetchError` where it cannot or may not be had, `NotFound` where there is none,
        `TooLarge` over a limit on bytes or time.
        """
        deadline = self.clock() + self.limits.seconds
        here = address
        for _ in range(self.limits.redirects + 1):
            target = locate(here, allow_private=self.allow_private)
            self._ask_leave(target, deadline)
            answer = self._try(target, deadline, limit=self.limits.fetch_bytes)
            if answer.status not in MOVED or "location" not in answer.headers:
                return _fetched(address, here, answer)
            here = urljoin(here, answer.headers["location"])
        raise FetchError(
            f"it redirects more than {self.limits.redirects} times",
            where=address,
            todo="Give the address of the page itself",
        )

    def _ask_leave(self, target: Target, deadline: float) -> None:
        """Pause as the site asks; raise `FetchError` where its robots.txt forbids the page."""
        if target.site not in self._robots:
            self._robots[target.site] = self._read_robots(target, deadline)
        robots = self._robots[target.site]
        if not robots.allows(target.address):
            raise FetchError(
                f"the robots.txt of {target.host} forbids reading it by a program",
                where=target.address,
                todo="Save the page in a browser and read the file",
            )
        pause = robots.delay if robots.delay is not None else PAUSE
        since = self.clock() - self._last.get(target.site, float("-inf"))
        if since < pause:
            self.sleep(pause - since)
        self._last[target.site] = self.clock()

    def _read_robots(self, target: Target, deadline: float) -> Robots:
        """The site's rules; none where it has no such file.

        Raises where the file cannot be had: then nothing may be fetched (RFC 9309, 2.3.1.4).
        """
        here = f"{target.site}/robots.txt"
        for _ in range(self.limits.redirects + 1):
            there = locate(here, allow_private=self.allow_private)
            answer = self._try(there, deadline, limit=ROBOTS_BYTES, keep_head=True)
            if answer.status in MOVED and "location" in answer.headers:
                here = urljoin(here, answer.headers["location"])
                continue
            if answer.status >= 500 or answer.status == 429:
                raise FetchError(
                    f"its robots.txt could not be read (status {answer.status})",
                    where=target.address,
                    todo="Try later, or save the page in a browser and read the file",
                )
            has_rules = answer.status == 200
            return parse_robots(_text(answer.data), AGENT) if has_rules else Robots()
        return Robots()  # 2.3.1.2: after five redirects the file may be taken as not there

    def _try(
        self, target: Target, deadline: float, *, limit: int, keep_head: bool = False
    ) -> Answer:
        """The machine's answer, asked again where the trouble may pass."""
        for count in range(TRIES):
            is_last = count + 1 == TRIES
            wait = BACKOFF * 2**count
            try:
                answer = _ask(target, deadline - self.clock(), limit=limit, keep_head=keep_head)
            except FetchError:
                if is_last or self.clock() + wait >= deadline:
                    raise
            else:
                wait = max(wait, _retry_after(answer))
                if answer.status not in PASSING or is_last or self.clock() + wait >= deadline:
                    return answer
            self.sleep(wait)
        raise AssertionError("the last try returns or raises")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")  # RFC 9309, 2.3: the file is UTF-8


def _retry_after(answer: Answer) -> float:
    value = answer.headers.get("retry-after", "")
    return float(value) if value.isdecimal() else 0.0


def _fetched(asked: str, address: str, answer: Answer) -> Fetched:
    if answer.status in {404, 410}:
        raise NotFound(
            f"the site says there is no such page (status {answer.status})",
            where=asked,
            todo="Look for a copy in a web archive",
        )
    if not 200 <= answer.status < 300:
        raise FetchError(
            f"the site answered with status {answer.status}",
            where=asked,
            todo="Try later, or save the page in a browser and read the file",
        )
    media_type, charset = content_type(answer.headers.get("content-type"))
    return Fetched(address.partition("#")[0], asked, answer.data, media_type, charset)


def content_type(value: str | None) -> tuple[str | None, str | None]:
    """Media type and charset of a `Content-Type` header, None for what it leaves out.

    >>> content_type("Text/HTML; charset=windows-1251")
    ('text/html', 'windows-1251')
    """
    kind, *options = (value or "").split(";")
    pairs = (option.partition("=") for option in options)
    charsets = [word.strip(" \"'") for key, _, word in pairs if key.strip().lower() == "charset"]
    return kind.strip().lower() or None, (charsets[0] or None) if charsets else None


def _ask(target: Target, seconds: float, *, limit: int, keep_head: bool) -> Answer:
    """One request to the checked machine and its answer; `seconds` bound the whole of it."""
    from urllib3.exceptions import HTTPError

    if seconds <= 0:
        raise _late(target)
    connection = _connection(target, min(seconds, SOCKET_SECONDS))
    sockets: list[socket.socket] = []
    try:
        with _cut_off(sockets, seconds) as is_over:
            try:
                connection.connect()
                sockets.append(connection.sock)
                connection.request(
                    "GET",
                    target.path,
                    headers={**HEADERS, "Host": target.authority},
                    preload_content=False,
                )
                answer = connection.getresponse()
                data = _content(answer, target, limit=limit, keep_head=keep_head)
            except (HTTPError, OSError, ValueError) as error:
                raise _failure(error, target, is_over=is_over.is_set()) from error
    finally:
        connection.close()
    if is_over.is_set():  # a cut connection may look like a finished answer
        raise _late(target)
    headers = {key.lower(): value for key, value in answer.headers.items()}
    if headers.get("content-encoding", "identity").lower() in {"gzip", "x-gzip", "deflate"}:
        data = gunzip(data, limit=limit, where=target.address)
    return Answer(answer.status, headers, data)


def _connection(target: Target, seconds: float) -> HTTPConnection:
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if target.scheme == "http":
        return HTTPConnection(target.number, target.port, timeout=seconds)
    return HTTPSConnection(
        target.number,
        target.port,
        timeout=seconds,
        server_hostname=target.host,
        assert_hostname=target.host,
        cert_reqs="CERT_REQUIRED",
    )


@contextmanager
def _cut_off(sockets: list[socket.socket], seconds: float) -> Iterator[threading.Event]:
    """Shut the sockets down after `seconds`: a machine that drips bytes resets every timeout."""
    is_over = threading.Event()

    def cut() -> None:
        is_over.set()
        for connected in sockets:
            with suppress(OSError):  # it may just have been closed
                connected.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield is_over
    finally:
        timer.cancel()


def _content(answer: BaseHTTPResponse, target: Target, *, limit: int, keep_head: bool) -> bytes:
    """The answer's bytes as sent; over `limit` the head of them, or `TooLarge`."""
    parts: list[bytes] = []
    total = 0
    for part in answer.stream(STEP, decode_content=False):
        parts.append(part)
        total += len(part)
        if total > limit and keep_head:
            return b"".join(parts)[:limit]
        if total > limit:
            raise TooLarge(
                f"the page is larger than {size(limit)}",
                where=target.address,
                todo="Save it and read the part you need",
            )
    return b"".join(parts)


def _failure(error: Exception, target: Target, *, is_over: bool) -> FetchError | TooLarge:
    if is_over:
        return _late(target)
    return FetchError(
        f"{target.host} gave no page ({type(error).__name__}: {error})",
        where=target.address,
        todo="Check the connection and try again",
    )


def _late(target: Target) -> TooLarge:
    return TooLarge("it took too long", where=target.address, todo="Try again later")
