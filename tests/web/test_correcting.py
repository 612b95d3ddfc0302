from __future__ import annotations

import pytest

from reportedly.ledger import open_ledger
from reportedly.web.correcting import nearest
from tests.makers import page as made_page


def stands(path, page, statement="s1"):
    with open_ledger(path, write=False) as ledger:
        revision = ledger.corrected(page)
    item = next(item for item in revision.report.statements if item.id == statement)
    return revision, item


def test_accepting_is_one_form_and_leads_back_to_the_card(room, page, ledger_path):
    answer = room.post_form(f"/pages/{page}/s1", do="accept", why="checked")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/pages/{page}/s1#c-s1"
    revision, _ = stands(ledger_path, page)
    assert revision.verdicts == {"s1": "accepted"}
    assert revision.made["s1"][0]["why"] == "checked"


def test_a_wrong_statement_is_found_by_no_search_and_undone_comes_back(room, page):
    room.post_form(f"/pages/{page}/s2", do="wrong")
    assert "0 hits" in room.get("/search?q=act:rejects-standing").text
    assert "marked wrong" in room.get(f"/pages/{page}").text
    room.post_form(f"/pages/{page}/s2", do="undo")
    assert "1 hit" in room.get("/search?q=act:rejects-standing").text


def test_another_speaker_stands_beside_the_machines(room, page):
    room.post_form(f"/pages/{page}/s1", do="speaker", speaker="Ada Lund")
    shown = room.get(f"/pages/{page}").text
    assert ">Ada Lund</ins>" in shown
    assert ">Ilse Brandvold</s>" in shown


def test_a_statement_moves_to_another_matter(room, page):
    room.post_form(f"/pages/{page}/s1", do="matter", matter="the night closure")
    assert "The rationing order has ended" in room.get("/matters?name=the+night+closure").text


def test_words_are_edited_as_they_read_on_the_page(room, page, ledger_path):
    room.post_form(f"/pages/{page}/s1", do="words", part="content", words="rationing  order has")
    _, item = stands(ledger_path, page)
    assert item.content.text == "rationing order has"


def test_words_that_stand_nowhere_are_refused_and_nothing_changes(room, page, ledger_path):
    answer = room.post_form(f"/pages/{page}/s1", do="words", part="content", words="never said")
    assert answer.status_code == 400
    assert "do not stand on the page" in answer.text
    assert not stands(ledger_path, page)[0].made


def test_of_words_that_stand_twice_the_nearest_are_taken():
    text = made_page("no water\nno water, no power").text
    assert nearest(text, "no water", 12).start == 9
    assert nearest(text, "no water", 2).start == 0


def test_people_are_merged_and_told_apart_again(room):
    seen = "/speakers?name=Oren+Taskin"
    room.post_form("/speakers", seen, name="Oren Taskin", other="Ilse Brandvold", do="same")
    shown = room.get(seen).text
    assert "The rationing order has ended" in shown
    assert "Oren Taskin = Ilse Brandvold" in shown
    room.post_form("/speakers", seen, name="Oren Taskin", other="Ilse Brandvold", do="apart")
    assert "The rationing order has ended" not in room.get(seen).text


def test_with_htmx_the_new_card_comes_back_alone(room, page):
    answer = room.post_form(
        f"/pages/{page}/s1", f"/pages/{page}", {"HX-Request": "true"}, do="accept"
    )
    assert answer.status_code == 200
    assert answer.text.strip().startswith("<section")
    assert "✓ accepted" in answer.text


@pytest.mark.parametrize("do", ["", "drop", "<script>"])
def test_a_form_that_asks_for_nothing_known_is_refused(room, page, do):
    assert room.post_form(f"/pages/{page}/s1", do=do).status_code == 400


def test_a_statement_that_is_not_there_cannot_be_corrected(room, page):
    assert room.post_form(f"/pages/{page}/s77", f"/pages/{page}", do="accept").status_code == 400
    assert (
        room.post_form("/pages/0000000000000000/s1", f"/pages/{page}", do="accept").status_code
        == 404
    )
