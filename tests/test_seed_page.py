"""The first acceptance page, read whole."""

import json

import pytest


@pytest.mark.score
@pytest.mark.usefixtures("shared")
def test_the_page_is_read_as_well_as_before(floor, tmp_path):
    from benchmarks import seed
    from benchmarks.area import shared

    place, out = shared() / "seed", tmp_path / "seed.jsonl"
    rows = [json.dumps(row, ensure_ascii=False) for row in seed.predict(place)]
    out.write_text("\n".join(rows), encoding="utf-8")
    found = seed.score(place, out)
    assert found["right"] >= floor("seed", "statements_right")
    assert found["dates"]["right"] >= floor("seed", "dates_right")
    assert (found["letters"]["letters"], found["letters"]["words"]) == (seed.LETTERS, seed.WORDS)
    assert found["letters"]["paragraphs_exact"]
    assert found["furniture"]["statements_inside"] == 0
    assert found["relay"] == "1 of 1"
