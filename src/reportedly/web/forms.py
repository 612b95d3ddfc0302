"""Forms that change something: read whole, and only if they are the reader's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from fastapi import HTTPException, Request
from starlette.datastructures import UploadFile

if TYPE_CHECKING:
    from reportedly.web.sessions import Sessions

Form = dict[str, str]

FILES = 1
"""Files of one upload: one page, or one archive of many."""


async def _read(request: Request) -> dict[str, str | UploadFile]:
    from starlette.formparsers import MultiPartException

    try:
        form = await request.form(max_files=FILES, max_fields=20, max_part_size=1 << 20)
    except MultiPartException as error:
        raise HTTPException(400, f"The form cannot be read: {error.message}") from error
    return dict(form)


def checked(sessions: Sessions) -> Callable[[Request], Awaitable[Form]]:
    """A dependency: the words of a form. Refuses with 403 one that is not this visit's own."""

    async def form(request: Request) -> Form:
        given = await _own(sessions, request)
        return {name: value for name, value in given.items() if isinstance(value, str)}

    return form


def checked_upload(
    sessions: Sessions,
) -> Callable[[Request], Awaitable[dict[str, str | UploadFile]]]:
    """A dependency: the words and the file of a form of this visit."""

    async def form(request: Request) -> dict[str, str | UploadFile]:
        return await _own(sessions, request)

    return form


async def _own(sessions: Sessions, request: Request) -> dict[str, str | UploadFile]:
    given = await _read(request)
    token = given.get("csrf")
    if not isinstance(token, str) or not sessions.is_own(request.state.session, token):
        raise HTTPException(403, "This form is too old. Open the page again and repeat it")
    return given
