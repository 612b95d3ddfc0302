"""What statements of one page speak of: the event they share, its kind and its place.

A statement's event is the word of an event family (data/events.txt) in its content that most
statements of the page share; without one, a thing or paper that two statements share. Within a
family, kinds ("covert", "partial"), "new", "second" and places part one matter from its
neighbours; a plain mention ("the strike") joins the matter most spoken of.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from reportedly.matters.force import SPEECH
from reportedly.matters.lexicon import lines, word_set
from reportedly.matters.status import ATTRIBUTIVE
from reportedly.matters.words import (
    NAMELESS,
    STOP,
    Token,
    doer,
    event_names,
    irregular,
    nominal,
    stem,
    tokens,
)
from reportedly.statement import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportedly.matters.account import Account

BEFORE_NOUN = 3
"""Words before an event's noun that may tell its kind ("the new covert local mobilization")."""

PLACING = frozenset({"in", "at", "on", "near", "inside", "across", "around"})
NEW = "new"
DEMONYM = ("an", "ese", "ish")
"""Endings of adjectives made from places, the commonest ("on Tessinian society")."""

DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "any", "no", "of"}
)
NO_EVENTS = word_set("no_events")
"""Words with the form of a noun of doing that name no event of their own ("government")."""

LOOK_BACK = 4
"""Statements back in which the words whose force is denied are looked for (own judgement)."""

PLACE_REACH = 8
"""Words after the event's noun in which its place is looked for: one clause (own judgement)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An event as one statement words it: family, kinds and place, the noun itself, its words."""

    family: str
    kinds: frozenset[str]
    place: str | None
    token: Token
    before: tuple[str, ...]


@dataclass(slots=True)
class Group:
    """Statements of one matter while they are being gathered."""

    family: str
    kinds: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    own: dict[str, Mention] = field(default_factory=dict)


@cache
def kinds_of() -> dict[str, str]:
    """Each word that tells a kind of event, and that kind."""
    table = {}
    for line in lines("kinds.txt"):
        kind, _, rest = line.partition(":")
        table.update({word.strip(): kind for word in rest.split(",")})
    return table


def group(text: str, accounts: Sequence[Account]) -> list[Group]:
    """The matters of a page, each with its statements, in the order of their first statement."""
    heads = _heads(text, accounts)
    groups: list[Group] = []
    by_family: dict[str, list[tuple[Account, Mention]]] = {}
    for one in accounts:
        mention = heads.get(one.id)
        if mention is not None:
            by_family.setdefault(mention.family, []).append((one, mention))
    for name, members in by_family.items():
        groups += _parted(name, members)
    place = {one.id: number for number, one in enumerate(accounts)}
    events = event_names()
    told = Counter(one.family for one in groups for _ in one.members)
    groups = [one for one in groups if one.family in events or told[one.family] > 1]
    _take_in_denials(accounts, groups)
    status = {one.id for one in accounts if one.status is not None}
    groups = [one for one in groups if len(one.members) > 1 or one.members[0] in status]
    for found in groups:
        found.members.sort(key=place.__getitem__)
    return sorted(groups, key=lambda found: place[found.members[0]])


def _take_in_denials(accounts: Sequence[Account], groups: Sequence[Group]) -> None:
    """Put a denial of force that names no event to the matter of the words it denies.

    Words called no law without saying which are those of the one matter that is declared over;
    else the words before them that share their source or their content.
    """
    home = {member: one for one in groups for member in one.members}
    over = {one.id for one in accounts if one.status and one.status.value is Status.ENDED}
    ended = [one for one in groups if over & set(one.members)]
    for number, one in enumerate(accounts):
        if one.id in home or one.force is None:
            continue
        spoken_of = any(part.lower in SPEECH for part in one.parts)
        if _no_law(one) and spoken_of and len(ended) == 1:
            ended[0].members.append(one.id)
            continue
        for earlier in reversed(accounts[max(0, number - LOOK_BACK) : number]):
            if earlier.id in home and (earlier.source_keys | earlier.keys) & one.keys:
                home[earlier.id].members.append(one.id)
                break


def _no_law(one: Account) -> bool:
    return one.force is not None and one.force.ground == "law"


def near(groups: Sequence[Group], one: Group) -> list[Group]:
    """The other matters of the same family of events."""
    return [other for other in groups if other is not one and other.family == one.family]


def _heads(text: str, accounts: Sequence[Account]) -> dict[str, Mention]:
    """Each statement's event: the family most statements share, things only where shared."""
    events, own = event_names(), {one.id: _mentions(text, one) for one in accounts}
    counts = Counter(name for found in own.values() for name in {m.family for m in found})
    heads = {}
    for one in accounts:
        found = [m for m in own[one.id] if m.family in events]
        if not found and not _no_law(one):
            found = [m for m in own[one.id] if counts[m.family] > 1]
        if found:
            heads[one.id] = max(found, key=lambda m: (counts[m.family], -m.token.span.start))
    return heads


def _mentions(text: str, one: Account) -> list[Mention]:
    """The events and things a statement's content names; of its cue and sentence if none."""
    found = list(_in(text, one.parts))
    if found:
        return found
    cue = one.statement.cue
    spans = cue.spans if cue else ()
    return [m for span in spans for m in _in(text, tokens(text, span.start, span.end))]


def _in(text: str, parts: Sequence[Token]) -> Iterable[Mention]:
    for number, token in enumerate(parts):
        name = token.family or (stem(token.lower) if _names_doing(parts, number) else None)
        if name is None or token.lower in STOP or doer(token.lower):
            continue
        before = tuple(part.lower for part in parts[max(0, number - BEFORE_NOUN) : number])
        if number < BEFORE_NOUN and not before:
            before = _words_before(text, token)
        kinds = frozenset(kinds_of()[word] for word in before if word in kinds_of())
        yield Mention(name, kinds, _place(parts, number), token, before)


def _names_doing(parts: Sequence[Token], number: int) -> bool:
    """Whether a word outside all families is a noun made from a verb, and used as a noun."""
    lower = parts[number].lower
    if not nominal(lower) or lower in NO_EVENTS:
        return False
    before = parts[number - 1].lower if number else ""
    return not lower.endswith("ing") or before in DETERMINERS | kinds_of().keys() | ATTRIBUTIVE


def _words_before(text: str, token: Token) -> tuple[str, ...]:
    start = max(0, token.span.start - 30)
    return tuple(part.lower for part in tokens(text, start, token.span.start)[-BEFORE_NOUN:])


def _place(parts: Sequence[Token], number: int) -> str | None:
    """The name right behind a word of place soon after the event ("in Tessin")."""
    for later in range(number + 1, min(number + PLACE_REACH, len(parts) - 1)):
        if parts[later].lower in PLACING:
            behind = parts[later + 1 : later + 3]
            if behind[0].lower == "the":
                behind = behind[1:]
            if behind and _is_place(parts, behind[0]):
                return behind[0].text
    return None


def _is_place(parts: Sequence[Token], token: Token) -> bool:
    """Whether a word is a name and does not merely qualify a noun ("on Tessin society")."""
    if not token.text[0].isupper() or token.lower in NAMELESS:
        return False
    if not token.lower.endswith(DEMONYM):
        return True
    after = next((p for p in parts if p.span.start == token.span.end + 1), None)
    return after is None or after.text[0].isupper() or after.lower in STOP


def _parted(name: str, members: Sequence[tuple[Account, Mention]]) -> list[Group]:
    """The matters of one family: marked mentions by kind or place, plain ones with the main."""
    groups: list[Group] = []
    for one, mention in members:
        if mention.kinds or mention.place:
            _join(groups, name, one, mention)
    plain = [(one, mention) for one, mention in members if not (mention.kinds or mention.place)]
    if plain:
        main = _main(groups, name)
        for one, mention in plain:
            _add(main, one, mention)
        if main not in groups:
            groups.append(main)
    return groups


def _join(groups: list[Group], name: str, one: Account, mention: Mention) -> None:
    """Put a marked mention to the groups that share its kind or place; they become one."""
    fits = [g for g in groups if g.kinds & mention.kinds or mention.place in g.places]
    fits = [g for g in fits if not _elsewhere(g, mention)]
    target = fits[0] if fits else Group(name)
    for other in fits[1:]:
        target.kinds |= other.kinds
        target.places |= other.places
        target.mentions += other.mentions
        target.members += other.members
        target.own |= other.own
        groups.remove(other)
    if not fits:
        groups.append(target)
    _add(target, one, mention)


def _elsewhere(one: Group, mention: Mention) -> bool:
    """Whether a mention names another place than the group does."""
    return bool(one.places and mention.place and mention.place not in one.places)


def _main(groups: Sequence[Group], name: str) -> Group:
    """The matter a plain mention means: the most spoken of that is not called a new one."""
    old = [one for one in groups if NEW not in one.kinds and "covert" not in one.kinds]
    return max(old, key=lambda one: len(one.members)) if old else Group(name)


def _add(target: Group, one: Account, mention: Mention) -> None:
    target.kinds |= mention.kinds
    if mention.place:
        target.places.add(mention.place)
    target.mentions.append(mention)
    target.members.append(one.id)
    target.own[one.id] = mention


def name_of(one: Group) -> str:
    """A readable name for a matter, in the page's words ("the partial mobilization in Tessin")."""
    nouns = Counter(m.token.lower for m in one.mentions if _is_noun(m))
    noun = nouns.most_common(1)[0][0] if nouns else one.family
    marks = [kind for kind in _by_count(_kind_words(one)) if kind]
    placed = Counter(m.place for m in one.mentions if m.place)
    where = f" in {placed.most_common(1)[0][0]}" if placed else ""
    article = "" if NEW in one.kinds or (not marks and not where and not nouns) else "the "
    mark = f"{marks[0]} " if marks else ""
    return f"{article}{mark}{noun}{where}"


def _kind_words(one: Group) -> list[str]:
    table: Mapping[str, str] = kinds_of()
    return [word for m in one.mentions for word in m.before if word in table]


def _by_count(words: Sequence[str]) -> list[str]:
    return [word for word, _ in Counter(words).most_common()]


def _is_noun(mention: Mention) -> bool:
    """Whether the event is named by a noun here, as its form or the word before it says."""
    lower, before = mention.token.lower, mention.before
    if mention.token.family is None or lower.endswith(("tion", "sion", "ment")):
        return True
    if lower in irregular() and lower != mention.family:
        return False  # "lost" names no loss
    if (lower.endswith(("ed", "ing", "ise", "ize")) and lower != mention.family) or before[-1:] in {
        ("to",),
        ("will",),
    }:
        return False
    return bool(set(before[-2:]) & (DETERMINERS | kinds_of().keys()))
