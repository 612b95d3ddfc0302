"""Hostile pages, hostile neighbours, hostile browsers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from typer.testing import CliRunner

from reportedly.cli import app as commands
from reportedly.errors import ReportedlyError
from reportedly.ledger import open_ledger
from reportedly.statement import Judged, Relay, Speaker
from reportedly.web import create_app
from reportedly.web.drawing import chain
from reportedly.web.guard import FORM_BYTES, UPLOADS
from reportedly.web.signin import within
from tests.makers import page as made_page
from tests.makers import report, words
from tests.web.conftest import HOME, Reader
from tests.web.test_room import LISTS, Elements

TOKEN = "correct-horse-battery-staple"
ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }}{% raw %}",
    "</textarea></details><form action=//evil.example>",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_a_hostile_page_becomes_markup(tmp_path, attack):
    line = f"Order {attack} has ended, Minister {attack} said."
    read = replace(made_page(f"Head {attack}\n{line}"), outlet=f"Outlet {attack}",
                   authors=(attack,), address=f"javascript:{attack}")  # fmt: skip
    first, second = report().statements
    content = words(read.text.original, f"Order {attack} has ended")
    first = replace(first, content=content, source=content, cue=None, relays=(Relay(attack),),
                    channel=Judged(attack), addressee=Judged(attack), rule=attack)  # fmt: skip
    second = replace(second, content=words(read.text.original, "Minister"), source=None, cue=None)
    made = report()
    hostile = replace(
        made, page=read, statements=(first, second),
        speakers=(Speaker("p1", attack, "person"), Speaker("p2", f"B {attack}", "person")),
        matters=(replace(made.matters[0], name=attack, summary=attack),),
        relations=(replace(made.relations[0], reason=attack),),
    )  # fmt: skip
    with open_ledger(tmp_path / "test.db") as ledger:
        ledger.add(hostile)
        ledger.note_failure(attack, attack)
    room = Reader(create_app(tmp_path / "test.db"), base_url=HOME)
    asked = {"name": attack, "q": f'"{attack}"'}
    addresses = ["/", f"/pages/{read.id}", f"/pages/{read.id}/s1", *(f"/{name}" for name in LISTS)]
    answers = [room.get(address) for address in addresses]
    answers += [room.get(f"/{name}", params=asked) for name in (*LISTS, "search")]
    for answer in answers:
        assert answer.status_code in {200, 400}
        shown = Elements(answer.text)
        assert not any(name.startswith("on") for _, given in shown.found for name in given)
        assert {given.get("src") for tag, given in shown.found if tag == "script"} <= {
            "/static/room.js", "/static/vendor/htmx-2.0.11.min.js"}  # fmt: skip
        assert not [tag for tag, _ in shown.found if tag in {"img", "iframe", "object", "base"}]
        assert not any("javascript:" in value for value in shown.values("href"))
        assert all(value.startswith("/") for value in shown.values("action"))
        assert "49" not in Elements(answer.text).values("title")


def test_pictures_escape_the_names_in_them():
    drawn = chain(("<script>", '"><x onload=1>', "page"))
    assert "<script>" not in drawn
    assert {tag for tag, _ in Elements(drawn).found} == {"svg", "g", "rect", "text", "path"}


@pytest.mark.parametrize("address", ["/", "/nowhere", "/static/room.css", "/pages.json"])
def test_every_answer_forbids_all_but_this_server(room, address):
    policy = room.get(address).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert room.get(address).headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "[", "localhost@evil"]
)
def test_another_hosts_name_is_not_answered_to(room, host):
    assert room.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8123", "localhost:9", "[::1]:8123"])
def test_this_machine_is_answered_under_each_of_its_names(room, host):
    assert room.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:9999"},
     {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)  # fmt: skip
def test_changes_from_other_pages_are_refused(room, page, headers):
    room.get("/")
    answer = room.post(f"/pages/{page}/s1", data={"do": "wrong"}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("address", ["/pages/x/s1", "/speakers", "/add", "/sign-in", "/sign-out"])
@pytest.mark.parametrize("csrf", [None, "", "wrong", "é"])
def test_a_form_without_this_visits_token_is_refused(room, address, csrf):
    room.get("/")
    given = {} if csrf is None else {"csrf": csrf}
    assert room.post(address, data=given).status_code == 403


def test_a_token_of_another_visit_is_refused(ledger_path, page):
    app = create_app(ledger_path)
    mine, theirs = Reader(app, base_url=HOME), Reader(app, base_url=HOME)
    shown = theirs.get(f"/pages/{page}").text
    csrf = shown.split('name="csrf" value="')[1].split('"')[0]
    mine.get("/")
    assert mine.post(f"/pages/{page}/s1", data={"csrf": csrf, "do": "wrong"}).status_code == 403


@pytest.mark.parametrize("cookie", ["x", "x.y", "WyJhIl0=.", "é", "W10=.AAAA"])
def test_a_forged_cookie_is_a_new_visit(room, cookie):
    answer = room.get("/", headers={"Cookie": f"reportedly={cookie}".encode()})
    assert answer.status_code == 200
    assert "HttpOnly; SameSite=Lax" in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/vendor/../../app.py",
        "/pages/..%2f..%2fetc%2fpasswd",
        "/pages/....//x",
        "/static//etc/passwd",
    ],
)
def test_no_path_leads_out_of_the_room(room, path):
    answer = room.get(path)
    assert answer.status_code in {404, 405}
    assert "create_app" not in answer.text
    assert "root:" not in answer.text


def test_a_form_too_large_is_refused_before_it_is_read(room, page):
    much = b"x" * (FORM_BYTES + 1)
    assert room.post(f"/pages/{page}/s1", content=much).status_code == 413
    announced = {"Content-Length": str(UPLOADS + 1)}
    assert room.post("/add", content=b"", headers=announced).status_code == 413


def test_a_form_that_never_ends_is_cut_off(room, page):
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    parts = (b"a=" + b"x" * 4096 for _ in range(1000))
    assert room.post(f"/pages/{page}/s1", content=parts, headers=kind).status_code == 413


def test_a_broken_form_is_told_so(room):
    room.get("/")
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    assert room.post("/add", content=b"--x\r\nnothing", headers=kind).status_code in {400, 403}


@pytest.mark.parametrize(
    "to",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "\\\\evil",
        "/\n/evil",
        "",
        "///evil",
    ],
)
def test_signing_in_leads_nowhere_else(to):
    assert within(to) == "/"


@pytest.fixture
def team(ledger_path):
    return Reader(create_app(ledger_path, token=TOKEN, hosts=["room.example"]), base_url=HOME)


def test_with_a_token_nothing_is_shown_before_signing_in(team, page):
    for address in ("/", f"/pages/{page}", "/conflicts", "/add", "/api"):
        answer = team.get(address, follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in")
        assert "rationing" not in answer.text
    for address in ("/pages.json", f"/pages/{page}.json", "/pages.csv", "/openapi.json"):
        assert team.get(address).status_code == 401
    assert team.post(f"/pages/{page}/s1", data={"do": "wrong"}).status_code == 401


def test_who_signs_in_reads_and_corrects_under_the_name_given(team, page, ledger_path):
    wrong = team.post_form("/sign-in", token="not the token", who="Lena")
    assert wrong.status_code == 403
    entered = team.post_form("/sign-in", token=TOKEN, who="Lena  Abt", to=f"/pages/{page}")
    assert entered.headers["location"] == f"/pages/{page}"
    team.post_form(f"/pages/{page}/s1", do="accept")
    with open_ledger(ledger_path, write=False) as ledger:
        assert ledger.corrections()[0]["who"] == "Lena Abt"
    team.post_form("/sign-out", "/")
    assert team.get("/pages.json").status_code == 401


def test_programs_send_the_token_and_keep_no_cookie(team):
    answer = team.get("/pages.json", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert team.get("/pages.json", headers={"Authorization": "Bearer x"}).status_code == 401


def test_a_named_host_is_answered_to(team):
    assert team.get("/sign-in", headers={"Host": "room.example"}).status_code == 200


def test_a_short_token_is_refused(ledger_path):
    with pytest.raises(ReportedlyError, match="shorter than 20"):
        create_app(ledger_path, token="secret")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "room.example"])
def test_the_room_is_not_opened_beyond_this_machine_without_a_token(ledger_path, host):
    given = ["serve", "--ledger", str(ledger_path), "--host", host]
    done = CliRunner().invoke(commands, given, env={"REPORTEDLY_TOKEN": ""})
    assert isinstance(done.exception, ReportedlyError)
    assert "--token" in str(done.exception)
