from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from reportedly.errors import LedgerError, NotFound
from reportedly.ledger import open_ledger
from reportedly.page import Block, Label, Span
from reportedly.statement import Act, Judged, Matter, Speaker, Status
from reportedly.web import create_app
from tests.ledger.test_speaker_pages import said
from tests.makers import page as page_of
from tests.makers import report, words

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


OTHER_NEWS = """Two pumps of the lower town were mended in the night, a firm told the council.
Bakers along the quay had fetched water from the river for eleven days, and paid for carts.
The council will hear what the repair of the mains has cost when it meets again in autumn."""


@pytest.fixture
def told_twice(tmp_path):
    """A room over two pages that tell of one matter, not in one text."""
    made = report()
    text = "Order stays, says Taskin\nThe rationing order is still in force, Oren Taskin said."
    text += "\n" + OTHER_NEWS
    other = page_of(text, address="https://example.net/2")
    said = replace(
        made.statements[1],
        id="s1",
        content=words(text, "The rationing order is still in force"),
        source=words(text, "Oren Taskin"),
        cue=words(text, "said"),
        act=Judged(Act.SAYS),
        status=Judged(Status.ONGOING, words(text, "still in force").spans),
    )
    matter = Matter("m1", "the rationing order", ("s1",), "goes on by statements")
    second = replace(made, page=replace(other, outlet="Norr Post"), statements=(said,),
                     speakers=(Speaker("p2", "Oren Taskin", "person"),), matters=(matter,),
                     relations=(), dates=())  # fmt: skip
    with open_ledger(tmp_path / "test.db") as ledger:
        ledger.add(made)
        ledger.add(second)
        ledger.add(replace(second, page=replace(second.page, id="f" * 16, outlet="Copy & Paste")))
    return TestClient(create_app(tmp_path / "test.db"), base_url="http://127.0.0.1")


def test_a_matter_of_many_pages_is_one_question_with_two_sides(told_twice):
    shown = told_twice.get("/matters?name=the+rationing+order").text
    assert "Is it over?" in shown
    yes, no = shown.index('id="side-Yes"'), shown.index('id="side-No"')
    assert yes < shown.index("The rationing order has ended") < no
    assert no < shown.index("The rationing order is still in force")
    assert "<svg" in shown
    assert "told 2 times, 1 origin" in shown  # the second is a copy of the first
    assert "Told 4 times by 2 voices on 3 pages, 2 independent origins" in shown


def test_accounts_of_different_pages_are_set_against_each_other(told_twice):
    shown = told_twice.get("/matters?name=the+rationing+order").text
    assert "Accounts of different pages against each other" in shown
    assert "Accounts of one page against each other" in shown


def test_matters_have_tellings_and_origins_beside_each_other(told_twice):
    (row,) = told_twice.get("/matters.json").json()["items"]
    assert (row["tellings"], row["pages"], row["origins"]) == (4, 3, 2)
    one = told_twice.get(f"/matters/{row['matter']}.json").json()
    assert one["question"] == "Is it over?"
    assert one["no"][0]["origins"] == 1
    assert len(told_twice.get(f"/matters/{row['matter']}.csv").text.splitlines()) == 5


def test_a_name_of_no_matter_and_a_number_of_none_are_told_so(told_twice):
    assert "None found" in told_twice.get("/matters?name=the+harbour").text
    assert told_twice.get("/matters/99").status_code == 404
    assert told_twice.get("/matters/99.json").status_code == 404
    assert told_twice.get("/matters/none").status_code == 400


@pytest.fixture
def mayors(tmp_path):
    """A room over pages that name two people alike, one of them misspelt once."""
    common = "Emilia Brandvold"
    with open_ledger(tmp_path / "test.db") as ledger:
        for made in (
            said(1, common, "the letter was signed by 12 deputies", day=9),
            said(2, common, "the letter was signed by 11 deputies", day=8),
            said(3, "Emilia Barndvold", "the bridge stays shut", role="the mayor of Kesh"),
            said(5, common, "novels take years", role="novelist"),
        ):
            ledger.add(made)
    return TestClient(create_app(tmp_path / "test.db"), base_url="http://127.0.0.1")


def test_two_people_of_one_name_are_two_with_their_roles(mayors):
    shown = mayors.get("/speakers?name=Emilia+Brandvold").text
    assert "2 people may be meant" in shown
    assert shown.index("3 statements on 3 pages") < shown.index("1 statement on 1 page")
    assert shown.index("mayor of Kesh") < shown.index("novelist")


def test_a_speakers_page_shows_slips_merges_and_contradictions(mayors):
    shown = mayors.get("/speakers?name=Brandvold").text
    assert "Emilia Brandvold misspelt" in shown
    assert "One person, because" in shown
    assert "As two pages tell it" in shown


def test_a_speakers_page_is_there_as_json_and_nobody_is_told_as_such(mayors):
    mayor, novelist = mayors.get("/speakers/about.json?name=Brandvold").json()["items"]
    assert (mayor["pages"], mayor["origins"], novelist["pages"]) == (3, 3, 1)
    assert mayor["clashes"][0]["kind"] == "conflict"
    assert mayors.get("/speakers/about.json?name=Nobody").json() == {"items": []}
    assert "Nobody of this name" in mayors.get("/speakers?name=Nobody").text
    rows = mayors.get("/speakers.json").json()["items"]
    assert {(row["name"], row["people"]) for row in rows} == {("Emilia Brandvold", 2)}


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


def test_whatever_counts_tellings_counts_their_independent_origins_too(told_twice):
    front = told_twice.get("/").text
    assert "3 pages of 2 independent origins" in front
    assert "one of 2 pages of one origin" in front
    assert "On 2 pages of 1 independent origin." in told_twice.get("/search?q=still+in+force").text
    matter = told_twice.get("/matters?name=the+rationing+order").text
    assert "1 account, told 2 times, 1 origin" in matter
    (row,) = told_twice.get("/speakers.json?q=Taskin").json()["items"]
    assert (row["statements"], row["pages"], row["origins"]) == (3, 3, 2)
    assert (row["opposed"], row["opposed_origins"]) == (1, 1)
    outlets = told_twice.get("/outlets.json").json()["items"]
    assert {(row["name"], row["pages"], row["origins"]) for row in outlets} == {
        ("The Norrvik Courier", 1, 1), ("Norr Post", 1, 1), ("Copy & Paste", 1, 1)
    }  # fmt: skip


@pytest.mark.parametrize(
    "address",
    ["/search.json?q=force", "/pages.json", "/speakers.json?name=Oren+Taskin", "/conflicts.json"],
)
def test_lines_of_pages_of_one_origin_name_the_same_one(told_twice, address):
    items = told_twice.get(address).json()["items"]
    origins = {row.get("page") or row["id"]: row["origin"] for row in items}
    assert set(origins.values()) <= set(origins)
    assert len(set(origins.values())) == len(origins) - ("f" * 16 in origins)
    csv = told_twice.get(address.replace(".json", ".csv")).text
    assert "origin" in csv.splitlines()[0]


def test_a_page_dated_by_its_copy_says_so_and_why(room, ledger_path):
    first = report()
    undated = replace(first.page, id="0" * 16, address="https://copy.example/1", published=None)
    with open_ledger(ledger_path) as ledger:
        ledger.add(replace(first, page=undated, date=None))
    shown = room.get(f"/pages/{undated.id}").text
    assert "not stated" in shown
    assert "has its words in common with The Norrvik Courier of 2031-05-07" in shown
