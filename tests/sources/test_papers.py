"""Of a meeting's documents, those are asked for where items stand."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.replicas.asking import Answering

from agendawatch.errors import DocumentError
from agendawatch.fetch import run
from agendawatch.model import AgendaItem, Caveat, CaveatCode, Document, DocumentClassification, Meeting, Organization
from agendawatch.sources.papers import choose_agendas, choose_minutes, read_decisions, read_papers

Kind = DocumentClassification


def _document(title: str, kind: Kind) -> Document:
    return Document(url=f"https://example.se/{title}", title=title, classification=kind)


def _meeting(*documents: Document) -> Meeting:
    return Meeting(organization=Organization(name="Kommunstyrelsen"), date=dt.date(2026, 3, 11), documents=documents)


@cases("listed", "agendas", "minutes")
def test_the_telling_ones_are_chosen(
    listed: tuple[tuple[str, str], ...], agendas: tuple[str, ...], minutes: tuple[str, ...]
) -> None:
    """An agenda before a summons, whole minutes before quick ones, partial ones only where there are no others."""
    documents = [_document(title, Kind(kind)) for title, kind in listed]

    assert tuple(it.title for it in choose_agendas(documents)) == agendas
    assert tuple(it.title for it in choose_minutes(documents)) == minutes


def test_nothing_telling_leaves_the_agenda_unpublished() -> None:
    """No page is asked for, and `None` stays `None`."""
    meeting = _meeting(_document("karta.pdf", Kind.ATTACHMENT))

    assert run(read_papers(meeting), Answering()) == meeting


def test_an_agenda_on_a_page_of_html_is_read() -> None:
    """A summons need not be a PDF; what was received is marked by its hash."""
    answer = Answering("<h1>Dagordning</h1><ol><li>Plan för cykelvägar</li><li>Taxa för bygglov</li></ol>")

    read = run(read_papers(_meeting(_document("kallelse", Kind.NOTICE))), answer)

    assert [it.title for it in read.agenda or ()] == ["Plan för cykelvägar", "Taxa för bygglov"]
    assert read.documents[0].content_hash is not None
    assert [ask.expects for ask in answer.asked] == [None]


def test_an_agenda_in_doubt_is_withheld_with_a_warning() -> None:
    """The meeting has no items, and says why; minutes are read all the same."""
    lists = [("Upprop", "Val av justerare", "Taxa för bygglov"), ("Mötet öppnas", "Avfallsplan", "Svar på motion")]
    days = ("12 mars", "9 april")
    parts = (f"<h2>Nämnden {day}</h2><ol><li>{'<li>'.join(it)}</ol>" for day, it in zip(days, lists, strict=True))
    answer = Answering(f"<h1>Kallelser</h1>{''.join(parts)}")

    read = run(read_papers(_meeting(_document("kallelse", Kind.NOTICE))), answer)

    assert read.agenda is None
    assert read.agenda_withheld
    assert [warning.code for warning in read.warnings] == [CaveatCode.AGENDA_UNCLEAR]


def test_a_document_that_cannot_be_read_is_named() -> None:
    """A reader's error gets the document's address."""
    with pytest.raises(DocumentError, match=r"https://example\.se/kallelse\.pdf"):
        run(read_papers(_meeting(_document("kallelse.pdf", Kind.NOTICE))), Answering(b"%PDF-1.7 broken"))


def test_minutes_are_joined_to_an_agenda_that_is_known_already() -> None:
    """The summons is not asked for: the platform gave the items itself."""
    answer = Answering("<h2>§ 8 Gångbro</h2><h3>Beslut</h3><p>Bifall.</p>")
    meeting = _meeting(_document("k", Kind.NOTICE), _document("p", Kind.MINUTES))
    known = meeting.model_copy(update={"agenda": (AgendaItem(title="Gångbro", number="2"),)})

    read = run(read_decisions(known), answer)

    assert [it.url for it in answer.asked] == ["https://example.se/p"]
    assert read.agenda is not None
    assert [(it.number, it.decision is not None) for it in read.agenda] == [("2", True)]


@cases("title", "posted", "expected", expected=list)
def test_the_notice_in_minutes_reaches_the_meeting(title: str, posted: str, expected: list[str]) -> None:
    """When whole minutes say that their notice went up; never before the meeting, and never of a part of them."""
    kind = Kind.PARTIAL_MINUTES if "§" in title else Kind.MINUTES
    text = (
        "Sammanträdesprotokoll\nKommunstyrelsen\nSammanträdesdatum 2026-03-11\n\n"
        f"Bevis om anslag\nDatum för anslags uppsättande {posted}\n\n"
        "§ 12 Cykelplan\n\nBeslut\nKommunstyrelsen antar cykelplanen.\n\n§ 13 Badplats\n\nBeslut\nÄrendet bordläggs.\n"
    )
    answer = Answering(text)

    read = run(read_papers(_meeting(_document(title, kind))), answer)

    notices = [it for it in read.documents if it.classification is Kind.MINUTES_NOTICE]
    assert [it.published.date().isoformat() for it in notices if it.published] == expected
    assert run(read_papers(read), answer).documents == read.documents


@cases("day", "warned")
def test_minutes_that_say_another_day_are_told(day: str, warned: bool) -> None:
    """A neighbour's may be listed by mistake; a mistyped year and the day of adjustment are none's."""
    text = f"Sammanträdesprotokoll\nKommunstyrelsen\nSammanträdesdatum {day}\n\n§ 8 Gångbro\n\nBeslut\n\nBifall."

    read = run(read_papers(_meeting(_document("p", Kind.MINUTES))), Answering(text))

    doubt = Caveat.of(CaveatCode.MINUTES_DATE_DIFFERS, title="p", date="2026-04-22")
    assert read.warnings == ((doubt,) if warned else ())
    assert len(read.agenda or ()) == 1
