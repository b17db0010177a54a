"""How far a meeting has come is told by what is listed of it."""

from __future__ import annotations

import pytest

from agendawatch.model import Document, DocumentClassification, MeetingStatus
from agendawatch.sources.standing import standing

Kind = DocumentClassification


@pytest.mark.parametrize(
    ("kinds", "stated", "expected"),
    [
        ((), MeetingStatus.SCHEDULED, MeetingStatus.SCHEDULED),
        ((Kind.PAPERS, Kind.PROPOSAL), MeetingStatus.SCHEDULED, MeetingStatus.SCHEDULED),
        ((Kind.NOTICE,), MeetingStatus.SCHEDULED, MeetingStatus.CONVENED),
        ((Kind.AGENDA, Kind.PAPERS), MeetingStatus.SCHEDULED, MeetingStatus.CONVENED),
        ((Kind.AGENDA, Kind.MINUTES), MeetingStatus.SCHEDULED, MeetingStatus.HELD),
        ((Kind.PARTIAL_MINUTES,), MeetingStatus.SCHEDULED, MeetingStatus.HELD),
        ((Kind.MINUTES_NOTICE,), MeetingStatus.SCHEDULED, MeetingStatus.HELD),
        ((Kind.NOTICE,), MeetingStatus.CANCELLED, MeetingStatus.CANCELLED),
        ((Kind.NOTICE,), MeetingStatus.POSTPONED, MeetingStatus.POSTPONED),
        ((), MeetingStatus.HELD, MeetingStatus.HELD),
    ],
)
def test_documents_tell_how_far_it_is(kinds: tuple[Kind, ...], stated: MeetingStatus, expected: MeetingStatus) -> None:
    """Minutes of any kind: held; a summons or an agenda: convened; what the page states goes first."""
    documents = [Document(url=f"https://example.se/{kind}", title=kind, classification=kind) for kind in kinds]

    assert standing(documents, stated) is expected
