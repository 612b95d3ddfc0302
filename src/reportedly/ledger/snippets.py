"""The piece of a text around what was searched for, with the words found in «»."""

from __future__ import annotations

from reportedly.ledger.wording import Word, forms, words

AROUND = 24
"""Words a snippet holds: two lines of a list."""

BEFORE = 6
"""Words shown before the first one found, for its sense."""


def snippet(text: str, wanted: tuple[tuple[str, ...], ...]) -> str:
    """At most `AROUND` words of the text from shortly before the first word found on.

    >>> snippet("The order is over, she said.", (("order",),))
    'The «order» is over, she said.'
    """
    found = list(words(text))
    if not found:
        return " ".join(text.split())
    marked = _marked(found, {forms(part) for group in wanted for part in group})
    first = max(0, min(marked, default=0) - BEFORE)
    last = min(len(found), first + AROUND) - 1
    begin = found[first].start if first else 0
    end = found[last].end if last + 1 < len(found) else len(text)
    told, at = [], begin
    for number in range(first, last + 1):
        if number in marked:
            word = found[number]
            told += [text[at : word.start], "«", text[word.start : word.end], "»"]
            at = word.end
    told.append(text[at:end])
    shown = " ".join("".join(told).split())
    return f"{'… ' if first else ''}{shown}{' …' if last + 1 < len(found) else ''}"


def holds(text: str, wanted: tuple[tuple[str, ...], ...]) -> bool:
    """Whether any of what is wanted stands in the text."""
    return bool(_marked(list(words(text)), {forms(part) for group in wanted for part in group}))


def _marked(found: list[Word], wanted: set[tuple[str, ...]]) -> set[int]:
    """The places of words that are wanted, alone or as part of a phrase."""
    marked: set[int] = set()
    for phrase in filter(None, wanted):
        for at in range(len(found) - len(phrase) + 1):
            if all(found[at + step].form == form for step, form in enumerate(phrase)):
                marked.update(range(at, at + len(phrase)))
    return marked
