"""What statements of one page speak of: the event they share, its kind and its place.

A statement's event is the word of an event family (data/events.txt) in its content that most
statements of the page share; without one, a thing or paper that two statements share. Within a
family, kinds ("covert", "partial"), "new", "second" and places part one matter from its
neighbours; a plain mention ("the strike") joins the matter most spoken of.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.matters.force import SPEECH
from reportedly.matters.lexicon import word_set
from reportedly.matters.naming import has_name, is_noun, kinds_of
from reportedly.matters.status import ATTRIBUTIVE, SURE_STATUS
from reportedly.matters.words import (
    NAMELESS,
    STOP,
    Token,
    doer,
    event_names,
    nominal,
    stem,
    tokens,
)
from reportedly.statement import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportedly.matters.account import Account

BEFORE_NOUN = 3
"""Words before an event's noun that may tell its kind ("the new secret local closure")."""

PLACING = frozenset({"in", "at", "on", "near", "inside", "across", "around"})
NEW = "new"
BESIDE = frozenset({NEW, "covert"})
"""Kinds of an event that stand beside the one already spoken of."""
DEMONYM = ("an", "ese", "ish")
"""Endings of adjectives made from places, the commonest ("on Tessinian society")."""

DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "any", "no", "of"}
)
NO_EVENTS = word_set("no_events")
"""Words with the form of a noun of doing that name no event of their own ("government")."""

LOOK_BACK = 4
"""Statements back in which the words whose force is denied are looked for (own judgement)."""

LONGEST_PLACE = 4
"""Words of a place's name at most."""

PEOPLE = word_set("people")
"""Families of words for people: who it happens to, not what happens."""

NOT_NAMING = STOP | NO_EVENTS

GENERAL = word_set("general")
"""Families of words that speak of a measure by its kind alone: limits, an order, a decree."""

MEASURES = word_set("measures")
"""Families of events that authorities bring about by such papers."""

PLACE_REACH = 8
"""Words after the event's noun in which its place is looked for: one clause (own judgement)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An event as one statement words it: family, kinds and place, the noun, the words before it.

    `where` is the place as a name runs on ("Porto Lume"); `place` its first word, for comparing.
    """

    family: str
    kinds: frozenset[str]
    place: str | None
    token: Token
    before: tuple[str, ...]
    where: str | None = None


@dataclass(slots=True)
class Group:
    """Statements of one matter while they are gathered; `words` are the keys it is told by."""

    family: str
    kinds: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    own: dict[str, Mention] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)


def group(text: str, accounts: Sequence[Account]) -> list[Group]:
    """The matters of a page, each with its statements, in the order of their first statement."""
    heads = _heads(text, accounts)
    accounted = {one.id: one for one in accounts}
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
    groups = [one for one in groups if _worth_a_name(text, one, accounted)]
    for found in groups:
        found.members.sort(key=place.__getitem__)
    return sorted(groups, key=lambda found: place[found.members[0]])


def _worth_a_name(text: str, one: Group, accounts: Mapping[str, Account]) -> bool:
    """Whether a group is a matter: told of twice, or once with a status, by a noun or surely."""
    told = [accounts[member].status for member in one.members]
    sure = any(status is not None and status.confidence >= SURE_STATUS for status in told)
    if one.family not in event_names() and one.mentions[0].token.family and not sure:
        return sum(map(is_noun, one.mentions)) > 1
    if len(one.members) > 1:
        return sure or has_name(text, one)
    marked = bool(one.kinds or one.places) and is_noun(one.mentions[0])
    return sure or marked


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
    instead = _stand_ins(accounts, own)
    own = {
        name: [replace(m, family=instead.get(m.family, m.family)) for m in found]
        for name, found in own.items()
    }
    counts = Counter(name for found in own.values() for name in {m.family for m in found})
    heads = {}
    for one in accounts:
        found = [m for m in own[one.id] if m.family in events]
        if not found and not _no_law(one):
            found = [m for m in own[one.id] if counts[m.family] > 1]
        if found:
            heads[one.id] = max(found, key=lambda m: (counts[m.family], *_plainness(m)))
    return heads


def _plainness(mention: Mention) -> tuple[bool, int]:
    """The event's own word before one that stands in for it, the first before later ones."""
    own = mention.token.family is None or mention.token.family == mention.family
    return own, -mention.token.span.start


def _stand_ins(accounts: Sequence[Account], own: Mapping[str, Sequence[Mention]]) -> dict[str, str]:
    """The general words ("the limits", "the decree") by which the page means its main measure.

    They do where one statement has both words, where the two share a speaker or a name, or where
    the main one is told of twice; an emergency only where one statement has both. Without one main
    measure nothing is joined.
    """
    told: dict[str, list[Account]] = {}
    together: set[frozenset[str]] = set()
    for one in accounts:
        families = {m.family for m in own[one.id]}
        together |= {frozenset((a, b)) for a in families for b in families}
        nouns = {m.family for m in own[one.id] if is_noun(m)}
        for name in nouns & (MEASURES | GENERAL):
            told.setdefault(name, []).append(one)
    counts = Counter({name: len(found) for name, found in told.items() if name in MEASURES})
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return {}
    main = ranked[0][0]
    return {
        name: main
        for name in GENERAL & told.keys()
        if frozenset((name, main)) in together
        or (name != "emergency" and (counts[main] > 1 or _share(told[name], told[main])))
    }


def _share(some: Sequence[Account], others: Sequence[Account]) -> bool:
    """Whether statements share a speaker or a name."""
    return bool(_parties(some) & _parties(others))


def _parties(accounts: Sequence[Account]) -> set[str]:
    found = {name for one in accounts for name in one.names}
    return found | {one.statement.speaker for one in accounts if one.statement.speaker}


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
        if name is None or name in PEOPLE or token.lower in NOT_NAMING or doer(token.lower):
            continue
        before = tuple(part.lower for part in parts[max(0, number - BEFORE_NOUN) : number])
        if number < BEFORE_NOUN and not before:
            before = _words_before(text, token)
        kinds = frozenset(kinds_of()[word] for word in before if word in kinds_of())
        where = _place(text, parts, number)
        place = where.split()[0] if where else None
        mention = Mention(name, kinds, place, token, before, where)
        if name not in GENERAL or is_noun(mention):
            yield mention


def _names_doing(parts: Sequence[Token], number: int) -> bool:
    """Whether a word outside all families is a noun made from a verb, and used as a noun."""
    lower = parts[number].lower
    if not nominal(lower) or lower in NO_EVENTS:
        return False
    before = parts[number - 1].lower if number else ""
    led = before in DETERMINERS or before in kinds_of() or before in ATTRIBUTIVE
    return led or not lower.endswith("ing")


def _words_before(text: str, token: Token) -> tuple[str, ...]:
    start = max(0, token.span.start - 30)
    return tuple(part.lower for part in tokens(text, start, token.span.start)[-BEFORE_NOUN:])


def _place(text: str, parts: Sequence[Token], number: int) -> str | None:
    """The name right behind a word of place soon after the event ("in Porto Lume")."""
    for later in range(number + 1, min(number + PLACE_REACH, len(parts) - 1)):
        word, article = parts[later].lower, parts[later + 1].lower == "the"
        if word not in PLACING or (word == "on" and not article):
            continue
        first = later + 1 + article
        if first < len(parts) and _is_place(parts, parts[first]):
            return _run_on(text, parts, first)
    return None


def _run_on(text: str, parts: Sequence[Token], first: int) -> str:
    """A name from its first word on, as far as capitals follow with one space between."""
    last = first
    while last + 1 < len(parts) and last + 1 < first + LONGEST_PLACE:
        after = parts[last + 1]
        gap = text[parts[last].span.end : after.span.start]
        if after.text == "of" and last + 2 < len(parts) and parts[last + 2].text[0].isupper():
            last += 2
            continue
        if gap != " " or not after.text[0].isupper() or after.lower in NAMELESS:
            break
        last += 1
    end = parts[last].span.end
    return text[parts[first].span.start : end].removesuffix("’s").removesuffix("'s")


def _is_place(parts: Sequence[Token], token: Token) -> bool:
    """Whether a word is a name and does not merely qualify a noun ("on Tessin society")."""
    if not token.text[0].isupper() or token.lower in NAMELESS or "-" in token.text:
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
        target.words |= other.words
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
    target.words |= {mention.family, mention.token.key}
