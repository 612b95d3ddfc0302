from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.page import Block, Label, Span
from reportedly.people import find_names


def found(text, kind):
    return [mention.name for mention in find_names(text, ()) if mention.kind == kind]


PEOPLE = [
    pytest.param("Helena Brandt spoke in Kesh.", ["Helena Brandt"], id="given and family name"),
    pytest.param("Then Mr. Tolvaj left.", ["Tolvaj"], id="title with a full stop"),
    pytest.param(
        "Norland President Ivo Karsten and Interior Minister Ada Lund met.",
        ["Ivo Karsten", "Ada Lund"],
        id="titles in full",
    ),
    pytest.param("He met Ruud van der Meulen there.", ["Ruud van der Meulen"], id="particles"),
    pytest.param("It was John Q. Fenwick Jr. who won.", ["John Q. Fenwick Jr."], id="suffix"),
    pytest.param(
        "The spokesman Tavo Quillmark said no.", ["Tavo Quillmark"], id="unknown name after a role"
    ),
    pytest.param(
        "Tavo Quillmark, 41, said no.", ["Tavo Quillmark"], id="unknown name before an age"
    ),
    pytest.param("General Omar al-Tarif spoke.", ["Omar al-Tarif"], id="joined article"),
    pytest.param("Meanwhile Helena left.", ["Helena"], id="sentence opener is no name"),
    pytest.param("Anita Hill testified.", ["Anita Hill"], id="family name that heads bodies"),
    pytest.param("On Monday, May met June.", [], id="days and months"),
    pytest.param(
        "Then Tavo Quill, head of the dockers, left.", ["Tavo Quill"], id="role right after a comma"
    ),
    pytest.param(
        "In Kesh a lawyer for 60 of them, Tavo Quill, expects more.",
        ["Tavo Quill"],
        id="role before a comma",
    ),
    pytest.param("On Tuesday Karl Dean, a cook, left.", ["Karl Dean"], id="title as family name"),
    pytest.param("KESH — The mayor left.", [], id="dateline"),
    pytest.param(
        "Rain fell. Chemist Ruta Tolvaj said no.",
        ["Ruta Tolvaj"],
        id="what she is opens a sentence",
    ),
    pytest.param("Rain fell. Chemist Tolvaj said no.", ["Tolvaj"], id="a trade and one word"),
    pytest.param("Tolvaj, the mayor of Kesh, said no.", ["Tolvaj"], id="what somebody is, after"),
    pytest.param("Aquavod, the operator of the grid, grew.", [], id="what a firm is, after"),
    pytest.param("Carter Ole Tolvaj said no.", ["Carter Ole Tolvaj"], id="no trade"),
]


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_finds_people(text, names):
    assert found(text, "person") == names


BODIES = [
    pytest.param(
        "the Ministry of Internal Order said", ["Ministry of Internal Order"], id="of-phrase"
    ),
    pytest.param("the Kesh Water Authority said", ["Kesh Water Authority"], id="head last"),
    pytest.param("a report by the NWRB said", ["NWRB"], id="acronym"),
    pytest.param("the utility Aquavod said no", ["Aquavod"], id="a noun that tells its kind"),
    pytest.param("so the Fishers’ Union said", ["Fishers’ Union"], id="plural possessive"),
    pytest.param(
        "so the Ministry of Lakes and Forests said",
        ["Ministry of Lakes and Forests"],
        id="fields joined by and",
    ),
    pytest.param("previous Norland elites are unhappy", [], id="group is no body"),
]


@pytest.mark.parametrize(("text", "names"), BODIES)
def test_finds_bodies(text, names):
    assert found(text, "organisation") == names


def test_family_name_is_its_bearers_everywhere():
    text = "Quillmark Rises Again\nThe deputy Tavo Quillmark spoke. Quillmark then left."
    assert found(text, "person") == ["Quillmark", "Tavo Quillmark", "Quillmark"]


def test_place_that_is_a_family_name_is_a_person_only_where_used_so():
    text = "Valeska Paris said she left. Paris was born in Kesh. She moved to Paris."
    kinds = [(m.name, m.kind) for m in find_names(text, ()) if "Paris" in m.name]
    assert kinds == [("Valeska Paris", "person"), ("Paris", "person"), ("Paris", "place")]


def test_bylines_and_bios_name_nobody():
    text = "Ada Lund spoke.\nBy Karl Writer\nKarl Writer likes tennis."
    labels = [Label.BODY, Label.BYLINE, Label.BIO]
    blocks, start = [], 0
    for line, label in zip(text.split("\n"), labels, strict=True):
        blocks.append(Block(Span(start, start + len(line)), label, "line"))
        start += len(line) + 1
    assert [mention.name for mention in find_names(text, blocks)] == ["Ada Lund"]


def test_line_that_only_names_the_author_is_no_story(blocks):
    text = "By TAVO QUILL\nAda Lund left."
    assert [mention.name for mention in find_names(text, blocks(text))] == ["Ada Lund"]


def test_names_end_with_their_block(blocks):
    text = "Council Asks for a Decree\nEmilia Tarvanova wrote."
    assert [m.name for m in find_names(text, blocks(text)) if m.kind == "person"] == [
        "Emilia Tarvanova"
    ]


def test_role_before_a_name_is_kept_as_worded():
    text = "Then Russian President Ivan Petrov met former mayor Ada Lund."
    roles = [m.role and text[m.role.start : m.role.end] for m in find_names(text, ())]
    assert roles == ["Russian President", "former mayor"]


def test_gender_comes_from_titles_and_given_names():
    text = "Mrs. Tolvaj met Helena Brandt and Ivan Petrov."
    assert [mention.gender for mention in find_names(text, ())] == ["f", "f", "m"]


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_mentions_inside_it(text):
    for mention in find_names(text, ()):
        assert 0 <= mention.span.start < mention.span.end <= len(text)


TELLING = (
    "Mr . Helena Brandt said , “ ” ' \" ( ) & — the a Ministry of U.S. who is former President 's "
    "and van J Kesh he she I'm"
)
words = st.sampled_from([*TELLING.split(), "\n"])


@given(st.lists(words, max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_order_of_telling_words_is_read(parts):
    find_names(" ".join(parts), ())
