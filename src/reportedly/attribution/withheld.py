"""What somebody is said not to have told: "X did not respond to questions about the levy"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.attribution.core import Core
from reportedly.attribution.phrases import subject_before
from reportedly.attribution.stretches import wordy
from reportedly.attribution.words import tokens
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.attribution.stretches import Stretch

UNTOLD: Final = re.compile(
    r"\b(?P<aux>did|does|do|has|have|had|would|could)(?:\s+not|n['’]t)\s+(?:(?:\w+ly|yet)\s+)?"
    r"(?:(?:respond(?:ed)?|repl(?:y|ied))\s+to"
    r"|(?:comment|elaborate)(?:e?d)?\s+on"
    r"|return(?:ed)?(?=\s[^,;]*?(?:calls?|messages?|e-?mails?|requests?)\b)"
    r"|(?:offer|provide|give)(?:ed|d|n)?(?=\s(?:\w+\s+){0,2}(?:details?|explanations?|specifics)\b)"
    r"|sa(?:y|id)|specif(?:y|ied)|identif(?:y|ied)|disclosed?"
    r"|(?:explain|detail|reveal|discuss|mention)(?:ed)?)(?=\s)"
)
"""A negated verb of telling with what leads to its object."""

ENDS: Final[frozenset[str]] = frozenset([",", ";", ":", "—", "–", "(", "but"])
"""Where the object ends."""

RELIABILITY: Final = 0.58
"""41 of the 70 statements it reads outside contents in 780 PolNeAR train articles are right in
content and source. Passives ("was not disclosed") were right in none of 5 and are left out."""


def withheld(part: Stretch) -> Iterator[Core]:
    """SOURCE did not respond to ...; SOURCE would not say ...: what follows up to a mark."""
    for found in UNTOLD.finditer(part.text, part.span.start, part.span.end):
        before = tokens(part.text, part.span.start, found.end("aux"))
        subject = subject_before(before, len(before) - 1)
        said = _until_mark(part, found.end())
        if subject is not None and said is not None and wordy(part.text, said):
            source = Span(before[subject[0]].start, before[subject[1] - 1].end)
            yield Core((said,), (source,), (Span(*found.span()),), RELIABILITY, "withheld")


def _until_mark(part: Stretch, start: int) -> Span | None:
    """The words from `start` to the mark or word that ends the object; None if there are none."""
    words = tokens(part.text, start, part.span.end)
    stop = next((at for at, word in enumerate(words) if word.low in ENDS), len(words))
    while stop and not words[stop - 1].is_word:
        stop -= 1
    return Span(words[0].start, words[stop - 1].end) if stop else None
