"""Which words of a statement tell what its matter does now, and what its source says he will do.

The status of a matter is read off a statement's first sentence: a long quotation speaks of much
else further on, and what hangs on an "if" is no account of what is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.matters.negation import AUXILIARIES, NEGATORS
from reportedly.matters.words import sentences
from reportedly.statement import Act, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.matters.words import Token

OPENING = 9
"""Words in which a statement's subject and its verb stand ("if elected, she would"): read off the
development part of the annotated roles, as are the lists here."""

CONDITIONS = frozenset({"if", "unless", "whether", "had", "were"})
"""Words that open a condition; "had" and "were" only as a statement's first word."""

SUBJECTS = frozenset({"he", "she", "they", "we", "i", "it"})
FUTURE = frozenset({"will", "would", "he'd", "she'd", "they'd", "i'll", "we'll", "he'll", "she'll",
                    "they'll", "it'll", "won't", "wouldn't"})  # fmt: skip
BE_FORMS = frozenset({"is", "are", "was", "were", "i'm", "we're"})
PAST_OR_MANNER = frozenset({"have", "want", "keep", "continue", "remain", "be", "like", "rather",
                            "love", "say", "never", "think", "mean", "amount", "seem"})  # fmt: skip
"""Words behind "would" that make it no plan: "would have been", "would like", "would mean"."""

RELATIVES = frozenset({"who", "which", "whose", "way", "what", "where", "how", "why"})
NOT_AN_END = frozenset({"up", "and"})
"""Behind "ended" or "over" these make it no end: "ended up", "over and over"."""

MANNER = frozenset({"with", "as", "of"})
"""Behind "began" or "start" these tell how a thing opened, not that it goes on since."""

SPEAKING = frozenset({Act.SAYS, Act.ANNOUNCES, Act.PROMISES, Act.ORDERS})


def main_words(text: str, parts: Sequence[Token]) -> frozenset[int]:
    """The starts of the words in a statement's first sentence that hang on no condition."""
    found: set[int] = set()
    start = parts[0].span.start if parts else 0
    first = next(iter(sentences(text[start : parts[-1].span.end])), None) if parts else None
    for number, part in enumerate(parts):
        if first is not None and part.span.start - start >= first.end:
            break
        opens = number == 0 or part.lower not in {"had", "were"}
        if part.lower in CONDITIONS and opens:
            break
        found.add(part.span.start)
    return frozenset(found)


def tells_course(parts: Sequence[Token], at: int, value: Status) -> bool:
    """Whether the word of course at a place tells the matter's own course.

    Not in "ended up", "over and over", "began with a song", "put it in place", "a way to stop", nor
    where the clause is another's subject: "[saying] it is over does not end it".
    """
    lower = parts[at].lower
    before = parts[at - 1].lower if at else ""
    after = parts[at + 1].lower if at + 1 < len(parts) else ""
    if value is Status.ENDED:
        return after not in NOT_AN_END | AUXILIARIES and before not in {"to", "and"}
    if value is Status.PLANNED:
        return lower not in {"considered", "intended"}  # "is considered a foe", "meant for"
    if value is Status.BEGUN:
        return after not in MANNER and before != "what"
    near = {part.lower for part in parts[max(0, at - 6) : at]}
    return not (lower == "in" and near & {"put", "puts", "putting"})


def own_future(
    parts: Sequence[Token], act: Act | None, source: frozenset[str]
) -> tuple[tuple[Token, ...], bool] | None:
    """The words by which a source tells what he will do, and whether he says he will not.

    "She would rebuild the pier", "the party is going to sue": the subject is a pronoun or a word
    of the source, and stands in the opening.
    """
    if act not in SPEAKING:
        return None
    for number, part in enumerate(parts[:OPENING]):
        if part.lower in RELATIVES:
            return None
        before = parts[number - 1] if number else None
        after = [p.lower for p in parts[number + 1 : number + 4]]
        if number > 2 and not CONDITIONS & {p.lower for p in parts[:2]}:
            return None
        joined = "'" in part.lower and not part.lower.endswith("n't")
        meant = joined or (before is not None and _is_source(before, source))
        if part.lower in FUTURE and meant:
            if not after or after[0] in PAST_OR_MANNER or _is_past(after):
                return None
            return (part,), part.lower.endswith("n't") or after[0] in NEGATORS
        going = part.lower in BE_FORMS and after[:2] == ["going", "to"]
        if going and meant:
            return (part, *parts[number + 1 : number + 3]), False
    return None


def _is_source(part: Token, source: frozenset[str]) -> bool:
    return part.lower in SUBJECTS or (part.text[0].isupper() and part.key in source)


def _is_past(after: Sequence[str]) -> bool:
    return "have" in after[:2] or "been" in after


def opens_progressive(parts: Sequence[Token], at: int) -> bool:
    """Whether "is building" is the verb of a statement's own clause, near its opening.

    The past ("was building") as often tells of what is over.
    """
    if parts[at].lower in {"was", "were"} or at >= OPENING:
        return False
    return not RELATIVES & {part.lower for part in parts[:at]}
