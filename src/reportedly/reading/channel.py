"""Telegram channels saved as HTML: `t.me/s/` pages and Telegram Desktop's `messages.html`.

Each post becomes a page whose bytes are exactly the post's own piece of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from reportedly.offsets import Span
from reportedly.page import Found, Label, Page, Problem, Raw, Skipped
from reportedly.reading.decode import decode_html
from reportedly.reading.fragment import Fragment, ancestors, markup_fragment
from reportedly.reading.identity import page_id
from reportedly.reading.tags import Marked, end_of, stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.reading.decode import Decoded
    from reportedly.reading.limits import Limits
    from reportedly.reading.markup import Line
    from reportedly.reading.member import Member

WEB_POST = re.compile(r"""<div\b[^<>]*\bdata-post=["'][\w.-]+/\d+["'][^<>]*>""")
EXPORT_POST = re.compile(r"""<div class="message default clearfix[^"]*" id="message-?\d+"[^<>]*>""")
DIVISION = re.compile(r"<(/?)div\b[^<>]*>", re.IGNORECASE)
EXPORT_TIME = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) \d\d:\d\d")
DATED_NAME = re.compile(r"(.*?)\s*\d\d\.\d\d\.\d{4} \d\d:\d\d(?::\d\d)?\s*", re.DOTALL)

_ROLES = (
    (("tgme", "widget", "message", "reply"), Label.RELATED, "the post this one answers"),
    (("tgme", "widget", "message", "text"), Label.BODY, "text of a Telegram post"),
    (("tgme", "widget", "message", "forwarded"), Label.BYLINE, "where the post was forwarded from"),
    (("tgme", "widget", "message", "author"), Label.BYLINE, "the channel's name"),
    (("tgme", "widget", "message", "owner"), Label.BYLINE, "the channel's name"),
    (("tgme", "widget", "message", "from"), Label.BYLINE, "who signed the post"),
    (("tgme", "widget", "message", "link"), Label.RELATED, "preview of a linked page"),
    (("link", "preview"), Label.RELATED, "preview of a linked page"),
    (("text",), Label.BODY, "text of a Telegram post"),
    (("from", "name"), Label.BYLINE, "who sent the post"),
    (("reply",), Label.RELATED, "the post this one answers"),
)
"""First words of an element's class, as `elements.hints_of` cuts them, and what is inside."""


@dataclass(frozen=True, slots=True)
class Post:
    """What a post's markup states about it."""

    address: str | None
    outlet: str | None
    author: str | None
    published: date | None
    written: str | None
    forwarded_from: str | None
    forward_address: str | None
    is_edited: bool


def read_channel(member: Member, *, limits: Limits) -> Iterator[Page | Skipped]:
    """The posts of a saved channel page, in its order; none where it shows none."""
    decoded = decode_html(member.data, member.declared)
    is_web = WEB_POST.search(decoded.text) is not None
    opening = WEB_POST if is_web else EXPORT_POST
    outlet = None if is_web else _export_title(decoded.text)
    author: str | None = None
    wordless = 0
    for count, span in enumerate(cut(decoded.text, opening)):
        if count >= limits.members:
            yield Skipped(member.name, f"only the first {limits.members:,} posts were read")
            break
        root = Marked(decoded.text[span.start : span.end])
        post = _web_post(root) if is_web else _export_post(root, outlet, author)
        author = post.author
        page = _page(post, _piece(member.data, decoded, span), decoded.encoding, member, root)
        if page is None:
            wordless += 1
        else:
            yield page
    if wordless:
        yield Skipped(member.name, f"posts without words: {wordless}")


def cut(source: str, opening: re.Pattern[str]) -> Iterator[Span]:
    """The elements (`div`) that begin as `opening` says, none inside another.

    >>> [len(span) for span in cut("<div a>x<div>y</div></div> <div a>", re.compile("<div a>"))]
    [26, 7]
    """
    at = 0
    while (start := opening.search(source, at)) is not None:
        at = end_of(source, start.end(), DIVISION)
        yield Span(start.start(), at)


def _piece(data: bytes, decoded: Decoded, span: Span) -> bytes:
    there = decoded.map.source(span)
    return data[there.start : there.end]


def _page(post: Post, data: bytes, encoding: str, member: Member, root: Marked) -> Page | None:
    """The post as a page; None where it has no words of its own."""
    fragment = markup_fragment(data, encoding, _label)
    if fragment.words(Label.BODY) is None:
        return None
    part = root.own("data-post") or root.own("id")
    return Page(
        id=page_id(post.address, None if post.address else post.outlet, part, data),
        address=post.address,
        raw=Raw(data, fragment.encoding, "text/html", member.container or member.address, part),
        text=fragment.text,
        blocks=fragment.blocks,
        outlet=post.outlet,
        authors=(post.author,) if post.author and post.author != post.outlet else (),
        published=post.published,
        kind="post",
        found=tuple(_facts(post, fragment)),
        relays=(post.forwarded_from,) if post.forwarded_from else (),
        problems=tuple(_problems(post)),
    )


def _label(line: Line, _text: str) -> tuple[Label, str]:
    for element in ancestors(line):
        for words, label, reason in _ROLES:
            if element.words[: len(words)] == words:
                return label, reason
    return Label.FURNITURE, "beside the text of a Telegram post"


def _problems(post: Post) -> Iterator[Problem]:
    if post.forwarded_from:
        where = f" ({post.forward_address})" if post.forward_address else ""
        note = f"forwarded from {post.forwarded_from}{where}: the words are theirs"
        yield Problem("forwarded", note)
    if post.is_edited:
        yield Problem("edited", "the post was edited; the page does not say when")


def _facts(post: Post, fragment: Fragment) -> Iterator[Found]:
    """What the markup states, with the class of the element it stands in."""
    del fragment
    values = (
        ("outlet", post.outlet, "telegram channel name"),
        ("author", post.author, "telegram post signature"),
        ("address", post.address, "telegram data-post"),
        ("published", post.written, "telegram post time"),
    )
    for field, value, where in values:
        if value:
            yield Found(field, value, where, chosen=True)


def _web_post(root: Marked) -> Post:
    """What a post of a `t.me/s/` page says of itself."""
    moments = [moment for tag in root.tagged("time") if (moment := stated(tag, "datetime"))]
    written = moments[-1] if moments else None  # a quoted post's time comes first
    forwards = root.classed("tgme_widget_message_forwarded_from_name")
    meta = root.words("tgme_widget_message_meta") or ""
    return Post(
        address=f"https://t.me/{root.own('data-post')}",
        outlet=root.words("tgme_widget_message_owner_name"),
        author=root.words("tgme_widget_message_from_author"),
        published=_iso_day(written),
        written=written,
        forwarded_from=root.words("tgme_widget_message_forwarded_from_name"),
        forward_address=stated(forwards[0], "href") if forwards else None,
        is_edited="edited" in meta.lower().split(),
    )


def _iso_day(written: str | None) -> date | None:
    try:
        return datetime.fromisoformat(written).date() if written else None
    except ValueError:
        return None


def _export_title(source: str) -> str | None:
    """The chat's name at the head of a `messages.html`."""
    head = source[:20_000]  # the header stands before the first message
    found = re.search(r'<div class="text bold">([^<]*)</div>', head)
    return (found[1].strip() or None) if found else None


def _export_post(root: Marked, outlet: str | None, before: str | None) -> Post:
    """What a message of a `messages.html` says of itself; a joined one has its author above."""
    forwarded = root.classed("forwarded")
    origin = Marked(root.inside(forwarded[0])).words("from_name") if forwarded else None
    if origin and (dated := DATED_NAME.fullmatch(origin)):
        origin = dated[1]
    is_joined = "joined" in (root.own("class") or "").split()
    titles = (stated(tag, "title") for tag in root.classed("date"))
    written = next(filter(None, titles), None)
    return Post(
        address=None,
        outlet=outlet,
        author=before if is_joined else root.words("from_name"),
        published=_export_day(written),
        written=written,
        forwarded_from=origin,
        forward_address=None,
        is_edited=False,
    )


def _export_day(written: str | None) -> date | None:
    """The day of a `title` such as "02.10.2031 14:05:06 UTC+03:00"."""
    found = EXPORT_TIME.match(written or "")
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
