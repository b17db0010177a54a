"""Several documents of one meeting."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from agendawatch.crawl.archive.documents import ArchiveDocumentKind, merge
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Decision,
    Document,
    Meeting,
    MeetingStatus,
    Organization,
    Outcome,
    Provenance,
)

BOARD = Organization(name="Kommunstyrelsen")
DAY = dt.date(2031, 3, 12)
START = dt.datetime(2031, 3, 12, 13, tzinfo=STOCKHOLM)


def _item(title: str, number: str, name: str, outcome: Outcome | None = None) -> AgendaItem:
    decision = Decision(outcome=outcome) if outcome else None
    return AgendaItem(title=title, number=number, decision=decision, provenance=Provenance(place=f"{name}, page 1"))


def _agenda(*titles: str) -> Meeting:
    items = tuple(_item(title, str(nth), "k.pdf") for nth, title in enumerate(titles, start=1))
    return Meeting(organization=BOARD, date=DAY, status=MeetingStatus.CONVENED, agenda=items, start=START)


PLAN = (Meeting(organization=BOARD, date=DAY, location="Sal B"), ArchiveDocumentKind.PLAN, "plan.html")
AGENDA = (_agenda("Budget", "Cykelplan"), ArchiveDocumentKind.AGENDA, "k.pdf")
MINUTES = (
    Meeting(
        organization=BOARD,
        date=DAY,
        status=MeetingStatus.HELD,
        agenda=(
            _item("Cykelplan", "21", "p.pdf", Outcome.REJECTED),
            _item("Budget", "20", "p.pdf", Outcome.APPROVED),
            _item("Övrigt", "22", "p.pdf", Outcome.NOTED),
        ),
        location="Sal A",
    ),
    ArchiveDocumentKind.MINUTES,
    "p.pdf",
)


@pytest.mark.parametrize("order", tuple(itertools.permutations((PLAN, AGENDA, MINUTES))))
def test_whichever_comes_first(order: tuple[tuple[Meeting, ArchiveDocumentKind, str], ...]) -> None:
    """The agenda's order and numbers, the minutes' decisions and place, and the time that one of them tells."""
    known: Meeting | None = None
    for told, kind, name in order:
        known = merge(known, told, kind, name)

    assert known is not None
    assert (known.status, known.location, known.start) == (MeetingStatus.HELD, "Sal A", START)
    assert [(it.number, it.title, it.decision and it.decision.outcome) for it in known.agenda or ()] == [
        ("1", "Budget", Outcome.APPROVED),
        ("2", "Cykelplan", Outcome.REJECTED),
        ("22", "Övrigt", Outcome.NOTED),
    ]


def test_an_agenda_that_is_put_out_again_holds_what_it_holds_now() -> None:
    """What it held before and nobody decided is gone; a supplement's items stay."""
    extra = Meeting(organization=BOARD, date=DAY, agenda=(_item("Sent ärende", "3", "t.pdf"),))
    known = merge(_agenda("Budget", "Cykelplan"), extra, ArchiveDocumentKind.SUPPLEMENT, "t.pdf")

    again = merge(known, _agenda("Budget", "Badhus"), ArchiveDocumentKind.AGENDA, "k.pdf")

    assert [it.title for it in known.agenda or ()] == ["Budget", "Cykelplan", "Sent ärende"]
    assert [it.title for it in again.agenda or ()] == ["Budget", "Badhus", "Sent ärende"]


def test_a_document_takes_the_place_of_the_one_at_its_address() -> None:
    """Others stay."""
    old, new = (Document(url="https://k.example/p.pdf", title="Protokoll", content_hash=it * 64) for it in "ab")
    other = Document(url="https://k.example/k.pdf", title="Kallelse")
    known = _agenda("Budget").model_copy(update={"documents": (other, old)})
    told = _agenda("Budget").model_copy(update={"documents": (new,)})

    assert merge(known, told, ArchiveDocumentKind.MINUTES, "p.pdf").documents == (other, new)
