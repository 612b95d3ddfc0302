"""Forms that change something: read whole, and only if they are the reader's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException

if TYPE_CHECKING:
    from reportedly.web.sessions import Sessions

Form = dict[str, str]
Given = dict[str, str | UploadFile]

FILES = 1
"""Files of one upload: one page, or one archive of many."""


async def _read(request: Request) -> Given:
    try:
        form = await request.form(max_files=FILES, max_fields=20, max_part_size=1 << 20)
    except MultiPartException as error:
        raise HTTPException(400, f"The form cannot be read: {error.message}") from error
    return dict(form)


async def _own(request: Request) -> Given:
    """The form, if its token is this visit's. Raises HTTPException 403 otherwise."""
    given = await _read(request)
    token = given.get("csrf")
    sessions: Sessions = request.app.state.room.sessions
    if not isinstance(token, str) or not sessions.is_own(request.state.session, token):
        raise HTTPException(403, "This form is too old. Open the page again and repeat it")
    return given


async def _words(request: Request) -> Form:
    given = await _own(request)
    return {name: value for name, value in given.items() if isinstance(value, str)}


OwnForm = Annotated[Form, Depends(_words)]
"""The words of a form of this visit; any other is refused with 403."""

OwnUpload = Annotated[Given, Depends(_own)]
"""The words and the file of a form of this visit."""
