"""What people are called beside their names: "former prime minister", "the Democratic nominee"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.people.cuewords import FUNCTION, SPEECH, words_of
from reportedly.people.evidence import role_ending_at
from reportedly.people.gazetteer import gazetteer

if TYPE_CHECKING:
    from reportedly.page import Span
    from reportedly.people.mentions import Mention
    from reportedly.people.tokens import Tokens

LONGEST = 30
"""Tokens an apposition may run on; chosen by hand, so that an unclosed one ends."""

STOPS = frozenset({",", ".", ";", ":", "—", "–", "(", ")", "\n", "“", "”", '"', "!", "?"})
POSTMODIFIERS = words_of(
    "of for in at from to on with by who that which whose where and or as during under since "
    "about into against between behind"
)
NO_ROLE = POSTMODIFIERS | FUNCTION | SPEECH
STARTS = words_of("a an the his her its their one former then ex currently now also once")
KINDS = {
    "senator": ("lawmaker", "legislator", "politician"),
    "representative": ("lawmaker", "legislator", "congressman", "congresswoman", "politician"),
    "congressman": ("lawmaker", "legislator", "representative", "politician"),
    "congresswoman": ("lawmaker", "legislator", "representative", "politician"),
    "governor": ("politician", "executive"),
    "mp": ("lawmaker", "legislator", "politician"),
    "deputy": ("lawmaker", "legislator"),
    "nominee": ("candidate", "contender", "hopeful", "standard-bearer"),
    "candidate": ("nominee", "contender", "hopeful"),
    "hopeful": ("candidate", "contender"),
    "front-runner": ("candidate", "nominee", "contender", "frontrunner"),
    "spokesman": ("spokesperson", "aide"),
    "spokeswoman": ("spokesperson", "aide"),
    "spokesperson": ("spokesman", "spokeswoman", "aide"),
    "businessman": ("billionaire", "mogul", "tycoon", "magnate", "developer", "entrepreneur"),
    "mogul": ("billionaire", "businessman", "tycoon", "magnate", "developer"),
    "billionaire": ("mogul", "businessman", "tycoon", "magnate", "developer"),
    "developer": ("billionaire", "businessman", "mogul"),
    "attorney": ("lawyer", "counsel", "prosecutor"),
    "lawyer": ("attorney", "counsel"),
    "professor": ("academic", "scholar", "expert", "scientist"),
    "adviser": ("advisor", "aide"),
    "advisor": ("adviser", "aide"),
    "reporter": ("journalist", "correspondent"),
    "journalist": ("reporter", "correspondent"),
    "columnist": ("writer", "journalist", "commentator"),
    "author": ("writer",),
    "police": ("officer",),
    "chairman": ("chair", "leader", "chief", "head"),
    "chairwoman": ("chair", "leader", "head"),
    "president": ("leader",),
    "minister": ("leader", "politician"),
    "premier": ("leader",),
    "widow": ("wife",),
    "mother": ("mom", "woman"),
    "father": ("dad", "man"),
    "wife": ("woman",),
    "doctor": ("physician",),
    "general": ("commander", "officer"),
}
"""Role nouns and the nouns a reporter may go on with."""


OWNS = frozenset({"'s", "’s"})
UNDER = frozenset({"deputy", "assistant", "associate"})
"""Nouns that before another noun only tell its rank: a deputy water minister is no deputy."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role phrase: its span, its nouns (in lower case) and its other words."""

    span: Span
    nouns: tuple[str, ...]
    words: frozenset[str]


def widened(nouns: tuple[str, ...]) -> frozenset[str]:
    """The nouns that may stand for somebody called `nouns`."""
    return frozenset(nouns).union(*(KINDS.get(noun, ()) for noun in nouns))


def role_of(tokens: Tokens, first: int, last: int) -> Role | None:
    """The role phrase from token `first` to `last`; None where no role noun heads it."""
    lists = gazetteer()
    words = [word.lower() for word in tokens.words[first : last + 1]]
    head_end = next(
        (at for at, word in enumerate(words) if at and word in POSTMODIFIERS), len(words)
    )
    nouns = []
    for at, word in enumerate(words[:head_end]):
        noun = lists.abbreviations.get(word.strip("."), word.rpartition("-")[2] or word)
        known = noun if noun in lists.roles else word
        after = words[at + 1] if at + 1 < len(words) else ""
        below = known in UNDER and any(later in lists.roles for later in words[at + 1 : head_end])
        if known in lists.roles and not below and after not in lists.roles and after not in OWNS:
            nouns.append(known)
    if not nouns:
        return None
    plain = frozenset(word for word in words if word[0].isalpha())
    return Role(tokens.span(first, last), tuple(nouns), plain)


def roles_around(tokens: Tokens, mention: Mention) -> list[Role]:
    """The role phrases before and after a name."""
    found = []
    span, end = mention.role, mention.first - 1
    if span is None and end > 0 and tokens.words[end] == ",":
        end -= 1
        span = role_ending_at(tokens, end)  # "the ministry's spokesman, Tavo Quill,"
    if span is not None:
        first = end + 1
        while first > 0 and tokens.starts[first - 1] >= span.start:
            first -= 1
        before = role_of(tokens, first, end)
        if before is not None:
            found.append(before)
    after = apposition(tokens, mention.last + 1) or _predicate(tokens, mention.last + 1)
    if after is not None:
        found.append(after)
    return found


def body_nouns_around(tokens: Tokens, mention: Mention) -> frozenset[str]:
    """The nouns that introduce a body: "the utility Aquavod", "Aquavod, the state utility"."""
    words, known = tokens.words, gazetteer().body_nouns
    found = set()
    before = words[mention.first - 1] if mention.first else ""
    if before in known and tokens.sentence[mention.first - 1] == tokens.sentence[mention.first]:
        found.add(before)
    at = mention.last + 1
    apposed = words[at : at + 1] == [","] and words[at + 1 : at + 2] in (["the"], ["a"], ["an"])
    for word in words[at + 2 * apposed : at + 2 * apposed + BODY_REACH]:
        plain = word[0].isalpha() and word.islower()
        if not plain or word in NO_ROLE or word.endswith("ed"):
            break
        if word in known and (apposed or mention.kind == "organisation" or word in LED):
            found.add(word)
    return frozenset(found)


LED = frozenset({"movement", "party"})
"""Nouns that follow a body's own name; "the Kesh newspaper" is only one from Kesh."""

BODY_REACH = 4
"""Tokens from a body's name, or its apposition's article, to the noun; chosen by hand."""


def apposition(tokens: Tokens, at: int) -> Role | None:
    """The role phrase in ", the mayor of Kesh," right after a name."""
    words = tokens.words
    if at < len(words) - 1 and words[at] == "." and words[at + 1] == ",":
        at += 1  # "Jr.,"
    if at >= len(words) - 2 or words[at] not in (",", "—", "–", "("):
        return None
    at += 1
    if words[at].isdigit() and words[at + 1] == ",":
        at += 2
    return _phrase(tokens, at)


def _predicate(tokens: Tokens, at: int) -> Role | None:
    """The role phrase in "is a former mayor of Kesh" right after a name."""
    words = tokens.words
    if at >= len(words) - 2 or words[at] not in ("is", "was", "became", "remains"):
        return None
    if words[at + 1] not in ("a", "an", "the"):
        return None
    return _phrase(tokens, at + 1)


def _phrase(tokens: Tokens, first: int) -> Role | None:
    """The role phrase that starts at `first` and runs to the next comma or stop."""
    words = tokens.words
    if first >= len(words):
        return None
    opener = words[first].lower()
    lists = gazetteer()
    if opener not in STARTS and opener not in lists.roles and not words[first][0].isupper():
        return None
    last = first
    while last + 1 < len(words) and last - first < LONGEST and words[last + 1] not in STOPS:
        last += 1
    if words[first].lower() in ("a", "an", "the") and last > first:
        first += 1
    role = role_of(tokens, first, last)
    if role is None:
        return None
    verbs = {"said", "says", "told", "was", "is", "has", "had", "were", "will", "would"}
    head = next((at for at in range(first, last + 1) if words[at].lower() in POSTMODIFIERS), last)
    return None if verbs & {word.lower() for word in words[first : head + 1]} else role
