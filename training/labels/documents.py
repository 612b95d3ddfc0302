"""The labelled pages of ``../shared/eval/reading`` as the labeller sees them.

Plain rows carry a label a line (weak ones for what is not body: see the data's README), of which
people put some right (`hand.py`); the page's other variants take those by the line's words. For
HTML pages the lines are our own scan's: each takes the label of the equal line of the page's plain
row, else body or not by how many of its runs of four words the gold body has.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reportedly.page import Label
from reportedly.reading.cues import cue_of
from reportedly.reading.decode import decode_html
from reportedly.reading.elements import Hint
from reportedly.reading.fold import fold
from reportedly.reading.markup import scan
from reportedly.reading.plain import line_spans
from reportedly.reading.view import LineView, html_views, plain_views
from reportedly.reading.visible import Assembly
from training.labels.folds import fold_of
from training.labels.hand import hand_labels

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
LABELS = tuple(Label)
UNKNOWN = -1
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)
RUN = 4
IS_BODY, IS_NOT = 0.7, 0.3
"""Shares of a line's word runs in the gold body that make it body, and up to which it is not."""


STOPPED = 6
"""Every sixth page's headline is given a full stop: copy sites turn titles into sentences."""


@dataclass(frozen=True)
class Document:
    """One page: its lines, their labels (`UNKNOWN` where not scored), its domain's fold."""

    id: str
    variant: str
    fold: int
    views: list[LineView]
    labels: list[int]


def tokens(text: str) -> list[str]:
    """The words of a text as the scorers count them."""
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).lower())


def documents(place: Path) -> Iterator[Document]:
    """Every page of the data, plain rows first."""
    full: dict[str, dict[str, list[str]]] = {}
    by_hand = _by_hand(place)
    with gzip.open(place / "plain.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            document = _plain(row, by_hand.get(row["id"], {}))
            if row["variant"] == "full":
                full[row["id"]] = _by_text(document)
            yield document
    with (place / "meta.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["html"]:
                data = gzip.decompress((place / "html" / f"{row['id']}.html.gz").read_bytes())
                yield _html(row, data, full.get(row["id"], {}))


def _by_hand(place: Path) -> dict[str, dict[str, str]]:
    """For each page labelled by hand the labels of its lines by their words, where that is one."""
    found: dict[str, dict[str, str]] = {}
    labelled = hand_labels()
    with gzip.open(place / "plain.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["variant"] != "article" or row["id"] not in labelled:
                continue
            names: dict[str, set[str]] = defaultdict(set)
            texts = [line for line in row["text"].split("\n") if line.strip()]
            for number, name in labelled[row["id"]].items():
                names[" ".join(tokens(texts[number]))].add(name)
            found[row["id"]] = {words: min(own) for words, own in names.items() if len(own) == 1}
    return found


def _plain(row: dict[str, Any], by_hand: dict[str, str]) -> Document:
    spans = line_spans(row["text"])
    views = plain_views(row["text"], spans)
    if (
        row["variant"] == "article"
        and int(sha256(row["id"].encode()).hexdigest(), 16) % STOPPED == 0
    ):
        views = [
            LineView(view.text + ".") if name == "headline" and view.text[-1].isalnum() else view
            for name, view in zip(row["lines"], views, strict=False)
        ]
    if len(views) != len(row["lines"]):
        raise ValueError(f"{row['id']}: {len(views)} lines, {len(row['lines'])} labels")
    exact = hand_labels().get(row["id"], {}) if row["variant"] == "article" else {}
    labels = []
    for number, (name, view) in enumerate(zip(row["lines"], views, strict=True)):
        given = exact.get(number) or by_hand.get(" ".join(tokens(view.text)))
        if given is None or name == "body":
            given = name if name == "?" else str(_cleaned(Label(name), view.text))
        labels.append(UNKNOWN if given == "?" else LABELS.index(Label(given)))
    return Document(row["id"], row["variant"], fold_of(row["url"], row["id"]), views, labels)


def _by_text(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for view, label in zip(document.views, document.labels, strict=True):
        name = "?" if label == UNKNOWN else str(LABELS[label])
        found[" ".join(tokens(view.text))].append(name)
    return found


def _html(row: dict[str, Any], data: bytes, known: dict[str, list[str]]) -> Document:
    source = decode_html(data).text
    assembly = Assembly(source)
    kept = [(span, line) for line in scan(source).lines if (span := assembly.add(line.runs))]
    text, _ = assembly.build()
    views = html_views(text, [span for span, _ in kept], [line for _, line in kept])
    gold = tokens("\n".join(row["body"]))
    runs = {tuple(gold[i : i + RUN]) for i in range(len(gold))}
    paragraphs = {" ".join(tokens(p)) for p in row["body"]}
    title = " ".join(tokens(row["title"] or ""))
    labels = []
    for view in views:
        words = tokens(view.text)
        key = " ".join(words)
        names = known.get(key)
        if names:
            name = names[0] if len(set(names)) == 1 else _either(names)
        else:
            name = _by_runs(words, runs, key in paragraphs)
        if name == "not body":
            name = "headline" if key == title else _by_hints(view)
        if name == "?":
            labels.append(UNKNOWN)
        else:
            labels.append(LABELS.index(_cleaned(Label(name), view.text)))
    return Document(row["id"], "html", fold_of(row["url"], row["id"]), views, labels)


def _either(names: list[str]) -> str:
    return "?" if "body" in names else names[0]


def _by_runs(words: list[str], runs: set[tuple[str, ...]], whole: bool) -> str:
    if whole:
        return "body"
    if len(words) < RUN:
        return "not body"
    own = [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
    share = sum(run in runs for run in own) / len(own)
    if share >= IS_BODY:
        return "body"
    return "not body" if share <= IS_NOT else "?"


_ORDER = (
    (Hint.COOKIE, Label.COOKIE),
    (Hint.COMMENTS, Label.COMMENTS),
    (Hint.NEWSLETTER, Label.NEWSLETTER),
    (Hint.SHARE, Label.SHARE),
    (Hint.RELATED, Label.RELATED),
    (Hint.BIO, Label.BIO),
    (Hint.BYLINE, Label.BYLINE),
    (Hint.CAPTION, Label.CAPTION),
    (Hint.NAV, Label.NAV),
    (Hint.HEADER, Label.NAV),
    (Hint.FOOTER, Label.NAV),
)


def _by_hints(view: LineView) -> str:
    assert view.line is not None
    element = view.line.element
    for bits in (view.line.inline | element.bits | element.above, element.above_all):
        for hint, label in _ORDER:
            if bits & hint:
                return str(label)
    return "furniture"


_BODYLIKE = {Label.BODY, Label.HEADLINE, Label.CAPTION}


def _cleaned(label: Label, text: str) -> Label:
    """A weak label put right where the words leave no doubt; body and headline come of gold."""
    if label in _BODYLIKE:
        return label
    found = cue_of(fold(text))
    return found[0] if found else label
