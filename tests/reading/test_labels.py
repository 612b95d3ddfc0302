"""The rules around the labeller's network, and its weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import ModelError
from reportedly.page import Label
from reportedly.reading import labels
from reportedly.reading.cues import cue_of
from reportedly.reading.elements import hints_of
from reportedly.reading.features import NUMBERS, Seen
from reportedly.reading.fold import fold
from reportedly.reading.labels import body_lines, body_threshold, label_lines
from reportedly.reading.network import load, probabilities
from reportedly.reading.view import LineView


def chances(*values):
    return np.array(values, dtype=np.float32)


@pytest.mark.parametrize(
    ("given_chances", "body"),
    [
        ((0.95, 0.95, 0.02), [True, True, False]),
        ((0.6, 0.45, 0.4), [True, True, True]),
        ((0.1, 0.05), [False, False]),
        ((0.95, 0.95, 0.5), [True, True, False]),
        ((0.5, 0.95, 0.95), [True, True, True]),
    ],
    ids=["clear", "an unsure page keeps its likeliest", "no article", "after the end", "before it"],
)
def test_which_lines_are_the_article(given_chances, body):
    assert body_lines(chances(*given_chances)).tolist() == body


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(0, 1, width=32), min_size=1, max_size=30))
def test_no_other_cut_is_expected_to_score_better(values):
    falling = sorted(values, reverse=True)
    total = sum(falling)

    def expected(kept):
        return 2 * sum(falling[:kept]) / (kept + total)

    kept = sum(value >= body_threshold(chances(*values)) for value in chances(*values))
    best = max(expected(number) for number in range(1, len(falling) + 1))
    assert kept == 0 or body_threshold(chances(*values)) <= 0.2501 or expected(kept) > best - 1e-4


def test_labels_are_sure_of_themselves_in_shares():
    seen = Seen([LineView("A first line of words."), LineView("Share"), LineView("© 2024")])
    found = probabilities(seen, load())
    assert found.shape == (3, len(Label))
    assert np.allclose(found.sum(axis=1), 1, atol=1e-4)


def test_a_page_without_lines_has_no_labels():
    assert label_lines([]) == []


def test_lines_beyond_the_limit_are_furniture(monkeypatch):
    monkeypatch.setattr(labels, "MAX_LINES", 3)
    found = label_lines([LineView("word")] * 5)
    assert [item.label for item in found[3:]] == [Label.FURNITURE] * 2


def test_features_have_no_holes():
    odd = ["", " ", "\u202e", "😀", "1" * 5000, "a b c", "\ud800"]
    seen = Seen([LineView(text) for text in odd])
    assert seen.numbers.shape == (len(odd), NUMBERS)
    assert np.isfinite(seen.numbers).all()


@pytest.mark.parametrize("content", [b"", b"no weights"], ids=["empty", "damaged"])
def test_damaged_weights_are_a_clear_error(tmp_path, content):
    path = tmp_path / "labels.npz"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="Install the package again"):
        load(path)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Lеаve а Rерlу", "Leave a Reply"),
        ("Совет Орловца", "Совет Орловца"),
        ("plain", "plain"),
        ("Θ = 3", "Θ = 3"),
        ("", ""),
    ],
)
def test_look_alikes_are_folded_only_where_latin_letters_prevail(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("tag", "attributes", "name"),
    [
        ("div", 'class="articleBody"', "CONTENT"),
        ("div", "class=related-posts", "RELATED"),
        ("p", "style='display: none'", "HIDDEN"),
        ("nav", "", "NAV"),
        ("section", 'id="comments"', "COMMENTS"),
        ("span", 'itemprop="author"', "BYLINE"),
    ],
)
def test_markup_hints_at_what_it_holds(tag, attributes, name):
    from reportedly.reading.elements import Hint

    assert hints_of(tag, attributes)[0] & Hint[name]


CUES = {
    "Leave a Reply": Label.COMMENTS,
    "Lеavе a Rерly": Label.COMMENTS,
    "Related posts:": Label.RELATED,
    "Back to top": Label.NAV,
    "Sign up for our daily newsletter": Label.NEWSLETTER,
    "Share this article": Label.SHARE,
    "The harbour office was contacted by the Herald for comment.": Label.BODY,
    "Ferries run late again": None,
    "Related articles of the treaty were signed by both sides after a night of talks in Veldau, "
    "where ministers had met for the third time this year and had parted without any result.": None,
}


@pytest.mark.parametrize(("text", "label"), CUES.items())
def test_a_standing_phrase_says_what_a_line_is(text, label):
    found = cue_of(fold(text))
    assert (found[0] if found else None) is label


def test_a_name_over_an_authors_note_is_a_byline(monkeypatch):
    lines = ["Nora Velt", "Nora Velt writes about harbours."]
    guessed = np.zeros((2, len(Label)), dtype=np.float32)
    guessed[0, list(Label).index(Label.RELATED)] = 1
    guessed[1, list(Label).index(Label.BIO)] = 1
    monkeypatch.setattr(labels, "probabilities", lambda *_: guessed)
    found = label_lines([LineView(text) for text in lines])
    assert [item.label for item in found] == [Label.BYLINE, Label.BIO]


@pytest.mark.parametrize(
    ("place", "words", "label"),
    [
        (2, "“You tell me,” the mayor said.", Label.BODY),
        (4, "He has won no friends in the council yet.", Label.BODY),
        (2, "Harbour and coast", Label.FURNITURE),
        (0, "He has won no friends in the council yet.", Label.FURNITURE),
    ],
    ids=["amid the story", "at its end", "no sentence", "before it"],
)
def test_a_lone_sentence_amid_the_story_belongs_to_it(monkeypatch, place, words, label):
    guessed = np.zeros((5, len(Label)), dtype=np.float32)
    guessed[:, list(Label).index(Label.BODY)] = 1
    guessed[place] = 0
    guessed[place, list(Label).index(Label.FURNITURE)] = 1
    monkeypatch.setattr(labels, "probabilities", lambda *_: guessed)
    views = [LineView(words if n == place else "The council met again.") for n in range(5)]
    assert label_lines(views)[place].label is label


def test_the_words_of_a_line_are_hashed_as_each_alone():
    from zlib import crc32

    from reportedly.reading.features import BUCKETS

    keys = ["the", "0", "boats", "^the", "boats$", "^the 0", "the 0", "0 boats", "=the 0 boats"]
    seen = Seen([LineView("The 12 boats"), LineView("…")])
    assert seen.words.tolist() == [crc32(key.encode()) % BUCKETS for key in [*keys, "<none>"]]
    assert seen.word_rows.tolist() == [0] * len(keys) + [1]


def test_words_met_before_are_the_same_as_new_ones(monkeypatch):
    from reportedly.reading import vocabulary

    views = [LineView(f"The boat's {n}th trip, don't ask rock'n'roll İzmir") for n in range(40)]
    known = [Seen(views), Seen(views)]
    monkeypatch.setattr(vocabulary, "MOST", 0)
    monkeypatch.setattr(vocabulary, "_LAST_SLOT", 1)
    known.append(Seen(views))
    for seen in known[1:]:
        assert np.array_equal(seen.words, known[0].words)
        assert np.array_equal(seen.numbers, known[0].numbers)
