from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from reportedly.errors import LedgerError, NotFound
from reportedly.ledger import open_ledger
from reportedly.page import Block, Label, Span
from reportedly.web import create_app
from tests.makers import report

LISTS = (
    "pages",
    "speakers",
    "matters",
    "conflicts",
    "copies",
    "outlets",
    "corrections",
    "problems",
)


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def values(self, name):
        return [attributes[name] for _, attributes in self.found if name in attributes]


@pytest.mark.parametrize(
    "address",
    ["/", "/search?q=legal", "/speakers?name=Taskin", "/matters?name=the+rationing+order",
     "/outlets?name=The+Norrvik+Courier", "/add", "/api", *(f"/{name}" for name in LISTS)],
)  # fmt: skip
def test_every_page_opens_and_loads_nothing_from_elsewhere(room, address):
    answer = room.get(address)
    assert answer.status_code == 200
    shown = Elements(answer.text)
    loaded = shown.values("src") + shown.values("href") + shown.values("action")
    assert all(found.startswith(("/", "#", "https://example.org/")) for found in loaded)
    assert all(found.startswith("/static/") for found in shown.values("src"))
    assert not shown.values("style")


def test_a_group_leads_to_its_members_and_back(tmp_path):
    made = report()
    group = replace(made.speakers[0], name="Taskin and Oda", kind="group", members=("p2", "p9"))
    other = replace(made.speakers[1], id="p9", name="Mirel Oda", mentions=())
    with open_ledger(tmp_path / "test.db") as ledger:
        ledger.add(replace(made, speakers=(group, *made.speakers[1:], other)))
    client = TestClient(create_app(tmp_path / "test.db"), base_url="http://127.0.0.1:8123")
    links = Elements(client.get(f"/pages/{made.page.id}").text).values("href")
    assert {"/speakers?name=Oren%20Taskin", "/speakers?name=Mirel%20Oda"} <= set(links)
    links = Elements(client.get("/speakers?name=Taskin+and+Oda").text).values("href")
    assert "/speakers?name=Mirel%20Oda" in links
    links = Elements(client.get("/speakers?name=Mirel+Oda").text).values("href")
    assert "/speakers?name=Taskin%20and%20Oda" in links


def test_a_hit_leads_to_its_statement(room, page):
    assert f"/pages/{page}/s2#s2" in room.get("/search?q=legal+force").text


def test_a_query_nobody_understands_is_told_so(room):
    answer = room.get("/search?q=colour:red")
    assert answer.status_code == 400
    assert "no field" in answer.text


def test_a_page_shows_its_statements_where_they_stand_with_their_cards(room, page):
    shown = room.get(f"/pages/{page}").text
    assert 'id="s1"' in shown
    assert 'href="#s1"' in shown
    assert "its force denied by <b>2</b> Oren Taskin" in shown
    assert "via Norr Press" in shown
    assert "6 May 2031" in shown
    assert "denies its force" in shown


def test_a_statements_own_address_opens_the_page_there_with_what_it_rests_on(room, page):
    shown = room.get(f"/pages/{page}/s2").text
    assert "autofocus" in shown
    assert "What it rests on" in shown
    at = report().page.text.original.index("Those words")
    assert f"characters {at}–{at + 31}, bytes {at}–{at + 31}" in shown


def test_a_statement_told_inside_another_stands_in_its_card(tmp_path):
    made = report()
    inner = replace(made.statements[1], parent="s1")
    with open_ledger(tmp_path / "test.db") as ledger:
        ledger.add(replace(made, statements=(made.statements[0], inner)))
    room = TestClient(create_app(tmp_path / "test.db"), base_url="http://127.0.0.1")
    shown = room.get(f"/pages/{made.page.id}").text
    outer = shown[shown.index('id="c-s1"') :]
    assert outer.index('id="c-s2"') < outer.index("</section>")


def test_statements_told_inside_each_other_are_shown_all_the_same(tmp_path):
    made = report()
    ring = tuple(
        replace(item, parent=other)
        for item, other in zip(made.statements, ("s2", "s1"), strict=True)
    )
    with open_ledger(tmp_path / "test.db") as ledger:
        ledger.add(replace(made, statements=ring))
    room = TestClient(create_app(tmp_path / "test.db"), base_url="http://127.0.0.1")
    shown = room.get(f"/pages/{made.page.id}")
    assert shown.status_code == 200
    assert 'id="c-s1"' in shown.text


def test_furniture_is_folded_away_with_its_reason(tmp_path):
    made = report()
    blocks = list(made.page.blocks)
    blocks[2] = Block(blocks[2].span, Label.SHARE, "links to share it")
    with open_ledger(tmp_path / "test.db") as ledger:
        ledger.add(replace(made, page=replace(made.page, blocks=tuple(blocks))))
    room = TestClient(create_app(tmp_path / "test.db"), base_url="http://127.0.0.1")
    shown = room.get(f"/pages/{made.page.id}").text
    assert '<details class="fold">' in shown
    assert "links to share it" in shown
    assert 'id="c-s2"' in shown  # its statement is not lost


def test_matters_stand_side_by_side_by_what_each_account_says(room):
    shown = room.get("/matters?name=the+rationing+order").text
    assert "has ended" in shown
    assert "<svg" in shown


def test_an_unknown_page_or_statement_is_not_found(room, page):
    assert room.get("/pages/0000000000000000").status_code == 404
    assert room.get(f"/pages/{page}/s99").status_code == 404


def test_a_room_without_a_ledger_says_so(tmp_path):
    with pytest.raises(NotFound):
        create_app(tmp_path / "none.db")
    (tmp_path / "other.db").write_bytes(b"no ledger at all" * 100)
    with pytest.raises(LedgerError):
        create_app(tmp_path / "other.db")


def test_right_to_left_names_and_text_keep_their_direction(tmp_path):
    made = report()
    text = made.page.text
    arabic = replace(
        made.page,
        headline="قالت الوزيرة إن التقنين انتهى",
        blocks=(Block(Span(0, len(text.original)), Label.BODY, "as made"),),
    )
    with open_ledger(tmp_path / "test.db") as ledger:
        ledger.add(replace(made, page=arabic))
    room = TestClient(create_app(tmp_path / "test.db"), base_url="http://127.0.0.1")
    assert '<h1 dir="auto">قالت' in room.get(f"/pages/{arabic.id}").text


def test_a_page_dated_by_its_copy_says_so_and_why(room, ledger_path):
    first = report()
    undated = replace(first.page, id="0" * 16, address="https://copy.example/1", published=None)
    with open_ledger(ledger_path) as ledger:
        ledger.add(replace(first, page=undated, date=None))
    shown = room.get(f"/pages/{undated.id}").text
    assert "not stated" in shown
    assert "has its words in common with The Norrvik Courier of 2031-05-07" in shown
