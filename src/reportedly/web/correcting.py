"""Corrections: each form of a card is one row of the ledger, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from reportedly.errors import CorrectionError
from reportedly.ledger import Accept, Apart, ChangeSpeaker, EditSpan, MoveTo, Same, Undo, Wrong
from reportedly.offsets import Span
from reportedly.web.forms import Form, OwnForm
from reportedly.web.margin import card_of
from reportedly.web.pages import PageId, StatementId, card_values

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.ledger.corrections import Change
    from reportedly.page import Text
    from reportedly.statement import Statement
    from reportedly.web.room import Room

WORDS = 20_000
"""Characters of words that a statement may be given: the longest speech on one page."""


def router(room: Room) -> APIRouter:
    """The routes of correcting."""
    routes = APIRouter()

    @routes.post("/pages/{page}/{statement}", include_in_schema=False)
    def correct(request: Request, page: PageId, statement: StatementId, form: OwnForm) -> Response:
        with room.ledger(write=True) as ledger:
            about = {"who": room.who(request), "why": form.get("why", "").strip() or None}
            if form.get("do") == "undo":
                ledger.undo_last(page, statement, **about)  # type: ignore[arg-type]
            else:
                change = _change(ledger, page, statement, form)
                ledger.correct(change, page=page, statement=statement, **about)  # type: ignore[arg-type]
        if request.headers.get("hx-request") and form.get("do") != "words":
            return _card(room, request, page, statement)
        return RedirectResponse(f"/pages/{page}/{quote(statement)}#c-{quote(statement)}", 303)

    @routes.post("/speakers", include_in_schema=False)
    def people(request: Request, form: OwnForm) -> Response:
        name, other = form.get("name", "").strip(), form.get("other", "").strip()
        with room.ledger(write=True) as ledger:
            change = _about_people(form, name, other)
            ledger.correct(change, who=room.who(request), why=form.get("why") or None)
        return RedirectResponse(f"/speakers?name={quote(name)}", 303)

    return routes


def _card(room: Room, request: Request, page: str, statement: str) -> Response:
    """The one card a correction changed, to stand in the place of the old one."""
    with room.ledger() as ledger:
        revision = ledger.corrected(page)
        known = {"speaker": ledger.known_names("speaker"), "matter": ledger.known_names("matter")}
    card = card_of(revision, statement)
    if card is None:
        raise HTTPException(404, f"no statement {statement} on page {page}")
    values = card_values(revision)
    return room.shown(request, "parts/one_card", card=card, known=known, **values)


def _change(ledger: Ledger, page: str, statement: str, form: Form) -> Change:
    """The change a card's form asks for. Raises CorrectionError."""
    do = form.get("do", "")
    if do == "accept":
        return Accept()
    if do == "wrong":
        return Wrong()
    if do == "speaker":
        return ChangeSpeaker(form.get("speaker", "").strip())
    if do == "matter":
        return MoveTo(form.get("matter", "").strip())
    if do == "words":
        return _words(ledger, page, statement, form)
    raise CorrectionError(f"no correction {do[:40]!r}", todo="Use the buttons of a card")


def _words(ledger: Ledger, page: str, statement: str, form: Form) -> EditSpan:
    """Words given as they read on the page, found there nearest to where the statement stands."""
    report = ledger.corrected(page).report
    item = next((item for item in report.statements if item.id == statement), None)
    if item is None:
        raise CorrectionError(f"no statement {statement} on page {page}")
    part = form.get("part", "content")
    span = nearest(report.page.text, form.get("words", "")[:WORDS], _place(item, part))
    return EditSpan(part, span.start, span.end)


def nearest(text: Text, words: str, near: int) -> Span:
    """Where these words of the restored text stand, nearest to a place of the original.

    Blanks and line breaks count as one. Raises CorrectionError where they stand nowhere.
    """
    wanted = " ".join(words.split())
    joined, places = _joined(text.restored)
    found, at = [], joined.find(wanted) if wanted else -1
    while at >= 0:
        found.append(text.to_original.source(Span(places[at], places[at + len(wanted) - 1] + 1)))
        at = joined.find(wanted, at + 1)
    if not found:
        todo = "Copy them from the page, letter by letter"
        raise CorrectionError("those words do not stand on the page", todo=todo)
    return min(found, key=lambda span: abs(span.start - near))


def _joined(text: str) -> tuple[str, list[int]]:
    """The text with each run of blanks as one, and the place of each of its letters."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        blank = letter.isspace()
        if blank and letters and letters[-1] == " ":
            continue
        letters.append(" " if blank else letter)
        places.append(place)
    return "".join(letters), places


def _place(item: Statement, part: str) -> int:
    words = getattr(item, part, None) if part in {"content", "source", "cue"} else None
    spans = (words or item.content).spans
    return min((span.start for span in spans), default=0)


def _about_people(form: Form, name: str, other: str) -> Change:
    if form.get("do") == "undo":
        return Undo(form.get("id", ""))
    if form.get("do") == "apart":
        return Apart((name, other))
    if form.get("do") == "same":
        return Same((name, other))
    raise CorrectionError("same or apart?", todo="Use the buttons")
