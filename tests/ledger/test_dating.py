"""A page without a date is dated as its copies and neighbours come into the ledger, and go."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from reportedly.cards import plain
from reportedly.ledger import dating, open_ledger, writing
from reportedly.ledger.checking import faults
from reportedly.statement import Matter
from tests.makers import LINES, page, report, words

MORE = (
    "The order had kept gardens dry for nine weeks and cost the fountains of Norrvik their frogs.",
    "Wells in the hills above the town had fallen by three metres before the rains came back.",
    "Farmers along the Ostra sold a third of their herds in June, the growers' union reckons.",
)
TEXT = "\n".join((*LINES, *MORE))


def added(address, published, text=TEXT, **changes):
    """The makers' report on a page of this address and day; None: the page states none."""
    made = report()
    read = replace(page(text, address), published=published, alterations=(), problems=())
    bare = tuple(replace(one, said_at=None) for one in made.statements)
    story = made.date if published else None
    return replace(made, page=read, statements=bare, date=story, **changes)


@pytest.fixture
def ledger(place):
    with open_ledger(place) as opened:
        yield opened


def told(ledger, report_):
    return ledger.corrected(report_.page.id).report


UNDATED = added("https://copy.example/1", None)
DATED = added("https://first.example/1", dt.date(2031, 5, 7))


def test_a_page_without_a_date_waits_for_its_copies(ledger):
    ledger.add(UNDATED)
    assert told(ledger, UNDATED).date is None
    ledger.add(DATED)
    found = told(ledger, UNDATED)
    assert found.date.best == dt.date(2031, 5, 7)
    assert any("2031-05-07" in reason for reason in found.date.evidence)
    assert list(faults(ledger)) == []


def test_it_is_dated_when_it_comes_after_them(ledger):
    ledger.add(DATED)
    ledger.add(UNDATED)
    assert told(ledger, UNDATED).date.best == dt.date(2031, 5, 7)


def test_what_the_machine_read_stays_as_it_was(ledger):
    ledger.add(UNDATED)
    ledger.add(DATED)
    assert ledger.report(UNDATED.page.id) == UNDATED


def test_its_statements_get_their_days(ledger):
    link = added("https://copy.example/2", None)
    found = replace(link.page.found[0], field="canonical", value=DATED.page.address,
                    where="link canonical")  # fmt: skip
    link = replace(link, page=replace(link.page, found=(found,)))
    ledger.add(link)
    ledger.add(DATED)
    (first, *_) = ledger.statements(page=link.page.id)
    assert first["said_begin"] == first["said_end"] == "2031-05-06"  # "on Tuesday"
    assert told(ledger, link).page_date.begin == dt.date(2031, 5, 7)
    assert list(faults(ledger)) == []


def test_the_card_tells_where_the_date_comes_from(ledger):
    ledger.add(UNDATED)
    ledger.add(DATED)
    card = plain(told(ledger, UNDATED))
    assert "page date not stated" in card
    assert "The Norrvik Courier of 2031-05-07" in card


def test_a_date_told_by_others_tells_no_third_page(ledger):
    ledger.add(DATED)
    ledger.add(UNDATED)
    with ledger.engine.begin() as connection:
        first = dating.found(connection, UNDATED.page.id)
        writing.remove_page(connection, ledger.backend, DATED.page.id)
        assert first is not None
        assert dating.found(connection, UNDATED.page.id) is None
    assert told(ledger, UNDATED).date is None


def test_a_dated_page_is_left_alone(ledger):
    ledger.add(DATED)
    ledger.add(added("https://b.example/1", dt.date(2031, 5, 9)))
    with ledger.engine.connect() as connection:
        assert dating.found(connection, DATED.page.id) is None


TOLD = (
    "Wells ran dry because of Brandvold and the Ostra council",
    "Nobody in the Ostra valley will thank Brandvold for it",
    "We asked Brandvold and the Ostra board to end it sooner",
    "Hotels in the Ostra gorge lost guests to Brandvold and her taps",
)


def telling(number, published):
    """A page that tells of one matter in words of its own."""
    text = f"News {number}\nWell, {TOLD[number]}, said Rolf Aune on page {number} of the daily."
    made = report()
    one = replace(made.statements[0], content=words(text, TOLD[number]), said_at=None)
    one = replace(one, source=words(text, "Rolf Aune"), cue=words(text, "said"), act=None,
                  polarity=None, standing=None, status=None, speaker=None)  # fmt: skip
    read = replace(page(text, f"https://n{number}.example/"), published=published,
                   alterations=(), problems=())  # fmt: skip
    matter = Matter("m1", "the water rationing in Norrvik", ("s1",), "")
    return replace(made, page=read, statements=(one,), speakers=(), relations=(), dates=(),
                   matters=(matter,), date=None)  # fmt: skip


def test_neighbours_of_one_matter_bound_the_story(ledger):
    undated = telling(0, None)
    ledger.add(undated)
    ledger.add(telling(1, dt.date(2031, 5, 7)))
    ledger.add(telling(2, dt.date(2031, 5, 9)))
    assert told(ledger, undated).date is None  # two pages tell nothing
    ledger.add(telling(3, dt.date(2031, 5, 11)))
    found = told(ledger, undated).date
    assert (found.begin, found.end) == (dt.date(2031, 3, 28), dt.date(2031, 6, 20))
    assert found.best is None
    assert "the water rationing in Norrvik" in found.evidence[0]


def test_a_ledger_that_is_read_again_stays_whole(ledger):
    ledger.add(UNDATED)
    ledger.add(DATED)
    ledger.add(DATED, again=True)
    ledger.add(UNDATED, again=True)
    assert told(ledger, UNDATED).date.best == dt.date(2031, 5, 7)
    assert list(faults(ledger)) == []
