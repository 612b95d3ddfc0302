"""Two countries' offices of one name are two bodies of a story; what they say is invented."""

from __future__ import annotations

import pytest

from reportedly.page import Span
from reportedly.people import resolve_source

TWO = "Norway's Foreign Ministry said no. Denmark's Foreign Ministry said yes. "


def meant(blocks, text, source):
    start = text.rindex(source)
    return resolve_source(text, blocks(text), Span(start, start + len(source))).name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        pytest.param(TWO, "Norway's Foreign Ministry", "Norway's Foreign Ministry", id="owner"),
        pytest.param(
            TWO + "The Danish Foreign Ministry went on.", "The Danish Foreign Ministry",
            "Denmark's Foreign Ministry", id="adjective",
        ),
        pytest.param(
            TWO + "The Foreign Ministry went on.", "The Foreign Ministry",
            "Denmark's Foreign Ministry", id="the last one named",
        ),
        pytest.param(
            TWO + "The Ministry of Foreign Affairs of Norway went on.",
            "The Ministry of Foreign Affairs of Norway",
            "Ministry of Foreign Affairs of Norway", id="another order of words",
        ),
        pytest.param(
            TWO + "The Foreign Ministry in Kesh went on.", "The Foreign Ministry in Kesh",
            "Foreign Ministry in Kesh", id="a town of neither",
        ),
        pytest.param(
            "The U.S. Treasury Department said no. The Treasury Department went on.",
            "The Treasury Department", "U.S. Treasury Department", id="one country only",
        ),
        pytest.param(
            "The Health Ministry said no. The Ministry of Health went on.",
            "The Ministry of Health", "Ministry of Health", id="one office, two wordings",
        ),
        pytest.param(
            "The University of Kesh said no. Kesh University said yes.", "Kesh University",
            "Kesh University", id="two universities",
        ),
    ],
)  # fmt: skip
def test_whose_office_speaks(blocks, text, source, name):
    assert meant(blocks, text, source) == name
