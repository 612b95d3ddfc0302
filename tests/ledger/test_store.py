from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import sqlite3
from dataclasses import replace

import pytest

from reportedly.errors import LedgerError, LedgerFull, LedgerVersion, NotFound
from reportedly.ledger import Wrong, open_ledger
from tests.makers import page, report


def test_a_report_comes_back_whole_down_to_its_bytes(ledger):
    made = report()
    assert ledger.add(made)
    assert ledger.report(made.page.id) == made


def test_adding_the_same_page_again_changes_nothing(ledger):
    made = report()
    ledger.add(made)
    before = ledger.counts()
    assert not ledger.add(made)
    assert ledger.counts() == before


def test_the_same_bytes_at_two_addresses_are_two_pages_and_stored_once(ledger):
    ledger.add(report("https://a.example/1"))
    ledger.add(report("https://b.example/1"))
    assert ledger.counts()["pages"] == 2
    with ledger.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM raws").scalar() == 1


def test_a_page_that_fails_half_way_leaves_no_trace(ledger):
    made = report()
    twice = replace(made, statements=(*made.statements, made.statements[0]))
    with pytest.raises(LedgerError):
        ledger.add(twice)
    assert ledger.counts()["pages"] == 0
    assert ledger.search("rationing") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("rationing", True),
        ("RATIONING ended", True),
        ('"no legal force"', True),
        ('"force legal"', False),
        ("absent", False),
        ("AND OR NOT ( * ^", False),
        ('"', False),
    ],
    ids=["word", "all words, any case", "phrase", "order", "absent", "query signs", "lone mark"],
)
def test_search_takes_anything_a_person_types(ledger, words, found):
    ledger.add(report())
    assert bool(ledger.search(words)) is found


def test_a_hit_names_the_statements_it_stands_in(ledger):
    ledger.add(report())
    (hit,) = ledger.search("legal force")
    assert hit.statements == ("s2",)
    assert "«legal»" in hit.snippet


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"speaker": "Brandvold"}, ["s1"]),
        ({"act": "rejects-standing"}, ["s2"]),
        ({"outlet": "nowhere"}, []),
        ({"said_from": dt.date(2031, 5, 7)}, []),
        ({"said_to": dt.date(2031, 5, 6)}, ["s1"]),
    ],
    ids=["speaker", "act", "outlet", "said after", "said before"],
)
def test_statements_are_found_by_their_fields(ledger, wanted, ids):
    ledger.add(report())
    assert [row["id"] for row in ledger.statements(**wanted)] == ids


def test_an_undercut_is_listed_with_both_accounts(ledger):
    ledger.add(report())
    (row,) = ledger.relations(["undercut"])
    assert (row["a_speaker_name"], row["b_speaker_name"]) == ("Ilse Brandvold", "Oren Taskin")


def test_a_walk_left_half_way_lets_go_of_the_store(place):
    with open_ledger(place) as ledger:
        ledger.add(report())
        walk = ledger.statements()
        next(walk)
    assert list(walk) == []


def test_pages_are_added_and_corrected_while_others_are_walked_over(ledger):
    for number in range(3):
        ledger.add(report(f"https://a.example/{number}"))
    for number, row in enumerate(ledger.statements()):
        assert ledger.report(row["page"]).page.id == row["page"]
        ledger.correct(Wrong(), page=row["page"], statement=row["id"], who="lena")
        ledger.add(report(f"https://b.example/{number}"))
    assert ledger.counts()["pages"] == 9


def test_text_with_lone_surrogates_is_stored(ledger):
    made = report()
    text = "Headline \ud83d\nBody"
    ledger.add(replace(made, page=page(text), statements=(), relations=(), speakers=()))
    assert ledger.counts()["pages"] == 1


def test_a_ledger_of_a_newer_version_is_left_untouched(place):
    with open_ledger(place) as ledger, ledger.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE settings SET value = '999'")
    for write in (True, False):
        with pytest.raises(LedgerVersion, match="Upgrade Reportedly"):
            open_ledger(place, write=write)


@pytest.mark.parametrize("content", [b"not a database at all, but long enough" * 20, b"PK\x03\x04"])
def test_a_file_that_is_no_ledger_is_refused(tmp_path, content):
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(LedgerError):
        open_ledger(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as store:
        store.execute("CREATE TABLE notes (text)")
    with pytest.raises(LedgerError, match="no ledger of Reportedly"):
        open_ledger(path)


def test_reading_a_ledger_that_is_not_there_makes_none(tmp_path):
    with pytest.raises(NotFound, match="reportedly read"):
        open_ledger(tmp_path / "none.db", write=False)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_loses_only_the_page_being_written(tmp_path):
    path = tmp_path / "small.db"
    with open_ledger(path) as ledger:
        ledger.add(report("https://a.example/1"))
        with ledger.engine.connect() as connection:
            full = connection.exec_driver_sql("PRAGMA page_count").scalar()
        noise = os.urandom(200_000)
        big = replace(
            report("https://b.example/2"), page=page("x" * 300_000, "https://b.example/2")
        )
        big = replace(big, page=replace(big.page, raw=replace(big.page.raw, data=noise)))
        _limit_pages(ledger, full + 2)
        with pytest.raises(LedgerFull, match="space"):
            ledger.add(replace(big, statements=(), relations=(), speakers=()))
    with open_ledger(path, write=False) as again:
        assert again.counts()["pages"] == 1


def _limit_pages(ledger, pages):
    """Makes SQLite answer as on a full disk, with the same error code."""
    from sqlalchemy import event

    ledger.engine.dispose()
    event.listen(
        ledger.engine,
        "connect",
        lambda connection, _: connection.execute(f"PRAGMA max_page_count = {pages}"),
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_said(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(LedgerFull, match="--ledger"):
        open_ledger(tmp_path / "test.db")


def test_a_ledger_in_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(LedgerFull, match="--ledger"):
        open_ledger(tmp_path / "missing" / "test.db")


def _write_pages(path, name, count):
    with open_ledger(path) as ledger:
        for number in range(count):
            ledger.add(report(f"https://{name}.example/{number}"))


def test_two_processes_write_at_once_and_nothing_is_lost(place):
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_write_pages, args=(place, name, 15)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    with open_ledger(place, write=False) as ledger:
        assert ledger.counts()["pages"] == 30
