"""A reader's marks of channels, addressees and relays, put back at their places."""

import pytest

from training.annotate_hands import MarkError, resolve, sheet
from training.encoder.polnear import Article, Gold

TEXT = "In a letter Venn told the guild the gate is shut. A letter said no more.\n\nOake agreed."


def at(words, start=0):
    begin = TEXT.index(words, start)
    return (begin, begin + len(words))


ARTICLE = Article(
    "gate",
    TEXT,
    (
        Gold((at("Oake agreed"),), (at("Oake"),), (at("agreed"),)),
        Gold((at("the gate is shut"),), (at("Venn"),), (at("told"),)),
    ),
    (),
)


def marked(line):
    return list(resolve(iter(["# gate\n", line]), {"gate": ARTICLE}))


def test_a_sheet_shows_every_statement_once_under_its_paragraph():
    assert sheet(ARTICLE).splitlines() == [
        "# gate",
        "In a letter Venn told the guild the gate is shut. A letter said no more.",
        "    [1] (Venn | told) the gate is shut",
        "Oake agreed.",
        "    [0] (Oake | agreed) Oake agreed",
    ]


def test_a_channel_comes_to_its_place_with_its_name():
    article, row = marked("1\tchannel\ta letter\tletter")
    assert article == {"doc": "polnear/gate"}
    assert (row["statement"], row["field"], row["value"]) == (1, "channel", "letter")
    assert tuple(row["span"]) == at("a letter")


def test_of_words_that_stand_twice_those_nearest_the_cue_are_meant():
    _, row = marked("1\trelay\tletter")
    assert tuple(row["span"]) == at("letter")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("1\taddressee\tthe harbour", "not found"),
        ("1\tchannel\ta letter", "without its name"),
        ("1\thearer\tthe guild", "not a field"),
        ("7\taddressee\tthe guild", "out of range"),
        ("one\taddressee\tthe guild", "invalid literal"),
    ],
)
def test_a_line_that_cannot_be_placed_is_told_and_not_guessed(line, why):
    _, error = marked(line)
    assert isinstance(error, MarkError)
    assert why in str(error)
