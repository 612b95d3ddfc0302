"""RSS and Atom feeds: every entry to a page, its title as the headline, its link as the address."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportedly.errors import NotReadable
from reportedly.page import Found, Label, Page, Problem, Raw, Skipped
from reportedly.reading.fragment import ancestors, markup_fragment
from reportedly.reading.identity import page_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.reading.limits import Limits
    from reportedly.reading.markup import Line
    from reportedly.reading.member import Member

FOOTER = re.compile(r"The post .+ (?:appeared first|first appeared) on .+", re.DOTALL)
"""The line WordPress puts under every entry of its feeds."""

MARKED_UP = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:#\d+|#x[\da-fA-F]+|\w+);")


def read_feed(member: Member, *, limits: Limits) -> Iterator[Page | Skipped]:
    """The entries of a feed in its order. Raises `NotReadable` where there is no feed in it."""
    import feedparser

    found = feedparser.parse(BytesIO(member.data), sanitize_html=False, resolve_relative_uris=False)
    if not found.version and not found.entries:
        why = found.get("bozo_exception") or "no entries"
        raise NotReadable(
            f"no feed can be read in it ({why})", where=member.name, todo="Fetch the file again"
        )
    wordless = 0
    for number, entry in enumerate(found.entries, start=1):
        if number > limits.members:
            yield Skipped(member.name, f"only the first {limits.members:,} entries were read")
            break
        page = _page(entry, number, found, member)
        if page is None:
            wordless += 1
        else:
            yield page
    if wordless:
        yield Skipped(member.name, f"entries without words: {wordless}")


def _page(entry: Any, number: int, feed: Any, member: Member) -> Page | None:
    """The entry as a page; None where it has neither title nor text."""
    title = _tidy(entry.get("title"))
    source = _document(title, _content(entry))
    if not source:
        return None
    data = source.encode("utf-8", "replace")
    fragment = markup_fragment(data, "utf-8", _label)
    if not fragment.blocks:
        return None
    address = entry.get("link") or None
    outlet = _tidy(feed.feed.get("title"))
    published = entry_day(entry, "published")
    modified = entry_day(entry, "updated")
    authors = tuple(dict.fromkeys(_authors(entry)))
    relay = _tidy(entry.get("source", {}).get("title"))
    part = f"entry {number}"
    return Page(
        id=page_id(address, None if address else outlet, None if address else part, data),
        address=address,
        raw=Raw(
            data,
            fragment.encoding,
            "text/html",
            member.container or member.address,
            part,
            derived=True,
        ),
        text=fragment.text,
        blocks=fragment.blocks,
        headline=title,
        outlet=outlet,
        authors=authors,
        published=published or modified,
        modified=modified if published else None,
        language=_language(entry, feed),
        kind="entry",
        found=tuple(_facts(entry, outlet, authors)),
        relays=(relay,) if relay and relay != outlet else (),
        problems=_problems(feed),
    )


def _content(entry: Any) -> str:
    """The fullest text of an entry, as HTML."""
    texts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    for text in texts:
        value = text.get("value") or ""
        if value.strip():
            is_plain = text.get("type") == "text/plain" and not MARKED_UP.search(value)
            return "<br>".join(escape(value, quote=False).splitlines()) if is_plain else value
    return ""


def _document(title: str | None, content: str) -> str:
    """Title and text as one piece of HTML; the title once, where the text begins with it."""
    if title is None:
        return content
    has_title = " ".join(MARKED_UP.sub(" ", content).split()).startswith(title)
    head = "" if has_title and content.lstrip().startswith("<h") else f"<h1>{escape(title)}</h1>\n"
    return head + content


def _label(line: Line, text: str) -> tuple[Label, str]:
    if any(element.tag == "h1" for element in ancestors(line)):
        return Label.HEADLINE, "title of a feed entry"
    if FOOTER.fullmatch(text):
        return Label.FURNITURE, "the line that WordPress adds to feed entries"
    if any(element.tag == "figcaption" for element in ancestors(line)):
        return Label.CAPTION, "figcaption"
    if line.size and line.linked == line.size:
        return Label.RELATED, "nothing but a link"
    return Label.BODY, "text of a feed entry"


def _authors(entry: Any) -> Iterator[str]:
    for author in entry.get("authors", ()):
        name = _tidy(author.get("name"))
        if name:
            yield name


def entry_day(entry: Any, field: str) -> date | None:
    """The day an entry states in `field`, on its own clock; as the feed library reads it if odd."""
    written = str((entry.get(field) if field in entry else None) or "").strip()
    if not written:
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(written).date()
        except (ValueError, TypeError, IndexError):
            continue
    moment = entry.get(f"{field}_parsed")
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday) if moment else None


def _language(entry: Any, feed: Any) -> str | None:
    detail = entry.get("title_detail") or {}
    return detail.get("language") or feed.feed.get("language") or None


def _facts(entry: Any, outlet: str | None, authors: tuple[str, ...]) -> Iterator[Found]:
    """What the entry states, with the element it stands in."""
    has_published = bool(entry.get("published"))
    updated = entry.get("updated") if "updated" in entry else None  # else it gives `published`
    values = [
        ("headline", _tidy(entry.get("title")), "feed entry title", True),
        ("address", entry.get("link"), "feed entry link", True),
        ("published", entry.get("published"), "feed entry published", True),
        ("modified", updated, "feed entry updated", has_published),
        ("outlet", outlet, "feed title", True),
        *(("author", author, "feed entry author", True) for author in authors),
    ]
    for field, value, where, chosen in values:
        if value:
            yield Found(field, value, where, chosen=chosen)


def _problems(feed: Any) -> tuple[Problem, ...]:
    """The note that the feed's XML is broken; its entries were read all the same."""
    if not feed.bozo:
        return ()
    error = feed.get("bozo_exception")
    if "CharacterEncodingOverride" in type(error).__name__:
        return ()
    return (Problem("broken feed", f"the feed's XML is not well-formed ({error})"),)


def _tidy(value: Any) -> str | None:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text or None
