"""What was changed between two texts is told word by word, what turns the meaning first."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import diffs, terminal
from reportedly.copies import ChangeKind, compare, document
from reportedly.copies.document import MOST_SENTENCES, on_page, parts_of, sentences
from reportedly.offsets import Span
from tests.makers import page

TOLD = "Mayor Rado Pell said on Monday that 300,000 people “will not leave” the town of Selme."


@pytest.mark.parametrize(
    ("after", "kind", "words"),
    [
        (TOLD.replace("300,000", "30,000"), ChangeKind.NUMBER, ("300,000", "30,000")),
        (TOLD.replace("Monday", "Tuesday"), ChangeKind.NUMBER, ("Monday", "Tuesday")),
        (TOLD.replace("Monday", "Monday at 2:30"), ChangeKind.ADDED, ("", "at 2:30")),
        (TOLD.replace("Pell", "Bell"), ChangeKind.NAME, ("Pell", "Bell")),
        (TOLD.replace("Mayor Rado Pell", "An aide"), ChangeKind.NAME,
         ("Mayor Rado Pell", "An aide")),
        (TOLD.replace("not ", ""), ChangeKind.NEGATION, ("not", "")),
        (TOLD.replace("said", "declared"), ChangeKind.SYNONYM, ("said", "declared")),
        (TOLD.replace("Selme", "Sélme"), None, None),
        (TOLD.replace("people", "peoples"), ChangeKind.LETTERS, ("people", "peoples")),
        (TOLD.replace(" the town of", ""), ChangeKind.CUT, ("the town of", "")),
        (TOLD.replace("the town", "the old town"), ChangeKind.ADDED, ("", "old")),
        (TOLD.replace("300,000", "three hundred thousand"), ChangeKind.SYNONYM,
         ("300,000", "three hundred thousand")),
    ],
    ids=["number", "day", "hour added", "name", "name taken away", "not dropped", "synonym",
         "accent only", "ending", "words cut", "word added", "number in words"],
)  # fmt: skip
def test_each_change_has_its_kind(after, kind, words):
    found = compare(TOLD, after).changes
    assert [(one.kind, (one.before, one.after)) for one in found] == (
        [(kind, words)] if kind else []
    )


def test_a_pronoun_for_a_name_is_another_wording_only():
    left = "Selme waited all night. Then Rado Pell came and said that he was sorry."
    (change,) = compare(left, left.replace("Rado Pell", "he")).changes
    assert change.kind is ChangeKind.SYNONYM


def test_another_hour_is_another_number():
    left = TOLD.replace("Monday", "Monday at 2:30")
    (change,) = compare(left, left.replace("2:30", "2:45")).changes
    assert (change.kind, change.before) == (ChangeKind.NUMBER, "2:30")


def test_a_day_cut_here_and_another_put_there_is_a_changed_day():
    after = "On Tuesday, " + TOLD.replace(" on Monday", "")
    assert compare(TOLD, after).changes[0].kind is ChangeKind.NUMBER


def test_words_moved_inside_a_sentence_are_neither_cut_nor_added():
    after = "On Monday mayor Rado Pell said that 300,000 people “will not leave” the town of Selme."
    (change,) = compare(TOLD, after).changes
    assert (change.kind, change.before) == (ChangeKind.REORDER, "on Monday")


def test_what_turns_the_meaning_comes_first():
    left = f"{TOLD} The ships stayed outside, a pilot added quietly."
    right = f"The vessels stayed outside, a pilot added quietly. {TOLD.replace('not ', '')}"
    assert [one.kind for one in compare(left, right).changes] == [
        ChangeKind.NEGATION, ChangeKind.SYNONYM, ChangeKind.REORDER,
    ]  # fmt: skip


def test_a_change_inside_a_quotation_says_so():
    (change,) = compare(TOLD, TOLD.replace("leave", "flee")).changes
    assert change.quoted


def test_a_cut_sentence_with_a_figure_weighs_more_than_one_without():
    plain = "It was a fine day for everybody there."
    told = "Some 40 of them were hurt at the quay."
    first, second = compare(f"{TOLD} {plain} {told}", TOLD).changes
    assert (first.before, first.weighty, second.weighty) == (told, True, False)


def test_two_sentences_made_into_one_are_not_cut():
    left = "The talks in Holm had failed at last. Ines Vall went home to her valley on Friday."
    right = "The talks in Holm had failed at last and Ines Vall went home to her valley on Friday."
    assert {one.kind for one in compare(left, right).changes} <= {ChangeKind.ADDED}


def test_swapped_letters_of_one_side_are_told():
    (change,) = compare(TOLD, TOLD, altered_right=(Span(6, 7), Span(11, 12))).changes
    assert (change.kind, change.before) == (ChangeKind.LETTERS, "")


def test_the_same_text_has_no_changes():
    assert compare(TOLD, TOLD).changes == ()


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120), st.text(max_size=120))
def test_changes_of_any_texts_lie_inside_them(left, right):
    for one in compare(left, right).changes:
        for text, span, words in ((left, one.left, one.before), (right, one.right, one.after)):
            assert span is None or text[span.start : span.end] == words


def test_a_text_of_very_many_sentences_is_cut_off():
    assert len(sentences("A b. " * (MOST_SENTENCES + 50))) == MOST_SENTENCES


def test_changes_lead_to_the_characters_of_both_pages():
    left = page(f"Pell warns\n{TOLD}", "https://a.example/1")
    right = page(f"Pell warns\nMenu\n{TOLD.replace('300,000', '200,000')}", "https://b.example/1")
    row = next(iter(diffs.rows(diffs.Sides(left, right))))
    assert row["kind"] == "number"
    for side, words in ((left, "300,000"), (right, "200,000")):
        start, end = row["a_span" if side is left else "b_span"]
        assert side.text.original[start:end] == words


def test_a_span_of_a_document_is_found_on_its_page():
    made = page()
    text = document(made).text
    at = text.index("legal")
    span = on_page(made, parts_of(made), Span(at, at + 5))
    assert made.text.original[span.start : span.end] == "legal"


def test_a_diff_is_shown_with_marks_and_nothing_that_steers_a_terminal(capsys):
    left = page(f"Pell warns\n{TOLD}", "https://a.example/1")
    right = page(f"Pell warns\n{TOLD.replace('Pell', chr(27) + '[31mBell')}", "https://b.example/1")
    sides = diffs.Sides(left, right)
    terminal.show_diff(sides)
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "[-Pell-]" in shown
    terminal.show_diff(sides, as_json=True)
    assert json.loads(capsys.readouterr().out.splitlines()[0])["before"] == "Pell"
