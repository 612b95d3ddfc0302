from __future__ import annotations

import pytest

from reportedly.page import Span
from reportedly.people import name_speakers, resolve_source
from reportedly.statement import Statement, StatementType, Words

STORY = "Mayor Helena Brandt met Ivan Petrov, a dock worker, on Monday.\n"


def meant(blocks, text, source):
    start = text.rindex(source)
    return resolve_source(text, blocks(text), Span(start, start + len(source)))


def statement(text, number, source):
    start = text.rindex(source)
    words = Words((Span(start, start + len(source)),), source)
    return Statement(f"s{number}", Words((), ""), words, None, StatementType.INDIRECT, 1.0, "test")


NAMED = [
    pytest.param(
        "Brandt and Petrov agreed.", "Brandt and Petrov", "Helena Brandt and Ivan Petrov", id="a, b"
    ),
    pytest.param("Both said no.", "Both", "Helena Brandt and Ivan Petrov", id="both"),
    pytest.param("The two said no.", "The two", None, id="a count without a noun"),
    pytest.param(
        "The two leaders said no.", "The two leaders", None, id="a role that one of them lacks"
    ),
    pytest.param("The two women said no.", "The two women", None, id="one is a man"),
    pytest.param("The two critics said no.", "The two critics", None, id="critics"),
    pytest.param(
        "Brandt and other leaders agreed.",
        "Brandt and other leaders",
        "Helena Brandt and other leaders",
        id="and others",
    ),
    pytest.param(
        "Petrov and his aides agreed.", "Petrov and his aides", "Ivan Petrov and his aides",
        id="and his aides",
    ),
    pytest.param(
        "Other leaders, including Brandt and Petrov, agreed.",
        "Other leaders, including Brandt and Petrov,",
        None,
        id="examples are not the group",
    ),
    pytest.param("The mayor and his aides agreed.", "The mayor and his aides", None, id="no names"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "source", "name"), NAMED)
def test_several_are_a_group(blocks, line, source, name):
    found = meant(blocks, STORY + line, source)
    assert (found.name, found.kind, found.entity) == (name, "group", None)


def test_two_men_are_the_two_just_named(blocks):
    text = "Karl Brandt and Ivan Petrov met in Kesh. The two men signed a letter."
    found = meant(blocks, text, "The two men")
    assert (found.name, found.kind) == ("Karl Brandt and Ivan Petrov", "group")


def test_three_named_are_not_the_two_men(blocks):
    text = "Karl Brandt, Ivan Petrov and Tomas Lund met. The two men signed a letter."
    assert meant(blocks, text, "The two men").name is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Three officials said no. They left.", "Three officials", id="subject"),
        pytest.param("Residents said they sleep badly.", "Residents", id="same sentence"),
        pytest.param(
            "Ada Lund and Ivan Petrov said no. They left.",
            "Ada Lund and Ivan Petrov",
            id="two names",
        ),
    ],
)
def test_they_goes_back_to_the_plural_subject(blocks, text, name):
    source = "they" if "they" in text else "They"
    statements = [statement(text, 1, name), statement(text, 2, source)]
    named, speakers = name_speakers(text, blocks(text), statements)
    assert named[0].speaker == named[1].speaker is not None
    (speaker,) = [s for s in speakers if s.id == named[1].speaker]
    assert (speaker.name, speaker.kind) == (name, "group")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Voters said no and lawyers said yes. They left.", id="two groups compete"),
        pytest.param("Voters said no. “They are wrong,” Ada Lund said.", id="inside a quotation"),
        pytest.param("Voters said no. The plan of the union, though they like it.", id="deep"),
        pytest.param("They left.", id="nobody before"),
    ],
)
def test_they_is_nobody_where_it_is_not_clear(blocks, text):
    source = "they" if "they" in text else "They"
    found = meant(blocks, text, source)
    assert (found.name, found.anchor, found.entity) == (None, None, None)


def members(speakers, group):
    names = {speaker.id: speaker.name for speaker in speakers}
    (found,) = [speaker for speaker in speakers if speaker.id == group]
    return [names[member] for member in found.members]


@pytest.mark.parametrize(
    ("line", "source", "named"),
    [
        pytest.param(
            "Brandt and Petrov agreed.", "Brandt and Petrov", ["Helena Brandt", "Ivan Petrov"],
            id="a and b",
        ),
        pytest.param("Both said no.", "Both", ["Helena Brandt", "Ivan Petrov"], id="both"),
        pytest.param(
            "Brandt and other leaders agreed.", "Brandt and other leaders", ["Helena Brandt"],
            id="only one of them is named",
        ),
        pytest.param("Three officials agreed.", "Three officials", [], id="nobody named"),
    ],
)  # fmt: skip
def test_a_group_keeps_the_ids_of_those_it_stands_for(blocks, line, source, named):
    text = STORY + line
    done, speakers = name_speakers(text, blocks(text), [statement(text, 1, source)])
    assert members(speakers, done[0].speaker) == named


def test_they_are_the_two_named_before(blocks):
    text = "Ada Lund and Ivan Petrov said no. They left."
    for sources in (("They",), ("Ada Lund and Ivan Petrov", "They")):
        told = [statement(text, number, source) for number, source in enumerate(sources)]
        done, speakers = name_speakers(text, blocks(text), told)
        assert members(speakers, done[-1].speaker) == ["Ada Lund", "Ivan Petrov"]


def test_members_are_speakers_of_their_own(blocks):
    text = STORY + "Brandt and Petrov agreed."
    named, speakers = name_speakers(text, blocks(text), [statement(text, 1, "Brandt and Petrov")])
    kinds = {speaker.name: speaker.kind for speaker in speakers}
    assert kinds["Helena Brandt and Ivan Petrov"] == "group"
    assert kinds["Helena Brandt"] == kinds["Ivan Petrov"] == "person"
    assert named[0].speaker not in {s.id for s in speakers if s.kind == "person"}
