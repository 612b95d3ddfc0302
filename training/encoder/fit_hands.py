"""Fits how likely the encoder must find a channel, addressee or relay that no rule reads.

``python -m training.encoder.fit_hands --shared ../shared``

On the articles marked for their hands that are kept from training (`hands.py`): of `STEPS` the one
with the highest span F1, rules and encoder together; of equals the highest. Writes the `hands` part
of `weights.json`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.hands import cores
from reportedly.attribution import read_roles
from reportedly.attribution.hands import View, hands_of
from reportedly.offsets import Span
from reportedly.tagging.model import WEIGHTS, load_model
from reportedly.tagging.tagger import tag_stretches
from reportedly.tagging.tags import HANDS
from training.encoder.hands import read_marks
from training.encoder.polnear import read_articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.area import Row
    from reportedly.statement import Statement

NEVER = 2.0
"""A bound that nothing reaches: rules alone."""
STEPS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, NEVER)


@dataclass(frozen=True)
class Case:
    """One statement: what the encoder sees, what rules read, what is marked, for each kind."""

    view: View
    ruled: dict[str, list[Span]]
    gold: dict[str, list[Span]]


def read_cases(shared: Path, weights: Path) -> Iterator[Case]:
    """The statements of the articles kept back."""
    model = load_model(weights)
    articles = {a.name: a for a in read_articles(shared / "data" / "polnear" / "train")}
    for name, marks in read_marks(kept_back=True).items():
        text, given = articles[name].text, cores(articles[name])
        tags = tag_stretches(text, [Span(0, len(text))], model)
        seen = hands_of(text, tags, given)
        read = {one.rule.partition(",")[0]: one for one in read_roles(text, given)}
        for number, core in enumerate(given):
            gold: dict[str, list[Span]] = {kind: [] for kind in HANDS}
            for kind, span, of in marks:
                if of == number:
                    gold[kind].append(Span(*span))
            ruled = _ruled(read.get(str(number)))
            yield Case(View(tags, tuple(seen.get(core, ()))), ruled, gold)


def _ruled(statement: Statement | None) -> dict[str, list[Span]]:
    if statement is None:
        return {}
    one, to = statement.channel, statement.addressee
    return {
        "channel": list(one.spans) if one else [],
        "addressee": list(to.spans) if to else [],
        "relay": [span for relay in statement.relays for span in relay.spans],
    }


def f1(cases: list[Case], kind: str, bound: float) -> float:
    """Span F1 of one kind by overlap, one to one."""
    right = total = 0
    for case in cases:
        found = [s for s, _, _ in case.view.settled(kind, case.ruled.get(kind, ()), bound)]
        found = found if kind == "relay" else found[:1]
        total += len(found) + len(case.gold[kind])
        for span in case.gold[kind]:
            hit = next((f for f in found if f.start < span.end and span.start < f.end), None)
            if hit is not None:
                found.remove(hit)
                right += 1
    return 2 * right / max(1, total)


def fit(cases: list[Case]) -> Row:
    """The bound of each kind, and the F1 it gives and rules alone give."""
    bounds, reached, ruled = {}, {}, {}
    for kind in HANDS:
        best, bounds[kind] = max((f1(cases, kind, bound), bound) for bound in STEPS)
        reached[kind] = round(best, 4)
        ruled[kind] = round(f1(cases, kind, NEVER), 4)
    what = f"{len(cases)} statements of train articles kept back"
    return {"fitted on": what, "bounds": bounds, "f1": reached, "f1, rules alone": ruled}


def main() -> None:
    """Read the command line, fit, and write the result beside the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    path = given.weights / "weights.json"
    held = json.loads(path.read_text(encoding="utf-8"))
    held["hands"] = fit(list(read_cases(given.shared, given.weights)))
    path.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(held["hands"]))


if __name__ == "__main__":
    main()
