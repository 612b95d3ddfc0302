"""Whether two statements of one page may be set against each other at all.

Words alone oppose more than people do: a page repeats one voice, cuts one sentence twice, and lets
two people speak of themselves. No opposition is better than a wrong one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.matters.stance import claims
from reportedly.statement import RelationKind

if TYPE_CHECKING:
    from reportedly.matters.account import Account
    from reportedly.matters.compare import Finding

FIRST_PERSON = frozenset({"i", "i'm", "i've", "i'd", "i'll", "my", "me", "myself"})
THINKING = frozenset({"think", "believe", "guess", "know", "feel", "mean", "suppose"})
"""Behind "I" these lead in what is thought of somebody or something else."""

PERSONS = frozenset({"he", "she", "they"})
"""Who is meant is known only where the page was read for it, and contents are not."""

OPPOSING = frozenset({RelationKind.CONFLICT, RelationKind.TENSION, RelationKind.UNDERCUT})


def may_stand(a: Account, b: Account, finding: Finding, *, one_page: bool = True) -> bool:
    """Whether what was found between two statements, of one page or of two, may be shown."""
    if finding.kind not in OPPOSING:
        return finding.kind is RelationKind.SAME or _may_agree(a, b, finding)
    if not (claims(a) and claims(b)):
        return False
    if b.statement.parent == a.id or a.statement.parent == b.id:
        return True
    if one_voice(a, b) or (one_page and overlap(a, b)):
        return False
    return finding.kind is RelationKind.UNDERCUT or not of_themselves(a, b)


def _may_agree(a: Account, b: Account, finding: Finding) -> bool:
    """Whether two voices speak of one thing: no stances, no two people, not each of himself."""
    if not finding.by_status and not (claims(a) and claims(b)):
        return False
    if a.names - b.names and b.names - a.names and not finding.in_one_breath:
        return finding.by_status and bool(a.names & b.names)
    return not of_themselves(a, b) or finding.in_one_breath


def one_voice(a: Account, b: Account) -> bool:
    """Whether one speaker says both, by id or by the words of the source."""
    if a.statement.speaker is not None and a.statement.speaker == b.statement.speaker:
        return True
    named = [_capitals(one) for one in (a, b)]
    return all(named) and (named[0] <= named[1] or named[1] <= named[0])


def _capitals(one: Account) -> frozenset[str]:
    """The capitalised words of a source."""
    source = one.statement.source.text if one.statement.source else ""
    words = (word.strip(".,;:“”\"'’") for word in source.replace("’s", "").split())
    return frozenset(word for word in words if word[:1].isupper() and len(word) > 1)


def overlap(a: Account, b: Account) -> bool:
    """Whether the contents share words of the page."""
    return any(
        ours.start < theirs.end and theirs.start < ours.end
        for ours in a.statement.content.spans
        for theirs in b.statement.content.spans
    )


def of_themselves(a: Account, b: Account) -> bool:
    """Whether "I" or "he" does what is said and the other statement does not name him."""
    for ours, theirs in ((a, b), (b, a)):
        first = any(
            part.lower in FIRST_PERSON and after.lower not in THINKING
            for part, after in pairwise(ours.parts)
        )
        opens = any(part.lower in PERSONS for part in ours.parts[:2])
        if (first or opens) and not ours.source_keys & theirs.keys:
            return True
    return False
