"""Fits the weights of `people/pronouns.py`.

Usage: ``python -m training.people_pronouns ../shared``. Each he/she pronoun of GUM whose chain
holds a name, and each own label in PolNeAR train (`annotations/speakers-train.jsonl`, counted
twice), is one ranking problem; a softmax over its candidates is fitted with an L2 penalty. Prints
accuracy with each fold's documents left out, then the weights to ship.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.area import read_rows
from benchmarks.entities import Document, paths, read_document
from benchmarks.speakers import paragraphs
from reportedly.people.pronouns import (
    FEATURES,
    GENDER,
    WEIGHTS,
    WINDOW,
    candidates,
    make_place,
    place_of,
)
from reportedly.people.story import Story, read_story

PENALTY = 3.0
"""L2 towards the weights set by hand; 1, 3 and 10 gave the same accuracy within two items."""


FOLDS = 10
LABELS = Path(__file__).parent / "annotations" / "speakers-train.jsonl"


@dataclass(frozen=True)
class Problem:
    """One pronoun: a row of features a candidate, and which row is right (None: none of them)."""

    doc: str
    rows: np.ndarray
    right: int | None


def chains(path: Path) -> dict[int, str]:
    """For each token number of a GUM document the chain of the innermost person it begins."""
    found: dict[int, str] = {}
    number = -1
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) < 10 or not columns[0].isdigit():
            continue
        number += 1
        for chain in re.findall(r"\((\d+)-person", columns[9].partition("Entity=")[2]):
            found[number] = chain
    return found


def gold_entities(document: Document, path: Path, story: Story) -> dict[int, set[int]]:
    """For each he/she token of the story the entities whose names its chain holds."""
    starts = {token.start: number for number, token in enumerate(document.tokens)}
    chain_of = chains(path)
    spans: dict[str, list[tuple[int, int]]] = {}
    for first, last, kind in document.entities:
        if kind == "person" and first in chain_of:
            place = (document.tokens[first].start, document.tokens[last].end)
            spans.setdefault(PERSON_CHAINS[path][first, last], []).append(place)
    found: dict[int, set[int]] = {}
    for at, word in enumerate(story.tokens.words):
        number = starts.get(story.tokens.starts[at])
        if word.lower() not in GENDER or number is None or number not in chain_of:
            continue
        places = spans.get(chain_of[number], [])
        found[at] = {
            story.entity(mention)
            for mention in story.mentions
            for begin, end in places
            if mention.kind == "person"
            and begin <= mention.span.start < end
            and end - begin < 60
            and mention.span.end <= end
        }
    return found


PERSON_CHAINS: dict[Path, dict[tuple[int, int], str]] = {}


def read_chains(path: Path) -> None:
    """Fill `PERSON_CHAINS`: the chain of each person entity by its first and last token."""
    number = -1
    waiting: dict[str, list[int]] = {}
    closed: dict[tuple[int, int], str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) < 10 or not columns[0].isdigit():
            continue
        number += 1
        found = re.search(r"(?:^|\|)Entity=([^|]+)", columns[9])
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", found[1]) if found else ():
            chain = part.strip("()").split("-")[0]
            if part.startswith("("):
                waiting.setdefault(chain, []).append(number)
            if part.endswith(")") and waiting.get(chain):
                closed[waiting[chain].pop(), number] = chain
    PERSON_CHAINS[path] = closed


def problems(path: Path) -> list[Problem]:
    """The ranking problems of one document, earlier pronouns resolved as the annotators did."""
    read_chains(path)
    document = read_document(path)
    story = read_story(document.text, document.blocks)
    gold = gold_entities(document, path, story)
    places = [place_of(story, mention) for mention in story.mentions if mention.kind == "person"]
    found = []
    for token, entities in gold.items():
        if not entities:
            continue
        seen = sorted(
            (place for place in places if place.token < token), key=lambda place: place.token
        )
        counts: dict[int, int] = {}
        for place in seen:
            counts[place.entity] = counts.get(place.entity, 0) + 1
        gender = GENDER[story.tokens.words[token].lower()]
        rows = candidates(story, token, gender, seen[-WINDOW:], counts)
        right = next((at for at, entity in enumerate(rows) if entity in entities), None)
        found.append(Problem(path.stem, np.array(list(rows.values())), right))
        places.append(make_place(story, min(entities), token, token, is_pronoun=True))
    return found


def labelled(labels: Path, texts: Path) -> list[Problem]:
    """The ranking problems of own labels in PolNeAR train, earlier pronouns resolved by rule."""
    found = []
    for row in read_rows(labels):
        if row["form"] != "pronoun" or row["kind"] != "person":
            continue
        text = (texts / f"{row['doc']}.txt").read_bytes().decode("utf-8")
        story = read_story(text, paragraphs(text))
        token = story.token_at(row["start"])
        if story.tokens.words[token].lower() not in GENDER:
            continue
        family = row["antecedent"][0].split()[-1].lower()
        given = row["antecedent"][0].split()[0].lower()
        places = [place_of(story, m) for m in story.mentions if m.kind == "person"]
        places += [
            make_place(story, entity, at, at, is_pronoun=True)
            for at, entity in story.pronouns.items()
        ]
        seen = sorted((p for p in places if p.token < token), key=lambda place: place.token)
        counts: dict[int, int] = {}
        for place in seen:
            counts[place.entity] = counts.get(place.entity, 0) + 1
        gender = GENDER[story.tokens.words[token].lower()]
        rows = candidates(story, token, gender, seen[-WINDOW:], counts)
        names = [story.entities[entity].name.lower().split() for entity in rows]
        right = next(
            (at for at, n in enumerate(names) if n[-1] == family and (len(n) < 2 or n[0] == given)),
            next((at for at, n in enumerate(names) if n[-1] == family), None),
        )
        found.append(Problem(row["doc"], np.array(list(rows.values())), right))
    return found


def fit(items: list[Problem]) -> np.ndarray:
    """Weights that make the right candidates likely, close to those set by hand."""
    start = np.array(WEIGHTS)
    weights = start.copy()
    for _ in range(200):
        slope = -PENALTY * (weights - start)
        for item in items:
            if item.right is None or len(item.rows) < 2:
                continue
            shares = np.exp(item.rows @ weights - np.max(item.rows @ weights))
            shares /= shares.sum()
            slope += item.rows[item.right] - shares @ item.rows
        weights += 0.008 * slope
    return weights


def accuracy(items: list[Problem], weights: np.ndarray) -> tuple[int, int]:
    """How many problems the weights answer right, and how many there are."""
    right = sum(
        item.right is not None and int(np.argmax(item.rows @ weights)) == item.right
        for item in items
        if len(item.rows)
    )
    return right, len(items)


def main() -> None:
    """Print what the fit gives on each set, every document left out of its own fit."""
    shared = Path(sys.argv[1])
    gum = [item for path in paths(shared / "data/gum-news") for item in problems(path)]
    own = labelled(LABELS, shared / "data/polnear/train/text")
    for name, items in (("GUM", gum), ("own labels", own)):
        lost = sum(item.right is None for item in items)
        print(name, len(items), "not among the candidates:", lost)
        print("  as shipped:", accuracy(items, np.array(WEIGHTS)))
    both = [*gum, *own, *own]
    fold = {doc: at % FOLDS for at, doc in enumerate(sorted({item.doc for item in both}))}
    right = {"GUM": 0, "own labels": 0}
    for number in range(FOLDS):
        weights = fit([item for item in both if fold[item.doc] != number])
        for name, items in (("GUM", gum), ("own labels", own)):
            right[name] += accuracy([i for i in items if fold[i.doc] == number], weights)[0]
    print("fitted, fold left out:", right)
    weights = fit(both)
    print("fitted on all:", accuracy(gum, weights), accuracy(own, weights))
    print(dict(zip(FEATURES, np.round(weights, 2).tolist(), strict=True)))


if __name__ == "__main__":
    main()
