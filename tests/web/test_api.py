"""The same content as JSON and CSV."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest

from reportedly.ledger import open_ledger
from reportedly.web import create_app
from tests.makers import page as made_page
from tests.makers import report
from tests.relayed import magazine, post, wire
from tests.web.conftest import HOME, Reader
from tests.web.test_room import LISTS


@pytest.fixture
def shelf(tmp_path):
    """A room over seven pages."""
    with open_ledger(tmp_path / "shelf.db") as ledger:
        for number in range(7):
            ledger.add(report(f"https://example.org/{number}"))
    return Reader(create_app(tmp_path / "shelf.db"), base_url=HOME)


def through(room, address):
    """All items of a list, portion by portion."""
    items = []
    while address:
        answer = room.get(address).json()
        items += answer["items"]
        address = answer["next"]
    return items


@pytest.mark.parametrize("name", ["pages", "speakers", "matters", "conflicts", "outlets"])
def test_a_list_in_portions_is_the_list_at_once(shelf, name):
    whole = shelf.get(f"/{name}.json?limit=500").json()
    assert whole["next"] is None
    assert whole["items"]
    assert through(shelf, f"/{name}.json?limit=2") == whole["items"]


def test_a_speakers_statements_come_in_portions_too(shelf):
    rows = through(shelf, "/speakers.json?name=Ilse+Brandvold&limit=3")
    assert len(rows) == 7
    assert {row["content"] for row in rows} == {"The rationing order has ended"}


@pytest.mark.parametrize("query", ["legal+force", "act:says", "act:says+legal"])
def test_search_pages_on_until_all_hits_are_seen(shelf, query):
    whole = shelf.get(f"/search.json?q={query}&limit=500").json()
    assert whole["next"] is None
    assert through(shelf, f"/search.json?q={query}&limit=3") == whole["items"]
    assert len(shelf.get(f"/search.csv?q={query}").text.splitlines()) == len(whole["items"]) + 1


def test_a_page_of_hits_says_which_they_are_and_leads_on(shelf):
    first = shelf.get("/search?q=legal&limit=3").text
    assert "1 to 3, and there are more." in first
    address = re.search(r'class="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    assert "4 to 6, and there are more." in shelf.get(address).text
    assert "7 hits for" in shelf.get("/search?q=legal").text
    assert "No more." in shelf.get("/search?q=legal&after=50").text


def test_pages_added_meanwhile_shift_no_portion(shelf, tmp_path):
    first = shelf.get("/pages.json?limit=3").json()
    with open_ledger(tmp_path / "shelf.db") as ledger:
        ledger.add(report("https://example.org/new"))
    rest = through(shelf, first["next"])
    assert len({row["id"] for row in first["items"] + rest}) == 7


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_a_page_json_and_csv_at_one_address(room, name):
    assert room.get(f"/{name}").headers["content-type"].startswith("text/html")
    assert set(room.get(f"/{name}.json").json()) == {"items", "next"}
    answer = room.get(f"/{name}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith("\ufeff".encode())


def test_a_csv_is_whole_and_runs_no_formula(tmp_path):
    with open_ledger(tmp_path / "test.db") as ledger:
        for number in range(60):
            made = report(f"https://example.org/{number}")
            read = replace(made_page(address=f"https://example.org/{number}"), outlet="=1+1")
            ledger.add(replace(made, page=read))
    room = Reader(create_app(tmp_path / "test.db"), base_url=HOME)
    told = room.get("/pages.csv?limit=2").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert len(rows) == 60
    assert {row["outlet"] for row in rows} == {"'=1+1"}


def test_what_was_seen_before_is_not_sent_again(room, page):
    for address in (f"/pages/{page}.json", f"/pages/{page}/s1.json", "/conflicts.json"):
        tag = room.get(address).headers["etag"]
        again = room.get(address, headers={"If-None-Match": f'"other", {tag}'})
        assert again.status_code == 304
        assert not again.content
    room.post_form(f"/pages/{page}/s1", do="accept")
    assert room.get(f"/pages/{page}.json", headers={"If-None-Match": tag}).status_code == 200


def test_a_page_and_a_statement_are_there_with_what_people_changed(room, page):
    room.post_form(f"/pages/{page}/s1", do="speaker", speaker="Ada Lund")
    read = room.get(f"/pages/{page}.json").json()
    assert read["page"]["headline"] == report().page.headline
    assert read["corrections"]["s1"][0]["machine"] == "Ilse Brandvold"
    one = room.get(f"/pages/{page}/s1.json").json()
    assert one["content"]["text"] == "The rationing order has ended"
    assert one["page"] == page


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/pages.json?after=x", 400),
        ("/pages.json?after=99999999999", 400),
        ("/speakers.json?after=-1", 400),
        ("/pages.json?limit=0", 400),
        ("/pages.json?limit=501", 400),
        ("/pages.json?limit=x", 400),
        ("/search.json?q=colour:red", 400),
        ("/pages/zz.json", 404),
        ("/pages/zz/s1.json", 404),
        ("/pages.json?after=%C2%B2", 400),
        ("/search.json?q=%00", 200),
        ("/speakers.json?name=%00", 200),
    ],
)
def test_what_cannot_be_answered_is_told_as_json(room, address, status):
    answer = room.get(address)
    assert answer.status_code == status
    assert status == 200 or answer.json()["detail"]


def test_the_description_names_every_list_and_what_it_takes(room):
    told = room.get("/openapi.json").json()
    assert {f"/{name}.json" for name in (*LISTS, "search")} <= set(told["paths"])
    assert {f"/{name}.csv" for name in LISTS} <= set(told["paths"])
    assert not any("post" in methods for methods in told["paths"].values())
    takes = [given["name"] for given in told["paths"]["/pages.json"]["get"]["parameters"]]
    assert takes == ["name", "q", "after", "limit"]
    answer = told["paths"]["/pages.json"]["get"]["responses"]["200"]["content"]
    named = answer["application/json"]["schema"]["$ref"].rpartition("/")[2]
    assert told["components"]["schemas"][named]["required"] == ["items", "next"]


def test_a_pages_statements_are_there_as_csv_in_its_order(room, page):
    rows = list(csv.DictReader(io.StringIO(room.get(f"/pages/{page}.csv").text[1:])))
    assert [row["id"] for row in rows] == ["s1", "s2"]
    assert {row["origin"] for row in rows} == {page}
    assert f'href="/pages/{page}.csv"' in room.get(f"/pages/{page}").text
    assert room.get("/pages/nothing.csv").status_code == 404


def test_a_pages_json_has_its_copies_and_its_origin(tmp_path):
    with open_ledger(tmp_path / "test.db") as ledger:
        made = report()
        ledger.add(made)
        ledger.add(replace(made, page=replace(made.page, id="f" * 16, outlet="Copy & Paste")))
    room = Reader(create_app(tmp_path / "test.db"), base_url=HOME)
    told = room.get(f"/pages/{'f' * 16}.json").json()
    assert told["origin"] == made.page.id
    assert [copy["id"] for copy in told["copies"]] == [made.page.id]


def test_a_statement_names_the_pages_that_told_it_before(tmp_path):
    path = tmp_path / "chain.db"
    with open_ledger(path) as ledger:
        for one in (post(), wire(), magazine()):
            ledger.add(one)
    reader = Reader(create_app(path), base_url=HOME)
    told = f"/pages/{magazine().page.id}/s2"
    (step,) = reader.get(f"{told}.json").json()["earlier"]
    assert (step["page"], step["published"]) == (post().page.id, "2031-05-05")
    shown = reader.get(told).text
    assert f'<a href="/pages/{post().page.id}"' in shown
    assert "Telegram is named" in shown
