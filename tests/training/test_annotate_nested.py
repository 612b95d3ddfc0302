"""A reader's lines about what is told inside contents, put back at their places."""

import pytest

from training.annotate_nested import MarkError, resolve, sheet
from training.encoder.polnear import Article, Gold

TEXT = "Venn said the guild wants the gate shut, and that they believe the mill will close by May."
CONTENT = (10, len(TEXT) - 1)
ARTICLE = Article("gate", TEXT, (Gold((CONTENT,), ((0, 4),), ((5, 9),)),), ())


def marked(line):
    return list(resolve(iter(["# gate\n", line]), {"gate": ARTICLE}))


def words(row, role):
    return [TEXT[start:end] for start, end in row[role]]


def test_a_sheet_shows_contents_with_their_number():
    assert sheet(ARTICLE).splitlines()[1].startswith("[0] (Venn | said) the guild wants")


def test_words_come_to_their_places():
    article, row = marked("0\tthe guild\twants\tthe gate shut")
    assert article == {"doc": "polnear/gate"}
    assert (words(row, "source"), words(row, "cue")) == (["the guild"], ["wants"])
    assert words(row, "content") == ["the gate shut"]


def test_words_may_be_left_out_and_a_source_be_missing():
    _, row = marked("0\t-\tbelieve\tthe mill ... by May")
    assert row["source"] == []
    assert words(row, "content") == ["the mill will close by May"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("0\tthe guild\twants\tthe harbour shut", "not found"),
        ("0\tthe\twants\tthe gate shut", "more than once"),
        ("7\tthe guild\twants\tthe gate shut", "out of range"),
        ("0\tthe guild\twants", "unpack"),
    ],
    ids=["other words", "words that stand there twice", "no such content", "a field too few"],
)
def test_a_line_that_cannot_be_placed_is_told_and_not_guessed(line, why):
    _, error = marked(line)
    assert isinstance(error, MarkError)
    assert why in str(error)


def test_a_bracket_tells_which_of_two_is_meant():
    _, row = marked("0\tthe guild\twants\t⟦the gate⟧ shut")
    assert words(row, "content") == ["the gate"]
