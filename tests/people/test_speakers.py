from __future__ import annotations

from reportedly.page import Label, Span
from reportedly.people import name_speakers
from reportedly.statement import Statement, StatementType, Words

TEXT = (
    "Deputy Asks for a Decree\n"
    "Emilia Tarvanova, a former member of the Lakeland Assembly, wrote to President Ivo Karsten.\n"
    "The order is still in force, she said. According to her, only a decree ends it.\n"
    "Karsten’s spokesman Tomas Lund said that his office had no letter.\n"
    "Three officials in Lakeland disagreed. Their aides were silent.\n"
    "Michel Writer\n"
)
LABELS = {"b0": Label.HEADLINE, "b5": Label.BIO}


def statement(number, source, text=TEXT, parent=None):
    start = text.index(source)
    words = Words((Span(start, start + len(source)),), source)
    content = Words((Span(0, 5),), text[:5])
    return Statement(
        f"s{number}", content, words, None, StatementType.INDIRECT, 1.0, "test", parent=parent
    )


def read(blocks, *sources):
    statements = [statement(number, source) for number, source in enumerate(sources)]
    named, speakers = name_speakers(TEXT, blocks(TEXT, **LABELS), statements)
    by_id = {speaker.id: speaker for speaker in speakers}
    return [by_id.get(item.speaker) for item in named], speakers


def test_name_and_pronouns_are_one_speaker(blocks):
    found, _ = read(blocks, "Emilia Tarvanova", "she", "her,")
    assert {speaker.name for speaker in found} == {"Emilia Tarvanova"}
    assert [mention.text for mention in found[0].mentions][:2] == ["Emilia Tarvanova", "she"]


def test_roles_are_kept_as_worded(blocks):
    found, _ = read(blocks, "Emilia Tarvanova", "Karsten’s spokesman Tomas Lund")
    assert [role.text for role in found[0].roles] == ["former member of the Lakeland Assembly"]
    assert [role.text for role in found[1].roles] == ["spokesman"]


def test_owned_body_names_its_owner(blocks):
    found, speakers = read(blocks, "his office")
    owner = {speaker.id: speaker.name for speaker in speakers}[found[0].owner]
    assert found[0].name == "his office"
    assert owner in ("Ivo Karsten", "Tomas Lund")


def test_unnamed_group_has_its_own_words_as_name(blocks):
    found, _ = read(blocks, "Three officials in Lakeland")
    assert (found[0].name, found[0].kind) == ("Three officials in Lakeland", "group")


def test_bio_is_nobodys_speaker(blocks):
    found, speakers = read(blocks, "Michel Writer")
    assert found == [None]
    assert "Michel Writer" not in {speaker.name for speaker in speakers}


def test_people_spoken_of_are_listed_too(blocks):
    _, speakers = read(blocks)
    assert {"Emilia Tarvanova", "Ivo Karsten", "Tomas Lund"} <= {s.name for s in speakers}


def test_statement_without_a_source_stays_without_a_speaker(blocks):
    lone = Statement("s1", Words((Span(0, 6),), "Deputy"), None, None, StatementType.DIRECT, 1, "t")
    named, _ = name_speakers(TEXT, blocks(TEXT, **LABELS), [lone])
    assert named[0].speaker is None


def test_i_inside_a_statement_is_its_speaker(blocks):
    text = "Ada Lund said: “I told them that I knew nothing.”"
    outer, inner = statement(1, "Ada Lund", text), statement(2, "I ", text, parent="s1")
    inner_words = Words(inner.source.spans, "I")
    inner = Statement(
        "s2", inner.content, inner_words, None, StatementType.DIRECT, 1.0, "t", parent="s1"
    )
    named, _ = name_speakers(text, blocks(text), [inner, outer])
    assert named[0].speaker == named[1].speaker is not None


def test_order_of_statements_is_kept_and_reading_is_repeatable(blocks):
    statements = [statement(1, "his office"), statement(2, "Emilia Tarvanova")]
    first = name_speakers(TEXT, blocks(TEXT, **LABELS), statements)
    assert [item.id for item in first[0]] == ["s1", "s2"]
    assert first == name_speakers(TEXT, blocks(TEXT, **LABELS), statements)


def test_empty_page_has_no_speakers():
    assert name_speakers("", (), ()) == ((), ())
