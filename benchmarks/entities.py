"""Names of persons, organisations and places on GUM: exact spans, precision, recall and F1.

Gold: entities of these types in `Entity=` whose head is a proper noun (NNP, for bodies and places
NNPS too; "Muslims" is no name), counted once however entities nest. A person's name is the head
and its flat parts, titles stripped; that of a body or place runs from its first to its last
proper noun.
Predictions: the mentions that `find_names` makes of the raw text and of what the encoder sees in
it. A block is a paragraph (`newpar`) of the document. Rows: {doc, kind, start, end, name} in
characters of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.area import Area, read_rows
from reportedly.page import Block, Label, Span
from reportedly.people import find_names
from reportedly.people.gazetteer import gazetteer
from reportedly.tagging import names, tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.area import Row, Score

Name = tuple[int, int]

KINDS = ("person", "organisation", "place")
TYPES = {"person": "person", "organization": "organisation", "place": "place"}
"""GUM's entity types and our words for them."""


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
    """A GUM document as text with blocks, its tokens' places and its names by kind.

    `chains` holds the coreference chain of each of `entities`.
    """

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    entities: list[tuple[int, int, str]] = field(default_factory=list)
    chains: list[str] = field(default_factory=list)
    names: dict[str, set[Name]] = field(default_factory=lambda: {kind: set() for kind in KINDS})


def paths(place: Path) -> list[Path]:
    """The documents below `place`, news before interviews."""
    if place.is_file():
        return [place]
    return sorted(place.rglob("GUM_news*.conllu")) + sorted(place.rglob("GUM_interview*.conllu"))


def read_document(path: Path) -> Document:
    """The text, blocks and gold names of one CoNLL-U file."""
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
    for first, last, kind in document.entities:
        found = name_in(document, first, last, kind)
        if found:
            document.names[kind].add(found)
    return document


def name_in(document: Document, first: int, last: int, kind: str) -> Name | None:
    """The name that an entity from token `first` to `last` is called by there, if by one."""
    return _person(document, first, last) if kind == "person" else _body(document, first, last)


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
            if kind in TYPES:
                document.entities.append((first, here, TYPES[kind]))
                document.chains.append(fields[0])


def _heads(document: Document, inside: range) -> list[int]:
    return [at for at in inside if document.tokens[at].head not in inside]


def _person(document: Document, first: int, last: int) -> Name | None:
    """The name of a person entity: its head and the head's flat parts, titles stripped."""
    tokens = document.tokens
    inside = range(first, last + 1)
    heads = _heads(document, inside)
    if not heads:
        return None
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
    return (tokens[parts[0]].start, tokens[parts[-1]].end) if parts else None


def _body(document: Document, first: int, last: int) -> Name | None:
    """The name of a body or place: from its first to its last proper noun, if its head is one."""
    tokens = document.tokens
    heads = _heads(document, range(first, last + 1))
    if not heads or tokens[heads[0]].tag not in ("NNP", "NNPS"):
        return None
    proper = [at for at in range(first, last + 1) if tokens[at].tag in ("NNP", "NNPS")]
    return tokens[proper[0]].start, tokens[proper[-1]].end


def predict(place: Path) -> Iterator[Row]:
    """The names found in each document."""
    for path in paths(place):
        document = read_document(path)
        seen = names(tag(document.text, document.blocks))
        for mention in find_names(document.text, document.blocks, seen):
            span = mention.span
            yield {
                "doc": path.stem,
                "kind": mention.kind,
                "start": span.start,
                "end": span.end,
                "name": mention.name,
            }


def score(place: Path, predictions: Path) -> Score | None:
    """Exact-span precision, recall and F1 by kind, for news, interviews and both."""
    gold = {path.stem: read_document(path).names for path in paths(place)}
    if not any(names for kinds in gold.values() for names in kinds.values()):
        return None
    found = {stem: {kind: set[Name]() for kind in KINDS} for stem in gold}
    for row in read_rows(predictions):
        if row["kind"] in KINDS:
            found[row["doc"]][row["kind"]].add((row["start"], row["end"]))
    parts = {"news": "GUM_news", "interview": "GUM_interview", "all": "GUM"}
    return {
        part: {
            kind: _figures([(gold[s][kind], found[s][kind]) for s in gold if s.startswith(start)])
            for kind in KINDS
        }
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
