"""Meetings that are hard to write: one of every kind that a calendar can get wrong."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    AgendaItem,
    Caveat,
    CaveatCode,
    Certainty,
    Document,
    Match,
    Meeting,
    MeetingStatus,
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


def local(year: int, month: int, day: int, hour: int, minute: int = 0, *, fold: int = 0) -> dt.datetime:
    """Make a moment on Swedish clocks."""
    return dt.datetime(year, month, day, hour, minute, tzinfo=STOCKHOLM, fold=fold)


def _documents(count: int) -> tuple[Document, ...]:
    return tuple(
        Document(url=f"https://ängelvik.se/filer/möte {n}.pdf?å=ä", title=f"Bilaga {n}", media_type="application/pdf")
        for n in range(count)
    )


def _agenda() -> tuple[AgendaItem, ...]:
    items = [AgendaItem(title=f"Ärende om gång- och cykelväg, etapp {n}; del två", number=str(n)) for n in range(120)]
    items.append(AgendaItem(title=HOSTILE.replace("\ud800", ""), reference="KS 2026/00017"))
    items.append(AgendaItem(title="x" * 10_000, withdrawn=True, public=False))
    return tuple(items)


def _moments() -> list[Meeting]:
    """Meetings whose time is hard: none, several days, over midnight, both sides of the clock changes."""
    base = {"organization": BOARD, "municipality": TOWN, "provenance": Provenance(seen=SEEN)}
    starts = [
        (local(2026, 1, 14, 13), None),
        (local(2026, 7, 1, 13), local(2026, 7, 1, 16, 30)),
        (local(2026, 2, 2, 20), local(2026, 2, 3, 1)),
        (local(2026, 3, 28, 23), local(2026, 3, 29, 3)),
        (local(2026, 10, 25, 2, 30, fold=1), local(2026, 10, 25, 4)),
        (local(2026, 10, 25, 2, 30), local(2026, 10, 25, 2, 45, fold=1)),
        (local(2028, 2, 29, 0), local(2028, 2, 29, 23, 59)),
    ]
    timed = [
        Meeting.model_validate(base | {"date": start.date(), "start": start, "end": end, "nth": nth})
        for nth, (start, end) in enumerate(starts, start=1)
    ]
    days = [
        Meeting.model_validate(base | {"date": dt.date(2026, 3, 11), "time_note": "efter kommunfullmäktige"}),
        Meeting.model_validate(base | {"date": dt.date(2026, 12, 30), "end_date": dt.date(2027, 1, 2)}),
    ]
    return timed + days


def _states() -> list[Meeting]:
    """Meetings in every state."""
    base = {
        "organization": Organization(name="Barn- och utbildningsnämnden"),
        "municipality": TOWN,
        "provenance": Provenance(seen=SEEN, url="https://ängelvik.se/möten?år=2026&sida=1"),
        "location": "Stadshuset, sal 2; plan 3",
    }
    changes: list[dict[str, object]] = [
        {"status": MeetingStatus.CANCELLED, "status_words": "INSTÄLLT"},
        {"status": MeetingStatus.POSTPONED, "status_words": "skjuts upp"},
        {"status": MeetingStatus.UNLISTED},
        {"status": MeetingStatus.HELD, "documents": _documents(3)},
        {"status": MeetingStatus.CONVENED, "agenda": _agenda(), "documents": _documents(60)},
        {"status": MeetingStatus.SCHEDULED, "agenda": ()},
        {"reserve": True, "extra": True},
        {"previous_starts": (local(2026, 4, 1, 9), dt.date(2026, 4, 2))},
        {"name": FAMILY, "location": FAMILY, "warnings": (Caveat.of(CaveatCode.NO_SUCH_DAY, day="2026-02-30"),)},
        {
            "name": HOSTILE,
            "location": HOSTILE,
            "status_words": HOSTILE,
            "time_note": HOSTILE,
            "warnings": (Caveat.of(CaveatCode.YEAR_UNCLEAR, words=HOSTILE),),
        },
    ]
    return [
        Meeting.model_validate(base | {"date": dt.date(2026, 5, day), "start": local(2026, 5, day, 9)} | change)
        for day, change in enumerate(changes, start=1)
    ]


def _proposal() -> Proposal:
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


@pytest.fixture
def hard_meetings() -> tuple[Meeting, ...]:
    """Give one meeting of every hard kind."""
    return (*_moments(), *_states())


@pytest.fixture
def hard_proposal() -> Proposal:
    """Give a proposal that is said to be handled on a Wednesday without a time."""
    return _proposal()
