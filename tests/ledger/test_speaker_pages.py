"""One speaker's page; everybody and everything here is invented."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

import pytest

from reportedly.cards import plain
from reportedly.copies import Groups
from reportedly.ledger.speaker_pages import speaker_pages
from reportedly.speaker_cards import lines
from reportedly.statement import (
    Act,
    Judged,
    Report,
    SaidAt,
    Speaker,
    Statement,
    StatementType,
)
from tests.makers import page, words

MAYOR = "mayor of Kesh"


def said(number, name, content, *, role=MAYOR, day=7, channel=None, kind="person"):
    """A page of the day on which somebody says something."""
    text = f"Notes\n{content}, {name}, {role}, said."
    read = page(text, f"https://example.org/{number}")
    read = replace(read, id=hashlib.sha256(str(number).encode()).hexdigest()[:16])
    statement = Statement(
        id="s1",
        content=words(text, content),
        source=words(text, name),
        cue=words(text, "said"),
        type=StatementType.INDIRECT,
        confidence=0.9,
        rule="as made",
        act=Judged(Act.SAYS),
        channel=Judged(channel) if channel else None,
        said_at=SaidAt(dt.date(2031, 5, day), dt.date(2031, 5, day)),
        speaker="p1",
    )
    speaker = Speaker("p1", name, kind, (words(text, name),), (words(text, role),))
    return Report(read, (statement,), (speaker,), (), (), (), None)


@pytest.fixture
def filled(ledger):
    common = "Emilia Brandvold"
    for report in (
        said(1, common, "the letter was signed by 12 deputies", day=9, channel="Telegram"),
        said(2, common, "the letter was signed by 11 deputies", day=8),
        said(3, "Emilia Barndvold", "the bridge stays shut", day=7, role="the mayor of Kesh"),
        said(4, "Эмилия Брандволд", "the bridge opens", day=10),
        said(5, common, "novels take years", role="novelist"),
    ):
        ledger.add(report)
    return ledger


@pytest.mark.parametrize("typed", ["Emilia Brandvold", "Брандволд", "brandvold"])
def test_a_name_in_any_spelling_finds_everybody_it_may_mean(filled, typed):
    found = speaker_pages(filled, typed)
    assert [(one.name, one.pages) for one in found] == [
        ("Emilia Brandvold", 4),
        ("Emilia Brandvold", 1),
    ]


def test_statements_come_by_day_over_all_spellings(filled):
    mayor = speaker_pages(filled, "Emilia Brandvold")[0]
    assert [row["day"] for row in mayor.statements] == [
        f"2031-05-{day:02}" for day in (7, 8, 9, 10)
    ]
    assert {row["who"] for row in mayor.statements} == {
        "Emilia Brandvold", "Emilia Barndvold", "Эмилия Брандволд",
    }  # fmt: skip


def test_spellings_keep_their_pages_and_a_slip_is_shown_as_one(filled):
    mayor = speaker_pages(filled, "Emilia Brandvold")[0]
    found = {one.text: (len(one.pages), one.slip_of) for one in mayor.spellings}
    assert found == {
        "Emilia Brandvold": (2, None),
        "Emilia Barndvold": (1, "Emilia Brandvold"),
        "Эмилия Брандволд": (1, None),
    }


def test_roles_are_as_worded_with_their_days_and_channels_counted(filled):
    mayor = speaker_pages(filled, "Emilia Brandvold")[0]
    assert {role.wording: len(role.pages) for role in mayor.roles} == {MAYOR: 3, f"the {MAYOR}": 1}
    assert mayor.channels == (("Telegram", 1),)


def test_what_a_speaker_says_against_himself_on_two_pages_is_shown(filled):
    mayor = speaker_pages(filled, "Emilia Brandvold")[0]
    (clash,) = [one for one in mayor.clashes if "12" in one.reason]
    assert not clash.on_one_page
    told = {f"{row['page']}:{row['id']}": row["content"] for row in mayor.statements}
    assert {told[clash.a][-12:], told[clash.b][-12:]} == {"12 deputies", "11 deputies"} or (
        "12 deputies" in told[clash.a] + told[clash.b]
    )


def test_a_body_has_a_page_too(ledger):
    ledger.add(said(1, "Kesh Water Board", "taps run dry", kind="organisation"))
    (found,) = speaker_pages(ledger, "Kesh Water Board")
    assert (found.kind, len(found.statements)) == ("organisation", 1)


def test_nobody_is_found_under_a_name_nobody_has(filled):
    assert speaker_pages(filled, "Oren Taskin") == []


def test_the_card_says_all_of_it(filled):
    told = "\n".join(
        line.text for line in lines(speaker_pages(filled, "Emilia Brandvold"), Groups())
    )
    for part in (
        "2 people may be meant", MAYOR, "Emilia Barndvold (page", "Emilia Brandvold misspelt",
        "heard in: Telegram (1)", "against their own words", "as two pages tell it",
        "one person, because", f"role: {MAYOR}",
    ):  # fmt: skip
        assert part in told


def test_the_list_of_people_joins_spellings_and_counts_the_people_of_a_name(filled):
    (row,) = [one for one in filled.people() if one["kind"] == "person"]
    assert (row["name"], row["statements"], row["people"]) == ("Emilia Brandvold", 5, 2)


def together():
    """A page on which two people say something as one."""
    alone = said(7, "Ada Lund and Emil Storch", "the mill is sold", kind="group")
    (group,) = alone.speakers
    members = (
        Speaker("p2", "Ada Lund", "person", group.mentions, group.roles),
        Speaker("p3", "Emil Storch", "person"),
    )
    return replace(alone, speakers=(replace(group, members=("p2", "p3")), *members))


def test_what_two_said_together_is_on_the_page_of_each(ledger):
    ledger.add(together())
    for name in ("Ada Lund", "Emil Storch"):
        (found,) = [one for one in speaker_pages(ledger, name) if one.person is not None]
        assert [row["who"] for row in found.together] == ["Ada Lund and Emil Storch"]
        assert found.statements == ()
        card = "\n".join(line.text for line in lines([found], Groups()))
        assert "said together with others" in card
        assert "the mill is sold" in card


def test_a_group_has_its_members_on_its_page_and_card(ledger):
    ledger.add(together())
    (group,) = [one for one in speaker_pages(ledger, "Ada Lund and Emil Storch") if one.statements]
    assert group.members == ("Ada Lund", "Emil Storch")
    assert "among them: Ada Lund, Emil Storch" in [line.text for line in lines([group], Groups())]
    kept = ledger.report(together().page.id)
    assert kept.speakers[0].members == ("p2", "p3")
    assert "among them: Ada Lund, Emil Storch" in plain(kept)
