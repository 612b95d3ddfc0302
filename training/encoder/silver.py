"""Names in news articles as two readers that know nothing of each other agree on them.

``python -m training.encoder.silver --shared ../shared --model FOLDER --out FILE``

One reader is spaCy's entity recogniser (a model trained on OntoNotes), the other this project's
rules (`people.find_names`). A name is taken where both give it one kind, or where the rules find
a name of no kind and spaCy has one. Where only one of them sees a name, nobody is taught anything.

Rows: {name, found: [[start, end, kind]], unsure: [[start, end]]} in characters of the text.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.page import Block, Label
from reportedly.people import find_names
from reportedly.tagging.quotes import paragraphs
from training.encoder.polnear import read_articles
from training.encoder.unlabelled import opening, read_unlabelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from training.encoder.polnear import Article

Named = tuple[int, int, str]

KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
"""OntoNotes types and what we call them; peoples, works, events, numbers are no names here."""


def by_rules(text: str) -> list[Named]:
    """The names our rules find, in order, kind "other" included."""
    blocks = [
        Block(span, Label.HEADLINE if number == 0 else Label.BODY, "paragraph")
        for number, span in enumerate(paragraphs(text))
        if not text[span.start : span.end].isspace()
    ]
    return [(m.span.start, m.span.end, m.kind) for m in find_names(text, blocks)]


def by_spacy(document: Any) -> list[Named]:
    """The names spaCy finds, articles and possessives cut off."""
    found = []
    for entity in document.ents:
        start, end, words = entity.start_char, entity.end_char, entity.text
        kind = KINDS.get(entity.label_)
        for article in ("the ", "The "):
            if words.startswith(article):
                start += len(article)
        for mark in ("'s", "’s"):
            if words.endswith(mark):
                end -= len(mark)
        if kind and start < end:
            found.append((start, end, kind))
    return found


def agreed(ours: list[Named], theirs: list[Named]) -> tuple[list[Named], list[tuple[int, int]]]:
    """The names both readers give, and the places of those that only one gives."""
    found: list[Named] = []
    unsure: list[tuple[int, int]] = []
    matched: set[int] = set()
    for start, end, kind in ours:
        near = [n for n, (low, high, _) in enumerate(theirs) if low < end and start < high]
        matched.update(near)
        same = [theirs[n] for n in near if theirs[n][2] == kind or kind == "other"]
        whole = [s for s in same if kind != "other" or (s[0], s[1]) == (start, end)]
        if len(near) == 1 and whole:
            found.append((start, end, whole[0][2]))
        elif near or kind != "other":
            spans = [(start, end), *((theirs[n][0], theirs[n][1]) for n in near)]
            unsure.append((min(s for s, _ in spans), max(e for _, e in spans)))
    unsure += [(s, e) for n, (s, e, _) in enumerate(theirs) if n not in matched]
    return found, unsure


def rows(articles: list[Article], model: str) -> Iterator[dict[str, Any]]:
    """The agreed names of each article."""
    import spacy

    off = ["parser", "lemmatizer", "attribute_ruler", "senter", "tagger"]
    reader = spacy.load(model, exclude=off)
    texts = (article.text for article in articles)
    for article, document in zip(articles, reader.pipe(texts, batch_size=16), strict=True):
        found, unsure = agreed(by_rules(article.text), by_spacy(document))
        yield {"name": article.name, "found": found, "unsure": unsure}


def main() -> None:
    """Read the command line and write the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--model", required=True, help="a spaCy model, by name or folder")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    labelled = read_articles(given.shared / "data" / "polnear" / "train")
    known = frozenset(opening(article.text) for article in labelled)
    articles = [*labelled, *read_unlabelled(given.shared, known=known)]
    given.out.parent.mkdir(parents=True, exist_ok=True)
    with given.out.open("w", encoding="utf-8") as out:
        for row in rows(articles, given.model):
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
