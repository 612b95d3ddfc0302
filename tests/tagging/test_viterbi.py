from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.tagging.tags import Tag
from reportedly.tagging.viterbi import Fragment, _searched, best_labels, fragments


def makes_sense(labels):
    return all(
        after % 2 == 1 or after == Tag.O or before in (after, after - 1)
        for before, after in pairwise([Tag.O, *labels])
    )


@given(st.lists(st.lists(st.floats(-9, 0), min_size=7, max_size=7), max_size=4))
@settings(max_examples=100, deadline=None)
def test_finds_the_best_labels_that_make_sense(rows):
    log_probs = np.array(rows, np.float32).reshape(-1, 7)
    labels = best_labels(log_probs)

    def score(path):
        return sum(float(row[label]) for row, label in zip(log_probs, path, strict=True))

    assert makes_sense(labels)
    best = max(score(path) for path in product(range(7), repeat=len(rows)) if makes_sense(path))
    assert abs(score(labels) - best) < 1e-4


@given(st.lists(st.integers(0, 7), max_size=30), st.integers(0, 1 << 16))
@settings(max_examples=200, deadline=None)
def test_looks_no_further_than_pieces_surely_of_no_role_and_misses_nothing(kinds, seed):
    log_probs = np.random.default_rng(seed).uniform(-9, 0, (len(kinds), 7)).astype(np.float32)
    for row, kind in zip(log_probs, kinds, strict=True):
        row[kind : kind + 1] = 0.0
    assert best_labels(log_probs) == _searched(log_probs)


def test_fragments_are_the_runs_of_labels():
    labels = [0, Tag.B_SOURCE, Tag.I_SOURCE, Tag.B_CUE, Tag.B_CUE, 0, Tag.B_CONTENT, Tag.I_CONTENT]
    assert fragments(labels) == [
        Fragment(Tag.B_SOURCE, 1, 2),
        Fragment(Tag.B_CUE, 3, 3),
        Fragment(Tag.B_CUE, 4, 4),
        Fragment(Tag.B_CONTENT, 6, 7),
    ]
