from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.errors import CorrectionError, NotFound
from reportedly.ledger import (
    Accept,
    Apart,
    ChangeSpeaker,
    EditSpan,
    MoveTo,
    OnPage,
    Same,
    Undo,
    Wrong,
    open_ledger,
)
from reportedly.statement import Words
from tests.makers import page, report, words

PAGE = report().page.id
TEXT = report().page.text.original
WHO = "lena"


@pytest.fixture
def kept(ledger):
    ledger.add(report())
    return ledger


def row(ledger, statement="s1", page=PAGE):
    return next(row for row in ledger.statements(page=page) if row["id"] == statement)


def correct(ledger, change, statement="s1", **about):
    return ledger.correct(change, who=WHO, **({"page": PAGE, "statement": statement} | about))


def test_another_speaker_is_found_shown_and_counted_and_the_machines_stays_visible(kept):
    correct(kept, ChangeSpeaker("Maren Holt"), why="the photo caption says so")
    now = row(kept)
    assert now["speaker_name"] == "Maren Holt"
    (made,) = now["corrections"]
    assert (made["machine"], made["who"], made["why"]) == (
        "Ilse Brandvold", WHO, "the photo caption says so",
    )  # fmt: skip
    assert now["record"]["speaker"] == "p1"
    assert [hit.statements for hit in kept.search("speaker:Holt")] == [("s1",)]
    assert kept.search("speaker:Brandvold") == []
    assert {person["name"] for person in kept.people()} == {"Maren Holt", "Oren Taskin"}
    assert kept.report(PAGE) == report()
    assert kept.search("has:correction")


def test_a_statement_marked_wrong_is_no_longer_found_but_stays(kept):
    correct(kept, Wrong(), why="a caption, nobody said it")
    assert row(kept)["verdict"] == "wrong"
    assert kept.search("speaker:Brandvold") == []
    (hit,) = kept.search("rationing ended")
    assert hit.statements == ()
    assert list(kept.relations()) == []
    assert row(kept, "s2")["opposed"] == 0
    assert kept.counts()["statements"] == 2


def test_an_accepted_statement_says_so(kept):
    correct(kept, Accept())
    assert row(kept)["verdict"] == "accepted"


@pytest.mark.parametrize(
    "name", ["the rationing order", "the pumps"], ids=["one of the page", "a new one"]
)
def test_a_statement_moves_to_another_matter(kept, name):
    correct(kept, MoveTo("the pumps"))
    correct(kept, MoveTo(name))
    assert row(kept)["matter_name"] == name
    assert {hit.statements for hit in kept.search(f'matter:"{name}"')} >= {("s1",)}
    assert name in {matter["name"] for matter in kept.matters()}
    held = {matter.name: matter.statements for matter in kept.corrected(PAGE).report.matters}
    assert "s1" in held[name]


@pytest.mark.parametrize("part", ["content", "source", "cue"])
def test_other_words_of_the_page_become_the_content_the_source_or_the_cue(kept, part):
    start = TEXT.index("Water Minister")
    correct(kept, EditSpan(part, start, start + len("Water Minister")))
    assert row(kept)[part] == "Water Minister"
    assert row(kept)["record"][part]["text"] != "Water Minister"


def test_undo_brings_the_machines_value_back_and_undoing_that_the_persons(kept):
    correct(kept, ChangeSpeaker("Maren Holt"))
    undone = kept.undo_last(PAGE, "s1", who="oren")
    assert row(kept)["speaker_name"] == "Ilse Brandvold"
    assert row(kept)["corrections"] is None
    kept.correct(Undo(undone), who=WHO)
    assert row(kept)["speaker_name"] == "Maren Holt"
    assert [(made["who"], made["action"]) for made in kept.corrections()] == [
        (WHO, "speaker"), ("oren", "undo"), (WHO, "undo"),
    ]  # fmt: skip


def test_undo_takes_back_the_latest_that_stands_then_the_one_before(kept):
    for name in ("Maren Holt", "Pia Lund"):
        correct(kept, ChangeSpeaker(name))
    kept.undo_last(PAGE, "s1", who=WHO)
    assert row(kept)["speaker_name"] == "Maren Holt"
    kept.undo_last(PAGE, "s1", who=WHO)
    assert row(kept)["speaker_name"] == "Ilse Brandvold"
    with pytest.raises(CorrectionError, match="nothing to undo"):
        kept.undo_last(PAGE, "s1", who=WHO)


def test_people_merged_stand_under_one_name_in_the_whole_ledger(kept):
    kept.add(report("https://b.example/2"))
    kept.correct(Same(("Ilse Brandvold", "Oren Taskin")), who=WHO)
    assert [(one["name"], one["statements"]) for one in kept.people()] == [("Ilse Brandvold", 4)]
    assert len(kept.search("speaker:Taskin")) == 4
    kept.add(report("https://c.example/3"))
    assert len(kept.search("speaker:Taskin")) == 6
    shown = {speaker.name for speaker in kept.corrected(PAGE).report.speakers}
    assert shown == {"Ilse Brandvold"}


@pytest.mark.parametrize("by", ["apart", "undo"])
def test_people_merged_are_split_again(kept, by):
    made = kept.correct(Same(("Ilse Brandvold", "Oren Taskin")), who=WHO)
    split = Apart(("Oren Taskin", "Ilse Brandvold")) if by == "apart" else Undo(made)
    kept.correct(split, who=WHO)
    assert {one["name"] for one in kept.people()} == {"Ilse Brandvold", "Oren Taskin"}
    assert [hit.statements for hit in kept.search("speaker:Taskin")] == [("s2",)]


def test_merges_chain_and_the_latest_name_is_shown(kept):
    for names in (("A B", "Ilse Brandvold"), ("C D", "A B"), ("C D", "Oren Taskin")):
        kept.correct(Same(names), who=WHO)
    assert [(one["name"], one["statements"]) for one in kept.people()] == [("C D", 2)]


def test_names_told_apart_do_not_stand_for_each_other_in_a_search(kept):
    made = report("https://b.example/2")
    like = replace(made.speakers[0], name="Ilze Brandwold")
    kept.add(replace(made, speakers=(like, made.speakers[1])))
    assert len(kept.search('speaker:"Ilse Brandvold"')) == 2
    kept.correct(Apart(("Ilse Brandvold", "Ilze Brandwold")), who=WHO)
    assert len(kept.search('speaker:"Ilse Brandvold"')) == 1


def test_one_name_on_one_page_becomes_another_person(kept):
    kept.add(report("https://b.example/2"))
    kept.correct(OnPage("Oren Taskin", "Oren Taskin (the pilot)"), page=PAGE, who=WHO)
    names = {one["name"]: one["statements"] for one in kept.people()}
    assert names == {"Ilse Brandvold": 2, "Oren Taskin": 1, "Oren Taskin (the pilot)": 1}


# ------------------------------------------------------------------ reading the page again


def newer(**changes):
    """The same page as a later encoder reads it: other ids and order, one statement more."""
    made = report()
    first, second = made.statements
    more = replace(first, id="s1", content=words(TEXT, "Water order is over"), speaker=None)
    return replace(
        made,
        statements=(more, replace(second, id="s2", **changes), replace(first, id="s3")),
        relations=(),
        versions=(("encoder", "2"),),
    )


def test_corrections_are_put_on_a_new_reading_by_the_words_not_the_id(kept):
    correct(kept, ChangeSpeaker("Maren Holt"), "s1")
    correct(kept, Wrong(), "s2")
    assert kept.add(newer(), again=True)
    assert row(kept, "s3")["speaker_name"] == "Maren Holt"
    assert row(kept, "s2")["verdict"] == "wrong"
    assert row(kept, "s1")["corrections"] is None
    assert row(kept, "s1")["encoder"] == "2"
    assert kept.report(PAGE) == newer()
    kept.undo_last(PAGE, "s3", who=WHO)
    assert row(kept, "s3")["speaker_name"] == "Ilse Brandvold"


def test_a_correction_whose_words_are_gone_waits_and_lands_on_nothing_like_it(kept):
    correct(kept, Wrong(), "s2")
    other = words(TEXT, "words have no legal force")
    kept.add(newer(content=other), again=True)
    assert all(found["verdict"] is None for found in kept.statements(page=PAGE))
    (waiting,) = kept.corrected(PAGE).waiting
    assert waiting["action"] == "wrong"
    kept.add(newer(), again=True)
    assert row(kept, "s2")["verdict"] == "wrong"


def test_case_and_signs_do_not_keep_a_correction_waiting(kept):
    correct(kept, Wrong(), "s2")
    other = Words(report().statements[1].content.spans, "those words have no legal force.")
    kept.add(newer(content=other), again=True)
    assert row(kept, "s2")["verdict"] == "wrong"


def test_a_reading_that_has_the_words_a_person_marked_gets_all_their_corrections(kept):
    start = TEXT.index("words have no legal force")
    span = EditSpan("content", start, start + len("words have no legal force"))
    correct(kept, span, "s2")
    correct(kept, ChangeSpeaker("Maren Holt"), "s2")
    kept.add(newer(content=words(TEXT, "words have no legal force")), again=True)
    assert row(kept, "s2")["speaker_name"] == "Maren Holt"


def test_equal_words_on_one_page_are_told_apart_by_what_stands_around(ledger):
    text = "Head\nIt is over, Ilse Brandvold said.\nIt is over, Oren Taskin said."
    made = report()
    first = replace(made.statements[0], content=words(text, "It is over"))
    at = text.rindex("It is over")
    spans = (replace(first.content.spans[0], start=at, end=at + 10),)
    second = replace(made.statements[1], content=Words(spans, "It is over"))
    read = replace(made, page=page(text), statements=(first, second), relations=())
    ledger.add(read)
    ledger.correct(Wrong(), page=read.page.id, statement="s2", who=WHO)
    turned = (replace(second, id="s1"), replace(first, id="s2"))
    ledger.add(replace(read, statements=turned), again=True)
    verdicts = {found["id"]: found["verdict"] for found in ledger.statements()}
    assert verdicts == {"s1": "wrong", "s2": None}


def test_a_page_changed_at_its_address_keeps_the_corrections_of_the_same_words(kept):
    correct(kept, ChangeSpeaker("Maren Holt"))
    changed = replace(report(), page=page(TEXT + "\nMore news."))
    assert changed.page.id != PAGE
    kept.add(changed)
    assert row(kept, "s1", changed.page.id)["speaker_name"] == "Maren Holt"
    assert row(kept)["speaker_name"] == "Maren Holt"


def test_a_page_at_another_address_keeps_the_machines(kept):
    correct(kept, ChangeSpeaker("Maren Holt"))
    kept.add(report("https://b.example/2"))
    other = report("https://b.example/2").page.id
    assert row(kept, "s1", other)["speaker_name"] == "Ilse Brandvold"


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("change", "about"),
    [
        (Wrong(), {"statement": "s9"}),
        (Wrong(), {"statement": None}),
        (ChangeSpeaker("  "), {}),
        (EditSpan("content", 5, 5), {}),
        (EditSpan("content", 0, 10_000), {}),
        (EditSpan("mood", 0, 5), {}),
        (Same(("A", "A")), {"page": None, "statement": None}),
        (OnPage("Nobody", "Somebody"), {"statement": None}),
        (Undo("0123"), {}),
    ],
    ids=["no such statement", "no statement", "empty name", "empty span", "beyond the page",
         "no such part", "one name", "nobody of that name", "no such correction"],
)  # fmt: skip
def test_a_correction_that_fits_nothing_is_refused_and_leaves_no_row(kept, change, about):
    with pytest.raises(CorrectionError):
        correct(kept, change, **about)
    assert kept.corrections() == []


def test_a_correction_of_a_page_that_is_not_there_is_refused(kept):
    with pytest.raises(NotFound):
        correct(kept, Wrong(), page="0" * 16)


def test_corrections_outlive_the_program(place):
    with open_ledger(place) as ledger:
        ledger.add(report())
        correct(ledger, ChangeSpeaker("Maren Holt"))
    with open_ledger(place, write=False) as again:
        assert row(again)["speaker_name"] == "Maren Holt"
