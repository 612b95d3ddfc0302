"""Telegram Desktop's `result.json`: every message with words to a page, forwards and edits kept.

The fields read are those of the export format as seen in exports since 2018: `date_unixtime` is
newer than `date`, and older exports write an `edited` of 1970 for "never".
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from reportedly.errors import NotReadable, TooLarge
from reportedly.page import Found, Page, Problem, Raw, Skipped
from reportedly.reading.fragment import plain_fragment
from reportedly.reading.identity import page_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.reading.limits import Limits
    from reportedly.reading.member import Member

CHANNELS = frozenset(
    {"public_channel", "private_channel", "public_supergroup", "private_supergroup"}
)
WITHOUT_NAME = "Deleted Account"  # what Telegram shows; the export has null
NEVER = 1970


@dataclass(frozen=True, slots=True)
class Chat:
    """One chat of an export."""

    name: str | None
    kind: str
    number: int | None
    messages: list[Any]


def read_telegram(member: Member, *, limits: Limits) -> Iterator[Page | Skipped]:
    """The messages of an export, oldest first as it lists them; what has no words is counted."""
    for chat in _chats(_load(member)):
        passed: Counter[str] = Counter()
        for count, message in enumerate(chat.messages):
            if count >= limits.members:
                yield Skipped(member.name, f"only the first {limits.members:,} messages were read")
                break
            page = _page(message, chat, member)
            if page is None:
                passed[_why_none(message)] += 1
            else:
                yield page
        if passed:
            named = f"{member.name} ({chat.name})" if chat.name else member.name
            counts = ", ".join(f"{count} {why}" for why, count in sorted(passed.items()))
            yield Skipped(named, f"messages without words: {counts}")


def _load(member: Member) -> Any:
    try:
        return json.loads(member.data)
    except RecursionError as error:
        raise TooLarge(
            "the JSON is nested too deep", where=member.name, todo="Export the chat again"
        ) from error
    except ValueError as error:
        raise NotReadable(
            f"the JSON is damaged ({error})", where=member.name, todo="Export the chat again"
        ) from error


def _chats(root: Any) -> Iterator[Chat]:
    """The chats of an export of one chat, or of a whole account."""
    if not isinstance(root, dict):
        return
    if isinstance(root.get("messages"), list):
        yield Chat(
            _text_or_none(root.get("name")),
            str(root.get("type", "")),
            root["id"] if isinstance(root.get("id"), int) else None,
            root["messages"],
        )
    for key in ("chats", "left_chats"):
        inner = root.get(key)
        if isinstance(inner, dict) and isinstance(inner.get("list"), list):
            for chat in inner["list"]:
                yield from _chats(chat)


def _why_none(message: Any) -> str:
    if not isinstance(message, dict):
        return "damaged"
    if message.get("type") == "service":
        return "service notes"
    return "pictures, files or polls"


def _page(message: Any, chat: Chat, member: Member) -> Page | None:
    """The message as a page; None where it has no words."""
    if not isinstance(message, dict) or message.get("type") != "message":
        return None
    words = message_text(message)
    if not words.strip():
        return None
    number = message.get("id")
    data = words.encode("utf-8", "replace")
    part = f"message {number}" if isinstance(number, int) else None
    address = message_address(chat, number)
    fragment = plain_fragment(data, "text of a Telegram message")
    author = _text_or_none(message.get("from")) or WITHOUT_NAME
    said = _day(message, "date")
    edited = _day(message, "edited")
    relays, forwarded = _forward(message)
    return Page(
        id=page_id(address, _identity(chat, address), part, data),
        address=address,
        raw=Raw(data, "utf-8", "application/json", member.container, part, derived=True),
        text=fragment.text,
        blocks=fragment.blocks,
        outlet=chat.name,
        authors=() if author == chat.name else (author,),
        published=said,
        modified=edited,
        kind="post",
        found=tuple(_facts(message, chat, author, address)),
        relays=relays,
        problems=(*forwarded, *_edits(said, edited)),
    )


def _identity(chat: Chat, address: str | None) -> str | None:
    """What tells a chat without public address from others: its name and number."""
    return None if address else f"telegram chat {chat.number} {chat.name}"


def message_address(chat: Chat, number: Any) -> str | None:
    """Where members of a channel or group find the message; a talk of two has no address.

    >>> message_address(Chat("News", "public_channel", 1234, []), 7)
    'https://t.me/c/1234/7'
    """
    if chat.kind not in CHANNELS or chat.number is None or not isinstance(number, int):
        return None
    return f"https://t.me/c/{chat.number}/{number}"


def message_text(message: dict[str, Any]) -> str:
    """The words of a message, its plain and its marked parts (links, bold) joined.

    >>> message_text({"text": ["See ", {"type": "bold", "text": "this"}, "."]})
    'See this.'
    """
    text = message.get("text") or message.get("text_entities") or ""
    parts = text if isinstance(text, list) else [text]
    return "".join(_part(part) for part in parts)


def _part(part: Any) -> str:
    if isinstance(part, dict):
        part = part.get("text")
    return part if isinstance(part, str) else ""


def _day(message: dict[str, Any], key: str) -> date | None:
    """The day of `date` or `edited` on the exporter's own clock, which is what the export shows.

    The seconds since 1970 are read only where the written time is missing: they know no day.
    """
    written = message.get(key)
    if isinstance(written, str):
        try:
            moment = datetime.fromisoformat(written)
        except ValueError:
            pass
        else:
            return None if moment.year == NEVER else moment.date()
    seconds = str(message.get(f"{key}_unixtime") or "")
    if not seconds.isdecimal() or seconds == "0" or len(seconds) > 11:
        return None
    return datetime.fromtimestamp(int(seconds), UTC).date()


def _forward(message: dict[str, Any]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The hand a message was forwarded from, and the note that says so."""
    if "forwarded_from" not in message:
        return (), ()
    origin = _text_or_none(message["forwarded_from"]) or WITHOUT_NAME
    note = f"forwarded from {origin}: the words are theirs, not the channel's"
    return (origin,), (Problem("forwarded", note),)


def _edits(said: date | None, edited: date | None) -> tuple[Problem, ...]:
    if edited is None:
        return ()
    since = f" (first sent on {said.isoformat()})" if said else ""
    return (Problem("edited", f"the message was edited on {edited.isoformat()}{since}"),)


def _facts(
    message: dict[str, Any], chat: Chat, author: str, address: str | None
) -> Iterator[Found]:
    """The facts the export states about a message, with the field each stands in."""
    values = (
        ("outlet", chat.name, "telegram name"),
        ("author", author, "telegram from"),
        ("address", address, "telegram id"),
        ("published", message.get("date"), "telegram date"),
        ("modified", message.get("edited") if _day(message, "edited") else None, "telegram edited"),
    )
    for field, value, where in values:
        if isinstance(value, str) and value:
            yield Found(field, value, where, chosen=True)


def _text_or_none(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
