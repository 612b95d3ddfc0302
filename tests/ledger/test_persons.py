"""One person on many pages of a ledger: found by rule, corrected by hand, taken back with pages."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from reportedly.ledger import Apart, ChangeSpeaker, OnPage, Same, Undo, open_ledger
from reportedly.ledger import person_tables as p
from reportedly.ledger.checking import faults
from reportedly.people.names import same_person
from reportedly.statement import Report, Speaker
from tests.makers import page, words

MAYOR = "mayor of Kesh"
TEXT = "Notes\n{}, {}, spoke. So did {}."


def told(number, name, role="guest", beside="nobody else"):
    """A page that calls somebody by a name and a role, and names another person."""
    text = TEXT.format(name, role, beside)
    read = page(text, f"https://example.org/{number}")
    who = Speaker("p1", name, "person", (words(text, name),), (words(text, role),))
    others = () if beside == "nobody else" else (Speaker("p2", beside, "person"),)
    return Report(read, (), (who, *others), (), (), (), None)


def people(ledger, *names):
    """Who is one person, as sorted lists of "page number: name" without the text."""
    with ledger.reader.connect() as connection:
        query = (
            select(p.persons.c.name.label("shown"), p.sightings.c.name, p.sightings.c.person)
            .join(p.persons, p.persons.c.number == p.sightings.c.person)
            .order_by(p.sightings.c.number)
        )
        found = {}
        for row in connection.execute(query):
            if not names or row.name in names:
                found.setdefault((row.person, row.shown), []).append(row.name)
    return sorted((shown, *called) for (_, shown), called in found.items())


def merges(ledger):
    with ledger.reader.connect() as connection:
        return [dict(row) for row in connection.execute(select(p.merges)).mappings()]


def fill(ledger, *reports):
    for report in reports:
        ledger.add(report)


def test_one_person_in_three_spellings_is_one_with_the_reason_kept(ledger):
    fill(
        ledger,
        told(1, "Emilia Brandvoldova", MAYOR),
        told(2, "Emilia Barndvoldova", MAYOR),
        told(3, "Эмилия Брандволдова", MAYOR),
        told(4, "Emilia Brandvoldova", MAYOR),
    )
    ((shown, *names),) = people(ledger)
    assert shown == "Emilia Brandvoldova"
    assert set(names) == {"Emilia Brandvoldova", "Emilia Barndvoldova", "Эмилия Брандволдова"}
    assert {row["reason"] for row in merges(ledger)} == {f"role: {MAYOR}"}
    assert list(faults(ledger)) == []


def test_names_alone_never_merge(ledger):
    fill(
        ledger,
        told(1, "Michael McVane", "envoy to Kesh"),
        told(2, "Michael McCane", "envoy to Kesh"),
        told(3, "John McVane", "envoy to Kesh"),
        told(4, "McVane", "envoy to Kesh"),
        told(5, "Michael McVane"),
    )
    assert len(people(ledger)) == 5
    assert merges(ledger) == []


def test_a_family_name_alone_that_fits_two_people_stays_by_itself(ledger):
    beside = "Per Holt"
    fill(
        ledger,
        told(1, "Ada Lund", MAYOR, beside),
        told(2, "Ida Lund", MAYOR, beside),
        told(3, "Lund", MAYOR, beside),
    )
    assert ("Lund", "Lund") in people(ledger, "Lund", "Ada Lund", "Ida Lund")


def test_a_later_page_ties_two_people_together(ledger):
    fill(ledger, told(1, "Ada Lund", MAYOR), told(2, "Ada Lund", "novelist"))
    assert len(people(ledger)) == 2
    both = told(3, "Ada Lund", "mayor of Kesh and novelist")
    ledger.add(both)
    assert people(ledger) == [("Ada Lund", "Ada Lund", "Ada Lund", "Ada Lund")]


def test_whom_only_a_page_tied_together_fall_apart_when_it_is_read_otherwise(ledger):
    fill(ledger, told(1, "Ada Lund", MAYOR), told(2, "Ada Lund", "novelist"))
    both = told(3, "Ada Lund", "mayor of Kesh and novelist")
    ledger.add(both)
    ledger.correct(OnPage("Ada Lund", "Per Holt"), who="lena", page=both.page.id)
    assert people(ledger, "Ada Lund") == [("Ada Lund", "Ada Lund")] * 2
    assert list(faults(ledger)) == []


def test_reading_a_page_again_changes_nothing(ledger):
    pages = [told(n, "Ada Lund", MAYOR) for n in range(4)]
    fill(ledger, *pages)
    before = people(ledger)
    for report in pages:
        ledger.add(report, again=True)
    assert people(ledger) == before
    assert list(faults(ledger)) == []


def speaks(ledger, number, name):
    """Make a name known as that of somebody who says something."""
    from tests.makers import report

    made = report(f"https://spoken.example/{number}")
    ledger.add(made)
    ledger.correct(ChangeSpeaker(name), who="lena", page=made.page.id, statement="s1")


@pytest.mark.parametrize("late", [False, True], ids=["pages first", "split first"])
def test_a_split_by_hand_wins_for_ever(ledger, late):
    speaks(ledger, 1, "Ada Lund")
    speaks(ledger, 2, "Adda Lund")
    assert same_person("Ada Lund", "Adda Lund") > 0.5
    pages = told(1, "Ada Lund", MAYOR, "Per Holt"), told(2, "Adda Lund", MAYOR, "Per Holt")
    if not late:
        fill(ledger, *pages)
        assert [one for one in people(ledger) if {"Ada Lund", "Adda Lund"} <= set(one[1:])]
    made = ledger.correct(Apart(("Ada Lund", "Adda Lund")), who="lena")
    fill(ledger, *pages, told(3, "Adda Lund", MAYOR, "Per Holt"))
    ledger.add(pages[0], again=True)
    assert not [one for one in people(ledger) if {"Ada Lund", "Adda Lund"} <= set(one[1:])]
    ledger.correct(Undo(made), who="lena")
    assert [one for one in people(ledger) if {"Ada Lund", "Adda Lund"} <= set(one[1:])]
    assert list(faults(ledger)) == []


def test_a_merge_by_hand_wins_for_ever_and_can_be_taken_back(ledger):
    speaks(ledger, 1, "Ada Lund")
    speaks(ledger, 2, "Countess of Torv")
    pages = told(1, "Ada Lund", MAYOR), told(2, "Countess of Torv", "singer")
    fill(ledger, *pages)
    made = ledger.correct(Same(("Ada Lund", "Countess of Torv")), who="lena", why="her stage name")
    for report in (*pages, told(3, "Countess of Torv", "singer")):
        ledger.add(report, again=True)
    joined = people(ledger, "Ada Lund", "Countess of Torv")
    assert [(one[0], len(one) - 1) for one in joined] == [("Ada Lund", 5)]
    reasons = {row["reason"] for row in merges(ledger) if row["correction"] == made}
    assert reasons == {"by hand (lena: her stage name)"}
    ledger.correct(Undo(made), who="lena")
    split = people(ledger, "Ada Lund", "Countess of Torv")
    assert not [one for one in split if {"Ada Lund", "Countess of Torv"} <= set(one[1:])]
    assert list(faults(ledger)) == []


def test_a_merge_of_ledgers_finds_people_of_both(ledger, tmp_path):
    from reportedly.ledger.copying import merge

    with open_ledger(tmp_path / "other.db") as other:
        fill(other, told(2, "Emilia Barndvoldova", MAYOR))
        fill(ledger, told(1, "Emilia Brandvoldova", MAYOR))
        merge(ledger, other)
    assert len(people(ledger)) == 1


def test_an_unnamed_speaker_is_no_person_across_pages(ledger):
    fill(ledger, told(1, "a deputy", MAYOR), told(2, "a deputy", MAYOR))
    assert people(ledger) == []


def test_a_day_of_a_story_is_kept(ledger):
    made = told(1, "Ada Lund", MAYOR)
    ledger.add(made)
    with ledger.reader.connect() as connection:
        day = connection.scalar(select(p.sightings.c.day))
    assert day == dt.date(2031, 5, 7).isoformat()


def test_all_of_one_name_can_be_made_one_by_hand(ledger):
    fill(ledger, told(1, "Ada Lund", MAYOR), told(2, "Ada Lund", "novelist"))
    assert len(people(ledger)) == 2
    made = ledger.correct(Same(("Ada Lund", "Ada Lund")), who="lena")
    ledger.add(told(3, "Ada Lund", "singer"))
    assert people(ledger) == [("Ada Lund", *["Ada Lund"] * 3)]
    ledger.correct(Undo(made), who="lena")
    assert len(people(ledger)) == 3
