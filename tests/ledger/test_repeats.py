"""Copies are found as pages are added, and come out as if all had been compared at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from reportedly.copies import CopyKind, find_copies
from reportedly.copies.find import WITHOUT_REGISTER
from reportedly.copies.sketch import COMMONEST, MOST, ONE_IN, sketch
from reportedly.ledger import open_ledger, repeats
from reportedly.ledger.copy_tables import copy_grams, copy_pairs
from tests.makers import page, report

STORY = """Harbour of Amarel reopens
The harbour of Amarel reopened on Monday after a strike of nine weeks, its operator said.
Crane drivers had walked out in May over night shifts and the loss of 140 posts at the old quay.
Union leader Rado Pell told Radio Selme that both sides had agreed on a plan for two years.
He added that nobody would be dismissed before the spring, when the new cranes arrive from Holm.
The city of Amarel lost some 3 million marks a week while the ships lay outside, the mayor said."""
OTHER = """Vall wins in Tessin
Voters in Tessin elected Ines Vall as their governor with a narrow lead on Sunday.
Her rival, the lawyer Odil Brant, conceded late in the evening and wished her good luck.
Turnout was higher than four years ago, said the commission, which will publish on Friday."""


def added(text, address, day):
    made = page(text, address)
    read = replace(made, published=dt.date(2031, 5, day), alterations=(), problems=())
    return replace(report(), page=read, statements=(), speakers=(), relations=(), matters=(),
                   dates=(), date=None)  # fmt: skip


@pytest.fixture
def ledger(place):
    with open_ledger(place) as opened:
        opened.add(added(STORY, "https://a.example/1", 2))
        opened.add(added(OTHER, "https://b.example/2", 2))
        opened.add(added(STORY.replace("operator", "owner"), "https://c.example/3", 4))
        yield opened


def test_a_copy_is_found_as_it_is_added(ledger):
    (found,) = ledger.copies()
    first, _, third = (row["id"] for row in ledger.pages())
    assert {found.a, found.b} == {first, third}
    assert (found.kind, found.original) == (CopyKind.NEAR, first)


def test_pages_kept_one_by_one_give_what_comparing_all_gives(ledger):
    assert ledger.copies() == find_copies(ledger.documents())


def test_a_page_read_again_is_compared_again(ledger):
    (before,) = ledger.copies()
    ledger.add(added(STORY, "https://a.example/1", 2), again=True)
    (after,) = ledger.copies()
    assert {after.a, after.b} == {before.a, before.b}
    assert (after.kind, after.original) == (before.kind, before.original)


def test_a_page_taken_out_leaves_nothing_behind(ledger):
    third = [row["id"] for row in ledger.pages()][2]
    with ledger.engine.begin() as connection:
        repeats.remove_document(connection, third)
        assert not connection.execute(copy_pairs.select()).all()
        numbers = {row.page for row in connection.execute(copy_grams.select())}
        assert numbers == {1, 2}


def test_a_turn_of_speech_many_pages_share_is_kept_of_few(tmp_path):
    with open_ledger(tmp_path / "many.db") as many:
        for number in range(COMMONEST + 5):
            many.add(added(STORY, f"https://a.example/{number}", 2))
        with many.engine.begin() as connection:
            rows = connection.execute(copy_grams.select()).all()
    assert len(rows) <= (COMMONEST + 1) * len(sketch(STORY).grams)


def test_a_sketch_of_a_very_long_text_stays_small():
    words = " ".join(f"The mayor of W{number} said that it was not so." for number in range(20_000))
    assert len(sketch(words).grams) <= 2 * MOST
    assert all(gram % ONE_IN == 0 for gram in sketch(words).grams)


def spun(number):
    """A copy of the story with other words here and there."""
    return STORY.replace("strike", f"dispute{number}").replace("agreed", f"settled{number}")


def test_a_pages_copies_are_those_of_the_whole_ledger(ledger):
    for number in range(4):
        ledger.add(added(spun(number), f"https://d.example/{number}", 5 + number))
    whole = ledger.copies()
    for row in ledger.pages():
        ours = tuple(copy for copy in whole if row["id"] in {copy.a, copy.b})
        assert ledger.copies_of({row["id"]}) == ours


def test_an_original_that_usual_words_could_change_is_left_open(ledger, monkeypatch):
    (before,) = ledger.copies()
    assert before.original is not None
    assert before.confidence < WITHOUT_REGISTER
    monkeypatch.setattr("reportedly.ledger.repeating.ENOUGH", 2)
    (found,) = ledger.copies_of({before.a})
    assert found == replace(before, original=None, confidence=0.5)


def test_copies_come_in_portions_most_shared_first(ledger):
    ledger.add(added(spun(1), "https://d.example/1", 5))
    first, after = ledger.copy_portion(limit=2)
    rest, end = ledger.copy_portion(limit=2, after=after)
    assert end is None
    assert {*first, *rest} == set(ledger.copies())
    shares = [copy.share for copy in (*first, *rest)]
    assert shares == sorted(shares, reverse=True)


def test_copies_count_as_one_origin(ledger):
    pages = [row["id"] for row in ledger.pages()]
    assert ledger.origins_of(pages).count(pages) == 2
