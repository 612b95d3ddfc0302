"""A matter's own page: its question on top, who says yes at left, who says no at right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import HTMLResponse

from reportedly.columns import as_row
from reportedly.ledger.browsing import EVERYTHING, FARTHEST, Portion
from reportedly.matters.wide import wide
from reportedly.web.accounts import oppositions
from reportedly.web.answers import as_csv, tagged
from reportedly.web.drawing import Point, timeline
from reportedly.web.lists import OPPOSED
from reportedly.web.origins import side, with_origins
from reportedly.web.pages import RESPONSES
from reportedly.web.schema import MatterPage
from reportedly.web.wording import act, course, days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from reportedly.ledger import Ledger
    from reportedly.ledger.sharing import Shared
    from reportedly.matters.told import Told
    from reportedly.matters.wide import Wide
    from reportedly.web.room import Room

PAIRS = 100
"""Pairs of accounts on one page each that a matter's page shows, the newest; all are in its CSV."""

Number = Annotated[
    int, Path(ge=1, le=FARTHEST, description="A matter's number, as the list gives it")
]


def router(room: Room) -> APIRouter:
    """The routes of single matters."""
    routes = APIRouter()

    @routes.get("/matters/{number}.json", response_model=MatterPage, responses=RESPONSES,
                tags=["matters"], summary="A matter as all pages tell of it")  # fmt: skip
    def in_json(request: Request, number: Number) -> Response:
        with room.ledger() as ledger:
            found, matter = _read(ledger, number)
            pairs = ledger.opposed_in(number, OPPOSED, limit=PAIRS)
            opposed = with_origins(ledger, Portion(pairs)).items
        told = {"opposed": [_plain(row) for row in opposed], "sides": _sides(found, matter)}
        return tagged(request, as_row(found, matter) | told)

    @routes.get("/matters/{number}.csv", response_class=Response, tags=["matters"],
                responses={**RESPONSES, 200: {"content": {"text/csv": {}}}},
                summary="Every telling of a matter, as CSV")  # fmt: skip
    def in_csv(number: Number) -> Response:
        with room.ledger() as ledger:
            ledger.shared_matter(number)
            told = ledger.statement_portion(matter=number, limit=EVERYTHING)
            rows = with_origins(ledger, told).items
        return as_csv(rows, f"matter-{number}")

    @routes.get("/matters/{number}", response_class=HTMLResponse, include_in_schema=False)
    def in_html(request: Request, number: Number) -> HTMLResponse:
        with room.ledger() as ledger:
            found, matter = _read(ledger, number)
            pairs = ledger.opposed_in(number, OPPOSED, limit=PAIRS)
            counts = next(iter(ledger.counted_matters([number])), {})
        return room.shown(request, "matter", part="matters", **_values(found, matter),
                          counts=counts, pairs=oppositions(pairs))  # fmt: skip

    return routes


def _read(ledger: Ledger, number: int) -> tuple[Shared, Wide]:
    """A matter with all that is worked out of it. Raises NotFound."""
    found = ledger.shared_matter(number)
    return found, wide(found.names, found.told, found.homes)


def _values(found: Shared, matter: Wide) -> dict[str, Any]:
    by_id = {one.id: one for one in found.told}
    return {
        "matter": matter,
        "told": found,
        "also": [name for name in dict.fromkeys(found.names) if name != matter.name],
        "near": found.near,
        "sides": _sides(found, matter),
        "drawn": _drawn(matter, {end for one in matter.relations for end in (one.a, one.b)}),
        "across": [(one, by_id[one.b], by_id[one.a]) for one in matter.relations],
        "proposed": [(row, by_id[row["b"]], by_id[row["a"]]) for row in found.proposals],
        "address": f"/matters/{found.number}",
    }


def _sides(found: Shared, matter: Wide) -> dict[str, dict[str, int]]:
    asked = matter.question
    return {name: side(getattr(asked, name), found.homes) for name in ("yes", "no", "rest")}


def _drawn(matter: Wide, opposed: Iterable[str]) -> Markup:
    """What is said of the matter's course, as dots in time."""
    against = set(opposed)
    return timeline(
        Point(
            when,
            course(one.status.value if one.status else None),
            f"/pages/{one.page}/{one.statement.id}",
            f"{voice(one)} {act(one.act.value if one.act else None)}: "
            f"{one.statement.content.text[:120]} ({days(when, when)})",
            one.id in against,
        )
        for when, one in matter.timeline
    )


def voice(one: Told) -> str:
    """Who says so: a name, else the page's words for the source, else nobody."""
    source = one.statement.source.text if one.statement.source else None
    return one.speaker or source or "nobody named"


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "record"}
