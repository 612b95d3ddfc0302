"""Names read off the encoder's scores."""

import numpy as np
import pytest

from reportedly.offsets import Span
from reportedly.tagging import Seen, names
from reportedly.tagging.tags import NameTag
from tests.attribution.made_tags import made

TEXT = "Orla Venn of Lindmere told the Dam Board"


def tagged(*labels, sure=0.9):
    """The tags of TEXT, one label a word."""
    text, tags = made(TEXT)
    scores = np.full((len(tags), 7), np.log((1 - sure) / 6), np.float32)
    scores[np.arange(len(tags)), labels] = np.log(sure)
    return text, type(tags)(
        **{
            field: scores if field == "name_log_probs" else getattr(tags, field)
            for field in tags.__slots__
        }
    )


def test_names_of_each_kind_are_found_with_their_confidence():
    text, tags = tagged(
        NameTag.B_PERSON,
        NameTag.I_PERSON,
        NameTag.O,
        NameTag.B_PLACE,
        NameTag.O,
        NameTag.O,
        NameTag.B_ORGANISATION,
        NameTag.I_ORGANISATION,
    )
    found = names(tags)
    assert [(text[n.span.start : n.span.end], n.kind) for n in found] == [
        ("Orla Venn", "person"),
        ("Lindmere", "place"),
        ("Dam Board", "organisation"),
    ]
    assert all(n.confidence == pytest.approx(0.9, abs=1e-3) for n in found)


def test_text_without_names_has_none():
    _, tags = tagged(*[NameTag.O] * 8)
    assert names(tags) == ()


def test_a_name_is_a_plain_record():
    assert Seen(Span(0, 4), "person", 0.5) == Seen(Span(0, 4), "person", 0.5)
