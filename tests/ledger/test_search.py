from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from reportedly.errors import QueryError
from reportedly.page import AlterationKind
from reportedly.pipeline import analyse
from reportedly.restoration import restore_page
from reportedly.statement import Judged, SaidAt, Speaker, Standing, Words
from tests.makers import page, report, words

OTHER = (
    "Pumps stop at night",
    "Oren Tasquin denied that the rationing order has ended.",
    "A decree is needed, said Сергій Бондаренко, who runs the pumps.",
)


def other():
    """A second page, of another outlet, with other spellings and days."""
    made = report("https://other.example/pumps")
    read = page("\n".join(OTHER), "https://other.example/pumps")
    text = read.text.restored
    base = made.statements[0]
    denial = replace(
        base,
        content=words(text, "the rationing order has ended"),
        source=words(text, "Oren Tasquin"),
        cue=words(text, "denied"),
        said_at=SaidAt(dt.date(2031, 6, 1), dt.date(2031, 6, 3)),
    )
    need = replace(
        base,
        id="s2",
        content=words(text, "A decree is needed"),
        source=words(text, "Сергій Бондаренко"),
        cue=words(text, "said"),
        speaker="p2",
        matter=None,
        said_at=None,
        standing=Judged(Standing.HEARSAY),
    )
    speakers = (
        Speaker("p1", "Oren Tasquin", "person", (denial.source,)),
        Speaker("p2", "Сергій Бондаренко", "person", (need.source,)),
    )
    return replace(made, page=replace(read, outlet="Pump Post"), statements=(denial, need),
                   speakers=speakers, relations=())  # fmt: skip


@pytest.fixture
def two(ledger):
    ledger.add(report())
    ledger.add(other())
    return ledger


def found(ledger, typed):
    """The (outlet, statement) pairs of all hits."""
    return {(hit.outlet, name) for hit in ledger.search(typed) for name in hit.statements}


COURIER, PUMPS = "The Norrvik Courier", "Pump Post"


@pytest.mark.parametrize(
    ("typed", "pairs"),
    [
        ("rationing", {(COURIER, "s1"), (PUMPS, "s1")}),
        ('"no legal force"', {(COURIER, "s2")}),
        ('"force legal"', set()),
        ("speaker:Brandvold", {(COURIER, "s1")}),
        ("speaker:Tasken", {(COURIER, "s2"), (PUMPS, "s1")}),
        ("speaker:Bondarenko", {(PUMPS, "s2")}),
        ("speaker:Ore", {(COURIER, "s2"), (PUMPS, "s1")}),
        ("speaker:ren", set()),
        ("outlet:courier", {(COURIER, "s1"), (COURIER, "s2")}),
        ("outlet:courier outlet:pump has:conflict", {(COURIER, "s1"), (COURIER, "s2")}),
        ("matter:rationing", {(COURIER, "s1"), (COURIER, "s2"), (PUMPS, "s1")}),
        ("said:2031-05", {(COURIER, "s1")}),
        ("said:2031-05..2031-06", {(COURIER, "s1"), (PUMPS, "s1")}),
        ("said:2031-06-02", {(PUMPS, "s1")}),
        ("said:2030", set()),
        ("act:rejects-standing", {(COURIER, "s2")}),
        ("standing:hearsay", {(PUMPS, "s2")}),
        ("decree standing:hearsay", {(PUMPS, "s2")}),
        ("telegram standing:hearsay", set()),
        ("rationing act:says outlet:pump", {(PUMPS, "s1")}),
        ("has:correction", set()),
        ("bondarenko", {(PUMPS, "s2")}),
        ("Taskin", {(COURIER, "s2"), (PUMPS, "s1")}),
    ],
    ids=["a word", "a phrase", "a phrase turned", "a family name", "a name spelt otherwise",
         "a name in another script", "the start of a name", "the middle of a name", "an outlet",
         "either outlet, in conflict", "a matter", "a month", "months", "a day within days",
         "no such year", "an act", "a standing", "words and a field", "words elsewhere",
         "everything at once", "corrections", "a name among words, other script",
         "a name among words, other spelling"],
)  # fmt: skip
def test_a_search_finds_what_it_asks_for(two, typed, pairs):
    assert found(two, typed) == pairs


def test_a_common_word_brings_no_name_that_looks_like_it(ledger):
    made = report()
    text = "Talks\nMaia Mey said the pumps rest.\nThe pumps may run."
    read = page(text)
    statement = replace(made.statements[0], content=words(text, "the pumps rest"),
                        source=words(text, "Maia Mey"), cue=words(text, "said"))  # fmt: skip
    ledger.add(replace(made, page=read, statements=(statement,), relations=(),
                       speakers=(Speaker("p1", "Maia Mey", "person"),)))  # fmt: skip
    assert [hit.snippet for hit in ledger.search("may")] == ["The pumps «may» run."]


def test_letters_swapped_on_the_page_are_found_as_they_read(ledger):
    tampered = "Water\nThe rationing оrder has еnded, Ilse Brandvold said on Tuesday."
    made = analyse(restore_page(page(tampered)))
    assert any(a.kind is AlterationKind.LOOKALIKE for a in made.page.alterations)
    ledger.add(made)
    (hit,) = ledger.search('"order has ended"')
    assert "«order has ended»" in hit.snippet.replace("» «", " ")


def test_a_hit_says_where_its_block_stands(two):
    (hit,) = two.search('"legal force"')
    lies = report().page.text.original
    assert lies[hit.start : hit.end].startswith("Those words have no legal force")


def test_the_statement_with_the_words_in_it_comes_first(ledger):
    made = report()
    text = "Head\nIlse Brandvold said it rains, and Oren Taskin said the sluice leaks."
    first = replace(made.statements[0], content=words(text, "it rains"))
    second = replace(made.statements[1], content=words(text, "the sluice leaks"))
    ledger.add(replace(made, page=page(text), statements=(first, second)))
    (hit,) = ledger.search("sluice")
    assert hit.statements == ("s2", "s1")


def test_where_many_blocks_hold_a_word_the_newest_come_first(ledger, monkeypatch):
    import importlib

    for store in ("sqlite", "postgres"):
        monkeypatch.setattr(importlib.import_module(f"reportedly.ledger.{store}"), "RANKED", 2)
    for number in range(5):
        ledger.add(report(f"https://a.example/{number}"))
    last = [row["id"] for row in ledger.pages()][-1]
    assert ledger.search("telegram", limit=1)[0].page == last


def test_marks_and_case_play_no_part(ledger):
    made = report()
    text = "Head\nThe mayor of Žďár said: naïve ÉCLAIRS."
    ledger.add(replace(made, page=page(text), statements=(), speakers=(), relations=()))
    for typed in ("zdar", "ŽĎÁR", "naive eclairs", '"naïve éclairs"'):
        assert len(ledger.search(typed)) == 1, typed


@pytest.mark.parametrize("typed", ["AND", "NEAR(a b)", "a\0b", "'; DROP TABLE pages; --", "😀",
                                   "x" * 10_000, "\ud83dlone", "ﬁ",
                                   "speaker:\ud83dx\0", "a & b | c <-> d *"])  # fmt: skip
def test_nothing_typed_breaks_the_search(two, typed):
    two.search(typed)
    assert two.counts()["pages"] == 2


def test_an_unknown_field_is_refused_with_what_there_is(two):
    with pytest.raises(QueryError, match="Fields are speaker:"):
        two.search("colour:blue")


def test_very_long_names_are_kept_and_found(ledger):
    long = "Ilse " + "von der Brandvold " * 400
    made = report()
    speaker = replace(made.speakers[0], name=long)
    statement = replace(made.statements[0], source=Words((), long))
    ledger.add(replace(made, speakers=(speaker, made.speakers[1]), page=replace(
        made.page, outlet="O" * 5000), statements=(statement, made.statements[1])))  # fmt: skip
    assert ledger.report(made.page.id).speakers[0].name == long
    assert len(ledger.search("speaker:Ilse")) == 1
