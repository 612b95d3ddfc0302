from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.page import Span
from reportedly.people import resolve_source

STORY = (
    "Mayor Helena Brandt of Kesh met Ivan Petrov, a dock worker, on Monday.\n"
    "“The bridge is closed,” Brandt said.\n"
    "The Kesh Water Authority sent a letter to the mayor.\n"
)

CASES = [
    pytest.param("She added that it was old.", "She", "Helena Brandt", id="she"),
    pytest.param("He disagreed.", "He", "Ivan Petrov", id="he"),
    pytest.param("According to her, nobody asked.", "her", "Helena Brandt", id="her"),
    pytest.param("“No,” the mayor said.", "the mayor", "Helena Brandt", id="title as noun"),
    pytest.param("The dock worker said no.", "The dock worker", "Ivan Petrov", id="apposition"),
    pytest.param("The authority said so.", "The authority", "Kesh Water Authority", id="body noun"),
    pytest.param("A spokesman said so.", "A spokesman", None, id="indefinite"),
    pytest.param("Several officials said so.", "Several officials", None, id="several"),
    pytest.param("The source said so.", "The source", None, id="the source"),
    pytest.param("Mr. Petrov said so.", "Mr. Petrov", "Ivan Petrov", id="title and family name"),
    pytest.param("Brandt’s aides said so.", "Brandt’s aides", None, id="somebody's aides"),
    pytest.param(
        "Brandt’s spokesman Tavo Quill said so.",
        "Brandt’s spokesman Tavo Quill",
        "Tavo Quill",
        id="owner before the name",
    ),
    pytest.param(
        "Tavo Quill, a spokesman for Brandt, said so.",
        "Tavo Quill, a spokesman for Brandt",
        "Tavo Quill",
        id="owner after the name",
    ),
    pytest.param(
        "The Brandt campaign said so.", "The Brandt campaign", "Brandt campaign", id="own body"
    ),
]


@pytest.mark.parametrize(("line", "source", "name"), CASES)
def test_source_means(blocks, line, source, name):
    text = STORY + line
    start = len(STORY) + line.index(source)
    found = resolve_source(text, blocks(text), Span(start, start + len(source)))
    assert found.name == name


@pytest.mark.parametrize("source", ["his aides", "his office"])
def test_unnamed_group_keeps_its_owner(blocks, source):
    text = f"Ivan Petrov leads the union. He met nobody, {source} said."
    start = text.index(source)
    found = resolve_source(text, blocks(text), Span(start, start + len(source)))
    assert found.name is None
    assert found.owner == 0


def test_said_stays_with_the_last_who_spoke(blocks):
    text = (
        "Ivan Petrov criticised Karl Brandt, the mayor of Kesh.\n"
        "Tomas Lund, a lawyer for the town, said the plan was sound.\n"
        "“It is cheap, too,” he said."
    )
    start = text.index("he said")
    assert resolve_source(text, blocks(text), Span(start, start + 2)).name == "Tomas Lund"


def test_mother_without_a_name_is_nobody_named(blocks):
    text = "Helena Brandt wrote a book.\nMy mother said little. Even so she wrote letters."
    start = text.index("she wrote")
    assert resolve_source(text, blocks(text), Span(start, start + 3)).name is None


def test_who_goes_back_past_the_apposition(blocks):
    text = "It is over, wrote Ada Lund, an envoy to Norland, who left in May."
    start = text.index("who left")
    assert resolve_source(text, blocks(text), Span(start, start + 3)).name == "Ada Lund"


def test_said_clause_does_not_mean_whom_it_speaks_of(blocks):
    text = "“We need help,” said Ada Lund, a nurse. “Soon.”\nPeople like Emma Holm, she said."
    start = text.index("she said")
    assert resolve_source(text, blocks(text), Span(start, start + 3)).name == "Ada Lund"


def test_lone_name_that_is_also_a_mans_goes_with_the_woman_who_bears_it(blocks):
    text = "Sen. Ada Warren came. Warren told Holmgren that she was angry."
    start = text.index("she was")
    assert resolve_source(text, blocks(text), Span(start, start + 3)).name == "Ada Warren"


def test_two_with_one_family_name_are_told_apart_by_title(blocks):
    text = "Karl Brandt and Helena Brandt met. Mrs. Brandt said no."
    start = text.index("Mrs.")
    assert resolve_source(text, blocks(text), Span(start, start + 11)).name == "Helena Brandt"


def test_slip_of_the_pen_is_the_same_person(blocks):
    text = "Tavo Quillmark, 41, voted no. Quilmark said it was late."
    start = text.index("Quilmark")
    assert resolve_source(text, blocks(text), Span(start, start + 8)).name == "Tavo Quillmark"


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 60))
@settings(max_examples=150, deadline=None)
def test_any_span_of_any_text_is_answered(text, start, size):
    resolve_source(text, (), Span(start, start + size))


TELLING = (
    "Mr . Helena Brandt said , “ ” the a Ministry of he she him her it they who former President "
    "'s and mother mayor campaign his The is was"
)
words = st.sampled_from(TELLING.split())


@given(st.lists(words, min_size=1, max_size=50), st.data())
@settings(max_examples=150, deadline=None)
def test_any_source_among_telling_words_is_answered(parts, data):
    text = " ".join(parts)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    resolve_source(text, (), Span(start, end))
