"""The same list as a page, as JSON and as CSV, at one address with another ending."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlencode

from fastapi import Query, Request, Response
from fastapi.responses import StreamingResponse

from reportedly.export.csv import safe_cell
from reportedly.ledger.browsing import EVERYTHING, Portion

if TYPE_CHECKING:
    from reportedly.ledger import Ledger

SHOWN = 50
"""Lines of a list on one page: two screens."""

MOST = 500
"""Lines of a list in one answer in JSON."""


CURSOR = "^[0-9]{0,9}$"
"""What `next` of an answer gives as `after`: a place in a list of less than a billion lines."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What an address asks of a list."""

    name: str = ""
    q: str = ""
    after: str = ""
    limit: int = SHOWN


def ask(
    name: Annotated[str, Query(max_length=300, description="One speaker, matter or outlet")] = "",
    q: Annotated[str, Query(max_length=500, description="Words, or a query of fields")] = "",
    after: Annotated[str, Query(pattern=CURSOR, description="From `next` of an answer")] = "",
    limit: Annotated[int, Query(ge=1, le=MOST, description="Lines at most")] = SHOWN,
) -> Ask:
    """What the address asks."""
    return Ask(_text(name), _text(q), after, limit)


Fetch = Callable[["Ledger", Ask], Portion]


def as_json(request: Request, portion: Portion) -> Response:
    """A portion of a list as JSON, with the address of the next."""
    items = [{name: value for name, value in row.items() if name != "record"}
             for row in portion.items]  # fmt: skip
    return tagged(request, {"items": items, "next": next_address(request, portion)})


def tagged(request: Request, value: Any) -> Response:
    """JSON with an ETag of its content; 304 where the reader has it already."""
    told = json.dumps(value, ensure_ascii=False, default=str, separators=(",", ":"))
    body = told.encode("utf-8", "replace")
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache, private"}
    if tag in (part.strip() for part in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def next_address(request: Request, portion: Portion) -> str | None:
    """Where the next portion is, None at the end."""
    if portion.after is None:
        return None
    asked = {**request.query_params, "after": portion.after}
    return f"{request.url.path}?{urlencode(asked)}"


def other_form(request: Request, ending: str) -> str:
    """The address of the same list in another form, whole."""
    asked = {name: value for name, value in request.query_params.items() if name != "after"}
    address = "/search" if request.url.path == "/" else request.url.path
    return f"{address}{ending}{f'?{urlencode(asked)}' if asked else ''}"


def as_csv(rows: list[dict[str, Any]], name: str) -> Response:
    """Rows as CSV for a spreadsheet: with a byte order mark, no cell run as a formula."""
    headers = {"Content-Disposition": f'attachment; filename="reportedly-{name}.csv"'}
    return StreamingResponse(_lines(rows), media_type="text/csv; charset=utf-8", headers=headers)


def whole(fetch: Fetch, ledger: Ledger, asked: Ask) -> list[dict[str, Any]]:
    """All rows of a list."""
    return fetch(ledger, Ask(asked.name, asked.q, "", EVERYTHING)).items


def _lines(rows: list[dict[str, Any]]) -> Iterator[bytes]:
    columns = [name for name in (rows[0] if rows else {}) if name != "record"]
    yield "\ufeff".encode()
    line = io.StringIO(newline="")
    writer = csv.DictWriter(line, columns, extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items() if name in columns})
        yield line.getvalue().encode("utf-8", "replace")
        line.seek(0)
        line.truncate()


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    elif isinstance(value, Mapping):
        value = json.dumps(value, ensure_ascii=False)
    return safe_cell(value)


def _text(given: str) -> str:
    return " ".join(given.replace("\0", " ").split())
