"""The rounds of restoration: hidden characters and marks first, then letters and signs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.offsets import identity
from reportedly.restoration.alterations import Alterations, Made
from reportedly.restoration.clean import NOTHING, has_many_accents, look
from reportedly.restoration.edits import Swaps, apply, in_order
from reportedly.restoration.record import Restoration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportedly.offsets import OffsetMap
    from reportedly.page import Page
    from reportedly.restoration.clean import Sight
    from reportedly.restoration.edits import Edit

    Step = Callable[[str], Iterable[Edit]]

ROUNDS = 6
"""Rounds until nothing more changes; a text still changing then is left as it lies. All texts of
the development set are done after three, the last of which changes nothing."""


def restore(text: str) -> Restoration:
    """The text as its author meant a reader to see it, with where each character came from.

    >>> restore("The рrеss").text
    'The press'

    Raises TypeError for what is no text, bytes among them.
    """
    if not isinstance(text, str):
        told = f"restore takes a str, not {type(text).__name__}: decode bytes first"
        raise TypeError(told)
    steps = _steps(text)
    if not steps:
        return Restoration(text, text, ())
    found: list[Made] = []
    now, to_original = text, identity(len(text))
    for _ in range(ROUNDS):
        before = now
        for step in steps:
            now, to_original = _take(step, now, to_original, found)
        if now == before:
            alterations = Alterations(found) if found else ()
            return Restoration(now, text, alterations, to_original)
        steps = _steps(now)
    return Restoration(text, text, ())


def restore_page(page: Page) -> Page:
    """The page with its restored text, the map back, and its alterations."""
    done = restore(page.text.original)
    if not done.attacked:
        return page
    text = replace(page.text, restored=done.text, to_original=done.map)
    return replace(page, text=text, alterations=tuple(done.alterations))


def _steps(text: str) -> list[Step]:
    """The steps a text needs; none for clean text. Each is loaded when a text first needs it."""
    sight = look(text)
    if sight is NOTHING and ("I" in text or "1" not in text):
        return []
    steps: list[Step] = []
    if sight.odd:
        from reportedly.restoration.steps import odd_steps

        steps += odd_steps(sight.odd)
    if has_many_accents(text, sight.accented):
        from reportedly.restoration.accents import accent_edits

        steps.append(accent_edits)
    if sight.joined:
        from reportedly.restoration.joined import joined_edits

        steps.append(joined_edits)
    return [*steps, *_shape_steps(text, sight), *_digit_steps(text, sight)]


def _shape_steps(text: str, sight: Sight) -> Iterator[Step]:
    """The step for I and l, if they stand for each other."""
    if sight.shapes:
        from reportedly.restoration.shapes import proves, shape_edits

        if "I" not in text or any(map(proves, set(sight.shapes))):
            yield shape_edits


def _digit_steps(text: str, sight: Sight) -> Iterator[Step]:
    """The steps for digits and signs, if they stand for letters."""
    if "I" not in text:
        from reportedly.restoration.ones import has_ones, one_edits

        if has_ones(text):
            yield one_edits
    if sight.words:
        from reportedly.restoration.leet import has_names, is_leet, leet_edits

        words = set(sight.words)
        if any(map(is_leet, words)) or has_names(words, text):
            yield leet_edits


def _take(
    step: Step, text: str, to_original: OffsetMap, found: list[Made]
) -> tuple[str, OffsetMap]:
    """The text and map after one step; what it made is added to `found`."""
    result = step(text)
    edits = result if isinstance(result, Swaps) else in_order(result)
    if not edits:
        return text, to_original
    found.append(Made(text, edits, to_original))
    if isinstance(edits, Swaps):
        return edits.apply(text), to_original
    changed, step_map = apply(text, edits)
    return changed, step_map.then(to_original)
