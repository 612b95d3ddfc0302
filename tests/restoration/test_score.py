"""Holds the figures on the development cases."""

from __future__ import annotations

import pytest


@pytest.mark.score
def test_restoration_holds_its_floors(shared, floor):
    from benchmarks.restore import figures, gold_cases
    from reportedly.restoration import restore

    found = figures(gold_cases(shared / "eval" / "restore"), restore)
    for measure in ("score", "honest_kept", "f1", "offsets"):
        assert found[measure] >= floor("restore", measure), measure


def test_the_seed_page_comes_back_to_the_letter(shared):
    from benchmarks.restore import gold_cases
    from reportedly.restoration import restore

    cases = [
        case for case in gold_cases(shared / "eval" / "restore") if case["kind"] == "seed_real"
    ]
    assert cases
    for case in cases:
        done = restore(case["given"])
        assert done.text == case["clean"]
        assert sum(len(found.original) for found in done.alterations) == 176
        assert "in 166 words" in done.summary()
        assert "paragraphs 7 to 18 of 24" in done.summary()
