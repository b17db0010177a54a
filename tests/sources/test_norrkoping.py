"""Norrköping's interface is read board by board: notes, agendas and their files."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.replicas.asking import listing
from tests.replicas.norrkoping import WHOLE, Interface, Note, script_date
from tests.replicas.pdf import pdf
from tests.replicas.server import Replica

from agendawatch.errors import LayoutError, ReadError
from agendawatch.model import DocumentClassification, Site

Kind = DocumentClassification
SITE = ("norrkoping", "/", ())
AGENDA = pdf(["# Föredragningslista", "1. Val av justerare", "2. Lekplats vid torget"])
MINUTES = pdf(["# § 8 Lekplats vid torget", "# Beslut", "Bifall till förslaget."])
KF, KS = 271490, 271491


def _note(key: int, board: int, day: str, hour: str = "00:00", **more: str | bytes) -> Note:
    return Note(key, board, day, script_date(day, hour), **more)  # type: ignore[arg-type] # the fields are what they say


@pytest.fixture
def app() -> Interface:
    """Draw an interface of two boards."""
    return Interface(
        [
            _note(
                1,
                KF,
                "2026-03-30",
                "13:00",
                name="Protokoll KF.pdf",
                label="Kommunfullmäktige 2026-03-30",
                body=MINUTES,
            ),
            _note(2, KF, "2026-03-30", "13:00", name="KF § 9.pdf", comment="Omedelbart justerat"),
            _note(3, KF, "2026-06-15", label="Kommunfullmäktige 2026-06-15 Inställt"),
            _note(4, KS, "2026-03-09", "08:00", name="KS 2026-03-09.pdf"),
            _note(5, KS, "2026-03-09", "15:00", name="Extra.pdf", label="Extra sammanträde"),
        ],
        [
            _note(11, KF, "2026-03-30", name="KF 30 mars.pdf", body=AGENDA),
            _note(12, KF, "2026-04-27", name="Lista.pdf"),
        ],
    )


def test_notes_and_agendas_are_meetings(site: Site) -> None:
    """An agenda without an hour goes with its day; a label says cancelled; two on one day are two."""
    listed = listing(site)

    told = [
        (it.organization.slug, f"{it.date:%m-%d}", it.start and it.start.hour, it.status.value)
        for it in listed.meetings
    ]
    assert told == [
        ("kommunstyrelsen", "03-09", 8, "held"),
        ("kommunstyrelsen", "03-09", 15, "held"),
        ("kommunfullmaktige", "03-30", 13, "held"),
        ("kommunfullmaktige", "04-27", None, "convened"),
        ("kommunfullmaktige", "06-15", None, "cancelled"),
    ]
    assert [it.nth for it in listed.meetings] == [1, 2, 1, 1, 1]
    assert [it.extra for it in listed.meetings] == [False, True, False, False, False]
    assert listed.meetings[-1].status_words == "Kommunfullmäktige 2026-06-15 Inställt"


def test_files_are_told_by_their_series(site: Site) -> None:
    """A note is minutes and an agenda an agenda, unless name or comment say more; a row without a file has none."""
    meetings = listing(site).meetings

    assert [(it.title, it.classification) for it in meetings[2].documents] == [
        ("Protokoll KF.pdf", Kind.MINUTES),
        ("KF § 9.pdf", Kind.PARTIAL_MINUTES),
        ("KF 30 mars.pdf", Kind.AGENDA),
    ]
    assert meetings[2].documents[0].size == len(MINUTES)
    assert meetings[4].documents == ()


def test_the_whole_is_never_asked(site: Site, replica: Replica) -> None:
    """Its id answers 500."""
    listing(site)

    assert not [it for it in replica.asked if f"board={WHOLE}" in it.target]


def test_offsets_are_turned_to_the_end(app: Interface, site: Site) -> None:
    """Whatever the interface gives at a time."""
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 26)]
    app.notes = [
        _note(number, KF, day) for number, day in enumerate([*days, *(it.replace("26-", "25-", 1) for it in days)], 100)
    ]
    app.notes += [_note(500 + number, KF, f"2026-{3 + number // 28:02}-{1 + number % 28:02}") for number in range(120)]

    assert len(listing(site, organization="KF").meetings) == 50 + 120 + 1


@pytest.mark.parametrize("total", [7, 400])
def test_fewer_rows_than_counted_are_none(app: Interface, site: Site, total: int) -> None:
    """Half an answer is none."""
    app.total = total

    with pytest.raises(LayoutError, match="all"):
        listing(site, organization="KS")


def test_an_interface_without_agendas_is_read_without(app: Interface, site: Site) -> None:
    """That series was named to us, and never seen."""
    app.agendas = None

    assert len(listing(site).meetings) == 4


def test_a_date_that_is_none_is_told(app: Interface, site: Site) -> None:
    """It is not left out."""
    app.notes[0] = replace(app.notes[0], date="Invalid Date")

    with pytest.raises(ReadError, match="Invalid Date"):
        listing(site)
