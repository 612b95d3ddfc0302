"""Fetching from a server on this machine: politely, and within limits."""

from __future__ import annotations

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reportedly.errors import FetchError, NotFound, TooLarge
from reportedly.reading import Fetcher, Limits, discover, read
from reportedly.reading.fetch import content_type


class Site(BaseHTTPRequestHandler):
    """Answers each path by the function the test gave for it."""

    def do_GET(self):
        self.server.asked.append(self.path)
        answer = self.server.pages.get(self.path)
        if answer is None:
            self.send_response(404)
            self.end_headers()
        else:
            answer(self)

    def log_message(self, *_):
        pass


def say(body, status=200, **headers):
    """An answer with this content and these headers (`_` for `-`)."""

    def answer(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.asked, server.pages = [], {}
    server.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def naps():
    return []


@pytest.fixture
def fetcher(naps):
    return Fetcher(Limits(fetch_bytes=50_000, seconds=5), allow_private=True, sleep=naps.append)


def test_brings_bytes_type_and_charset(site, fetcher):
    site.pages["/a"] = say(b"<p>Hi", Content_Type="text/html; charset=windows-1251")
    found = fetcher.fetch(f"{site.address}/a#part")
    assert (found.data, found.media_type, found.charset) == (b"<p>Hi", "text/html", "windows-1251")
    assert found.address == f"{site.address}/a"


def test_private_machines_are_refused_unless_allowed(site):
    with pytest.raises(FetchError, match="not on the public internet"):
        Fetcher().fetch(f"{site.address}/a")
    assert site.asked == []


def test_a_redirect_to_a_private_machine_is_refused(site, fetcher, monkeypatch):
    site.pages["/a"] = say(b"", 302, Location="http://10.0.0.1/secret")
    real = __import__("reportedly.reading.fetch", fromlist=["locate"]).locate

    def locate(address, *, allow_private):
        return real(address, allow_private=allow_private and "127.0.0.1" in address)

    monkeypatch.setattr("reportedly.reading.fetch.locate", locate)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        fetcher.fetch(f"{site.address}/a")


def test_follows_redirects_and_keeps_the_last_address(site, fetcher):
    site.pages["/a"] = say(b"", 301, Location="/b")
    site.pages["/b"] = say(b"there")
    found = fetcher.fetch(f"{site.address}/a")
    assert (found.address, found.asked, found.data) == (
        f"{site.address}/b",
        f"{site.address}/a",
        b"there",
    )


def test_gives_up_on_a_redirect_circle(site, fetcher):
    site.pages["/a"] = say(b"", 302, Location="/a")
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        fetcher.fetch(f"{site.address}/a")


def test_asks_robots_once_and_obeys(site, fetcher):
    site.pages["/robots.txt"] = say(b"User-agent: *\nDisallow: /private")
    site.pages["/a"] = site.pages["/b"] = say(b"x")
    fetcher.fetch(f"{site.address}/a")
    fetcher.fetch(f"{site.address}/b")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch(f"{site.address}/private/x")
    assert site.asked == ["/robots.txt", "/a", "/b"]


def test_a_broken_robots_file_forbids_everything(site, fetcher):
    site.pages["/robots.txt"] = say(b"", 503)
    site.pages["/a"] = say(b"x")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch(f"{site.address}/a")


def test_pauses_between_pages_of_one_site(site, fetcher, naps):
    site.pages["/robots.txt"] = say(b"User-agent: *\nCrawl-delay: 4")
    site.pages["/a"] = say(b"x")
    fetcher.fetch(f"{site.address}/a")
    assert naps == []
    fetcher.fetch(f"{site.address}/a")
    assert naps == [pytest.approx(4, abs=0.5)]


def test_tries_again_where_the_trouble_may_pass(site, fetcher, naps):
    def answer(handler):
        say(b"" if len(site.asked) < 4 else b"now", 503 if len(site.asked) < 4 else 200)(handler)

    site.pages["/a"] = answer
    assert fetcher.fetch(f"{site.address}/a").data == b"now"
    assert naps == [1.0, 2.0]


def test_waits_no_longer_than_the_time_it_has(site, fetcher, naps):
    site.pages["/a"] = say(b"", 429, Retry_After="3600")
    with pytest.raises(FetchError, match="429"):
        fetcher.fetch(f"{site.address}/a")
    assert naps == []


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [(404, NotFound, "no such page"), (410, NotFound, "no such page"), (403, FetchError, "403")],
)
def test_says_what_the_site_answered(site, fetcher, status, error, words):
    site.pages["/a"] = say(b"", status)
    with pytest.raises(error, match=words):
        fetcher.fetch(f"{site.address}/a")


def test_stops_at_the_limit_on_bytes(site, fetcher):
    site.pages["/a"] = say(b"x" * 60_000)
    with pytest.raises(TooLarge, match="larger than"):
        fetcher.fetch(f"{site.address}/a")


def test_unpacks_what_the_server_packed_and_stops_a_bomb(site, fetcher):
    site.pages["/a"] = say(gzip.compress(b"words"), Content_Encoding="gzip")
    site.pages["/bomb"] = say(gzip.compress(b"\0" * 9_000_000), Content_Encoding="gzip")
    assert fetcher.fetch(f"{site.address}/a").data == b"words"
    with pytest.raises(TooLarge):
        fetcher.fetch(f"{site.address}/bomb")


def test_a_server_that_drips_is_cut_off(site):
    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    def answer(handler):
        try:
            drip(handler)
        except OSError:  # the reader hung up, as it should
            handler.close_connection = True

    site.pages["/a"] = answer
    start = time.monotonic()
    with pytest.raises(TooLarge, match="too long"):
        Fetcher(Limits(seconds=0.5), allow_private=True).fetch(f"{site.address}/a")
    assert time.monotonic() - start < 3


def test_no_server_there_is_a_clear_error(site, fetcher):
    site.shutdown()
    site.server_close()
    with pytest.raises(FetchError, match="gave no page"):
        fetcher.fetch(f"{site.address}/a")


def test_a_failing_address_does_not_stop_the_others(site):
    site.pages["/a"] = say("Паром".encode("cp1251"), Content_Type="text/plain; charset=cp1251")
    fetcher = Fetcher(Limits(), allow_private=True, sleep=lambda _: None)
    gone, page = discover([f"{site.address}/gone", f"{site.address}/a"], fetcher=fetcher)
    assert "no such page" in gone.reason
    assert page.text.original == "Паром"
    assert page.address == f"{site.address}/a"


def test_read_takes_an_address(site):
    site.pages["/a"] = say(b"The board met.", Content_Type="text/plain")
    (page,) = read(f"{site.address}/a", allow_private=True)
    assert page.address == f"{site.address}/a"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, (None, None)),
        ("text/html", ("text/html", None)),
        ('text/html; q=1; charset="UTF-8"', ("text/html", "UTF-8")),
        ("text/html; charset=", ("text/html", None)),
    ],
)
def test_takes_a_content_type_apart(value, expected):
    assert content_type(value) == expected
