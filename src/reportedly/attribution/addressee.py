"""To whom it was said: told X, wrote to X, urged X to, asked X, X was told, letter to X."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.attribution.channel_words import EVENTS
from reportedly.attribution.phrases import PRONOUNS, noun_phrase, subject_before
from reportedly.attribution.tables import word_set
from reportedly.attribution.words import overlap, tokens
from reportedly.offsets import Span
from reportedly.statement import Judged

if TYPE_CHECKING:
    from reportedly.attribution.frame import Frame

DIRECT: Final = re.compile(
    r"\b(?:told|tell|tells|telling|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|warn(?:s|ed|ing)?|"
    r"remind(?:s|ed|ing)?|(?:re)?assur(?:e|es|ed|ing)|inform(?:s|ed|ing)?|notif(?:y|ies|ied)|"
    r"advis(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|implor(?:e|es|ed|ing)|beg(?:s|ged|ging)?|"
    r"order(?:s|ed|ing)?|instruct(?:s|ed|ing)?|command(?:s|ed|ing)?|press(?:ed|es|ing)?|"
    r"challeng(?:e|es|ed|ing)|question(?:s|ed|ing)?|petition(?:s|ed|ing)?|exhort(?:s|ed|ing)?|invit(?:e|es|ed|ing)|"
    r"persuad(?:e|es|ed|ing)|convinc(?:e|es|ed|ing)|lobb(?:y|ies|ied|ying)|quizz(?:ed|es|ing)|"
    r"grill(?:s|ed|ing)?|alert(?:s|ed|ing)?|admonish(?:es|ed|ing)?|pressur(?:e|es|ed|ing)|"
    r"requir(?:e|es|ed|ing)|direct(?:s|ed|ing)?|counsel(?:s|l?ed|l?ing)?|"
    r"(?:plead(?:s|ed|ing)?|pled|spoke|speak(?:s|ing)?|talk(?:s|ed|ing)?)\s+with|tweet(?:s|ed|ing)?\s+at|"
    r"call(?:s|ed|ing)?\s+(?:up)?on|appeal(?:s|ed|ing)?\s+to)\s+(?!about|for|whether|if|that\b|to\b)",
    re.IGNORECASE,
)
"""Verbs whose object is the one spoken to."""

TO: Final = re.compile(
    r"\b(?:wr(?:ote|ites?|iting|itten)|said|says?|spoke|speak(?:s|ing)?|letters?|memo|emails?|note|message|"
    r"testif(?:y|ied|ies|ying)|appeals?|petition|remarks?|statement|address|speech|comments?|questions?|"
    r"reiterat(?:e|es|ed|ing)|repeat(?:s|ed|ing)?|insist(?:s|ed|ing)?|confirm(?:s|ed|ing)?|"
    r"admit(?:s|ted|ting)?|acknowledg(?:e|es|ed|ing)|confid(?:e|es|ed|ing)|reveal(?:s|ed|ing)?|"
    r"suggest(?:s|ed|ing)?|complain(?:s|ed|ing)?|confess(?:ed|es)?|explain(?:s|ed|ing)?|announced|promised|"
    r"stat(?:ed|es|ing)|tweet(?:s|ed|ing)?|emailed|apologi[sz](?:e|es|ed|ing)|boast(?:s|ed|ing)?|"
    r"brag(?:s|ged|ging)?|whisper(?:s|ed|ing)?|shout(?:s|ed|ing)?|mention(?:s|ed|ing)?|"
    r"describ(?:e|es|ed|ing)|propos(?:e|es|ed|ing)|recommend(?:s|ed|ing)?)\s+to\s+",
    re.IGNORECASE,
)
"""Words that name the one spoken to after "to"."""

SENT_TO: Final = re.compile(
    r"\b(?:in|via|with|through|during)\s+(?:(?:an?|the|his|her|its|their)\s+)?(?:[\w'’\-]+\s+){0,3}?"
    r"(?:statement|remarks|comments|letter|memo|email|e-mail|note|message|speech|address|testimony|"
    r"petition|appeal)\s+to\s+",
    re.IGNORECASE,
)
"""A document or speech and its hearer, wherever the frame names it: "in a letter to X"."""

QUESTIONER: Final = re.compile(
    r"\b(?:respond(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|(?:in\s+)?(?:response|reply|answer))\s+to\s+"
    r"(?P<who>(?:the\s+)?[A-Z][\w.\-]*(?:\s+[A-Z][\w.\-]*){0,3}|an?\s+\w+|the\s+\w+)['’]s?\s+"
    r"(?:question|query|request|inquiry|letter|message|email|tweet)\b"
    r"|\b(?:response|reply|answer|respond(?:s|ed|ing)?|repl(?:y|ies|ied))\s+to\s+(?:an?|the)\s+"
    r"(?:question|query|request)\s+(?:from|by)\s+(?=(?P<from>\S))"
)
"""Whose question is answered: "responded to Marten's question"."""

PASSIVE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+"
    r"(?:(?:\w+ly|also|first|then|later|even|again|once|not)\s+){0,2}"
    r"(?P<verb>contacted|approached|asked|told|urged|advised|warned|informed|reminded|assured|"
    r"notified|instructed|ordered|required|invited|summoned|begged|encouraged|pressed|quizzed|"
    r"grilled|requested|directed|commanded|challenged|questioned)\b",
    re.IGNORECASE,
)
"""Verbs of `DIRECT` in the passive: their subject is the one spoken to."""

ONLY_TO: Final[frozenset[str]] = word_set(
    """
    order ordered orders ordering press pressed require required requires requiring direct directed
    directs directing requested command commanded commands instructed
    """
)
"""Verbs whose object or subject is as often the thing asked for: only "X to do" counts."""

DOUBTING: Final[frozenset[str]] = word_set(
    "question questions questioned questioning challenge challenges challenged challenging"
)
"""Verbs whose object may be a claim as well as a person: a name or pronoun, or "X about it"."""

PARTICIPLE: Final = re.compile(
    r"(?:when\s+|if\s+|while\s+)?(?:\w+ly\s+|first\s+|then\s+)?(?:asked|pressed|questioned|quizzed|told|"
    r"challenged)\b",
    re.IGNORECASE,
)
"""A cue that opens a clause without a subject: "Asked whether ..., the mayor said ..."."""

THINGS: Final[frozenset[str]] = word_set(
    """
    question questions help comment comments permission forgiveness advice information support
    money votes donations cheers applause laughter boos jeers truth story stories lie lies joke
    jokes effect end point claim claims
    """
)
"""What is asked, told or raised by speaking, and hears nothing."""


ADVERBS: Final[frozenset[str]] = word_set("again once twice here there instead anyway too back")
"""Adverbs without the ending -ly that follow a verb of asking or telling."""


def addressee(frame: Frame) -> Judged[str] | None:
    """The one spoken to, None where the frame names nobody."""
    readers = (_passive, _participle, _object, _to_whom, _questioner, _in_content, _unanswered)
    return next((found for reader in readers if (found := reader(frame)) is not None), None)


def _judged(frame: Frame, found: Span, rule: str, confidence: float) -> Judged[str]:
    return Judged(frame.text[found.start : found.end], (found,), rule, confidence)


def _passive(frame: Frame) -> Judged[str] | None:
    """The subject of "was asked", "were told" where that is the cue."""
    if not frame.core.cue:
        return None
    first = frame.core.cue[0]
    for match in PASSIVE.finditer(frame.text, frame.sentence.start, frame.sentence.end):
        if not (match.start() < first.end and first.start <= match.end()):
            continue
        if match["verb"].lower() in ONLY_TO and not _to_do(frame.text, match.end(), frame):
            return None
        found = _subject(frame, match.start())
        if found is None or overlap((found,), frame.core.source):
            return None
        if _is_thing(frame.text[found.start : found.end]):
            return None
        return _judged(frame, found, "addressee-passive", 0.7)
    return None


def _to_do(text: str, end: int, frame: Frame) -> bool:
    """Whether "to" and a verb follow, at `end` or at the head of the content."""
    starts = [end, *(s.start for s in frame.core.content[:1])]
    return any(re.compile(r"\s*to\s+(?!be\b)[a-z]").match(text, at) for at in starts)


def _subject(frame: Frame, verb: int) -> Span | None:
    """The noun phrase before a verb of the sentence."""
    words = tokens(frame.text, frame.sentence.start, verb)
    found = subject_before(words, len(words))
    return Span(words[found[0]].start, words[found[1] - 1].end) if found else None


def _participle(frame: Frame) -> Judged[str] | None:
    """The answerer where nobody else is the asked one: "Asked about it, [the mayor] said"."""
    core = frame.core
    if core.source or not core.cue or not core.content:
        return None
    cue = core.cue[0]
    if frame.text.startswith("to ", core.content[0].start):
        return None
    if not PARTICIPLE.match(frame.text, cue.start, cue.end):
        return None
    after = [o for o in frame.others if o.source and o.cue and o.cue[0].start > cue.start]
    before = [o for o in frame.others if o.source and o.cue and o.cue[0].start < cue.start]
    for other in (*after[:1], *before[-1:]):
        return _judged(frame, other.source[0], "addressee-answerer", 0.7)
    return None


def _object(frame: Frame) -> Judged[str] | None:
    """The object of a verb of telling or asking, or what stands after "to", whichever is first."""
    for start, end in _reach(frame):
        found = [
            (phrase, rule)
            for pattern, rule in ((DIRECT, "addressee-object"), (TO, "addressee-to"))
            for match in pattern.finditer(frame.text, start, end)
            if (phrase := noun_phrase(frame.text, match.end(), end)) is not None
            and _hears(frame, match, phrase)
        ]
        if found:
            phrase, rule = min(found, key=lambda one: one[0].start)
            return _judged(frame, phrase, rule, 0.85)
    return None


def _hears(frame: Frame, match: re.Match[str], found: Span) -> bool:
    """Whether the phrase after a verb can be the one spoken to."""
    if overlap((found,), frame.core.source):
        return False
    words = frame.text[found.start : found.end]
    if _is_thing(words):
        return False
    verb = match[0].split()[0].lower()
    after = frame.text[found.end : found.end + 8]
    if verb in ONLY_TO:
        return after.startswith(" to ")
    if verb in DOUBTING and match.re is DIRECT:
        return _is_named(words) or after.startswith((" about ", " on ", " over "))
    return not verb.startswith("question") or _is_named(words) or words.startswith("the ")


def _is_named(words: str) -> bool:
    """Whether a phrase is a name or a pronoun."""
    return words.lower() in PRONOUNS or words[:1].isupper()


def _is_thing(words: str) -> bool:
    """Whether a phrase names nobody: a thing asked, an occasion, an amount, an adverb."""
    low = words.lower()
    head = re.split(r"\s(?:of|for|in|at|from|near|on)\s", low)[0].split() or [""]
    adverb = low in ADVERBS or (words[:1].islower() and head[0].endswith("ly"))
    amount = low in {"more", "less", "about", "some", "nearly", "almost"}
    return head[-1] in THINGS or adverb or amount or _is_occasion(head)


def _is_occasion(head: list[str]) -> bool:
    """Whether the noun is an occasion: "told a news briefing" names a channel, no hearer."""
    return head[-1] in EVENTS or " ".join(head[-2:]) in EVENTS


def _to_whom(frame: Frame) -> Judged[str] | None:
    """The hearer of a document or speech: "in a statement to X, the mill denied it"."""
    for start, part in frame.part_texts():
        for match in SENT_TO.finditer(part):
            found = noun_phrase(frame.text, start + match.end(), start + len(part))
            if found is not None and _hears(frame, match, found):
                return _judged(frame, found, "addressee-document", 0.8)
    return None


def _questioner(frame: Frame) -> Judged[str] | None:
    """The one whose question is answered."""
    for start, part in frame.part_texts():
        for match in QUESTIONER.finditer(part):
            if match["who"]:
                found: Span | None = Span(start + match.start("who"), start + match.end("who"))
            else:
                found = noun_phrase(frame.text, start + match.start("from"), start + len(part))
            if found is not None and not overlap((found,), frame.core.source):
                return _judged(frame, found, "addressee-questioner", 0.7)
    return None


IN_CONTENT: Final = re.compile(
    r"(?:\s+(?:during|in|on|at)\s+[^,.]{3,50}?)?\s+"
    r"(?:(?P<do>(?:not\s+)?to\s+[a-z])|(?P<that>that\b)|(?P<ask>if|whether|why|how|what|when|about)\b)"
)
THAT: Final = re.compile(
    r"\b(?:t[eo]l[dl]|warn|remind|assur|inform|notif|advis|encourag|persuad|convinc|alert)",
    re.IGNORECASE,
)


LED: Final = re.compile(r"\b(?:ask|plead|appeal)(?:s|ed|ing)?\s*$", re.IGNORECASE)


def _in_content(frame: Frame) -> Judged[str] | None:
    """The one spoken to at the head of the content: "urged [the mayor to resign]"."""
    core = frame.core
    if not core.cue or not core.content or core.content[0].start - core.cue[-1].end not in (0, 1):
        return None
    start, end = core.content[0].start, core.content[0].end
    cue = frame.text[core.cue[0].start : start]
    led = re.compile(r"to\s+(?=(?:the|an?|his|her|their|its|him|them|us|me)\b|[A-Z])").match(
        frame.text, start, end
    )
    if led is not None:
        found = noun_phrase(frame.text, led.end(), end)
        after = IN_CONTENT.match(frame.text, found.end, end) if found else None
        usable = after is not None and (TO.search(f"{cue.rstrip()} to ") or LED.search(cue))
        return _judged(frame, found, "addressee-in-content", 0.7) if found and usable else None
    found = noun_phrase(frame.text, start, end)
    after = IN_CONTENT.match(frame.text, found.end, end) if found else None
    if found is None or after is None or not _asked_in(frame.text, cue, found, after):
        return None
    return _judged(frame, found, "addressee-in-content", 0.8)


def _asked_in(text: str, cue: str, found: Span, after: re.Match[str]) -> bool:
    """Whether the cue's verb takes the phrase at the content's head as its hearer."""
    words = text[found.start : found.end]
    if re.search(
        r"\b(?:call|press|push|ask)(?:s|ed|ing)?\b(?:\s+\w+)?\s+for\s*$", cue, re.IGNORECASE
    ):
        named = any(w[0].isupper() for w in words.split()) or words.lower() in PRONOUNS
        return bool(after["do"]) and named and not text[after.end() - 1 :].startswith("be ")
    direct = next(reversed(list(DIRECT.finditer(cue))), None)
    if direct is None or direct.end() != len(cue):
        return False
    if after["that"]:
        return THAT.search(direct[0]) is not None
    return bool(after["do"]) or direct[0].lower().startswith("ask")


UNANSWERED: Final = re.compile(
    r"\b(?:did|do|does|had|has|have|could)(?:\s+not|n['’]t)\s+(?:\w+\s+)?"
    r"(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)\b",
    re.IGNORECASE,
)
"""Somebody who does not answer a request has been asked."""


def _unanswered(frame: Frame) -> Judged[str] | None:
    """The one who leaves a request unanswered: "[The mill] did not respond to a request"."""
    if not frame.core.cue:
        return None
    cue = frame.core.cue[0]
    if not re.search(
        r"\b(?:request|inquir|enquir|question|quer)", frame.text[cue.start : cue.end], re.IGNORECASE
    ):
        return None
    for match in UNANSWERED.finditer(frame.text, frame.sentence.start, cue.start):
        found = _subject(frame, match.start())
        if found is not None and not overlap((found,), frame.core.source):
            return _judged(frame, found, "addressee-unanswered", 0.7)
    return None


def _reach(frame: Frame) -> list[tuple[int, int]]:
    """Where to look: from the cue on to the end of its stretch, then from the source to the cue.

    The second takes in a verb joined to the cue: "tweeted to Marten and said".
    """
    core, found = frame.core, []
    for part in frame.parts:
        cues = [c for c in core.cue if c.start < part.end and part.start < c.end]
        if cues:
            found.append((max(part.start, min(c.start for c in cues)), part.end))
    if not found and core.cue:
        found = [(c.start, c.end) for c in core.cue]
    if core.source and core.cue and 1 < core.cue[0].start - core.source[-1].end < JOINED:
        between = frame.text[core.source[-1].end : core.cue[0].start]
        if re.search(r"\band\s+\w*\s*$", between) and not re.search(r"[.;:“”\"]", between):
            found.append((core.source[-1].end, core.cue[0].start))
    return found


JOINED: Final = 70
"""Characters between a source and the second of its joined verbs: a short clause."""
