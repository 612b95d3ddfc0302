"""A page from its labelled text and its facts: the last step of reading HTML and plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.page import Page
from reportedly.reading.bio import bio_problems
from reportedly.reading.byline import byline_problems
from reportedly.reading.headlines import changed_headline
from reportedly.reading.identity import page_id
from reportedly.reading.kind import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.page import Block, Problem, Raw, Text
    from reportedly.reading.chooser import Facts


def whole(
    raw: Raw,
    text: Text,
    blocks: tuple[Block, ...],
    facts: Facts,
    *,
    address: str | None,
    problems: tuple[Problem, ...] = (),
    linked: Sequence[bool] = (),
) -> Page:
    """The page, with what kind it is and what a user should know of it beside `problems`.

    `linked` says of each block whether it is nothing but a link; empty where there are no links.
    """
    kind, why = kind_of(text.original, blocks, facts, linked)
    return Page(
        id=page_id(address, raw.container, raw.part, raw.data),
        address=address,
        raw=raw,
        text=text,
        blocks=blocks,
        headline=facts.headline,
        outlet=facts.outlet,
        authors=facts.authors,
        published=facts.published,
        modified=facts.modified,
        language=facts.language,
        kind=kind,
        found=facts.found,
        problems=(
            *problems,
            *why,
            *changed_headline(facts.found, facts.headline),
            *byline_problems(text.original, blocks, facts),
            *bio_problems(text.original, blocks),
        ),
    )
