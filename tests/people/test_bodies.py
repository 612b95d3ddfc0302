from __future__ import annotations

import pytest

from reportedly.page import Span
from reportedly.people import name_speakers, resolve_source
from reportedly.statement import Statement, StatementType, Words

CASES = [
    pytest.param(
        "Aquavod, the state utility, closed the mains. The utility said so.",
        "The utility", "Aquavod", "organisation", id="noun in an apposition",
    ),
    pytest.param(
        "The utility Aquavod closed the mains. Nothing ran. The utility said so.",
        "The utility", "Aquavod", "organisation", id="noun before the name",
    ),
    pytest.param(
        "The Ministry of Ferries and Ports met. The Ministry said so.",
        "The Ministry", "Ministry of Ferries and Ports", "organisation", id="head of the name",
    ),
    pytest.param(
        "The ministry was late. The Ministry of Ferries and Ports is in Kesh.",
        "The ministry", "Ministry of Ferries and Ports", "organisation", id="named only later",
    ),
    pytest.param(
        "The ministry was late.", "The ministry", None, "organisation", id="never named",
    ),
    pytest.param(
        "The Kesh Ferry Board met. It asked for time.",
        "It", "Kesh Ferry Board", "organisation", id="it",
    ),
    pytest.param(
        "The Kesh Ferry Board lost 4 boats, according to a list it sent to the Echo.",
        "it sent to the Echo", "Kesh Ferry Board", "organisation", id="it with a stray clause",
    ),
    pytest.param(
        "The website overtide said so.", "The website overtide", None, "organisation",
        id="unknown name after the noun",
    ),
    pytest.param(
        "Karl Brandt told the court. The Kesh Court of Appeals sat. Brandt slept. "
        "He left. It rained. Brandt said no. The court said so.",
        "The court", "Kesh Court of Appeals", "organisation", id="somebody who speaks near it",
    ),
    pytest.param(
        "The Ministry of Ferries stood by, they say.",
        "The Ministry of Ferries stood", "Ministry of Ferries", "organisation", id="stray verb",
    ),
    pytest.param(
        "Brandt’s letter says so. Karl Brandt wrote it.",
        "Brandt’s letter", None, "document", id="somebody's letter",
    ),
    pytest.param(
        "A study by economists Karl Brandt and Ada Lund says so.",
        "A study by economists Karl Brandt and Ada Lund", None, "document", id="study by two",
    ),
    pytest.param(
        "The announcement by Karl Brandt ended the ban.",
        "The announcement by Karl Brandt", None, "document", id="event",
    ),
    pytest.param(
        "Karl Brandt left. The decree says so.", "The decree", None, "document", id="decree",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "name", "kind"), CASES)
def test_source_means(blocks, text, source, name, kind):
    start = text.rindex(source)
    found = resolve_source(text, blocks(text), Span(start, start + len(source)))
    assert (found.name, found.kind) == (name, kind)


def test_document_is_named_without_its_stray_clause(blocks):
    text = "Aquavod lost 4 boats, according to a list it sent to the Echo."
    source = "a list it sent to the Echo"
    words = Words((Span(text.index(source), len(text) - 1),), source)
    lone = Statement("s1", Words((), ""), words, None, StatementType.INDIRECT, 1.0, "test")
    named, speakers = name_speakers(text, blocks(text), [lone])
    (found,) = [speaker for speaker in speakers if speaker.id == named[0].speaker]
    assert (found.name, found.owner) == ("a list", None)


def test_name_keeps_a_common_word_that_opens_a_sentence(blocks):
    text = "Ivo Karsten leads Open Hills. Open Hills said so."
    start = text.rindex("Open Hills")
    found = resolve_source(text, blocks(text), Span(start, start + 10))
    assert found.name == "Open Hills"


@pytest.mark.parametrize("source", ["The mayor’s office", "The mayor’s legal office"])
def test_office_of_a_role_belongs_to_its_bearer(blocks, source):
    text = f"Mayor Helena Brandt was away. {source} said so."
    start = text.index(source)
    found = resolve_source(text, blocks(text), Span(start, start + len(source)))
    assert (found.name, found.kind, found.owner) == (None, "organisation", 0)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Mr. Brandt met the press. His campaign said no.", None, id="nowhere"),
        pytest.param(
            "The Brandt campaign rests. Mr. Brandt came. His campaign said no.",
            "Brandt campaign", id="by name before",
        ),
        pytest.param(
            "Mr. Brandt met the press. His campaign said no. Brandt’s campaign rests.",
            "Brandt campaign", id="by name later",
        ),
    ],
)  # fmt: skip
def test_his_campaign_goes_by_the_name_it_has_elsewhere(blocks, text, name):
    start = text.index("His campaign")
    found = resolve_source(text, blocks(text), Span(start, start + len("His campaign")))
    assert (found.name, found.kind) == (name, "organisation")
    assert found.owner is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Ada Lund told Karl Brandt no. Lund slept. Rain fell in Kesh. The mill was shut. Lund "
            "later shared a plan, writing “Let me help. Here is the plan. It is still open.” "
            "The candidate went on.",
            "Ada Lund", id="whom the page is about",
        ),
        pytest.param(
            "Ada Lund told Karl Brandt no. Karl Brandt told her no. Rain fell in Kesh. The mill "
            "was shut. The candidate went on.",
            None, id="one of two"),
    ],
)  # fmt: skip
def test_the_candidate_is_whom_a_page_is_about(blocks, text, name):
    start = text.index("The candidate")
    found = resolve_source(text, blocks(text), Span(start, start + len("The candidate")))
    assert found.name == name
