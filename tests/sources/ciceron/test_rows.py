"""A row of the diary is read by its link, else by its title."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from tests.cases import cases

from agendawatch.errors import LayoutError
from agendawatch.model import DocumentClassification, MeetingStatus, Site
from agendawatch.sources.ciceron import PortalSession, read_bodies, read_files, read_meeting, read_row
from agendawatch.sources.selection import Wanted

PORTAL = "https://sok.example.se"
BODIES = read_bodies(
    {
        "KS": {"description": "Kommunstyrelsen/Kommunfullmäktige", "instances": ["Kommunfullmäktige", "Arbetsutskott"]},
        "BUN": {"description": "Barn- och utbildningsnämnden", "instances": [{"name": "Arbetsutskott"}]},
    },
    PORTAL,
)


def test_a_body_without_its_owner_belongs_to_its_diary() -> None:
    """Two diaries have an "Arbetsutskott" each."""
    assert [it.organization.name for it in BODIES] == [
        "Kommunfullmäktige",
        "Kommunstyrelsens arbetsutskott",
        "Barn- och utbildningsnämndens arbetsutskott",
    ]


def test_a_body_is_the_one_asked_for_however_its_letters_are_put_together() -> None:
    """A diary may write "ä" as two signs; a search hands its name back as it came."""
    name = unicodedata.normalize("NFD", "Kommunfullmäktige")
    bodies = read_bodies({"KS": {"description": "Kommunstyrelsen", "instances": [name]}}, PORTAL)
    row = read_row({"title": f"{name} 2026-03-12", "object_link": f"?t=1&i={name}&n=KS"}, PORTAL, bodies)

    assert [(it.name, it.organization) for it in bodies] == [(name, BODIES[0].organization)]
    assert row is not None
    assert row.organization == BODIES[0].organization
    assert Wanted.of(Site(url=PORTAL), name) == Wanted(("Kommunfullmäktige",))


@cases("link", "name", "day", "start")
def test_a_link_tells_body_day_and_hour(link: str, name: str, day: str, start: dt.time | None) -> None:
    """Names hold any sign; midnight is no hour; without a link the title tells."""
    row = read_row({"title": "Kommunfullmäktige 2026-03-12", "object_link": link, "diary_name": "KS"}, PORTAL, BODIES)

    assert row is not None
    assert (row.organization.name, f"{row.day:%m-%d}", row.start) == (name, day, start)
    assert (row.warning is not None) == bool(link)


def test_a_document_that_tells_of_no_meeting_is_passed_over() -> None:
    """A meeting without a day is an error."""
    assert read_row({"title": "Taxa för bygglov"}, PORTAL, BODIES) is None
    with pytest.raises(LayoutError, match="a day"):
        read_row({"title": "Kommunfullmäktige", "object_link": "?t=1&i=Kommunfullmäktige&n=KS"}, PORTAL, BODIES)


@cases("tid", "hours", "note")
def test_hours_come_in_many_forms(tid: str, hours: tuple[int | None, int | None], note: str | None) -> None:
    """Each known one is read, and words that are no hour are kept."""
    row = read_row({"title": "Kommunfullmäktige 2026-03-12"}, PORTAL, BODIES)
    assert row is not None

    meeting = read_meeting(row, {"tid": tid, "documents": []}, Site(url=PORTAL), PortalSession(PORTAL))

    assert (meeting.start and meeting.start.hour, meeting.end and meeting.end.hour) == hours
    assert meeting.time_note == note
    assert meeting.status is MeetingStatus.SCHEDULED


def test_a_files_name_goes_back_as_it_came() -> None:
    """Quoted for an address and nothing else; files that are not there are left out, doubles too."""
    row = {
        "id": 7,
        "dok_id": 9,
        "filename": "Protokoll å.pdf",
        "filename_b64": "UHJvdG9rb2xsIOUucGRm+/==",
        "size": "12",
    }

    (file,) = read_files([row, row, {**row, "id": 8, "exists": False}], PORTAL)

    assert file.url == f"{PORTAL}/download/document?filename=UHJvdG9rb2xsIOUucGRm%2B%2F%3D%3D&id=7"
    assert (file.classification, file.media_type, file.size) == (
        DocumentClassification.MINUTES,
        "application/pdf",
        12,
    )


def test_a_file_without_an_address_is_told() -> None:
    """Half a file is none."""
    with pytest.raises(LayoutError, match="filename_b64"):
        read_files({"files": [{"id": "7", "filename": "Protokoll.pdf"}]}, PORTAL)
    assert read_files(None, PORTAL) == ()
