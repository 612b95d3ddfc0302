"""What the rules and the encoder make of names together."""

import pytest

from reportedly.offsets import Span
from reportedly.people import find_names
from reportedly.tagging import Seen


def seen(text, name, kind, confidence=0.95):
    start = text.index(name)
    return Seen(Span(start, start + len(name)), kind, confidence)


def kinds(text, *given):
    return {mention.name: mention.kind for mention in find_names(text, (), given)}


def test_a_name_of_no_kind_gets_the_encoders():
    text = "Officials in Vellmark met on Monday."
    assert kinds(text)["Vellmark"] == "other"
    assert kinds(text, seen(text, "Vellmark", "place"))["Vellmark"] == "place"


def test_a_name_only_the_encoder_sees_is_added_if_it_is_sure():
    text = "They met. Silence sang for the Grange."
    assert "Silence" not in kinds(text)
    assert kinds(text, seen(text, "Silence", "person"))["Silence"] == "person"
    assert "Silence" not in kinds(text, seen(text, "Silence", "person", 0.5))


def test_a_title_keeps_its_bearer_a_person():
    text = "Minister Ada Lund spoke in Kesh."
    assert kinds(text, seen(text, "Ada Lund", "organisation", 0.7))["Ada Lund"] == "person"


def test_an_article_is_no_part_of_a_name():
    text = "He joined the Veldland Grain Council in May."
    found = kinds(text, seen(text, "the Veldland Grain Council", "organisation"))
    assert found["Veldland Grain Council"] == "organisation"


@pytest.mark.parametrize("name", ["said", "1,200", "“"])
def test_what_is_not_written_as_a_name_is_none(name):
    text = f"Then Orla Venn {name} there."
    assert name not in kinds(text, seen(text, name, "organisation"))
