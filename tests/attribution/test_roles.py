"""The roles of one statement, read off the words around it."""

import pytest

from reportedly.statement import Act, Polarity, StatementType
from tests.attribution.marked import read


@pytest.mark.parametrize(
    ("written", "act"),
    [
        ("{s:Ivo Marten} {q:said} {c:that the ferry was late}.", Act.SAYS),
        ("{s:The mayor} {q:demanded} {c:that the levy be stopped}.", Act.DEMANDS),
        ("{s:The mayor} {q:called on} {c:the council to act}.", Act.DEMANDS),
        ("{s:She} {q:asked} {c:the port to close}.", Act.DEMANDS),
        ("{s:She} {q:asked} {c:whether the port would close}.", Act.ASKS),
        ("{s:The ministry} {q:announced} {c:a new levy}.", Act.ANNOUNCES),
        ("{s:The court} {q:ordered} {c:the mill shut}.", Act.ORDERS),
        ("{s:The mill} {q:denied} {c:the claim}.", Act.DENIES),
        ("{s:Lorn} {q:accused} {c:Veld of dumping ash}.", Act.ACCUSES),
        ("{s:The baker} {q:admitted} {c:that he had lied}.", Act.ADMITS),
        ("{s:The union} {q:vowed} {c:to strike}.", Act.PROMISES),
        ("{s:The bank} {q:predicted} {c:a slump}.", Act.PREDICTS),
        ("{s:Many} {q:believe} {c:that the bridge is safe}.", Act.BELIEVES),
        ("{s:Tarn} {q:said} {c:that the notice has no legal force}.", Act.REJECTS_STANDING),
        ("{s:Tarn} {q:said} {c:the speech is not a legal act}.", Act.REJECTS_STANDING),
        ("{s:They} {q:signed} {c:the letter}.", Act.SAYS),
        ("{s:The governor} {q:signed} {c:the decree}.", Act.ORDERS),
        ("{s:She} {q:issued a statement saying} {c:the dam holds}.", Act.SAYS),
        ("{s:He} {q:has repeatedly denied} {c:it}.", Act.DENIES),
        ("{s:He} {q:tweeted his call} {c:that the box be opened}.", Act.DEMANDS),
    ],
)
def test_act_follows_the_cue_and_its_grammar(written, act):
    assert read(written).act.value is act


@pytest.mark.parametrize(
    ("written", "polarity"),
    [
        ("{s:Oda} {q:said} {c:the gate is open}.", Polarity.POSITIVE),
        ("{s:Oda} {q:said} {c:that her office has not yet seen the plan}.", Polarity.NEGATIVE),
        ("{c:There are “no talks about” a second gate}, {s:Oda} {q:said}.", Polarity.NEGATIVE),
        ("{s:Oda} {q:denied} {c:that the gate is open}.", Polarity.NEGATIVE),
        ("{s:Oda} {q:did not deny} {c:that the gate is open}.", Polarity.POSITIVE),
        ("{s:Oda} {q:denied} {c:that the gate is not open}.", Polarity.POSITIVE),
        ("{s:Oda} {q:said without further comment} {c:it is late}.", Polarity.POSITIVE),
        ("{s:Oda} {q:said} {c:“No, I am glad”}.", Polarity.POSITIVE),
        ("{s:Oda} {q:did not say} {c:who held the key}.", Polarity.NEGATIVE),
        ("{s:Oda} {q:declined to say} {c:who held the key}.", Polarity.NEGATIVE),
        ("{s:Oda} {q:not only dismissed} {c:the report}.", Polarity.NEGATIVE),
        ("{s:Oda} {q:said} {c:those who never paid are angry}.", Polarity.POSITIVE),
        ("{s:Oda} {q:said} {c:Whether or not it rains, the fair is on}.", Polarity.POSITIVE),
        ("{s:Oda} {q:said} {c:the levy is on. It is not new.}", Polarity.POSITIVE),
    ],
)
def test_polarity_counts_denials_and_main_clause_negations(written, polarity):
    assert read(written).polarity.value is polarity


@pytest.mark.parametrize(
    ("written", "value", "words"),
    [
        ("{s:He} {q:wrote} on Telegram {c:that it was over}.", "Telegram", "Telegram"),
        ("In a Telegram post, {s:he} {q:said} {c:it was over}.", "Telegram", "a Telegram post"),
        ("{s:She} {q:said} in a statement {c:that it was over}.", "statement", "a statement"),
        ("{s:She} sent a letter to Oda {q:urging} {c:her to go}.", "letter", "a letter"),
        ("{s:He} {q:tweeted} {c:“It is over”}.", "Twitter", "tweeted"),
        (
            "{s:Tarn} {q:admitted} on Lornish state television {c:that it failed}.",
            "Lornish state television",
            "Lornish state television",
        ),
        ("At a news conference {s:she} {q:said} {c:it failed}.", "press conference", None),
        ("{s:She} {q:told} {c:the court it failed} in an interview.", "interview", "an interview"),
        ("{s:Tarn} {q:testified} {c:that it failed}.", "testimony", "testified"),
        ("{s:It} {q:said} in a court filing {c:that it failed}.", "court filing", None),
        ("{s:He} {q:complained} over the email setup {c:that it failed}.", None, None),
        ("{s:He} {q:said} in Lorn {c:that it failed}.", None, None),
    ],
)
def test_channel_is_read_from_the_frame(written, value, words):
    channel = read(written).channel
    assert (channel.value if channel else None) == value
    if words:
        text = written
        for mark in ("{s:", "{q:", "{c:", "}"):
            text = text.replace(mark, "")
        assert text[channel.spans[0].start : channel.spans[0].end] == words


def test_the_post_is_the_one_named_before():
    statement = read(
        "The plan came in a Telegram post. {c:The plan is a shame}, {s:she} {q:wrote} in the post."
    )
    assert statement.channel.value == "Telegram"


@pytest.mark.parametrize(
    ("written", "addressee"),
    [
        ("{c:“It is late,”} {s:Oda} {q:told} reporters.", "reporters"),
        ("{s:Oda} {q:urged} President Ivo Marten {c:to step down}.", "President Ivo Marten"),
        ("{s:Oda} {q:urged} {c:the old mayor to step down}.", "the old mayor"),
        ("{s:Oda} {q:wrote} to the harbour board {c:that it was late}.", "the harbour board"),
        ("{s:Oda} {q:asked} Marten {c:whether it was late}.", "Marten"),
        ("{s:Oda} {q:wrote} to Mayor Ivo Marten asking him {c:to step down}.", "Mayor Ivo Marten"),
        ("The {c:“late”} {q:warned} {s:Oda}.", None),
        ("{s:Oda} {q:warned} again {c:that it was late}.", None),
        ("{s:Oda} {q:said} {c:it was late}.", None),
        ("{s:Oda} keeps {q:asking} repeatedly about {c:the delay}.", None),
    ],
)
def test_addressee_is_the_one_spoken_to(written, addressee):
    found = read(written).addressee
    assert (found.value if found else None) == addressee


@pytest.mark.parametrize(
    ("written", "relays"),
    [
        ("{s:Oda} {q:told} NVR, the state news agency, {c:it was late}.", ["NVR"]),
        ("{s:Oda} {q:said} {c:it was late}, according to Harbour News.", ["Harbour News"]),
        ("{s:Oda} {q:told} the Lorn Gazette {c:it was late}.", ["the Lorn Gazette"]),
        ("{s:Oda} {q:said} {c:it was late}, the Lorn Gazette reported.", ["the Lorn Gazette"]),
        ("{s:Oda} {q:said} in an interview with Radio Veld {c:it was late}.", ["Radio Veld"]),
        ("{s:Oda} {q:said} in interviews with BBC, CNN and Reuters {c:it was late}.", None),
        ("{s:Oda} {q:told} Lorn Gazette reporter Ivo Marten {c:it was late}.", ["Lorn Gazette"]),
        ("{s:Oda} {q:said} {c:it was late}.", []),
        ("{s:Oda} {q:told} the crowd {c:it was late}.", []),
    ],
)
def test_relays_are_the_outlets_it_passed_through(written, relays):
    found = [relay.name for relay in read(written).relays]
    assert found == (["BBC", "CNN", "Reuters"] if relays is None else relays)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("{c:“The mill is shut,”} {s:Oda} {q:said}.", StatementType.DIRECT),
        ("{s:Oda} {q:said} {c:the mill is “shut for good”}.", StatementType.MIXED),
        ("{s:Oda} {q:said} {c:the mill is shut}.", StatementType.INDIRECT),
        ("{c:We shut the mill}, {s:she} {q:wrote}.", StatementType.UNMARKED),
        ("{c:The mill is shut}, {s:she} {q:wrote}.", StatementType.INDIRECT),
    ],
)
def test_type_follows_the_quotation_marks(written, kind):
    assert read(written).type is kind


@pytest.mark.parametrize(
    ("written", "hedges"),
    [
        ("{c:The mill was} {q:reportedly} {c:sold}.", ["reportedly"]),
        ("{s:Oda} {q:said} {c:the mill appears to be sold}.", ["appears to"]),
        ("{s:Oda} {q:said} {c:the mill “allegedly” sold}.", []),
        ("{s:Oda} {q:said} {c:the mill was sold}.", []),
    ],
)
def test_hedges_are_the_pages_own(written, hedges):
    assert [h.text for h in read(written).hedges] == hedges
