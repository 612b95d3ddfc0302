"""Mentions of one story joined to the people, bodies and places they name."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.people.cuewords import SUFFIXES
from reportedly.people.gazetteer import gazetteer
from reportedly.people.mentions import ORGANISATION, OTHER, PERSON, family_name
from reportedly.people.nicknames import same_given
from reportedly.people.roles import UNDER, body_nouns_around, roles_around, widened
from reportedly.people.spelling import one_slip_from
from reportedly.people.whose import offices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.people.mentions import Mention
    from reportedly.people.roles import Role
    from reportedly.people.tokens import Tokens


@dataclass(slots=True)
class Entity:
    """Someone or something the story names; `name` is the fullest form.

    `full` counts the mentions with a given name, which stand first while a story is read.
    """

    name: str
    kind: str
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    gender: str | None = None
    nouns: frozenset[str] = frozenset()
    full: int = 0


def chain(tokens: Tokens, mentions: Sequence[Mention]) -> list[Entity]:
    """The entities of a story, in the order of their first mentions."""
    entities: list[Entity] = []
    people = [mention for mention in mentions if mention.kind == PERSON]
    others = [mention for mention in mentions if mention.kind != PERSON]
    _chain_people(people, entities)
    _chain_bodies(tokens, others, entities)
    entities.sort(key=lambda entity: min(mention.first for mention in entity.mentions))
    for entity in entities:
        entity.mentions.sort(key=lambda mention: mention.first)
        if entity.kind == PERSON:
            _describe(tokens, entity)
        elif entity.kind in (ORGANISATION, OTHER):
            near = (body_nouns_around(tokens, mention) for mention in entity.mentions)
            entity.nouns = frozenset().union(*near)
            entity.kind = ORGANISATION if entity.nouns else entity.kind
    return entities


def name_parts(name: str) -> list[str]:
    """The words of a name in lower case, generation suffixes left out."""
    parts = [part.strip(".,") for part in name.lower().split()]
    return [part for part in parts if part and part not in SUFFIXES] or parts


def _chain_people(mentions: Sequence[Mention], entities: list[Entity]) -> None:
    full = [mention for mention in mentions if len(name_parts(mention.name)) > 1]
    short = [mention for mention in mentions if len(name_parts(mention.name)) <= 1]
    by_family: dict[str, list[Entity]] = {}
    by_given: dict[str, list[Entity]] = {}
    for mention in full:
        parts = name_parts(mention.name)
        family = by_family.setdefault(family_name(mention.name), [])
        known = next((e for e in family if _same_person(e.name, mention.name)), None)
        if known is None:
            known = Entity(mention.name, PERSON)
            entities.append(known)
            family.append(known)
            by_given.setdefault(parts[0], []).append(known)
        known.mentions.append(mention)
        if len(mention.name) > len(known.name):
            known.name = mention.name
    for known in entities:
        known.full = len(known.mentions)
    newest: dict[int, int] = {}
    for mention in short:
        word = name_parts(mention.name)[0] if name_parts(mention.name) else ""
        candidates = [e for e in by_family.get(word, []) if _may_be(e, mention)]
        if not candidates and not mention.titles:
            candidates = [e for e in by_given.get(word, []) if _may_be(e, mention)]
        if not candidates:
            meant = one_slip_from(word, by_family)
            candidates = [e for e in by_family.get(meant or "", []) if _may_be(e, mention)]
        if candidates:
            known = _nearest(candidates, mention, newest)
            known.mentions.append(mention)
            newest[id(known)] = mention.first
        else:
            known = Entity(mention.name, PERSON)
            known.mentions.append(mention)
            entities.append(known)
            by_family.setdefault(word, []).append(known)


def _same_person(a: str, b: str) -> bool:
    """Whether two full names with one family name are one person's in one story.

    "Jr." is not "III"; a name without either may be each of them.
    """
    one, other = _generation(a), _generation(b)
    if one and other and one != other:
        return False
    first, second = name_parts(a)[0], name_parts(b)[0]
    return first == second or same_given(first, second)


def _generation(name: str) -> str:
    """The generation suffix of a name ("jr", "iii"), "" where it has none."""
    last = name.lower().split()[-1].strip(".,")
    return last if last in SUFFIXES else ""


def _may_be(entity: Entity, mention: Mention) -> bool:
    """Whether a title's gender leaves the entity possible ("Mrs. Marsh" is not John Marsh)."""
    if mention.gender is None or not mention.titles:
        return True
    known = [m.gender for m in entity.mentions[:FEW] if m.gender is not None and _tells_gender(m)]
    return not known or mention.gender in known


FEW = 20
"""Mentions looked at for a gender: titles and given names do not change within a story."""


def _tells_gender(mention: Mention) -> bool:
    """Whether a mention's gender is sure; a lone "Warren" may be a given or a family name."""
    return bool(mention.titles) or mention.last > mention.first


def _nearest(candidates: list[Entity], mention: Mention, last: dict[int, int]) -> Entity:
    """The candidate mentioned last before `mention`, or first after it.

    `last` holds, by entity, the token of the newest short mention; the full ones are in order.
    """

    def distance(entity: Entity) -> tuple[bool, int]:
        full = entity.mentions[: entity.full] or entity.mentions[:1]
        at = bisect_right(full, mention.first, key=lambda known: known.first)
        before = max(full[at - 1].first if at else -1, last.get(id(entity), -1))
        if before >= 0:
            return (False, mention.first - before)
        return (True, full[0].first - mention.first)

    if len(candidates) == 1:
        return candidates[0]
    return min(candidates, key=distance)


def _chain_bodies(tokens: Tokens, mentions: Sequence[Mention], entities: list[Entity]) -> None:
    """Join bodies, places and unknown names by their words, short forms and acronyms."""
    by_key: dict[object, Entity] = {}
    acronyms: dict[str, Entity] = {}
    by_head: dict[str, Entity] = {}
    office_of = offices(tokens, mentions)
    for mention in sorted(mentions, key=lambda m: (-(m.last - m.first), m.first)):
        office = office_of.get(mention.first)
        country = gazetteer().adjectives.get(mention.name.lower(), mention.name)
        key = (office.words, office.country) if office else country.lower()
        known = by_key.get(key) or acronyms.get(mention.name.replace(".", ""))
        if known is None and mention.first == mention.last and mention.kind == ORGANISATION:
            known = by_head.get(country.lower())
        if known is None:
            known = Entity(office.name if office else country, mention.kind)
            entities.append(known)
            by_key[key] = known
            if mention.last > mention.first:
                _remember(tokens, mention, known, acronyms, by_head)
        known.mentions.append(mention)
        if known.kind == OTHER and mention.kind == ORGANISATION:
            known.kind = ORGANISATION


def _remember(
    tokens: Tokens,
    mention: Mention,
    entity: Entity,
    acronyms: dict[str, Entity],
    by_head: dict[str, Entity],
) -> None:
    """Record the short forms a body's name may take later on."""
    words = mention.name.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) > 1:
        acronyms.setdefault(initials, entity)
    at = mention.last + 1
    if at + 2 < len(tokens) and tokens.words[at] == "(" and tokens.words[at + 2] == ")":
        acronyms[tokens.words[at + 1]] = entity
    if mention.kind != ORGANISATION:
        return
    lowered = [word.lower() for word in words]
    head = lowered[-1]
    if "of" in lowered[1:] and _class(lowered[lowered.index("of") - 1]) in BY_FIRST_WORD:
        head = lowered[lowered.index("of") - 1]
    if _class(head) is not None:
        by_head.setdefault(head, entity)


BY_FIRST_WORD = frozenset({"ministry", "agency", "committee", "court"})
"""Classes of bodies that go by the word before "of": "the Ministry", but not "Congress"."""


def _class(word: str) -> str | None:
    return gazetteer().body_class.get(word)


def _describe(tokens: Tokens, entity: Entity) -> None:
    """Fill the roles, role nouns and gender of a person."""
    lists = gazetteer()
    nouns: set[str] = set()
    genders: dict[str, int] = {}
    for mention in entity.mentions:
        if mention.gender:
            weight = 20 if _tells_gender(mention) else 1
            genders[mention.gender] = genders.get(mention.gender, 0) + weight
        for at, title in enumerate(mention.titles):
            if title in UNDER and any(later in lists.roles for later in mention.titles[at + 1 :]):
                continue
            nouns.add(lists.abbreviations.get(title, title))
        for role in roles_around(tokens, mention):
            entity.roles.append(role)
            nouns.update(role.nouns)
    for noun in nouns:
        gender = lists.roles.get(noun)
        if gender:
            genders[gender] = genders.get(gender, 0) + 10
    entity.nouns = widened(tuple(sorted(nouns)))
    if genders:
        entity.gender = max(sorted(genders), key=lambda gender: genders[gender])
