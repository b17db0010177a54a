"""A second country of five towns that exist nowhere, written straight into a store; the words of its questions were written before any tool was seen."""

from __future__ import annotations

import datetime as dt

from tests.doubting import doubt_of

from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    AgendaItem,
    Decision,
    Document,
    DocumentClassification,
    Listing,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Outcome,
    Party,
    Position,
    PositionRole,
    Proposal,
    ProposalClassification,
    Provenance,
    Site,
    Span,
    VoteCount,
    Window,
)
from agendawatch.store import Store

TODAY = dt.date(2031, 3, 10)
A, B, C, D, E = (
    Municipality(code=f"99{11 + nth}", name=name)
    for nth, name in enumerate(("Exempelås", "Prövhult", "Mallvik", "Lånsjö", "Fiktivby"))
)
LOCAL = Party(code="EX", name="Exempellistan")
FIRST, LATER, LAST = (dt.datetime(2031, month, day, 6, tzinfo=dt.UTC) for month, day in ((1, 7), (3, 5), (3, 10)))


def _page(town: Municipality) -> str:
    return f"https://{town.slug}.example/moten"


def _ground(town: Municipality, words: str, page: int | None = None) -> Provenance:
    spans = (Span(start=0, end=len(words), page=page),) if page else ()
    url = f"https://{town.slug}.example/kallelse.pdf" if page else _page(town)
    return Provenance(words=words, url=url, spans=spans, seen=LAST)


def _meet(town: Municipality, who: str, month: int, day: int, hour: int | None = 13, **facts: object) -> Meeting:
    start = dt.datetime(2031, month, day, hour, tzinfo=STOCKHOLM) if hour is not None else None
    row = {
        "municipality": town,
        "organization": Organization(name=who),
        "date": dt.date(2031, month, day),
        "start": start,
        "source_id": f"{who}{month}-{facts.pop('key', day)}",
        "provenance": _ground(town, f"{who} {day}/{month}"),
        **facts,
    }
    return Meeting.model_validate(row)


def _summons(print_: str) -> Document:
    url = f"https://{A.slug}.example/kallelse.pdf"
    return Document(url=url, title="Kallelse", classification=DocumentClassification.NOTICE, content_hash=print_ * 64)


SWIMMING = AgendaItem(
    title="Renovering av simhallen",
    number="4",
    reference="KS 2031/0101",
    documents=(Document(url=f"https://{A.slug}.example/tjansteskrivelse.pdf", title="Tjänsteskrivelse simhallen"),),
    provenance=_ground(A, "4. Renovering av simhallen KS 2031/0101", page=3),
)
GARAGE = AgendaItem(
    title="Motion från Exempellistan (EX) om cykelgarage",
    reference="KS 2030/0077",
    decision=Decision(
        outcome=Outcome.REJECTED,
        text="Kommunfullmäktige avslår motionen.",
        vote=VoteCount(winning=21, losing=18),
        provenance=_ground(A, "Kommunfullmäktige avslår motionen."),
    ),
    positions=(
        Position(party=LOCAL, role=PositionRole.PROPOSER),
        Position(party=LOCAL, role=PositionRole.RESERVATION, words="EX reserverar sig"),
    ),
)
PLAN = AgendaItem(
    title="Översiktsplan 2040",
    decision=Decision(outcome=Outcome.APPROVED, text="Kommunfullmäktige antar översiktsplanen."),
)
MINUTES = Document(
    url=f"https://{A.slug}.example/protokoll.pdf", title="Protokoll", classification=DocumentClassification.MINUTES
)


def _lists(later: bool) -> dict[Municipality, tuple[Meeting, ...]]:
    """Give what each town lists, first and later."""
    board = _meet(A, "Kommunstyrelsen", 3, 12, location="Sal A", agenda=(SWIMMING,), documents=(_summons("b"),))
    early = board.model_copy(update={"documents": (_summons("a"),)})
    building = _meet(B, "Byggnadsnämnden", 3, 18)
    if later:
        off = {"status": MeetingStatus.CANCELLED, "status_words": "Inställt på grund av få ärenden"}
        building = building.model_copy(update=off)
    moved = _meet(C, "Kommunstyrelsen", 3, 19 if later else 17, 8, key="mars", location="Rum 2")
    extra = _meet(C, "Kommunfullmäktige", 3, 31, 18, extra=True)
    social = _meet(B, "Socialnämnden", 3, 20)
    council = _meet(A, "Kommunfullmäktige", 2, 24, 18, agenda=(GARAGE, PLAN), documents=(MINUTES,))
    school = AgendaItem(title="Skolskjutsreglemente")
    return {
        A: (council, board if later else early, _meet(A, "Kommunstyrelsen", 4, 9, location="Sal A")),
        B: (
            building,
            *(() if later else (social,)),
            _meet(B, "Kommunstyrelsen", 3, 19),
            _meet(B, "Socialnämnden", 5, 8),
        ),
        C: (moved, *((extra,) if later else ()), _meet(C, "Kommunstyrelsen", 5, 19, 8)),
        D: (_meet(D, "Kommunstyrelsen", 3, 13), _meet(D, "Kommunfullmäktige", 4, 28, None)),
        E: (
            _meet(E, "Socialnämnden", 4, 2, 9, agenda=(AgendaItem(title="Stöd till anhöriga"),)),
            _meet(
                E, "Barn- och utbildningsnämnden", 3, 13, agenda=(school, AgendaItem(title="Ny förskola i Norra byn"))
            ),
        ),
    }


def fill(store: Store) -> None:
    """Keep three months of five towns."""
    for nth, seen in enumerate((FIRST, LATER, LAST)):
        for town, meetings in _lists(later=nth > 0).items():
            site = Site(url=_page(town), municipality=town)
            if town is D and nth == 2:
                store.records.note_visit(site, seen=seen, error="502 Bad Gateway")
                continue
            lost = _meet(E, "Kulturnämnden", 3, 25)
            doubts = (doubt_of("Kulturnämnden", (lost,), site.url),) if town is E else ()
            listing = Listing(window=Window.year(2031), meetings=meetings, doubts=doubts)
            store.records.add(listing, site=site, seen=seen)
            store.records.note_visit(site, seen=seen)
    store.records.index_document("a" * 64, ["Kallelse", "4. Renovering av simhallen för 12 miljoner kronor"])
    store.records.index_document("b" * 64, ["Kallelse", "4. Renovering av simhallen för 19 miljoner kronor"])
    store.records.note_text_changes(["b" * 64], seen=LATER)
    council = next(meeting for meeting in store.meetings(A) if meeting.organization.name == "Kommunfullmäktige")
    for motion in _motions(council):
        store.records.save_proposal(motion, LAST)


def _motions(council: Meeting) -> tuple[Proposal, Proposal]:
    """Give one motion that a council rejected, and one that waits."""

    def did(code: ActionCode, day: dt.date, **facts: object) -> Action:
        return Action.model_validate({"code": code, "date": day, "organization": council.organization} | facts)

    at: dict[str, object] = {"meeting_id": council.id, "meeting_date": council.date}
    rejected = did(ActionCode.REJECTED, council.date, authoritative=True, **at)
    garage = Proposal(
        id="garage",
        title="Cykelgarage vid stationen",
        municipality=A,
        reference="KS 2030/0077",
        classification=ProposalClassification.MOTION,
        parties=(LOCAL,),
        actions=(
            Action(code=ActionCode.SUBMITTED, date=dt.date(2030, 9, 30)),
            rejected,
            did(ActionCode.POSTED, dt.date(2031, 3, 3), **at),
        ),
    )
    day = dt.date(2031, 1, 27)
    sent = (did(ActionCode.SUBMITTED, dt.date(2031, 1, 20)), did(ActionCode.INTRODUCED, day, meeting_date=day))
    waiting = {
        "id": "forskola",
        "title": "Mindre barngrupper i förskolan",
        "municipality": E,
        "reference": "KS 2031/0009",
    }
    return garage, garage.model_copy(update={**waiting, "actions": sent})
