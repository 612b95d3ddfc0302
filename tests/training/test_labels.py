from __future__ import annotations

import numpy as np
import pytest

from reportedly.offsets import Span
from reportedly.tagging.model import WEIGHTS
from reportedly.tagging.tags import Tag
from reportedly.tagging.windows import sequence
from reportedly.tagging.wordpiece import WordPiece
from training.encoder.judging import gold_sides, right, sides
from training.encoder.labels import (
    IGNORED,
    NAMED,
    Answers,
    label,
    unlabelled,
    with_names,
    with_teacher,
)
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


def best(made):
    """The label of each piece; -1 where nothing is taught."""
    return np.where(made.roles.any(1), made.roles.argmax(1), -1)


def words(made, wanted):
    low, high = made.sequence.starts, made.sequence.ends
    return [
        TEXT[low[n] : high[n]]
        for n in np.flatnonzero(np.isin(best(made), wanted))
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
    cue = int(np.flatnonzero(best(made) == Tag.B_CUE)[0])
    links = dict(made.links.tolist())
    assert links[cue] == -1
    assert {target for first, target in links.items() if first != cue} == {cue}


def test_discarded_regions_are_passed_over(tokenizer):
    made = labelled(tokenizer, article(GOLD, discarded=((25, 28),)))
    assert words(made, [-1]) == ["Ad", "."]


def test_names_are_labelled_by_kind_and_unsure_places_teach_nothing(tokenizer):
    made = with_names(labelled(tokenizer, article()), [(0, 4, "person")], [(25, 27)])
    low, high = made.sequence.starts, made.sequence.ends
    taught = {TEXT[a:b]: n for a, b, n in zip(low, high, made.names, strict=True) if a < b}
    assert taught[TEXT[low[1] : high[1]]] == NAMED["person"]
    assert taught["Ad"] == IGNORED
    assert taught["dam"] == 0


def answers(made, label_number):
    roles = np.zeros_like(made.roles)
    roles[:, label_number] = 1
    return Answers(roles, np.array([[1, 2]]), np.array([0.5], np.float32))


def test_a_teachers_answers_are_mixed_with_gold_and_stand_alone_without_it(tokenizer):
    gold = labelled(tokenizer, article(GOLD, discarded=((25, 28),)))
    mixed = with_teacher(gold, answers(gold, Tag.B_CUE), share=0.25)
    cue = int(np.flatnonzero(best(gold) == Tag.B_CUE)[0])
    assert mixed.roles[cue, Tag.B_CUE] == 1
    assert mixed.roles[cue - 1].max() == pytest.approx(0.75)
    assert not mixed.roles[-1].any(), "what was discarded stays so"
    assert mixed.weights.tolist() == [0.75] * len(gold.links) + [0.125]
    bare = unlabelled(article(), gold.sequence)
    taught = with_teacher(bare, answers(bare, Tag.O), share=0.25)
    assert taught.roles[:, Tag.O].all()
    assert taught.weights.tolist() == [0.5]


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
