"""How joined matters are scored against matters labelled by hand."""

import pytest

from benchmarks.matters import purities


@pytest.mark.parametrize(
    ("pairs", "purity", "inverse"),
    [
        ([("strike", "a"), ("strike", "a"), ("curfew", "b")], 1.0, 1.0),
        ([("strike", "a"), ("strike", "b"), ("curfew", "c")], 1.0, 0.6667),
        ([("strike", "a"), ("curfew", "a")], 0.5, 1.0),
        ([], 0.0, 0.0),
    ],
    ids=["right", "in pieces", "thrown together", "none"],
)
def test_purity_falls_with_mixing_and_inverse_purity_with_splitting(pairs, purity, inverse):
    found = purities(pairs)
    assert (found["purity"], found["inverse"]) == (purity, inverse)
