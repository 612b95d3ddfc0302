"""Where it was said: post, letter, statement, press conference, interview, television, court.

The value is a plain name of the channel ("Telegram", "press conference", "Russian state
television"); its words are those of the page. "In the post" stands for the post named before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.attribution.channel_words import (
    EVENTS,
    LETTERS,
    MEDIA,
    NAMED,
    NOUNS,
    OWNED,
    PLATFORMS,
    WRITTEN,
)
from reportedly.attribution.cues import AUXILIARIES, DETERMINERS, entries
from reportedly.attribution.frame import attached
from reportedly.attribution.outlets import is_broadcaster, is_outlet
from reportedly.attribution.phrases import LINKS, PRONOUNS, STOPS, TIMES
from reportedly.attribution.tables import word_set
from reportedly.attribution.words import inside, tokens
from reportedly.offsets import Span
from reportedly.statement import Judged

if TYPE_CHECKING:
    from reportedly.attribution.frame import Frame
    from reportedly.attribution.words import Token

_HEADS: Final = "|".join(
    re.escape(n) for n in sorted([*NOUNS, *PLATFORMS], key=len, reverse=True) if n != "x"
)
PLACE: Final = re.compile(
    r"(?<![\w\-])(?P<prep>in|on|at|during|via|through|by|over|from|to)\s+"
    r"(?P<phrase>(?:the\s+(?:opening|start|beginning|end|close|conclusion|outset)"
    r"(?:\s+(?:session|day|night))?\s+of\s+(?=(?:the|an?|his|her|their|its)\s))?"
    r"(?P<mods>(?:(?!(?:in|on|at|during|via|through|by|over|from|to|of|for)\s)"
    r"[\w'’\-\.]+\s+){0,5}?)(?P<head>" + _HEADS + r"|X)(?P<plural>s|es)?"
    r"(?:(?<=[a-zX])\s(?:post|page|account|message|channel|video|thread|feed)\b)?)"
    r"(?![\w\-'’])",
    re.IGNORECASE,
)
"""A preposition, at most five modifiers, a head noun: "on his official Facebook page"."""

_SENT: Final = (
    r"\b(?:sen[dt]s?|sending|wrote|written|writes?|writing|penned|sign(?:ed|s|ing)|issue[ds]?|"
    r"issuing|releas(?:ed|es|ing)|published?|publishing|posted|circulat(?:ed|es|ing)|addressed|gave|"
    r"made|held|holds?|holding|delivered|fil(?:es?|ed|ing)|granted|accepted|launch(?:ed|es|ing)|start(?:ed|s|ing)|"
    r"draft(?:ed|s|ing)|submit(?:ted|s|ting)|distribut(?:ed|es|ing)|fired\s+off|put\s+out)\s+"
)
GIVEN: Final = re.compile(
    _SENT + r"(?P<phrase>(?P<mods>(?:an?|the|his|her|its|their|this)\s+(?:[\w'’\-]+\s+){0,3}?)"
    r"(?P<head>" + _HEADS + r")|(?P<many>interviews))(?![\w\-'’])",
    re.IGNORECASE,
)
"""A document that is made or sent to say it: "sent a letter to ... urging"."""

HEARING: Final = re.compile(
    r"\b(?:told|tells|telling|addressed|addressing)\s+(?P<phrase>(?P<mods>(?:an?|the|his|her|its|"
    r"their)\s+(?:[\w'’\-]+\s+){0,4}?)(?P<head>"
    + "|".join(re.escape(n) for n in sorted(EVENTS, key=len, reverse=True))
    + r")(?:\s+(?:audience|crowd))?)(?![\w\-'’])",
    re.IGNORECASE,
)
"""An occasion in the place of its hearers: "told a news briefing", "told the rally crowd"."""

PROGRAMME: Final = re.compile(
    r"\bon\s+(?P<phrase>(?:(?:the|his|her|[A-Z]\w+day['’]s)\s+)?(?P<outlet>[A-Z][\w&.\-]*(?:\s+(?:the\s+)?[A-Z][\w&.\-]*){0,4})"
    r"(?:['’]s?\s+(?:(?:[“\"‘][A-Z][^”\"\n]{1,60}[”\"])|(?:[A-Z]\w*)(?:\s+(?:(?:the|this|of|and|with)\s+)?[A-Z]\w*){0,5}))?"
    r"|[“\"](?P<quoted>[A-Z][^”\"\n]{1,60}?),?[”\"])",
)
"""A broadcaster or its programme after "on": "on CBS's “Face the Nation”", "on Sky News"."""

TOLD_ON: Final = re.compile(
    r"\b(?:told|tells|telling)\s+(?P<phrase>(?:the\s+)?(?P<outlet>[A-Z][\w&.\-]*(?:\s+[A-Z][\w&.\-]*){0,3})"
    r"['’]s?\s+(?:[“\"‘][A-Z][^”\"\n]{1,60}[”\"]|(?:[A-Z]\w*)(?:\s+(?:(?:the|this|of|and|with)\s+)?[A-Z]\w*){0,5}))"
)
"""A broadcaster's programme in the place of the hearer: "told ABC's “This Week”"."""

REMARKS: Final = re.compile(
    r"\b(?:remarks|comments)\s+(?:(?:carried|broadcast|aired|shown|made|televised)\s+)?"
    r"(?:to|by|on|with|for)\s+(?P<phrase>(?P<mods>(?:[\w'’\-\.]+\s+){0,4}?)"
    r"(?P<head>television|tv|radio))(?![\w\-'’])",
    re.IGNORECASE,
)
"""Remarks to a broadcaster: the broadcaster is the channel, not the remarks."""

VERBS: Final[dict[str, str]] = {
    "tweeted": "Twitter",
    "tweets": "Twitter",
    "tweet": "Twitter",
    "tweeting": "Twitter",
    "retweeted": "Twitter",
    "emailed": "email",
    "e-mailed": "email",
    "emailing": "email",
    "texted": "text message",
    "messaged": "message",
    "phoned": "call",
    "telephoned": "call",
    "testified": "testimony",
    "testifies": "testimony",
    "testifying": "testimony",
    "blogged": "blog",
    "retweets": "Twitter",
    "retweeting": "Twitter",
    "telegraphed": "telegram",
}
BEFORE: Final = re.compile(
    r"\b(?P<head>(?:press |open )?(?:statement|letter|speech(?:es)?|post|message|memo|email|"
    r"petition|report|editorial)s?)\s+$",
)
"""A document just before its own cue."""

BREAKS: Final = word_set(
    """
    that who which and but when where while as because if after before said says told is was
    are were has have had
    """
)


def channel(frame: Frame, names: dict[str, str]) -> Judged[str] | None:
    """The channel the frame names, None where it names none.

    `names` holds, for a bare head ("post"), the fuller channel named last before ("Telegram").
    """
    for start, part in frame.part_texts():
        for pattern, rule in PATTERNS:
            for match in pattern.finditer(part):
                value = _named(match, names)
                at = Span(start + match.start("phrase"), start + match.end("phrase"))
                if value is not None and _is_ours(frame, match, at):
                    return Judged(value, (at,), rule, 0.9)
    found = _is_document(frame) or _source_document(frame) or _document(frame)
    return found or _programme(frame) or _by_verb(frame)


PATTERNS: Final = (
    (REMARKS, "channel-remarks"),
    (PLACE, "channel-place"),
    (GIVEN, "channel-document"),
    (HEARING, "channel-hearers"),
)


def _named(match: re.Match[str], names: dict[str, str]) -> str | None:
    """The plain name of what a pattern matched."""
    if match.groupdict().get("many"):
        return "interview"
    return _value(match, names)


def _is_ours(frame: Frame, match: re.Match[str], at: Span) -> bool:
    """Whether an occasion is this statement's, and not another word's of the sentence.

    Not the source's ("those at the rally said") nor a further noun's ("the envoy in the talks").
    Documents and media are taken as they come.
    """
    if (match["head"] or "").lower() not in EVENTS or match.re is HEARING:
        return True
    return not inside((at,), frame.core.source) and attached(frame, at)


def _programme(frame: Frame) -> Judged[str] | None:
    """The broadcaster or programme it was said on, after the cue's own words."""
    for start, part in frame.part_texts():
        for match in (*PROGRAMME.finditer(part), *TOLD_ON.finditer(part)):
            name = match["outlet"] or match["quoted"]
            if is_broadcaster(name):
                at = Span(start + match.start("phrase"), start + match.end("phrase"))
                if not inside((at,), frame.core.source) and attached(frame, at):
                    value = "radio" if "radio" in name.lower() or name == "NPR" else "television"
                    return Judged(value, (at,), "channel-programme", 0.8)
    return None


def _by_verb(frame: Frame) -> Judged[str] | None:
    """The channel a verb carries: "tweeted", also where it is joined to the cue by "and"."""
    core = frame.core
    before: tuple[Token, ...] = ()
    if core.source and core.cue and 0 < core.cue[0].start - core.source[-1].end < 60:
        before = tokens(frame.text, core.source[-1].end, core.cue[0].start)
        before = before if any(w.low == "and" for w in before) else ()
    for word in (*frame.cue_words, *before):
        if word.low in VERBS:
            return Judged(VERBS[word.low], (Span(word.start, word.end),), "channel-verb", 0.8)
    return None


def _source_document(frame: Frame) -> Judged[str] | None:
    """The source itself where it is a letter or the like: "the ministry's letter says"."""
    if not frame.core.source:
        return None
    span = frame.core.source[0]
    match = SOURCE_DOCUMENT.match(frame.text, span.start, span.end)
    if match is None or is_outlet(match["phrase"]):
        return None
    noun = match["head"].lower()
    value = NOUNS.get(noun) or NOUNS[noun.removesuffix("s")]
    return Judged(value, (Span(*match.span("phrase")),), "channel-source", 0.8)


SOURCE_DOCUMENT: Final = re.compile(
    r"(?P<phrase>(?:an?|the|his|her|its|their|this|[A-Z]\w+['’]s)\s+(?:[\w'’\-]+\s+){0,4}?(?P<head>"
    + "|".join(sorted(LETTERS, key=len, reverse=True))
    + r"))(?=$|\s+(?:of|from|to|by|on|sent|seen|signed|written|posted|obtained|published|released|"
    r"dated|addressed|leaked|issued)\b|,)",
    re.IGNORECASE,
)
"""A source that is a document, its own words up to the head noun."""


def _is_document(frame: Frame) -> Judged[str] | None:
    """The content itself where it is no more than a document: "the letter was signed by"."""
    span = frame.core.content[0]
    words = frame.text[span.start : span.end].lower().split()
    if not 0 < len(words) < 4 or NOUNS.get(words[-1]) not in WRITTEN:
        return None
    return Judged(NOUNS[words[-1]], (span,), "channel-content", 0.8)


def _document(frame: Frame) -> Judged[str] | None:
    """A document right before a cue that tells what it says: "a statement saying that"."""
    if not frame.cue_words or not frame.cue_words[0].low.endswith("ing"):
        return None
    start = frame.core.cue[0].start
    match = BEFORE.search(frame.text[max(frame.sentence.start, start - 60) : start])
    if match is None:
        return None
    low = max(frame.sentence.start, start - 60) + match.start("head")
    noun = match["head"].lower()
    value = NOUNS.get(noun) or NOUNS.get(noun.removesuffix("s")) or NOUNS[noun.removesuffix("es")]
    return Judged(value, (Span(low, low + len(noun)),), "channel-noun", 0.7)


def _value(match: re.Match[str], names: dict[str, str]) -> str | None:
    """The plain name of a matched channel; None where its modifiers are another phrase's."""
    head, mods = match["head"], match["mods"].split()
    low = head.lower()
    if any(m.lower().strip("'’.") in BREAKS for m in mods):
        return None
    prep = (match.groupdict().get("prep") or "").lower()
    if low == "x":
        return "X" if head == "X" and prep == "on" and not mods else None
    if not _is_head(match) or (prep and not _goes_with(prep, low)):
        return None
    if low in OWNED and not mods:
        return None
    if low in PLATFORMS:
        return PLATFORMS[low]
    platform = next((PLATFORMS[m.lower()] for m in mods if m.lower() in PLATFORMS), None)
    if platform:
        return platform
    value = NOUNS[low]
    if value in NAMED:
        owners = [m for m in mods if m.lower() not in {"the", "a", "an", "his", "her", "live"}]
        return " ".join([*owners, value])
    definite = bool(mods) and mods[0].lower() in {
        "the",
        "that",
        "this",
        "same",
        "his",
        "her",
        "its",
    }
    return names.get(value, value) if definite else value


def channel_name(words: str) -> str:
    """The plain name of a channel by its own words, whoever found them.

    >>> channel_name("her official Facebook page"), channel_name("a note to the board")
    ('Facebook', 'note')
    """
    low = [word.low.removesuffix("'s") for word in tokens(words) if word.is_word]
    platform = next((PLATFORMS[w] for w in low if w in PLATFORMS and w != "x"), None)
    verb = next((VERBS[w] for w in low if w in VERBS), None)
    if platform or verb:
        return platform or verb or ""
    if is_broadcaster(words):
        return "radio" if "radio" in low or "npr" in low else "television"
    stop = next((n for n, w in enumerate(low) if n and w in OF), len(low))
    head = low[:stop]
    for size in (3, 2, 1):
        for end in range(len(head), size - 1, -1):
            noun = " ".join(head[end - size : end])
            for form in (noun, noun.removesuffix("s"), noun.removesuffix("es")):
                if form in NOUNS:
                    return NOUNS[form]
    return head[-1] if head else words


OF: Final = word_set("of with to on for from in at by about during before that which who")
"""Words behind a channel's head noun."""


def _goes_with(prep: str, noun: str) -> bool:
    """Whether the preposition makes the noun a channel: "at the rally", not "on the debate"."""
    if prep in {"to", "from", "by", "over"}:
        return noun in CARRIERS or (prep == "to" and noun in PLATFORMS)
    if prep == "on":
        return noun in MEDIA or noun in PLATFORMS
    if noun in {"show", "talk show", "program", "programme"}:
        return prep == "during"
    if prep == "at":
        return noun in EVENTS or noun in {"speech", "address", "court"}
    return not (prep in {"via", "through"} and noun in EVENTS)


CARRIERS: Final[frozenset[str]] = frozenset(
    {"email", "e-mail", "television", "telephone call", "phone call", "text message", "radio"}
)
"""What words come by, over or from: "by email", "over the radio"."""


def _is_head(match: re.Match[str]) -> bool:
    """Whether the noun heads its phrase: in "email setup" or "ad buy" it does not."""
    after = re.match(r"\s+([a-z][\w\-]*)", match.string[match.end() : match.end() + 24])
    if after is None:
        return True
    word = after[1]
    closed = (
        STOPS
        | AUXILIARIES
        | LINKS
        | PRONOUNS
        | DETERMINERS
        | TIMES
        | PLACES
        | {"and", "page", "account"}
    )
    known = word in closed or word.endswith(("ing", "ed", "ly"))
    return known or bool(entries(tokens(word)))


PLACES: Final = word_set(
    """
    outside inside near here there late early alongside aboard afterwards afterward around
    between among across along following within ahead made given sent written read shown held
    audience crowd seen back
    """
)
"""Adverbs, prepositions and participles that may follow a channel's noun."""


def named_channels(text: str) -> list[tuple[int, str, str]]:
    """(position, bare head, platform) of every channel the text names in full ("Telegram post")."""
    return [(m.start(), NOUNS[m[2].lower()], PLATFORMS[m[1].lower()]) for m in FULL.finditer(text)]


FULL: Final = re.compile(
    r"\b("
    + "|".join(PLATFORMS)
    + r")\s+(post|message|video|statement|channel|blog)".replace("|channel", "")
    + r"\b",
    re.IGNORECASE,
)

WRITTEN_AFTER: Final = re.compile(
    r"\b(?:in|on)\s+(?:the|that|his|her|their|its|this|an?)\s+(?:[\w\-]+\s+){0,3}?"
    r"(?:post|message|letter|statement|email|memo|note|blog|article)\b",
    re.IGNORECASE,
)
"""A written channel after the words it carried: "... , she stated in the translated post"."""
