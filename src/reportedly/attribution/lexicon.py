"""Words that report speech, by what their speaker does: tables only.

Written for this project from the reporting verbs of English news grammar (say-, order-, promise-
and belief-classes); which act a word stands for follows `statement.Act`. Membership was checked
against cue frequencies in the PolNeAR training articles, no table was copied from there. A verb
stands under its commonest act in news; `acts.py` reads the exceptions (asked to, called for).
"""

from __future__ import annotations

from typing import Final

from reportedly.attribution.tables import word_set
from reportedly.statement import Act

VERBS: Final[dict[Act, str]] = {
    Act.SAYS: """
        say tell state add note explain write tweet retweet post comment remark observe
        mention describe call continue recall recount stress emphasize emphasise underline
        underscore reiterate repeat insist assert argue maintain contend claim reply
        respond answer report suggest conclude point cite quote read joke quip shout yell
        chant whisper mutter testify brief inform reveal disclose indicate hint imply
        point relate narrate lament boast brag praise applaud laud welcome
        congratulate thank
        mock ridicule defend caution warn remind counter retort concur agree
        disagree elaborate clarify speak talk discuss characterize characterise portray
        label dub estimate find show detail outline confirm affirm reaffirm reassure
        broadcast publish opine muse blog email e-mail text allude refer compare interject
        exclaim object dispute challenge attest certify highlight remember signal
        summarize summarise list tout echo
    """,
    Act.DEMANDS: """
        demand urge appeal implore plead beg press push request petition exhort advocate
        recommend propose advise encourage lobby counsel entreat summon invite persuade convince
        coax pressure pressurise beseech
    """,
    Act.ASKS: "ask inquire enquire query wonder contact question",
    Act.ANNOUNCES: """
        announce proclaim unveil release issue present launch introduce herald publicize
        publicise inaugurate declare
    """,
    Act.ORDERS: """
        order decree require allow permit establish command direct instruct mandate rule
        sign enact ban forbid prohibit veto authorize authorise approve impose dictate
        pass adopt appoint suspend pardon decide sentence
    """,
    Act.DENIES: """
        deny reject refute rebut repudiate dismiss disavow disclaim refuse decline
        contradict discount downplay rebuff spurn bristle snub evade dodge sidestep duck
    """,
    Act.ACCUSES: """
        accuse charge attack allege blame fault implicate indict denigrate finger sue complain
        criticize criticise slam blast denounce condemn decry deplore rebuke assail castigate chide
        scold berate lambast lambaste excoriate chastise reprimand pillory impugn vilify deride
        disparage savage skewer upbraid reproach censure protest
    """,
    Act.ADMITS: """
        admit acknowledge concede confess recognize recognise grant apologize apologise
    """,
    Act.PROMISES: """
        promise pledge vow swear guarantee commit assure undertake threaten offer
    """,
    Act.PREDICTS: "predict forecast project foresee prophesy anticipate expect",
    Act.BELIEVES: """
        believe contemplate think hope fear doubt suspect feel want wish consider assume
        suppose know see understand regard view worry prefer favor favour oppose support
        plan intend guess deem desire seek appear seem like realize realise endorse theorize
        theorise speculate sense embrace dislike loathe despise admire detest resent cherish
        distrust mistrust disapprove sympathize sympathise surprise alarm outrage anger frustrate
        infuriate dismay worry
    """,
}

IRREGULAR: Final[dict[str, str]] = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "swear": "swears swore sworn swearing",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "see": "sees saw seen seeing",
    "feel": "feels felt feeling",
    "understand": "understands understood understanding",
    "undertake": "undertakes undertook undertaken undertaking",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "read": "reads read reading",
    "quote": "quotes quoted quoting",
    "forbid": "forbids forbade forbidden forbidding",
    "foresee": "foresees foresaw foreseen foreseeing",
    "forecast": "forecasts forecast forecasted forecasting",
    "broadcast": "broadcasts broadcast broadcasting",
    "seek": "seeks sought seeking",
    "beg": "begs begged begging",
    "brag": "brags bragged bragging",
    "ban": "bans banned banning",
    "slam": "slams slammed slamming",
    "dub": "dubs dubbed dubbing",
    "plan": "plans planned planning",
    "blog": "blogs blogged blogging",
    "quip": "quips quipped quipping",
    "refer": "refers referred referring",
    "concur": "concurs concurred concurring",
    "commit": "commits committed committing",
    "admit": "admits admitted admitting",
    "rebut": "rebuts rebutted rebutting",
    "snub": "snubs snubbed snubbing",
    "sidestep": "sidesteps sidestepped sidestepping",
    "beseech": "beseeches besought beseeched beseeching",
}
"""All forms of verbs that the spelling rules of `cues._forms` do not make."""

PHRASES: Final[dict[Act, str]] = {
    Act.SAYS: """
        according to; made clear; made it clear; makes clear; make clear; makes it clear;
        went on to say; put it; puts it; pointed out; points out; pointing out; point out;
        pointed to; points to; spoke of; spoke about; talked about; in the words of; as
        told by; weighed in; shot back; laid out; read aloud; expressed concern; voiced
        concern; raised concerns; took to; said of; is quoted as saying; was quoted as
        saying; quoted as saying; based on; referred to; refers to; referring to; known to
        have said; expressed; voiced
    """,
    Act.DEMANDS: """
        called for; calls for; call for; calling for; called on; calls on; call on;
        calling on; called upon; calls upon; calling upon; asked for; asks for; asking
        for; insisted on; insists on; pressed for; pressing for; appealed for; appealed
        to; pushed for; pushing for; spoke out for;
        applied to
    """,
    Act.ASKS: """
        asked about; asks about; asking about; asked whether; asked if; asks whether; asks
        if; asking whether; raised questions about; raised the question; asked for
        comment; requested comment; was contacted; were contacted; sought comment; reached
        out to; asked questions; asks questions; asking questions; want to know; wants to know;
        wanted to know; request for comment; requests for comment; requested an interview;
        requests for; request for; sought an answer
    """,
    Act.ANNOUNCES: "gave notice; made public; gave the go-ahead; gives the go-ahead; made known",
    Act.ORDERS: """
        signed off on; gave the order; gave orders; signed into law; handed down; laid
        down; issued an order; issued a decree; voted for; voted against; voted to
    """,
    Act.DENIES: """
        ruled out; rules out; ruling out; rule out; brushed off; brushes off; brushing
        off; brush off; brushed aside; laughed off; laughs off; laughing off; waved off;
        shrugged off; declined to; refused to; pushed back; poured cold water on;
        distanced himself from; distanced herself from; distanced themselves from;
        shook his head; shook her head; shook their heads; shaking his head; shaking her head;
        refused comment
    """,
    Act.ACCUSES: """
        filed suit against; filed a lawsuit against; files suit against; filed a complaint
        against; filed charges against; laid the blame on; pointed the finger at; pointed
        a finger at; files suit; filed suit; files a lawsuit; filed a lawsuit; filing a lawsuit;
        took aim at; takes aim at; taking aim at; took a swipe at; takes a swipe at; took a shot at;
        takes a shot at; took a whack at; took a jab at; takes a jab at; took issue with;
        takes issue with; lashed out; lashes out; lashing out; lash out; hit out at; hits out at;
        hitting out at; railed against; rails against; railing against; tore into; tears into;
        tearing into; ripped into; rips into; lit into; laid into; lays into; went after;
        goes after;
        going after; called out; calls out; calling out; took to task; takes to task
    """,
    Act.ADMITS: """
        owned up; owned up to; fessed up; fesses up; fessing up; came clean; pleaded
        guilty; pleads guilty
    """,
    Act.PROMISES: """
        gave his word; gave her word; gave their word; agreed to; agrees to; agreeing to;
        agreed on; agrees on; agreeing on; gave the option
    """,
    Act.PREDICTS: "is expected; are expected; was expected; were expected",
    Act.BELIEVES: """
        would like; looks forward to; looking forward to; is seen; are seen; was seen; critical of;
        supportive of; wary of; skeptical of; sceptical of; skeptical about; sceptical about;
        in favor of; in favour of; opposed to; concerned; worried; upset; angry; furious; afraid;
        dismayed; disappointed; convinced; confident; optimistic; pessimistic; is celebrated as;
        are celebrated as; is regarded as; are regarded as; came to the conclusion;
        come to the conclusion; comes to the conclusion; reached the conclusion;
        fighting for; fights for; fought for; fighting against; fought against
    """,
}
"""Cues of several words, lower case, parted by semicolons."""

NOUNS: Final[dict[Act, str]] = {
    Act.SAYS: """
        statement remark comment tweet post assertion claim contention argument suggestion
        message testimony account report reports observation warning declaration
        finding rumor rumour word words speech letter view news
    """,
    Act.DEMANDS: "demand appeal plea request call petition proposal recommendation advice",
    Act.ASKS: "question query inquiry enquiry",
    Act.ANNOUNCES: "announcement proclamation",
    Act.ORDERS: "order decree ruling decision directive instruction verdict judgment judgement",
    Act.DENIES: "denial rejection refusal snub rebuff",
    Act.ACCUSES: """
        accusation allegation charge criticism complaint condemnation rebuke lawsuit denunciation
    """,
    Act.ADMITS: "admission acknowledgement acknowledgment confession concession",
    Act.PROMISES: "promise pledge vow threat assurance guarantee commitment",
    Act.PREDICTS: "prediction forecast projection expectation",
    Act.BELIEVES: """
        belief fear hope opinion suspicion doubt conviction concern endorsement recognition dislike
        conclusion worry anger
    """,
}

ADVERBS: Final[frozenset[str]] = word_set(
    """
    reportedly allegedly purportedly supposedly apparently seemingly ostensibly
    """
)
"""Adverbs that report without naming anybody."""

LOOSE: Final[dict[str, tuple[Act, str]]] = {
    form: (act, lemma)
    for act, lemma, forms in (
        (Act.ACCUSES, "hit", "hit hits hitting"),
        (Act.ACCUSES, "hammer", "hammered hammers hammering"),
        (Act.ACCUSES, "rip", "ripped rips ripping"),
        (Act.ACCUSES, "bash", "bashed bashes bashing"),
        (Act.ACCUSES, "knock", "knocked knocks knocking"),
        (Act.BELIEVES, "back", "backed backs backing"),
        (Act.BELIEVES, "fight", "fight fights fought fighting"),
        (Act.BELIEVES, "love", "love loves loved loving"),
        (Act.BELIEVES, "hate", "hate hates hated hating"),
        (Act.BELIEVES, "trust", "trust trusts trusted trusting"),
        (Act.ANNOUNCES, "name", "named names naming"),
        (Act.DENIES, "skirt", "skirted skirts skirting"),
    )
    for form in forms.split()
}
"""Words that report only where they are a cue; elsewhere they are mostly something else ("budget
hits", "came back", "names"), so that no other reader takes them for verbs."""

SPEECH: Final[frozenset[str]] = word_set(
    """
    say tell state add note explain write tweet post comment remark observe reply respond
    answer assert claim declare announce argue insist maintain contend stress emphasize
    emphasise warn caution deny admit acknowledge concede confirm allege accuse testify recall
    reiterate repeat promise pledge vow predict suggest urge demand order report reveal
    disclose ask charge conclude affirm decree rule proclaim inform
    """
)
"""Lemmas whose commonest sense in news is an act of speech: enough alone to open a statement."""
