"""Opinions told inside contents: "she believes the road is open", "they agreed to close it"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.attribution.clauses import HYPOTHETICAL, PERSONAL, clause_end
from reportedly.attribution.phrases import subject_before
from reportedly.attribution.stretches import made, wordy
from reportedly.attribution.tables import word_set
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.attribution.core import Core
    from reportedly.attribution.stretches import Stretch

HOLDS: Final = word_set("believe believes believed thinks hopes")
AGREES: Final = word_set("agreed refused")
KNOWS: Final = word_set("know knows")
"""Verbs that take any clause, only "to", only "that"."""


def opinion(part: Stretch) -> Iterator[Core]:
    """SUBJECT believes ...; SUBJECT refused to ...; SUBJECT knows that ..."""
    words = part.words
    for at, word in enumerate(words[:-1]):
        after = words[at + 1].low
        if not (
            word.low in HOLDS
            or (word.low in AGREES and after == "to")
            or (word.low in KNOWS and after == "that")
        ):
            continue
        subject = subject_before(words, at)
        if subject is None or words[subject[0]].low in PERSONAL:
            continue
        if any(w.low in HYPOTHETICAL for w in words[max(0, at - REACH) : at]):
            continue
        content = part.until(at + 1, clause_end(part, at + 1))
        if content is not None and wordy(part.text, content):
            cue = Span(words[min(subject[1], at)].start, word.end)
            yield made(part, "opinion", content, cue, subject)


REACH: Final = 3
"""Tokens before a verb in which "would" or "if" makes it no report."""
