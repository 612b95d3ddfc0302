"""Figures on shared data do not fall below their floors."""

import json
from datetime import date

import pytest

from benchmarks import docdate, said_at, times_own, timex
from reportedly import find_dates
from reportedly.dating import date_story, find_expressions
from reportedly.restoration import restore


def predictions(area, place, folder):
    out = folder / "predictions.jsonl"
    rows = (json.dumps(row, ensure_ascii=False) for row in area.predict(place))
    out.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return out


@pytest.mark.score
def test_time_expressions(shared, floor, tmp_path):
    place = shared / "eval" / "dating"
    out = predictions(timex.AREA, place, tmp_path)
    found = {name: timex.figures(gold, out) for name, gold in timex.parts(place, tmp_path)}
    assert found["news"]["value"] >= floor("timex", "news_value")
    assert found["news"]["interval"] >= floor("timex", "news_interval")
    assert found["gum"]["interval_recall"] >= floor("timex", "gum_interval_recall")


@pytest.mark.score
@pytest.mark.usefixtures("shared")
def test_kinds_of_times_in_sentences_of_our_own(floor, tmp_path):
    place = times_own.ANNOTATIONS
    found = times_own.score(place, predictions(times_own.AREA, place, tmp_path))
    for half in ("a", "b"):
        figures = found[f"times-own-{half}"]
        assert figures["value"] >= floor("times-own", f"{half}_value")
        assert figures["interval"] >= floor("times-own", f"{half}_interval")
        traps = found[f"times-own-{half} by kind"][times_own.TRAPS]
        assert traps["found"] <= floor("times-own", f"{half}_found_in_traps_at_most")


def test_sentences_of_our_own_are_marked_rightly():
    for path in times_own.files(times_own.ANNOTATIONS):
        for row in times_own.sentences(path):
            assert row["kind"], path
            date.fromisoformat(row["dct"])
            assert "[" not in row["text"]
            for time in row["timexes"]:
                assert row["text"][time["start"] : time["end"]] == time["text"]
                assert time["value"]


@pytest.mark.score
def test_story_dates(shared, floor, tmp_path):
    place = shared / "eval" / "dating"
    found = docdate.AREA.score(place, predictions(docdate.AREA, place, tmp_path))
    assert found["polnear"]["closed_holds"] >= floor("docdate", "polnear_closed_holds")
    within = found["polnear"]["best_within_7"]["of_all"]
    assert within >= floor("docdate", "polnear_best_within_7")


@pytest.mark.score
def test_when_statements_were_made(shared, floor, tmp_path):
    place = shared / "data"
    found = said_at.score(place, predictions(said_at.AREA, place, tmp_path))
    assert found["development"]["f1"] >= floor("said-at", "development")
    assert found["held-back"]["f1"] >= floor("said-at", "held_back")


@pytest.mark.score
def test_the_seed_page_dates_itself(shared, floor):
    text = (shared / "seed" / "article.txt").read_text(encoding="utf-8")
    gold = (shared / "eval" / "dating" / "seed_expressions.jsonl").read_text(encoding="utf-8")
    days = [(row["begin"], row["end"]) for row in map(json.loads, gold.splitlines())]
    found = find_dates(text)
    right = 0
    for time, (begin, end) in zip(found, days, strict=True):
        if time.begin is None:
            right += time.end is not None and time.end.isoformat() <= end
        else:
            right += (time.begin.isoformat(), time.end.isoformat()) == (begin, end)
    assert right >= floor("timex", "seed_intervals")
    restored = restore(text).text
    story = date_story(restored, (), find_expressions(restored), published=None)
    assert story.best == date(2022, 11, 22)
    assert (story.end - story.begin).days < 14
    assert len(story.evidence) >= 3
