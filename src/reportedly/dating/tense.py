"""Verb forms and what they say of when: data, and the tense of one verb group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.expressions import Direction
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.dating.tokens import Tokens

PAST, FUTURE, PRESENT = Direction.PAST, Direction.FUTURE, Direction.PRESENT

_WILL = word_list("will 'll ’ll shall wo ca would should may might can could must")
_HAVE = frozenset(["has", "have", "'ve", "’ve"])
_HAD = frozenset(["had", "having"])
_BE_PAST = frozenset(["was", "were"])
_BE_PRESENT = frozenset(["is", "are", "am", "'re", "’re"])
_DID = frozenset(["did"])
_FILL = word_list("not n't n’t also still now only never already be been being have just since")
_AHEAD = word_list(
    "expected scheduled planned due slated set supposed likely projected forecast poised "
    "bound going about expecting planning hoping preparing"
)
"""After a form of "be" these tell of what lies ahead."""
_AHEAD_VERBS = word_list(
    "plan plans expect expects hope hopes intend intends want wants aim aims begins opens "
    "starts holds nears approaches looms kicks reopens resumes convenes expires ends meets takes "
    "faces arrives returns leaves comes due seeks seek prepare prepares promise promises scheduled "
    "slated pledge pledges vow vows predict predicts"
)
_GOING_ON = word_list(
    "hailing praising criticizing criticising blaming calling saying asking growing rising falling "
    "urging demanding questioning touting attacking defending disputing claiming citing pointing "
    "responding reacting celebrating mourning investigating recovering reeling staggering "
    "struggling reporting suggesting arguing accusing denying warning"
)
"""After "is" these tell what goes on already, where "is meeting" tells what is to come."""
_ALSO_NOUNS = word_list(
    "plan plans hope hopes wants aim aims promise promises returns leaves faces"
)
_OWNERS = word_list("a an the this that these those its his her their our my your 's ’s")
_BASE_AHEAD = frozenset(["meet", "begin", "convene", "resume", "reopen"])
_IRREGULAR_PAST = word_list(
    "said told went came took made got gave knew saw left met began ran became found held won "
    "lost led brought kept sent stood felt thought sold paid bought built fell rose grew drew "
    "spoke wrote shot broke chose drove flew fought forgot froze hid laid lay sat slept spent "
    "stole struck swore taught threw understood woke wore withdrew arose ate bore caught "
    "dealt dug fled hung lent lit meant overcame overtook rang rode sang sank shook shrank "
    "shut sought sprang strode strove swam swept tore underwent undertook upheld voted wept "
    "wound heard blew bled bred clung crept drank flung forgave foresaw foretold knelt leapt "
    "misled mistook overran overthrew rebuilt retold slid spat sped spun stank stung swung undid "
    "withheld withstood wove wrung"
)
_SAME_PAST = word_list("beat cast put set cut hit let read cost quit hurt split spread bid shut")
_NOT_PAST = word_list(
    "need speed indeed exceed proceed feed seed bleed breed weed greed deed creed freed "
    "hundred sacred wicked naked united bed red shed led wed med embed sled hatred kindred "
    "infrared so-called reed heed"
)
FINITE = _WILL | _BE_PAST | _BE_PRESENT
"""Verbs that right after a time are its own clause's: "the vote on Tuesday will decide"."""
_NO_VERBS = word_list(
    "death court work power jail prison school bed war market church college office hospital "
    "court town home part date reach east west north south africa europe life trial"
)
"""Nouns that follow "to" without an article."""
_DETERMINERS = word_list("a an the this that these those its his her their our my your")
_ARTICLES = _DETERMINERS - word_list("that this these those")
_HELD_BACK = word_list(
    "forced had managed failed began continued helped refused used got came went tried "
    "allowed declined voted moved started happened able ordered appeared attempted struggled "
    "proceeded paused gathered arrived returned stood rushed flocked assembled joined rallied "
    "marched stopped emerged stayed seemed"
)
"""Before an infinitive these make it part of a past event ("was forced to resign")."""


_LEAD_ON = word_list(
    "likely unlikely set eligible ready able pace position chance need needs needed has have is "
    "are was were them him her us me you people voters supporters prepared path track agreed asked "
    "told urged invited wanted decided ought"
)
LOOKING_AHEAD = _AHEAD | _AHEAD_VERBS | _LEAD_ON
"""Before an infinitive these tell that it is to come, whatever the verb before them: of 49 weekdays
under an infinitive in PolNeAR's training articles, 24 with one of these and 2 without lay ahead."""
_CARRIED = word_list(
    "according thanks prior related owing needed required attempting trying seeking hoping wanting "
    "struggling first last only how whether where what which surprised shocked stunned pleased "
    "happy glad sad proud relieved delighted disappointed enough vote votes "
    "decision decisions refusal failure bid attempt attempts ability right"
)
"""Before an infinitive these leave it to the verb that carries them: "was the first to speak on
Monday", "was caught trying to enter", "called the vote to leave on Friday a mistake"."""
_ADJECTIVES = ("al", "ic", "ous", "ity", "ary")
_VERBS_ALIKE = word_list(
    "appeal reveal deal steal seal heal signal rival total conceal repeal mimic panic bury vary"
)
_HELD_FOR = word_list("mark celebrate commemorate honor honour mourn protest")
"""Infinitives of what another act is done for, at the time of that act."""


def tense_at(tokens: Tokens, at: int) -> Direction | None:
    """What the verb form at token `at` says of when; None where it is no verb this can tell."""
    word = tokens.words[at]
    reader = _READERS.get(word)
    if reader is not None:
        return reader(tokens, at)
    if word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST:
        return _regular_past(tokens, at)
    return None


def _past(tokens: Tokens, at: int) -> Direction | None:
    if tokens.before(at) in _ARTICLES:
        return None  # "in a bid to win", "the lead"
    if _is_fixed(tokens, at):
        return FUTURE
    if tokens.before(at) in _STAY:
        return _group(tokens.words, at - 1) or PAST  # "will remain shut until Friday"
    return _group(tokens.words, at) or PAST


_STAY = word_list("remain remains stay stays keep keeps")


def _have(tokens: Tokens, at: int) -> Direction:
    """Has left tells of the past; has a plan and has no plan tell of the present."""
    ahead = _group(tokens.words, at)
    if ahead is not None:
        return ahead
    step = at + 1
    while tokens.words[step] in _FILL or tokens.words[step].endswith("ly"):
        step += 1
    return PRESENT if tokens.words[step] in _DETERMINERS | {"no", "more"} else PAST


_FIXED = word_list("set scheduled planned slated fixed rescheduled")
MOVED = word_list("postponed delayed moved rescheduled adjourned")
"""Before "to" and "until" these name the new day."""


def _is_fixed(tokens: Tokens, at: int) -> bool:
    """Whether a day to come is named: "has been set for Friday", "was postponed to Friday"."""
    words = tokens.words
    is_perfect = words[at - 1] == "been" and tokens.before(at - 1) in _HAVE
    is_fixed = words[at] in _FIXED and words[at + 1] == "for" and is_perfect
    return is_fixed or (words[at] in MOVED and words[at + 1] in {"to", "until", "till"})


def _is_there(tokens: Tokens, at: int) -> Direction | None:
    """There's a vote on Friday; elsewhere 's is an owner's or cannot be told from one."""
    return PRESENT if tokens.before(at) == "there" else None


def _due(tokens: Tokens, at: int) -> Direction | None:
    """Due on Friday looks ahead; due to bad weather tells why."""
    if tokens.words[at + 1] == "to":
        return _infinitive(tokens, at + 1)
    return PAST if "had" in tokens.words[max(0, at - 3) : at] else FUTURE


def _will(tokens: Tokens, at: int) -> Direction | None:
    """Will and the like, but not Will, May and their like as names inside a sentence."""
    is_name = tokens.is_capital(at) and at > 0 and not tokens.breaks_after(at - 1)
    return None if is_name and not tokens.is_capital(at - 1) else FUTURE


def _looks_ahead(tokens: Tokens, at: int) -> Direction | None:
    """They plan a rally; but their plans, and the campaign's spending plans, are nouns."""
    if tokens.before(at) == "to":
        return _infinitive(tokens, at - 1)  # "they failed to predict his win on Monday"
    if tokens.words[at] not in _ALSO_NOUNS:
        return FUTURE
    is_owned = tokens.before(at) in _OWNERS or tokens.before(at - 1) in _OWNERS
    is_object = at > 0 and tense_at(tokens, at - 1) is PAST  # "announced plans on Tuesday"
    return None if is_owned or is_object else FUTURE


def _could(tokens: Tokens, at: int) -> Direction:
    """Officials could not be reached on Friday: what could not be done has been tried."""
    return PAST if _is_denied(tokens.words, at) else FUTURE


def _is_denied(words: list[str], at: int) -> bool:
    return words[at + 1] in {"not", "n't", "n’t"} or "neither" in words[max(0, at - 12) : at]


def _base(tokens: Tokens, at: int) -> Direction | None:
    """A bare verb: "the two meet on Monday" looks ahead, "they did not meet" back."""
    before = tokens.before(at)
    if before in _DETERMINERS or not before.isalpha():
        return None
    if before in _FILL or before in _DID:
        earlier = tokens.words[max(0, at - 3) : at]
        return PAST if "did" in earlier else FUTURE
    return FUTURE


def _infinitive(tokens: Tokens, at: int) -> Direction | None:
    """An infinitive looks ahead, unless what governs it lies in the past."""
    following = tokens.words[at + 1]
    if not following.isalpha() or following in _DETERMINERS or tokens.is_capital(at + 1):
        return None
    if following.endswith(("ing", "ed")) or following in _NOT_VERBS:
        return None
    if following in _NO_VERBS or (following.endswith("s") and not following.endswith("ss")):
        return None
    governor = tokens.before(at)
    if following in _HELD_FOR:
        return None  # "held a rally to mark the entry on Friday": the rally's verb tells
    if governor in _CARRIED or _is_adjective(following):
        return None
    if governor in _AHEAD and "had" in tokens.words[max(0, at - 4) : at]:
        return PAST
    return PAST if governor in _HELD_BACK else FUTURE


_NOT_VERBS = word_list(
    "him them me us it more less about at fewer nearly almost health what some any which who whom "
    "whose how why when where whether whatever both another many not no nobody one two three four "
    "five six seven eight nine ten zero other others all each every either only or and if as "
    "anyone everyone someone anybody everybody somebody anything everything something nothing "
    "people women men children citizenship immigration abortion criticism prominence victory "
    "justice policy government democracy terrorism terror business society education investment "
    "larger younger older higher bigger big large huge small new old high low poor white black "
    "female male foreign different former fellow recent next last first second third young real "
    "true current modern northern southern eastern western civilian human good great best common "
    "early late then now today tomorrow"
)
"""What else follows "to" and is no verb: read off the words after "to" in PolNeAR's training texts,
and filled up by kind (pronouns, numbers, adjectives of size, age and place)."""


def _is_adjective(word: str) -> bool:
    """Whether the word after "to" is none of the verbs: "an address to central Tarn"."""
    return word.endswith(_ADJECTIVES) and word not in _VERBS_ALIKE


def _after_be(words: list[str], at: int, tense: Direction) -> Direction:
    for step in range(1, 4):
        word = words[at + step]
        if (word in _AHEAD and words[at + step + 1] != "as") or word == "to":
            return FUTURE
        if tense is PRESENT and word.endswith("ing"):
            return PRESENT if word in _GOING_ON else FUTURE
        if word not in _FILL and not word.endswith("ly"):
            break
    return tense


def _group(words: list[str], at: int) -> Direction | None:
    """FUTURE where an auxiliary before the verb at `at` makes it so."""
    for step in range(1, 5):
        if at - step < 0:
            return None
        word = words[at - step]
        if word == "could" and _is_denied(words, at - step):
            return None
        if word in _WILL or word == "to":
            return FUTURE
        if word not in _FILL and not word.endswith("ly"):
            return None
    return None


def _regular_past(tokens: Tokens, at: int) -> Direction | None:
    words = tokens.words
    word, before = words[at], tokens.before(at)
    is_name = tokens.is_capital(at) and not (word == "asked" and _opens(tokens, at))
    if before in _DETERMINERS or is_name:
        return None
    ahead = FUTURE if _is_fixed(tokens, at) else _group(words, at)
    if ahead is not None:
        return ahead
    for step in range(1, 4):
        if at < step:
            break
        earlier = words[at - step]
        if earlier in _BE_PRESENT or earlier in _BE_PAST:
            return _after_be(words, at - step, PAST)
        if earlier not in _FILL and not earlier.endswith("ly"):
            break
    if word in _AHEAD and before not in {"previously", "originally", "as", "than", "had"}:
        return FUTURE
    return PAST


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether a sentence begins with this token."""
    return at == 0 or tokens.breaks_after(at - 1)


def _readers() -> dict[str, Callable[[Tokens, int], Direction | None]]:
    """Who reads on from each verb word; later rows win."""
    rows: tuple[tuple[frozenset[str], Callable[[Tokens, int], Direction | None]], ...] = (
        (_SAME_PAST | _IRREGULAR_PAST | _HAD | _DID, _past),
        (_HAVE, _have),
        (_WILL, _will),
        (_AHEAD_VERBS, _looks_ahead),
        (frozenset({"could"}), _could),
        (_BASE_AHEAD, _base),
        (_BE_PAST, lambda tokens, at: _after_be(tokens.words, at, PAST)),
        (_BE_PRESENT, lambda tokens, at: _after_be(tokens.words, at, PRESENT)),
        (frozenset({"to"}), _infinitive),
        (frozenset({"due"}), _due),
        (frozenset({"'s", "’s"}), _is_there),
    )
    return {word: reader for words, reader in rows for word in words}


_READERS = _readers()
