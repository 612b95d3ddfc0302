"""The second look at each line: what it sees, and the trees that weigh it."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.errors import ModelError
from reportedly.page import Label
from reportedly.reading.features import Seen
from reportedly.reading.markup import scan
from reportedly.reading.network import WEIGHTS, load
from reportedly.reading.second import BIO, BODY, GATE, evidence, second_look
from reportedly.reading.trees import LEVELS, Trees, restored, stored
from reportedly.reading.view import LineView

STORY = "The council of Lindhagen voted on Monday to keep the swimming hall open for another year."


def plain(*texts):
    return Seen([LineView(text) for text in texts])


def marked(source):
    lines = scan(source).lines
    return Seen([LineView(source[line.runs[0][0] : line.runs[-1][1]], line) for line in lines])


def first(*body):
    found = np.zeros((len(body), len(Label)), dtype=np.float32)
    found[:, BODY] = body
    found[:, (BODY + 1) % len(Label)] = 1 - found[:, BODY]
    return found


def one_question(feature, threshold, low, high):
    """Trees of one tree: log odds `low` up to the threshold, `high` beyond it."""
    return Trees(
        feature=np.array([feature, 0, 0]),
        threshold=np.array([threshold, 0, 0], dtype=np.float32),
        following=np.array([2, 1, 1, 1, 2, 2]),
        value=np.array([0, low, high], dtype=np.float32),
        root=np.array([0]),
        base=0.0,
    )


def always():
    """Trees of one leaf that says yes to everything."""
    zero = np.array([0])
    return Trees(zero, zero, np.array([0, 0]), np.array([9.0]), zero, 0.0)


def test_trees_ask_their_questions_of_each_row():
    trees = one_question(1, 0.5, -2, 2)
    rows = np.array([[9, 0.5], [9, 0.6]], dtype=np.float32)
    assert trees.chances(rows) == pytest.approx([1 / (1 + np.exp(2)), 1 / (1 + np.exp(-2))])


def test_several_trees_add_up():
    one, two = one_question(0, 1, -1, 1), one_question(0, 2, -3, 3)
    both = Trees(
        *(np.concatenate([getattr(one, n), getattr(two, n)]) for n in ("feature", "threshold")),
        following=np.concatenate([one.following, two.following + 3]),
        value=np.concatenate([one.value, two.value]),
        root=np.array([0, 3]),
        base=0.5,
    )
    odds = np.array([-4, -2, 4]) + 0.5
    assert both.chances(np.array([[0], [2], [3]], dtype=np.float32)) == pytest.approx(
        1 / (1 + np.exp(-odds))
    )


def test_trees_are_the_same_after_they_were_stored():
    trees = load().plain
    again = restored(stored(trees))
    assert all(
        np.array_equal(getattr(trees, name), getattr(again, name))
        for name in ("feature", "threshold", "following", "value", "root")
    )


@pytest.mark.parametrize("name", ["plain", "marked"])
def test_every_walk_ends_at_a_leaf(name):
    trees = getattr(load(), name)
    nodes = trees.following.reshape(-1, 2)
    at = trees.root
    for _ in range(LEVELS):
        at = np.unique(nodes[at])
    assert (nodes[at] == at[:, None]).all()
    assert nodes.max() < len(nodes) == len(trees.value)


@pytest.mark.parametrize("count", [1, 2, 200])
def test_evidence_has_no_holes(count):
    seen = plain(*[STORY] * count)
    assert np.isfinite(evidence(seen, first(*[0.0] * count))).all()
    assert np.isfinite(evidence(seen, first(*[1.0] * count))).all()


def test_trees_ask_only_for_what_is_there():
    page = marked(f"<div><p>{STORY}</p><p>{STORY}</p></div>")
    model = load()
    assert model.marked.feature.max() < evidence(page, first(0.5, 0.5)).shape[1]
    assert model.plain.feature.max() < evidence(plain(STORY), first(0.5)).shape[1]


def test_lines_of_one_container_and_of_one_make_are_told():
    page = marked(
        f'<div><p class="text">{STORY}</p><p class="text">{STORY}</p></div>'
        f'<div><p class="text"><b>{STORY}</b></p><p class="quote">{STORY}</p></div>'
    )
    assert page.groups.tolist() == [[0, 0, 1, 1], [0, 0, 0, 1]]
    assert plain(STORY).groups is None


def test_the_second_look_moves_the_chance_of_body_and_keeps_the_order_of_the_rest():
    chances = first(0.5)
    chances[0, 2:5] = (0.1, 0.2, 0.1)
    chances[0] /= chances[0].sum()
    found = second_look(plain(STORY), chances, always())
    assert found[0, BODY] > 0.99
    assert found.sum() == pytest.approx(1)
    assert (
        np.delete(found[0], BODY).argsort().tolist()
        == np.delete(chances[0], BODY).argsort().tolist()
    )


def test_what_is_surely_not_body_is_not_looked_at_again():
    chances = first(GATE / 2, 0.9)
    found = second_look(plain(STORY, STORY), chances, always())
    assert np.array_equal(found[0], chances[0])


def test_what_looks_like_a_note_on_the_author_is_not_looked_at_again():
    chances = np.zeros((1, len(Label)), dtype=np.float32)
    chances[0, [BODY, BIO]] = 0.4, 0.6
    assert np.array_equal(second_look(plain(STORY), chances, always()), chances)


def test_weights_without_trees_are_of_another_version(tmp_path):
    with np.load(WEIGHTS) as held:
        networks = {name: held[name] for name in held.files if name[:1].isdigit()}
    path = tmp_path / "labels.npz"
    np.savez_compressed(path, **networks)
    with pytest.raises(ModelError, match="another version"):
        load(path)
