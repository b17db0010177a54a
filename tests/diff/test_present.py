"""What changes make of a listing, and what a round that did not look leaves standing."""

from __future__ import annotations

import datetime as dt

from tests.store.test_scenarios import apply

from agendawatch.diff import carry
from agendawatch.diff.differences import changes_between
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Caveat,
    CaveatCode,
    Decision,
    Document,
    Listing,
    Meeting,
    MeetingStatus,
    Organization,
    Outcome,
    Window,
)

PAPER = Document(url="https://exempel.example/k.pdf", title="Kallelse", content_hash="a" * 64)
ITEMS = (AgendaItem(title="Budget", decision=Decision(outcome=Outcome.APPROVED)), AgendaItem(title="Val"))
BARE = tuple(item.model_copy(update={"decision": None}) for item in ITEMS)
START = dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM)


def _meet(**facts: object) -> Meeting:
    base = {"organization": Organization(name="Kommunstyrelsen"), "date": dt.date(2031, 3, 10), "id": "a"}
    return Meeting.model_validate({**base, **facts})


FULL = _meet(
    agenda=ITEMS,
    documents=(PAPER,),
    start=START,
    end=START.replace(hour=16),
    location="Stadshuset",
    status=MeetingStatus.HELD,
)


def test_a_meeting_that_is_gone_stays_as_unlisted() -> None:
    """Applying changes forgets nobody."""
    before = Listing(window=Window.year(2031), meetings=(_meet(),))
    reached = apply(changes_between(before, Listing(window=Window.year(2031), meetings=())), before)

    assert [(meeting.id, meeting.status) for meeting in reached.meetings] == [("a", MeetingStatus.UNLISTED)]


def test_no_changes_lead_nowhere() -> None:
    """The same list."""
    before = Listing(window=Window.year(2031), meetings=(_meet(),))

    assert apply((), before) == before


def test_what_was_not_looked_at_stands() -> None:
    """A bare row of a list takes nothing away from what the meeting's own page said."""
    assert carry(FULL, _meet(id="fresh"), looked=False) == FULL


def test_silence_where_we_looked_is_said() -> None:
    """Agenda and documents are gone; hours are as the page says."""
    after = carry(FULL, _meet(start=START), looked=True)

    assert (after.agenda, after.documents, after.end, after.location) == (None, (), None, None)


def test_what_the_list_says_holds() -> None:
    """A list that gives an hour or cancels is believed, looked or not."""
    said = _meet(start=START.replace(hour=9), status=MeetingStatus.CANCELLED, status_words="Inställt")
    after = carry(FULL, said, looked=False)

    assert (after.start, after.status, after.agenda) == (said.start, MeetingStatus.CANCELLED, ITEMS)


def test_an_end_that_the_new_hour_contradicts_is_dropped() -> None:
    """A meeting cannot end before it begins."""
    after = carry(FULL, _meet(start=START.replace(hour=18)), looked=False)

    assert (after.start, after.end) == (START.replace(hour=18), None)


def test_hours_and_place_of_another_day_are_not_carried() -> None:
    """A moved meeting may be held elsewhere."""
    after = carry(FULL, _meet(date=dt.date(2031, 3, 17)), looked=False)

    assert (after.start, after.location, after.agenda) == (None, None, ITEMS)


def test_new_documents_of_the_list_join_the_known_ones() -> None:
    """When the meeting's own page was not asked for."""
    new = Document(url="https://exempel.example/p.pdf", title="Protokoll")

    assert carry(FULL, _meet(documents=(new,)), looked=False).documents == (new, PAPER)


def test_a_known_hash_is_kept_while_the_document_looks_the_same() -> None:
    """A list does not tell hashes; another size tells that ours is old."""
    same = PAPER.model_copy(update={"content_hash": None})

    assert carry(FULL, _meet(documents=(same,)), looked=True).documents == (PAPER,)
    grown = same.model_copy(update={"size": 90})
    assert carry(FULL, _meet(documents=(grown,)), looked=True).documents == (grown,)


def test_a_decision_stays_taken() -> None:
    """Also when this round read the agenda in the summons, where no decision stands."""
    after = carry(FULL, _meet(agenda=BARE), looked=True)

    assert after.agenda == ITEMS


WITHHELD = (Caveat.of(CaveatCode.AGENDA_UNCLEAR, first="Budget", other="Val"),)


def test_an_agenda_that_is_withheld_is_not_gone() -> None:
    """Its pages were read and we are not sure of them: nobody has taken anything off, or put anything out anew."""
    before = Listing(window=Window.year(2031), meetings=(FULL,))
    after = Listing(
        window=Window.year(2031), meetings=(FULL.model_copy(update={"agenda": None, "warnings": WITHHELD}),)
    )

    part = Listing(window=before.window, meetings=(after.meetings[0].model_copy(update={"agenda": ITEMS[:1]}),))

    assert [change.kind for change in (*changes_between(before, after), *changes_between(before, part))] == []
    assert carry(FULL, after.meetings[0], looked=True).agenda == ITEMS


def test_what_minutes_say_is_added_to_an_agenda_that_is_withheld() -> None:
    """The items that they do not hold stand; what they alone hold comes last."""
    decided = AgendaItem(title="Val", decision=Decision(outcome=Outcome.ELECTED))
    minutes = _meet(agenda=(decided, AgendaItem(title="Taxa")), warnings=WITHHELD)

    kept = carry(_meet(agenda=ITEMS), minutes, looked=True).agenda or ()

    assert [item.title for item in kept] == ["Budget", "Val", "Taxa"]
    assert kept[1].decision == decided.decision


def test_an_agenda_stays_withheld_until_it_is_looked_at_again() -> None:
    """A round that asked for the list alone knows no better."""
    before = _meet(warnings=WITHHELD)

    assert carry(before, _meet(), looked=False).agenda_withheld
    assert not carry(before, _meet(agenda=ITEMS), looked=True).agenda_withheld
