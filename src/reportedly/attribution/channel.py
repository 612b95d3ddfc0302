"""Where it was said: post, letter, statement, press conference, interview, television, court.

The value is a plain name of the channel ("Telegram", "press conference", "Russian state
television"); its words are those of the page. "In the post" stands for the post named before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.attribution.cues import AUXILIARIES, DETERMINERS, entries
from reportedly.attribution.phrases import LINKS, PRONOUNS, STOPS, TIMES
from reportedly.attribution.tables import word_set
from reportedly.attribution.words import tokens
from reportedly.offsets import Span
from reportedly.statement import Judged

if TYPE_CHECKING:
    from reportedly.attribution.frame import Frame

PLATFORMS: Final[dict[str, str]] = {
    "telegram": "Telegram",
    "twitter": "Twitter",
    "x": "X",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "whatsapp": "WhatsApp",
    "vkontakte": "VKontakte",
    "reddit": "Reddit",
    "linkedin": "LinkedIn",
    "snapchat": "Snapchat",
    "weibo": "Weibo",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "truth social": "Truth Social",
}
NOUNS: Final[dict[str, str]] = {
    "statement": "statement",
    "communique": "statement",
    "communiqué": "statement",
    "letter": "letter",
    "memo": "memo",
    "memorandum": "memo",
    "note": "note",
    "petition": "petition",
    "resolution": "resolution",
    "interview": "interview",
    "news conference": "press conference",
    "press conference": "press conference",
    "presser": "press conference",
    "press briefing": "press conference",
    "news briefing": "press conference",
    "briefing": "briefing",
    "press release": "press release",
    "news release": "press release",
    "release": "press release",
    "television": "television",
    "tv": "television",
    "radio": "radio",
    "podcast": "podcast",
    "broadcast": "broadcast",
    "livestream": "video",
    "video": "video",
    "speech": "speech",
    "address": "speech",
    "sermon": "speech",
    "rally": "rally",
    "debate": "debate",
    "hearing": "hearing",
    "testimony": "testimony",
    "conference call": "call",
    "phone call": "call",
    "telephone call": "call",
    "call": "call",
    "email": "email",
    "e-mail": "email",
    "text message": "text message",
    "message": "message",
    "tweet": "Twitter",
    "tweets": "Twitter",
    "post": "post",
    "posting": "post",
    "blog post": "blog",
    "blog": "blog",
    "op-ed": "column",
    "column": "column",
    "editorial": "editorial",
    "essay": "essay",
    "article": "article",
    "book": "book",
    "memoir": "book",
    "report": "report",
    "white paper": "report",
    "study": "report",
    "court filing": "court filing",
    "filing": "court filing",
    "lawsuit": "court filing",
    "complaint": "court filing",
    "affidavit": "court filing",
    "court documents": "court filing",
    "court papers": "court filing",
    "court": "court",
    "ruling": "ruling",
    "decree": "decree",
    "meeting": "meeting",
    "town hall": "town hall",
    "campaign event": "event",
    "remarks": "speech",
    "advertisement": "advertisement",
    "ad": "advertisement",
    "website": "website",
    "web site": "website",
    "web page": "website",
    "app": "app",
    "press statement": "statement",
    "executive order": "decree",
    "open letter": "letter",
    "news agency": "news agency",
}
"""Head noun of a channel to its plain name; written for this project."""

NAMED: Final[frozenset[str]] = frozenset({"television", "radio"})
"""Channels whose modifiers say whose they are and so stay in the value."""

WRITTEN: Final[frozenset[str]] = frozenset(
    {"post", "message", "letter", "statement", "email", "memo", "note"}
)

_HEADS: Final = "|".join(
    re.escape(n) for n in sorted([*NOUNS, *PLATFORMS], key=len, reverse=True) if n != "x"
)
PLACE: Final = re.compile(
    r"(?<![\w\-])(?P<prep>in|on|at|during|via|through|by|over|from|to)\s+"
    r"(?P<phrase>(?P<mods>(?:(?!(?:in|on|at|during|via|through|by|over|from|to|of|for)\s)"
    r"[\w'’\-\.]+\s+){0,5}?)(?P<head>" + _HEADS + r"|X)(?P<plural>s|es)?"
    r"(?:(?<=[a-zX])\s(?:post|page|account|message|channel|video|thread|feed)\b)?)"
    r"(?![\w\-'’])",
    re.IGNORECASE,
)
"""A preposition, at most five modifiers, a head noun: "on his official Facebook page"."""

GIVEN: Final = re.compile(
    r"\b(?:sen[dt]s?|sending|wrote|written|writes?|writing|penned|sign(?:ed|s|ing)|issue[ds]?|"
    r"issuing|releas(?:ed|es|ing)|published?|publishing|posted|circulated|addressed|gave|made|"
    r"delivered|filed|filing|granted|accepted)\s+"
    r"(?P<phrase>(?P<mods>(?:an?|the|his|her|its|their|this)\s+(?:[\w'’\-]+\s+){0,3}?)(?P<head>"
    + _HEADS
    + r"))(?![\w\-'’])",
    re.IGNORECASE,
)
"""A document that is made or sent to say it: "sent a letter to ... urging"."""

VERBS: Final[dict[str, str]] = {
    "tweeted": "Twitter",
    "tweets": "Twitter",
    "tweet": "Twitter",
    "tweeting": "Twitter",
    "retweeted": "Twitter",
    "emailed": "email",
    "e-mailed": "email",
    "testified": "testimony",
    "blogged": "blog",
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
        for pattern, rule in ((PLACE, "channel-place"), (GIVEN, "channel-document")):
            for match in pattern.finditer(part):
                value = _value(match, names)
                if value is not None:
                    at = start + match.start("phrase"), start + match.end("phrase")
                    return Judged(value, (Span(*at),), rule, 0.9)
    found = _is_document(frame) or _document(frame)
    if found is not None:
        return found
    for word in frame.cue_words:
        if word.low in VERBS:
            return Judged(VERBS[word.low], (Span(word.start, word.end),), "channel-verb", 0.8)
    return None


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
    prep = match.groupdict().get("prep")
    if low == "x":
        return "X" if head == "X" and prep and prep.lower() == "on" and not mods else None
    if not _is_head(match):
        return None
    if low in PLATFORMS and prep and prep.lower() == "to":
        return PLATFORMS[low]
    if (
        prep
        and prep.lower() in {"to", "from", "by", "over"}
        and low
        not in {
            "email",
            "e-mail",
            "television",
            "telephone call",
            "phone call",
            "text message",
            "radio",
        }
    ):
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


def _is_head(match: re.Match[str]) -> bool:
    """Whether the noun heads its phrase: in "email setup" or "ad buy" it does not."""
    after = re.match(r"\s+([a-z][\w\-]*)", match.string[match.end() : match.end() + 24])
    if after is None:
        return True
    word = after[1]
    closed = (
        STOPS | AUXILIARIES | LINKS | PRONOUNS | DETERMINERS | TIMES | {"and", "page", "account"}
    )
    known = word in closed or word.endswith(("ing", "ed", "ly"))
    return known or bool(entries(tokens(word)))


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
