from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.offsets import Span
from reportedly.tagging.sentences import sentences

CASES = {
    "two": ("The dam holds. It will rain.", ["The dam holds.", "It will rain."]),
    "title": ("Dr. Orla Venn spoke. Nobody came.", ["Dr. Orla Venn spoke.", "Nobody came."]),
    "initials": ("Mr. J. K. Adeyo left. So did I", ["Mr. J. K. Adeyo left.", "So did I"]),
    "country": ("The U.S. Senate met. It voted.", ["The U.S. Senate met.", "It voted."]),
    "quote end": ("“It holds.” She left.", ["“It holds.”", "She left."]),
    "question": ("Why now? Because.", ["Why now?", "Because."]),
    "quoted question goes on": ("“Why now?” she asked.", ["“Why now?” she asked."]),
    "decimal": ("It rose 3.5 metres.", ["It rose 3.5 metres."]),
    "none": ("no end mark at all", ["no end mark at all"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_cuts_sentences(text, expected):
    assert [text[s.start : s.end] for s in sentences(text, Span(0, len(text)))] == expected


@given(st.text(alphabet="aB. ?!”“)'\n1", min_size=1, max_size=100))
@settings(max_examples=200, deadline=None)
def test_drops_nothing_but_white_space(text):
    found = list(sentences(text, Span(0, len(text))))
    covered = "".join(text[s.start : s.end] for s in found)
    assert "".join(covered.split()) == "".join(text.split())
