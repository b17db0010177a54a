"""Several documents of one meeting."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

import agendawatch as aw
from agendawatch.crawl.archive.documents import ArchiveDocumentKind, merge
from agendawatch.model import STOCKHOLM

BOARD = aw.Organization(name="Kommunstyrelsen")
DAY = dt.date(2031, 3, 12)
START = dt.datetime(2031, 3, 12, 13, tzinfo=STOCKHOLM)


def _item(title: str, number: str, name: str, outcome: aw.Outcome | None = None) -> aw.AgendaItem:
    decision = aw.Decision(outcome=outcome) if outcome else None
    return aw.AgendaItem(
        title=title, number=number, decision=decision, provenance=aw.Provenance(place=f"{name}, page 1")
    )


def _agenda(*titles: str) -> aw.Meeting:
    items = tuple(_item(title, str(nth), "k.pdf") for nth, title in enumerate(titles, start=1))
    return aw.Meeting(organization=BOARD, date=DAY, status=aw.MeetingStatus.CONVENED, agenda=items, start=START)


PLAN = (aw.Meeting(organization=BOARD, date=DAY, location="Sal B"), ArchiveDocumentKind.PLAN, "plan.html")
AGENDA = (_agenda("Budget", "Cykelplan"), ArchiveDocumentKind.AGENDA, "k.pdf")
MINUTES = (
    aw.Meeting(
        organization=BOARD,
        date=DAY,
        status=aw.MeetingStatus.HELD,
        agenda=(
            _item("Cykelplan", "21", "p.pdf", aw.Outcome.REJECTED),
            _item("Budget", "20", "p.pdf", aw.Outcome.APPROVED),
            _item("Övrigt", "22", "p.pdf", aw.Outcome.NOTED),
        ),
        location="Sal A",
    ),
    ArchiveDocumentKind.MINUTES,
    "p.pdf",
)


@pytest.mark.parametrize("order", tuple(itertools.permutations((PLAN, AGENDA, MINUTES))))
def test_whichever_comes_first(order: tuple[tuple[aw.Meeting, ArchiveDocumentKind, str], ...]) -> None:
    """The agenda's order and numbers, the minutes' decisions and place, and the time that one of them tells."""
    known: aw.Meeting | None = None
    for told, kind, name in order:
        known = merge(known, told, kind, name)

    assert known is not None
    assert (known.status, known.location, known.start) == (aw.MeetingStatus.HELD, "Sal A", START)
    assert [(it.number, it.title, it.decision and it.decision.outcome) for it in known.agenda or ()] == [
        ("1", "Budget", aw.Outcome.APPROVED),
        ("2", "Cykelplan", aw.Outcome.REJECTED),
        ("22", "Övrigt", aw.Outcome.NOTED),
    ]


def test_an_agenda_that_is_put_out_again_holds_what_it_holds_now() -> None:
    """What it held before and nobody decided is gone; a supplement's items stay."""
    extra = aw.Meeting(organization=BOARD, date=DAY, agenda=(_item("Sent ärende", "3", "t.pdf"),))
    known = merge(_agenda("Budget", "Cykelplan"), extra, ArchiveDocumentKind.SUPPLEMENT, "t.pdf")

    again = merge(known, _agenda("Budget", "Badhus"), ArchiveDocumentKind.AGENDA, "k.pdf")

    assert [it.title for it in known.agenda or ()] == ["Budget", "Cykelplan", "Sent ärende"]
    assert [it.title for it in again.agenda or ()] == ["Budget", "Badhus", "Sent ärende"]


def test_a_document_takes_the_place_of_the_one_at_its_address() -> None:
    """Others stay."""
    old, new = (aw.Document(url="https://k.example/p.pdf", title="Protokoll", content_hash=it * 64) for it in "ab")
    other = aw.Document(url="https://k.example/k.pdf", title="Kallelse")
    known = _agenda("Budget").model_copy(update={"documents": (other, old)})
    told = _agenda("Budget").model_copy(update={"documents": (new,)})

    assert merge(known, told, ArchiveDocumentKind.MINUTES, "p.pdf").documents == (other, new)
