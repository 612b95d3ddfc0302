"""Where it was said: post, letter, statement, press conference, interview, television, court.

The value is a plain name of the channel ("Telegram", "press conference", "Russian state
television"); its words are those of the page. "In the post" stands for the post named before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.attribution.channel_patterns import (
    ANTECEDENT,
    BEGUN,
    FURTHER,
    GIVEN,
    GIVEN_FURTHER,
    HEARING,
    LAST_DETERMINER,
    PLACE,
    POSTED_ON,
    PROGRAMME,
    REMARKS,
    SOURCE_DOCUMENT,
    TOLD_ON,
    WHERE,
)
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
from reportedly.attribution.frame import BESIDE, attached
from reportedly.attribution.outlets import is_broadcaster, is_outlet
from reportedly.attribution.phrases import LINKS, PRONOUNS, STOPS, TIMES
from reportedly.attribution.tables import name_set, word_set
from reportedly.attribution.words import inside, overlap, shown, tokens
from reportedly.offsets import Span
from reportedly.statement import Judged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.attribution.frame import Frame
    from reportedly.attribution.words import Token

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
    "live-tweeted": "Twitter",
    "live-tweeting": "Twitter",
    "texting": "text message",
    "phoning": "call",
    "sued": "lawsuit",
    "sues": "lawsuit",
    "suing": "lawsuit",
    "sang": "song",
    "sings": "song",
    "singing": "song",
    "blogging": "blog",
    "faxed": "fax",
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
    readers = (
        _cue_verb,
        _in_relative,
        _signed,
        _source_document,
        _named_place,
        _document,
        _programme,
    )
    for reader in readers:
        found = reader(frame, names)
        if found is not None:
            return found
    return _by_verb(frame)


PATTERNS: Final = (
    (REMARKS, "channel-remarks"),
    (PLACE, "channel-place"),
    (GIVEN, "channel-document"),
    (BEGUN, "channel-begun"),
    (HEARING, "channel-hearers"),
)


def _named_place(frame: Frame, names: dict[str, str]) -> Judged[str] | None:
    """The first place, document or occasion that a part of the frame names."""
    for start, part in frame.part_texts():
        for pattern, rule in PATTERNS:
            for first in pattern.finditer(part):
                match = _to_head(first)
                value = _named(match, names)
                at = Span(start + match.start("phrase"), start + match.end("phrase"))
                if value is not None and _is_ours(frame, match, at):
                    return Judged(value, (at,), rule, 0.9)
    return None


def _to_head(match: re.Match[str]) -> re.Match[str]:
    """The match, or where another noun follows the one up to the head: "her radio programme"."""
    further = LONGER.get(match.re)
    if further is None or not match["head"] or _is_head(match):
        return match
    return further.match(match.string, match.start()) or match


LONGER: Final = {PLACE: FURTHER, GIVEN: GIVEN_FURTHER}


def _named(match: re.Match[str], names: dict[str, str]) -> str | None:
    """The plain name of what a pattern matched."""
    if match.groupdict().get("many"):
        return channel_name(match["many"])
    return _value(match, names)


def _is_ours(frame: Frame, match: re.Match[str], at: Span) -> bool:
    """Whether an occasion is this statement's, and not another word's of the sentence.

    Not the source's ("those at the rally said") nor a further noun's ("the envoy in the talks").
    Documents and media are taken as they come.
    """
    if match.re in {GIVEN, GIVEN_FURTHER, BEGUN}:
        return _is_given(frame, at)
    if (match["head"] or "").lower() not in EVENTS or match.re is HEARING:
        return True
    return not inside((at,), frame.core.source) and attached(frame, at)


def _is_given(frame: Frame, at: Span) -> bool:
    """Whether the speaker sends, holds or spends it: between source and cue, or at the cue."""
    core = frame.core
    if not core.cue:
        return False
    cue = core.cue[0]
    if overlap(core.cue, (at,)):
        return True
    if at.start < cue.start:
        source = shown(frame.text, core.source).lower()
        if source in {"", *PRONOUNS}:
            return True
        first = core.source[0]
        return first.start < at.start and not ASIDE.match(frame.text, first.end, at.start)
    ends = [s.end for s in (*core.cue, *core.source) if s.end <= at.start]
    return len(frame.text[max(ends, default=cue.start) : at.start].split()) <= GAP


ASIDE: Final = re.compile(r",\s+(?:who|which)\b")
"""What opens a clause that tells who the source is, not what it says now."""
GAP: Final = 5
"""Words between a cue and the verb of sending joined to it, its own article among them."""


def _programme(frame: Frame, _: dict[str, str]) -> Judged[str] | None:
    """The broadcaster or programme it was said on, after the cue's own words."""
    for start, part in frame.part_texts():
        for match in (*PROGRAMME.finditer(part), *TOLD_ON.finditer(part)):
            if _is_programme(match):
                name = match["outlet"] or match["quoted"]
                at = Span(start + match.start("phrase"), start + match.end("phrase"))
                if not inside((at,), frame.core.source) and attached(frame, at):
                    value = "radio" if "radio" in name.lower() or name == "NPR" else "television"
                    return Judged(value, (at,), "channel-programme", 0.8)
    return None


def _is_programme(match: re.Match[str]) -> bool:
    """Whether it is a broadcaster's name, with a programme's where it stands for the hearer."""
    if match["quoted"]:
        return is_broadcaster(match["quoted"].strip(" ,“”‘’'\""))
    show = match.groupdict().get("show")
    if show and not (is_broadcaster(show) or show.split()[-1] in ENDINGS):
        return False
    words = match["outlet"].split()
    return any(is_broadcaster(" ".join(words[:n])) for n in (len(words), 2, 1))


ENDINGS: Final = frozenset({"Show", "Today", "Live", "Tonight", "Report", "Morning", "Weekend"})
"""Last words of programmes, not of a presenter's name."""


def _cue_verb(frame: Frame, _: dict[str, str]) -> Judged[str] | None:
    """The channel the cue's own verb carries: "tweeted"."""
    return _carried(frame.cue_words)


def _by_verb(frame: Frame) -> Judged[str] | None:
    """The channel of a verb joined to the cue by "and", or whose participle the cue is."""
    core = frame.core
    if not core.source or not core.cue:
        return None
    if not 0 < core.cue[0].start - core.source[-1].end < JOINED:
        return None
    before = tokens(frame.text, core.source[-1].end, core.cue[0].start)
    joined = any(w.low == "and" for w in before) or frame.cue_words[0].low.endswith("ing")
    return _carried(before) if joined else None


JOINED: Final = 120
"""Characters between a source and the second of its joined verbs: about a line and a half."""


def _carried(words: Iterable[Token]) -> Judged[str] | None:
    """What the first verb that carries a channel names."""
    for word in words:
        if word.low in VERBS:
            return Judged(VERBS[word.low], (Span(word.start, word.end),), "channel-verb", 0.8)
    return None


def _source_document(frame: Frame, _: dict[str, str]) -> Judged[str] | None:
    """The source itself where it is a letter or the like: "the ministry's letter says".

    For "that" and "which" the words before them stand: "a leaflet that accused her".
    """
    if not frame.core.source or all(word.low in LINKS for word in frame.cue_words):
        return None
    span = frame.core.source[0]
    if POSTED_ON.search(frame.text, span.start, span.end):
        return None
    if frame.text[span.start : span.end].lower() in {"that", "which"}:
        first = max(frame.sentence.start, span.start - BESIDE)
        match = ANTECEDENT.search(frame.text, first, span.start)
    else:
        match = SOURCE_DOCUMENT.match(frame.text, span.start, span.end)
    if match is None or (is_outlet(match["phrase"]) and "site" not in match["head"].lower()):
        return None
    at = Span(*match.span("phrase"))
    return Judged(channel_name(match["phrase"]), (at,), "channel-source", 0.8)


def _in_relative(frame: Frame, _: dict[str, str]) -> Judged[str] | None:
    """The occasion or document whose clause tells it: "a rally, at which she promised"."""
    core = frame.core
    if not core.source or not core.cue or core.source[0].start > core.cue[0].start:
        return None
    end = core.source[0].start
    match = WHERE.search(frame.text, max(frame.sentence.start, end - BESIDE), end)
    if match is None:
        return None
    start, end = match.span("phrase")
    last = LAST_DETERMINER.match(frame.text, start, end)
    at = Span(last.end() if last else start, end)
    name = channel_name(frame.text[at.start : at.end])
    return Judged(name, (at,), "channel-relative", 0.8)


def _signed(frame: Frame, _: dict[str, str]) -> Judged[str] | None:
    """The content where it is a document whose maker is told: "the letter was signed by"."""
    span = frame.core.content[0]
    words = frame.text[span.start : span.end].lower().split()
    if not 0 < len(words) < SHORT or NOUNS.get(words[-1]) not in WRITTEN:
        return None
    if not any(word.low in MAKING for word in frame.cue_words):
        return None
    return Judged(NOUNS[words[-1]], (span,), "channel-content", 0.8)


SHORT: Final = 4
"""Words from which a content is more than a document's name."""
MAKING: Final = word_set("signed written sent issued published posted released penned drafted")
"""Participles of who made a document."""


def _document(frame: Frame, _: dict[str, str]) -> Judged[str] | None:
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
    if any(m.lower().strip("'’.,") in BREAKS for m in mods):
        return None
    prep = (match.groupdict().get("prep") or "").lower()
    if low == "x":
        return "X" if head == "X" and prep == "on" and not mods else None
    if low == "post" and is_outlet(match["phrase"]):
        return None
    if not _is_head(match) or (prep and not _goes_with(prep, low)):
        return None
    if low in HELD_WITH and not match.string.startswith(" with ", match.end()):
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


HELD_WITH: Final = frozenset({"conversation", "exchange", "sit-down"})
"""Talks that are an interview where they name the other ("a conversation with the Post")."""


def _goes_with(prep: str, noun: str) -> bool:
    """Whether the preposition makes the noun a channel: "at the rally", not "on the debate"."""
    if prep == "with":
        return noun in SENT
    if prep == "in" and noun == "event":
        return False
    if prep.startswith("according"):
        return noun in LETTERS
    if prep in {"to", "from", "by", "over"}:
        return noun in CARRIERS or (prep == "to" and noun in PLATFORMS)
    if prep == "on":
        return noun in MEDIA or noun in PLATFORMS or noun.rsplit(maxsplit=1)[-1] in MEDIA
    if noun in {"show", "talk show", "program", "programme"}:
        return prep == "during"
    if prep == "at":
        return noun in EVENTS or noun in {
            "speech",
            "address",
            "court",
            "newsgroup",
            "message board",
        }
    return not (prep in {"via", "through", "throughout"} and noun in EVENTS)


SENT: Final[frozenset[str]] = name_set(
    """
    letter; open letter; tweet; speech; statement; op-ed; video; note; editor's note; email;
    press release; petition; blog post; post; victory speech; ads; address; sermon; eulogy
    """
)
"""What one answers or begins with: "replied with a letter"."""

CARRIERS: Final[frozenset[str]] = frozenset(
    {
        "email",
        "e-mail",
        "television",
        "telephone",
        "phone",
        "telephone call",
        "phone call",
        "text message",
        "radio",
        "senate floor",
        "house floor",
        "convention floor",
        "pulpit",
    }
)
"""What words come by, over or from: "by email", "over the radio"."""


def _is_head(match: re.Match[str]) -> bool:
    """Whether the noun heads its phrase: in "email setup" or "ad buy" it does not."""
    after = re.match(r"\s+([a-z][\w\-]*)", match.string[match.end() : match.end() + 24])
    if after is None:
        return True
    word = after[1]
    if word in NOUNS:
        return False
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
