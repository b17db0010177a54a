"""A store with something in every table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

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
    Municipality,
    Organization,
    Outcome,
    Party,
    Person,
    Position,
    PositionRole,
    Proposal,
    Provenance,
    Site,
    Span,
    Vote,
    VoteCount,
    VoteEvent,
    VoteOption,
    Window,
)
from agendawatch.store import Store

TOWN = Municipality(code="9901", name="Exempelkommun")
SITE = Site(url="https://exempelkommun.example/moten", municipality=TOWN)
BOARD = Organization(name="Kommunstyrelsen")
SEEN = dt.datetime(2031, 3, 1, 8, tzinfo=dt.UTC)
V = Party(code="V", name="Vänsterpartiet")
ANNA = Person(name="Anna Exempel", party=V)
WORDS = 'Ny "simhall"; ett, två\nrader = 1'
ITEM = AgendaItem(
    title=WORDS,
    number="7",
    reference="KS 2031/00012",
    positions=(Position(role=PositionRole.PROPOSER, party=V, person=ANNA, words="yrkar bifall"),),
    documents=(Document(url="https://exempelkommun.example/t.pdf", title="Tjänsteutlåtande", size=2048),),
    provenance=Provenance(words="Ny simhall", spans=(Span(start=0, end=10, page=2),)),
    decision=Decision(
        outcome=Outcome.APPROVED,
        text="Kommunstyrelsen bifaller.",
        vote=VoteCount(winning=1, losing=0),
        votes=(Vote(option=VoteOption.YES, person=ANNA),),
        other_votes=(VoteEvent(votes=(Vote(option=VoteOption.NO, person=ANNA),), about="tillägget"),),
    ),
)
MEETING = Meeting(
    municipality=TOWN,
    organization=BOARD,
    date=dt.date(2031, 3, 11),
    start=dt.datetime(2031, 3, 11, 13, tzinfo=STOCKHOLM),
    agenda=(ITEM, AgendaItem(title="Anmälan")),
    documents=(
        Document(
            url="https://exempelkommun.example/k.pdf", title="Kallelse", classification=DocumentClassification.NOTICE
        ),
    ),
    location="Sessionssalen",
    provenance=Provenance(words="11 mars", url=SITE.url, seen=SEEN),
    source_id="1",
)
LATER = Meeting(municipality=TOWN, organization=BOARD, date=dt.date(2031, 4, 15), source_id="2")
PROPOSAL = Proposal(
    id="p1",
    title="Ny simhall",
    municipality=TOWN,
    reference="KS 2031/00012",
    parties=(V,),
    people=(ANNA,),
    actions=(
        Action(code=ActionCode.SUBMITTED, date=dt.date(2031, 1, 7)),
        Action(
            code=ActionCode.APPROVED,
            date=dt.date(2031, 3, 11),
            organization=BOARD,
            meeting_id=MEETING.id,
            words="bifaller",
            provenance=Provenance(words="bifaller", seen=SEEN),
        ),
    ),
)


def add(store: Store, *meetings: Meeting, seen: dt.datetime = SEEN) -> None:
    """Record a round."""
    store.records.add(Listing(window=Window.year(2031), meetings=meetings), site=SITE, seen=seen)
    store.records.note_visit(SITE, seen=seen)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Keep two meetings, one of them with all there can be, and a proposal."""
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        add(store, MEETING, LATER)
        store.records.save_proposal(PROPOSAL, SEEN)
        yield store
