"""Relations between the statements of a page: which pairs are compared, and what is shown."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportedly.matters.closeness import about
from reportedly.matters.compare import ALIKE, COMMON, Finding, common, compare
from reportedly.matters.grouping import BESIDE, NEW
from reportedly.matters.negation import NEGATORS
from reportedly.matters.opposable import may_stand
from reportedly.matters.stance import is_clause
from reportedly.matters.status import SURE_STATUS
from reportedly.matters.tellings import Agreement, repeat, tellings
from reportedly.statement import Act, Relation, RelationKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from reportedly.matters.account import Account
    from reportedly.matters.grouping import Group
    from reportedly.offsets import Span

SHOWN = frozenset(
    {
        RelationKind.SAME,
        RelationKind.AGREE,
        RelationKind.CONFLICT,
        RelationKind.UNDERCUT,
        RelationKind.TENSION,
    }
)
ALIKE_UNGROUPED = 0.6
"""Share of common words for two statements outside any matter to be compared at all; stricter
than within a matter, where the event is shared already. Own judgement, not fitted."""

COMMONEST = 30
"""A word in more statements of a page than this brings no pair together; bounds the work."""

SHORT = 30
"""Words of one sentence, give or take; news has 25 (own judgement)."""

MOST_BEFORE = 120
"""Tellings of one family before it that one is compared with, nearest first: bounds the work on a
page that varies one sentence. The longest of 75 articles of PolNeAR train has 66 statements."""

MOST_PAIRS = 20_000
"""Pairs compared on one page, nearest first: half a second, one core. 200 statements of one
matter, three times the longest of those articles, make that many."""

ALIKE_KINDS = frozenset({RelationKind.SAME, RelationKind.AGREE})

NOT_YET_TOLD = frozenset({Status.PLANNED, Status.ONGOING})
"""Courses that many things of one matter may have at once: they alone make no telling again."""

ENDING_TALK = frozenset({Status.ENDED})


def relate(accounts: Sequence[Account], groups: Sequence[Group]) -> tuple[Relation, ...]:
    """The relations worth showing, in the order of the page.

    Repeats are joined to the first of them, and what agrees to a few before it; what stands
    between two first tellings holds for their repeats.
    """
    home = {member: number for number, one in enumerate(groups) for member in one.members}
    told = tellings(accounts, home)
    place = {one.id: number for number, one in enumerate(accounts)}
    found = [_relation(one[0], again, repeat(one[0], again)) for one in told for again in one[1:]]
    agreement = Agreement()
    for a, b in _pairs([one[0] for one in told], home, groups):
        finding = _pair(a, b, home, groups)
        if finding is None or finding.kind not in SHOWN or not may_stand(a, b, finding):
            continue
        if finding.kind not in ALIKE_KINDS or agreement.adds(a, b):
            found.append(_relation(a, b, finding))
    return tuple(sorted(found, key=lambda one: sorted((place[one.a], place[one.b]))))


def _relation(a: Account, b: Account, finding: Finding) -> Relation:
    """A finding as a record; an undercut runs from the denier's target to the denier."""
    first, second = (b, a) if finding.reverse else (a, b)
    spans = finding.spans or (*first.statement.content.spans, *second.statement.content.spans)
    return Relation(finding.kind, first.id, second.id, finding.reason, finding.confidence, spans)


def _pairs(
    accounts: Sequence[Account], home: Mapping[str, int], groups: Sequence[Group]
) -> Iterator[tuple[Account, Account]]:
    """Pairs that can have anything to do with each other, in the order of the page.

    They are of one family of events, told in one sentence, nested, or outside all matters with a
    word in common that not too many share: work grows with these, not with all pairs.
    """
    place = {one.id: number for number, one in enumerate(accounts)}
    found = {
        (place[one.statement.parent], number)
        for number, one in enumerate(accounts)
        if one.statement.parent in place
    }
    for name, numbers in _buckets(accounts, home, groups).items():
        if isinstance(name, str) and len(numbers) > COMMONEST:
            continue
        for at, second in enumerate(numbers):
            found |= {(first, second) for first in numbers[max(0, at - MOST_BEFORE) : at]}
    near = found
    if len(found) > MOST_PAIRS:
        near = set(sorted(found, key=lambda pair: (pair[1] - pair[0], pair[0]))[:MOST_PAIRS])
    for one, other in sorted(near):
        yield accounts[one], accounts[other]


def _buckets(
    accounts: Sequence[Account], home: Mapping[str, int], groups: Sequence[Group]
) -> Mapping[object, list[int]]:
    """Numbers of accounts by sentence, by family of events, by word for those without a matter."""
    found: dict[object, list[int]] = defaultdict(list)
    for number, one in enumerate(accounts):
        group = home.get(one.id)
        found[one.sentence].append(number)
        if group is not None:
            found["family", groups[group].family].append(number)
        else:
            for key in one.keys:
                found[key].append(number)
    return found


def _pair(
    a: Account, b: Account, home: Mapping[str, int], groups: Sequence[Group]
) -> Finding | None:
    ours, theirs = home.get(a.id), home.get(b.id)
    if b.statement.parent == a.id or a.statement.parent == b.id:
        return _nested(a, b)
    if ours is not None and ours == theirs:
        return same_matter(a, b, groups[ours].words)
    if ours is not None and theirs is not None and groups[ours].family == groups[theirs].family:
        return _neighbours(a, b, groups[ours], groups[theirs])
    if _one_breath(a, b):
        return Finding(RelationKind.AGREE, "one speaker on one occasion", 0.6, in_one_breath=True)
    if ours is None and theirs is None and common(a, b) >= ALIKE_UNGROUPED:
        return compare(a, b, on_page=frozenset())
    return None


def _nested(a: Account, b: Account) -> Finding | None:
    """A statement told inside another: the outer one may take its force."""
    outer, reverse = (a, True) if b.statement.parent == a.id else (b, False)
    inner = b if outer is a else a
    if outer.force is None and not _rejects(outer):
        return None
    if outer.force is not None and _inside(outer.force.spans[0], inner):
        return None  # the words are the inner one's own
    return _undercut(outer, reverse=reverse)


def _inside(words: Span, one: Account) -> bool:
    return any(span.start <= words.start < span.end for span in one.statement.content.spans)


def same_matter(a: Account, b: Account, event: AbstractSet[str]) -> Finding | None:
    """How two statements of one matter stand to each other; `event`: the words it is told by."""
    for target, denier, reverse in ((a, b, False), (b, a, True)):
        if _rejects(denier) and not _rejects(target):
            speaker = denier.statement.speaker
            if speaker is not None and speaker == target.statement.speaker:
                return None
            ended = target.status is not None and target.status.value in ENDING_TALK
            ended = ended and _speaks_of_it(denier, event)
            return _undercut(denier, reverse=reverse) if ended else None
    if _one_breath(a, b):
        return Finding(RelationKind.AGREE, "one speaker on one occasion", 0.6, in_one_breath=True)
    return _told_again(a, b, event) or compare(a, b, one_matter=True, on_page=event)


def _undercut(denier: Account, *, reverse: bool) -> Finding:
    spans = denier.force.spans if denier.force else (denier.act.spans if denier.act else ())
    words = f" (“{denier.force.words}”)" if denier.force else ""
    reason = f"denies the legal force of the other{words}, not that it was said"
    return Finding(RelationKind.UNDERCUT, reason, 0.8, spans, reverse)


def _speaks_of_it(denier: Account, event: AbstractSet[str]) -> bool:
    """Whether a denial of force is short, or stands near the event: long ones speak of much."""
    if denier.force is None or len(denier.parts) <= SHORT:
        return True
    return any(part.key in event for part in denier.parts) and about(
        denier.force.spans[0], denier, event
    )


def _rejects(one: Account) -> bool:
    """Whether a statement denies legal force; worth as evidence is another thing."""
    by_law = one.force is not None and one.force.ground == "law"
    return by_law or (one.act is not None and one.act.value is Act.REJECTS_STANDING)


def _told_again(a: Account, b: Account, event: AbstractSet[str]) -> Finding | None:
    """One demand, accusation or announcement told twice: same kind of act, same status."""
    if a.act is None or b.act is None or a.status is None or b.status is None:
        return None
    if bool(a.heads) != bool(b.heads):
        return None
    if not all(about(x.status.spans[0], x, event) for x in (a, b) if x.status and x.status.spans):
        return None
    if a.status.value is not b.status.value:
        return _begun_and_running(a, b)
    if a.status.value in NOT_YET_TOLD and common(a, b) < ALIKE:
        return None
    if min(a.status.confidence, b.status.confidence) < SURE_STATUS and common(a, b) < COMMON:
        return None
    one = a.statement.speaker is not None and a.statement.speaker == b.statement.speaker
    kind = RelationKind.SAME if one and a.act.value is b.act.value else RelationKind.AGREE
    spans = (*a.status.spans, *b.status.spans)
    reason = f"both give the matter as {a.status.value}"
    return Finding(kind, reason, 0.7, spans, by_status=True)


def _begun_and_running(a: Account, b: Account) -> Finding | None:
    """One says it has begun, one that it goes on, in the same place: the two agree."""
    assert a.status is not None
    assert b.status is not None
    if {a.status.value, b.status.value} != {Status.BEGUN, Status.ONGOING}:
        return None
    if not a.names & b.names:
        return None
    spans = (*a.status.spans, *b.status.spans)
    reason = "begun by the one, going on by the other"
    return Finding(RelationKind.AGREE, reason, 0.6, spans, by_status=True)


def _neighbours(a: Account, b: Account, ours: Group, theirs: Group) -> Finding | None:
    """Between a matter and its neighbour only an end and a going on, or a denial, are shown."""
    if ours.places and theirs.places and not ours.places & theirs.places:
        return None
    found = compare(a, b, one_matter=True, on_page=ours.words | theirs.words)
    if found is None or found.kind not in {RelationKind.CONFLICT, RelationKind.TENSION}:
        return None
    if _called_new(a, ours) and not theirs.kinds & BESIDE:
        return None  # that one is over or denied, and another begun, leaves room for both
    if _called_new(b, theirs) and not ours.kinds & BESIDE:
        return None
    if found.kind is RelationKind.CONFLICT and (_called_new(a, ours) or _called_new(b, theirs)):
        return None
    statuses = {x.status.value for x in (a, b) if x.status}
    if not statuses & {Status.ENDED, Status.DENIED} or len(statuses) < 2:
        return None
    reason = f"{found.reason}; of neighbouring matters, the one perhaps part of the other"
    return Finding(found.kind, reason, min(found.confidence, 0.6), found.spans)


def _called_new(one: Account, matter: Group) -> bool:
    """Whether a statement speaks of its matter as a new or second event."""
    mention = matter.own.get(one.id)
    return mention is not None and NEW in mention.kinds


def _one_breath(a: Account, b: Account) -> bool:
    """Whether one speaker says both in one sentence, the second in a clause with "who"."""
    if a.statement.speaker is None or a.sentence != b.sentence:
        return False
    sources = [x.statement.source.text.lower() if x.statement.source else "" for x in (a, b)]
    relative = any(source.split()[-1:] == ["who"] for source in sources)
    cues = [x.statement.cue.text.lower().split() if x.statement.cue else [] for x in (a, b)]
    denied = any(word in NEGATORS or word.endswith("n't") for cue in cues for word in cue)
    relative = relative and not denied and is_clause(a.parts) and is_clause(b.parts)
    return relative and a.statement.speaker == b.statement.speaker
