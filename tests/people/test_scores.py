from __future__ import annotations

import pytest

from benchmarks import bodies_across, chains, entities, name_bench, names, speakers
from reportedly.people.story import read_story
from tests.timing import least_seconds


def measured(area, place, tmp_path):
    import json

    out = tmp_path / "predictions.jsonl"
    with out.open("w", encoding="utf-8") as lines:
        for row in area.predict(place):
            lines.write(json.dumps(row) + "\n")
    return area.score(place, out)


@pytest.mark.score
def test_names_on_gum_news(shared, floor, tmp_path):
    found = measured(entities.AREA, shared / entities.AREA.data, tmp_path)
    for kind in entities.KINDS:
        assert found["news"][kind]["f1"] >= floor("entities", f"news_{kind}_f1")


@pytest.mark.score
def test_chains_on_gum_news(shared, floor, tmp_path):
    found = measured(chains.AREA, shared / chains.AREA.data, tmp_path)
    for kind in chains.KINDS:
        assert found[f"news {kind}"]["all"]["lea"]["f1"] >= floor("chains", f"news_{kind}")


@pytest.mark.score
def test_bodies_across_made_up_pages(floor, tmp_path):
    found = measured(bodies_across.AREA, tmp_path, tmp_path)
    assert found["wrong"] == []
    assert found["recall"] >= floor("bodies-across", "recall")


@pytest.mark.score
def test_press_names(shared, floor, tmp_path):
    found = measured(names.AREA, shared / names.AREA.data, tmp_path)
    assert found["balanced_accuracy"] >= floor("names", "balanced_accuracy")


@pytest.mark.score
def test_name_bench_people(shared, floor, tmp_path):
    found = measured(name_bench.AREA, shared / name_bench.AREA.data, tmp_path)
    assert found["person"]["f1"] >= floor("name-bench", "person_f1")


@pytest.mark.score
def test_sources_without_a_name(shared, floor, tmp_path):
    found = measured(speakers.AREA, shared / speakers.AREA.data, tmp_path)
    assert found["pronoun -> person"]["lenient"] >= floor("speakers", "pronoun_person")
    assert found["all named"]["lenient"] >= floor("speakers", "all_named")
    assert found["unnamed: abstained"]["lenient"] >= floor("speakers", "unnamed")


def test_reading_takes_time_in_proportion_to_length(blocks):
    line = "Mayor Helena Brandt met Ivan Petrov. He said that she was late. She denied it.\n"

    def seconds(times):
        text = line * times
        return least_seconds(lambda: read_story(text, blocks(text)))

    seconds(10)
    assert seconds(2000) < 20 * max(seconds(200), 0.02)
