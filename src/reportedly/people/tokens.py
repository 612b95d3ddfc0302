"""Words with their places, sentences and quotation state: what the rules of this stage walk on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.page import Label, Span
from reportedly.people.cuewords import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.page import Block

TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\b\.?"  # U.S., J.K.
    r"|[^\W\d_]+(?:(?:[-‐‑]|['’‘`ʼ](?!(?:[sSdm]|ll|ve|re)\b))[^\W\d_]+)*"  # Al-Assad, O'Neill
    r"|['’](?:[sSdm]|ll|ve|re)\b"  # the possessive, and verbs cut short: "she'll"
    r"|\d+(?:[.,:]\d+)*"
    r"|\n|[^\w\s]"
)
OPENS, CLOSES = "“«„", "”»"
ENDS = frozenset(".!?…")
READ = frozenset({Label.HEADLINE, Label.BODY, Label.CAPTION})
"""Blocks whose words are the story's own; bylines, bios and furniture name nobody who speaks."""

BYLINE = re.compile(r"\s*(?:By|BY) (?:[A-Z][\w.'’-]*,?\s*(?:and\s+)?){2,6}")
"""A line that only names who wrote the page, whatever its label."""

SHORT = words_of(
    "mr mrs ms dr sen rep gov gen col capt lt sgt st rev prof jr sr vs inc co corp jan feb mar "
    "apr jun jul aug sept sep oct nov dec sens reps messrs maj adm atty calif fla mass conn "
    "pa va ill ind tenn ariz wash ala ark colo del ga kan ky la md mich minn miss mont "
    "neb nev okla "
    "ore tex vt wis wyo n.h n.j n.y n.c s.c d.c"
)
"""Words whose full stop does not end a sentence (AP style's titles, months and states)."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of the story's blocks: parallel lists, one place a token.

    `sentence` counts sentences through the page; `quoted` tells whether a token stands inside
    quotation marks; `title_case` whether its line has capitals throughout.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    sentence: list[int]
    quoted: list[bool]
    title_case: list[bool]
    block: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The span from token `first` to token `last`, both included."""
        return Span(self.starts[first], self.ends[last])


def story_spans(text: str, blocks: Sequence[Block]) -> list[Span]:
    """The spans of the blocks the story stands in; the whole text where there are no blocks.

    Lines that only name the author are left out even where they are labelled body.
    """
    if not blocks:
        return [Span(0, len(text))]
    return [
        block.span
        for block in blocks
        if block.label in READ and not BYLINE.fullmatch(text, block.span.start, block.span.end)
    ]


def tokenize(text: str, blocks: Sequence[Block]) -> Tokens:
    """The tokens of the headline, body and caption blocks of `text`."""
    found = Tokens([], [], [], [], [], [], [])
    sentence = 0
    for number, span in enumerate(story_spans(text, blocks)):
        sentence = _read_block(text, span, number, sentence, found) + 1
    return found


def _read_block(text: str, span: Span, number: int, sentence: int, found: Tokens) -> int:
    """Add the tokens of one block; returns the number of its last sentence."""
    words, starts, ends = found.words, found.starts, found.ends
    first = len(words)
    for match in TOKEN.finditer(text, span.start, span.end):
        words.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    found.block.extend([number] * (len(words) - first))
    sentence = _mark_sentences(found, first, sentence)
    _mark_title_case(found, first)
    return sentence


def _mark_sentences(found: Tokens, first: int, sentence: int) -> int:
    """Fill `sentence` and `quoted` from token `first` on."""
    words, starts, ends = found.words, found.starts, found.ends
    inside = False
    ended = False
    for at in range(first, len(words)):
        word = words[at]
        if ended and word not in CLOSES and word not in "\"')":
            sentence += 1
            ended = False
        if word in OPENS:
            inside = True
        elif word in CLOSES or word == "\n":
            inside = False
        elif word == '"':
            inside = not inside
        found.sentence.append(sentence)
        found.quoted.append(inside)
        if word == "\n":
            ended = True
        elif word in ENDS and at > first:
            ended = not _is_short(words[at - 1], glued=starts[at] == ends[at - 1])
    return sentence


def _is_short(word: str, *, glued: bool) -> bool:
    """Whether a full stop after `word` belongs to the word."""
    return glued and (word.lower() in SHORT or (len(word) == 1 and word.isupper()))


def _mark_title_case(found: Tokens, first: int) -> None:
    """Fill `title_case` line by line: most longer words of the line have capitals."""
    words = found.words
    at = first
    while at < len(words):
        end = at
        while end < len(words) and words[end] != "\n":
            end += 1
        long = [word for word in words[at:end] if len(word) > 3 and word[0].isalpha()]
        capitals = sum(word[0].isupper() for word in long)
        closed = end > at and words[end - 1] in ENDS
        shouting = len(long) > (3 if closed else 1) and capitals > 0.75 * len(long)
        found.title_case.extend([shouting] * (min(end + 1, len(words)) - at))
        at = end + 1
