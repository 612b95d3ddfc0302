from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.page import Span
from reportedly.people import name_speakers
from reportedly.people.voices import author_kind, author_name
from reportedly.statement import Statement, StatementType, Words


def said(number, text, source, content, *, kind=StatementType.INDIRECT, parent=None):
    """A statement whose source and content are found in `text`; a "|" marks where to look from."""
    start = text.index(source)
    begin = text.index(content)
    return Statement(
        f"s{number}",
        Words((Span(begin, begin + len(content)),), content),
        Words((Span(start, start + len(source.strip())),), source.strip()),
        None,
        kind,
        1.0,
        "test",
        parent=parent,
    )


def speakers_of(blocks, text, *statements, author=None):
    named, speakers = name_speakers(text, blocks(text), statements, author=author)
    by_id = {speaker.id: speaker for speaker in speakers}
    return [by_id.get(statement.speaker) for statement in named], speakers


@pytest.mark.parametrize("source", ["I ", "We "])
def test_post_is_its_authors_own_speech(blocks, source):
    text = f"{source}asked the mayor for the figures. Nothing came."
    found, _ = speakers_of(blocks, text, said(1, text, source, "the figures"), author="Orva Tullik")
    assert (found[0].name, found[0].kind) == ("Orva Tullik", "person")


def test_author_of_a_post_is_a_speaker_even_if_silent(blocks):
    _, speakers = speakers_of(blocks, "The pier is closed.", author="Harbour Watch Kesh")
    assert [(s.name, s.kind) for s in speakers] == [("Harbour Watch Kesh", "organisation")]


def test_author_named_in_the_post_is_one_speaker(blocks):
    text = "Tullik asked twice. I wait for the papers."
    statements = said(1, text, "Tullik", "twice"), said(2, text, "I ", "the papers")
    found, _ = speakers_of(blocks, text, *statements, author="Orva Tullik")
    assert found[0] == found[1]
    assert found[0].name == "Orva Tullik"


def test_my_office_belongs_to_the_author(blocks):
    text = "My office sent nothing to the paper."
    statement = said(1, text, "My office", "nothing")
    found, speakers = speakers_of(blocks, text, statement, author="Orva Tullik")
    names = {speaker.id: speaker.name for speaker in speakers}
    assert (found[0].name, names[found[0].owner]) == ("My office", "Orva Tullik")


def test_i_inside_quotation_marks_is_not_the_author(blocks):
    text = "Emil Rask wrote: “I know that I was late.”"
    outer = said(1, text, "Emil Rask", "“I know that I was late.”", kind=StatementType.DIRECT)
    inner = said(2, text, "I know"[:2], "I was late")
    found, _ = speakers_of(blocks, text, outer, inner, author="Orva Tullik")
    assert [speaker.name for speaker in found] == ["Emil Rask", "Emil Rask"]


def test_quoted_i_that_no_statement_holds_is_nobody(blocks):
    text = "A banner read “I know the truth.”"
    found, _ = speakers_of(blocks, text, said(1, text, "I ", "the truth"), author="Orva Tullik")
    assert found == [None]


def test_i_of_an_article_is_its_writer_and_no_speaker(blocks):
    text = "Mayor Helena Brandt was late. I think that she knew."
    found, speakers = speakers_of(blocks, text, said(1, text, "I ", "that she knew"))
    assert found == [None]
    assert [speaker.name for speaker in speakers] == ["Helena Brandt"]


def test_i_told_indirectly_is_not_whom_the_sentence_quotes(blocks):
    text = "Helena Brandt said that I doubt too much."
    outer = said(1, text, "Helena Brandt", "that I doubt too much")
    inner = said(2, text, "I ", "too much", parent="s1")
    found, _ = speakers_of(blocks, text, outer, inner)
    assert [found[0].name, found[1]] == ["Helena Brandt", None]


TRANSCRIPT = (
    "Mayor Helena Brandt met Emil Rask, a reporter of the Kesh Echo.\n"
    "Rask: Why now?\n"
    "Helena Brandt, mayor: As we said, I believe the bridge is safe.\n"
    "BRANDT: And they want it.\n"
    "Note: I saw this myself.\n"
)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        pytest.param("I believe", "Helena Brandt", id="name and office"),
        pytest.param("we said", "Helena Brandt", id="we"),
        pytest.param("I saw", None, id="a label that names nobody"),
    ],
)
def test_i_in_a_transcript_is_whom_the_line_names(blocks, source, name):
    start = source.split(maxsplit=1)[0] + " "
    at = TRANSCRIPT.index(source)
    statement = Statement(
        "s1",
        Words((Span(0, 5),), "Mayor"),
        Words((Span(at, at + len(start) - 1),), start.strip()),
        None,
        StatementType.INDIRECT,
        1.0,
        "test",
    )
    found, _ = speakers_of(blocks, TRANSCRIPT, statement)
    assert (found[0].name if found[0] else None) == name


@pytest.mark.parametrize("source", ["It", "They", "who", "you", "Everyone", "Seven", "No. 114"])
def test_bare_word_that_resolves_to_nobody_is_no_speaker(blocks, source):
    text = f"{source} said that the road was wet."
    found, speakers = speakers_of(blocks, text, said(1, text, source, "that the road was wet"))
    assert found == [None]
    assert speakers == ()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        pytest.param("Ада Лунд | Ada Lund", "Ada Lund", id="two scripts"),
        pytest.param("Kesh Today | News", "Kesh Today | News", id="two parts"),
        pytest.param("  Ada   Lund ", "Ada Lund", id="blanks"),
    ],
)
def test_author_is_shown(given, shown):
    assert author_name(given) == shown


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Ada Lund", "person"), ("Water Watch", "organisation"), ("kesh_news", "organisation")],
)
def test_author_is_a_person_or_a_body(name, kind):
    assert author_kind(name) == kind


TELLING = "I we my They said “ ” : Brandt Helena the mayor and his aides office two men . ' ’ve"
PARTS = [*TELLING.split(), "\n"]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=40), st.data())
@settings(max_examples=100, deadline=None)
def test_any_sources_are_given_speakers_that_are_listed(parts, data):
    text = " ".join(parts)
    statements = []
    for number in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        span = Span(start, data.draw(st.integers(start + 1, len(text))))
        words = Words((span,), text[span.start : span.end])
        statements.append(
            Statement(
                f"s{number}",
                Words((Span(0, len(text)),), text),
                words,
                None,
                StatementType.DIRECT,
                1.0,
                "test",
                parent=data.draw(st.sampled_from([None, "s0", "s1"])),
            )
        )
    named, speakers = name_speakers(text, (), statements, author="Ada Lund")
    ids = {speaker.id for speaker in speakers}
    assert all(statement.speaker is None or statement.speaker in ids for statement in named)
    assert {owner for s in speakers if (owner := s.owner)} <= ids
