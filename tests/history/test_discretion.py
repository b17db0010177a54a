"""No way to reach a person is kept, whatever page it stood on."""

from __future__ import annotations

import pytest
from tests.history.invented import MORNING, SITE, listed, meet

from agendawatch.history import Store
from agendawatch.history.discretion import discreet
from agendawatch.model import AgendaItem, Decision, Document, Outcome, Provenance

REACHED = ("070-123 45 67", "08-123 45 67", "anna.ek@post.example", "811228-9874", "+46 70 123 45 67")


@pytest.mark.parametrize("way", REACHED)
def test_no_words_of_a_meeting_reach_anybody(way: str) -> None:
    """Titles, decisions, documents' names, places and the page's own words alike."""
    meeting = meet(
        3,
        location=f"Stora salen, fråga efter vaktmästaren {way}",
        provenance=Provenance(words=f"10 mars, anmälan {way}"),
        documents=(Document(url="https://e.example/08-1234567.pdf", title=f"Yttrande, {way}"),),
        agenda=(
            AgendaItem(
                title=f"Medborgarförslag om badplats ({way})",
                reference="KS 2031/1",
                decision=Decision(outcome=Outcome.NOTED, text=f"Anmälan noteras. Kontakt: {way}."),
            ),
        ),
    )

    kept = discreet(meeting)

    assert way not in kept.model_dump_json()
    assert kept.documents[0].url == meeting.documents[0].url
    assert kept.agenda is not None
    assert kept.agenda[0].title.startswith("Medborgarförslag om badplats (")


def test_what_reaches_nobody_is_the_very_same() -> None:
    """Dates, case numbers, paragraphs and sums are no telephone numbers."""
    meeting = meet(
        3, agenda=(AgendaItem(title="Budget 2031–2033, §§ 12-14, 1 250 000 kr, KS 2031/00123, SLK-2031-00392"),)
    )

    assert discreet(meeting) is meeting


def test_a_store_keeps_none(store: Store) -> None:
    """Neither in meetings nor in changes, and the same page again is no change."""
    item = AgendaItem(title="Medborgarförslag om badplats, ring 070-123 45 67")

    first = store.add(listed(meet(3, agenda=(item,))), site=SITE, seen=MORNING)
    again = store.add(listed(meet(3, agenda=(item,))), site=SITE, seen=MORNING.replace(hour=9))

    assert again.unchanged
    told = [change.model_dump_json() for change in (*first.changes, *store.changes())]
    assert [words for words in (*told, *store.export_lines()) if "123 45 67" in words] == []
