from __future__ import annotations

import re

import pytest

from reportedly.page import Block, Label, Span


def lines(text, **labels):
    """The lines of `text` as blocks: body, or the label given for the number of a line (b1=...)."""
    found = []
    for number, match in enumerate(re.finditer(r"[^\n]+", text)):
        label = labels.get(f"b{number}", Label.BODY)
        found.append(Block(Span(match.start(), match.end()), label, "line"))
    return tuple(found)


@pytest.fixture
def blocks():
    return lines
