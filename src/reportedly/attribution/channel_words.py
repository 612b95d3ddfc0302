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
    town-hall meeting; campaign event; campaign stop; event; forum; convention; summit; conference;
    symposium; seminar; workshop; panel; panel discussion; roundtable; gathering; gala; fundraiser;
    fund-raiser; luncheon; dinner; reception; ceremony; vigil; funeral; commencement; lecture;
    keynote; talks; negotiations; discussion; question-and-answer session; q&a;
    prime minister's questions; prime minister 's questions; question time; demonstration;
    appearance; deposition; trial; inquest; summing-up; opening statement; closing argument;
    press conference; news conference; presser; press briefing; news briefing; briefing;
    media briefing; news gathering; townhall; townhall meeting; breakfast; brunch; lunch; banquet;
    festival; session; teleconference; webcast; webinar; picnic; parade; protest;
    sit-in; memorial service; service; victory party; bus colloquium; assembly;
    parliament; exchange; conversation; phone conversation; telephone conversation; plenary
    """
)
"""Occasions with speakers and hearers; the word alone needs "a", "the" or an owner before it."""

SPEECHES: Final[frozenset[str]] = name_set(
    """
    speech; address; remarks; sermon; monologue; testimony; interview; statement; victory speech;
    stump speech; opening remarks; state of the union; state of the union address; news conference
    """
)
"""What is begun, spent or ended by speaking, beside occasions."""

MEDIA: Final[frozenset[str]] = name_set(
    """
    television; tv; radio; podcast; broadcast; video; livestream; website; web site; web page; blog;
    app; call; phone call; telephone call; conference call; show; talk show; program; programme;
    newscast; message board; newsgroup; mailing list; social media; airwaves; billboard; banner;
    placard; house floor; senate floor; convention floor; stump; internet; sign; poster; t-shirt;
    bumper sticker; disclosure form; robocall; conference call; press call;
    homepage; home page; webcast; teleconference; call-in show; morning show; flier; flyer; leaflet;
    slide; site
    """
)
"""What one speaks or writes *on*."""

OWNED: Final[frozenset[str]] = name_set(
    """
    order; show; program; programme; event; forum; convention; summit; conference; symposium;
    seminar; workshop; panel; panel discussion; gathering; gala; luncheon; dinner; reception;
    ceremony; vigil; funeral; lecture; keynote; talks; negotiations; discussion; demonstration;
    appearance; deposition; trial; inquest; chat; verdict; call; response; reply; answer; account;
    breakfast; brunch; lunch; banquet; festival; session; parade; protest; service;
    parliament; exchange; conversation; site; piece; motion; brief; complaint; plea;
    assembly; excerpt; clip; analysis; release; sign; slide
    """
)
"""Nouns that name a channel only with a word before them: not "in order", "at dinner"."""

LETTERS: Final[frozenset[str]] = name_set(
    """
    letter; letters; open letter; memo; email; e-mail; petition; statement; press release;
    news release; tweet; tweets; text message; message; messages; cable; readout; note; post; posts;
    blog; blog post; editorial; editorials; op-ed; column; book; memoir; website; video; videos;
    documentary; emails; e-mails; missive; op-eds; columns; essay; posting;
    postings; robocall; sign; signs; placard; placards; banner; banners; t-shirt;
    t-shirts; bumper sticker; bumper stickers; leaflet; leaflets; flier; fliers; flyer; flyers;
    mailer; mailers; websites; speech; speeches; tweetstorm; text messages; cables; memos;
    petitions; posts; statements; song; disclaimer; disclaimers; blogs; textbook; note; notes;
    reply; slide show; press releases; news releases; editorial page; editorial pages; books;
    web page; home page
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
GROUPS: Final[dict[str, str]] = {
    "advertisement": """ads; advertising; commercial; spot; radio spot; tv spot; campaign ad;
        attack ad; tv ad; television ad; radio ad; web ad; ad campaign; infomercial""",
    "article": "piece; dispatch; article; profile; feature",
    "banner": "banner",
    "billboard": "billboard",
    "blog": "blog post; blog posting; blog entry; weblog",
    "book": "textbook; autobiography; novel; excerpt; excerpts",
    "call": """telephone; phone; robocall; conference call; press call; teleconference; call-in;
        phone conversation; telephone conversation""",
    "caption": "caption",
    "column": "commentary; opinion piece; op-ed piece; op-ed article; guest column",
    "court filing": """motion; brief; legal brief; disclosure form; disclosure;
        financial disclosure;
        court document; plea agreement; subpoena; amicus brief; lawsuits""",
    "declaration": "declaration; proclamation; pledge card",
    "directive": "directive; circular; guidance; bulletin; advisory; notice",
    "editorial": "editorial piece; editorial page; leading article",
    "email": "emails; e-mails; email exchange; e-mail exchange",
    "fundraising appeal": """fundraising appeal; fund-raising appeal; fundraising letter;
        fundraising pitch; fund-raising pitch; fundraising pitches; fund-raising pitches""",
    "interview": "conversation; sit-down; q & a; questionnaire; exclusive; exchange",
    "leaflet": "flier; flyer; mailer; brochure; handout; mailing; postcard",
    "letter": "missive; response; reply; open letters; letters",
    "memo": "memo; talking points; aide-memoire",
    "message": "messages; voicemail message; fundraising message; text messages; texts",
    "plea": "plea; guilty plea",
    "poster": "poster; placards; posters",
    "presentation": "presentation; slide show; slideshow; slide; powerpoint",
    "press conference": "news conferences; press availability; media availability; photo op",
    "report": "analysis; paper; policy paper; assessment; dossier; report card; audit",
    "ruling": """ruling; opinion for the court; dissent; concurring opinion; dissenting opinion;
        majority opinion; injunction; court ruling; court decision; writ""",
    "sign": "sign; yard sign; lawn sign; bumper sticker; sticker",
    "song": "song; lyric; lyrics; anthem",
    "speech": """rant; tirade; monologue; harangue; eulogy; homily; toast; oration; peroration;
        diatribe; opening remarks; closing remarks; comments; pep talk; stump; stump speech;
        keynote address; keynote speech; commencement address; commencement speech;
        inaugural; inaugural address;
        state of the union; state of the union address; pulpit; acceptance speech;
        victory speech; concession speech; introduction;
        convention floor; invocation; presentation speech; outburst; screed""",
    "statement": "statements; disclaimer; announcement; press notes",
    "T-shirt": "t-shirt; tee shirt",
    "video": "clip; film; movie; webcast; trailer; footage",
    "website": "homepage; home page; site; internet; portal",
    "Twitter": "tweetstorm; tweet storm; retweet",
    "radio": "radio show; radio program; radio programme; call-in show; radio interview show",
    "television": """morning show; television show; tv show; television program; tv program;
        sunday show""",
}
"""Plain name of a channel to head nouns that name it, beside those below."""

NOUNS: Final[dict[str, str]] = {
    **{noun: noun for noun in EVENTS},
    **{
        noun: value
        for value, nouns in GROUPS.items()
        for noun in name_set(nouns.replace("\n", " "))
    },
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
