"""Every count is given twice: pages that tell, and the independent origins they have."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from reportedly.cli import app
from reportedly.ledger import open_ledger
from reportedly.ledger.spread import counted, spread
from reportedly.retellings import opposition_rows
from tests.makers import report
from tests.relayed import copy, magazine, other

KINDS = ("conflict", "undercut", "tension")


@pytest.fixture
def where(tmp_path):
    """A ledger with one page at three addresses, and another story."""
    path = tmp_path / "counts.db"
    with open_ledger(path) as ledger:
        for name in ("a", "b", "c"):
            made = report(f"https://{name}.example/water")
            ledger.add(replace(made, page=replace(made.page, outlet=f"The {name.upper()} Courier")))
        ledger.add(other())
    return str(path)


def asked(where, *arguments):
    """What a command answers on stdout and stderr."""
    done = CliRunner().invoke(app, [*arguments, "--ledger", where])
    assert done.exit_code == 0, done.output
    return done.stdout, done.stderr


def test_a_search_says_how_many_origins_its_pages_have(where):
    assert "found on 3 pages of 1 origin" in asked(where, "search", "legal force")[1]
    assert asked(where, "search", "nowhere")[1] == ""


def test_copies_are_summed_up(where):
    assert asked(where, "copies")[1].endswith("3 pages of 1 origin\n")


def test_a_speaker_is_counted_by_pages_and_origins(where):
    assert "3 pages of 1 origin · 3 statements" in asked(where, "people", "Oren Taskin")[0]
    told = json.loads(asked(where, "people", "Oren Taskin", "--json")[0].splitlines()[0])
    assert (told["pages"], told["origins"]) == (3, 1)


def test_a_matter_is_counted_by_pages_and_origins(where):
    assert "(3 pages, 1 origin)" in asked(where, "matters", "rationing")[0]
    (row,) = map(json.loads, asked(where, "matters", "--json")[0].splitlines())
    assert (len(row["pages"]), row["origins"]) == (3, 1)
    assert asked(where, "matters")[0].splitlines()[1].split("\t")[1:3] == ["3", "1"]


def test_accounts_against_each_other_that_copies_repeat_are_told_once(where):
    with open_ledger(where, write=False) as ledger:
        (row,) = opposition_rows(ledger, KINDS)
    assert (row["tellings"], row["origins"], len(set(row["pages"]))) == (3, 1, 3)
    assert asked(where, "conflicts")[0].count("told on 3 pages of 1 origin") == 1


def test_the_same_accounts_on_pages_of_two_origins_are_told_twice(tmp_path):
    with open_ledger(tmp_path / "two.db") as ledger:
        ledger.add(report())
        made = magazine()
        one = replace(report().relations[0], a="s1", b="s2")
        ledger.add(replace(made, relations=(one,)))
        rows = list(opposition_rows(ledger, KINDS))
    assert [row["tellings"] for row in rows] == [1, 1]


def test_pages_are_joined_by_the_copies_among_them(tmp_path):
    with open_ledger(tmp_path / "spread.db") as ledger:
        made = [magazine(), copy(), other()]
        for one in made:
            ledger.add(one)
        pages = [one.page.id for one in made]
        groups = spread(ledger, pages)
    assert counted(pages, groups) == "3 pages of 2 origins"
    assert counted(pages[1:], groups) == "2 pages of 2 origins"
