"""A ledger's counts are given twice: how often told, and from how many origins."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from reportedly.ledger import open_ledger
from reportedly.retellings import quotation_rows, quotations
from reportedly.statement import Speaker, Statement, StatementType
from tests.makers import page, report, words

QUOTED = "The water order was never a law and nobody was bound by it"
STORY = f"""Water order was no law, deputy says
“{QUOTED}”, deputy Oren Taskin said in the hall of Norrvik on Tuesday evening.
The ministry had announced in spring that households must save a third of their water.
Farmers along the river protested for weeks and brought empty barrels to the square.
A court in Holm is to decide in autumn whether fines that were paid must be given back."""
OTHER = f"""Farmers wait for the court
Rain fell in the valley for the first time since the beginning of the long summer holidays.
“{QUOTED}”, said Oren Taskin, who had come with his sons to look at the fields."""


def told(text, address, day, speaker="Oren Taskin"):
    made = page(text.replace("Oren Taskin", speaker), address)
    read = replace(made, published=dt.date(2031, 5, day), outlet=address, alterations=())
    content = words(read.text.restored, QUOTED)
    said = Statement("s1", content, words(read.text.restored, speaker), None, StatementType.DIRECT,
                     0.9, "as made", speaker="p1")  # fmt: skip
    return replace(report(), page=read, statements=(said,), matters=(), relations=(), dates=(),
                   speakers=(Speaker("p1", speaker, "person", ()),), date=None)  # fmt: skip


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "told.db") as opened:
        opened.add(told(STORY, "https://a.example/1", 2))
        opened.add(told(STORY, "https://b.example/1", 3))
        opened.add(told(OTHER, "https://c.example/2", 4))
        yield opened


def test_a_quotation_on_three_pages_two_of_them_copies_has_two_origins(ledger):
    (row,) = quotation_rows(quotations(ledger))
    assert (row["tellings"], row["origins"], row["speaker"]) == (3, 2, "Oren Taskin")
    assert row["first"] == next(iter(ledger.pages()))["id"]


def test_people_are_counted_by_pages_and_by_origins(ledger):
    (row,) = ledger.people()
    assert (row["pages"], row["origins"]) == (3, 2)


def test_words_given_to_another_elsewhere_are_a_finding(ledger):
    ledger.add(told(OTHER, "https://d.example/3", 5, speaker="Ilse Brandvold"))
    (row,) = quotation_rows(quotations(ledger))
    assert "different speakers" in row["finding"]
