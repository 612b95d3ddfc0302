"""Who is reading: a signed cookie, and the token that each form carries.

Nothing is kept on the server. The key is made anew when the room opens: forms and sign-ins of an
earlier room no longer hold.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass, field

from reportedly.errors import ReportedlyError

COOKIE = "reportedly"
"""The cookie's name; sent back to this server only, unreadable to scripts."""

LASTS = 14 * 24 * 3600
"""Seconds a sign-in holds: two weeks."""

SHORTEST = 20
"""Letters of a token that cannot be guessed by trying (20 random ones of 64 are 120 bits)."""

NAME = 60
"""Letters of a reader's name that are kept with corrections."""


@dataclass(frozen=True, slots=True)
class Session:
    """A reader's visit; `signed_in` where the token was given, or none is asked for."""

    id: str
    who: str = ""
    signed_in: bool = False
    made: float = field(default_factory=time.time)


class Sessions:
    """Makes and checks visits. With a token, only who gives it may read."""

    def __init__(self, token: str | None = None) -> None:
        if token is not None and len(token) < SHORTEST:
            made = secrets.token_urlsafe(24)
            raise ReportedlyError(
                f"the token is shorter than {SHORTEST} letters", todo=f"Take one like {made}"
            )
        self.token = token
        self._key = secrets.token_bytes(32)

    @property
    def team(self) -> bool:
        """Whether readers sign in."""
        return self.token is not None

    def new(self) -> Session:
        """A visit that begins."""
        return Session(secrets.token_urlsafe(18), signed_in=not self.team)

    def opens(self, token: str) -> bool:
        """Whether this is the room's token; takes as long for a wrong one as for the right one."""
        return self.token is not None and hmac.compare_digest(
            hashlib.sha256(token.encode("utf-8", "replace")).digest(),
            hashlib.sha256(self.token.encode()).digest(),
        )

    def signed_in(self, who: str) -> Session:
        """A new visit of somebody who gave the token."""
        return Session(secrets.token_urlsafe(18), " ".join(who.split())[:NAME], signed_in=True)

    def sealed(self, session: Session) -> str:
        """The visit as the cookie holds it."""
        told = [session.id, session.who, session.signed_in, session.made]
        body = base64.urlsafe_b64encode(json.dumps(told).encode()).decode()
        return f"{body}.{self._seal(body)}"

    def unsealed(self, cookie: str | None) -> Session | None:
        """The visit a cookie tells of, None for one that was not made here or is too old."""
        body, _, seal = (cookie or "").rpartition(".")
        if not body or not hmac.compare_digest(seal.encode(), self._seal(body).encode()):
            return None
        session = Session(*json.loads(base64.urlsafe_b64decode(body)))
        return session if time.time() - session.made < LASTS else None

    def csrf(self, session: Session) -> str:
        """The value that shows a form to be one of this visit."""
        return self._seal(f"form {session.id}")

    def is_own(self, session: Session, given: str) -> bool:
        """Whether a form is one of this visit."""
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.csrf(session).encode())

    def _seal(self, text: str) -> str:
        digest = hmac.new(self._key, text.encode("utf-8", "replace"), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")
