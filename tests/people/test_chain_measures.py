"""The measures of chains, on examples worked out by hand."""

from __future__ import annotations

import pytest

from benchmarks._coref import figures


def chain(*numbers):
    return frozenset((number, number + 1) for number in numbers)


GOLD = [chain(1, 2, 3), chain(7)]


def measured(found, name):
    told = figures([(GOLD, found)])[name]
    return told["precision"], told["recall"]


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        pytest.param([chain(1, 2, 3), chain(7)], 1.0, 1.0, id="all right"),
        pytest.param([chain(1, 2), chain(3), chain(7)], 0.75, 0.5, id="one chain cut in two"),
        pytest.param([chain(1, 2, 3, 7)], 0.5, 0.75, id="two chains made one"),
        pytest.param([chain(1, 2, 3)], 1.0, 0.75, id="a single name not found"),
        pytest.param([], 0.0, 0.0, id="nothing found"),
    ],
)
def test_a_chain_counts_by_its_links(found, precision, recall):
    assert measured(found, "lea") == (precision, recall)


def test_a_cut_chain_loses_one_link_of_two():
    found = [chain(1, 2), chain(3), chain(7)]
    assert measured(found, "muc") == (1.0, 0.5)


def test_a_mention_that_is_not_found_is_a_link_lost():
    assert measured([chain(1, 2)], "muc") == (1.0, 0.5)


def test_each_mention_counts_by_the_share_of_its_chain():
    # recall: two mentions with 2 of 3, one with 1 of 3, the single with 1 of 1
    assert measured([chain(1, 2), chain(3), chain(7)], "b3") == (1.0, round(8 / 3 / 4, 3))


def test_a_chain_is_put_to_one_chain_only():
    # {1,2,3} goes to {1,2}, the likest: 2*2/5; {7} to {7}; {3} is left over
    assert measured([chain(1, 2), chain(3), chain(7)], "ceaf_e") == (0.6, 0.9)


def test_the_best_sum_is_not_the_greedy_one():
    # greedy takes {1,2,3} with {1,2,3,4} and leaves nothing to {4,5}: the best does not
    gold = [chain(1, 2, 3, 4), chain(5, 6)]
    found = [chain(1, 2, 3, 5), chain(4)]
    told = figures([(gold, found)])["ceaf_e"]
    greedy = (2 * 3 / 8) / 2
    crossed = (2 * 1 / 5 + 2 * 1 / 6) / 2
    assert told["recall"] == round(max(greedy, crossed), 3)


def test_the_mean_of_three_measures():
    told = figures([(GOLD, GOLD)])
    assert (told["conll_f1"], told["chains"], told["mentions"]) == (1.0, 2, 4)
