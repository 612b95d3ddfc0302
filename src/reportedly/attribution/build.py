"""From attributions to statements: every role read, ids given in page order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.attribution.acts import act
from reportedly.attribution.addressee import addressee
from reportedly.attribution.channel import channel, named_channels
from reportedly.attribution.frame import frame
from reportedly.attribution.hands import (
    View,
    hands_of,
    settle_addressee,
    settle_channel,
    settle_relays,
)
from reportedly.attribution.hedges import hedges
from reportedly.attribution.polarity import polarity
from reportedly.attribution.relays import relays
from reportedly.attribution.sharing import share
from reportedly.attribution.wording import statement_type
from reportedly.attribution.words import hull, sentence_at, shown
from reportedly.statement import Statement, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.attribution.core import Core
    from reportedly.attribution.unfolding import Passed
    from reportedly.offsets import Span
    from reportedly.statement import Relay
    from reportedly.tagging import Tags


def build(text: str, passed: Sequence[Passed], tags: Tags | None = None) -> tuple[Statement, ...]:
    """The statements, numbered "s1", "s2" ... by where they begin on the page.

    Without tags the rules alone read channels, addressees and relays.
    """
    ordered = sorted(
        {item.core: item for item in reversed(passed)}.values(),
        key=lambda p: (hull((*p.core.content, *p.core.cue)), p.parent is not None),
    )
    ids = {p.core: f"s{number}" for number, p in enumerate(ordered, start=1)}
    near = _by_sentence(text, ordered)
    named = named_channels(text)
    places = [_place(text, item.core) for item in ordered]
    seen = hands_of(text, tags, list(ids)) if tags is not None else {}
    read = [
        _settled(
            text,
            _statement(text, item, ids, near[place, item.parent], named),
            View(tags, tuple(seen.get(item.core, ()))) if tags is not None else None,
        )
        for item, place in zip(ordered, places, strict=True)
    ]
    return tuple(share(text, read, places))


def _place(text: str, core: Core) -> Span:
    return sentence_at(text, hull(core.cue or core.content).start)


def _by_sentence(text: str, passed: Sequence[Passed]) -> dict[tuple[Span, Core | None], list[Core]]:
    """The attributions of each sentence and parent: words inside a content bound no outer frame."""
    found: dict[tuple[Span, Core | None], list[Core]] = {}
    for item in passed:
        found.setdefault((_place(text, item.core), item.parent), []).append(item.core)
    return found


def _statement(
    text: str,
    item: Passed,
    ids: dict[Core, str],
    near: Sequence[Core],
    named: Sequence[tuple[int, str, str]],
) -> Statement:
    core = item.core
    within = item.parent.content if item.parent is not None else ()
    around = frame(text, core, near, within=within)
    return Statement(
        id=ids[core],
        content=_words(text, core.content),
        source=_words(text, core.source) if core.source else None,
        cue=_words(text, core.cue) if core.cue else None,
        type=statement_type(text, core),
        confidence=round(core.confidence, 4),
        rule=core.rule,
        act=act(text, core),
        polarity=polarity(text, core),
        hedges=hedges(around),
        channel=channel(around, _names(named, around.sentence)),
        addressee=addressee(around),
        parent=ids.get(item.parent) if item.parent is not None else None,
        relays=_chain(relays(around), item.relays),
    )


def _settled(text: str, read: Statement, view: View | None) -> Statement:
    """The statement with what the encoder sees of its channel, addressee and relays."""
    if view is None:
        return read
    return replace(
        read,
        channel=settle_channel(text, read.channel, view),
        addressee=settle_addressee(text, read.addressee, view),
        relays=settle_relays(text, read.relays, view),
    )


def _words(text: str, spans: tuple[Span, ...]) -> Words:
    return Words(spans, shown(text, spans))


def _names(named: Sequence[tuple[int, str, str]], sentence: Span) -> dict[str, str]:
    """For each bare channel, the fuller one the page named last before this sentence's end."""
    return {head: full for at, head, full in named if at < sentence.end}


def _chain(near: Sequence[Relay], far: Sequence[Relay]) -> tuple[Relay, ...]:
    """Relays from speaker to page, each once."""
    seen: list[Relay] = []
    for relay in (*near, *far):
        if all(relay.name != other.name for other in seen):
            seen.append(relay)
    return tuple(seen)
