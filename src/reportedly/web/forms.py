"""Forms that change something: read whole, and only if they are the reader's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException

if TYPE_CHECKING:
    from reportedly.web.sessions import Sessions

Form = dict[str, str]
Given = dict[str, str | UploadFile]

PASTED = 1 << 20
"""Most bytes of one field: as far as statements are looked for on a page (`pipeline.REACH`)."""

FILES = 1
"""Files of one upload: one page, or one archive of many."""


async def _own(request: Request) -> AsyncIterator[Given]:
    """The form, if its token is this visit's, open for as long as the answer takes.

    Raises HTTPException 403 for any other, and 400 for one that cannot be read.
    """
    try:
        form = await request.form(max_files=FILES, max_fields=20, max_part_size=PASTED)
    except MultiPartException as error:
        raise HTTPException(400, f"The form cannot be read: {error.message}") from error
    try:
        sessions: Sessions = request.app.state.room.sessions
        token = form.get("csrf")
        if not isinstance(token, str) or not sessions.is_own(request.state.session, token):
            raise HTTPException(403, "This form is too old. Open the page again and repeat it")
        yield dict(form)
    finally:
        await form.close()


async def _words(given: Annotated[Given, Depends(_own)]) -> Form:
    return {name: value for name, value in given.items() if isinstance(value, str)}


OwnForm = Annotated[Form, Depends(_words)]
"""The words of a form of this visit; any other is refused with 403."""

OwnUpload = Annotated[Given, Depends(_own)]
"""The words and the file of a form of this visit."""
