"""The steps for odd characters; loaded only for a text that has some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.restoration.hidden import IS_HIDDEN, hidden_edits, override_edits
from reportedly.restoration.letters import letter_edits
from reportedly.restoration.marks import IS_NOISE, mark_edits
from reportedly.restoration.signs import IS_SIGN, sign_edits
from reportedly.restoration.words import IN_WORD

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from reportedly.restoration.edits import Edit

    Step = Callable[[str], Iterable[Edit]]
    OddStep = Callable[[str, str], Iterable[Edit]]

_ODD_STEPS: tuple[tuple[OddStep, re.Pattern[str]], ...] = (
    (hidden_edits, IS_HIDDEN),
    (override_edits, IS_HIDDEN),
    (mark_edits, IS_NOISE),
    (letter_edits, IN_WORD),
    (sign_edits, IS_SIGN),
)
"""The steps in order, with those characters each looks for."""


def odd_steps(odd: str) -> Iterator[Step]:
    """The steps that a text with these odd characters needs."""
    return (_given(step, odd) for step, needed in _ODD_STEPS if needed.search(odd))


def _given(step: OddStep, odd: str) -> Step:
    """The step as one that knows the odd characters of the text."""
    return lambda text: step(text, odd)
