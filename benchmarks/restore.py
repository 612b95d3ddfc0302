"""Restoration: does the text come back to the letter, and is honest text left alone."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING, Any

from benchmarks.area import Area, Row, Score, file_in, read_rows, shared
from reportedly.restoration import restore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CASES = "dev.jsonl"


def predict(place: Path) -> Iterator[Row]:
    """The restored text, the verdict and the offsets of each case."""
    for case in read_rows(file_in(place, CASES)):
        done = restore(case["given"])
        yield {
            "id": case["id"],
            "text": done.text,
            "attacked": done.attacked,
            "offsets": list(done.offsets),
        }


def scorer() -> Any:
    """The shared scorer as a module."""
    path = shared() / "eval" / "restore" / "score_restore.py"
    spec = importlib.util.spec_from_file_location("score_restore", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent))
    spec.loader.exec_module(module)
    return module


def gold_cases(place: Path) -> list[Row]:
    """The cases that say what the text should be."""
    return [case for case in read_rows(file_in(place, CASES)) if "clean" in case]


def figures(cases: list[Row], restorer: Callable[[str], Any]) -> Score:
    """The scorer's figures for one restorer, without its lists, and the worst kinds."""
    full = scorer().run(cases, restorer)
    kept = {
        name: round(value, 4) if isinstance(value, float) else value
        for name, value in full.items()
        if name not in {"kinds", "bad"}
    }
    kinds = {name: round(kind["ok"] / kind["n"], 3) for name, kind in full["kinds"].items()}
    kept["kinds_short_of_all"] = {name: share for name, share in kinds.items() if share < 1}
    return kept


def score(place: Path, out: Path) -> Score | None:
    """The scorer's figures for the written predictions."""
    cases = gold_cases(place)
    if not cases:
        return None
    texts = {case["id"]: case["given"] for case in cases}
    answers = {texts[row["id"]]: row for row in read_rows(out) if row["id"] in texts}
    found = figures(cases, answers.__getitem__)
    del found["mb_s"]  # of looking up written answers
    return found


def peers(place: Path) -> Score:
    """The same figures for other tools that are installed here, and for this one."""
    from benchmarks._restore_peers import installed

    cases = gold_cases(place)
    tools = {"reportedly": restore, **installed()}
    shown = ("score", "attacked_exact", "honest_kept", "honest_ppm", "f1", "offsets", "mb_s")
    found = {}
    for name, tool in tools.items():
        all_figures = figures(cases, tool)
        found[name] = {figure: all_figures[figure] for figure in shown}
    return found


AREA = Area("eval/restore", predict, score, peers)
