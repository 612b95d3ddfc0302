"""From tags to attributions: who said what, before its roles are read.

The likeliest labels that make sense; long quotes whole; fragments linked to cues; sources shared
inside a sentence; slips dropped; each group checked; then lines that name their speaker by form.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from reportedly.attribution.checking import Check, features
from reportedly.attribution.cleaning import (
    relative_source,
    trimmed,
    whole_quotes,
    without_comma,
    without_datelines,
    without_strays,
)
from reportedly.attribution.core import Core
from reportedly.attribution.linking import link
from reportedly.tagging.model import describe
from reportedly.tagging.quotes import find_quotes
from reportedly.tagging.tags import Tag
from reportedly.tagging.viterbi import best_labels, fragments

if TYPE_CHECKING:
    from reportedly.attribution.linking import Group
    from reportedly.offsets import Span
    from reportedly.tagging.tags import Tags
    from reportedly.tagging.viterbi import Fragment

BEGINNING = np.zeros(len(Tag), np.float32)
BEGINNING[Tag.B_CONTENT] = -0.5
"""What each beginning of a content costs, as log probability: the tagger cuts contents too often.

On 59 train articles held back exact contents rise from .675 to .683 of F1 (-1 and -1.5: .681).
"""

UNCHECKED = 0.5
"""Confidence of a group where no statement check has been fitted to these weights."""


def decode(text: str, tags: Tags, *, depth: int = 0) -> tuple[Core, ...]:
    """The attributions of a text, in order of their first content.

    `tags` are those of the same text; with `depth` 1 their inner layer (`Tags.inside`) is read.
    Attributions that are more likely wrong than a fitted threshold allows are left out.
    """
    check = fitted_check(depth)
    tags = tags.inside() if depth else tags
    found: list[Core] = []
    for group in groups(text, tags, depth=depth):
        confidence = check.probability(features(text, tags, group)) if check else UNCHECKED
        if check is None or confidence >= check.threshold:
            found.append(_core(tags, group, confidence))
    return tuple(sorted(found, key=lambda core: core.content[0]))


def groups(text: str, tags: Tags, *, depth: int = 0) -> list[Group]:
    """All groups of a cue, its contents and its source, unchecked."""
    labels = without_datelines(text, tags, best_labels(tags.log_probs + BEGINNING))
    quotes = [quote for quote in find_quotes(text) if quote.depth == depth]
    labels = whole_quotes(text, tags, labels, quotes)
    linked = link(text, tags, list(trimmed(tags, fragments(labels))))
    cleaned = (without_strays(text, tags, group) for group in linked)
    return [_cut_source(text, tags, group) for group in cleaned if group is not None]


def _cut_source(text: str, tags: Tags, group: Group) -> Group:
    """The group with a relative clause's source cut to its pronoun, and no comma left open."""
    if group.source is None:
        return group
    source = relative_source(text, tags, group.source)
    return replace(group, source=without_comma(text, tags, source))


def _core(tags: Tags, group: Group, confidence: float) -> Core:
    """The record of a group."""
    return Core(
        content=tuple(tags.span(content.first, content.last) for content in group.contents),
        source=_spans(tags, group.source),
        cue=_spans(tags, group.cue),
        confidence=round(confidence, 4),
        rule="encoder",
    )


def _spans(tags: Tags, fragment: Fragment | None) -> tuple[Span, ...]:
    return () if fragment is None else (tags.span(fragment.first, fragment.last),)


@lru_cache(maxsize=2)
def fitted_check(depth: int) -> Check | None:
    """The statement check that was fitted to the weights in use, if any was; 1: inside contents."""
    fitted = describe().get("inner_check" if depth else "check")
    if fitted is None:
        return None
    return Check(tuple(fitted["coefficients"]), fitted["intercept"], fitted["threshold"])
