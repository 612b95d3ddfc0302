"""What was changed on the way from one text to another: aligned sentences, words, kinds."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reportedly.copies.alignment import align
from reportedly.copies.document import LEAST_WORDS, sentences
from reportedly.copies.segments import Segment, segments
from reportedly.copies.views import FUNCTION
from reportedly.copies.wording import figures, known_names, names, words_of
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportedly.copies.alignment import Aligned
    from reportedly.copies.wording import Word

RESPELT = 80.0
"""Least likeness (rapidfuzz ratio, per cent) of one word spelt or bent in two ways: of words of
five letters one may differ. Own judgement."""

JOINED = 85.0
"""Least likeness (rapidfuzz partial ratio, per cent) of a sentence to a part of a longer one that
took it in. Own judgement; names and figures are compared all the same."""


class ChangeKind(StrEnum):
    """What happened to words on the way, most important first."""

    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    CUT = "cut"
    ADDED = "added"
    SYNONYM = "synonym"
    REORDER = "reorder"
    LETTERS = "letters"


RANK = {kind: rank for rank, kind in enumerate(ChangeKind)}


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were changed: where they stand in each text, and what they are.

    Words put into a sentence have an empty span on the left, words taken out one on the right; a
    side is None where a whole sentence has no fellow, or only the other's letters had been swapped.
    `quoted` is true where they stand in quotation marks on either side; `weighty` where a figure,
    a name or a negation came or went with words cut or added.
    """

    kind: ChangeKind
    left: Span | None
    right: Span | None
    before: str
    after: str
    quoted: bool = False
    weighty: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of each text that are one, reworded or not, and what was changed in it.

    One side is None for a sentence that was cut or added as a whole.
    """

    left: Span | None
    right: Span | None
    likeness: float
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All sentences of two texts, in the order of the right one; what was cut stands where it was.

    `changes` are all changes, the most important first.
    """

    sentences: tuple[Sentence, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change, by importance, quoted words before others, then in reading order."""
        found = (change for sentence in self.sentences for change in sentence.changes)
        return tuple(sorted(found, key=importance))


def importance(change: Change) -> tuple[bool, int, bool, int]:
    """A key that sorts changes: what can turn a meaning first."""
    turning = change.weighty or change.kind in {
        ChangeKind.NUMBER,
        ChangeKind.NAME,
        ChangeKind.NEGATION,
    }
    place = change.right or change.left or Span(0, 0)
    return not turning, RANK[change.kind], not change.quoted, place.start


def compare(
    left: str,
    right: str,
    *,
    altered_left: Sequence[Span] = (),
    altered_right: Sequence[Span] = (),
) -> Comparison:
    """What became of `left` in `right`, sentence by sentence.

    The altered spans are places of each text where letters had been swapped and were restored.

    >>> [change.kind.value for change in compare("Nine ships left Holm at dawn on Friday.",
    ...     "Six ships left Holm at daybreak on Friday.").changes]
    ['number', 'synonym']
    """
    pairs = _joined(left, right, align(left, right))
    known = known_names(left, right)
    ordered = _in_order([one.right.start for one in pairs])
    found = []
    for number, one in enumerate(pairs):
        changes = _changed(left, right, one, known)
        if number not in ordered:
            changes.append(_whole(ChangeKind.REORDER, left, one.left, one.right, right))
        changes += _letters(left, right, one, (altered_left, altered_right))
        found.append(Sentence(one.left, one.right, one.likeness, tuple(changes)))
    found += _alone(left, [one.left for one in pairs], known, ChangeKind.CUT)
    found += _alone(right, [one.right for one in pairs], known, ChangeKind.ADDED)
    return Comparison(tuple(_placed(found)))


def _joined(left: str, right: str, pairs: Sequence[Aligned]) -> list[Aligned]:
    """The pairs, each widened by a neighbouring sentence that the other side took in."""
    found = list(pairs)
    for flipped in (False, True):
        text, other = (right, left) if flipped else (left, right)
        used = {_side(one, flipped=flipped).start for one in found}
        spans = sentences(text)
        for number, span in enumerate(spans):
            if span.start in used:
                continue
            near = {spans[at] for at in (number - 1, number + 1) if 0 <= at < len(spans)}
            for place, one in enumerate(found):
                host = _side(one, flipped=not flipped)
                if _side(one, flipped=flipped) in near and _holds(text, span, other, host):
                    found[place] = _widened(one, span, flipped=flipped)
                    used.add(span.start)
                    break
    return found


def _side(one: Aligned, *, flipped: bool) -> Span:
    return one.right if flipped else one.left


def _widened(one: Aligned, span: Span, *, flipped: bool) -> Aligned:
    old = _side(one, flipped=flipped)
    wide = Span(min(old.start, span.start), max(old.end, span.end))
    left, right = (one.left, wide) if flipped else (wide, one.right)
    return type(one)(left, right, one.likeness)


def _holds(text: str, span: Span, other: str, host: Span) -> bool:
    """Whether a sentence stands, near enough, inside a longer one of the other text."""
    from rapidfuzz import fuzz

    part, whole = text[span.start : span.end], other[host.start : host.end]
    if part.count(" ") < LEAST_WORDS - 1 or len(part) >= len(whole):
        return False
    return fuzz.partial_ratio(part.lower(), whole.lower()) >= JOINED


def _changed(left: str, right: str, one: Aligned, known: frozenset[str]) -> list[Change]:
    ours, theirs = words_of(left, one.left, known), words_of(right, one.right, known)
    parts = _met(segments(ours, theirs))
    moved = _moved(parts)
    found = []
    ends = Span(one.left.start, one.right.start)
    for number, part in enumerate(parts):
        if not part.same and not (number in moved and not part.right):
            rows = (moved.get(number) or part.left, part.right)
            found.append(_change(left, right, rows, ends, moved=number in moved))
        ends = Span(_end(part.left, ends.start), _end(part.right, ends.end))
    return found


def _end(words: Sequence[Word], otherwise: int) -> int:
    return max(words[-1].span.end, otherwise) if words else otherwise


def _met(parts: Sequence[Segment]) -> list[Segment]:
    """The segments, a day or number (or name) cut in one place joined to one added in another."""
    found = list(parts)
    for sort in (figures, names):
        gone = [at for at, part in enumerate(found) if not part.right and sort(part.left)]
        come = [at for at, part in enumerate(found) if not part.left and sort(part.right)]
        if len(gone) == len(come) == 1 and sort(found[gone[0]].left) != sort(found[come[0]].right):
            joint = Segment(same=False, left=found[gone[0]].left, right=found[come[0]].right)
            found[come[0]] = joint
            del found[gone[0]]
    return found


def _moved(parts: Sequence[Segment]) -> dict[int, tuple[Word, ...]]:
    """Segments cut in one place whose words were added in another, by number; both ends."""
    added = {
        tuple(word.key for word in part.right): number
        for number, part in enumerate(parts)
        if not part.same and not part.left
    }
    found: dict[int, tuple[Word, ...]] = {}
    for number, part in enumerate(parts):
        if part.same or part.right:
            continue
        other = added.pop(tuple(word.key for word in part.left), None)
        if other is not None:
            found[number] = found[other] = part.left
    return found


def _change(
    left: str,
    right: str,
    rows: tuple[Sequence[Word], Sequence[Word]],
    ends: Span,
    *,
    moved: bool,
) -> Change:
    """The change of words on either side; `ends` is where the last words before them end."""
    ours, theirs = rows
    a, b = _over(ours, ends.start), _over(theirs, ends.end)
    quoted = any(word.quoted for word in (*ours, *theirs))
    kind = ChangeKind.REORDER if moved else kind_of(ours, theirs)
    weighty = kind in {ChangeKind.CUT, ChangeKind.ADDED} and _weighs(ours or theirs)
    before, after = left[a.start : a.end], right[b.start : b.end]
    return Change(kind, a, b, before, after, quoted, weighty)


def kind_of(left: Sequence[Word], right: Sequence[Word]) -> ChangeKind:
    """What sort of change it is that `left` became `right`; either may be empty."""
    if sum(word.negates for word in left) % 2 != sum(word.negates for word in right) % 2:
        return ChangeKind.NEGATION
    if not left or not right:
        return ChangeKind.CUT if left else ChangeKind.ADDED
    if figures(left) != figures(right):
        return ChangeKind.NUMBER
    if _other_name(left, right):
        return ChangeKind.NAME
    return ChangeKind.LETTERS if _respelt(left, right) else ChangeKind.SYNONYM


def _other_name(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether a name became another, or words that name nobody; a pronoun for a name is none."""
    ours, theirs = names(left), names(right)
    gone, come = ours - theirs, theirs - ours
    if not gone and not come:
        return False
    if _initials(left) == _joint(right) or _initials(right) == _joint(left):
        return False
    if gone and come:
        return True
    if ours and theirs:
        return False  # a name told shorter or longer, one part kept
    rest = right if gone else left
    return any(word.key not in FUNCTION for word in rest)


def _initials(words: Sequence[Word]) -> str:
    return "".join(word.key[:1] for word in words if word.key not in FUNCTION)


def _joint(words: Sequence[Word]) -> str:
    return "".join(word.key for word in words if word.key not in FUNCTION)


def _respelt(left: Sequence[Word], right: Sequence[Word]) -> bool:
    from rapidfuzz import fuzz

    ours, theirs = "".join(w.key for w in left), "".join(w.key for w in right)
    return ours == theirs or (ours[:1] == theirs[:1] and fuzz.ratio(ours, theirs) >= RESPELT)


def _weighs(words: Sequence[Word]) -> bool:
    return bool(figures(words) or names(words) or any(word.negates for word in words))


def _alone(
    text: str, used: Sequence[Span], known: frozenset[str], kind: ChangeKind
) -> Iterator[Sentence]:
    """The sentences of a text that the other does not have."""
    taken = sorted(used)
    for span in sentences(text):
        before = bisect_left(taken, Span(span.start + 1, 0)) - 1
        if before >= 0 and span.start < taken[before].end:
            continue
        whole = _whole(kind, text, span, span, text)
        row = words_of(text, span, known)
        change = Change(
            kind, whole.left, whole.right, whole.before, whole.after,
            any(word.quoted for word in row), _weighs(row),
        )  # fmt: skip
        yield Sentence(change.left, change.right, 0.0, (change,))


def _whole(kind: ChangeKind, left: str, a: Span, b: Span, right: str) -> Change:
    """A change of a whole sentence: moved, cut or added."""
    gone, come = kind is not ChangeKind.ADDED, kind is not ChangeKind.CUT
    return Change(
        kind,
        a if gone else None,
        b if come else None,
        left[a.start : a.end] if gone else "",
        right[b.start : b.end] if come else "",
    )


def _letters(
    left: str, right: str, one: Aligned, altered: tuple[Sequence[Span], Sequence[Span]]
) -> Iterator[Change]:
    """Look-alike letters that stood in one text's sentence, one change for each side."""
    for text, span, places, flipped in (
        (left, one.left, altered[0], False),
        (right, one.right, altered[1], True),
    ):
        inside = [place for place in places if span.start <= place.start < span.end]
        if inside:
            over = Span(inside[0].start, inside[-1].end)
            words = text[over.start : over.end]
            yield (
                Change(ChangeKind.LETTERS, None, over, "", words)
                if flipped
                else Change(ChangeKind.LETTERS, over, None, words, "")
            )


def _in_order(starts: Sequence[int]) -> frozenset[int]:
    """The numbers of a longest row of sentences that kept their order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, start in enumerate(starts):
        at = bisect_left(tails, start)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [start]
        ends[at : at + 1] = [number]
    kept = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return frozenset(kept)


def _placed(found: Iterable[Sentence]) -> list[Sentence]:
    """Sentences in the order of the right text, those cut after the one they followed."""
    listed = sorted(found, key=lambda one: one.left.start if one.left else -1)
    anchor, keyed = -1, []
    for one in listed:
        anchor = one.right.start if one.right else anchor
        keyed.append((anchor if one.left else (one.right or Span(0, 0)).start, one))
    return [one for _, one in sorted(keyed, key=lambda pair: pair[0])]


def _over(words: Sequence[Word], otherwise: int) -> Span:
    if not words:
        return Span(otherwise, otherwise)
    return Span(min(word.span.start for word in words), max(word.span.end for word in words))
