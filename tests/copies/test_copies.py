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
    page_groups,
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


FAIR = """Bakers from eleven towns showed their bread at the fair of Ruun, which closed on Saturday.
A loaf of spelt from the mill at Oster won, ahead of a dark one that took three days to rise.
The jury praised crust and smell, and asked for less salt, as the doctors of the valley had.
Next year the fair moves to the old station, where there is room for forty ovens and a stage."""


def day(number):
    return dt.date(2031, 5, number)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(STORY, CopyKind.IDENTICAL, id="word for word"),
        pytest.param(SPUN, CopyKind.SPUN, id="spun with synonyms"),
        pytest.param("\n".join(reversed(STORY.split("\n"))), CopyKind.IDENTICAL, id="reordered"),
        pytest.param(STORY[: STORY.index("He added")], CopyKind.NEAR, id="cut short"),
        pytest.param(f"Log in\nMenu\n{STORY}\nShare this", CopyKind.IDENTICAL, id="with furniture"),
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


CREDIT = "\nThe operator was asked for comment by the Norrin Post."


def test_the_one_credited_is_the_surer_original():
    plain, credited = (
        find_copies(
            [
                Document("a", SPUN + line, day(2), "Copy Mill"),
                Document("b", STORY, day(1), "Norrin Post"),
            ]
        )[0]
        for line in ("", CREDIT)
    )
    assert plain.original == credited.original == "b"
    assert credited.confidence > plain.confidence
    assert "b is named by the other" in credited.evidence


def test_a_credit_line_alone_decides_nothing():
    (found,) = find_copies(
        [Document("a", SPUN + CREDIT, None, "Copy Mill"), Document("b", STORY, None, "Norrin Post")]
    )
    assert found.original is None
    assert found.evidence == ("b is named by the other",)


def test_the_page_a_canonical_link_names_is_the_original():
    (found,) = find_copies(
        [
            Document("a", SPUN, day(1), address="https://mill.example/x",
                     canonical="https://post.example/harbour"),
            Document("b", STORY, day(2), address="http://www.post.example/harbour?from=feed"),
        ]
    )  # fmt: skip
    assert found.original == "b"


def test_a_text_put_together_from_two_is_the_original_of_neither():
    both = Document("c", f"{STORY}\n{OTHER}", day(1))
    found = find_copies([Document("a", STORY, day(2)), Document("b", OTHER, day(2)), both])
    assert {(one.a, one.b): one.original for one in found} == {("a", "c"): "a", ("b", "c"): "b"}


def test_two_copies_of_a_third_are_siblings():
    lines = STORY.split("\n")
    first, last = ["A first word of ours."], ["A last word of theirs, and the end."]
    found = find_copies(
        [
            Document("o", STORY, day(1)),
            Document("a", "\n".join([*first, *lines[:4]]), day(2)),
            Document("b", "\n".join([*lines[1:], *last]), day(3)),
            Document("c", "\n".join(lines[:4]), day(3)),
        ]
    )
    (pair,) = (copy for copy in found if {copy.a, copy.b} == {"b", "c"})
    assert (pair.kind, pair.original) == (CopyKind.SIBLING, "o")


def test_siblings_of_a_third_that_only_its_day_tells_keep_the_likely_first_of_the_two():
    found = find_copies(
        [
            Document("o", STORY, day(1)),
            Document("a", STORY + "\nRead more of our stories.", day(2)),
            Document("b", SPUN, day(3)),
        ]
    )
    (pair,) = (copy for copy in found if {copy.a, copy.b} == {"a", "b"})
    assert (pair.kind, pair.third, pair.original) == (CopyKind.SIBLING, "o", "a")
    assert pair.evidence[0].startswith("both likely come from o")


def test_two_pages_with_one_passage_of_a_third_stay_origins_of_their_own():
    passage = "\n".join(STORY.split("\n")[1:3])
    found = find_copies(
        [
            Document("o", STORY, day(1)),
            Document("a", f"{OTHER}\n{passage}", day(2)),
            Document("b", f"{FAIR}\n{passage}", day(3)),
        ]
    )
    (pair,) = (copy for copy in found if {copy.a, copy.b} == {"a", "b"})
    assert (pair.kind, pair.third) == (CopyKind.EXCERPT, None)
    assert page_groups(found).count(["o", "a", "b"]) == 3


def test_two_pages_with_one_agencys_credit_come_from_its_wire():
    wired = STORY.replace("The harbour", "AMAREL (Reuters) - The harbour", 1)
    (found,) = find_copies(
        [Document("a", wired, day(1), "Norrin Post"), Document("b", wired, day(2), "Selme Daily")]
    )
    assert (found.kind, found.original) == (CopyKind.SAME_WIRE, None)


def test_the_version_with_the_more_usual_words_is_the_original():
    from reportedly.copies.register import ENOUGH

    used = STORY.split("\n")
    others = [
        Document(f"n{number}", f"{OTHER} {number}.\n{' '.join(used[number % 5].split()[3:9])}.")
        for number in range(ENOUGH)
    ]
    found = find_copies([Document("a", SPUN), Document("b", STORY), *others])
    (pair,) = (one for one in found if {one.a, one.b} == {"a", "b"})
    assert pair.original == "b"
    assert "b has the more usual words" in pair.evidence[0]


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
    for measure in (
        "precision",
        "f1",
        "original_right",
        "original_right_no_credit_lines",
        "sentence_f1",
    ):
        assert figures[measure] >= floor("copies", measure)


@pytest.mark.score
def test_quotations_hold_their_floor(shared, tmp_path, floor):
    import json

    from benchmarks.quotes import AREA

    place, out = shared / AREA.data, tmp_path / "quotes.jsonl"
    out.write_text("".join(json.dumps(row) + "\n" for row in AREA.predict(place)))
    assert AREA.score(place, out)["f1"] >= floor("quotes", "f1")
