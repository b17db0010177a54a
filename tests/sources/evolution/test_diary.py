"""The diary's rows are meetings and items; rows that tell nothing are told."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from tests.replicas.asking import YEAR, page

from agendawatch.errors import AgendawatchError, LayoutError
from agendawatch.fetch import run
from agendawatch.model import Listing, MeetingStatus, Organization, Site
from agendawatch.sources import Request, Response
from agendawatch.sources.evolution import Authority, find_authorities, list_authority, read_items
from agendawatch.sources.selection import Wanted

HOST = "https://diariet.example.se"
SITE = Site(url=HOST)
BOARD = Authority("5 84", Organization(name="Kommunfullmäktige"))


class Answers:
    """Answers by the end of an address; what is not told is empty."""

    def __init__(self, told: Mapping[str, object]) -> None:
        """Know what to tell."""
        self._told = told

    def __call__(self, ask: Request) -> Response:
        """Answer an ask."""
        body = next((rows for end, rows in self._told.items() if ask.url.endswith(end)), [])
        return page(json.dumps({"data": body}), ask.url)


@pytest.mark.parametrize(
    "row",
    [{"code": "584", "description": "KF"}, {"id": 584, "name": "Kommunfullmäktige"}, {"key": "584", "text": "KF"}],
)
def test_those_who_decide_have_ids_and_names(row: dict[str, object]) -> None:
    """Under whichever fields."""
    units = page('{"data": [{"id": "1"}]}', f"{HOST}/api/units")
    conversation = find_authorities(HOST, units, Wanted.of(SITE, "KF"))

    (authority,) = run(conversation, Answers({"decisionAuthoritys/1": [row]}))

    assert (authority.id, authority.organization.name) == ("584", "Kommunfullmäktige")


def test_units_without_anybody_are_told() -> None:
    """A diary without organizations is another layout."""
    units = page("[]", f"{HOST}/api/units")

    with pytest.raises(LayoutError, match="units"):
        run(find_authorities(HOST, units, Wanted(None)), Answers({}))


def test_a_meeting_may_be_cancelled_by_its_words() -> None:
    """The words are kept; ids are quoted in addresses."""
    rows = [{"id": 7, "date": "2026-03-09", "description": "INSTÄLLT"}]

    (meeting,) = run(list_authority(HOST, BOARD, YEAR, SITE), Answers({"meetings/5%2084": rows}))

    assert (meeting.status, meeting.status_words, meeting.start) == (MeetingStatus.CANCELLED, "INSTÄLLT", None)


@pytest.mark.parametrize("row", [{"date": "2026-03-09"}, {"id": 7}, {"id": 7, "date": "soon"}])
def test_a_row_that_is_no_meeting_is_told(row: dict[str, object]) -> None:
    """It is not left out."""
    with pytest.raises(AgendawatchError, match="meetings/5"):
        run(list_authority(HOST, BOARD, YEAR, SITE), Answers({"meetings/5%2084": [row]}))


def test_no_rows_are_no_agenda() -> None:
    """`None` while nothing is listed, and while there is a summons alone."""
    (meeting,) = run(
        list_authority(HOST, BOARD, YEAR, SITE), Answers({"meetings/5%2084": [{"id": 7, "date": "2026-03-09"}]})
    )
    summons = {"documentId": "k", "fileExtension": ".PDF", "description": "Kallelse", "agendaOrder": None}

    assert run(read_items(HOST, meeting), Answers({})) is None
    assert run(read_items(HOST, meeting), Answers({"notices/7": [summons]})) is None


def test_items_stand_in_their_order() -> None:
    """By number, and not by letters; another kind of file has another address."""
    rows = [
        {"documentId": f"d{place}", "fileExtension": "docx", "description": f"Ärende {place}", "agendaOrder": place}
        for place in (10, 2, 1)
    ]
    (meeting,) = run(
        list_authority(HOST, BOARD, YEAR, SITE),
        Answers({"meetings/5%2084": [{"id": 7, "date": "2026-03-09"}], "notices/7": rows}),
    )

    items = run(read_items(HOST, meeting), Answers({"notices/7": rows})) or ()

    assert [it.number for it in items] == ["1", "2", "10"]
    assert items[0].documents[0].url == f"{HOST}/api/documents/d1.bin"
    assert Listing(window=YEAR, meetings=(meeting,)).meetings[0].status is MeetingStatus.CONVENED
