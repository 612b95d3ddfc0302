from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from reportedly.errors import LedgerError, NotFound
from reportedly.ledger import open_ledger
from reportedly.page import Alteration, AlterationKind, Span
from reportedly.web import create_app
from reportedly.web.leaves import page_leaves
from tests.makers import page, report


@pytest.fixture
def room(tmp_path):
    path = tmp_path / "test.db"
    with open_ledger(path) as ledger:
        ledger.add(report())
    return TestClient(create_app(path), base_url="http://127.0.0.1")


class Addresses(HTMLParser):
    """Every address a page would load or lead to."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, _, attributes):
        self.found += [value for name, value in attributes if name in {"href", "src", "action"}]


@pytest.mark.parametrize(
    "address", ["/", "/?q=legal", "/people", "/people?name=Taskin", "/matters", "/conflicts"]
)
def test_every_list_opens_and_loads_nothing_from_elsewhere(room, address):
    answer = room.get(address)
    assert answer.status_code == 200
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert all(found.startswith(("/", "#")) for found in Addresses(answer.text).found)


def test_a_hit_leads_to_its_statement(room):
    assert f"/pages/{report().page.id}#s2" in room.get("/?q=legal+force").text


def test_a_page_shows_its_statements_where_they_stand(room):
    shown = room.get(f"/pages/{report().page.id}").text
    assert 'id="s1"' in shown
    assert 'href="#s1"' in shown
    assert "denies its legal force" in shown


@pytest.mark.parametrize("address", ["/pages", "/people", "/matters", "/conflicts"])
def test_each_list_is_there_as_json(room, address):
    assert room.get(f"{address}.json").json()


def test_a_page_is_there_as_json(room):
    made = report()
    assert room.get(f"/pages/{made.page.id}.json").json()["page"]["headline"] == made.page.headline


def test_an_unknown_page_is_not_found(room):
    assert room.get("/pages/0000000000000000").status_code == 404


def test_markup_in_a_page_stays_text(tmp_path):
    text = "<script>alert(1)</script>\n<img src=x onerror=alert(1)> said"
    made = replace(report(), page=page(text), statements=(), relations=(), speakers=())
    with open_ledger(tmp_path / "test.db") as ledger:
        ledger.add(made)
    room = TestClient(create_app(tmp_path / "test.db"), base_url="http://127.0.0.1")
    for address in ("/", "/?q=alert", f"/pages/{made.page.id}"):
        assert "<script" not in room.get(address).text
        assert "<img" not in room.get(address).text


def test_leaves_are_the_blocks_text_cut_at_every_border():
    made = report()
    for block, cut in page_leaves(made):
        text = made.page.text.original[block.span.start : block.span.end]
        assert "".join(leaf.original or leaf.text for leaf in cut) == text


def test_an_altered_letter_is_shown_restored_with_what_it_was():
    made = report()
    change = Alteration(Span(0, 1), AlterationKind.LOOKALIKE, "W", "V", 0.9, "as made")
    altered = replace(made, page=replace(made.page, alterations=(change,)))
    _, (first, *_) = next(page_leaves(altered))
    assert (first.text, first.original) == ("V", "W")
    assert "U+0057 → U+0056" in first.change


def test_a_room_without_a_ledger_says_so(tmp_path):
    with pytest.raises(NotFound):
        create_app(tmp_path / "none.db")
    (tmp_path / "other.db").write_bytes(b"no ledger at all" * 100)
    with pytest.raises(LedgerError):
        create_app(tmp_path / "other.db")
