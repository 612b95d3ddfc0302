"""How likely a group of fragments is a statement a careful reader would mark."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportedly.tagging.tags import Tag

if TYPE_CHECKING:
    from reportedly.attribution.linking import Group
    from reportedly.tagging.tags import Tags
    from reportedly.tagging.viterbi import Fragment

FEATURES = (
    "cue mean",
    "cue begins",
    "cue worst",
    "content mean, worst fragment",
    "content of either label, mean",
    "content begins",
    "content worst piece",
    "content link, worst",
    "source mean",
    "source begins",
    "source link",
    "has a source",
    "source is shared",
    "source is a pronoun",
    "content pieces, log",
    "cue pieces, log",
    "content fragments",
    "content quoted",
    "content before cue",
    "pieces from cue to content, log",
    "pieces from source to cue, log",
    "content in the cue's sentence",
    "cue begins a sentence",
)
"""What `features` measures, in order. Means and worsts are log probabilities of the labels, but for
"content of either label": how likely its pieces are content, begun there or before."""

_PRONOUN = re.compile(r"(?:i|we|you|he|she|it|they|who|which|that|one)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Check:
    """A logistic regression on the features; fitted on train articles held back from training."""

    coefficients: tuple[float, ...]
    intercept: float
    threshold: float

    def probability(self, values: tuple[float, ...]) -> float:
        """The probability that a group with these features is right."""
        pairs = zip(self.coefficients, values, strict=True)
        total = self.intercept + sum(weight * value for weight, value in pairs)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features(text: str, tags: Tags, group: Group) -> tuple[float, ...]:
    """The features of a group, in the order of `FEATURES`."""
    cue, source = group.cue, group.source
    contents = [_scores(tags, content) for content in group.contents]
    cues = _scores(tags, cue)
    sources = _scores(tags, source) if source else [0.0]
    size = sum(map(len, contents))
    quoted = sum(int(tags.quoted[c.first : c.last + 1].sum()) for c in group.contents)
    near = min(_gap(content, cue) for content in group.contents)
    sentence = tags.sentences[cue.first]
    return (
        _mean(cues),
        cues[0],
        min(cues),
        min(map(_mean, contents)),
        _likelihood(tags, group),
        min(scores[0] for scores in contents),
        max(-8.0, min(map(min, contents))),
        max(-8.0, min(group.content_links)),
        _mean(sources),
        sources[0],
        max(-8.0, group.source_link),
        float(source is not None),
        float(group.shared),
        float(source is not None and _is_pronoun(text, tags, source)),
        math.log(size),
        math.log(len(cues)),
        float(len(contents)),
        quoted / size,
        float(group.contents[0].first < cue.first),
        math.log1p(near),
        math.log1p(_gap(source, cue)) if source else 0.0,
        float(any(tags.sentences[c.first] == sentence for c in group.contents)),
        float(cue.first == 0 or tags.sentences[cue.first - 1] != sentence),
    )


def _scores(tags: Tags, fragment: Fragment) -> list[float]:
    """Log probabilities of a fragment's labels."""
    inside = tags.log_probs[fragment.first : fragment.last + 1, fragment.role + 1].tolist()
    inside[0] = float(tags.log_probs[fragment.first, fragment.role])
    return [max(-8.0, value) for value in inside]


def _likelihood(tags: Tags, group: Group) -> float:
    """The mean probability that the pieces of the contents are content."""
    ranges = [tags.log_probs[c.first : c.last + 1, Tag.B_CONTENT :] for c in group.contents]
    return sum(float(np.exp(r).sum()) for r in ranges) / sum(map(len, ranges))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _gap(one: Fragment, other: Fragment) -> int:
    return max(other.first - one.last, one.first - other.last, 0)


def _is_pronoun(text: str, tags: Tags, source: Fragment) -> bool:
    span = tags.span(source.first, source.last)
    return _PRONOUN.match(text[span.start : span.end]) is not None
