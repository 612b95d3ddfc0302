"""Checking, backing up and merging ledgers."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import replace

import pytest

from reportedly.errors import ExportError, LedgerError, NotFound
from reportedly.ledger import ChangeSpeaker, Same, Undo, Wrong, open_ledger, writing
from reportedly.ledger.checking import faults, waiting
from reportedly.ledger.copying import backup, merge
from tests.makers import page, report

A, B, C = (f"https://{name}.example/1" for name in "abc")
PAGE = {address: report(address).page.id for address in (A, B, C)}


@pytest.fixture
def kept(ledger):
    """Two pages, a corrected statement, a merged person, and something that was not read."""
    for address in (A, B):
        ledger.add(report(address))
    ledger.correct(ChangeSpeaker("Maren Holt"), page=PAGE[A], statement="s1", who="lena")
    ledger.correct(Same(("Oren Taskin", "Maren Holt")), who="lena")
    ledger.note_failure("https://z.example", "no answer")
    return ledger


def everything(ledger):
    """All that can be seen of a ledger."""
    pages = [row["id"] for row in ledger.pages()]
    numbers = {"number", "block"}
    return (
        {page: ledger.report(page) for page in pages},
        {page: ledger.corrected(page) for page in pages},
        [{k: v for k, v in row.items() if k not in numbers} for row in ledger.statements()],
        [made["id"] for made in ledger.corrections()],
        {row["where"] for row in ledger.failures()},
        {hit.page for hit in ledger.search("rationing")},
    )


def test_a_sound_ledger_has_no_faults(kept):
    assert list(faults(kept)) == []


DAMAGE = {
    "a column": ("UPDATE statements SET act = 'denies' WHERE id = 's1'", "act"),
    "a name": ("UPDATE statements SET who = 'Nobody'", "who"),
    "bytes": (f"UPDATE raws SET data = x'{zlib.compress(b'other').hex()}'", "bytes"),
    "a block": ("DELETE FROM blocks WHERE start = 0", "blocks"),
    "a record": ("UPDATE statements SET record = '{}'", "come back"),
    "a span": ("UPDATE pages SET original = 'Short'", "spans"),
}


@pytest.mark.parametrize(("statement", "told"), DAMAGE.values(), ids=DAMAGE)
def test_what_was_damaged_is_named_with_its_page(tmp_path, statement, told):
    with open_ledger(tmp_path / "test.db") as ledger:
        ledger.add(report())
        with sqlite3.connect(ledger.path) as store:
            store.execute(statement)
        found = list(faults(ledger))
    assert any(told in fault for fault in found)
    assert any(report().page.id in fault for fault in found)


def test_a_correction_without_words_to_stand_on_is_told_and_no_fault(kept):
    made = report(A)
    kept.add(replace(made, statements=made.statements[1:], relations=()), again=True)
    (told,) = waiting(kept)
    assert "The rationing order has ended" in told
    assert list(faults(kept)) == []


def test_a_backup_is_a_ledger_with_everything_in_it(kept, tmp_path):
    path = tmp_path / "copy.db"
    backup(kept, path)
    assert sorted(found.name for found in tmp_path.glob("*copy*")) == ["copy.db"]
    with open_ledger(path) as copy:
        assert everything(copy) == everything(kept)
        assert list(faults(copy)) == []
        assert copy.add(report(C))


def test_a_backup_replaces_no_file(kept, tmp_path):
    path = tmp_path / "copy.db"
    path.write_text("dear")
    with pytest.raises(ExportError, match="already"):
        backup(kept, path)
    assert path.read_text() == "dear"


def test_a_backup_that_cannot_be_written_leaves_nothing(kept, tmp_path):
    with pytest.raises(ExportError):
        backup(kept, tmp_path / "missing" / "copy.db")
    assert not list(tmp_path.glob("*copy*"))


def test_merging_into_an_empty_ledger_brings_everything(kept, tmp_path):
    with open_ledger(tmp_path / "other.db") as empty:
        done = merge(empty, kept)
        assert (done.pages, done.corrections, done.failures) == (2, 2, 1)
        assert everything(empty) == everything(kept)
        assert list(faults(empty)) == []


def test_a_backup_goes_back_into_an_empty_store(kept, tmp_path):
    backup(kept, tmp_path / "copy.db")
    before = everything(kept)
    with kept.engine.begin() as connection:
        for page_id in PAGE.values():
            writing.remove_page(connection, kept.backend, page_id)
    with open_ledger(tmp_path / "copy.db", write=False) as copy:
        merge(kept, copy)
    assert everything(kept)[:2] == before[:2]


def test_merging_again_adds_nothing(kept, tmp_path):
    with open_ledger(tmp_path / "other.db") as other:
        merge(other, kept)
        before = everything(other)
        done = merge(other, kept)
        assert (done.pages, done.known, done.corrections, done.failures) == (0, 2, 0, 0)
        assert everything(other) == before


def test_corrections_of_two_people_meet_on_pages_both_have(kept, tmp_path):
    with open_ledger(tmp_path / "other.db") as other:
        merge(other, kept)
        other.add(report(C))
        other.correct(Wrong(), page=PAGE[B], statement="s2", who="oren")
        undone = next(made for made in other.corrections() if made["action"] == "speaker")
        other.correct(Undo(undone["id"]), who="oren")
        done = merge(kept, other)
        assert (done.pages, done.known, done.corrections) == (1, 2, 2)
        assert everything(kept) == everything(other)
    verdicts = {row["id"]: row["verdict"] for row in kept.statements(page=PAGE[B])}
    assert verdicts == {"s1": None, "s2": "wrong"}
    assert list(faults(kept)) == []


def test_merging_leaves_the_other_ledger_as_it_is(kept, tmp_path):
    before = everything(kept)
    with open_ledger(tmp_path / "other.db") as other:
        other.add(replace(report(C), page=page("Other\nWords", C), statements=(), relations=()))
        merge(other, kept)
    assert everything(kept) == before


def test_a_ledger_is_not_merged_with_itself(kept):
    with pytest.raises(LedgerError, match="itself"):
        merge(kept, kept)


def test_a_ledger_that_is_not_there_is_said(tmp_path):
    with pytest.raises(NotFound):
        open_ledger(tmp_path / "none.db", write=False)
