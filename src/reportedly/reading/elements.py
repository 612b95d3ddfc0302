"""What is known of HTML elements: which make lines, which are skipped, what their names hint at."""

from __future__ import annotations

import re
from enum import IntFlag
from functools import lru_cache

_BLOCKS = """
    address article aside blockquote body button caption center dd details dialog dir div dl
    dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr
    html legend li main menu nav noscript ol optgroup option p pre search section select
    summary table tbody td textarea tfoot th thead tr ul video audio input br
"""
BLOCKS = frozenset(_BLOCKS.split())
"""Elements before and after which a new line begins (HTML Standard, 15.3, "display: block" and
its kin), with buttons and form controls, which readers see as boxes of their own."""

_VOID = "area base br col embed hr img input link meta param source track wbr"
VOID = frozenset(_VOID.split())
"""Elements without content (HTML Standard, 13.1.2)."""

_SKIPPED = "script style template svg iframe noembed noframes object title"
SKIPPED = frozenset(_SKIPPED.split())
"""Elements whose content is not shown as text of the page."""

CLOSED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
}
"""An element on the left ends an open one on the right without a closing tag (13.1.2.4)."""


class Hint(IntFlag):
    """What an element's tag, class, id, role or name says about the text inside."""

    NAV = 1
    RELATED = 2
    COMMENTS = 4
    NEWSLETTER = 8
    COOKIE = 16
    SHARE = 32
    CAPTION = 64
    BYLINE = 128
    BIO = 256
    HEADLINE = 512
    CONTENT = 1024
    PROMO = 2048
    HIDDEN = 4096
    LIST = 8192
    ARTICLE = 16384
    ASIDE = 32768
    FOOTER = 65536
    HEADER = 131072
    FORM = 262144
    TABLE = 524288
    QUOTE = 1048576
    LINK = 2097152
    DATE = 4194304


HINTS = 23
"""How many hints there are."""

_WORDS = {
    Hint.NAV: r"nav|menu|breadcrumb|topbar|sitemap|pagination|pager|skip-?(?:to|link)|burger",
    Hint.RELATED: r"relat|recirc|recommend|more-?(?:on|stories|from|news|articles)|also-?read"
    r"|read-?(?:more|next|also)|teaser|popular|trending|most-?(?:read|viewed)|outbrain|taboola"
    r"|suggest|latest|up-?next|next-?(?:post|article)|prev(?:ious)?-?(?:post|article)|linkbox",
    Hint.COMMENTS: r"comment|disqus|respond|discussion|repl(?:y|ies)|livefyre|kommentar|coral",
    Hint.NEWSLETTER: r"newsletter|subscri|sign-?up|mailchimp|mailing|email-?form",
    Hint.COOKIE: r"cookie|consent|gdpr|\bcmp\b|onetrust|didomi|privacy",
    Hint.SHARE: r"shar(?:e|ing)|social|facebook|twitter|addthis|whatsapp|addtoany",
    Hint.CAPTION: r"caption|credit|copyright|figcap|photographer|legend",
    Hint.BYLINE: r"by-?line|author|\bbyl\b|contributor|writer|posted-?by|autor|redact",
    Hint.BIO: r"author-?(?:bio|box|info|desc|about|card|details|profile)|about-?(?:the-)?author"
    r"|\bbio(?:graphy)?\b|author__(?:bio|desc)|userbio",
    Hint.HEADLINE: r"headline|\btitle\b|(?:entry|post|article|page|story)-?_*title|heading",
    Hint.CONTENT: r"article-?_*(?:body|content|text)|story-?_*(?:body|content|text)"
    r"|(?:entry|post|main|page|body|news)-?_*(?:content|text)|\bprose\b|paragraph|rich-?text",
    Hint.PROMO: r"\bads?\b|advert|promo|sponsor|banner|paywall|piano|widget|sidebar|toolbar"
    r"|\btags?\b|topics?|app-?download|donat|support-?us|cta\b|subscription|infobox|disclaimer",
    Hint.DATE: r"date|time|publish|posted-?on|updated|modified|\bmeta\b|dateline",
    Hint.FOOTER: r"footer|colophon|\bfoot\b|bottom",
    Hint.HIDDEN: r"visually-?hidden|sr-only|screen-?reader|display:\s*none|visibility:\s*hidden",
}

_PATTERNS = tuple((int(hint), re.compile(pattern)) for hint, pattern in _WORDS.items())

_OF_TAG = {
    "nav": Hint.NAV,
    "menu": Hint.NAV,
    "aside": Hint.ASIDE,
    "footer": Hint.FOOTER,
    "header": Hint.HEADER,
    "figcaption": Hint.CAPTION,
    "figure": Hint.CAPTION,
    "form": Hint.FORM,
    "button": Hint.FORM,
    "select": Hint.FORM,
    "label": Hint.FORM,
    "textarea": Hint.FORM,
    "dialog": Hint.COOKIE,
    "noscript": Hint.HIDDEN,
    "article": Hint.ARTICLE,
    "main": Hint.ARTICLE,
    "ul": Hint.LIST,
    "ol": Hint.LIST,
    "li": Hint.LIST,
    "table": Hint.TABLE,
    "blockquote": Hint.QUOTE,
    "time": Hint.DATE,
    "address": Hint.BYLINE,
    "h1": Hint.HEADLINE,
    "a": Hint.LINK,
}

_BITS_OF_TAG = {tag: int(hint) for tag, hint in _OF_TAG.items()}  # plain numbers are quicker
_HIDDEN_BIT = int(Hint.HIDDEN)

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_VALUE = re.compile(
    r"""(?:^|\s)(?:class|id|role|itemprop|aria-label|data-testid|data-component|rel|style)\s*=\s*"""
    r"""(?:"([^"]{0,300})|'([^']{0,300})|([^\s"'>]{1,300}))""",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]{3,}")
_HIDDEN = re.compile(
    r"""(?:^|\s)(?:hidden(?=[\s=>]|$)|aria-hidden\s*=\s*["']?true)""", re.IGNORECASE
)

TOKENS = 4
"""Class words kept of one element: names are said in the first few, the rest is layout."""


@lru_cache(maxsize=16_384)
def hints_of(tag: str, attributes: str) -> tuple[int, tuple[str, ...]]:
    """The hints an element gives, as bits, and the first words of its class and id.

    >>> hints_of("div", 'class="related-posts"')[1]
    ('related', 'posts')
    """
    bits = _BITS_OF_TAG.get(tag, 0)
    if not attributes:
        return bits, ()
    values = [a or b or c for a, b, c in _VALUE.findall(attributes)]
    if _HIDDEN.search(attributes):
        bits |= _HIDDEN_BIT
    if not values:
        return bits, ()
    named = _CAMEL.sub("-", " ".join(values)).lower()
    for bit, pattern in _PATTERNS:
        if pattern.search(named):
            bits |= bit
    return bits, tuple(_WORD.findall(named)[:TOKENS])
