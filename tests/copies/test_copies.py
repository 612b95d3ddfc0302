"""Copies are found however they were changed, and their original told."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.copies import (
    CopyKind,
    Document,
    Quotation,
    align,
    find_copies,
    same_quotes,
)

STORY = """The harbour of Amarel reopened on Monday after a strike of nine weeks, its operator said.
Crane drivers had walked out in May over night shifts and the loss of 140 posts at the old quay.
Union leader Rado Pell told Radio Selme that both sides had agreed on a plan for two years.
He added that nobody would be dismissed before the spring, when the new cranes arrive from Holm.
The city of Amarel lost some 3 million marks a week while the ships lay outside, the mayor said."""

SPUN = """The port of Amarel opened again on Monday after a stoppage of nine weeks, its owner said.
Crane operators had walked out in May over night turns and 140 cut jobs at the old quay.
Union chief Rado Pell told Radio Selme that both parties had settled on a plan for two years.
He added that nobody would be sacked before the spring, when the new cranes come from Holm.
The town of Amarel lost some 3 million marks a week while vessels lay outside, the mayor said."""

OTHER = """Voters in Tessin elected Ines Vall as their governor with a narrow lead on Sunday.
Her rival, the lawyer Odil Brant, conceded late in the evening and wished her good luck.
Turnout was higher than four years ago, said the commission, which will publish results on Friday.
Vall has promised to mend the roads in the valley and to open two clinics before winter."""


def day(number):
    return dt.date(2031, 5, number)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(STORY, CopyKind.COPY, id="word for word"),
        pytest.param(SPUN, CopyKind.COPY, id="spun with synonyms"),
        pytest.param("\n".join(reversed(STORY.split("\n"))), CopyKind.COPY, id="reordered"),
        pytest.param(STORY[: STORY.index("He added")], CopyKind.COPY, id="cut short"),
        pytest.param(f"Log in\nMenu\n{STORY}\nShare this", CopyKind.COPY, id="with furniture"),
        pytest.param(
            "\n".join([OTHER, *STORY.split("\n")[1:3], OTHER.replace("Vall", "Brell")]),
            CopyKind.EXCERPT,
            id="a passage in another story",
        ),
    ],
)
def test_a_copy_is_found(text, kind):
    (found,) = find_copies([Document("a", STORY), Document("b", text)])
    assert (found.a, found.b, found.kind) == ("a", "b", kind)


def test_other_stories_are_no_copies():
    assert find_copies([Document("a", STORY), Document("b", OTHER)]) == ()


def test_nothing_is_compared_with_nothing():
    assert find_copies([]) == ()
    assert find_copies([Document("a", ""), Document("b", "")]) == ()


def test_the_earlier_is_the_original():
    (found,) = find_copies([Document("a", SPUN, day(3)), Document("b", STORY, day(2))])
    assert found.original == "b"
    assert found.evidence == ("b is dated earlier",)


def test_the_one_credited_is_the_original_even_when_dated_later():
    credited = SPUN + "\nThe operator was asked for comment by the Norrin Post."
    (found,) = find_copies(
        [
            Document("a", credited, day(1), "Copy Mill"),
            Document("b", STORY, day(2), "Norrin Post"),
        ]
    )
    assert found.original == "b"
    assert "b is named by the other" in found.evidence


def test_without_a_hint_no_original_is_named():
    (found,) = find_copies([Document("a", STORY), Document("b", SPUN)])
    assert found.original is None


def test_sentences_are_aligned_across_order():
    left, right = STORY, "\n".join(reversed(SPUN.split("\n")))
    found = align(left, right)
    assert len(found) == 5
    assert [left[one.left.start :][:9] for one in found][:2] == ["The harbo", "Crane dri"]
    assert right[found[0].right.start : found[0].right.end].startswith("The port of Amarel")


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_texts_align_inside_themselves(left, right):
    for one in align(left, right):
        assert 0 <= one.left.start < one.left.end <= len(left)
        assert 0 <= one.right.start < one.right.end <= len(right)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("We will not leave this town", "we will not leave this town!", True),
        ("We will not leave this town", "but we will not leave this town before May", True),
        ("We will not leave this town", "They have left the town and the valley", False),
    ],
)
def test_a_quotation_is_found_again(a, b, same):
    found = same_quotes([Quotation("q1", "a", a), Quotation("q2", "b", b)])
    assert bool(found) is same


def test_quotations_of_one_document_are_not_paired():
    words = "We will not leave this town"
    assert same_quotes([Quotation("q1", "a", words), Quotation("q2", "a", words)]) == ()


@pytest.mark.score
@pytest.mark.slow
def test_pairs_and_sentences_hold_their_floor(shared, tmp_path, floor):
    import json

    from benchmarks.copies import AREA

    place, out = shared / AREA.data, tmp_path / "copies.jsonl"
    out.write_text("".join(json.dumps(row) + "\n" for row in AREA.predict(place)))
    figures = AREA.score(place, out)
    for measure in ("precision", "f1", "original_right", "sentence_f1"):
        assert figures[measure] >= floor("copies", measure)


@pytest.mark.score
def test_quotations_hold_their_floor(shared, tmp_path, floor):
    import json

    from benchmarks.quotes import AREA

    place, out = shared / AREA.data, tmp_path / "quotes.jsonl"
    out.write_text("".join(json.dumps(row) + "\n" for row in AREA.predict(place)))
    assert AREA.score(place, out)["f1"] >= floor("quotes", "f1")
