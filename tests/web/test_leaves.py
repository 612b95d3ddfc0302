from __future__ import annotations

from dataclasses import replace

from reportedly.page import Alteration, AlterationKind, Span
from reportedly.statement import Words
from reportedly.web.leaves import kinds, lanes, page_leaves
from tests.makers import report


def test_leaves_are_the_blocks_text_cut_at_every_border():
    made = report()
    for block, cut in page_leaves(made):
        text = made.page.text.original[block.span.start : block.span.end]
        assert "".join(leaf.original or leaf.text for leaf in cut) == text


def test_an_altered_letter_is_shown_restored_with_what_it_was():
    made = report()
    change = Alteration(Span(0, 1), AlterationKind.LOOKALIKE, "W", "V", 0.9, "as made")
    altered = replace(made, page=replace(made.page, alterations=(change,)))
    _, (first, *_) = next(page_leaves(altered))
    assert (first.text, first.original) == ("V", "W")
    assert "U+0057 → U+0056" in first.change


def spanning(*places):
    made = report()
    item = made.statements[0]
    text = made.page.text.original
    return replace(made, statements=tuple(
        replace(item, id=f"s{number}", content=Words((Span(*place),), text[slice(*place)]))
        for number, place in enumerate(places, start=1)))  # fmt: skip


def test_statements_that_overlap_are_underlined_in_lanes_of_their_own():
    made = spanning((0, 30), (5, 20), (10, 15), (25, 40), (50, 60))
    assert lanes(made.statements) == {"s1": 0, "s2": 1, "s3": 2, "s4": 1, "s5": 0}


def test_a_fourth_statement_over_the_same_words_has_no_line():
    made = spanning((0, 30), (0, 29), (0, 28), (0, 27))
    assert sorted(kinds(made)) == ["s1", "s2", "s3"]


def test_each_statement_begins_once_and_two_may_begin_together():
    made = spanning((0, 30), (0, 20))
    begun = [leaf.begins for _, cut in page_leaves(made) for leaf in cut if leaf.begins]
    assert begun == [("s1", "s2")]
