"""Whether a name is an outlet's: an agency, paper, channel, or the press in general.

The names are the wire agencies and outlets a news page most often relays, listed by hand from
general knowledge; the endings catch the many others ("... Times", "... News").
"""

from __future__ import annotations

import re
from typing import Final

from reportedly.attribution.tables import name_set, word_set

NAMES: Final[frozenset[str]] = name_set(
    """
    meet the press; face the nation; good morning america; newsnight; 60 minutes; reuters; afp;
    agence france-presse; ap; associated press; upi; dpa; efe; ansa; xinhua; kyodo; yonhap; pti;
    tass; itar-tass; interfax; ria; ria novosti; ukrinform; unian; belta; anadolu; bloomberg; bbc;
    cnn; cnbc; msnbc; abc; nbc; cbs; pbs; npr; c-span; fox; sky news; itv; rtl; zdf; ard; rai; nhk;
    rt; sputnik; al jazeera; al arabiya; dw; deutsche welle; france 24; euronews; meduza; politico;
    axios; vox; slate; buzzfeed; huffpost; vice; breitbart; newsweek; time; forbes; the economist;
    the atlantic; the new yorker; vanity fair; rolling stone; le monde; le figaro; der spiegel;
    spiegel; die zeit; bild; el país; el pais; la repubblica; haaretz; kommersant; izvestia;
    usa today; the hill; the guardian; variety; wired; wikinews; univision; telemundo; televisa;
    cbc; ctv; espn; hbo; showtime; propublica; the intercept; the verge; techcrunch; ars technica;
    gizmodo; business insider; national review; mother jones; the new republic; the daily beast;
    the nation; the root; kcna; irna; isna; tasnim; wafa; cctv; cgtn; ndtv; rappler; bernama;
    antara; nikkei; caixin; channel newsasia; africanews; rfe/rl; radio free europe; radio liberty;
    voice of america; current time; novaya gazeta; mediazona; vedomosti; tv rain; suspilne;
    hromadske; ukrainska pravda; belsat; nexta; nasha niva; die welt; faz; süddeutsche zeitung;
    libération; les échos; bfmtv; tf1; corriere della sera; la stampa; adnkronos; el mundo; rtve;
    rté; rte; nrk; svt; yle; folha; o globo; clarín; la nación; el universal; state of the union;
    fox news sunday; fox & friends; fox and friends; this week; the daily show; the late show;
    the tonight show; morning joe; the view; the five; panorama; hardtalk; today programme;
    all things considered; morning edition; pbs newshour; newshour; huffpost live;
    the huffington post; huffington post; yahoo news; tmz; tmz sports; realclearpolitics;
    real clear politics; western journalism; clarion-ledger; the clarion-ledger; star-ledger;
    the star-ledger; wall street journal; wsj; the wsj; people magazine; bloomberg politics;
    roll call; talking points memo; mcclatchy; mashable; fivethirtyeight; drudge report; the blaze;
    theblaze; daily caller; the daily caller; infowars; recode; new york magazine; gq; esquire;
    vogue; the hollywood reporter; the oregonian; the tennessean; the plain dealer; union leader;
    the union leader; arizona republic; the arizona republic; detroit free press; texas monthly;
    foreign policy; foreign affairs; national journal; the weekly standard; scientific american;
    the lancet; wikileaks; the smoking gun; gawker; jezebel; refinery29; now this; deadspin;
    bleacher report
    """
)
STATIONS: Final[frozenset[str]] = name_set(
    """
    bbc; cnn; cnbc; msnbc; abc; nbc; cbs; pbs; npr; c-span; fox; fox news; abc news; nbc news;
    cbs news; sky news; itv; rtl; zdf; ard; rai; nhk; rt; al jazeera; al arabiya; deutsche welle;
    france 24; euronews; univision; telemundo; televisa; cbc; ctv; espn; hbo; showtime; cctv; cgtn;
    ndtv; channel newsasia; tf1; bfmtv; rtve; rté; nrk; svt; yle; tv rain; suspilne; belsat;
    fox business; bloomberg television; meet the press; face the nation; good morning america;
    newsnight; 60 minutes; state of the union; fox news sunday; fox & friends; fox and friends;
    this week; the daily show; the late show; the tonight show; morning joe; the view; panorama;
    saturday night live; inside edition; new day; today show; the today show; today; real time;
    the kelly file; the rachel maddow show; the o'reilly factor; hannity; special report;
    the situation room; on the record; the lead; outfront; nightline; dateline; cbs this morning;
    the last word; hardball; meet the press daily; the late late show; last week tonight;
    full frontal; jimmy kimmel live; late night; the ellen degeneres show; fresh air;
    the diane rehm show; marketplace; the breakfast club; siriusxm; sirius xm; msnbc live;
    the hugh hewitt show; any questions; the andrew marr show; 20/20; charlie rose;
    the mclaughlin group; washington journal; your world; reliable sources; the five;
    the colbert report; hardtalk; today programme; pbs newshour; newshour; all things considered;
    morning edition
    """
)
"""Broadcasters and programmes: what is said "on" one is said on television or radio."""

ENDINGS: Final[frozenset[str]] = word_set(
    """
    news times post journal tribune herald gazette telegraph chronicle observer examiner guardian
    press ledger star-ledger clarion-ledger sun-times post-gazette times-dispatch post-dispatch
    star-telegram herald-tribune times-picayune mercury-news tv television radio fm agency newspaper
    magazine daily weekly courier bulletin broadcaster network outlet media website channel globe
    inquirer dispatch standard mirror express mail wire podcast sun star-ledger sentinel register
    review
    """
)
GENERAL: Final[frozenset[str]] = word_set(
    """
    agency newspaper magazine broadcaster network outlet media website channel wire podcast paper
    tabloid
    """
)
"""Those of `ENDINGS` that name the press without a proper name ("the agency", "state media")."""

CALLED: Final = re.compile(
    r"\b(?:news agency|newspaper|broadcaster|magazine|tabloid|news site|news website)"
    r"\s+(?!\w+day\b)[A-Z][\w.\-]*(?:\s+[A-Z][\w.\-]*){0,3}$"
)
"""What an outlet is, with the name no list knows behind it ("the state news agency NVR")."""

SHORT: Final[frozenset[str]] = word_set(
    """post times journal herald tribune telegraph guardian sun mirror globe observer gazette
    chronicle examiner inquirer independent standard"""
)
"""Papers by the last word of their name alone, after "the" and with a capital ("the Post")."""

RECORDS: Final[frozenset[str]] = word_set(
    """
    transcript recording account report reports readout summary audio video translation footage pool
    """
)
"""Things that hand on somebody's words, so that "according to" them names no speaker."""

LEADING: Final = re.compile(r"^(?:the|a|an|its|their|his|her|our|both|also)\s+", re.IGNORECASE)


def is_outlet(name: str) -> bool:
    """Whether `name` is, or ends as, the name of an outlet or of the press.

    >>> is_outlet("the Harbour Times"), is_outlet("state media"), is_outlet("Ivo Marten")
    (True, True, False)
    """
    plain = " ".join(name.replace("’", "'").split()).strip(" ,.;:'\"“”")
    low = plain.lower().removesuffix("'s")
    bare = LEADING.sub("", low)
    if low in NAMES or bare in NAMES:
        return True
    words = re.findall(r"[\w.\-]+", bare)
    if not words:
        return False
    if plain.endswith("white paper"):
        return False
    if (
        words[-1] in GENERAL
        or CALLED.search(plain)
        or NUMBERED.fullmatch(plain)
        or CALL_SIGN.fullmatch(plain)
    ):
        return True
    if any(" ".join(words[-n:]) in NAMES for n in (1, 2) if n <= len(words)) and words[-1] not in {
        "time",
        "fox",
        "ap",
        "rt",
        "vice",
        "slate",
        "rai",
        "abc",
    }:
        return True
    if "broadcasting" in words[1:]:
        return True
    if len(words) > 1 and words[0] in {"radio", "tv", "channel"} and plain[-1].isalnum():
        return plain.split()[-1][0].isupper() or words[-1].isdigit()
    if words[0] == "daily" and len(words) > 1 and plain.split()[-1][0].isupper():
        return True
    if len(words) == 1 and low.startswith("the ") and plain.split()[-1][0].isupper():
        return words[0] in SHORT
    named = re.findall(r"[\w.\-]+", LEADING.sub("", plain))
    return len(named) > 1 and words[-1] in ENDINGS and named[-1][0].isupper()


def is_broadcaster(name: str) -> bool:
    """Whether `name` is a broadcaster's or a programme's, so that one speaks "on" it.

    >>> is_broadcaster("CNN"), is_broadcaster("Radio Veld"), is_broadcaster("Veld Gazette")
    (True, True, False)
    """
    low = " ".join(name.replace("’", "'").lower().split()).strip(" ,.;:'").removesuffix("'s")
    words = LEADING.sub("", low).split()
    if low in STATIONS or " ".join(words) in STATIONS or CALL_SIGN.fullmatch(name.strip(" ,.")):
        return True
    lone = len(words) < 2 or not name[:1].isupper()
    return not lone and (words[-1] in {"television", "tv", "radio"} or words[0] == "radio")


NUMBERED: Final = re.compile(r"(?:Fox|FOX|ABC|NBC|CBS|Channel|News|Action News)\s?\d{1,2}")
"""A local station by its channel: "Fox 35"."""
CALL_SIGN: Final = re.compile(r"[WK][A-Z]{3}|[WK][A-Z]{2,3}(?:-(?:TV|FM|AM)|\s?\d{2,4})")
"""The call letters of an American station: "KVLD-TV", "WOA 710"."""


def is_record(name: str) -> bool:
    """Whether `name` is a record of somebody's words: a transcript, a pool report."""
    words = re.findall(r"\w+", name.lower())
    return bool(RECORDS & set(words[:6]))


DESCRIBED: Final = re.compile(
    r",\s+(?:an?|the|its|\w+['’]s)\s+(?:[\w\-]+\s+){0,5}?(?:"
    + "|".join(sorted(GENERAL | {"station", "weekly", "daily", "portal"}))
    + r")\b(?!['’])",
    re.IGNORECASE,
)
"""What stands after a name no list knows and says that it is an outlet's."""


def is_described(text: str, end: int) -> bool:
    """Whether the words from `end` on say that the name before them is an outlet's.

    >>> is_described("told NVR, the state news agency, that", 8)
    True
    """
    return DESCRIBED.match(text, end) is not None


STAFF: Final[frozenset[str]] = word_set(
    """
    correspondent anchor co-anchor host reporter journalist editor columnist analyst contributor
    presenter interviewer affiliate bureau program programme show
    """
)
"""Words after an outlet's name that still mean the outlet."""


def outlet_in(name: str) -> tuple[int, int] | None:
    """Where in `name` the outlet stands: all of it, or the one whose host or reporter is named.

    >>> outlet_in("Harbour News anchor Ivo Marten"), outlet_in("Ivo Marten of Harbour News")
    ((0, 12), (14, 26))
    """
    person = re.search(r"\s(?:of|for|from|with)\s+(?=\S)", name)
    if person and not is_outlet(name[: person.start()]) and is_outlet(name[person.end() :]):
        return (person.end(), len(name))
    if is_outlet(name):
        return (0, len(name))
    for match in re.finditer(r"['’]s?(?=\s)|\s+(?=(?:" + "|".join(STAFF) + r")\b)", name):
        if is_outlet(name[: match.start()]):
            return (0, match.start())
    return None
