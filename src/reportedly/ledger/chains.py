"""The way a statement came, across pages: which page of the ledger told it before, and before that.

A step back is taken to the page this one was copied from, to a page of a hand that is named as
relay, to the speaker's own post or page; always to a sentence that tells the same and is not later
(`reportedly.copies.earlier`). Nothing is kept: a chain is read when it is asked for, from indexes,
so that pages added later and corrections are in it.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import or_, select

from reportedly.copies import align, judge
from reportedly.copies.document import sentences
from reportedly.copies.earlier import (
    POSTED,
    Holder,
    Passed,
    agreement,
    is_called,
    is_not_later,
    points_to,
    same_telling,
)
from reportedly.copies.views import FUNCTION, stems, words
from reportedly.errors import NotFound
from reportedly.ledger import repeats
from reportedly.ledger import tables as t
from reportedly.ledger.backend import explained
from reportedly.ledger.copy_tables import copy_pairs
from reportedly.ledger.listing import RIGHT
from reportedly.ledger.wording import forms
from reportedly.people.names import SAME, same_person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection

    from reportedly.copies import Aligned
    from reportedly.ledger.backend import Backend, Wanted
    from reportedly.ledger.store import Ledger
    from reportedly.offsets import Span

Row = dict[str, Any]
K = TypeVar("K")
V = TypeVar("V")

KEPT = 64
"""Pages and pairs whose texts a tracer remembers: those of a walk over statements come together."""

LONGEST = 8
"""Steps of a chain that are followed; own judgement: none on the project's examples has over 3."""

MOST_BLOCKS = 200
"""Blocks that hold words of a statement and are read, the newest: bounds the work."""

MOST_COPIES = 20
"""Copies of a page looked at for its original, as in dating by copies; bounds the work."""

PHRASES, PHRASE = 12, 3
"""Phrases of a statement that are looked for, spread over it, and words of each."""

BETWEEN = re.compile(r"(?<=[”\"»])\s+(?=[“\"«])")
"""Where the parts of an interrupted quotation meet in a statement's words."""

STANDS = 0.8
"""Share of a statement's content words that must stand in a sentence for it to be told there:
endings and marks may differ. Own judgement."""

RARE = 8
"""Longest words of a statement looked for where no phrase of it is found."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A page that told a statement before, and why it is taken for that.

    `statement` is the statement's id there, None where the words are the page's own or none was
    found; `words` is the sentence; `agreement` the share of the later telling's words in it.
    """

    page: str
    statement: str | None
    outlet: str | None
    title: str
    published: dt.date | None
    words: str
    agreement: float
    reasons: tuple[str, ...]

    @property
    def id(self) -> str:
        """What `reportedly show` takes to show it."""
        return f"{self.page}:{self.statement}" if self.statement else self.page

    def as_plain(self) -> Row:
        """Its values as JSON has them."""
        return asdict(self) | {
            "published": str(self.published) if self.published else None,
            "reasons": list(self.reasons),
        }


def chain(ledger: Ledger, page: str, statement: str) -> tuple[Earlier, ...]:
    """The earlier tellings of a statement that a ledger holds, the nearest first.

    Raises NotFound where the page has no such statement.
    """
    with tracing(ledger) as tracer:
        return tracer.of(page, statement)


@contextmanager
def tracing(ledger: Ledger) -> Iterator[Tracer]:
    """Something to ask for many chains of one ledger."""
    with explained(ledger.backend), ledger.reader.connect() as connection:
        yield Tracer(connection, ledger.backend)


class Tracer:
    """Follows statements back through a ledger, as it is when this is made."""

    def __init__(self, connection: Connection, backend: Backend) -> None:
        self.connection, self.backend = connection, backend
        named = select(t.pages.c.outlet).where(t.pages.c.outlet.is_not(None)).distinct()
        self.outlets = list(connection.scalars(named))
        self.called: dict[str, frozenset[str]] = {}
        self.copied: dict[str, tuple[tuple[str, float | None], ...]] = {}
        self.texts: dict[str, str] = {}
        self.aligned: dict[tuple[str, str], Sequence[Aligned]] = {}
        self.said: dict[str, list[Row]] = {}

    def of(self, page: str, statement: str) -> tuple[Earlier, ...]:
        """The earlier tellings of one statement."""
        s = t.statements.c
        query = select(t.statements).where(s.page == page, s.id == statement)
        row = self.connection.execute(query).mappings().first()
        if row is None:
            todo = f"List them with: reportedly show {page}"
            raise NotFound(f"no statement {statement} on page {page}", todo=todo)
        return self.chain(dict(row))

    def chain(self, row: Mapping[str, Any]) -> tuple[Earlier, ...]:
        """The earlier tellings of the statement of a row of `Ledger.statements`."""
        told: Passed | None = self._passed(row)
        seen = {row["page"]}
        found: list[Earlier] = []
        while told is not None and len(found) < LONGEST:
            step = self._copied(told, seen) or self._pointed(told, seen)
            if step is None:
                break
            earlier, told = step
            found.append(earlier)
            seen.add(earlier.page)
        return tuple(found)

    # ------------------------------------------------------------------ the two ways back

    def _copied(self, told: Passed, seen: set[str]) -> tuple[Earlier, Passed] | None:
        """A step to the page this one was copied from."""
        for holder, why in self._originals(told):
            if holder.page in seen or not is_not_later(holder, told):
                continue
            here, there = self._text(told.page), self._text(holder.page)
            places = lines_of(told.text, here)
            both = (told.page, holder.page)
            aligned = _kept(self.aligned, both, lambda: align(here, there))  # noqa: B023 - at once
            pairs = [one for one in aligned if one.left in places]
            if pairs:
                lines = sorted({one.right for one in pairs})
                sentence = " ".join(there[span.start : span.end] for span in lines)
                share = round(sum(one.likeness for one in pairs) / len(pairs), 2)
                reasons = (why, f"the sentences are {share:.0%} alike")
                return self._step(told, holder.page, sentence, share, reasons)
        return None

    def _pointed(self, told: Passed, seen: set[str]) -> tuple[Earlier, Passed] | None:
        """A step to a page of a hand that the telling names."""
        asked = [told, *([replace(told, text=told.also)] if told.also else [])]
        for one, wanted in ((one, find(one.text)) for find in WAYS for one in asked):
            best = min(self._fitting(one, seen, wanted), default=None)
            if best is not None:
                _, _, _, page, sentence, share, why = best
                reasons = (why, f"{share:.0%} of the words agree")
                return self._step(told, page, sentence, share, reasons)
        return None

    def _fitting(
        self, told: Passed, seen: set[str], wanted: Wanted
    ) -> Iterator[tuple[int, float, str, str, str, float, str]]:
        """Pages that a telling points to and that tell the same, the best least."""
        for holder, texts in self._holders(told, wanted):
            pointing = points_to(told, holder)
            if holder.page in seen or pointing is None or not is_not_later(holder, told):
                continue
            listed = [text[s.start : s.end] for text in texts for s in sentences(text)]
            found = same_telling(told.text, listed)
            if found is not None:
                day = str(holder.published or "9999")
                sentence = " ".join(listed[found.first : found.last + 1])
                yield (pointing.rank, -found.agreement, day, holder.page, sentence,
                       found.agreement, pointing.reason)  # fmt: skip

    # ------------------------------------------------------------------ what the ledger holds

    def _originals(self, told: Passed) -> Iterator[tuple[Holder, str]]:
        """The pages one was likely copied from, the one most alike first, and why.

        Where nothing tells which came first, the one the telling points to is taken.
        """
        found = _kept(self.copied, told.page, lambda: tuple(self._judged(told.page)))
        for other, confidence in found:
            holder = self._holder(other)
            if confidence is not None:
                yield holder, f"the page is likely a copy of it ({confidence:.0%})"
            elif (pointing := points_to(told, holder)) is not None:
                yield holder, f"the page repeats it, and {pointing.reason}"

    def _judged(self, page: str) -> Iterator[tuple[str, float | None]]:
        """The pages this one repeats, the nearest first: how sure it is theirs, None if unknown."""
        c = copy_pairs.c
        near = select(copy_pairs).where(or_(c.a == page, c.b == page)).limit(MOST_COPIES)
        ids = {side for row in self.connection.execute(near) for side in (row.a, row.b)}
        if not ids:
            return
        among = select(copy_pairs).where(c.a.in_(sorted(ids)), c.b.in_(sorted(ids)))
        rows = self.connection.execute(among.order_by(c.a, c.b))
        pairs = {(row.a, row.b): repeats.verdict(row.record) for row in rows}
        copies = judge(repeats.documents_of(self.connection, ids), pairs, ())
        for one in sorted(copies, key=lambda one: (one.original is None, -one.share)):
            other = one.b if one.a == page else one.a
            if page in {one.a, one.b} and one.original in {other, None}:
                yield other, one.confidence if one.original else None

    def _holder(self, page: str) -> Holder:
        p = t.pages.c
        query = select(p.outlet, p.record["authors"], p.address, p.kind, p.published)
        found = self.connection.execute(query.where(p.id == page)).one()
        outlet, authors, address, kind, day = found
        return Holder(page, outlet, tuple(authors or ()), address, kind, _day(day))

    def _holders(self, told: Passed, wanted: Wanted) -> Iterator[tuple[Holder, list[str]]]:
        """Pages of the hands a telling names, and posts, with the blocks that hold its words."""
        hands = [*told.relays, *(name for name in (told.speaker, told.source) if name)]
        outlets = sorted({outlet for hand in hands for outlet in self.outlets_called(hand)})
        if not wanted or not (outlets or told.channel in POSTED):
            return
        p, b = t.pages.c, t.blocks.c
        whose: ColumnElement[bool] = p.outlet.in_(outlets)
        if told.channel in POSTED:
            whose = or_(whose, p.kind == "post")
        query = (
            select(p.id, p.outlet, p.address, p.kind, p.published, p.record["authors"], b.text)
            .join(t.blocks, b.page == p.id)
            .where(b.number.in_(self.backend.matching(wanted)), b.label.in_(repeats.TOLD))
            .where(whose, p.id != told.page)
            .order_by(b.number.desc())
            .limit(MOST_BLOCKS)
        )
        found: dict[str, tuple[Holder, list[str]]] = {}
        for page, outlet, address, kind, published, authors, text in self.connection.execute(query):
            holder = Holder(page, outlet, tuple(authors or ()), address, kind, _day(published))
            found.setdefault(page, (holder, []))[1].append(text)
        yield from found.values()

    def outlets_called(self, hand: str) -> frozenset[str]:
        """The outlets with pages in the ledger that a name may stand for."""
        if hand not in self.called:
            self.called[hand] = frozenset(one for one in self.outlets if is_called(hand, one))
        return self.called[hand]

    # ------------------------------------------------------------------ from one telling to another

    def _step(
        self, told: Passed, page: str, sentence: str, share: float, why: tuple[str, ...]
    ) -> tuple[Earlier, Passed]:
        """The earlier telling on a page, and what to ask for next."""
        p = t.pages.c
        query = select(p.outlet, p.title, p.published, p.record["authors"], p.record["relays"])
        outlet, title, published, authors, relays = self.connection.execute(
            query.where(p.id == page)
        ).one()
        day = _day(published)
        row, given = self._statement(page, told, sentence)
        reasons = (*why, _days(day, told.published))
        if given is not None:
            reasons += (f"there the words are given to {given}",)
        earlier = Earlier(
            page, row["id"] if row else None, outlet, title, day, sentence, share, reasons
        )
        if row is not None:
            same = agreement(told.text, row["content"]) is not None
            after = self._passed(row)
            if same and row["content"] != told.text:
                after = replace(after, text=told.text, also=row["content"])
            return earlier, after
        author = next(iter(authors or ()), outlet)
        hands = tuple(relays or ())
        return earlier, Passed(
            page, sentence, speaker=author, relays=hands, published=day, outlet=outlet
        )

    def _statement(self, page: str, told: Passed, sentence: str) -> tuple[Row | None, str | None]:
        """The statement of a sentence that tells the same; and its speaker, if it is another."""
        rows = _kept(self.said, page, lambda: self._statements(page))
        scored = [(score, row) for row in rows if (score := _fits(row, told, sentence))]
        if not scored:
            return None, None
        own = [one for one in scored if not _another(told.speaker, one[1]["speaker_name"])]
        _, row = max(own or scored, key=lambda one: one[0])
        return row, None if own else row["speaker_name"]

    def _statements(self, page: str) -> list[Row]:
        query = select(t.statements).where(t.statements.c.page == page, RIGHT)
        return [dict(row) for row in self.connection.execute(query).mappings()]

    def _text(self, page: str) -> str:
        read = repeats.texts_of
        return _kept(self.texts, page, lambda: read(self.connection, [page]).get(page, ""))

    def _passed(self, row: Mapping[str, Any]) -> Passed:
        day = select(t.pages.c.published).where(t.pages.c.id == row["page"])
        return Passed(
            page=row["page"],
            text=row["content"],
            speaker=row["speaker_name"],
            source=row["source"],
            relays=tuple(row["relays"].split(" > ")) if row["relays"] else (),
            channel=row["channel"],
            published=_day(self.connection.scalar(day)),
            outlet=row["outlet"],
        )


def _kept(known: dict[K, V], key: K, read: Callable[[], V]) -> V:
    """What is remembered under a key, read where it is not; old ones are forgotten."""
    if key not in known:
        if len(known) >= KEPT:
            known.clear()
        known[key] = read()
    return known[key]


def lines_of(told: str, text: str) -> list[Span]:
    """The sentences of a page's text in which a statement of it stands."""
    known = sentences(text)
    places = [at for part in BETWEEN.split(told) if (at := text.find(part)) >= 0]
    if places:
        ends = [at + len(part) for part in BETWEEN.split(told) if (at := text.find(part)) >= 0]
        return [
            span
            for span in known
            if any(span.start < end and at < span.end for at, end in zip(places, ends, strict=True))
        ]
    found = same_telling(told, [text[span.start : span.end] for span in known])
    return known[found.first : found.last + 1] if found else []


def phrases(text: str) -> Wanted:
    """One group of phrases spread over a text: a block that holds one may tell the same."""
    found = forms(text)
    if len(found) < PHRASE:
        return ()
    runs = [found[at : at + PHRASE] for at in range(len(found) - PHRASE + 1)]
    telling = [run for run in runs if any(word not in FUNCTION for word in run)]
    step = max(1, -(-len(telling) // PHRASES))
    group = tuple(" ".join(run) for run in telling[::step])
    return (group,) if group else ()


def rare_words(text: str) -> Wanted:
    """Two groups of a text's longest words: a block must hold one of each."""
    found = sorted(set(forms(text)) - FUNCTION, key=lambda word: (-len(word), word))[:RARE]
    return (tuple(found[::2]), tuple(found[1::2])) if len(found) > 1 else ()


WAYS = (phrases, rare_words)
"""What is looked for, in this order."""


def _fits(row: Row, told: Passed, sentence: str) -> float:
    """How well a statement of a page is the one its sentence and the later telling tell; 0 not."""
    if (share := agreement(told.text, row["content"])) is not None:
        return 1.0 + share
    own, asked = (set(stems(words(text))) for text in (row["content"], told.text))
    inside = own & set(stems(words(sentence)))
    if not own or len(inside) < STANDS * len(own):
        return 0.0
    return max(0.01, len(own & asked) / max(len(own), len(asked)))


def _another(name: str | None, other: str | None) -> bool:
    """Whether two names are two speakers'; a family name alone may be either's."""
    if not name or not other:
        return False
    ours, theirs = name.casefold().split(), other.casefold().split()
    alike = ours[-1] in theirs or theirs[-1] in ours
    return not alike and same_person(name, other) < SAME


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _days(earlier: dt.date | None, later: dt.date | None) -> str:
    if earlier is None or later is None:
        return "one of the two states no day"
    days = (later - earlier).days
    return f"{days} day{'s' if days != 1 else ''} earlier" if days else "of the same day"
