"""How news English names a channel: patterns around the nouns of `channel_words`.

Each gives the phrase to show as `phrase`, most its head noun as `head`.
"""

from __future__ import annotations

import re
from typing import Final

from reportedly.attribution.channel_words import EVENTS, LETTERS, NOUNS, PLATFORMS, SPEECHES

_HEADS: Final = "|".join(
    re.escape(n) for n in sorted([*NOUNS, *PLATFORMS], key=len, reverse=True) if n != "x"
)
_PREPS: Final = "in|on|at|during|throughout|via|through|by|over|from|to|with"
_MODIFIER: Final = (
    r"(?:(?!(?:" + _PREPS + r"|of|for)\s)"
    r"(?:(?-i:[A-Z][a-z]{2,8}\.?\s+\d{1,2},(?:\s+\d{4},?)?)|[\w'’“”\-\.]+|(?-i:[a-z\-]+),(?!\s+(?:an?|the|his|her|its|their|that|which|who|he|she|it|they|we|I)\s))\s+)"
)
"""A word before a head noun, adjectives with a comma among them ("a long, angry letter")."""


def _place(modifiers: str) -> re.Pattern[str]:
    """The pattern of a preposition, so many modifiers and a head noun."""
    return re.compile(
        r"(?<![\w\-])(?P<prep>according\s+to|" + _PREPS + r")\s+"
        r"(?P<phrase>(?:(?:the\s+)?(?:opening|start|beginning|end|close|conclusion|outset|course|middle|"
        r"(?:a\s+)?(?:portion|part|series|string|number|pair|couple|flurry|barrage|batch)|one|some|several)"
        r"(?:\s+(?:session|day|night))?\s+of\s+)?"
        r"(?P<mods>" + _MODIFIER + modifiers + ")"
        r"(?P<head>" + _HEADS + r"|X)(?P<plural>s|es)?"
        r"(?:(?<=[a-zX])\s(?:post|page|account|message|channel|video|thread|feed)\b)?)"
        r"(?![\w\-'’])",
        re.IGNORECASE,
    )


PLACE: Final = _place("{0,5}?")
"""A preposition, at most five modifiers, a head noun: "on his official Facebook page"."""
FURTHER: Final = _place("{0,6}")
"""The same with the last head noun in reach: "on her morning radio programme"."""

_SENT: Final = (
    r"\b(?:sen[dt]s?|sending|wrote|written|writes?|writing|penned|sign(?:ed|s|ing)|issue[ds]?|"
    r"issuing|releas(?:e[ds]?|ing)|publish(?:e[ds])?|publishing|posted|posting|circulat(?:ed|es|ing)|addressed|"
    r"g[ai]ves?|giving|made|makes?|making|held|holds?|holding|deliver(?:ed|s|ing)?|fil(?:es?|ed|ing)|"
    r"granted|accepted|launch(?:ed|es|ing)?|start(?:ed|s|ing)|draft(?:ed|s|ing)|submit(?:ted|s|ting)|"
    r"distribut(?:ed|es|ing)|fired|firing|blasted|churned|put|putting|puts|ran|running|air(?:ed|s|ing)|"
    r"unveil(?:ed|s|ing)|headlined|carr(?:ied|ying)|wav(?:ed|ing)|"
    r"broadcast|record(?:ed|ing)|read|bankrolled|funded)(?:\s+(?:out|off|up|forth|around))?\s+"
)
_BEGAN: Final = (
    r"\b(?:beg[au]n|begins?|beginning|open(?:s|ed|ing)?|end(?:s|ed|ing)?|clos(?:es?|ed|ing)|"
    r"conclud(?:es?|ed|ing)|start(?:s|ed|ing)?|kick(?:s|ed|ing)?|wrap(?:s|ped|ping)?|us(?:es?|ed|ing)|"
    r"spen[dt]s?|spending|devot(?:es?|ed|ing)|interrupt(?:s|ed|ing)?|cut(?:s|ting)?)(?:\s+(?:off|up|out|short))?\s+"
    r"(?:(?:much|most|part|parts|some|half|a\s+portion|the\s+(?:bulk|end|start|first\s+part))\s+of\s+)?"
)
"""Speeches and occasions that are begun, spent or ended with what is said."""
_DETERMINER: Final = (
    r"(?:an?|the|his|her|its|their|this|that|one|another|two|three|several|multiple|numerous|"
    r"(?:[A-Z][\w.]+\s+){0,2}[A-Z][\w.]+['’]s?)"
)
_MANY: Final = (
    r"ads|statements|letters|petitions|banners|signs|placards|messages|emails|e-mails|tweets|videos|"
    r"memos|press\s+releases|news\s+releases|leaflets|mailers|appeals|pitches|interviews|speeches"
)


def _given(modifiers: str) -> re.Pattern[str]:
    """The pattern of a verb of sending or holding, so many modifiers and a head noun."""
    return re.compile(
        _SENT + r"(?:(?:him|her|them|us|me|reporters|supporters)\s+)?(?P<phrase>(?P<mods>"
        r"(?:an?\s+(?:string|series|barrage|flurry|batch|number|pair)\s+of|"
        + _DETERMINER
        + r")\s+"
        + _MODIFIER
        + modifiers
        + r")(?P<head>"
        + _HEADS
        + r")(?:s|es)?|"
        r"(?:[\w\-]+\s+){0,2}?(?P<many>" + _MANY + r"))(?![\w\-'’])",
        re.IGNORECASE,
    )


GIVEN: Final = _given("{0,4}?")
"""A document that is made or sent to say it: "sent a letter to ... urging"."""
GIVEN_FURTHER: Final = _given("{0,5}")
"""The same with the last head noun in reach: "released a web video"."""

BEGUN: Final = re.compile(
    _BEGAN + r"(?P<phrase>(?P<mods>" + _DETERMINER + r"\s+" + _MODIFIER + r"{0,5}?)"
    r"(?P<head>"
    + "|".join(re.escape(n) for n in sorted([*EVENTS, *SPEECHES], key=len, reverse=True))
    + r")(?:s|es)?)(?![\w\-'’])",
    re.IGNORECASE,
)
"""A speech or an occasion spent in saying it: "opened her speech by thanking"."""

HEARING: Final = re.compile(
    r"\b(?:told|tells|telling|addressed|addressing)\s+(?P<phrase>(?P<mods>(?:an?|the|his|her|its|"
    r"their)\s+(?:[\w'’\-]+\s+){0,4}?)(?P<head>"
    + "|".join(re.escape(n) for n in sorted(EVENTS, key=len, reverse=True))
    + r")(?:\s+(?:audience|crowd))?)(?![\w\-'’])",
    re.IGNORECASE,
)
"""An occasion in the place of its hearers: "told a news briefing", "told the rally crowd"."""

_NAME: Final = (
    r"[A-Z][\w&.\-]*(?:\s+(?:(?:the|and|&|this|with)\s+)?(?!\w+day\b)[A-Z][\w&.\-]*){0,4}"
)
_QUOTED: Final = r"(?:[“\"‘]|'')[A-Z][^”\"\n]{1,60}?,?(?:[”\"]|'')"
_SHOW: Final = r"[A-Z]\w*(?:\s+(?:(?:the|this|of|and|with)\s+)?[A-Z]\w*){0,5}"
PROGRAMME: Final = re.compile(
    r"(?<!released )\b[Oo]n\s+(?P<phrase>(?:(?:the|his|her|[A-Z]\w+day['’]s)\s+)?"
    r"(?:(?:television|TV|radio)\s+(?:program|show)\s+)?"
    r"(?P<outlet>" + _NAME + r")(?:['’‘]s?\s+(?:" + _QUOTED + r"|" + _SHOW + r"))?"
    r"|(?P<quoted>" + _QUOTED + r"))",
)
"""A broadcaster or its programme after "on": "on CBS's “Face the Nation”", "on Sky News"."""

TOLD_ON: Final = re.compile(
    r"\b(?:told|tells|telling|with)\s+(?P<phrase>(?:the\s+)?(?:(?:(?:television|TV|radio)\s+(?:program|show)\s+)?"
    r"(?P<quoted>"
    + _QUOTED
    + r")|(?P<outlet>"
    + _NAME
    + r")['’]s?\s+(?:"
    + _QUOTED
    + r"|(?P<show>"
    + _SHOW
    + r"))))"
)
"""A broadcaster's programme in the place of the hearer: "told ABC's “This Week”"."""

REMARKS: Final = re.compile(
    r"\b(?:remarks|comments)\s+(?:(?:carried|broadcast|aired|shown|made|televised)\s+)?"
    r"(?:to|by|on|with|for)\s+(?P<phrase>(?P<mods>(?:[\w'’\-\.]+\s+){0,4}?)"
    r"(?P<head>television|tv|radio))(?![\w\-'’])",
    re.IGNORECASE,
)
"""Remarks to a broadcaster: the broadcaster is the channel, not the remarks."""

POSTED_ON: Final = re.compile(r"\bposts?\s+(?:on|in|to)\s", re.IGNORECASE)
"""Posts whose board or group is named: that is the channel."""

_LETTER: Final = (
    r"(?P<head>"
    + "|".join(sorted(LETTERS, key=len, reverse=True))
    + "|(?:"
    + "|".join(p for p in PLATFORMS if p != "x")
    + r")\s+(?:post|page|account|message|feed|video)s?)"
)
SOURCE_DOCUMENT: Final = re.compile(
    r"(?P<phrase>(?:(?:an?\s+\w+|one|some|several|many|most|two|three|dozens|hundreds|copies|excerpts)\s+of\s+)?"
    r"(?:[\w'’\-]+,?\s+){0,6}?"
    + _LETTER
    + r")(?=$|\s+(?:of|from|to|by|on|in|at|for|about|relating|sent|seen|signed|"
    r"written|posted|obtained|published|released|dated|addressed|leaked|issued|that|which|across|\w+ing)\b|,)",
    re.IGNORECASE,
)
"""A source that is a document, its own words up to the head noun."""

ANTECEDENT: Final = re.compile(
    r"(?P<phrase>(?:(?:an?|the|his|her|its|their|this|one|another|[A-Z]\w+['’]s)\s+)?"
    r"(?:(?!(?:" + _PREPS + r"|of|for|an?|the)\s)[\w'’\-]+\s+){0,4}?" + _LETTER + r")"
    r"(?:\s+(?:in|on|from|by|to|about|of)\s+[^,.;:]{2,40}?)?,?\s+$",
    re.IGNORECASE,
)
"""The document a relative clause tells more of."""

LAST_DETERMINER: Final = re.compile(
    r".*\s(?=(?:an?|the|his|her|its|their|this|[A-Z]\w+['’]s)\s)", re.IGNORECASE | re.DOTALL
)
"""What stands before the last determiner: the noun's own phrase begins there."""


WHERE: Final = re.compile(
    r"\b(?P<phrase>(?:an?|the|his|her|its|their|this|(?:[A-Z][\w.]+\s+){0,3}[A-Z][\w.]+['’]s?)\s+"
    + _MODIFIER
    + r"{0,5}?(?P<head>"
    + _HEADS
    + r"))"
    r"(?:\s+(?:in|at|on|with|to|of|near|from)\s+[\w’'.\- ]{2,40}?|\s+\w+(?:\s+\w+)?)?"
    r"\s*[,—–-]?\s+(?:(?:in|during|at|on)\s+which|where|when)\s+(?:[\w'’.\-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""A channel's noun, then what joins a clause to it."""
