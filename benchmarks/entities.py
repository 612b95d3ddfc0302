"""Person names on GUM news: exact spans, precision, recall and F1.

Gold: entities of type person in `Entity=` whose head or its flat part is a singular proper noun
(NNP; "Muslims" is no name); the name is the head and its flat parts, titles stripped, counted
once however entities nest.
Predictions: the mentions of kind person that `find_names` finds in the raw text. A block is a
paragraph (`newpar`) of the document. Rows: {doc, start, end, name} in characters of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.area import Area, read_rows
from reportedly.page import Block, Label, Span
from reportedly.people import find_names
from reportedly.people.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.area import Row, Score

Name = tuple[int, int]


@dataclass(frozen=True)
class Token:
    """A word of a document; `head` is the place of its syntactic head in the document."""

    start: int
    end: int
    form: str
    tag: str
    head: int
    relation: str


@dataclass
class Document:
    """A GUM document as text with blocks, its tokens' places and its person names."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    persons: list[tuple[int, int]] = field(default_factory=list)
    names: set[Name] = field(default_factory=set)


def paths(place: Path) -> list[Path]:
    """The documents below `place`, news before interviews."""
    if place.is_file():
        return [place]
    return sorted(place.rglob("GUM_news*.conllu")) + sorted(place.rglob("GUM_interview*.conllu"))


def read_document(path: Path) -> Document:
    """The text, blocks and gold person names of one CoNLL-U file."""
    document = Document()
    waiting: dict[str, list[tuple[int, str]]] = {}
    start, sentence = 0, 0
    for line in [*path.read_text(encoding="utf-8").splitlines(), "# newpar"]:
        if line.startswith("# newpar") and "block" not in line:
            _close_block(document, start)
            start = len(document.text)
        columns = line.split("\t")
        if not line:
            sentence = len(document.tokens)
        if len(columns) < 10 or not columns[0].isdigit():
            continue
        begin = len(document.text)
        document.text += columns[1]
        head = sentence + int(columns[6]) - 1 if columns[6] != "0" else -1
        place = (begin, len(document.text))
        document.tokens.append(Token(*place, columns[1], columns[4], head, columns[7]))
        _read_entities(columns[9], document, waiting)
        if "SpaceAfter=No" not in columns[9]:
            document.text += " "
    for first, last in document.persons:
        _add_name(document, first, last)
    return document


def _close_block(document: Document, start: int) -> None:
    if document.text[start:].strip():
        label = Label.BODY if document.blocks else Label.HEADLINE
        document.blocks.append(Block(Span(start, len(document.text)), label, "newpar"))
        document.text += "\n"


def _read_entities(
    misc: str, document: Document, waiting: dict[str, list[tuple[int, str]]]
) -> None:
    """Open and close the entities that begin or end at the newest token."""
    found = re.search(r"(?:^|\|)Entity=([^|]+)", misc)
    if not found:
        return
    here = len(document.tokens) - 1
    for part in re.findall(r"\([^()]+\)?|[^()]+\)", found[1]):
        fields = part.strip("()").split("-")
        if part.startswith("("):
            waiting.setdefault(fields[0], []).append((here, fields[1]))
        if part.endswith(")") and waiting.get(fields[0]):
            first, kind = waiting[fields[0]].pop()
            if kind == "person":
                document.persons.append((first, here))


def _add_name(document: Document, first: int, last: int) -> None:
    """Record the name of a person entity: its head and the head's flat parts, titles stripped."""
    tokens = document.tokens
    inside = range(first, last + 1)
    heads = [at for at in inside if tokens[at].head not in inside]
    if not heads:
        return
    name = {heads[0]}
    for at in inside:
        if tokens[at].relation.startswith("flat") and tokens[at].head in name:
            name.add(at)
    parts = list(range(min(name), max(name) + 1))
    titles = gazetteer().titles
    while parts and (
        tokens[parts[0]].form.strip(".").lower() in titles or tokens[parts[0]].tag != "NNP"
    ):
        parts.pop(0)
    if parts:
        document.names.add((tokens[parts[0]].start, tokens[parts[-1]].end))


def predict(place: Path) -> Iterator[Row]:
    """The person names found in each document."""
    for path in paths(place):
        document = read_document(path)
        for mention in find_names(document.text, document.blocks):
            if mention.kind == "person":
                span = mention.span
                yield {
                    "doc": path.stem,
                    "start": span.start,
                    "end": span.end,
                    "name": mention.name,
                }


def score(place: Path, predictions: Path) -> Score | None:
    """Exact-span precision, recall and F1, for news, interviews and both."""
    gold: dict[str, set[Name]] = {path.stem: read_document(path).names for path in paths(place)}
    if not any(gold.values()):
        return None
    found: dict[str, set[Name]] = {stem: set() for stem in gold}
    for row in read_rows(predictions):
        found[row["doc"]].add((row["start"], row["end"]))
    parts = {"news": "GUM_news", "interview": "GUM_interview", "all": "GUM"}
    return {
        part: _figures([(gold[stem], found[stem]) for stem in gold if stem.startswith(start)])
        for part, start in parts.items()
    }


def _figures(pairs: list[tuple[set[Name], set[Name]]]) -> Score:
    right = sum(len(gold & found) for gold, found in pairs)
    wanted = sum(len(gold) for gold, _ in pairs)
    given = sum(len(found) for _, found in pairs)
    return {
        "precision": round(right / max(1, given), 3),
        "recall": round(right / max(1, wanted), 3),
        "f1": round(2 * right / max(1, given + wanted), 3),
        "n": wanted,
    }


AREA = Area(data="data/gum-news", predict=predict, score=score)
