"""Adding pages: a pasted text, an uploaded file, and how far their reading is."""

from __future__ import annotations

import asyncio
import json
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse
from starlette.datastructures import UploadFile

from reportedly.web.forms import Given, OwnUpload
from reportedly.web.guard import UPLOADS
from reportedly.web.wording import plain

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from reportedly.web.room import Room
    from reportedly.web.runs import Run

EVERY = 0.4
"""Seconds between two looks at a run: as often as an eye follows a count."""


def router(room: Room) -> APIRouter:
    """The routes of adding pages."""
    routes = APIRouter()

    @routes.get("/add", response_class=HTMLResponse, include_in_schema=False)
    def ask(request: Request) -> HTMLResponse:
        return room.shown(request, "add", part="add", most=UPLOADS >> 20)

    @routes.post("/add", include_in_schema=False)
    async def take(given: OwnUpload) -> Response:
        source, name = await _source(given)
        if not source:
            raise HTTPException(400, "Nothing was given. Paste a text or choose a file")
        made = room.runs.start(source, name)
        return RedirectResponse(f"/runs/{made.id}", 303)

    @routes.get("/runs/{run}.json", include_in_schema=False)
    def run_json(run: str) -> dict[str, Any]:
        return _run(room, run).told()

    @routes.get("/runs/{run}/events", include_in_schema=False)
    def events(run: str) -> StreamingResponse:
        stream = _events(_run(room, run))
        return StreamingResponse(stream, media_type="text/event-stream")

    @routes.get("/runs/{run}", response_class=HTMLResponse, include_in_schema=False)
    def run_view(request: Request, run: str) -> HTMLResponse:
        return room.shown(request, "run", run=_run(room, run), part="add")

    return routes


async def _source(given: Given) -> tuple[str | bytes, str]:
    """What is to be read, and what it is called; a file's name is a word here, never a path."""
    file, text = given.get("file"), given.get("text")
    if isinstance(file, UploadFile) and file.filename:
        name = PureWindowsPath(file.filename).name  # knows both kinds of slashes
        return await file.read(), " ".join(plain(name).split())[:120] or "a file"
    return (text.strip() if isinstance(text, str) else ""), "the text given"


def _run(room: Room, name: str) -> Run:
    found = room.runs.get(name)
    if found is None:
        raise HTTPException(404, "no such run; what it read is in the ledger")
    return found


async def _events(run: Run) -> AsyncIterator[str]:
    """How far a run is, whenever that changed, until it is done (server-sent events)."""
    last = ""
    while True:
        told = json.dumps(run.told())
        if told != last:
            yield f"data: {told}\n\n"
            last = told
        if run.done:
            return
        await asyncio.sleep(EVERY)
