"""A page that lists meetings and files is read, whatever made it."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import table
from tests.replicas.asking import YEAR, listing, page
from tests.replicas.page import Files, ListingSite
from tests.replicas.pdf import pdf
from tests.replicas.server import serve

from agendawatch.errors import LayoutError
from agendawatch.feeds import to_ical
from agendawatch.model import Listing, MeetingStatus, Municipality, Site
from agendawatch.sources.page import read_meetings

PLACE = Municipality(code="9901", name="Exempelstad")

BOARD = ListingSite(
    "Tekniska nämndens sammanträden",
    ("Tekniska nämnden sammanträder följande datum 2026:", "20 januari", "17 februari", "17 mars", "6 oktober", "3 november"),
    [
        Files("6 oktober 2026", ("Kallelse tekniska nämnden.pdf", "Handlingar.pdf"), as_state=True),
        Files("17 mars 2026 (flyttat från 16 mars)", ("Kallelse 2026-03-16.pdf", "Protokoll 2026-03-16 § 12.pdf")),
        Files("17 februari 2026", ("Kallelse 2026-02-17.pdf", "Protokoll 2026-02-17.pdf")),
    ],
    {
        "Kallelse 2026-02-17.pdf": pdf(["# Kallelse", "1. Val av justerare", "2. Gångbro över ån", "   TN 2026/0044"]),
        "Protokoll 2026-02-17.pdf": pdf(["# § 8 Gångbro över ån", "Dnr TN 2026/0044", "# Beslut", "Bifall."]),
    },
)  # fmt: skip


def _site(address: str = "https://example.se") -> Site:
    return Site(url=address + BOARD.path, platform="page", municipality=PLACE)


def _told(listed: Listing) -> list[tuple[str, str, list[str]]]:
    return [(f"{it.date:%m-%d}", it.status.value, [file.title for file in it.documents]) for it in listed.meetings]


def test_files_belong_to_the_meeting_that_they_stand_under() -> None:
    """In HTML and in a script's state alike; a moved meeting keeps its files though their names say the old day."""
    with serve(BOARD) as replica:
        listed = listing(_site(replica.address))

    assert _told(listed) == [
        ("01-20", "scheduled", []),
        ("02-17", "held", ["Kallelse 2026-02-17.pdf", "Protokoll 2026-02-17.pdf"]),
        ("03-17", "held", ["Kallelse 2026-03-16.pdf", "Protokoll 2026-03-16 § 12.pdf"]),
        ("10-06", "convened", ["Kallelse tekniska nämnden.pdf", "Handlingar.pdf"]),
        ("11-03", "scheduled", []),
    ]
    assert {it.organization.name for it in listed.meetings} == {"Tekniska nämnden"}
    assert {it.municipality for it in listed.meetings} == {PLACE}
    assert listed.window == YEAR


def test_a_file_of_a_script_has_its_size_and_time() -> None:
    """The state says more than the page does."""
    meeting = read_meetings(page(BOARD.page()), _site())[3]

    assert {it.size for it in meeting.documents} == {206_512}
    assert meeting.documents[0].published == dt.datetime(2026, 9, 17, 6, 29, 44, tzinfo=dt.UTC)


def test_a_page_of_another_shape_is_told() -> None:
    """No date and no file is a layout that we do not know."""
    with pytest.raises(LayoutError, match=r"https://example\.se/moten"):
        read_meetings(page("<!doctype html><h1>Välkommen</h1><p>Här finns vår nya webbplats."), _site())


def test_a_meetings_own_page_is_known_by_its_whole_address() -> None:
    """However the list writes it; a link that leads to no page is none."""
    html = (
        "<!doctype html><main><h1>Tekniska nämnden 2026</h1><ul>"
        '<li><a href="/moten/januari">20 januari</a><li><a href="februari">17 februari</a>'
        '<li><a href="mailto:namnden@example.se">17 mars</a></ul></main>'
    )

    meetings = read_meetings(page(html), _site())

    assert [it.url for it in meetings] == ["https://example.se/moten/januari", "https://example.se/februari", None]
    assert to_ical(meetings, name="Tekniska nämnden").count(b"BEGIN:VEVENT") == len(meetings)


def test_files_alone_tell_of_their_meetings() -> None:
    """A list of links whose names hold day and organization; a policy of some day tells of none."""
    html = (
        "<!doctype html><main><h1>Protokoll</h1><ul>"
        '<li><a href="/app/uploads/ks.pdf">Protokoll kommunstyrelsen 2026-03-10 (pdf, 1,2 MB)</a>'
        '<li><a href="/app/uploads/kf.pdf">Kallelse kommunfullmäktige 23 mars 2026</a>'
        '<li><a href="/app/uploads/kf2.pdf">Protokoll kommunfullmäktige 23 mars 2026</a>'
        '<li><a href="/app/uploads/policy.pdf">Resepolicy 2019-01-01</a></ul></main>'
    )

    meetings = read_meetings(page(html), _site())

    assert [(it.organization.name, it.date.day, it.status, len(it.documents)) for it in meetings] == [
        ("Kommunstyrelsen", 10, MeetingStatus.HELD, 1),
        ("Kommunfullmäktige", 23, MeetingStatus.HELD, 2),
    ]


def test_a_page_that_editors_built_gives_all_its_meetings_and_files() -> None:
    """Days without a year, portlets in portlets, a heading for every meeting's files, and sizes that only are heard."""
    meetings = read_meetings(
        page(table(__file__, "EDITED")), Site(url="https://example.se/moten", platform="sitevision")
    )

    assert [(f"{it.date:%m-%d}", len(it.documents)) for it in meetings] == [
        ("01-13", 0), ("02-10", 0), ("08-18", 4), ("09-15", 3), ("12-08", 0)
    ]  # fmt: skip
    for meeting in meetings:
        assert meeting.organization.name == "Kommunstyrelsen"
        assert all(meeting.date.isoformat() in file.title for file in meeting.documents)
        assert all(file.size and file.published for file in meeting.documents)
