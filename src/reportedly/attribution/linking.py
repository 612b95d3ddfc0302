"""Puts fragments together: which contents and which source go with which cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from reportedly.tagging.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.tagging.tags import Tags
    from reportedly.tagging.viterbi import Fragment

REACH = 250
"""Pieces between a fragment and a cue it may go with: a window and a third."""

NO_LINK = -7.0
"""Log probability of a link the tagger did not keep: below all that it keeps of likely cues."""

PER_PIECE = 0.01
"""What each piece of distance costs a link, as log probability."""

PER_BREAK = 6.0
"""What each paragraph break between costs it.

Both costs were chosen on the held-back train articles with a checkpoint of the run: joint F1 .626
with 2 and 3 a break (content, source), .631 with 6; nothing between .01 and .05 a piece matters.
"""

_PASSIVE = re.compile(
    r"(?:\b(?:be|been|being|is|are|was|were|am|gets?|got)\b|['’]s|['’]re)\W+(?:\w+ly\W+)?\w+"
    r"(?:ed|wn|en|ld|id|ught|de)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Group:
    """One cue with what goes with it; scores are link log probabilities, costs taken off."""

    cue: Fragment
    contents: tuple[Fragment, ...]
    content_links: tuple[float, ...]
    source: Fragment | None = None
    source_link: float = 0.0
    shared: bool = False


class Links:
    """The tagger's links from the fragments found, looked up by fragment and cue."""

    def __init__(self, tags: Tags, found: Sequence[Fragment]) -> None:
        firsts = np.array([fragment.first for fragment in found], np.int32)
        kept = np.isin(tags.link_from, firsts)
        pairs = zip(tags.link_from[kept].tolist(), tags.link_to[kept].tolist(), strict=True)
        self._links = dict(zip(pairs, tags.link_log_probs[kept].tolist(), strict=True))
        self._paragraphs: list[int] = tags.paragraphs.tolist()

    def score(self, fragment: Fragment, cue: Fragment) -> float:
        """How well `fragment` goes with `cue`: link log probability less distance and breaks."""
        link: float = self._links.get((fragment.first, cue.first), NO_LINK)
        gap = max(cue.first - fragment.last, fragment.first - cue.last, 0)
        at = self._paragraphs
        breaks = abs(at[fragment.first] - at[cue.first])
        if breaks and fragment.first < cue.first:
            breaks = max(0, at[cue.first] - at[fragment.last])
        return link - PER_PIECE * gap - PER_BREAK * breaks


def link(text: str, tags: Tags, found: Sequence[Fragment]) -> list[Group]:
    """The groups of all cues that have a content, in text order."""
    links = Links(tags, found)
    cues = [fragment for fragment in found if fragment.role is Tag.B_CUE]
    contents = _assigned(found, Tag.B_CONTENT, cues, links)
    sources = _assigned(found, Tag.B_SOURCE, cues, links)
    groups: list[Group] = []
    for number, cue in enumerate(cues):
        if number not in contents:
            continue
        own = sorted(contents[number], key=lambda pair: pair[1].first)
        group = Group(cue, tuple(f for _, f in own), tuple(score for score, _ in own))
        groups.append(_with_source(group, sources.get(number, [])))
    return _share(text, tags, links, groups, found)


def _assigned(
    found: Iterable[Fragment], role: Tag, cues: Sequence[Fragment], links: Links
) -> dict[int, list[tuple[float, Fragment]]]:
    """For each cue's number, the fragments of a role that go with it best, with their scores."""
    assigned: dict[int, list[tuple[float, Fragment]]] = {}
    firsts = [cue.first for cue in cues]
    for fragment in found:
        if fragment.role is not role:
            continue
        low = bisect_left(firsts, fragment.first - REACH)
        high = bisect_left(firsts, fragment.last + REACH)
        scored = [(links.score(fragment, cues[n]), -n) for n in range(low, high)]
        if scored:
            score, negative = max(scored)
            assigned.setdefault(-negative, []).append((score, fragment))
    return assigned


def _with_source(group: Group, sources: Sequence[tuple[float, Fragment]]) -> Group:
    """The group with the best of the sources that chose its cue."""
    if not sources:
        return group
    score, source = max(sources, key=lambda pair: (pair[0], -pair[1].first))
    return replace(group, source=source, source_link=score)


def _share(
    text: str, tags: Tags, links: Links, groups: Sequence[Group], found: Sequence[Fragment]
) -> list[Group]:
    """Groups without a source given one of their sentence ("she said ... and denied ...").

    Taking the nearest one before the cue, else the first after it, gave the held-back articles
    1.5 points of joint F1; looking further back in the paragraph lost 0.3 of them.
    """
    sources = [fragment for fragment in found if fragment.role is Tag.B_SOURCE]
    firsts = [source.first for source in sources]
    shared: list[Group] = []
    for group in groups:
        low = bisect_left(firsts, group.cue.first - REACH)
        middle = bisect_left(firsts, group.cue.first)
        high = bisect_left(firsts, group.cue.first + REACH)
        nearest = next(
            (
                source
                for source in [*reversed(sources[low:middle]), *sources[middle:high]]
                if tags.sentences[source.first] == tags.sentences[group.cue.first]
            ),
            None,
        )
        if group.source is None and nearest is not None and not is_passive(text, tags, group.cue):
            score = links.score(nearest, group.cue)
            shared.append(replace(group, source=nearest, source_link=score, shared=True))
        else:
            shared.append(group)
    return shared


def is_passive(text: str, tags: Tags, cue: Fragment) -> bool:
    """Whether a cue's words are passive, so that what stands before it did not say it."""
    span = tags.span(cue.first, cue.last)
    return _PASSIVE.search(text, span.start, span.end) is not None
