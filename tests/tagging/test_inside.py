"""Contents read a second time, as texts of their own."""

import numpy as np
import pytest

from reportedly.page import Block, Label, Span
from reportedly.tagging import tag
from reportedly.tagging.inside import look_inside, without_marks
from reportedly.tagging.tags import NO_CUE, Tag

TEXT = (
    "Oda Lind told the council on Monday: “The mayor insists that the dam will hold, and his "
    "engineers say it was checked in May.”\n\nNobody else spoke."
)
CONTENT = Span(TEXT.index("“"), TEXT.index("”") + 1)


@pytest.fixture(scope="module")
def read():
    tags = tag(TEXT, [Block(Span(0, len(TEXT)), Label.BODY, "a page")])
    return tags, look_inside(TEXT, tags, [CONTENT])


def test_outer_quotation_marks_are_left_out():
    assert without_marks(TEXT, [CONTENT]) == [Span(CONTENT.start + 1, CONTENT.end - 1)]


def test_contents_that_overlap_are_read_once():
    spans = [Span(0, 20), Span(10, 30), Span(12, 14)]
    assert without_marks("a" * 40, spans) == [Span(0, 20), Span(20, 30)]


def test_only_the_inner_layer_and_its_links_change(read):
    before, after = read
    outside = (before.ends <= CONTENT.start) | (before.starts >= CONTENT.end)
    assert np.array_equal(before.log_probs, after.log_probs)
    assert np.array_equal(before.inner_log_probs[outside], after.inner_log_probs[outside])
    assert not np.array_equal(before.inner_log_probs[~outside], after.inner_log_probs[~outside])


def test_the_inner_layer_holds_probabilities(read):
    assert np.allclose(np.exp(read[1].inner_log_probs).sum(axis=1), 1, atol=1e-4)


def test_a_cue_in_the_content_is_seen(read):
    _, after = read
    at = int(np.flatnonzero(after.starts == TEXT.index("insists"))[0])
    assert after.inner_log_probs[at].argmax() == Tag.B_CUE


def test_links_stay_in_order_and_inside_the_text(read):
    _, after = read
    assert np.all(np.diff(after.link_from) >= 0)
    assert after.link_to.min() >= NO_CUE
    assert after.link_to.max() < len(after)


def test_no_contents_change_nothing(read):
    before, _ = read
    assert look_inside(TEXT, before, []) is before
