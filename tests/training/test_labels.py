from __future__ import annotations

import numpy as np
import pytest

from reportedly.offsets import Span
from reportedly.tagging.model import WEIGHTS
from reportedly.tagging.tags import Tag
from reportedly.tagging.windows import sequence
from reportedly.tagging.wordpiece import WordPiece
from training.encoder.judging import gold_sides, right, sides
from training.encoder.labels import IGNORED, label
from training.encoder.polnear import Article, Gold, read_articles, split

TEXT = "Venn said the dam holds.\nAd."


@pytest.fixture(scope="module")
def tokenizer():
    return WordPiece.from_file(WEIGHTS / "vocab.txt")


def article(*statements, discarded=()):
    return Article("one", TEXT, statements, discarded)


GOLD = Gold(content=((10, 23),), source=((0, 4),), cue=((5, 9),))


def labelled(tokenizer, given):
    return label(given, sequence(TEXT, [Span(0, len(TEXT))], tokenizer))


def words(made, wanted):
    low, high = made.sequence.starts, made.sequence.ends
    return [
        TEXT[low[n] : high[n]]
        for n in np.flatnonzero(np.isin(made.labels, wanted))
        if low[n] < high[n]
    ]


def test_gold_spans_become_beginnings_and_insides(tokenizer):
    made = labelled(tokenizer, article(GOLD))
    assert words(made, [Tag.B_CUE]) == ["said"]
    assert words(made, [Tag.B_CONTENT]) == ["the"]
    assert words(made, [Tag.I_CONTENT]) == ["dam", "holds"]
    assert len(words(made, [Tag.B_SOURCE])) == 1


def test_fragments_link_to_their_cue_and_cues_to_none(tokenizer):
    made = labelled(tokenizer, article(GOLD))
    cue = int(np.flatnonzero(made.labels == Tag.B_CUE)[0])
    assert dict(made.links)[cue] == -1
    assert {target for first, target in made.links if first != cue} == {cue}


def test_discarded_regions_are_passed_over(tokenizer):
    made = labelled(tokenizer, article(GOLD, discarded=((25, 28),)))
    assert words(made, [IGNORED]) == ["Ad", "."]


def test_reads_stand_off_annotations_of_the_first_annotator(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text/one.txt").write_bytes(TEXT.encode())
    lines = (
        "T9\tAttribution 5 9\tsaid\nT1\tSource 0 4\tVenn\nT2\tCue 5 9\tsaid\n"
        "T3\tContent 10 13;14 23\tthe dam holds\n"
    )
    events = "E1\tAttribution:T9 Content:T3 Cue:T2 Source:T1\nE2\tAttribution:T9 Cue:T2\n"
    (tmp_path / "attributions/one_b.ann").write_text("T1\tDiscard 0 4\tVenn\n")
    (tmp_path / "attributions/one_a.ann").write_text(lines + "T4\tDiscard 25 28\tAd.\n" + events)
    (read,) = read_articles(tmp_path)
    assert read.statements == (Gold(((10, 13), (14, 23)), ((0, 4),), ((5, 9),)),)
    assert read.discarded == ((25, 28),)


def test_held_back_articles_are_never_trained_on():
    articles = [Article(f"{n:03}", "", (), ()) for n in range(840)]
    kept, held = split(articles)
    assert len(held) == 60
    assert not {a.name for a in kept} & {a.name for a in held}


@pytest.mark.parametrize(
    ("content", "source", "verdict"),
    [
        ([(10, 23)], [(0, 4)], True),
        ([(14, 23)], [(0, 4)], True),
        ([(18, 23)], [(0, 4)], False),
        ([(10, 23)], [], False),
        ([(10, 23)], [(10, 13)], False),
    ],
    ids=["exact", "two words of three", "one word of three", "no source", "another source"],
)
def test_right_means_content_found_and_source_shared(content, source, verdict):
    assert right(gold_sides(article(GOLD)), [sides(TEXT, content, source)]) == [verdict]


def test_each_gold_statement_is_matched_once():
    twice = [sides(TEXT, [(10, 23)], [(0, 4)])] * 2
    assert right(gold_sides(article(GOLD)), twice) == [True, False]
