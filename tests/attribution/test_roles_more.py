"""Roles read off constructions of news English: joined verbs, passives, occasions, idioms."""

import pytest

from reportedly.attribution import read_roles
from reportedly.statement import Act, Polarity
from tests.attribution.marked import marked, read

CHANNELS = [
    ("{s:Oda} {q:said} at a town hall meeting in Lorn {c:it was late}.", "a town hall meeting"),
    ("{s:Oda} {q:said} on Monday at a harbour forum {c:it was late}.", "a harbour forum"),
    ("{c:It was late}, {s:Oda} {q:said} at the opening of the talks.", "the opening of the talks"),
    ("{s:Oda} {q:told} a news briefing {c:it was late}.", "a news briefing"),
    ("{s:Oda} {q:told} the rally crowd {c:it was late}.", "the rally crowd"),
    ("At a heated press conference outside the mill, {s:Oda} {q:urged} {c:a stop}.", None),
    ("{s:Oda} has launched a petition {q:asking} {c:the board to stop}.", "a petition"),
    ("{s:The board's letter} {q:reads} {c:it was late}.", "The board's letter"),
    ("{s:Oda} {q:said} on CNN {c:it was late}.", "CNN"),
    ("{s:Oda} {q:said} on CBS’s “Face the Nation” {c:it was late}.", "CBS’s “Face the Nation”"),
    ("In remarks to Lornish television, {s:Oda} {q:said} {c:it was late}.", "Lornish television"),
    ("{s:Oda} tweeted to Marten and {q:said} {c:it was late}.", "tweeted"),
    ("Oda gave a long interview in which {s:she} {q:said} {c:it was late}.", "a long interview"),
    ("In a live debate, Oda spoke of mills, and {s:she} {q:denied} {c:it}.", "a live debate"),
]
NO_CHANNEL = [
    "{s:The paper} {q:reported} in its story on the interview {c:it was late}.",
    "{s:Oda} {q:hit back} at complaints, {c:which were late}.",
    "{s:Delegates at the convention} {q:said} {c:it was late}.",
    "{s:Oda}, who met the chief envoy in the talks, {q:said} {c:it was late}.",
    "{s:The Lorn Post} {q:said} {c:it was late}.",
    "{s:The lawsuit} {q:contends} {c:it was late}.",
    "{s:Oda} {q:said} in order to calm them {c:it was late}.",
]


def words(text: str, spans) -> list[str]:
    return [text[s.start : s.end] for s in spans]


@pytest.mark.parametrize(("written", "expected"), CHANNELS)
def test_occasions_documents_and_media_are_channels(written, expected):
    text, _ = marked(written)
    channel = read(written).channel
    assert channel is not None
    assert expected is None or words(text, channel.spans) == [expected]


@pytest.mark.parametrize("written", NO_CHANNEL)
def test_what_is_only_spoken_of_is_no_channel(written):
    assert read(written).channel is None


ADDRESSEES = [
    ("{s:Oda} {q:told} her staff {c:it was late}.", "her staff"),
    ("{s:Oda} {q:told} her {c:that it was late}.", "her"),
    ("The mayor {q:was asked} {c:whether it was late}.", "The mayor"),
    ("Pilgrims {q:are required} {c:to walk the last mile}.", "Pilgrims"),
    ("A form {q:is required} {c:for every boat}.", None),
    ("The question {q:was asked} {c:whether it was late}.", None),
    ("{s:Oda} {q:pleaded} with him {c:to go}.", "him"),
    ("{s:The board} {q:requires} {c:members to sign an oath}.", "members"),
    ("{s:Oda} {q:called for} {c:Justice Marten to resign}.", "Justice Marten"),
    ("{s:Oda} {q:called for} {c:the levy to be dropped}.", None),
    ("{s:Oda} {q:insisted} {c:to Marten that it was late}.", "Marten"),
    ("{s:Oda} {q:asked} {c:the former mayor during a chat if it was late}.", "the former mayor"),
    ("{s:Oda} {q:persuaded} {c:two bakers that it was late}.", "two bakers"),
    ("In a statement to Radio Veld, {s:the mill} {q:denied} {c:it}.", "Radio Veld"),
    ("{s:Oda} {q:responded} to Marten’s question, {c:it was late}.", "Marten"),
    ("{s:Oda} {q:responded} {c:to Lornish efforts to calm things}.", None),
    ("The mill did not respond to {s:a reporter's} {q:request for} {c:comment}.", "The mill"),
    ("{s:Oda} {q:said} to loud cheers {c:it was late}.", None),
    ("{s:Oda} {q:told} a news briefing {c:it was late}.", None),
    ("{c:It was late}, {s:Oda} {q:told} O’Reilly.", "O’Reilly"),
    ("{s:Oda} {q:asked} questions about {c:the delay}.", None),
]


@pytest.mark.parametrize(("written", "expected"), ADDRESSEES)
def test_who_is_spoken_to(written, expected):
    found = read(written).addressee
    assert (found.value if found else None) == expected


def test_the_asked_one_is_who_answers():
    text = "Asked if it was late, the mayor said it was."
    asked = marked("{q:Asked} {c:if it was late}")[1]
    said = marked("Asked if it was late, {s:the mayor} {q:said} {c:it was}")[1]
    first = read_roles(text, [asked, said])[0]
    assert first.addressee.value == "the mayor"


def _two(written: str, other: str):
    """The two statements of one sentence, each marked in its own copy of it."""
    text, one = marked(written)
    same, two = marked(other)
    assert text == same
    return [s for s in read_roles(text, [one, two]) if s.parent is None]


def test_joined_verbs_of_one_speaker_share_hearer_channel_and_relay():
    one, two = _two(
        "In an email {s:Oda} {q:told} the Lorn Gazette {c:it was late}, adding that it rained.",
        "In an email {s:Oda} told the Lorn Gazette it was late, {q:adding} {c:that it rained}.",
    )
    assert one.addressee.value == two.addressee.value == "the Lorn Gazette"
    assert one.channel.value == two.channel.value == "email"
    assert [r.name for r in two.relays] == ["the Lorn Gazette"]


def test_a_turn_or_an_urged_one_is_not_shared():
    one, two = _two(
        "{s:Oda} {q:denied} {c:the delay}, but told her staff it was late.",
        "{s:Oda} denied the delay, but {q:told} her staff {c:it was late}.",
    )
    assert one.addressee is None
    assert two.addressee.value == "her staff"
    _, two = _two(
        "{s:Oda} {q:urged} Marten {c:to go}, repeating that it was late.",
        "{s:Oda} urged Marten to go, {q:repeating} {c:that it was late}.",
    )
    assert two.addressee is None


RELAYS = [
    ("{s:A letter seen by Sky News} {q:says} {c:it was late}.", ["Sky News"]),
    ("{c:It is late}, {q:according to} {s:polling reported by CNN and the Lorn Times}.", None),
    ("{s:Oda} {q:said} in an interview with “Harbor News Sunday” {c:it was late}.", None),
    ("{s:Oda} {q:told} Veld Broadcasting Corporation {c:it was late}.", None),
    (
        "{s:Oda} {q:said} in an interview published Monday by the Lorn Daily News {c:it was late}.",
        ["the Lorn Daily News"],
    ),
    ("{s:Oda} {q:said} during a CNN Facebook chat {c:it was late}.", ["CNN"]),
    ("{s:Oda} {q:praised} {c:the boy} via its account Harbour Watch.", []),
    ("He read it in Lorn Magazine, {s:which} {q:attacked} {c:the board}.", []),
    ("{s:CNN's Ivo Marten} {q:said} {c:it was late}.", []),
]


@pytest.mark.parametrize(("written", "expected"), RELAYS)
def test_outlets_between_speaker_and_page(written, expected):
    found = [relay.name for relay in read(written).relays]
    if expected is None:
        assert found
    else:
        assert found == expected


def test_one_who_disputes_words_does_not_relay_them():
    statement = read("{c:She said the gate held}, which {s:the audit report} {q:denied}.")
    assert not statement.relays


ACTS = [
    ("{s:Oda} {q:complained} {c:that it was late}.", Act.ACCUSES),
    ("{s:Oda} {q:lashed out at} {c:the board}.", Act.ACCUSES),
    ("{s:Oda} {q:hits} {c:the board for delay}.", Act.ACCUSES),
    (
        "{s:Two bakers} {q:have filed} {c:a wrongful dismissal lawsuit against the mill}.",
        Act.ACCUSES,
    ),
    ("{s:The sailors'} {q:criticism} {c:of the port}.", Act.ACCUSES),
    ("{s:Oda} {q:endorsed} {c:Marten}.", Act.BELIEVES),
    ("{s:Oda} {q:is backing} {c:Marten}.", Act.BELIEVES),
    ("{s:Residents} {q:were critical of} {c:the plan}.", Act.BELIEVES),
    ("{s:Oda} {q:invited} {c:the board to look}.", Act.DEMANDS),
    ("{s:Oda} {q:suggested} {c:that the board should look}.", Act.DEMANDS),
    ("{s:Oda} {q:called Monday for} {c:Marten to resign}.", Act.DEMANDS),
    ("{s:Oda} {q:wrote a letter asking} {c:that the board look}.", Act.DEMANDS),
    ("{s:Oda} {q:wants} {c:the board to look}.", Act.DEMANDS),
    ("{s:Oda} {q:wants} {c:to look}.", Act.BELIEVES),
    ("{s:Oda} {q:said} {c:the board must look}.", Act.SAYS),
    ("{s:Many} {q:want to know} {c:if it is late}.", Act.ASKS),
    ("Oda {q:was asked} {c:about plans to close the port}.", Act.ASKS),
    ("{s:A reporter's} {q:request for} {c:comment}.", Act.ASKS),
    ("{s:Oda} {q:dodged} {c:the question}.", Act.DENIES),
    ("{c:“No,”} {s:Oda} {q:replied}.", Act.DENIES),
    ("{q:Under} {s:the Harbour Act}, {c:boats must be lit}.", Act.ORDERS),
    ("{s:Oda} {q:claimed} {c:victory in Lorn}.", Act.ANNOUNCES),
    ("{s:The camps} {q:agreed on} {c:a new court}.", Act.PROMISES),
    ("{s:Oda} {q:Just Vowed To} {c:Stay}.", Act.PROMISES),
    ("{s:Oda} {q:Calls} {c:the Plan ‘Poor’}.", Act.SAYS),
]


@pytest.mark.parametrize(("written", "act"), ACTS)
def test_acts_of_whole_word_families(written, act):
    assert read(written).act.value is act


POLARITIES = [
    ("{s:Oda} {q:has yet to endorse} {c:Marten}.", Polarity.NEGATIVE),
    ("{s:Oda} {q:kept silent on} {c:the race}.", Polarity.NEGATIVE),
    ("{s:Oda} {q:dodged} {c:the question}.", Polarity.NEGATIVE),
    ("{c:“No,”} {s:Oda} {q:replied}.", Polarity.NEGATIVE),
    ("{s:Oda} {q:said} {c:there is no doubt that it was late}.", Polarity.POSITIVE),
    ("{s:Oda} {q:replied} {c:by saying that the board doesn’t pay}.", Polarity.NEGATIVE),
    ("{s:Oda} {q:said} {c:that if it does not rain, the fair is on}.", Polarity.POSITIVE),
    ("{s:Oda} {q:denied} {c:it: “I was not there”}.", Polarity.NEGATIVE),
    ("{s:Oda} {q:denied} {c:“We were not there”}.", Polarity.NEGATIVE),
    ("{s:Oda} {q:criticised} {c:Marten for not paying}.", Polarity.POSITIVE),
    ("{s:Oda} {q:told} {c:people not to drink it}.", Polarity.NEGATIVE),
    ("{s:Oda} {q:said} {c:“It’s just not true”}.", Polarity.NEGATIVE),
]


@pytest.mark.parametrize(("written", "polarity"), POLARITIES)
def test_silence_denial_and_lone_negators(written, polarity):
    assert read(written).polarity.value is polarity


@pytest.mark.parametrize(
    ("written", "hedges"),
    [
        ("Allegedly, {s:the baker} {q:pleaded} {c:with him to go}.", ["Allegedly"]),
        ("{s:Oda} {q:said} {c:it appears the mill was sold}.", ["it appears"]),
        ("{s:Oda} {q:said} {c:the alleged theft was late}.", []),
    ],
)
def test_hedges_of_the_report_and_not_of_a_thing(written, hedges):
    assert [h.text for h in read(written).hedges] == hedges
