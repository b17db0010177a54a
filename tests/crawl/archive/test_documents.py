"""What one document tells."""

from __future__ import annotations

import datetime as dt
import hashlib
from contextlib import suppress
from pathlib import Path
from unittest.mock import Mock

import pytest
from tests.cases import cases
from tests.crawl.archive.drawn_archive import agenda_lines, minutes_lines_of
from tests.replicas.pdf import pdf

from agendawatch.crawl.archive import documents
from agendawatch.crawl.archive.documents import (
    Archive,
    ArchiveDocument,
    ArchiveDocumentKind,
    DocumentFacts,
    address_of,
    find_documents,
    in_reading_order,
    read_archive_document,
)
from agendawatch.errors import DocumentError, InputError, LayoutError, ReadError
from agendawatch.model import Caveat, CaveatCode, MeetingStatus, Organization
from agendawatch.readers.schedule import read_schedule
from agendawatch.registry import municipality

DAY = dt.date(2031, 3, 12)
ARCHIVE = Archive(municipality("Höör"), None, None, dt.datetime(2032, 3, 6, 12, tzinfo=dt.UTC))
BARE_AGENDA = (
    "Föredragningslista\n\n1. Val av justerare\n\n2. Budget   KS 2031/12\n\n3. Cykelplan   KS 2031/15\n".encode()
)


MINUTES, SUMMONS = ("\n\n".join(lines_of(DAY)).encode() for lines_of in (minutes_lines_of, agenda_lines))
BODIES = {"minutes": MINUTES, "agenda": pdf(agenda_lines(DAY)), "bare": BARE_AGENDA}


def read(name: str, body: bytes = MINUTES, *, known: str | None = None, archive: Archive = ARCHIVE) -> DocumentFacts:
    """Read a document of an archive."""
    return read_archive_document(ArchiveDocument(name, body=body), known, archive)


@cases("name", "body", "kind", kind=ArchiveDocumentKind)
def test_a_document_is_what_its_name_or_its_text_says(name: str, body: str, kind: ArchiveDocumentKind) -> None:
    """And of that meeting; what says neither is left alone."""
    told = read(name, BODIES.get(body) or body.encode())

    assert told.kind is kind
    assert [it.date for it in told.meetings[:1]] == [DAY] * (kind is not ArchiveDocumentKind.OTHER)
    assert {str(it.organization) for it in told.meetings} <= {"Kommunstyrelsen"}
    assert all(it.municipality == ARCHIVE.municipality for it in told.meetings)


def test_bytes_that_were_read_before_are_not_read_again() -> None:
    """They are known by their hash."""
    print_ = hashlib.sha256(MINUTES).hexdigest()

    told = read("x protokoll.txt", known=print_)

    assert (told.known, told.meetings, told.content_hash) == (True, (), print_)


def test_facts_know_their_ground() -> None:
    """Which document, where in it, and when it was read."""
    told = read("ks_protokoll_20310312.txt")

    [meeting] = told.meetings
    grounds = [meeting.provenance, *(it.provenance for it in meeting.agenda or ())]
    assert all(it and (it.content_hash, it.seen) == (told.content_hash, ARCHIVE.now) for it in grounds)
    assert all(it and it.place and it.place.startswith("ks_protokoll_20310312.txt") for it in grounds)
    assert meeting.status is MeetingStatus.HELD


def test_an_archive_s_organization_is_of_those_that_say_none() -> None:
    """The document's own word goes before it."""
    council = Archive(ARCHIVE.municipality, Organization(name="Kommunfullmäktige"), None, ARCHIVE.now)

    bare = read("dagordning 2031-03-12.txt", BARE_AGENDA, archive=council)
    own = read("protokoll.txt", archive=council)

    assert str(bare.meetings[0].organization) == "Kommunfullmäktige"
    assert str(own.meetings[0].organization) == "Kommunstyrelsen"


def test_a_name_that_contradicts_its_minutes_is_told() -> None:
    """The minutes' own day holds."""
    [meeting] = read("protokoll 2031-03-21.txt").meetings

    assert meeting.date == DAY
    assert meeting.warnings == (Caveat.of(CaveatCode.FILE_DATE_DIFFERS, date="2031-03-21"),)


@cases("name", "meant", "hour")
def test_a_summons_is_to_the_meeting_of_its_name(name: str, meant: tuple[str, dt.date], hour: int | None) -> None:
    """What its text tells of another day or of another organization is not said of that one."""
    [meeting] = read(name, SUMMONS).meetings

    assert (meeting.organization.name, meeting.date) == meant
    assert (meeting.start.hour if meeting.start else None) == hour


def test_a_meeting_has_the_id_that_its_own_page_would_give_it() -> None:
    """So that a plan on the web and the archive's minutes are one meeting."""
    [meeting] = read("protokoll.txt").meetings
    [planned] = read_schedule("Kommunstyrelsen sammanträder den 12 mars 2031.", municipality=ARCHIVE.municipality)

    assert meeting.id == planned.id


def test_a_summons_to_nobody_knows_what_is_refused() -> None:
    """No guess: it says what is missing, and where."""
    with pytest.raises(LayoutError, match="which meeting") as raised:
        read("dagordning.txt", BARE_AGENDA)

    assert raised.value.url == "dagordning.txt"


def test_a_page_that_was_sent_for_a_pdf_is_told_as_one() -> None:
    """A server's "the page is gone", kept under a protocol's name; a page under a page's name is read."""
    gone = b"<!doctype html><title>Sidan finns inte</title><p>Protokoll Kommunstyrelsen 2031-03-12"

    with pytest.raises(DocumentError, match="a PDF, as its name says"):
        read("ks/2031-03-12/protokoll.PDF", gone)

    read("ks/2031-03-12/karta.html", gone)


@pytest.mark.parametrize("body", [b"", b"%PDF-1.4", b"\x00\x01\x02" * 99, b"<html></html>", b"protokoll"])
@cases("name")
def test_a_bad_document_raises_what_says_change_the_code(body: bytes, name: str) -> None:
    """Or is left alone, where nothing says that it is of a meeting."""
    with suppress(ReadError):
        assert read(name, body).meetings == ()


@pytest.mark.parametrize("bug", [KeyError("item"), RuntimeError("generator raised StopIteration"), OSError("closed")])
def test_a_bug_that_a_document_brings_out_is_that_document_s(monkeypatch: pytest.MonkeyPatch, bug: Exception) -> None:
    """Whatever our own code raises, the others are read."""
    monkeypatch.setattr(documents, "read_file_name", Mock(side_effect=bug))

    with pytest.raises(ReadError, match=type(bug).__name__):
        read("ks_protokoll_20310312.txt")


def test_a_folder_is_looked_through(tmp_path: Path) -> None:
    """With its folders; hidden files and kinds that we do not read are passed by."""
    for name in ("2031/b.PDF", "2031/a.txt", "c.html", ".dold/d.pdf", "e.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")

    assert [paper.name for paper in find_documents(tmp_path)] == ["2031/a.txt", "2031/b.PDF", "c.html"]


def test_a_single_file_goes_by_its_name(tmp_path: Path) -> None:
    """Of whatever kind: it was asked for."""
    (tmp_path / "protokoll").write_bytes(b"x")

    [paper] = find_documents(tmp_path / "protokoll")

    assert (paper.name, paper.read()) == ("protokoll", b"x")


def test_one_name_for_two_files_is_refused(tmp_path: Path) -> None:
    """Each is known again by its name."""
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "x.txt").write_bytes(b"")

    with pytest.raises(InputError, match=r"x\.txt"):
        find_documents(tmp_path / "a", tmp_path / "b")


def test_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """Nothing is read before it is told."""
    with pytest.raises(InputError, match="that is there"):
        find_documents(tmp_path / "borta")


def test_a_file_that_went_away_is_a_bad_document(tmp_path: Path) -> None:
    """It is told by its name."""
    with pytest.raises(DocumentError, match=r"2031/a\.txt"):
        ArchiveDocument("2031/a.txt", str(tmp_path / "a.txt")).read()


def test_what_came_out_first_is_read_first() -> None:
    """Plans, then summonses and what says nothing of itself, then minutes."""
    names = ("Protokoll b.pdf", "okänd.pdf", "Kallelse b.pdf", "Sammanträdestider.pdf", "Protokoll a.pdf")

    assert [it.name for it in in_reading_order(map(ArchiveDocument, names))] == [
        "Sammanträdestider.pdf",
        "Kallelse b.pdf",
        "okänd.pdf",
        "Protokoll a.pdf",
        "Protokoll b.pdf",
    ]


def test_an_archive_on_no_web_has_no_addresses() -> None:
    """A path of this machine is nobody's business."""
    assert address_of("a.pdf", None) is None
