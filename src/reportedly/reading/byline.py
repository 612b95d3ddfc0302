"""The byline that is nobody's source: a page signed here whose text says it was reported elsewhere.

Copies keep the sentence in which the first outlet says whom it asked for comment. Where that outlet
is not the page's, the name over the text is of nobody who asked anybody. Said, never acted upon.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportedly.page import Label, Problem
from reportedly.reading.authors import AGENCIES, plain_name
from reportedly.reading.fold import fold, may_be_folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.offsets import Span
    from reportedly.page import Block
    from reportedly.reading.chooser import Facts

_WORD = r"[A-ZÀ-Þ][\w&.'’-]*"
_OUTLET = rf"(?P<outlet>(?:[Tt]he )?{_WORD}(?: (?:(?:of|and|de|der|des) )?{_WORD}){{0,3}})"
_ASKED = r"(?:contacted|approached|asked|emailed|reached out to)"
_COMMENT = r"for (?:(?:a|further|additional) )?(?:comments?|response|statement)\b"
_PROCESS = (
    re.compile(
        rf"\b(?:was|were|been) (?:contacted|approached|asked|reached) by {_OUTLET} {_COMMENT}"
    ),
    re.compile(
        rf"(?:^|(?<=[.!?”\"] )){_OUTLET} (?:(?:has|have|had) (?:also )?)?{_ASKED}\b"
        rf"[^.!?]{{0,120}} {_COMMENT}"
    ),
    re.compile(
        r"\b(?:respond|responded|reply|replied) to (?:(?:a|an|multiple|several|repeated) )?"
        rf"(?:requests? for comment (?:from|by) {_OUTLET}|"
        + _OUTLET.replace("outlet", "owner")
        + r"(?:'s|’s|’|') (?:email |repeated )?requests? for comment)"
    ),
)
"""How an outlet says in a story of its own whom it asked; the sentence stands at the end of many
English news reports and names the outlet in the third person."""

_ASKED_FOR = ("comment", "response", "statement")
"""Words one of which stands in all of these sentences."""

_NOBODY = frozenset({"we", "i", "it", "they", "he", "she", "you", "police", "reporters", "the"})


def byline_problems(text: str, blocks: Sequence[Block], facts: Facts) -> tuple[Problem, ...]:
    """The note that the text was reported by another outlet than signs or shows it; at most one."""
    if not facts.authors and not facts.outlet:
        return ()
    reporting = list(_reporting(text, blocks))
    if not reporting:
        return ()
    own = _own_names(text, blocks, facts, [outlet for outlet, _, _ in reporting])
    for outlet, words, span in reporting:
        key = _key(outlet)
        if key in _NOBODY or key in own or _is_common(key, text):
            continue
        signed = f"the byline names {', '.join(facts.authors)}" if facts.authors else ""
        shown = f"the page is of {facts.outlet}" if facts.outlet else ""
        message = (
            f"{' and '.join(filter(None, (signed, shown)))}, but the text says that {outlet} did "
            f"the reporting: “{words}”"
        )
        return (Problem("byline", message, span),)
    return ()


def _reporting(text: str, blocks: Sequence[Block]) -> Iterator[tuple[str, str, Span]]:
    """Each sentence that says which outlet asked for comment: outlet, words, block."""
    odd = may_be_folded(text)
    if not odd and not any(word in text for word in _ASKED_FOR):
        return
    for block in blocks:
        if block.label is not Label.BODY:
            continue
        words = text[block.span.start : block.span.end]
        words = fold(words) if odd else words
        if not any(word in words for word in _ASKED_FOR):
            continue
        for pattern in _PROCESS:
            for match in pattern.finditer(words):
                named = match["outlet"] or match.groupdict().get("owner") or ""
                yield named.rstrip("."), match[0], block.span


def _own_names(text: str, blocks: Sequence[Block], facts: Facts, asking: Sequence[str]) -> set[str]:
    """Names under which the page itself may ask: outlet, site, authors, and what it shows."""
    names = {_key(item.value) for item in facts.found if item.field in {"outlet", "agency"}}
    names |= {_key(author) for author in facts.authors}
    for item in facts.found:
        if item.field == "address":
            names |= set((urlsplit(item.value).hostname or "").lower().split("."))
    shown = [fold(text[b.span.start : b.span.end]) for b in blocks if b.label is not Label.BODY]
    furniture = " ".join(shown)
    names |= {_key(outlet) for outlet in asking if outlet in furniture}
    return names | {name.replace(" ", "") for name in names}


def _key(name: str) -> str:
    """A name for comparing; the one name of an agency."""
    plain = plain_name(name).removeprefix("the ")
    plain = plain.removesuffix("'s").removesuffix("’s")
    return AGENCIES.get(plain, plain).lower()


def _is_common(key: str, text: str) -> bool:
    """Whether a name is a common word on its page ("Lawyers have asked ...")."""
    return re.search(rf"\b{re.escape(key)}\b", text) is not None
