"""Meetings that are hard to write: one of every kind that a calendar can get wrong."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import table

from agendawatch.model import (
    Action,
    ActionCode,
    Caveat,
    CaveatCode,
    Certainty,
    Match,
    Meeting,
    Municipality,
    Organization,
    Party,
    Proposal,
    Provenance,
)

SEEN = dt.datetime(2026, 1, 7, 8, 30, tzinfo=dt.UTC)
TOWN = Municipality(code="9901", name="Ängelvik")
BOARD = Organization(name="Kommunstyrelsen")
HOSTILE = "Budget\r\nBEGIN:VEVENT\nUID:x\u2028 \u202eabc\u202c \x00\x07&amp;<br>a\\nb; c, d: \ud800 é ﬁ e\u0301"
FAMILY = "👩‍👩‍👧‍👦🏳️‍🌈" * 40


_PAPERS = [
    {"url": f"https://ängelvik.se/filer/möte {n}.pdf?å=ä", "title": f"Bilaga {n}", "media_type": "application/pdf"}
    for n in range(60)
]
_AGENDA = [
    *({"title": f"Ärende om gång- och cykelväg, etapp {n}; del två", "number": str(n)} for n in range(120)),
    {"title": HOSTILE.replace("\ud800", ""), "reference": "KS 2026/00017"},
    {"title": "x" * 10_000, "withdrawn": True, "public": False},
]
_LONG: dict[str, dict[str, object]] = {
    "papers": {"documents": _PAPERS[:3]},
    "agenda": {"agenda": _AGENDA, "documents": _PAPERS},
    "family": {"name": FAMILY, "location": FAMILY},
    "hostile": {
        **dict.fromkeys(("name", "location", "status_words", "time_note"), HOSTILE),
        "warnings": (Caveat.of(CaveatCode.YEAR_UNCLEAR, words=HOSTILE),),
    },
}
"""What is too long, or too odd, for a table, by the word that the table says it with."""


@pytest.fixture
def hard_meetings() -> tuple[Meeting, ...]:
    """Give meetings whose time is hard (none, several days, over midnight, both sides of the clock changes), and of every state."""
    usual = {"organization": BOARD, "municipality": TOWN, "provenance": Provenance(seen=SEEN)}
    rows = ({**usual, "nth": nth, **row} for nth, row in enumerate(table(__file__, "MEETINGS"), start=1))
    return tuple(Meeting.model_validate(facts | _LONG.get(facts.pop("long", ""), {}), strict=False) for facts in rows)


@pytest.fixture
def hard_proposal() -> Proposal:
    """Give a proposal that is said to be handled on a Wednesday without a time."""
    return Proposal(
        id="fro-1",
        title="Handlingsplan för säkra skolvägar",
        municipality=TOWN,
        reference="KS 2026/00017",
        parties=(Party(code="Ä", name="Ängelvikspartiet"),),
        actions=(
            Action(
                code=ActionCode.ANNOUNCED,
                date=dt.date(2026, 3, 6),
                organization=BOARD,
                meeting_date=dt.date(2026, 3, 11),
                words="på onsdag",
                match=Match(
                    certainty=Certainty.DERIVED,
                    evidence=(Caveat.of(CaveatCode.DATE_MEANT, words="på onsdag", date="2026-03-11"),),
                ),
            ),
        ),
    )
