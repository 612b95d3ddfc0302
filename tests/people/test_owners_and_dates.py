"""Whose unnamed sources are, who "the senators" are, and roles with their time; all invented."""

from __future__ import annotations

import pytest

from reportedly.page import Span
from reportedly.people import name_speakers, resolve_source
from reportedly.people.evidence import is_role_noun
from reportedly.people.story import read_story

STORY = "Governor Ada Lund spoke in Kesh. "


def meant(blocks, text, source):
    start = text.rindex(source)
    return resolve_source(text, blocks(text), Span(start, start + len(source)))


@pytest.mark.parametrize(
    "source",
    [
        "Her aides", "One of her advisers", "Some of her allies", "Three aides to Lund",
        "A spokesman for Lund", "Lund's lawyers", "Advisers to the governor, Ada Lund",
    ],
)  # fmt: skip
def test_the_unnamed_are_somebodys(blocks, source):
    text = f"{STORY}{source} said no."
    found = meant(blocks, text, source)
    owner = read_story(text, blocks(text)).entities[found.owner]
    assert (found.name, found.entity, owner.name) == (None, None, "Ada Lund")


@pytest.mark.parametrize("source", ["A letter to Lund", "Aides", "One of the advisers"])
def test_these_are_nobodys(blocks, source):
    assert meant(blocks, f"{STORY}{source} said no.", source).owner is None


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        pytest.param(
            "Senators Ole Brandt and Mira Venn spoke. The senators said no.", "The senators",
            "Ole Brandt and Mira Venn", id="called so just before",
        ),
        pytest.param(
            "Ole Brandt and Mira Venn spoke. The senators said no.", "The senators", None,
            id="not called so",
        ),
        pytest.param(
            "Police chief Ole Brandt and the late mayor's widow, Mira Venn, said no.",
            "Police chief Ole Brandt and the late mayor's widow, Mira Venn,",
            "Ole Brandt and Mira Venn", id="a long role before the second",
        ),
    ],
)  # fmt: skip
def test_who_several_are(blocks, text, source, name):
    assert meant(blocks, text, source).name == name


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Then-governor Ada Lund spoke.", "Then-governor"),
        ("In 2019 ex-mayor Ada Lund spoke.", "ex-mayor"),
        ("Ada Lund, then the mayor of Kesh, spoke.", "then the mayor of Kesh"),
        ("The former police chief, Ada Lund, spoke.", "former police chief"),
        ("Ada Lund, now a deputy in Kesh, spoke.", "now a deputy in Kesh"),
    ],
)
def test_roles_keep_their_time_as_worded(blocks, text, role):
    _, speakers = name_speakers(text, blocks(text), ())
    (ada,) = (one for one in speakers if one.name == "Ada Lund")
    assert [words.text for words in ada.roles] == [role]


def test_what_is_a_role_with_its_time():
    assert is_role_noun("then-mayor")
    assert not is_role_noun("then-rules")
    assert not is_role_noun("anti-mayor")
