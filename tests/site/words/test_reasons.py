"""Reasons are told in Swedish."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.following import follow, match_item, match_meeting
from agendawatch.model import AgendaItem, Meeting, MeetingStatus, Municipality, Organization
from agendawatch.reading.press import read_press_release
from agendawatch.site.words.reasons import swedish_reason

RELEASE = """Vänsterpartiet Ängelvik: Rädda biblioteket
Vänsterpartiet i Ängelvik vill ha en handlingsplan för biblioteket. Förslaget behandlas av kommunstyrelsen på onsdag.
"""


@pytest.mark.parametrize(
    ("reason", "swedish"),
    [
        ("case number KS 2026/12", "diarienummer KS 2026/12"),
        ('"på onsdag" means 2026-03-11', "”på onsdag” betyder onsdag 11 mars 2026"),
        ("on the agenda of Kommunstyrelsen on 2026-03-11", "på dagordningen för Kommunstyrelsen onsdag 11 mars 2026"),
        ("same party: V", "samma parti: V"),
        ("12 days apart", "12 dagar isär"),
        ("names {0}, V", "nämner {0}, V"),
        ("Nämnden meets on 2026-02-30", "Nämnden har möte 2026-02-30"),
        ("in words of its own", None),
    ],
)
def test_a_reason_is_told_in_swedish(reason: str, swedish: str | None) -> None:
    """With its days as people say them; what we have no words for is left to the reader's English."""
    assert swedish_reason(reason) == swedish


def test_the_reasons_that_matching_gives_are_known() -> None:
    """Of a meeting that is found by its day, and of the item on its agenda."""
    town = Municipality(code="9901", name="Ängelvik")
    board = Organization(name="Kommunstyrelsen")
    item = AgendaItem(title="Yrkande från V om handlingsplan för biblioteket", number="1")
    meeting = Meeting(organization=board, municipality=town, date=dt.date(2026, 3, 11), agenda=(item,))
    off = meeting.model_copy(update={"status": MeetingStatus.CANCELLED})
    proposal = follow(read_press_release(RELEASE, published=dt.date(2026, 3, 6), municipality=town))
    found = [match_meeting(proposal, (held,)) for held in (meeting, off)]
    item_found = match_item(proposal, meeting)
    matches = [it.match for it in (*found, item_found) if it]

    assert len(matches) == 3
    assert [reason for match in matches for reason in match.evidence if swedish_reason(reason) is None] == []
