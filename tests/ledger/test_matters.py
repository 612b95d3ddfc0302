"""Matters that several pages tell of, as the ledger keeps them."""

import pytest

from reportedly import analyse
from reportedly.errors import NotFound
from reportedly.ledger import MoveTo, Wrong
from reportedly.ledger import matters as shared
from reportedly.matters.profile import profiles
from tests.makers import report


def two_pages(ledger):
    first, second = report("https://a.example/1"), report("https://b.example/2")
    ledger.add(first)
    ledger.add(second)
    return first, second


def test_pages_that_tell_of_one_matter_share_it(ledger):
    first, second = two_pages(ledger)
    (found,) = ledger.shared_matters()
    assert {one.page for one in found.told} == {first.page.id, second.page.id}
    assert set(found.names) == {matter.name for matter in first.matters}


def test_a_page_added_twice_counts_once(ledger):
    first, _ = two_pages(ledger)
    ledger.add(first)
    (found,) = ledger.shared_matters(least_pages=2)
    assert len(found.told) == 2 * len(first.matters[0].statements)


def test_a_matter_is_found_by_words_of_its_name(ledger):
    first, _ = two_pages(ledger)
    word = first.matters[0].name.split()[-1]
    assert len(list(ledger.shared_matters(word))) == 1
    assert list(ledger.shared_matters("no such thing")) == []


def test_rebuilding_gives_the_same_matters(ledger):
    reports = two_pages(ledger)
    before = [one.told for one in ledger.shared_matters()]
    with ledger.engine.begin() as connection:
        shared.rebuild(connection, reports)
    assert [one.told for one in ledger.shared_matters()] == before


def test_a_page_read_again_counts_once(ledger):
    first, second = two_pages(ledger)
    before = [(one.names, len(one.told)) for one in ledger.shared_matters()]
    ledger.add(second, again=True)
    ledger.add(first, again=True)
    after = list(ledger.shared_matters())
    assert sorted((sorted(one.names), len(one.told)) for one in after) == sorted(
        (sorted(names), count) for names, count in before
    )
    assert len(list(ledger.shared_matters(least_pages=3))) == 0


def test_profiles_hold_the_names_and_days_of_a_matter():
    text = (
        "Strike of ferries over, says Brell\n"
        "The ferry strike in Tessin is over, Mayor Ana Brell said on Monday.\n"
        "The ferry strike goes on, said Rado Pell of the union in Tessin."
    )
    found = profiles(analyse(text))
    assert all(one.head == "strike" for one in found if "strike" in one.name)


def names_and_tellings(ledger):
    return {row["name"]: row["tellings"] for row in ledger.matter_portion().items}


def test_a_list_of_matters_counts_tellings_and_origins(ledger):
    first, second = two_pages(ledger)
    (row,) = ledger.matter_portion().items
    assert (row["tellings"], row["pages"], row["origins"]) == (4, 2, 1)  # the two are one text
    assert (row["voices"], row["opposed"]) == (2, 4)
    assert (row["first"], row["last"]) == ("2031-05-06", "2031-05-06")
    assert ledger.matter_portion(name=first.matters[0].name).items == [row]
    assert ledger.matter_portion(like="RATION").items == [row]
    assert ledger.matter_portion(name="ration").items == []
    assert {pair["page"] for pair in ledger.opposed_in(row["matter"], ["undercut"])} == {
        first.page.id, second.page.id,
    }  # fmt: skip


def test_a_statement_marked_wrong_is_told_no_more(ledger):
    first, _ = two_pages(ledger)
    ledger.correct(Wrong(), page=first.page.id, statement="s1", who="Ada")
    (found,) = ledger.shared_matters()
    assert len(found.told) == 3


def test_a_statement_moved_by_hand_is_told_where_it_was_moved(ledger):
    first, second = two_pages(ledger)
    move = {"page": second.page.id, "statement": "s2", "who": "Ada"}
    ledger.correct(MoveTo("the harbour fee"), **move)
    assert names_and_tellings(ledger) == {"the rationing order": 3, "the harbour fee": 1}
    ledger.correct(MoveTo("the harbour fee"), page=first.page.id, statement="s2", who="Ada")
    assert names_and_tellings(ledger) == {"the rationing order": 2, "the harbour fee": 2}
    ledger.undo_last(second.page.id, "s2", who="Ada")
    ledger.undo_last(first.page.id, "s2", who="Ada")
    assert names_and_tellings(ledger) == {"the rationing order": 4}
    ledger.correct(MoveTo("the harbour fee"), **move)
    ledger.add(second, again=True)
    assert names_and_tellings(ledger) == {"the rationing order": 3, "the harbour fee": 1}


def test_a_matter_nobody_knows_is_not_found(ledger):
    with pytest.raises(NotFound, match="no matter 7"):
        ledger.shared_matter(7)
