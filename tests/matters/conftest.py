"""Statements for tests of this stage, made from a text and its parts."""

import pytest

from reportedly.offsets import Span
from reportedly.statement import Judged, Statement, StatementType, Words


def _words(text, part):
    at = text.index(part)
    return Words((Span(at, at + len(part)),), part)


@pytest.fixture
def said():
    """`said(text, content, source=..., cue=...)`: a statement of `text` with those parts."""

    def make(text, content, *, source=None, cue=None, act=None, name="s1", **more):
        spoken = None if cue is None else _words(text, cue)
        return Statement(
            id=name,
            content=_words(text, content),
            source=None if source is None else _words(text, source),
            cue=spoken,
            type=StatementType.INDIRECT,
            confidence=1.0,
            rule="as made",
            act=None if act is None else Judged(act, spoken.spans if spoken else (), "as made"),
            **more,
        )

    return make
