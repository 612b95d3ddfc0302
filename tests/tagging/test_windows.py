from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.offsets import Span
from reportedly.tagging.model import WEIGHTS
from reportedly.tagging.windows import IN_QUOTES, MAX_PIECES, sequence, windows
from reportedly.tagging.wordpiece import DIGIT, LOWER, TITLE, UPPER, WordPiece


@pytest.fixture(scope="module")
def tokenizer():
    return WordPiece.from_file(WEIGHTS / "vocab.txt")


def test_types_tell_how_words_are_written_and_what_is_quoted(tokenizer):
    text = "The NATO chief said “we hold 40” now"
    made = sequence(text, [Span(0, len(text))], tokenizer)
    types = {
        text[low:high]: kind
        for low, high, kind in zip(
            made.starts.tolist(), made.ends.tolist(), made.types.tolist(), strict=True
        )
    }
    assert types["The"] == TITLE
    assert types["NATO"] == UPPER
    assert types["chief"] == types["now"] == LOWER
    assert types["hold"] == IN_QUOTES + LOWER
    assert types["40"] == IN_QUOTES + DIGIT


def test_each_paragraph_begins_with_its_mark(tokenizer):
    text = "One line.\n\nAnother. And more.\n   \n"
    made = sequence(text, [Span(0, len(text))], tokenizer)
    assert (made.ids == tokenizer.paragraph).sum() == 2
    assert len(made.cuts) == 3


def test_reads_only_the_stretches_given(tokenizer):
    text = "Menu. The dam holds. Share."
    made = sequence(text, [Span(6, 20)], tokenizer)
    assert made.starts.min() == 6
    assert made.ends.max() == 20


@given(
    st.lists(st.integers(1, 400), min_size=1, max_size=40),
    st.integers(0, MAX_PIECES),
)
@settings(max_examples=200, deadline=None)
def test_windows_cover_every_piece_once_and_are_never_too_long(sizes, first):
    cuts = [sum(sizes[:number]) for number in range(len(sizes))]
    made = windows(cuts, sum(sizes), first=first)
    assert [start for start, _ in made] == [0, *(end for _, end in made[:-1])]
    assert made[-1][1] == sum(sizes)
    assert all(0 < end - start <= MAX_PIECES - 2 for start, end in made)


def test_windows_keep_sentences_whole_where_they_fit():
    assert windows([0, 100, 180, 260], 300) == [(0, 180), (180, 300)]


def test_nothing_gives_no_window():
    assert windows([], 0) == []
