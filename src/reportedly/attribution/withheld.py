"""What somebody is said not to have told: "X did not respond to questions about the levy"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from reportedly.attribution.core import Core
from reportedly.attribution.phrases import subject_before
from reportedly.attribution.stretches import wordy
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.attribution.stretches import Stretch
    from reportedly.attribution.words import Token

UNTOLD: Final = re.compile(
    r"\b(?P<aux>did|does|do|has|have|had|would|could)(?:\s+not|n['’]t)\s+(?:(?:\w+ly|yet)\s+)?"
    r"(?:(?:respond(?:ed)?|repl(?:y|ied))\s+to"
    r"|(?:comment|elaborate)(?:e?d)?\s+on"
    r"|return(?:ed)?(?=\s[^,;]{0,80}?(?:calls?|messages?|e-?mails?|requests?)\b)"
    r"|(?:offer|provide|give)(?:ed|d|n)?(?=\s(?:\w+\s+){0,2}(?:details?|explanations?|specifics)\b)"
    r"|sa(?:y|id)|specif(?:y|ied)|identif(?:y|ied)|disclosed?"
    r"|(?:explain|detail|reveal|discuss|mention)(?:ed)?)(?=\s)"
)
"""A negated verb of telling with what leads to its object; the calls not returned are looked for
in 80 characters, more than any phrase of the training articles: time grows with the text."""

ENDS: Final[frozenset[str]] = frozenset([",", ";", ":", "—", "–", "(", "but"])
"""Where the object ends."""

RELIABILITY: Final = 0.58
"""41 of the 70 statements it reads outside contents in 780 PolNeAR train articles are right in
content and source. Passives ("was not disclosed") were right in none of 5 and are left out."""


def withheld(part: Stretch) -> Iterator[Core]:
    """SOURCE did not respond to ...; SOURCE would not say ...: what follows up to a mark."""
    words = part.words
    starts = [word.start for word in words]
    end = part.span.start
    for found in UNTOLD.finditer(part.text, part.span.start, part.span.end):
        subject = subject_before(words, bisect_left(starts, found.start("aux")))
        if found.start() < end or subject is None:
            continue
        said = _until_mark(words, bisect_left(starts, found.end()))
        if said is not None and wordy(part.text, said):
            end = said.end
            source = Span(words[subject[0]].start, words[subject[1] - 1].end)
            yield Core((said,), (source,), (Span(*found.span()),), RELIABILITY, "withheld")


def _until_mark(words: Sequence[Token], first: int) -> Span | None:
    """The words from `first` to the mark or word that ends the object; None if there are none."""
    stop = next((n for n in range(first, len(words)) if words[n].low in ENDS), len(words))
    while stop > first and not words[stop - 1].is_word:
        stop -= 1
    return Span(words[first].start, words[stop - 1].end) if stop > first else None
