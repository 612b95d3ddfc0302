"""Words for places where something is said, by what they are: tables only.

Written for this project from the ways English news names a channel. Events are said *at* or
*during*, media *on*, documents *in*: `channel.py` reads no "on the debate" or "at complaints".
"""

from __future__ import annotations

from typing import Final

from reportedly.attribution.tables import name_set

EVENTS: Final[frozenset[str]] = name_set(
    """
    rally; campaign rally; debate; hearing; meeting; town hall; town hall meeting;
    town-hall meeting;
    campaign event; campaign stop; event; forum; convention; summit; conference; symposium; seminar;
    workshop; panel; panel discussion; roundtable; gathering; gala; fundraiser; fund-raiser;
    luncheon; dinner; reception; ceremony; vigil; funeral; commencement; lecture; keynote; talks;
    negotiations; discussion; question-and-answer session; q&a; prime minister's questions;
    prime minister 's questions; question time; demonstration; appearance; deposition; trial;
    inquest; summing-up; opening statement; closing argument; press conference; news conference;
    presser; press briefing; news briefing; briefing; media briefing; news gathering
    """
)
"""Occasions with speakers and hearers; the word alone needs "a", "the" or an owner before it."""

MEDIA: Final[frozenset[str]] = name_set(
    """
    television; tv; radio; podcast; broadcast; video; livestream; website; web site; web page;
    blog; app; call; phone call; telephone call; conference call; show; talk show; program;
    programme; newscast; message board; newsgroup; mailing list; social media; airwaves;
    billboard; banner; placard; house floor; senate floor
    """
)
"""What one speaks or writes *on*."""

OWNED: Final[frozenset[str]] = name_set(
    """
    order; show; program; programme; event; forum; convention; summit; conference; symposium;
    seminar; workshop; panel; panel discussion; gathering; gala; luncheon; dinner; reception;
    ceremony; vigil; funeral; lecture; keynote; talks; negotiations; discussion; demonstration;
    appearance; deposition; trial; inquest; chat; verdict; call
    """
)
"""Nouns that name a channel only with a word before them: not "in order", "at dinner"."""

LETTERS: Final[frozenset[str]] = name_set(
    """
    letter; letters; open letter; memo; email; e-mail; petition; statement; press release;
    news release; tweet; tweets; text message; message; messages; cable; readout; note; post; posts;
    blog; blog post; editorial; editorials; op-ed; column; book; memoir; website; video; videos;
    documentary
    """
)
"""Documents that speak for whoever wrote them: where one is the source, it is the channel too.
A lawsuit, report, poll or advertisement is a source in its own right."""

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
    **{noun: noun for noun in EVENTS},
    "statement": "statement",
    "communique": "statement",
    "communiqué": "statement",
    "letter": "letter",
    "memo": "memo",
    "memorandum": "memo",
    "cable": "cable",
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
    "opinion piece": "column",
    "opinion article": "column",
    "newspaper column": "column",
    "newsletter": "newsletter",
    "indictment": "indictment",
    "verdict": "ruling",
    "order": "decree",
    "court order": "ruling",
    "deposition": "testimony",
    "voicemail": "message",
    "voice mail": "message",
    "direct message": "message",
    "fax": "letter",
    "telegram message": "message",
    "leaflet": "leaflet",
    "flyer": "leaflet",
    "pamphlet": "leaflet",
    "manifesto": "manifesto",
    "press note": "statement",
    "readout": "statement",
    "media release": "press release",
    "question-and-answer session": "Q&A",
    "chat": "chat",
    "message board": "message board",
    "newsgroup": "newsgroup",
    "mailing list": "mailing list",
    "social media": "social media",
    "talk show": "show",
    "show": "show",
    "program": "show",
    "programme": "show",
    "newscast": "broadcast",
    "airwaves": "broadcast",
    "documentary": "documentary",
    "house floor": "floor",
    "senate floor": "floor",
    "court": "court",
    "ruling": "ruling",
    "decree": "decree",
    "meeting": "meeting",
    "town hall": "town hall",
    "town hall meeting": "town hall",
    "town-hall meeting": "town hall",
    "campaign event": "event",
    "campaign rally": "rally",
    "campaign stop": "event",
    "media briefing": "press conference",
    "news gathering": "press conference",
    "prime minister's questions": "question time",
    "prime minister 's questions": "question time",
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
