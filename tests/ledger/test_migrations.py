"""Ledgers of every older version come up to date whole, in one transaction."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reportedly.errors import LedgerError, LedgerVersion
from reportedly.ledger import open_ledger, opening
from reportedly.ledger.checking import faults
from reportedly.ledger.migrations import MIGRATIONS
from reportedly.ledger.tables import SCHEMA_VERSION
from tests.ledger.dump_ledger import ADDRESSES
from tests.makers import report

OLD = sorted((Path(__file__).parent / "old").glob("*.sql"))


@pytest.fixture(params=OLD, ids=lambda path: f"version {path.stem}")
def old(request, tmp_path):
    """A ledger as a Reportedly of that version wrote it."""
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as store:
        store.executescript(request.param.read_text("utf-8"))
    return path


def shape(path):
    """Tables with their columns and the columns of their indexes, in no order."""
    with sqlite3.connect(path) as store:
        listed = store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = [name for (name,) in listed if not name.startswith("words")]
        columns = {
            (table, name, kind.upper(), required, key)
            for table in tables
            for _, name, kind, required, _, key in store.execute(f"PRAGMA table_info({table})")
        }
        indexes = {
            (table, unique, tuple(row[2] for row in store.execute(f'PRAGMA index_info("{name}")')))
            for table in tables
            for _, name, unique, *_ in store.execute(f"PRAGMA index_list({table})")
        }
    return columns, indexes


def test_there_is_an_old_ledger_and_a_step_for_every_version():
    assert [int(path.stem) for path in OLD] == list(range(1, SCHEMA_VERSION))
    assert [version for version, _ in MIGRATIONS] == list(range(2, SCHEMA_VERSION + 1))


def test_an_old_ledger_gets_the_tables_of_a_new_one(old, tmp_path):
    open_ledger(tmp_path / "new.db").close()
    open_ledger(old).close()
    assert shape(old) == shape(tmp_path / "new.db")


@pytest.mark.parametrize("write", [True, False], ids=["to write", "to read"])
def test_nothing_in_an_old_ledger_is_lost(old, tmp_path, write):
    with open_ledger(tmp_path / "new.db") as new, open_ledger(old, write=write) as ledger:
        for address in ADDRESSES:
            made = report(address)
            new.add(made)
            assert ledger.report(made.page.id) == made
        assert list(ledger.statements()) == list(new.statements())
        for query in ("rationing", "speaker:Brandwold", "matter:rationing has:conflict", "Taskyn"):
            assert ledger.search(query) == new.search(query) != []
        assert [row["where"] for row in ledger.failures()] == ["https://c.example/3"]
        assert list(faults(ledger)) == []


def test_a_step_that_fails_leaves_the_old_ledger_as_it_was(old, monkeypatch):
    before = list(sqlite3.connect(old).iterdump())

    def half(connection, *_):
        MIGRATIONS[0][1](connection)
        raise LedgerError("stopped half way")

    monkeypatch.setattr(opening, "migrate", half)
    with pytest.raises(LedgerError, match="half way"):
        open_ledger(old)
    assert list(sqlite3.connect(old).iterdump()) == before


def test_a_version_no_way_leads_up_from_is_refused(tmp_path):
    path = tmp_path / "test.db"
    open_ledger(path).close()
    with sqlite3.connect(path) as store:
        store.execute("UPDATE settings SET value = '0'")
    with pytest.raises(LedgerVersion, match="no way leads up"):
        open_ledger(path)
