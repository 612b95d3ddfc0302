"""Who is one in a story: chains of names and pronouns of persons and bodies on GUM, by LEA.

Gold: the coreference chains of GUM (one number in `Entity=`) that hold a name of a person or an
organisation, as `entities` counts names; a chain is of the kind most of its names have. Mentions
are its names and, of persons, "he", "she" and their other forms. Phrases without a name ("the
company") are no mentions here: the product gives them to a chain only where they speak, which
`speakers` measures.

Predictions: the entities `read_story` makes of raw text and of what the encoder sees in it, with
the pronouns it gives them. Rows: {doc, kind, mentions}, spans in characters of the text.

Measure: LEA, the link-based entity-aware measure of Moosavi and Strube, "Which Coreference
Evaluation Metric Do You Trust?", ACL 2016. A chain of n mentions has n(n-1)/2 links, one of a
single mention a link to itself; each chain counts by its mentions with the share of its links that
the other side has too. Spans must be the same, so that a name that is not found costs links.
`given` leaves out mentions the other side lacks: how well what was found is chained.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from benchmarks.area import Area, read_rows
from benchmarks.entities import name_in, paths, read_document
from reportedly.people.pronouns import GENDER
from reportedly.people.story import read_story
from reportedly.tagging import names, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from benchmarks.area import Row, Score
    from benchmarks.entities import Document
    from reportedly.people.story import Story

Mention = tuple[int, int]
Chain = frozenset[Mention]

KINDS = ("person", "organisation")


def gold_chains(document: Document) -> dict[str, list[Chain]]:
    """The chains with a name of a document, by kind."""
    mentions: dict[str, set[Mention]] = defaultdict(set)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for (first, last, kind), chain in zip(document.entities, document.chains, strict=True):
        name = name_in(document, first, last, kind)
        token = document.tokens[first]
        if name is not None:
            kinds[chain][kind] += 1
            mentions[chain].add(name)
        elif first == last and token.form.lower() in GENDER:
            mentions[chain].add((token.start, token.end))
    found: dict[str, list[Chain]] = {kind: [] for kind in KINDS}
    for chain, counts in kinds.items():
        kind = counts.most_common(1)[0][0]
        if kind in KINDS:
            found[kind].append(frozenset(mentions[chain]))
    return found


def story_chains(story: Story) -> Iterator[tuple[str, list[Mention]]]:
    """Kind and mentions of each person and body of a story."""
    pronouns: dict[int, list[Mention]] = defaultdict(list)
    for token, number in story.pronouns.items():
        pronouns[number].append((story.tokens.starts[token], story.tokens.ends[token]))
    for number, entity in enumerate(story.entities):
        if entity.kind in KINDS:
            named = [(mention.span.start, mention.span.end) for mention in entity.mentions]
            yield entity.kind, sorted({*named, *pronouns[number]})


def predict(place: Path) -> Iterator[Row]:
    """The chains found in each document."""
    for path in paths(place):
        document = read_document(path)
        seen = names(tag(document.text, document.blocks))
        for kind, mentions in story_chains(read_story(document.text, document.blocks, seen)):
            yield {"doc": path.stem, "kind": kind, "mentions": mentions}


def score(place: Path, predictions: Path) -> Score | None:
    """LEA by genre and kind, with and without pronouns."""
    found: dict[tuple[str, str], list[Chain]] = defaultdict(list)
    for row in read_rows(predictions):
        found[row["doc"], row["kind"]].append(frozenset((a, b) for a, b in row["mentions"]))
    return _figures(place, lambda doc, _, kind: found[doc, kind])


def peers(place: Path) -> Score:
    """What joining gold names that are the same words gives: a floor, with every name found."""
    return {"same words": _figures(place, _by_words)}


def _by_words(_: str, document: Document, kind: str) -> list[Chain]:
    together: dict[str, set[Mention]] = defaultdict(set)
    for mention in {one for chain in gold_chains(document)[kind] for one in chain}:
        word = document.text[slice(*mention)].lower()
        if word not in GENDER:
            together[word].add(mention)
    return [frozenset(chain) for chain in together.values()]


def _figures(place: Path, answer: Callable[[str, Document, str], list[Chain]]) -> Score:
    figures: Score = {}
    read = [(path.stem, read_document(path)) for path in paths(place)]
    for genre in ("news", "interview"):
        documents = [(doc, read) for doc, read in read if doc.startswith(f"GUM_{genre}")]
        for kind in KINDS if documents else ():
            pairs = [(gold_chains(d)[kind], answer(doc, d, kind), d) for doc, d in documents]
            figures[f"{genre} {kind}"] = {
                "all": lea([(gold, found) for gold, found, _ in pairs]),
                "names only": lea(
                    [(_names(d, gold), _names(d, found)) for gold, found, d in pairs]
                ),
                "given": lea([_shared(gold, found) for gold, found, _ in pairs]),
            }
    return figures


def _names(document: Document, chains: Iterable[Chain]) -> list[Chain]:
    """The chains without their pronouns."""
    return _kept(chains, lambda one: document.text[slice(*one)].lower() not in GENDER)


def _shared(gold: list[Chain], found: list[Chain]) -> tuple[list[Chain], list[Chain]]:
    """Both sides without the mentions that the other one lacks."""
    both = frozenset().union(*gold) & frozenset().union(*found)
    return _kept(gold, both.__contains__), _kept(found, both.__contains__)


def _kept(chains: Iterable[Chain], wanted: Callable[[Mention], bool]) -> list[Chain]:
    kept = (frozenset(one for one in chain if wanted(one)) for chain in chains)
    return [chain for chain in kept if chain]


def lea(pairs: Iterable[tuple[list[Chain], list[Chain]]]) -> Score:
    """Precision, recall and F1 by LEA over documents given as gold and found chains."""
    documents = list(pairs)
    recall, wanted = _resolved(documents)
    precision, given = _resolved((found, gold) for gold, found in documents)
    right, share = precision / max(1, given), recall / max(1, wanted)
    return {
        "precision": round(right, 3),
        "recall": round(share, 3),
        "f1": round(2 * right * share / (right + share), 3) if right + share else 0.0,
        "chains": sum(len(gold) for gold, _ in documents),
        "mentions": wanted,
    }


def _resolved(documents: Iterable[tuple[list[Chain], list[Chain]]]) -> tuple[float, int]:
    """How many mentions of the first sides' chains the second sides resolve, and all there are."""
    resolved, mentions = 0.0, 0
    for chains, others in documents:
        for chain in chains:
            common = sum(_links(chain, other) for other in others)
            resolved += len(chain) * common / _links(chain, chain)
            mentions += len(chain)
    return resolved, mentions


def _links(chain: Chain, other: Chain) -> float:
    """The links of a chain that another one has too.

    The only mention of a chain is linked to itself, and resolved by another such chain alone.
    """
    if len(chain) == 1:
        return float(chain == other)
    common = len(chain & other)
    return common * (common - 1) / 2


AREA = Area(data="data/gum-news", predict=predict, score=score, peers=peers)
