from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribution import decoding
from reportedly.attribution.checking import FEATURES, Check, features
from reportedly.attribution.decoding import decode, groups
from reportedly.page import Block, Label, Span
from reportedly.tagging import tag
from reportedly.tagging.tags import Tag
from tests.attribution.made_tags import made

CASES = {
    "source, cue, content": (
        "[s1 Orla Venn] [c1 said] [q1 the dam holds].",
        [("the dam holds", "Orla Venn", "said")],
    ),
    "content before cue": (
        "“[q1 The dam holds,]” [s1 Venn] [c1 said].",
        [("“The dam holds,”", "Venn", "said")],
    ),
    "content in two pieces": (
        "“[q1 The dam,]” [s1 she] [c1 said], “[q1 holds for now.]”",
        [("“The dam,” … “holds for now.”", "she", "said")],
    ),
    "two statements of one source": (
        "[s1 Venn] [c1 said] [q1 the dam holds] and [c2 denied] [q2 it leaks].",
        [("the dam holds", "Venn", "said"), ("it leaks", "Venn", "denied")],
    ),
    "a passive cue shares no source": (
        "[s1 Venn] [c1 said] [q1 it holds] and [c2 was told] [q2 it leaks].",
        [("it holds", "Venn", "said"), ("it leaks", "", "was told")],
    ),
    "no source": (
        "[c1 Reportedly], [q1 the dam leaks badly].",
        [("the dam leaks badly", "", "Reportedly")],
    ),
    "content without a cue is left out": ("Of [q the dam that leaks] much is made.", []),
    "a slip of one function word is left out": (
        "[s1 Venn] [c1 said] of [q1 the] dam that [q1 it holds].",
        [("it holds", "Venn", "said")],
    ),
    "relative source is the pronoun": (
        "[s1 Venn, who] [c1 said] [q1 it holds], left.",
        [("it holds", "who", "said")],
    ),
    "a comma that closes nothing is not the source's": (
        "[s1 Orla Venn,] [c1 said] [q1 the dam holds].",
        [("the dam holds", "Orla Venn", "said")],
    ),
    "a comma that closes an apposition is": (
        "[s1 Orla Venn, a clerk,] [c1 said] [q1 the dam holds].",
        [("the dam holds", "Orla Venn, a clerk,", "said")],
    ),
    "a dateline is nobody's content": (
        "[q1 LINDMERE, May 3 (Vale News) — “The dam holds,”] [s1 Venn] [c1 said].",
        [("“The dam holds,”", "Venn", "said")],
    ),
    "a long quote is content as a whole": (
        "[s1 Venn] [c1 said], “[q1 the dam holds and we will watch it] day and [q1 night].”",
        [("“the dam holds and we will watch it day and night.”", "Venn", "said")],
    ),
}


@pytest.fixture
def _unchecked(monkeypatch):
    monkeypatch.setattr(decoding, "fitted_check", lambda _depth: None)


def shown(text, cores):
    def words(spans):
        return " … ".join(text[span.start : span.end] for span in spans)

    return [(words(c.content), words(c.source), words(c.cue)) for c in cores]


@pytest.mark.usefixtures("_unchecked")
@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES.keys())
def test_tags_become_attributions(marked, expected):
    text, tags = made(marked)
    assert shown(text, decode(text, tags)) == expected


@pytest.mark.usefixtures("_unchecked")
def test_a_content_is_cut_only_where_the_tagger_is_sure_of_it():
    text, tags = made("[s1 Venn] [c1 said] [q1 the dam holds].")
    at = int(np.flatnonzero(tags.starts == text.index("holds"))[0])
    for begins, cut in ((0.55, False), (0.9, True)):
        tags.log_probs[at] = np.log(0.001)
        tags.log_probs[at, Tag.B_CONTENT] = np.log(begins)
        tags.log_probs[at, Tag.I_CONTENT] = np.log(0.99 - begins)
        (group,) = groups(text, tags)
        assert (group.contents[0].last < at) == cut


def test_features_are_as_many_as_their_names():
    text, tags = made("[s1 Venn] [c1 said] [q1 the dam holds].")
    (group,) = groups(text, tags)
    assert len(features(text, tags, group)) == len(FEATURES)


def test_attributions_below_the_threshold_are_left_out(monkeypatch):
    text, tags = made("[s1 Venn] [c1 said] [q1 the dam holds].")
    strict = Check((0.0,) * len(FEATURES), 0.0, 0.6)
    monkeypatch.setattr(decoding, "fitted_check", lambda _depth: strict)
    assert decode(text, tags) == ()


def test_reads_a_plain_news_sentence():
    text = "The dam is safe, the harbour council said on Tuesday. It was built in 1931."
    tags = tag(text, [Block(Span(0, len(text)), Label.BODY, "test")])
    (core,) = decode(text, tags)
    assert 0 <= core.confidence <= 1
    assert shown(text, [core])[0][:2] == ("The dam is safe", "the harbour council")


@given(st.text(alphabet="Venn said it “holds”. \n'", max_size=150))
@settings(max_examples=40, deadline=None)
def test_spans_lie_in_the_text_whatever_it_is(text):
    tags = tag(text, [Block(Span(0, len(text)), Label.BODY, "test")])
    for core in decode(text, tags):
        assert core.content
        for span in (*core.content, *core.source, *core.cue):
            assert 0 <= span.start < span.end <= len(text)
