"""Signs of a synonym program on one page."""

import pytest

from reportedly import analyse
from reportedly.copies.neighbours import load, swaps, tokens
from reportedly.copies.spun import LEAST, signals, spun_wording
from reportedly.reading import read_one
from reportedly.restoration import restore_page

HONEST = """
The former mayor of Selme said on Monday that the town council had lost control of the harbour
project and called for an independent investigation into how the money was spent. Speaking at a
press conference, Ada Lund told reporters that she had warned officials last year about the rising
cost of the work, but nobody wanted to listen. The council denied that it had ignored her. In a
statement, it said that the project was still on time and that most of the problems had been solved.
Local business owners say they have waited long enough. One of them said that the new road to the
harbour was supposed to open in the spring, and that many people in the town no longer believe it
will ever be finished. The police have not said whether they will look into the matter. A vote on
the next part of the plan is expected at the end of the month.
""".replace("\n", " ")

SPUN = """
The previous city manager of Selme stated upon Monday that the township commission had misplaced
mastery of the harbour undertaking and named for an autonomous probing into how the currency was
exhausted. Talking at a push convention, Ada Lund informed newsmen that she had admonished
functionaries previous twelvemonth about the arising price of the labor, but cipher desired to
heed. The commission refuted that it had snubbed her. In a argument, it remarked that the
undertaking was calm on clock and that most of the troubles had been lickd. Topical concern
proprietors say they have expected lengthy sufficiency. One of them remarked that the novel avenue
to the harbour was reckoned to unfold in the outpouring, and that numerous individuals in the
township no yearner conceive it will of all time be polished. The constabulary have not remarked
whether they will seem into the affair. A ballot on the adjacent component of the design is
required at the finish of the thirty.
""".replace("\n", " ")


def _page(text):
    return restore_page(read_one(text))


def test_a_page_full_of_odd_synonyms_is_told_with_examples_that_stand_on_it():
    page = _page(SPUN)
    (problem,) = spun_wording(page)
    assert problem.kind == "wording"
    assert problem.message.startswith("low confidence")
    assert problem.span is not None
    shown = " ".join(page.text.original[problem.span.start : problem.span.end].split())
    assert f"“{shown}”" in problem.message


def test_the_same_news_in_usual_words_is_not():
    assert spun_wording(_page(HONEST)) == ()
    assert signals(HONEST).score < LEAST / 2 < signals(SPUN).score


def test_the_finding_is_part_of_a_pages_report():
    assert [one.kind for one in analyse(SPUN).problems] == ["wording"]
    assert analyse(HONEST).problems == ()


def test_an_odd_synonym_names_the_pair_that_is_usual():
    text = HONEST + "It was the previous U.S. ambassador who came."
    (odd,) = [one for one in signals(text).places if one.usual and one.weight]
    assert text[odd.span.start : odd.span.end] == "previous U.S."
    assert odd.usual == "former u.s."


def test_one_odd_synonym_says_nothing_unless_letters_were_swapped_too():
    text = HONEST + "It was the previous U.S. ambassador who came."
    swapped = text.replace("council", "c\u043euncil").replace("project", "pr\u043eject")
    swapped = swapped.replace("harbour", "h\u0430rbour")
    assert spun_wording(_page(text)) == ()
    assert spun_wording(_page(HONEST.replace("council", "c\u043euncil"))) == ()
    (problem,) = spun_wording(_page(swapped))
    assert "letters were swapped" in problem.message
    assert "“previous U.S.” for “former U.S.”" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The previous envoy stated it.", id="too short"),
        pytest.param("Der Bürgermeister sagte am Montag, der Hafen sei zu. " * 40, id="German"),
        pytest.param("", id="empty"),
        pytest.param("lkj qwe zxc mnb " * 200, id="no language"),
    ],
)
def test_nothing_is_said_of_a_text_that_is(text):
    assert signals(text) is None


def test_words_are_parted_by_marks_and_numbers_are_all_one():
    found = [one and one.word for one in tokens("Mr. Lund’s 1,200 ships, in the U.S.")]
    assert found == ["mr", None, "lund's", "#", "ships", None, "in", "the", "u.s."]


def test_the_tables_know_usual_pairs_and_hold_no_words():
    known = load()
    assert known.has("prime", "minister")
    assert known.strength("white", "house") > 4
    assert not known.has("purple", "minister")
    assert all(isinstance(one, int) for one in (*known.words, *known.held))


def test_no_usual_word_is_swapped_for_itself():
    assert all(odd not in usual for odd, usual in swaps().items())
