"""Cuts paragraphs into sentences, well enough to pack them into windows.

A wrong cut costs the encoder a little context and nothing else, so the rules are few: an end
mark, closing marks, white space, and then something a sentence can begin with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = re.compile(r"[.!?…]+[\"”’'»)\]]*\s+(?=[\"“‘'«„(\[`$£€—–-]*[^\W_])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Reps|Sens|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Prof|Rev|Hon|Jr|Sr"
    r"|Inc|Ltd|Corp|Co|vs|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Fig|pp|etc|e\.g|i\.e)"
    r"|\b[A-Z]|\b[A-Z]\.[A-Z])\.$"
)
_REACH = 8
"""Characters before an end mark that are read to recognise an abbreviation: ``Sept.`` is five."""


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph, in order, without the white space between them."""
    start = paragraph.start
    for found in _ENDS.finditer(text, paragraph.start, paragraph.end):
        if _goes_on(text, found):
            continue
        end = found.end() - (len(found.group()) - len(found.group().rstrip()))
        yield Span(start, end)
        start = found.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """Whether the mark ends no sentence: an abbreviation, or a small letter follows."""
    after = text[found.end() : found.end() + 4].lstrip("\"“‘'«„([`$£€—–-")
    if after[:1].islower():
        return True
    mark = found.group().rstrip()
    if mark != ".":
        return False
    end = found.start() + 1
    return _ABBREVIATION.search(text[max(0, end - _REACH) : end]) is not None
