"""Statements made by sending a document: "X sent a letter to Y urging him to act"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.attribution.core import Core
from reportedly.attribution.cues import entries
from reportedly.attribution.phrases import subject_before
from reportedly.attribution.words import tokens
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.attribution.stretches import Stretch

SENT: Final = re.compile(
    r"\b(?P<verb>sent|wrote|signed|issued|released|published|circulated|delivered)\s+"
    r"(?:an?|the|his|her|its|their)\s+(?:[\w\-]+\s+){0,2}?"
    r"(?:letter|statement|message|memo|petition|appeal|note|email)\s+"
    r"(?:to\s+[^,.;:“\"]{1,60}?\s+)?(?=[a-z]+ing\b)"
)
"""A document with its verb, up to the participle that tells what it says."""

RELIABILITY: Final = 0.82
"""9 of the 11 statements it reads in PolNeAR train are right in content and source."""


def document_saying(part: Stretch) -> Iterator[Core]:
    """SOURCE sent a letter (to X) urging ...: what follows the participle."""
    for match in SENT.finditer(part.text, part.span.start, part.span.end):
        words = tokens(part.text, match.end(), part.span.end)
        cue = next((c for c in entries(words[:2]) if c.first == 0 and c.form == "ing"), None)
        before = tokens(part.text, part.span.start, match.start("verb"))
        subject = subject_before((*before, *tokens(part.text, *match.span("verb"))), len(before))
        if cue is None or not cue.is_speech or subject is None or len(words) < SHORTEST:
            continue
        end = next((w.start for w in words if w.text == ";"), words[-1].end)
        said = part.text[words[cue.last + 1].start : end].rstrip(" .;")
        content = Span(words[cue.last + 1].start, words[cue.last + 1].start + len(said))
        source = Span(before[subject[0]].start, before[subject[1] - 1].end)
        yield Core((content,), (source,), (cue.span,), RELIABILITY, "document saying")


SHORTEST: Final = 3
"""Fewest tokens from the participle on: itself and two words."""
