"""What a statement says of its matter's course."""

import pytest

from reportedly.matters import judge
from reportedly.statement import Status

CASES = [
    ("The strike is over.", "The union", "said", Status.ENDED),
    ("The curfew has been lifted.", "The mayor", "said", Status.ENDED),
    ("The siege goes on.", "The mayor", "said", Status.ONGOING),
    ("The strike has not ended.", "The union", "said", Status.ONGOING),
    ("People are still being evacuated.", "The mayor", "said", Status.ONGOING),
    ("The evacuation began at noon.", "The mayor", "said", Status.BEGUN),
    ("The evacuation has not begun.", "The mayor", "said", Status.NOT_BEGUN),
    ("The talks were suspended.", "The envoy", "said", Status.PAUSED),
    ("The evacuation will begin on Friday.", "The mayor", "said", Status.PLANNED),
    ("There are no plans for a second evacuation.", "The mayor", "said", Status.DENIED),
    ("An evacuation took place.", "The mayor", "denied", Status.DENIED),
    ("The siege be lifted.", "Residents", "demanded", Status.END_DEMANDED),
    ("The statement that the curfew is over has no legal force.", "A jurist", "said",
     Status.NOT_LEGALLY_ENDED),
    ("The curfew will be lifted.", "The mayor", "said", None),
    ("The convoy went over the siege line.", "The mayor", "said", None),
    ("Fines for breaking the curfew are over 90 marks.", "The mayor", "said", None),
    ("Lawyers found no way to end the curfew.", "The mayor", "said", None),
    ("There is support for ending the curfew.", "The mayor", "said", Status.END_DEMANDED),
    ("Fines rose while the curfew was in force.", "The mayor", "said", None),
    ("The curfew is over for good.", "The mayor", "said", Status.ENDED),
    ("Is the curfew over?", "The reader", "asked", None),
    ("It supports the call of farmers for an end of the curfew.", "The union", "said",
     Status.END_DEMANDED),
    ("He would rather sing than hear again of that old quarrel over the curfew.", "Maro", "said",
     None),
    ("They would reopen the pier.", "The owners", "said", Status.PLANNED),
    ("They would have reopened the pier.", "The owners", "said", None),
    ("If elected, she will widen the road.", "Lena Maro", "said", Status.PLANNED),
    ("To widen the road.", "Lena Maro", "promised", Status.PLANNED),
    ("It will not remove the bell.", "The chapter", "announced", Status.DENIED),
    ("If the frost lasts, the siege is over.", "The mayor", "said", None),
    ("She sang over and over during the strike.", "The mayor", "said", None),
    ("The strike march began with a song.", "The mayor", "said", None),
    ("Roads were blocked. Elsewhere the strike was over.", "The mayor", "said", None),
    ("Any comment on the strike.", "The mayor", "declined to make", None),
    ("Not to shoot at geese.", "The warden", "asked", Status.END_DEMANDED),
    ("To rebuild the mill.", "The council", "has no plans", Status.NOT_BEGUN),
    ("The weather was fine.", "The mayor", "said", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "source", "cue", "expected"), CASES, ids=[case[0] for case in CASES]
)
def test_status_is_read_off_the_words(said, content, source, cue, expected):
    text = f"{source} {cue}: {content}"
    (found,), _, _ = judge(text, [said(text, content, source=source, cue=cue)], [])
    assert (found.status.value if found.status else None) == expected


def test_status_is_read_off_the_end_of_the_cue(said):
    text = "The lockdown was declared over by officials."
    one = said(text, "The lockdown", source="officials", cue="was declared over")
    (found,), _, _ = judge(text, [one], [])
    assert found.status.value is Status.ENDED
    assert [text[s.start : s.end] for s in found.status.spans] == ["over"]


def test_a_course_of_the_saying_is_no_status(said):
    text = "Officials continued to say the lockdown was useful."
    one = said(text, "the lockdown was useful", source="Officials", cue="continued to say")
    (found,), _, _ = judge(text, [one], [])
    assert found.status is None


def test_what_the_main_verb_says_goes_before_a_relative_clause():
    from reportedly import analyse

    text = (
        "Ferry strike in Tessin\n\n"
        "The ferry strike, which aimed to raise pay, was declared over by the union in May."
    )
    told = [s for s in analyse(text).statements if "ferry strike" in s.content.text]
    assert [s.status.value for s in told] == ["ended"]


@pytest.mark.parametrize(
    "text",
    [
        "Water rationing\n\n“Saying the rationing is over does not end it,” Orla Venn said.",
        "Deputy: Saying rationing is over does not end it\n\nThe deputy spoke in Velmara.",
    ],
)
def test_a_clause_that_is_a_subject_ends_nothing(text):
    from reportedly import analyse

    told = [s.status for s in analyse(text).statements if not s.parent and s.status]
    assert "ended" not in [status.value.value for status in told]


def test_a_title_with_a_full_stop_ends_no_sentence():
    from reportedly import analyse

    text = (
        "Water rationing in Velmara\n\n"
        "The deputy urged Gov. Orla Venn to sign a decree ending the water rationing."
    )
    assert [s.status.value for s in analyse(text).statements if s.status] == ["end-demanded"]
