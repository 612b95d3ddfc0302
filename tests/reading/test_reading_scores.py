"""How well the readers do on development pages of outlets their labeller has not seen."""

from __future__ import annotations

import json

import pytest

pytestmark = [pytest.mark.score, pytest.mark.slow]


def scored(area, shared, tmp_path):
    place = shared / area.data
    out = tmp_path / "predictions.jsonl"
    with out.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in area.predict(place))
    return area.score(place, out)


def test_articles_out_of_html(shared, tmp_path, floor):
    from benchmarks.reading_html import AREA

    found = scored(AREA, shared, tmp_path)
    short = {
        "fundus": found["flairNLP/fundus"],
        "aeb": found["scrapinghub/article-extraction-benchmark"],
        "wcxb": found["Murrough-Foley/web-content-extraction-benchmark"],
    }
    for name, figures in short.items():
        assert figures["body_f1"] >= floor("reading-html", f"{name} body_f1")
    for measure in ("title", "authors_exact", "date"):
        assert short["fundus"][measure] >= floor("reading-html", f"fundus {measure}")


def test_articles_out_of_plain_text(shared, tmp_path, floor):
    from benchmarks.reading_plain import AREA

    found = scored(AREA, shared, tmp_path)
    for variant in ("article", "full"):
        for measure in ("body_line_f1", "tail_rejected"):
            assert found[variant][measure] >= floor("reading-plain", f"{variant} {measure}")


def test_the_seed_page_has_its_furniture_labelled(shared):
    from reportedly.page import Label
    from reportedly.reading.plain import read_plain

    page = read_plain((shared / "seed" / "article.txt").read_bytes())
    labels = [block.label for block in page.blocks]
    assert labels[0] is Label.HEADLINE
    assert set(labels[1:17]) == {Label.BODY}
    assert labels[18] in {Label.BYLINE, Label.BIO}
    assert labels[19] is Label.BIO
    assert labels[20] is Label.RELATED
    assert set(labels[21:23]) == {Label.COMMENTS}
    assert labels[23] in {Label.NAV, Label.FURNITURE}
    assert [problem.kind for problem in page.problems] == ["byline", "bio"]
