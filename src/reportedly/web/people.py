"""Everybody a name may mean: what they said, were called, and why pages are taken to name one."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from reportedly.ledger.speaker_pages import speaker_pages
from reportedly.speaker_cards import pages_of
from reportedly.web.answers import tagged
from reportedly.web.schema import SpeakersAbout, Told
from reportedly.web.wording import act

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportedly.copies import Groups
    from reportedly.ledger import Ledger
    from reportedly.ledger.speaker_pages import SpeakerPage
    from reportedly.web.room import Room

RESPONSES: dict[int | str, dict[str, Any]] = {
    400: {"model": Told},
    304: {"description": "The reader has this already (If-None-Match)"},
    401: {"description": "The room asks for a token"},
}


@dataclass(frozen=True, slots=True)
class Called:
    """One speaker as shown: the ledger's page, the origins of pages, and what was done by words.

    `acts` has each act with its statements and their origins. `said` gives each statement's words
    by its place, as clashes name them.
    """

    page: SpeakerPage
    groups: Groups
    origins: int
    acts: tuple[tuple[str, int, int], ...]
    said: dict[str, str]

    @property
    def groups_with(self) -> tuple[str, ...]:
        """The names of groups the speaker is one of, and says something with."""
        return _names(self.page.together)

    @property
    def people_of(self) -> tuple[str, ...]:
        """What those without a name are called who are the speaker's and say something."""
        return _names(self.page.theirs)

    @property
    def spelt_otherwise(self) -> bool:
        """Whether there is more than one spelling."""
        return len(self.page.spellings) > 1 or any(one.slip_of for one in self.page.spellings)


def router(room: Room) -> APIRouter:
    """The route of single speakers; their pages are the list's with a name."""
    routes = APIRouter()

    @routes.get("/speakers/about.json", response_model=SpeakersAbout, responses=RESPONSES,
                tags=["speakers"], summary="Everybody a name may mean, and why")  # fmt: skip
    def about(
        request: Request,
        name: Annotated[str, Query(min_length=1, max_length=300, description="In any spelling")],
    ) -> Response:
        with room.ledger() as ledger:
            found = people_called(ledger, name.replace("\0", " "))
        return tagged(request, {"items": [_plain(one) for one in found]})

    return routes


def people_called(ledger: Ledger, name: str) -> list[Called]:
    """Everybody the name may mean, those who say most first."""
    return [_called(ledger, page) for page in speaker_pages(ledger, name)]


def _called(ledger: Ledger, page: SpeakerPage) -> Called:
    pages = pages_of(page)
    groups = ledger.origins_of(pages)
    acts: dict[str, list[str]] = {}
    for row in page.statements:
        acts.setdefault(act(row["act"]), []).append(row["page"])
    counted = ((name, len(told), groups.count(told)) for name, told in acts.items())
    return Called(
        page=page,
        groups=groups,
        origins=groups.count(pages),
        acts=tuple(sorted(counted, key=lambda item: -item[1])),
        said={f"{row['page']}:{row['id']}": row["content"] for row in page.statements},
    )


def _names(rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["who"] for row in rows if row["who"]))


def _plain(one: Called) -> dict[str, Any]:
    """A speaker as JSON values; whatever names pages also says how many origins they have."""
    told = asdict(one.page) | {"origins": one.origins}
    for part in ("roles", "channels", "spellings"):
        told[part] = [row | {"origins": one.groups.count(row["pages"])} for row in told[part]]
    return told
