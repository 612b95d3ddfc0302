"""What a reader sees of one speaker at the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.cards import Line, shortened, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportedly.copies import Groups
    from reportedly.ledger.speaker_pages import Clash, SpeakerPage
    from reportedly.people.slips import Spelling


def lines(pages: Sequence[SpeakerPage], groups: Groups) -> Iterator[Line]:
    """The lines of the speakers a name may mean; several people of one name stay several.

    `groups` join pages of one origin.
    """
    people = [page for page in pages if page.person is not None]
    if len(people) > 1:
        told = (
            f"{len(people)} {_who(people)} may be meant: no page says enough to take them for one"
        )
        yield Line(told, "yellow")
        yield Line('if they are: reportedly correct "A NAME" --same-as "THE OTHER"', "dim")
        yield Line("")
    for page in pages:
        yield from speaker(page, groups)
        yield Line("")


def _who(pages: Sequence[SpeakerPage]) -> str:
    """What several speakers are: "people", "bodies", or both."""
    kinds = {page.kind == "organisation" for page in pages}
    return "people or bodies" if len(kinds) > 1 else "bodies" if True in kinds else "people"


def pages_of(page: SpeakerPage) -> frozenset[str]:
    """The pages that name a speaker."""
    called = [role.pages for role in page.roles] + [one.pages for one in page.spellings]
    return frozenset(row["page"] for row in page.statements).union(*called)


def speaker(page: SpeakerPage, groups: Groups) -> Iterator[Line]:
    """The lines of one speaker, top to bottom."""
    yield Line(visible(page.name), "bold")
    told = f"{_count(page.pages, 'page')} of {_count(groups.count(pages_of(page)), 'origin')}"
    about = (page.kind, told, _count(len(page.statements), "statement"))
    yield Line(" · ".join(part for part in about if part), "dim")
    if page.of_name > 1:
        told = f"{page.of_name} bodies of this name: no page says enough to take them for one"
        yield Line(told, "yellow")
    yield from _roles(page, groups)
    if any(spelling.slip_of for spelling in page.spellings) or len(page.spellings) > 1:
        yield Line("spelt", "green")
        yield from (Line(_spelling(spelling, groups), "", 4) for spelling in page.spellings)
    if page.channels:
        heard = ", ".join(f"{visible(one.name)} ({one.times})" for one in page.channels)
        yield Line(f"heard in: {heard}", "green")
    if page.members:
        yield Line(f"among them: {visible(', '.join(page.members))}", "green")
    if page.owners:
        yield Line(f"of: {visible(', '.join(page.owners))}", "green")
    yield from _said(page.statements)
    yield from _others("said together with others", page.together)
    yield from _others("said by people of theirs", page.theirs)
    yield from _clashes(page)
    if page.merges:
        one = "body" if page.kind == "organisation" else "person"
        yield Line(f"one {one}, because", "green")
        yield from (Line(_merge(row), "dim", 4) for row in page.merges)


def _roles(page: SpeakerPage, groups: Groups) -> Iterator[Line]:
    if page.roles:
        yield Line("called", "green")
    for role in page.roles:
        days = role.first or "day not known"
        if role.first is None and role.not_before:
            days = f"not before {role.not_before}"
        if role.last != role.first:
            days += f" to {role.last}"
        yield Line(f"{days}  {visible(role.wording)} ({_pages(role.pages, groups)})", "", 4)


def _spelling(spelling: Spelling, groups: Groups) -> str:
    told = f"{visible(spelling.text)} ({_pages(spelling.pages, groups)})"
    if spelling.slip_of is None:
        return told
    meant = visible(spelling.slip_of)
    if spelling.sounds_alike:
        return f"{told}: {meant} misspelt, or written another way"
    return f"{told}: {meant} misspelt"


def _said(statements: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    if statements:
        yield Line("said", "green")
    for row in statements:
        yield from _statement(row)


def _others(heading: str, statements: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """What others said with or for the speaker, with their names."""
    if statements:
        yield Line(heading, "green")
    for row in statements:
        yield from _statement(row, row["who"])


def _statement(row: Mapping[str, Any], who: str | None = None) -> Iterator[Line]:
    known = (row["day"] or "day not known", f"{row['page']}:{row['id']}", who, row["act"],
             row["standing"], row["outlet"] or row["title"])  # fmt: skip
    yield Line(" · ".join(visible(str(part)) for part in known if part), "cyan", 4)
    yield Line(shortened(visible(row["content"])), "", 8)


def _clashes(page: SpeakerPage) -> Iterator[Line]:
    said = {f"{row['page']}:{row['id']}": row["content"] for row in page.statements}
    if page.clashes:
        yield Line("against their own words", "red")
    for clash in page.clashes:
        yield Line(_clash(clash), "red", 4)
        for place in (clash.a, clash.b):
            yield Line(shortened(visible(said[place])), "", 8)


def _clash(clash: Clash) -> str:
    told = clash.kind if clash.on_one_page else f"{clash.kind}, as two pages tell it"
    return f"{clash.a} and {clash.b}: {told}: {visible(clash.reason)}"


def _merge(row: Mapping[str, Any]) -> str:
    first = f"{row['page'][:6]} ({visible(row['name'])})"
    second = f"{row['other_page'][:6]} ({visible(row['other_name'])})"
    return f"{first} and {second}: {visible(row['reason'])} [{row['confidence']:.2f}]"


def _pages(pages: Sequence[str], groups: Groups) -> str:
    if len(pages) == 1:
        return f"page {pages[0][:6]}"
    return f"{len(pages)} pages of {_count(groups.count(pages), 'origin')}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
