"""Recall by kind of statement: what cue, what source, where it stands.

The shared scorer lists each gold statement that was missed or given to another source; the kinds
are told from the gold by this project's own lists of words.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.area import read_rows, shared
from reportedly.attribution.cues import entries
from reportedly.attribution.words import sentence_at, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.area import Row, Score

PRONOUN = re.compile(r"(?:i|we|you|he|she|it|they|who)\Z", re.IGNORECASE)
NEGATED = re.compile(
    r"\b(?:not|never|no|den(?:y|ies|ied|ying)|refus\w+|reject\w+|declin\w+)\b|n[’']t"
)


def kinds(data: Path, predictions: Path) -> Score:
    """For each kind: how many there are, share with content found, share with source right too."""
    with tempfile.TemporaryDirectory() as folder:
        errors, gold = Path(folder) / "errors.jsonl", Path(folder) / "gold.jsonl"
        _scorer("--gold", data, "--pred", predictions, "--errors", errors)
        _scorer("--gold", data, "--dump-gold", gold)
        failed = {
            (row["doc"], row["at"], row["gold"]["content"]): row["error"]
            for row in read_rows(errors)
            if "gold" in row
        }
        counts = _counted(data, read_rows(gold), failed)
    return {
        kind: {
            "n": n,
            "found": round(1 - counts[kind, "missed"] / n, 3),
            "right": round(1 - (counts[kind, "missed"] + counts[kind, "source"]) / n, 3),
        }
        for (kind, what), n in sorted(counts.items())
        if what == "all"
    }


def _scorer(*arguments: str | Path) -> None:
    script = shared() / "eval" / "attribution" / "score_attribution.py"
    command = [sys.executable, str(script), *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)


def _counted(
    data: Path, gold: Iterator[Row], failed: dict[tuple[str, int, str], str]
) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    texts = {path.stem: path for path in data.rglob("*.txt")}
    for row in gold:
        text = texts[row["doc"]].read_bytes().decode("utf-8")
        for statement in row["statements"]:
            words = " ".join(text[start:end] for start, end in statement["content"])
            start = statement["content"][0][0]
            error = failed.get((row["doc"], start, words))
            for kind in _kinds(text, statement):
                counts[kind, "all"] += 1
                if error is not None:
                    counts[kind, error] += 1
    return counts


def _kinds(text: str, statement: Row) -> Iterator[str]:
    cue = " ".join(text[start:end] for start, end in statement["cue"])
    speaks = any(entry.is_speech for entry in entries(tokens(cue)))
    yield "speech cue" if speaks else "other cue"
    if "according to" in cue.lower():
        yield "according to"
    if NEGATED.search(cue):
        yield "denied or negated cue"
    if not statement["source"]:
        yield "no source named"
        return
    source = statement["source"][0]
    if PRONOUN.match(text[source[0] : source[1]]):
        yield "pronoun source"
    here = sentence_at(text, source[0])
    if not any(
        here.start <= start < here.end or start <= here.start < end
        for start, end in statement["content"]
    ):
        yield "source in another sentence"
