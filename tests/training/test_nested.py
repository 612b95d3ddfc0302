"""Contents read alone, and what is found in them put back into the whole article."""

import numpy as np
import pytest

from reportedly.offsets import Span
from reportedly.tagging.model import WEIGHTS
from reportedly.tagging.tags import Tag
from reportedly.tagging.windows import sequence
from reportedly.tagging.wordpiece import WordPiece
from training.encoder.labels import Answers, unlabelled, with_inner
from training.encoder.nested import placed, without_marks
from training.encoder.polnear import Article, Gold

TEXT = "“The board said the dam holds,” Venn told us, “and I doubt it.”"


@pytest.fixture(scope="module")
def tokenizer():
    return WordPiece.from_file(WEIGHTS / "vocab.txt")


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


CONTENT = [span("“The board said the dam holds,”"), span("“and I doubt it.”")]


def test_outer_marks_are_left_out():
    found = without_marks(TEXT, CONTENT)
    assert [TEXT[s.start : s.end] for s in found] == [
        "The board said the dam holds,",
        "and I doubt it.",
    ]


def test_contents_that_overlap_are_read_once():
    found = without_marks(TEXT, [span("Venn told us"), span("told us")])
    assert [TEXT[s.start : s.end] for s in found] == ["Venn told us"]


def test_answers_for_contents_come_to_their_places_in_the_whole(tokenizer):
    whole = sequence(TEXT, [Span(0, len(TEXT))], tokenizer)
    alone = sequence(TEXT, without_marks(TEXT, CONTENT), tokenizer, depth=1)
    cue = next(n for n in range(len(alone)) if TEXT[alone.starts[n] : alone.ends[n]] == "said")
    roles = np.eye(7, dtype=np.float32)[np.full(len(alone), Tag.O)]
    roles[cue] = np.eye(7)[Tag.B_CUE]
    given = Answers(roles, np.array([[cue + 1, cue], [cue, -1], [0, -1]]), np.ones(3, np.float32))
    found = placed(given, alone, whole)
    at = int(np.flatnonzero(found.roles[:, Tag.B_CUE])[0])
    assert TEXT[whole.starts[at] : whole.ends[at]] == "said"
    assert found.roles[:, Tag.O].sum() == len(whole) - 1
    assert found.links.tolist() == [[at + 1, at], [at, -1]], "a paragraph mark has no place"


def test_what_people_marked_inside_a_content_is_taught_beside_the_roles(tokenizer):
    whole = sequence(TEXT, [Span(0, len(TEXT))], tokenizer)
    parts = [((s.start, s.end),) for s in map(span, ("the dam holds", "The board", "said"))]
    made = with_inner(unlabelled(Article("one", TEXT, (), ()), whole), [Gold(*parts)])
    assert not made.roles.any()
    assert made.inner[:, Tag.B_CUE].sum() == 1
    assert len(made.links) == 3
