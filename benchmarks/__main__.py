"""``python -m benchmarks AREA [--data PATH] [--out PRED.jsonl] [--peers]``.

Writes predictions in the scorer's format and prints the score as one JSON line last.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import benchmarks
from benchmarks.area import shared

if TYPE_CHECKING:
    from benchmarks.area import Area

NOT_AREAS = {"__main__", "area"}


def areas() -> list[str]:
    """The names of all benchmarks, as typed on the command line."""
    names = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    found = (name for name in names if name not in NOT_AREAS and not name.startswith("_"))
    return sorted(name.replace("_", "-") for name in found)


def load(name: str) -> Area:
    """The benchmark with this name."""
    module = importlib.import_module(f"benchmarks.{name.replace('-', '_')}")
    area: Area = module.AREA
    return area


def main() -> int:
    """Run one benchmark; exit code 2 where its data is not there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("area", choices=areas(), nargs="?")
    parser.add_argument("--list", action="store_true", help="list the areas and stop")
    parser.add_argument("--data", type=Path, help="a file or folder laid out like the default")
    parser.add_argument("--out", type=Path, help="where predictions go")
    parser.add_argument("--peers", action="store_true", help="measure other tools in the same run")
    options = parser.parse_args()
    if options.list or options.area is None:
        print("\n".join(areas()))
        return 0
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does
    area = load(options.area)
    data = options.data or shared() / area.data
    if not data.exists():
        print(f"{data} is not there: give --data or set REPORTEDLY_SHARED", file=sys.stderr)
        return 2
    out = options.out or Path("predictions") / f"{options.area}.jsonl"
    out.parent.mkdir(parents=True, exist_ok=True)
    started = time.process_time()
    count = 0
    with out.open("w", encoding="utf-8") as lines:
        for row in area.predict(data):
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    result = {"area": options.area, "predictions": count}
    result["cpu_seconds"] = round(time.process_time() - started, 2)
    score = area.score(data, out)
    if score is not None:
        result["score"] = score
    if options.peers and area.peers:
        result["peers"] = area.peers(data)
    print(json.dumps(result, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
