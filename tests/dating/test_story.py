"""The story's own date: what the words say of it, and that they are shown."""

from datetime import date

import pytest

from reportedly.dating import date_story, find_expressions, resolve
from reportedly.dating.anchors import events, titles
from reportedly.page import Block, Label, Span

EARTHQUAKE = "The attack on the office of Charlie Hebdo shook the town."


def story_of(text, blocks=(), published=None):
    return date_story(text, blocks, find_expressions(text), published=published)


def test_the_stated_date_comes_first():
    story = story_of("It fell on May 5, 1998.", published=date(2001, 2, 3))
    assert (story.begin, story.end, story.best) == (date(2001, 2, 3),) * 3
    assert story.evidence == ("the page states 2001-02-03",)


def test_a_date_line_stands_alone():
    text = "Mill burns down\nPublished on Wednesday, June 9, 2021\nThe old mill burned down."
    story = story_of(text)
    assert story.best == date(2021, 6, 9)
    (span,) = story.spans
    assert text[span.start : span.end] == "Wednesday, June 9, 2021"


def test_a_date_inside_a_sentence_is_no_date_line():
    story = story_of("The mill, which burned down on June 9, 2021, will open again.")
    assert story.best is None
    assert (story.begin, story.end) == (date(2021, 6, 9), None)


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned down on Tuesday.",
        "The mill will open in 2030.",
        "",
        "\n",
        "Nobody knows when the mill was built.",
    ],
)
def test_nothing_that_bounds_the_story_gives_none(text):
    assert story_of(text) is None


def test_an_event_of_the_table_is_a_lower_bound_with_its_words():
    story = story_of(EARTHQUAKE)
    assert (story.begin, story.end, story.best) == (date(2015, 1, 7), None, None)
    assert "Charlie Hebdo" in story.evidence[0]
    assert EARTHQUAKE[story.spans[0].start : story.spans[0].end] == "Charlie Hebdo"


def test_earlier_in_the_month_of_an_event_puts_the_story_into_it():
    story = story_of("Charlie Hebdo was attacked earlier in January, officials said on Friday.")
    assert (story.begin, story.end) == (date(2015, 1, 7), date(2015, 1, 31))
    assert story.best is not None


def test_almost_so_many_months_after_a_known_day_bounds_above():
    text = "Almost three months after Charlie Hebdo was attacked on January 7, the town mourns."
    story = story_of(text)
    assert story.end == date(2015, 4, 6)
    assert story.begin >= date(2015, 3, 6)
    assert any('Almost three months" after January 7' in reason for reason in story.evidence)


def test_weekdays_choose_among_the_days_left():
    text = (
        "Almost three months after Charlie Hebdo was attacked on January 7, the town mourns. "
        "The mayor spoke on Thursday. He resigned on Thursday. As of Wednesday, all was calm."
    )
    assert story_of(text).best == date(2015, 4, 2)


def test_titles_bound_both_sides_once_given_often():
    text = "Chancellor Angela Merkel spoke. Later Chancellor Angela Merkel left."
    story = story_of(text)
    assert story.begin == date(2005, 11, 22)
    assert story.end is not None
    assert story.end.year == 2022


def test_a_former_title_is_a_lower_bound():
    story = story_of("The former Chancellor Angela Merkel spoke.")
    assert (story.begin, story.end) == (date(2021, 12, 8), None)


def test_contradictions_are_reported_and_none_is_dropped_silently():
    text = (
        "The fair was held on May 5, 2018. Prime Minister Theresa May spoke, and Prime Minister "
        "Theresa May left. President Nicolas Sarkozy came, and President Nicolas Sarkozy spoke."
    )
    story = story_of(text)
    assert any(reason.startswith("not used, contradicts") for reason in story.evidence)
    assert story.begin == date(2018, 5, 5)


def test_weekday_with_month_and_day_chooses_the_year():
    text = "In May 2019 it was sold. It was opened again on Friday, Jan. 31, he said."
    story = story_of(text)
    assert story.begin == date(2020, 1, 31)


def test_comments_and_bios_do_not_date_the_story():
    text = "The mill burned down.\nI was there when Charlie Hebdo was attacked."
    blocks = (
        Block(Span(0, 21), Label.BODY, "test"),
        Block(Span(22, len(text)), Label.COMMENTS, "test"),
    )
    assert story_of(text, blocks) is None


def test_tables_are_well_formed():
    assert len(events()) >= 150
    assert all(day.year >= 2000 for event in events() for day in event.days)
    assert all(tenure.begin < tenure.end for found in titles().values() for tenure in found)
    phrases = [part for event in events() for phrase in event.phrases for part in phrase]
    assert all(part == part.lower().strip() for part in phrases)


def test_a_title_given_once_only_hints_at_its_end():
    story = story_of("Chancellor Angela Merkel spoke on Monday.")
    assert story.begin == date(2005, 11, 22)
    assert story.end > date(2021, 12, 8)


def test_a_campaign_tells_which_round_of_an_event_is_meant():
    text = (
        "The Romney campaign spent all on Super Tuesday, his aides said, and won on Super Tuesday."
    )
    text += " On Tuesday, the Romney campaign won the Super Tuesday vote."
    story = story_of(text)
    assert story.best is not None
    assert date(2012, 3, 6) <= story.best <= date(2012, 3, 12)


def test_relative_words_wait_for_a_narrow_story_date():
    text = "Chancellor Angela Merkel spoke on Monday."
    expressions = find_expressions(text)
    (found,) = resolve(expressions, date_story(text, (), expressions, published=None))
    assert (found.value, found.begin) == ("XXXX-WXX-1", None)


def test_an_agency_opening_tells_the_day_once_the_year_is_bounded():
    text = (
        "TARN, April 2 (Tarn Press) - Almost three months after Charlie Hebdo was attacked on "
        "January 7, the town mourns."
    )
    story = story_of(text)
    assert (story.begin, story.end) == (date(2015, 4, 2), date(2015, 4, 3))
    assert story.best == date(2015, 4, 2)


def test_an_old_day_is_a_bound_like_any_other():
    story = story_of("The hall was built in May 1931, he said.")
    assert (story.begin, story.end) == (date(1931, 5, 1), None)


def test_what_comes_every_year_closes_no_side():
    story = story_of("After the attack on Charlie Hebdo it was rebuilt earlier in November.")
    assert story.begin.month == 11
    assert story.end is None


def test_the_words_of_a_bio_between_paragraphs_are_not_the_storys():
    lines = ["The mill burned on June 9, 2021.", "Aune wrote from May 5, 2023 on.", "It was old."]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    labels = (Label.BODY, Label.BIO, Label.BODY)
    blocks = [
        Block(Span(start, start + len(line)), label, "")
        for start, line, label in zip(starts, lines, labels, strict=True)
    ]
    for given in (blocks, blocks[::-1]):
        assert story_of(text, given).begin == date(2021, 6, 9)


@pytest.mark.parametrize("before", ["", "The mill\n", "The old mill of the town, " * 20 + "\n"])
def test_a_place_line_opens_a_line_wherever_that_stands(before):
    mention = "Charlie Hebdo was attacked on January 7."
    text = f"{before}TARN, Jan. 9 (ORS) - {mention}"
    assert any("opens with" in reason for reason in story_of(text).evidence)


def test_capitals_far_from_a_line_end_are_no_place_line():
    text = f"{EARTHQUAKE} " + "A " * 60 + "TARN, Jan. 9 (ORS) - it fell."
    assert not any("opens with" in reason for reason in story_of(text).evidence)


def test_a_title_is_no_event_that_times_could_stand_with():
    story = story_of("They blamed Speaker Paul Ryan for it last week.")
    assert story.begin == date(2015, 10, 29)
    assert story.best is None
