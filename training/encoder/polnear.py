"""Reads articles with brat stand-off annotations of attributions (PolNeAR's layout)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Range = tuple[int, int]

HELD_BACK_EVERY = 14
"""Every 14th train article (60 of 840) is never trained on: thresholds are fitted there."""


@dataclass(frozen=True)
class Gold:
    """One annotated attribution: character ranges of each role, in order."""

    content: tuple[Range, ...]
    source: tuple[Range, ...]
    cue: tuple[Range, ...]


@dataclass(frozen=True)
class Article:
    """A text, its attributions by its first annotator, and the regions no one annotated."""

    name: str
    text: str
    statements: tuple[Gold, ...]
    discarded: tuple[Range, ...]


def read_articles(folder: Path) -> list[Article]:
    """The articles of a folder with `text/` and `attributions/`, by name."""
    annotations: dict[str, list[Path]] = defaultdict(list)
    names = {path.stem for path in (folder / "text").glob("*.txt")}
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem if path.stem in names else path.stem.rpartition("_")[0]
        annotations[name].append(path)
    return [
        read_article(folder / "text" / f"{name}.txt", annotations[name][0])
        for name in sorted(names)
        if annotations[name]
    ]


def split(articles: list[Article]) -> tuple[list[Article], list[Article]]:
    """The articles to train on, and those held back to fit thresholds on."""
    kept = [a for number, a in enumerate(articles) if number % HELD_BACK_EVERY]
    return kept, articles[::HELD_BACK_EVERY]


def read_article(text_path: Path, annotation_path: Path) -> Article:
    """One article; line ends are left as they are, so that positions stay true."""
    spans: dict[str, list[Range]] = {}
    events: list[list[str]] = []
    discarded: list[Range] = []
    for line in annotation_path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if line.startswith("T"):
            kind, ranges = fields[1].split(" ", 1)
            spans[fields[0]] = [_range(part) for part in ranges.split(";")]
            discarded += spans[fields[0]] if kind == "Discard" else []
        elif line.startswith("E"):
            events.append(fields[1].split())
    statements = [gold for gold in (_gold(event, spans) for event in events) if gold.content]
    text = text_path.read_bytes().decode("utf-8")
    return Article(text_path.stem, text, tuple(statements), tuple(discarded))


def _range(part: str) -> Range:
    start, end = part.split(" ")
    return int(start), int(end)


def _gold(arguments: list[str], spans: dict[str, list[Range]]) -> Gold:
    roles: dict[str, list[Range]] = defaultdict(list)
    for argument in arguments:
        role, name = argument.split(":")
        roles[role.rstrip("0123456789").lower()] += spans[name]
    content, source, cue = (tuple(sorted(roles[r])) for r in ("content", "source", "cue"))
    return Gold(content, source, cue)
