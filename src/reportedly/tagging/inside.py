"""What is told inside contents, read twice: in the page, and in the contents alone.

In the page the encoder's inner layer shows it. Read again as texts of their own, without the frame
and the outer quotation marks, contents show it in the outer layer. The two readings miss different
things; their mean finds more than either (`docs/quality/roles.md`).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from reportedly.offsets import Span
from reportedly.tagging.model import load_model
from reportedly.tagging.quotes import find_quotes
from reportedly.tagging.tagger import tag_stretches
from reportedly.tagging.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from reportedly.tagging.model import Model
    from reportedly.tagging.tagger import Links
    from reportedly.tagging.tags import Tags

MAY_TELL = float(np.log(0.2))
"""Contents are read again in which the first reading sees a cue with this probability or more.

On 42 train articles held back that is 43 % of their words. F1 across folds .643; .643 with .1, .632
with .02, .639 with all of them, .623 with .4.
"""


def look_inside(
    text: str, tags: Tags, contents: Iterable[Span], *, model: Model | None = None
) -> Tags:
    """The tags with an inner layer that holds the mean of both readings of these contents.

    `contents` count the positions of `text`, the text of `tags`; those in which the first reading
    sees no cue at all are not read again. Time and memory grow with them. ModelError where the
    encoder's files are missing or damaged.
    """
    stretches = without_marks(text, [span for span in contents if _may_tell(tags, span)])
    if not stretches:
        return tags
    alone = tag_stretches(text, stretches, model or load_model(), depth=1)
    ours, theirs = _same_pieces(tags, alone)
    inner = tags.inner_log_probs.copy()
    inner[ours] = np.logaddexp(inner[ours], alone.log_probs[theirs]) - np.log(2)
    froms, to, chances = _linked(tags, alone, ours, theirs)
    return replace(tags, inner_log_probs=inner, link_from=froms, link_to=to, link_log_probs=chances)


def _may_tell(tags: Tags, content: Span) -> bool:
    """Whether the first reading sees a cue in a content with the probability `MAY_TELL` or more."""
    low = int(np.searchsorted(tags.ends, content.start, side="right"))
    high = int(np.searchsorted(tags.starts, content.end, side="left"))
    cues = tags.inner_log_probs[low:high, Tag.B_CUE]
    return float(cues.max(initial=-np.inf)) >= MAY_TELL


def without_marks(text: str, contents: Iterable[Span]) -> list[Span]:
    """The contents in order, cut at the outermost quotation marks, which are left out."""
    marks = [
        mark
        for quote in find_quotes(text)
        if quote.depth == 0
        for mark in (
            Span(quote.span.start, quote.inner.start),
            Span(quote.inner.end, quote.span.end),
        )
        if mark.start < mark.end
    ]
    starts = [mark.start for mark in marks]
    found: list[Span] = []
    end = 0
    for content in sorted(contents):
        at = max(content.start, end)
        for mark in marks[bisect_left(starts, at) : bisect_left(starts, content.end)]:
            found.append(Span(at, max(at, mark.start)))
            at = mark.end
        found.append(Span(at, max(at, content.end)))
        end = max(end, content.end)
    return [stretch for stretch in found if stretch.start < stretch.end]


def _same_pieces(tags: Tags, alone: Tags) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of pieces that both have, in `tags` and in `alone`; marks have no letters."""
    real, read = (np.flatnonzero(t.starts < t.ends) for t in (tags, alone))
    at = np.searchsorted(tags.starts[real], alone.starts[read])
    at = real[np.minimum(at, len(real) - 1)]
    same = (tags.starts[at] == alone.starts[read]) & (tags.ends[at] == alone.ends[read])
    return at[same], read[same]


def _linked(tags: Tags, alone: Tags, ours: NDArray[np.int64], theirs: NDArray[np.int64]) -> Links:
    """The links of both readings; where both have one, the mean of their probabilities."""
    places = np.full(len(alone) + 1, -2, np.int64)
    places[theirs] = ours
    places[-1] = -1  # no cue
    froms, to = places[alone.link_from], places[alone.link_to]
    kept = (froms >= 0) & (to >= -1)
    froms = np.concatenate([tags.link_from, froms[kept]]).astype(np.int64)
    to = np.concatenate([tags.link_to, to[kept]]).astype(np.int64)
    chances = np.exp(np.concatenate([tags.link_log_probs, alone.link_log_probs[kept]]))
    keys, number = np.unique(froms * (len(tags) + 1) + to + 1, return_inverse=True)
    total = np.bincount(number, chances, len(keys)) / np.bincount(number, minlength=len(keys))
    return (
        (keys // (len(tags) + 1)).astype(np.int32),
        (keys % (len(tags) + 1) - 1).astype(np.int32),
        np.log(np.maximum(total, 1e-30)).astype(np.float32),
    )
