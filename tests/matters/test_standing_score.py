"""Standing and status on the project's own annotation: figures may only rise."""

import json

import pytest

from benchmarks import standing


@pytest.mark.score
@pytest.mark.usefixtures("shared")
def test_standing_and_status_are_read_as_well_as_before(shared, floor, tmp_path):
    place, out = shared / "data", tmp_path / "standing.jsonl"
    rows = "".join(json.dumps(row) + "\n" for row in standing.predict(place))
    out.write_text(rows, encoding="utf-8")
    found = standing.score(place, out)["development"]
    assert found["standing"]["macro_f1"] >= floor("standing", "standing_macro_f1")
    assert found["status"]["accuracy"] >= floor("standing", "status_accuracy")


def test_a_value_shown_where_the_gold_is_undecided_costs_precision():
    found = standing.measured([("planned", "planned"), (None, "planned")])
    assert found["per_value"]["planned"] == [1, 2, 0.667]
    assert found["accuracy"] == 0.5
