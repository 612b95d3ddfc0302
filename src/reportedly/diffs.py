"""What a reader sees of two pages side by side: what was changed, the most important first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportedly.cards import Line, visible
from reportedly.codec import encode
from reportedly.copies import ChangeKind, compare, document
from reportedly.copies.document import on_page, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportedly.copies import Change, Comparison, Sentence
    from reportedly.offsets import Span
    from reportedly.page import Page

SHOWN = 12
"""Changes listed before the texts; a screen holds about twenty lines besides the head."""

AROUND = 160
"""Characters of a sentence cut or added as a whole that are shown."""

WORDS = {
    ChangeKind.NUMBER: ("number or day changed", "numbers or days changed"),
    ChangeKind.NAME: ("name changed", "names changed"),
    ChangeKind.NEGATION: ("negation changed", "negations changed"),
    ChangeKind.CUT: ("piece cut", "pieces cut"),
    ChangeKind.ADDED: ("piece added", "pieces added"),
    ChangeKind.SYNONYM: ("wording changed", "wordings changed"),
    ChangeKind.REORDER: ("piece moved", "pieces moved"),
    ChangeKind.LETTERS: ("spelling or swapped letters", "spellings or swapped letters"),
}


class Sides:
    """Two pages and what became of the first in the second."""

    def __init__(self, left: Page, right: Page) -> None:
        self.left, self.right = left, right
        self.texts = document(left), document(right)
        one, other = self.texts
        self.found: Comparison = compare(
            one.text, other.text, altered_left=one.altered, altered_right=other.altered
        )


def lines(sides: Sides) -> Iterator[Line]:
    """The lines of a comparison: both pages, counts, the weightiest changes, then the sentences."""
    yield Line(f"A  {_about(sides.left)}", "bold")
    yield Line(f"B  {_about(sides.right)}", "bold")
    yield Line(_counts(sides.found), "dim")
    listed = sides.found.changes
    for change in listed[:SHOWN]:
        yield Line(_told(change), _style(change), 2)
    if len(listed) > SHOWN:
        yield Line(f"and {len(listed) - SHOWN:,} more, in the sentences below", "dim", 2)
    yield Line("")
    for sentence in sides.found.sentences:
        yield from _sentence(sides, sentence)


def plain(sides: Sides) -> str:
    """A comparison as text, for files and pipes."""
    return "\n".join(" " * line.indent + line.text for line in lines(sides)) + "\n"


def rows(sides: Sides) -> Iterator[Mapping[str, object]]:
    """One row a change, most important first, with its places on both pages as they lie."""
    parts = parts_of(sides.left), parts_of(sides.right)
    for change in sides.found.changes:
        yield {
            "a": sides.left.id,
            "b": sides.right.id,
            "kind": change.kind.value,
            "before": change.before,
            "after": change.after,
            "quoted": change.quoted,
            "weighty": change.weighty,
            "a_span": encode(change.left and on_page(sides.left, parts[0], change.left)),
            "b_span": encode(change.right and on_page(sides.right, parts[1], change.right)),
        }


def _about(page: Page) -> str:
    known = (page.outlet, page.published and str(page.published), page.address, f"page {page.id}")
    return visible(" · ".join([page.title, *(part for part in known if part)]))


def _counts(found: Comparison) -> str:
    both = sum(1 for one in found.sentences if one.left and one.right)
    same = sum(1 for one in found.sentences if one.left and one.right and not one.changes)
    if not both:
        return "no sentence of one is a sentence of the other"
    counts = Counter(change.kind for change in found.changes)
    told = [f"{counts[kind]:,} {WORDS[kind][counts[kind] > 1]}" for kind in WORDS if counts[kind]]
    return ", ".join([f"{both:,} sentences in both ({same:,} unchanged)", *told])


def _style(change: Change) -> str:
    turning = change.kind in {ChangeKind.NUMBER, ChangeKind.NAME, ChangeKind.NEGATION}
    return "red" if turning or change.weighty else ""


def _told(change: Change) -> str:
    """One change in a line."""
    where = " (inside a quotation)" if change.quoted else ""
    before, after = (_short(visible(part)) for part in (change.before, change.after))
    if change.kind is ChangeKind.REORDER:
        return f"moved{where}: {before}"
    if change.kind is ChangeKind.LETTERS and None in {change.left, change.right}:
        return f"letters were swapped on {'A' if change.left else 'B'}: {before or after}"
    if change.kind is ChangeKind.CUT or not after:
        return f"{_verb(change, 'cut')}{where}: {before}"
    if change.kind is ChangeKind.ADDED or not before:
        return f"{_verb(change, 'added')}{where}: {after}"
    return f"{change.kind.value}{where}: {before} -> {after}"


def _verb(change: Change, verb: str) -> str:
    return verb if change.kind.value == verb else f"{change.kind.value} {verb}"


def _short(text: str) -> str:
    return text if len(text) <= AROUND else text[: AROUND - 2].rsplit(" ", 1)[0] + " …"


def _sentence(sides: Sides, sentence: Sentence) -> Iterator[Line]:
    """A sentence with its changes marked as [-cut-] and {+added+}; unchanged ones are left out."""
    if not sentence.changes:
        return
    if sentence.left is None or sentence.right is None:
        (change,) = sentence.changes
        mark = "[-{}-]" if sentence.right is None else "{{+{}+}}"
        yield Line(mark.format(visible(change.before or change.after)), _style(change))
        return
    yield Line(_marked(sides, sentence, sentence.right))


def _marked(sides: Sides, sentence: Sentence, span: Span) -> str:
    """The right sentence, with what stood on the left put in where it was."""
    text = sides.texts[1].text
    aside = {one for one in sentence.changes if _is_aside(one)}
    inside = ((one.right, one) for one in sentence.changes if one.right and one not in aside)
    parts, at = [], span.start
    for place, change in sorted(inside, key=lambda pair: pair[0]):
        start = max(at, place.start)
        parts.append(text[at:start])
        parts.append(f"[-{change.before}-]" if change.before else "")
        parts.append(f"{{+{change.after}+}}" if change.after else "")
        at = max(start, place.end)
    parts.append(text[at : span.end])
    notes = "".join(
        " (the whole sentence moved)" if one.right == span else f" ({_told(one)})"
        for one in sentence.changes
        if one in aside
    )
    return visible("".join(parts)) + notes


def _is_aside(change: Change) -> bool:
    """Whether a change is told behind its sentence: moves, and swapped letters of one side."""
    swapped = change.kind is ChangeKind.LETTERS and None in {change.left, change.right}
    return swapped or change.kind is ChangeKind.REORDER
