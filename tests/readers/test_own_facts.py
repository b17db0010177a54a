"""What properties cannot hold stands beside them, in ASCII."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from agendawatch.model import (
    AgendaItem,
    Caveat,
    CaveatCode,
    Document,
    DocumentClassification,
    ItemClassification,
    Jurisdiction,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    OrganizationClassification,
)
from agendawatch.readers.own_facts import (
    documents_of,
    item_facts,
    item_of,
    meeting_facts,
    meeting_of,
    organization_of,
    other_facts,
    read_facts,
    town_of,
    warnings_of,
)

REGION = Municipality(
    code="13",
    name="Region Exempel",
    classification=Jurisdiction.REGION,
    county="Exempels län",
    website="https://a.se/?å=1",
)
BOARD = Organization(name="Regionstyrelsen & co; å, ä", classification=OrganizationClassification.REGION_BOARD)


@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=50))
def test_any_words_survive(words: str) -> None:
    """Control characters, lone surrogates and signs of addresses come back as they were, through plain ASCII."""
    doubt = Caveat.of(CaveatCode.NO_SUCH_DAY, day=words, words=words)
    meeting = Meeting(organization=BOARD, date=dt.date(2026, 3, 11), status_words=words, warnings=(doubt, doubt))

    written = meeting_facts(meeting)

    assert written.isascii()
    assert not set(written) & set(" \\\r\n;,")
    assert read_facts(written)["words"] == [words]
    assert warnings_of(read_facts(written)) == (doubt, doubt)


def test_a_place_is_told_whole() -> None:
    """Organization and municipality with what they are."""
    facts = read_facts(meeting_facts(Meeting(organization=BOARD, municipality=REGION, date=dt.date(2026, 3, 11))))

    assert (organization_of(facts), town_of(facts)) == (BOARD, REGION)
    assert town_of({}) is None


def test_a_state_and_its_past_are_told() -> None:
    """Days and moments that a meeting was moved from keep their kind."""
    starts = (dt.date(2026, 3, 4), dt.datetime(2026, 3, 5, 13, tzinfo=dt.UTC))
    meeting = Meeting(organization=BOARD, date=dt.date(2026, 3, 11), status=MeetingStatus.HELD, previous_starts=starts)

    facts = read_facts(meeting_facts(meeting))

    read = meeting_of(facts, id=meeting.id, date=meeting.date)
    assert (read.status, read.previous_starts) == (MeetingStatus.HELD, starts)
    assert meeting_of({}, id=meeting.id, date=meeting.date).status is MeetingStatus.SCHEDULED


def test_an_item_is_told_whole() -> None:
    """With its place, its number, and whether it is closed or withdrawn."""
    document = Document(
        url="https://a.se/x",
        title="Bilaga 1",
        classification=DocumentClassification.PAPERS,
        media_type="application/pdf",
    )
    item = AgendaItem(
        title="Budget",
        number="7",
        reference="KS 2026/1",
        classification=ItemClassification.MOTION,
        group="Beslut",
        withdrawn=True,
        public=False,
        documents=(document,),
    )
    meeting = Meeting(organization=BOARD, date=dt.date(2026, 3, 11), agenda=(item,))

    facts = read_facts(item_facts(meeting, item, 0))

    assert item_of(facts, documents_of(facts, [(document.url, document.media_type)])) == item
    assert (facts["meeting"], facts["place"]) == ([meeting.id], ["0"])


def test_what_is_usual_is_not_written() -> None:
    """A plain meeting's line is short."""
    meeting = Meeting(organization=Organization(name="Namnden"), date=dt.date(2026, 3, 11))

    assert meeting_facts(meeting) == "kind=meeting&organization=Namnden"


def test_other_kinds_say_what_they_are() -> None:
    """So that no reader takes them for meetings."""
    assert read_facts(other_facts("proposal", "f 1")) == {"kind": ["proposal"], "id": ["f 1"]}
