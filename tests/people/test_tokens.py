from __future__ import annotations

import pytest

from reportedly.people.tokens import tokenize

CASES = [
    pytest.param("Brandt’s aides", ["Brandt", "’s", "aides"], id="possessive"),
    pytest.param("the U.S. envoy", ["the", "U.S.", "envoy"], id="letters with full stops"),
    pytest.param("O'Neill met Al-Tarif", ["O'Neill", "met", "Al-Tarif"], id="joined names"),
    pytest.param("in 2,500 towns", ["in", "2,500", "towns"], id="number"),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words(text, words):
    assert tokenize(text, ()).words == words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("Mr. Lund left. He is here.", 2, id="title"),
        pytest.param("J. Lund left.", 1, id="initial"),
        pytest.param("“No.” He left.", 2, id="closing mark belongs to its sentence"),
        pytest.param("One\nTwo", 2, id="line"),
    ],
)
def test_sentences(text, sentences):
    assert len(set(tokenize(text, ()).sentence)) == sentences


def test_quoted_words_are_marked():
    tokens = tokenize("He said “not now” again", ())
    quoted = [word for word, inside in zip(tokens.words, tokens.quoted, strict=True) if inside]
    assert quoted == ["“", "not", "now"]
