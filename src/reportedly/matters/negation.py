"""Which words of a clause are negated, and which speak of what is not, or not yet, a fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.matters.lexicon import word_set
from reportedly.matters.words import STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.matters.words import Token

NEGATORS = word_set("negators")
MAY_NEGATE = NEGATORS | {"yet", "no"}
NOMINAL = frozenset({"no", "none", "nobody", "nothing", "neither", "nor", "without"})
"""Negators that deny a thing rather than a doing: "no bread", "without power"."""

PAIRED = frozenset({"neither", "nor"})
"""Of these the words right behind are who did not do it, not what was not done."""

NOT_NEGATING = frozenset(
    {("not", "all"), ("not", "every"), ("not", "always"), ("not", "necessarily"),
     ("no", "longer"), ("not", "only"), ("no", "matter"), ("no", "more"), ("no", "less"),
     ("no", "fewer"), ("no", "doubt"), ("not", "just"), ("no", "one")}
)  # fmt: skip
SCOPE = 9
"""Words a negation reaches at most; the longest needed in the own pairs of
training/annotations/conflict-own.jsonl."""

SCOPE_END = re.compile(r"[,;:–—]|\b(?:but|although|though|while|because|since|until|unless)\b")
MODAL_END = re.compile(r"[,;:–—]|\b(?:and|but|although|though|while)\b")

AUXILIARIES = word_set("auxiliaries")
MODALS = word_set("modals")
TOWARDS = word_set("towards")
"""Words that, with "to" after them, put what follows in the future or in a wish."""

ASIDE = word_set("aside")
PERSISTENT = word_set("persistent")
SOME = frozenset({"some", "several", "few", "many", "most", "part", "partly", "certain"})


BIDDEN = frozenset(
    {"ordered", "told", "asked", "urged", "invited", "forced", "advised", "want", "wants", "wanted",
     "wish", "hope", "like", "expect", "expected", "need", "needs"}
)  # fmt: skip
"""Verbs whose denial leaves open whether what follows them was or is done: "not ordered to leave",
"don't want to see"."""


@dataclass(frozen=True, slots=True)
class Negation:
    """One negation: the numbers of the words it reaches, and of those it denies outright."""

    reach: frozenset[int]
    heads: frozenset[int]


def negations(text: str, parts: Sequence[Token]) -> tuple[Negation, ...]:
    """All negations among these words."""
    found = []
    for number, part in enumerate(parts):
        may = part.lower in MAY_NEGATE or part.lower.endswith("n't")
        if may and _negates(parts, number):
            reach = _reach(text, parts, number)
            found.append(Negation(frozenset(reach), _heads(parts, number, reach)))
    return tuple(found)


def hidden(parts: Sequence[Token], found: Sequence[Negation], *, flipped: bool) -> frozenset[int]:
    """The words under an odd count of negations; `flipped`: the content of a denial."""
    counts = [int(flipped)] * len(parts)
    for negation in found:
        for number in negation.reach:
            counts[number] += 1
    return frozenset(number for number, count in enumerate(counts) if count % 2)


def negated(text: str, parts: Sequence[Token]) -> frozenset[int]:
    """The numbers of the words in the reach of an odd count of negations."""
    return hidden(parts, negations(text, parts), flipped=False)


def unreal(text: str, parts: Sequence[Token]) -> frozenset[int]:
    """The numbers of the words that a modal, a plan or a condition keeps from being facts."""
    found: set[int] = set()
    for number, token in enumerate(parts):
        after = parts[number + 1].lower if number + 1 < len(parts) else ""
        modal = token.lower in MODALS and token.text[0].islower()
        if not modal and not (token.lower in TOWARDS and after == "to"):
            continue
        at = token.span.end
        for later in range(number + 1, len(parts)):
            if MODAL_END.search(text, at, parts[later].span.start):
                break
            found.add(later)
            at = parts[later].span.start
    return frozenset(found)


def _negates(parts: Sequence[Token], number: int) -> bool:
    lower = parts[number].lower
    if lower.endswith("n't"):
        return True
    after = parts[number + 1].lower if number + 1 < len(parts) else ""
    if lower == "yet":
        return after == "to"
    if (lower, after) == ("no", "one"):
        return True
    if lower in {"failed", "fails", "fail"} and after != "to":
        return False  # "a failed country"
    second = parts[number + 2].lower if number + 2 < len(parts) else ""
    if (lower, after, second) == ("not", "so", "much"):
        return False
    return lower in NEGATORS and (lower, after) not in NOT_NEGATING


def _is_contrast(parts: Sequence[Token], number: int) -> bool:
    """Whether a "not" behind a comma or dash sets one thing beside another: "in Voll, not Sarn"."""
    if parts[number].lower != "not" or not number:
        return False
    before = parts[number - 1]
    return parts[number].span.start - before.span.end > 1 and before.lower not in AUXILIARIES


def _reach(text: str, parts: Sequence[Token], number: int) -> list[int]:
    reach = []
    for later in range(number + 1, min(number + 1 + SCOPE, len(parts))):
        if SCOPE_END.search(text, parts[number].span.end, parts[later].span.start):
            break
        reach.append(later)
    return reach


def _first_helpers(parts: Sequence[Token], reach: Sequence[int]) -> list[int]:
    """The first auxiliaries behind a negation, those of a later clause left out."""
    found: list[int] = []
    for number in reach:
        if parts[number].lower in AUXILIARIES:
            found.append(number)
        elif found and parts[number].lower not in ASIDE:
            break
    return found


def _heads(parts: Sequence[Token], number: int, reach: Sequence[int]) -> frozenset[int]:
    """The denied doing: the first full word, or after "no" the word behind the auxiliary."""
    full = [n for n in reach if parts[n].lower not in STOP and parts[n].lower not in ASIDE]
    chosen = full[:1]
    if parts[number].lower in NOMINAL:
        helpers = _first_helpers(parts, reach)
        behind = [n for n in full if helpers and n > helpers[-1]][:1]
        chosen = behind if parts[number].lower in PAIRED else behind or chosen
    if chosen and _is_contrast(parts, number):
        return frozenset()  # "in Voll, not Sarn"
    if chosen and any(part.lower in BIDDEN for part in parts[number + 1 : chosen[0]]):
        return frozenset()  # "nobody was told to leave"
    return frozenset(chosen)
